//go:build e2e

package e2e

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"unpause/e2e/desk"
	"unpause/e2e/wine"
	"unpause/resources"
	"unpause/system"
)

// Exit codes of the setup; see packaging/installer/unpause.nsi.
const (
	done         = 0
	stillOpen    = 3
	cannotWrite  = 4
	tooOld       = 5
	alreadyThere = 6
	wrongWord    = 7
	olderVersion = "0.0.9"
)

// Where the setup puts things if it is not told otherwise.
var (
	installed = wine.Programs + `\Unpause`
	startMenu = wine.StartMenu + `\Unpause`
	onDesktop = wine.Desktop + `\Unpause.lnk`
	ownFolder = wine.Local + `\Unpause`
)

// Setups on drive C. Two have a stand-in for Unpause in them, which is small, and one the built program.
const (
	olderSetup = `C:\setups\older.exe`
	setup      = `C:\setups\setup.exe`
	realSetup  = `C:\setups\real.exe`
)

// signature is what the test's way of signing adds to a file.
const signature = "signed by the test"

// forSetups makes the shared prefix one for setups, with the small setups on it.
var forSetups = sync.OnceValue(func() error {
	if err := prefix.ForSetups(); err != nil {
		return err
	}
	program, err := prefix.StandIn()
	if err != nil {
		return err
	}
	if err := makeSetup(olderSetup, olderVersion, append(bytes.Clone(program), "older"...), warningsAreErrors); err != nil {
		return err
	}
	return makeSetup(setup, resources.Version(), program, warningsAreErrors)
})

// withReal makes the setup of the built program. It is packed less tightly than the others, because that takes long; makensis warns of the difference.
var withReal = sync.OnceValue(func() error {
	program, err := os.ReadFile(windowsProgram)
	if err != nil {
		return err
	}
	return makeSetup(realSetup, resources.Version(), program, "-XSetCompressor /FINAL zlib")
})

// warningsAreErrors is a switch of makensis.
const warningsAreErrors = "-WX"

// makeSetup makes a setup and puts it on drive C. how is one more switch of makensis.
func makeSetup(file, version string, program []byte, how string) error {
	folder, err := os.MkdirTemp("", "unpause-setup-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	if err := os.WriteFile(filepath.Join(folder, "unpause.exe"), program, 0o755); err != nil {
		return err
	}
	sign := filepath.Join(folder, "sign")
	if err := os.WriteFile(sign, []byte("#!/bin/sh\nprintf '"+signature+"' >> \"$1\"\n"), 0o755); err != nil {
		return err
	}
	licenses, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	made := filepath.Join(folder, "unpause-setup.exe")
	out, err := exec.Command("makensis", "-V2", how, "-DVERSION="+version, "-DPROGRAM="+filepath.Join(folder, "unpause.exe"), "-DLICENSES="+licenses,
		"-DOUTFILE="+made, "-DICON=${NSISDIR}/Contrib/Graphics/Icons/modern-install.ico", "-DSIGN="+sign, "../packaging/installer/unpause.nsi").CombinedOutput()
	if err != nil {
		return fmt.Errorf("%w\n%s", err, out)
	}
	data, err := os.ReadFile(made)
	if err != nil {
		return err
	}
	return prefix.Write(file, data)
}

// someonesPC is a PC for setups. When the test ends, Unpause is gone from it.
type someonesPC struct{ *testing.T }

func setUp(t *testing.T) someonesPC {
	t.Helper()
	if err := forSetups(); err != nil {
		t.Fatal(err)
	}
	pc := someonesPC{t}
	t.Cleanup(func() {
		for _, entry := range pc.entries() {
			if remover, ok := strings.CutSuffix(strings.Trim(entry, `"`), `uninstall.exe`); ok {
				pc.remove(remover[:len(remover)-1], "/FORGET=1")
			}
		}
		os.RemoveAll(prefix.Path(ownFolder))
	})
	return pc
}

