//go:build e2e

package e2e

import (
	"os"
	"slices"

	"unpause/catalog"
	"unpause/e2e/wine"
	"unpause/e2e/wine/order"
	"unpause/ui"
)

// trouble lets the buttons fail in each way that is known of. The screen must say so kindly, and offer what there is instead.
func (u *someone) trouble() {
	u.part("no program for the address", (*someone).noHandler)
	u.part("a page is gone, another way is there", (*someone).anotherWay)
	u.part("a file is not there", (*someone).noFile)
	u.part("Windows refuses", (*someone).refused)
	u.part("the person says no to Windows", (*someone).declined)
	u.part("a service may not be changed", (*someone).deniedService)
	u.part("only an administrator can", (*someone).asAdmin)
	u.part("exit codes", (*someone).exitCodes)
	u.part("Spotify is open", (*someone).spotifyOpen)
}

// target presses the button of a target and reads what is said.
func (u *someone) target(id, said string, want ...started) (button string) {
	u.Helper()
	button = u.find(catalog.OpenTarget, id)
	u.asksWindows(order.Order{Tap: button}, said, want...)
	return button
}

func (u *someone) noHandler() {
	u.registry("[-HKEY_CLASSES_ROOT\\spotify]\n")
	defer u.registers()
	u.target("app-spotify", "open.no-handler")
	u.offersNot("open.other-way")
}

func (u *someone) anotherWay() {
	u.registry("[-HKEY_CLASSES_ROOT\\windowsdefender]\n")
	defer u.registers()
	u.target("win-virus-scan", "open.asked", startOf(u.ways("win-security")[0]))
}

func (u *someone) noFile() {
	hide(u.T, wine.System32+"taskmgr.exe")
	u.target("win-task-manager", "open.not-there")
	u.offersNot("open.other-way")
	hide(u.T, wine.System32+"services.msc")
	u.target("win-services", "open.asked", startOf(u.ways("win-services")[1]))
}

func (u *someone) refused() {
	u.while(wine.WindowsRefuses, func() {
		u.target("win-task-manager", "open.denied")
		u.target("win-services", "open.denied")
	})
}

func (u *someone) declined() {
	var button string
	u.while(wine.PersonSaysNo, func() { button = u.target("win-hosts-edit", "open.declined") })
	u.asksWindows(order.Order{Tap: ui.Sentence("open.other-way"), After: button}, "open.asked", startOf(u.ways("win-hosts-edit")[1]))
	u.while(wine.PersonSaysNo, func() {
		u.asks(u.find(catalog.RunCommand, "set-netprofm"), "set-netprofm")
		u.pc.Forget()
		u.tap(ui.Sentence("run.yes"))
		u.mustRead("run.declined")
		u.started()
	})
}

// deniedService lets sc.exe answer what it answers where a rule forbids to change a service.
func (u *someone) deniedService() {
	const denied = 5
	hide(u.T, wine.System32+"sc.exe")
	if err := u.pc.Put("recorder.exe", wine.System32+"sc.exe"); err != nil {
		u.Fatal(err)
	}
	u.exitsWith(denied, func() {
		u.asks(u.find(catalog.RunCommand, "set-netprofm"), "set-netprofm")
		u.pc.Forget()
		u.yes(ran{"set-netprofm", "run.denied"})
	})
	u.fallsBack("win-services")
}

// asAdmin lets the command fail that may need the rights of an administrator, and then work with them.
func (u *someone) asAdmin() {
	u.exitsWith(1, func() {
		u.asks(u.find(catalog.RunCommand, "flushdns"), "flushdns")
		u.pc.Forget()
		u.yes(ran{"flushdns", "run.failed"})
	})
	u.pc.Forget()
	u.tap(ui.Sentence("run.as-admin"))
	u.mustRead("run.done")
	line := u.startsOf("flushdns")[0]
	line.asAdmin = true
	u.started(line)
}

