package check

var windowsRows = rows{
	"disk": {
		{name: "enough", want: "enough", what: "120 GB"},
		{name: "tightest", change: room(localData, 12<<30+1), want: "enough", what: "12 GB"},
		{name: "just enough", change: room(roaming, 1<<30), want: "enough", what: "1 GB"},
		{name: "little", change: room(localData+`\Temp`, 1<<30-1), want: "little", what: "1023 MB"},
		{name: "just little", change: room(roaming, 500<<20), want: "little", what: "500 MB"},
		{name: "full", change: room(roaming, 310<<20), want: "full", what: "310 MB"},
		{name: "nothing", change: room(roaming, 0), want: "full", what: "0 MB"},
		{name: "full, another hidden", change: func(f *fake) { room(roaming, 1)(f); delete(f.free, localData) }, want: "full"},
		{name: "little, another hidden", change: func(f *fake) { room(roaming, 600<<20)(f); f.fail["Free "+localData] = denied }, why: Denied},
		{name: "no rights", change: failing(denied, "Free"), why: Denied},
		{name: "no folder", change: failing(missing, "Folder temp"), why: Missing},
	},
	"widevine": {
		{name: "Chrome", want: "found", what: "Chrome"},
		{name: "all", change: func(f *fake) {
			f.files[localData+`\Microsoft\Edge\User Data\WidevineCdm`] = file{folder: true, inside: []string{"4.10.2891.0"}}
			f.files[localData+`\Spotify\WidevineCdm`] = file{folder: true, inside: []string{"x"}}
		}, want: "found", what: "Chrome, Edge, Spotify"},
		{name: "rule", change: number(chromeRulesKey, "ComponentUpdatesEnabled", 0), want: "forbidden", what: "ComponentUpdatesEnabled"},
		{name: "rule for the person", change: func(f *fake) { f.numbers[place(Person, chromeRulesKey, "ComponentUpdatesEnabled")] = 0 }, want: "forbidden",
			raw: "HKCU"},
		{name: "rule that allows", change: number(chromeRulesKey, "ComponentUpdatesEnabled", 1), want: "found"},
		{name: "not seen", change: func(f *fake) { clear(f.files) }, why: Hidden},
		{name: "empty folder", change: func(f *fake) {
			clear(f.files)
			f.files[localData+`\Google\Chrome\User Data\WidevineCdm`] = file{folder: true}
		}, why: Hidden},
		{name: "folders hidden", change: failing(denied, "List"), why: Hidden},
		{name: "no rights for rules", change: failing(denied, "Number"), why: Denied},
		{name: "rule is no number", change: failing(ErrDamaged, "Number"), why: Damaged},
	},
	"restart-pending": {
		{name: "none, other files wait", want: "no"},
		{name: "nothing set", change: func(f *fake) { clear(f.texts) }, want: "no"},
		{name: "parts", change: key(partsKey), want: "yes", what: "parts of Windows"},
		{name: "updates", change: key(updatesKey), want: "yes", what: "updates of Windows"},
		{name: "files", change: func(f *fake) {
			f.texts[place(Machine, sessionKey, pendingFiles)] = `\??\` + home + "\n" + `\??\` + roaming + `\SPOTIFY\libcef.dll`
		}, want: "yes", what: "files of Spotify"},
		{name: "parts, the rest is hidden", change: func(f *fake) { key(partsKey)(f); f.fail["Text"] = denied }, want: "yes"},
		{name: "no rights", change: failing(denied, "Subkeys"), why: Denied},
		{name: "files hidden", change: failing(denied, "Text"), why: Denied},
		{name: "files damaged", change: failing(ErrDamaged, "Text"), why: Damaged},
	},
	"rights": {
		{name: "asks", want: "asks"},
		{name: "started as administrator", change: func(f *fake) { f.elevated = true }, want: "asks"},
		{name: "not set", change: func(f *fake) { clear(f.numbers) }, want: "asks"},
		{name: "the account that comes with Windows", change: func(f *fake) { f.elevated, f.always = true, true }, want: "never", raw: "never asked"},
		{name: "the account that comes with Windows, not set", change: func(f *fake) { clear(f.numbers); f.elevated, f.always = true, true }, want: "never"},
		{name: "yes without a question", change: number(rightsKey, "ConsentPromptBehaviorAdmin", 0), want: "silent", raw: "ConsentPromptBehaviorAdmin is 0"},
		{name: "usual question", change: number(rightsKey, "ConsentPromptBehaviorAdmin", 5), want: "asks"},
		{name: "no rights for the kind of question", change: failing(denied, "Number "+place(Machine, rightsKey, "ConsentPromptBehaviorAdmin")), why: Denied},
		{name: "kind of account is hidden", change: failing(denied, "AlwaysElevated"), why: Denied},
		{name: "never", change: func(f *fake) { f.elevated = true; number(rightsKey, "EnableLUA", 0)(f) }, want: "never"},
		{name: "switched off for another person", change: number(rightsKey, "EnableLUA", 0), why: Failed, raw: "EnableLUA is 0"},
		{name: "no rights", change: failing(denied, "Number"), why: Denied},
		{name: "no number", change: failing(ErrDamaged, "Number"), why: Damaged},
	},
	"windows-version": {
		{name: "10", build: windows10, want: "10", what: "22H2, build 19045.4291"},
		{name: "11", build: windows11, want: "11", what: "23H2, build 22631.4291"},
		{name: "first 11", build: build11, want: "11"},
		{name: "last 10", build: build11 - 1, want: "10"},
		{name: "first 10", build: build10, want: "10"},
		{name: "Server 2022", build: 20348, change: installationType("Server"), want: "server", raw: "InstallationType: Server"},
		{name: "Server 2025 without windows", build: 26100, change: installationType("Server Core"), want: "server"},
		{name: "no server", build: windows10, change: installationType("Client"), want: "10"},
		{name: "old server", build: 9600, change: installationType("Server"), want: "older"},
		{name: "8.1", build: 9600, change: func(f *fake) { clear(f.texts); clear(f.numbers) }, want: "older", what: "build 9600"},
		{name: "no rights", build: windows11, change: failing(denied, "Text", "Number"), want: "11", what: "build 22631"},
		{name: "strange name", build: windows10, change: func(f *fake) { f.texts[place(Machine, windowsKey, "DisplayVersion")] = "\u202eH22\x00" }, want: "10",
			what: "H22, build 19045.4291"},
	},
}

func installationType(kind string) func(*fake) {
	return func(f *fake) { f.texts[place(Machine, windowsKey, "InstallationType")] = kind }
}

func room(path string, free uint64) func(*fake) { return func(f *fake) { f.free[path] = free } }

func key(name string) func(*fake) {
	return func(f *fake) { f.keys[place(Machine, name, "")] = nil }
}