// install runs a setup silently and demands an exit code.
func (pc someonesPC) install(want int, file string, args ...string) {
	pc.Helper()
	if code, err := prefix.Setup(file, append([]string{"/S"}, args...)...); code != want || err != nil {
		pc.Fatalf("%s %q ended with %d, want %d, %v", file, args, code, want, err)
	}
}

// remove runs the remover of a folder silently and waits until it is gone: it goes on as a copy of itself, so that it can delete itself.
func (pc someonesPC) remove(folder string, args ...string) {
	pc.Helper()
	pc.install(done, folder+`\uninstall.exe`, args...)
	pc.until("the remover to end", func() bool { return !exists(folder+`\uninstall.exe`) && !prefix.Runs(`\~nsu`) })
}

func (pc someonesPC) until(what string, happened func() bool) {
	pc.Helper()
	for deadline := time.Now().Add(20 * time.Second); !happened(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(deadline) {
			pc.Fatalf("waited in vain for %s", what)
		}
	}
}

func exists(file string) bool {
	_, err := os.Lstat(prefix.Path(file))
	return err == nil
}

// has demands that there are exactly these files in a folder.
func (pc someonesPC) has(folder string, want ...string) {
	pc.Helper()
	entries, err := os.ReadDir(prefix.Path(folder))
	if err != nil && !os.IsNotExist(err) {
		pc.Fatal(err)
	}
	var names []string
	for _, entry := range entries {
		names = append(names, entry.Name())
	}
	if !slices.Equal(names, want) {
		pc.Errorf("%s holds %q, want %q", folder, names, want)
	}
}

// holds demands that a file has a content.
func (pc someonesPC) holds(file string, want []byte) {
	pc.Helper()
	if data, err := os.ReadFile(prefix.Path(file)); err != nil || !bytes.Equal(data, want) {
		pc.Errorf("%s has %d bytes, not the %d that are wanted, %v", file, len(data), len(want), err)
	}
}

// holdsVersion demands that the program of a version is there and listed once.
func (pc someonesPC) holdsVersion(version, folder string) {
	pc.Helper()
	program, err := prefix.StandIn()
	if err != nil {
		pc.Fatal(err)
	}
	if version == olderVersion {
		program = append(program, "older"...)
	}
	pc.holds(folder+`\unpause.exe`, program)
	var versions []string
	for name, value := range pc.entries() {
		if strings.HasSuffix(name, "|DisplayVersion") {
			versions = append(versions, value)
		}
	}
	if !slices.Equal(versions, []string{version}) {
		pc.Errorf("listed: %q, want %q", versions, version)
	}
}

func (pc someonesPC) entries() map[string]string {
	pc.Helper()
	values, err := prefix.Entries()
	if err != nil {
		pc.Fatal(err)
	}
	return values
}

func (pc someonesPC) write(file, content string) {
	pc.Helper()
	if err := prefix.Write(file, []byte(content)); err != nil {
		pc.Fatal(err)
	}
}

func (pc someonesPC) registry(content string) {
	pc.Helper()
	if err := prefix.Registry("REGEDIT4\n" + content); err != nil {
		pc.Fatal(err)
	}
}

// saveProgress puts files into Unpause's own folder that its setup does not know, and returns what demands that they are still there.
func (pc someonesPC) saveProgress() (stillThere func()) {
	pc.Helper()
	files := map[string]string{`\progress.json`: `{"at":"accounts:4"}`, `\changes.json`: "{}", `\older\progress.json`: "{}", `\crash-notes.txt`: "none", `\reference.html.bak`: "none"}
	for name, content := range files {
		pc.write(ownFolder+name, content)
	}
	return func() {
		pc.Helper()
		for name, content := range files {
			pc.holds(ownFolder+name, []byte(content))
		}
	}
}