// exitCodes lets the programs of Windows answer what they answer when there was nothing to do, and when it did not work.
func (u *someone) exitCodes() {
	const noProcess, noRestart = 128, 1116
	for _, c := range []struct {
		code int
		ran
		fallback string
	}{
		{noProcess, ran{"close-spotify", "run.already"}, ""}, {1, ran{"time-status", "run.failed"}, "win-date-time"}, {5, ran{"adv-startup", "run.failed"}, "win-recovery"},
	} {
		u.asks(u.find(catalog.RunCommand, c.id), c.id)
		u.exitsWith(c.code, func() {
			u.pc.Forget()
			u.yes(c.ran)
		})
		if c.fallback != "" {
			u.fallsBack(c.fallback)
		}
	}
	u.asks(u.find(catalog.RunCommand, "adv-startup"), "adv-startup")
	u.pc.Forget()
	u.yes(ran{"adv-startup", "run.done"})
	u.asks(u.offered("cancel-restart"), "cancel-restart")
	u.exitsWith(noRestart, func() {
		u.pc.Forget()
		u.yes(ran{"cancel-restart", "back.already"})
	})
}

// spotifyOpen presses what needs a closed Spotify while it is open and does not close when it is asked to. It ends when it is made to. Wine's own taskkill does
// not know the switch that ends a whole family of programs, so a recorder stands in its place, and the test ends the program.
func (u *someone) spotifyOpen() {
	if err := u.pc.Put("service.exe", wine.Spotify); err != nil {
		u.Fatal(err)
	}
	defer os.Remove(u.pc.Path(wine.Spotify))
	end, err := u.pc.Running(wine.Spotify)
	if err != nil {
		u.Fatal(err)
	}
	u.asks(u.find(catalog.RunCommand, "rename-prefs"), "rename-prefs")
	u.pc.Forget()
	u.yes(ran{"rename-prefs", "run.still-running"})
	u.asks(u.offered("close-spotify"), "close-spotify")
	u.pc.Forget()
	u.yes(ran{"close-spotify", "run.not-confirmed"})
	u.fallsBack("win-task-manager")
	u.asks(u.offered("force-close-spotify"), "force-close-spotify")
	u.pc.Forget()
	end()
	u.yes(ran{"force-close-spotify", "run.done"})
}

// noService presses the button for a service that this Windows does not have.
func (u *someone) noService() {
	u.asks(u.find(catalog.RunCommand, "start-nlasvc"), "start-nlasvc")
	u.pc.Forget()
	u.yes(ran{"start-nlasvc", "run.no-service"})
	u.fallsBack("win-services")
}

// oldWindows presses a button whose page came with a later Windows.
func oldWindows(u *someone) {
	u.target("win-update-optional", "open.asked", startOf(u.ways("win-update")[0]))
}

// version1909 is the build of a Windows 10 that is older than all that are still supported.
const version1909 = 18363

// fallsBack demands the button that opens the page where the same can be done by hand, and presses it.
func (u *someone) fallsBack(id string) {
	u.Helper()
	words, _ := u.cat.Words(catalog.OpenTarget, id)
	u.asksWindows(order.Order{Tap: words.Label, After: ui.Sentence("action.copy-command")}, "open.asked", startOf(u.ways(id)[0]))
}

func (u *someone) offersNot(key string) {
	u.Helper()
	if words := ui.Sentence(key); slices.Contains(u.buttons(), words) {
		u.Errorf("%q is offered", words)
	}
}

// while does something while a file is there.
func (u *someone) while(file string, do func()) {
	u.Helper()
	if err := u.pc.Write(file, nil); err != nil {
		u.Fatal(err)
	}
	defer os.Remove(u.pc.Path(file))
	do()
}

// exitsWith does something while the recorders end with a code.
func (u *someone) exitsWith(code int, do func()) {
	u.Helper()
	if err := u.pc.ExitWith(code); err != nil {
		u.Fatal(err)
	}
	defer u.pc.ExitWith(0)
	do()
}

func (u *someone) registry(content string) {
	u.Helper()
	if err := u.pc.Registry("REGEDIT4\n\n" + content); err != nil {
		u.Fatal(err)
	}
}

// registers makes the recorders the programs for all addresses again.
func (u *someone) registers() {
	if err := u.pc.Register(); err != nil {
		u.Fatal(err)
	}
}
