package check

var linkRows = rows{
	"handler": {
		{name: "usual", want: "ok"},
		{name: "Store", change: handler("spotify", Handler{App: "SpotifyAB.SpotifyMusic_zpdnekdrzrea0!Spotify"}), want: "ok"},
		{name: "Store, by its file", change: func(f *fake) {
			handler("spotify", Handler{Program: `C:\Program Files\WindowsApps\` + storeName + `\Spotify.exe`})(f)
			f.fail["Stat"] = denied
		}, want: "ok"},
		{name: "none", change: func(f *fake) { delete(f.handlers, "spotify") }, want: "missing"},
		{name: "no Spotify", change: func(f *fake) { f.remove(); delete(f.handlers, "spotify") }, why: Absent},
		{name: "Windows asks", change: handler("spotify", Handler{Program: `C:\Windows\System32\OpenWith.exe`}), want: "missing"},
		{name: "starter beside Spotify", change: func(f *fake) {
			handler("spotify", Handler{Program: roaming + `\spotify\SpotifyLauncher.exe`})(f)
			f.files[roaming+`\spotify\SpotifyLauncher.exe`] = file{}
		}, want: "ok"},
		{name: "starter beside a Spotify elsewhere", change: func(f *fake) {
			linkedTo(`D:\Spotify\SpotifyLauncher.exe`)(f)
			f.texts[place(Person, uninstallKey, "InstallLocation")] = `D:\Spotify`
			f.files[`D:\Spotify\Spotify.exe`] = file{}
		}, want: "ok"},
		{name: "starter that is gone", change: handler("spotify", Handler{Program: roaming + `\Spotify\SpotifyLauncher.exe`}), want: "lost"},
		{name: "starter elsewhere", change: linkedTo(`D:\Mods\SpotifyLauncher.exe`), want: "foreign", what: "SpotifyLauncher.exe"},
		{name: "another, and Spotify is hidden", change: func(f *fake) {
			handler("spotify", Handler{Program: chromeExe})(f)
			f.fail["Stat "+websiteApp] = denied
		}, why: Denied},
		{name: "gone together with Spotify", change: (*fake).remove, why: Absent, raw: `%AppData%\Spotify\Spotify.exe`},
		{name: "another is gone", change: handler("spotify", Handler{Program: `C:\Mods\helper.exe`}), want: "lost", what: "helper.exe"},
		{name: "another", change: handler("spotify", Handler{Program: chromeExe}), want: "foreign", what: "chrome.exe"},
		{name: "another from the Store", change: handler("spotify", Handler{App: "Mods.Helper_abc!App"}), want: "foreign", what: "Mods.Helper_abc!App"},
		{name: "on a share", change: handler("spotify", Handler{Program: `\\server\share\Spotify.exe`}), why: Damaged},
		{name: "something from the Store", change: handler("spotify", Handler{Program: `C:\Windows\System32\LaunchWinApp.exe`}), why: Damaged},
		{name: "empty", change: handler("spotify", Handler{}), why: Damaged},
		{name: "no rights", change: failing(denied, "Handler"), why: Denied},
		{name: "no rights for the file", change: failing(denied, "Stat"), why: Denied},
	},
	"default-browser": {
		{name: "Chrome", want: "known", what: "Chrome"},
		{name: "Firefox", change: browserAt("FirefoxURL-308046B0AF4A39CB", `C:\Program Files\Mozilla Firefox\firefox.exe`), want: "known", what: "Firefox"},
		{name: "Edge", change: browserAt("MSEdgeHTM", `C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe`), want: "known", what: "Edge"},
		{name: "from the Store", change: handler("https", Handler{ProgID: "AppX4hxtad77fbk3jkkeerkrm0ze94wjf3s9", App: "Mozilla.Firefox_n80bbvh6b1yt2!App"}),
			want: "known", what: "Firefox"},
		{name: "other", change: browserAt("LibreWolfURL-1", `D:\Portable\librewolf.exe`), want: "other", what: "librewolf"},
		{name: "other from the Store", change: handler("https", Handler{App: "DuckDuckGo.DesktopBrowser_ya2fgkz3nks94!App"}), want: "other",
			what: "DuckDuckGo.DesktopBrowser"},
		{name: "none", change: func(f *fake) { delete(f.handlers, "https") }, want: "missing"},
		{name: "Windows asks", change: handler("https", Handler{Program: `C:\Windows\System32\OPENWITH.exe`}), want: "missing"},
		{name: "gone", change: func(f *fake) { delete(f.files, chromeExe) }, want: "lost", what: "Chrome"},
		{name: "on a share", change: handler("https", Handler{ProgID: "ChromeHTML", Program: `\\server\chrome.exe`}), why: Damaged},
		{name: "no program", change: handler("https", Handler{ProgID: "ChromeHTML"}), why: Damaged},
		{name: "no rights", change: failing(denied, "Handler"), why: Denied},
		{name: "no rights for the file", change: failing(denied, "Stat"), why: Denied},
	},
}

func handler(scheme string, h Handler) func(*fake) {
	return func(f *fake) { f.handlers[scheme] = h }
}

func browserAt(id, path string) func(*fake) {
	return func(f *fake) {
		f.handlers["https"] = Handler{ProgID: id, Program: path}
		f.files[path] = file{name: base(path)}
	}
}