// makesOwnFiles puts those files into Unpause's own folder that it can make again, two of them half written, and an empty folder.
func (pc someonesPC) makesOwnFiles() {
	pc.Helper()
	for _, name := range []string{"reference.html", "reference.html.12345", "crash.txt", "crash-4.txt", "crash-before.txt", "crash-before.txt.9", "settings.json", "open.lock", "open-2.lock", "changes.lock", "changes.json.7", "progress.json.12", "progress-2.json.3", "progress-4.json.56"} {
		pc.write(ownFolder+`\`+name, "none")
	}
	if err := os.MkdirAll(prefix.Path(ownFolder+`\empty`), 0o755); err != nil {
		pc.Fatal(err)
	}
}

// runs starts a program of drive C that says that it runs.
func (pc someonesPC) runs(program string) {
	pc.Helper()
	end, err := prefix.Running(program)
	if err != nil {
		pc.Fatal(err)
	}
	pc.Cleanup(end)
}

// TestSetupInstallsAndRemoves looks at all that a silent setup does, and at what is left when Unpause is removed.
func TestSetupInstallsAndRemoves(t *testing.T) {
	pc := setUp(t)
	pc.opensOnce("Another", "another.exe")
	before := atRest(t, prefix)
	pc.install(done, setup)
	pc.has(installed, "LICENSE.txt", "NOTICE.txt", "uninstall.exe", "unpause.exe")
	pc.holdsVersion(resources.Version(), installed)
	for name, source := range map[string]string{"LICENSE.txt": "../LICENSE", "NOTICE.txt": "../NOTICE"} {
		text, err := os.ReadFile(source)
		if err != nil {
			t.Fatal(err)
		}
		pc.holds(installed+`\`+name, text)
	}
	if remover, err := os.ReadFile(prefix.Path(installed + `\uninstall.exe`)); err != nil || !bytes.HasSuffix(remover, []byte(signature)) {
		t.Errorf("the remover is not signed, %v", err)
	}
	pc.has(startMenu, "Unpause as a web page.lnk", "Unpause.lnk")
	pc.shortcut(startMenu+`\Unpause.lnk`, wine.Shortcut{Target: installed + `\unpause.exe`, Comment: "Helps when Spotify shows an error", Folder: wine.Home()})
	pc.shortcut(startMenu+`\Unpause as a web page.lnk`, wine.Shortcut{Target: installed + `\unpause.exe`, Comment: "All of Unpause's advice as a page in your browser",
		Folder: wine.Home(), Arguments: "--page"})
	if exists(onDesktop) {
		t.Error("there is a shortcut on the desktop that nobody has asked for")
	}
	pc.listed()
	pc.opensOnce("Unpause", `"`+installed+`\unpause.exe" `+system.OpenAgainFlag)
	fyneLeaves(pc)
	stillThere := pc.saveProgress()
	pc.makesOwnFiles()
	pc.remove(installed)
	stillThere()
	pc.has(ownFolder, "changes.json", "crash-notes.txt", "older", "progress.json", "reference.html.bak")
	os.RemoveAll(prefix.Path(ownFolder))
	nothingLeft(t, before, atRest(t, prefix))
}

// opensOnce lets Windows open something when the person signs in next.
func (pc someonesPC) opensOnce(name, line string) {
	pc.Helper()
	pc.registry(wine.Key(runOnce) + wine.Value(name, line))
}

const runOnce = `HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\RunOnce`

func (pc someonesPC) shortcut(file string, want wine.Shortcut) {
	pc.Helper()
	got, err := prefix.Shortcut(file)
	if err != nil {
		pc.Fatal(err)
	}
	if !strings.EqualFold(got.Target, want.Target) || got.Arguments != want.Arguments || got.Comment != want.Comment || !strings.EqualFold(got.Folder, want.Folder) {
		pc.Errorf("%s: %+v, want %+v", file, got, want)
	}
}

// listed demands the entries of the registry.
func (pc someonesPC) listed() {
	pc.Helper()
	program, err := prefix.StandIn()
	if err != nil {
		pc.Fatal(err)
	}
	got := pc.entries()
	var size int
	if _, err := fmt.Sscan(got["Unpause|EstimatedSize"], &size); err != nil || size*1024 < len(program) || size*1024 > len(program)+1<<20 {
		pc.Errorf("EstimatedSize: %q KB for a program of %d bytes, %v", got["Unpause|EstimatedSize"], len(program), err)
	}
	if day, err := time.Parse("20060102", got["Unpause|InstallDate"]); err != nil || time.Since(day).Abs() > 48*time.Hour {
		pc.Errorf("InstallDate: %q, %v", got["Unpause|InstallDate"], err)
	}
	delete(got, "Unpause|EstimatedSize")
	delete(got, "Unpause|InstallDate")
	want := map[string]string{
		"Unpause|DisplayName": "Unpause", "Unpause|DisplayVersion": resources.Version(), "Unpause|Publisher": "The Unpause authors",
		"Unpause|Comments": "Unofficial. Not made by Spotify.", "Unpause|DisplayIcon": installed + `\unpause.exe`, "Unpause|InstallLocation": installed,
		"Unpause|UninstallString": `"` + installed + `\uninstall.exe"`, "Unpause|QuietUninstallString": `"` + installed + `\uninstall.exe" /S`,
		"Unpause|NoModify": "1", "Unpause|NoRepair": "1", "Unpause|DesktopLink": "0",
		"unpause|": "URL:Unpause", "unpause|URL Protocol": "", `unpause\DefaultIcon|`: installed + `\unpause.exe`,
		`unpause\shell\open\command|`: `"` + installed + `\unpause.exe" "%1"`,
	}
	if !maps.Equal(got, want) {
		pc.Errorf("registry: %q\nwant: %q", got, want)
	}
}

// fyneLeaves puts those files there that Fyne makes while Unpause runs.
func fyneLeaves(pc someonesPC) {
	pc.write(wine.Roaming+`\fyne\app.unpause.desktop\preferences.json`, "{}")
	pc.write(wine.Local+`\fyne\app.unpause.desktop\icon.png`, "")
	pc.write(wine.Local+`\font_index_v5.cache`, "")
}

// mayStay is what is different in the end and not Unpause's. The running copy of the remover, in the folder for temporary files, cannot delete itself; NSIS
// asks Windows to do it at the next start, which Windows heeds only for administrators. The folder Programs is Windows' own, for the programs of one person;
// Wine does not have it at first.
var mayStay = regexp.MustCompile(`^/drive_c/users/[^/]+/(AppData/Local/Programs|Temp/~nsu\d?\.tmp(/Un\.exe)?)$`)

// mayStand are lines of the registry of that kind; two keys that every Windows has are missing in Wine at first.
var mayStand = regexp.MustCompile(`(?m)^"PendingFileRenameOperations"=.*~nsu.*\n|^\[Software\\\\(Classes|Microsoft\\\\Windows\\\\CurrentVersion\\\\Uninstall)\]\n`)

// nothingLeft demands that nothing has changed on a PC.
func nothingLeft(t *testing.T, before, after map[string]string) {
	t.Helper()
	for _, path := range wine.Differences(before, after) {
		more := mayStand.ReplaceAllString(changedLines(before[path], after[path]), "")
		less := changedLines(after[path], before[path])
		if !mayStay.MatchString(path) && strings.TrimSpace(more+less) != "" {
			t.Errorf("%s is not as it was:\n%s\nand no more:\n%s", path, more, less)
		}
	}
}

// TestSetupUpdates puts a newer version over an older one that is open, and the older one over that again.
func TestSetupUpdates(t *testing.T) {
	pc := setUp(t)
	pc.install(done, olderSetup, "/DESKTOP=1")
	pc.holdsVersion(olderVersion, installed)
	stillThere := pc.saveProgress()
	pc.write(installed+`\unpause.exe.old`, "left by a setup while it was open")
	pc.runs(installed + `\unpause.exe`)
	pc.install(done, setup)
	if prefix.Runs(installed + `\unpause.exe`) {
		t.Error("the older version is still open")
	}
	pc.holdsVersion(resources.Version(), installed)
	pc.has(installed, "LICENSE.txt", "NOTICE.txt", "uninstall.exe", "unpause.exe")
	pc.shortcut(onDesktop, wine.Shortcut{Target: installed + `\unpause.exe`, Comment: "Helps when Spotify shows an error", Folder: wine.Home()})
	stillThere()
	pc.install(done, olderSetup)
	pc.holdsVersion(olderVersion, installed)
	stillThere()
	pc.install(done, setup, "/DESKTOP=0")
	if exists(onDesktop) {
		t.Error("the shortcut on the desktop is still there")
	}
}

// TestSetupThatCannot: Unpause does not close, its file is held, or Windows is too old. Then nothing changes, and the exit code says why.
func TestSetupThatCannot(t *testing.T) {
	pc := setUp(t)
	pc.install(done, olderSetup)
	untouched := pc.photograph()
	here := "_?=" + installed // the remover stays in its place, so that its exit code is seen
	t.Run("does not close", func(t *testing.T) {
		someonesPC{t}.runs(`C:\stubborn.exe`)
		pc.install(stillOpen, setup)
		untouched(t)
		pc.install(stillOpen, installed+`\uninstall.exe`, here)
		untouched(t)
	})
	t.Run("file held", func(t *testing.T) {
		someonesPC{t}.holdsOpen(installed + `\unpause.exe`)
		pc.install(cannotWrite, setup)
		untouched(t)
		pc.install(cannotWrite, installed+`\uninstall.exe`, here)
		untouched(t)
	})
	t.Run("left file held", func(t *testing.T) {
		left := installed + `\unpause.exe.old`
		pc.write(left, "left by a setup while it was open")
		someonesPC{t}.holdsOpen(left)
		pc.install(cannotWrite, installed+`\uninstall.exe`, here)
		if err := os.Remove(prefix.Path(left)); err != nil {
			t.Fatal(err)
		}
		untouched(t)
	})
	t.Run("old Windows", func(t *testing.T) {
		if err := prefix.Version("6.1"); err != nil {
			t.Fatal(err)
		}
		defer prefix.Version("10.0")
		pc.install(tooOld, setup)
		untouched(t)
	})
}

// TestSetupRefusesWrongWords: what was typed is not understood, or names a folder that cannot be. Nothing changes, and Unpause does not go elsewhere.
func TestSetupRefusesWrongWords(t *testing.T) {
	pc := setUp(t)
	before := pc.entries()
	for _, word := range []string{`/D=Q:\Unpause`, `/D=C:\`, `/D=Unpause`, `/D="C:\Tools"`, `/D=`, `/d=C:\Tools`, "/DESKTOP=2", "/DESKTOP=", "/quiet", "FORGET"} {
		pc.install(wrongWord, setup, word)
	}
	pc.install(done, setup, "/?")
	if after := pc.entries(); !maps.Equal(before, after) || exists(installed) || exists(`C:\Tools`) {
		t.Errorf("something was installed: %q", after)
	}
	if code, err := prefix.Setup(olderSetup, "/s", "/NCRC", "/desktop=1", `/D=`+installed+`\`); code != done || err != nil {
		t.Fatalf("small letters: %d, %v", code, err)
	}
	pc.holdsVersion(olderVersion, installed)
	pc.install(wrongWord, installed+`\uninstall.exe`, "/FORGET=yes", "_?="+installed)
	pc.install(done, installed+`\uninstall.exe`, "/help", "_?="+installed)
	pc.holdsVersion(olderVersion, installed)
	if !exists(onDesktop) {
		t.Error("there is no shortcut on the desktop")
	}
}

// photograph returns what demands that all is as it is now.
func (pc someonesPC) photograph() (untouched func(t *testing.T)) {
	pc.Helper()
	entries := pc.entries()
	return func(t *testing.T) {
		t.Helper()
		now := someonesPC{t}
		now.holdsVersion(olderVersion, installed)
		now.has(installed, "LICENSE.txt", "NOTICE.txt", "uninstall.exe", "unpause.exe")
		now.has(startMenu, "Unpause as a web page.lnk", "Unpause.lnk")
		if got := now.entries(); !maps.Equal(got, entries) {
			t.Errorf("registry: %q\nbefore: %q", got, entries)
		}
	}
}

// holdsOpen lets a program hold a file until the test ends.
func (pc someonesPC) holdsOpen(file string) {
	pc.Helper()
	end, err := prefix.Running(`C:\holder.exe`, file)
	if err != nil {
		pc.Fatal(err)
	}
	pc.Cleanup(end)
}

// TestSetupElsewhere installs into a folder of the person's choice, in which something else lies.
func TestSetupElsewhere(t *testing.T) {
	const folder = `C:\Größere Dinge\für später`
	inFolder := strings.Fields("/D=" + folder) // in words, because it must not be quoted
	pc := setUp(t)
	pc.install(done, olderSetup)
	pc.write(folder+`\diary.txt`, "dear diary")
	pc.install(done, setup, inFolder...)
	pc.holdsVersion(resources.Version(), folder)
	pc.has(installed)
	t.Run("remembered", func(t *testing.T) {
		someonesPC{t}.install(done, olderSetup)
		someonesPC{t}.holdsVersion(olderVersion, folder)
	})
	pc.registry(wine.Key(`HKEY_CURRENT_USER\Software\Classes\unpause\shell\open\command`) + wine.Default("another.exe"))
	pc.opensOnce("Unpause", `"C:\another\unpause.exe" `+system.OpenAgainFlag)
	pc.makesOwnFiles()
	pc.remove(folder)
	pc.has(folder, "diary.txt")
	if exists(ownFolder) {
		t.Error("what Unpause can make again is still there")
	}
	if got := pc.entries(); got[`unpause\shell\open\command|`] != "another.exe" || got[wine.Once] != `"C:\another\unpause.exe" `+system.OpenAgainFlag || len(got) != 5 {
		t.Errorf("another program has taken over the links, and opens after a restart, and this is left: %q", got)
	}
	pc.registry(wine.Key(`-HKEY_CURRENT_USER\Software\Classes\unpause`) + wine.Key(runOnce) + `"Unpause"=-` + "\n")
	pc.write(folder+`\LICENSE.txt`, "somebody else's")
	pc.install(cannotWrite, setup, inFolder...)
	pc.has(folder, "LICENSE.txt", "diary.txt")
	pc.holds(folder+`\LICENSE.txt`, []byte("somebody else's"))
}

// TestSetupGoesOn: the drive is gone on which Unpause was, and the Start menu cannot be changed. Unpause is installed all the same.
func TestSetupGoesOn(t *testing.T) {
	pc := setUp(t)
	pc.registry(wine.Key(`HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Uninstall\Unpause`) + `"InstallLocation"="Q:\\Unpause"` + "\n")
	pc.write(startMenu, "a file where the folder would be")
	pc.install(done, setup)
	pc.holdsVersion(resources.Version(), installed)
	pc.holds(startMenu, []byte("a file where the folder would be"))
	if err := os.Remove(prefix.Path(startMenu)); err != nil {
		t.Fatal(err)
	}
}

// TestRemovingForgets deletes the saved progress, but nothing behind a link, and not a folder of the own folder's name that is a link.
func TestRemovingForgets(t *testing.T) {
	pc := setUp(t)
	pc.install(done, setup)
	pc.saveProgress()
	pc.write(`C:\photos\holiday.jpg`, "beach")
	link := prefix.Path(ownFolder + `\linked`)
	if err := os.Symlink(prefix.Path(`C:\photos`), link); err != nil {
		t.Fatal(err)
	}
	pc.remove(installed, "/FORGET=1")
	pc.has(ownFolder, "linked")
	pc.has(`C:\photos`, "holiday.jpg")
	if err := os.Rename(link, prefix.Path(`C:\linked`)); err != nil {
		t.Fatal(err)
	}
	pc.install(done, setup)
	pc.saveProgress()
	pc.remove(installed, "/FORGET=1")
	if exists(ownFolder) {
		t.Error("the own folder is still there")
	}
	if err := os.Rename(prefix.Path(`C:\linked`), prefix.Path(ownFolder)); err != nil {
		t.Fatal(err)
	}
	defer os.Remove(prefix.Path(ownFolder))
	pc.install(done, setup)
	pc.remove(installed, "/FORGET=1")
	pc.has(`C:\photos`, "holiday.jpg")
}

// TestSetupByKeyboard installs the built program as a person does, opens it, updates it while it is open and removes it, with keys alone. A picture of each
// page is kept in the folder screens.
func TestSetupByKeyboard(t *testing.T) {
	pc := setUp(t)
	if err := withReal(); err != nil {
		t.Fatal(err)
	}
	screen := atDesk(t)
	do := conversation(t, screen)
	do(realSetup, turn("Install Unpause"), shot("install"), aSecondIsRefused(pc), push("alt+s", "Return"), turn("Unpause is installed"), shot("installed"), push("Return"),
		turn("Find your Spotify error"))
	pc.has(installed, "LICENSE.txt", "NOTICE.txt", "uninstall.exe", "unpause.exe")
	if !exists(onDesktop) {
		t.Error("the shortcut on the desktop is missing")
	}
	do(realSetup, turn("Install Unpause again"), shot("again"), push("Return"), turn("Set up Unpause"), shot("open"), push("Return"),
		turn("Unpause is installed"), push("Escape"))
	pc.until("Unpause to close", func() bool { return !prefix.Runs(installed + `\unpause.exe`) })
	pc.makesOwnFiles()
	do(olderSetup, turn("Set up Unpause"), shot("older"), push("alt+y"), turn("Go back to Unpause "+olderVersion), shot("back"), push("Return"),
		turn("Unpause is installed"), push("alt+n", "Return"))
	pc.holdsVersion(olderVersion, installed)
	do(setup, turn("Update Unpause"), shot("update"), push("Escape"))
	do(installed+`\uninstall.exe`, turn("Remove Unpause"), shot("remove-empty"), push("Escape"))
	pc.saveProgress()
	do(installed+`\uninstall.exe`, turn("Remove Unpause"), shot("remove"), push("alt+d", "Return"), turn("Unpause was removed"), shot("removed"), push("Return"))
	pc.until("everything to be gone", func() bool {
		return !exists(installed) && !exists(ownFolder) && !exists(startMenu) && !exists(onDesktop)
	})
}

// atDesk gives the prefix a desk until the test ends.
func atDesk(t *testing.T) *desk.Desk {
	t.Helper()
	// The programs so far had no desktop, and Wine's server does not make one later.
	if err := prefix.Stop(); err != nil {
		t.Fatal(err)
	}
	if err := prefix.Resume(); err != nil {
		t.Fatal(err)
	}
	screen, err := desk.New(1280, 900)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(screen.Close)
	return screen
}

// aSecondIsRefused starts another setup while one is open.
func aSecondIsRefused(pc someonesPC) act {
	return func(*desk.Desk, string) error {
		pc.install(alreadyThere, setup)
		return nil
	}
}

type act func(screen *desk.Desk, pictures string) error

func turn(title string) act { return func(d *desk.Desk, _ string) error { return d.Turn(title) } }
func push(names ...string) act {
	return func(d *desk.Desk, _ string) error { return d.Press(names...) }
}
func shot(name string) act {
	return func(d *desk.Desk, pictures string) error {
		return d.Shot(filepath.Join(pictures, "setup-"+name+".png"))
	}
}

// conversation returns what starts a setup and does things in its windows.
func conversation(t *testing.T, screen *desk.Desk) func(setup string, acts ...act) {
	const pictures = "../screens"
	if err := os.MkdirAll(pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	return func(setup string, acts ...act) {
		t.Helper()
		if err := screen.StartWineSetup(setup, prefix.SetupEnvironment()); err != nil {
			t.Fatal(err)
		}
		for i, a := range acts {
			if err := a(screen, pictures); err != nil {
				t.Fatalf("part %d: %v", i+1, err)
			}
		}
	}
}

// speaks gives Windows another language until the test ends.
func (pc someonesPC) speaks(l wine.Language) {
	prefix.Speak(l)
	pc.Cleanup(func() { prefix.Speak(wine.English) })
}

// listsInGerman demands the words that stay on a German Windows.
func (pc someonesPC) listsInGerman() {
	pc.Helper()
	pc.has(startMenu, "Unpause als Webseite.lnk", "Unpause.lnk")
	pc.shortcut(startMenu+`\Unpause.lnk`, wine.Shortcut{Target: installed + `\unpause.exe`, Comment: "Hilft, wenn Spotify einen Fehler zeigt", Folder: wine.Home()})
	pc.shortcut(startMenu+`\Unpause als Webseite.lnk`, wine.Shortcut{Target: installed + `\unpause.exe`, Comment: "Alle Ratschläge von Unpause als Seite in deinem Browser",
		Folder: wine.Home(), Arguments: "--page"})
	if got, want := pc.entries()["Unpause|Comments"], "Inoffiziell. Nicht von Spotify gemacht."; got != want {
		pc.Errorf("the list of apps says %q, want %q", got, want)
	}
}

// TestSetupSpeaksWindowsLanguage: a silent setup names things in the language of Windows. When that changes, an update changes the
// names too, and each remover removes all of them. A Windows in a language that the setup does not speak gets English.
func TestSetupSpeaksWindowsLanguage(t *testing.T) {
	pc := setUp(t)
	pc.install(done, olderSetup)
	pc.has(startMenu, "Unpause as a web page.lnk", "Unpause.lnk")
	pc.speaks(wine.German)
	pc.install(done, setup)
	pc.listsInGerman()
	pc.install(wrongWord, setup, "/quiet")
	pc.speaks(wine.French)
	pc.remove(installed)
	pc.has(startMenu)
	pc.install(done, setup)
	pc.has(startMenu, "Unpause as a web page.lnk", "Unpause.lnk")
	pc.speaks(wine.German)
	pc.remove(installed)
	pc.has(startMenu)
}

// TestSetupInGerman goes through all pages on a German Windows, with keys alone. A picture of each page is kept in the folder screens.
func TestSetupInGerman(t *testing.T) {
	pc := setUp(t)
	pc.speaks(wine.German)
	do := conversation(t, atDesk(t))
	do(setup, turn("Unpause installieren"), shot("de-install"), push("alt+v", "Return"), turn("Unpause ist installiert"), shot("de-installed"), push("alt+n", "alt+t"))
	pc.until("the setup to end", func() bool { return !prefix.Runs(setup) })
	pc.listsInGerman()
	if !exists(onDesktop) {
		t.Error("the shortcut on the desktop is missing")
	}
	pc.runs(installed + `\unpause.exe`)
	do(setup, turn("Unpause noch einmal installieren"), shot("de-again"), push("alt+i"), turn("Unpause einrichten"), shot("de-open"), push("Return"),
		turn("Unpause ist installiert"), push("Escape"))
	pc.until("Unpause to close", func() bool { return !prefix.Runs(installed + `\unpause.exe`) })
	do(olderSetup, turn("Unpause einrichten"), shot("de-older"), push("alt+j"), turn("Zurück zu Unpause "+olderVersion), shot("de-back"), push("alt+z"),
		turn("Unpause ist installiert"), push("Escape"))
	do(setup, turn("Unpause aktualisieren"), shot("de-update"), push("alt+a"), turn("Unpause ist installiert"), push("Escape"))
	do(installed+`\uninstall.exe`, turn("Unpause entfernen"), shot("de-remove-empty"), push("Escape"))
	pc.saveProgress()
	do(installed+`\uninstall.exe`, turn("Unpause entfernen"), shot("de-remove"), push("alt+s", "alt+e"), turn("Unpause wurde entfernt"), shot("de-removed"), push("alt+c"))
	pc.until("everything to be gone", func() bool {
		return !exists(installed) && !exists(ownFolder) && !exists(startMenu) && !exists(onDesktop)
	})
}

// TestSetupShowsPathsWhole: all labels are made in one place, which does not take "&" in a path for a mark.
func TestSetupShowsPathsWhole(t *testing.T) {
	scripts, err := filepath.Glob("../packaging/installer/*.ns?")
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, script := range scripts {
		text, err := os.ReadFile(script)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	if labels, plain := bytes.Count(all, []byte("NSD_CreateLabel")), bytes.Count(all, []byte("${SS_NOPREFIX}")); labels != 1 || plain != 1 {
		t.Errorf("%d labels are made, %d without marks", labels, plain)
	}
}
