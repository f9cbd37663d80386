//go:build e2e

package e2e

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"unpause/catalog"
	"unpause/e2e/wine"
	"unpause/e2e/wine/order"
	"unpause/system"
	"unpause/ui"
	"unpause/wizard"
)

// pressed are the rows of the tables whose buttons were pressed, by kind and id.
type pressed map[[2]string]bool

func (p pressed) note(kind catalog.Kind, id string) { p[[2]string{string(kind), id}] = true }
func (p pressed) has(kind catalog.Kind, id string) bool {
	return p[[2]string{string(kind), id}]
}

// mainEntry is the error of which every button of every step is pressed; of the others, those that were not pressed before.
const mainEntry = "accounts:4"

// TestEveryButton walks through every step of every error on the real screens. Each button must be there, and do on Windows what it says. Rows of the tables
// that no screen offers are tried without one.
func TestEveryButton(t *testing.T) {
	furnish(t)
	done := pressed{}
	t.Run("Windows 11", func(t *testing.T) {
		u := sitDown(t, prefix, healthyBuild, done)
		u.part("every step", (*someone).everyStep)
		u.part("help", (*someone).helpPage)
		u.part("trouble", (*someone).trouble)
	})
	t.Run("Windows 10", func(t *testing.T) {
		u := sitDown(t, prefix, build10, done)
		u.part("no such service", (*someone).noService)
		furnishAgain(t)
		u.part("every step", (*someone).everyStep)
		u.part("start types", (*someone).startTypes)
	})
	t.Run("an old Windows 10", func(t *testing.T) { oldWindows(sitDown(t, prefix, version1909, done)) })
	t.Run("offered by no screen", func(t *testing.T) { spareRows(t, done) })
}

// furnish puts into the PC what the buttons need: Spotify's folders, and services, of which some are switched off.
func furnish(t *testing.T) {
	t.Helper()
	for _, file := range []string{wine.Prefs, wine.Local + `\Spotify\x`, storePrefs} {
		if err := prefix.Write(file, []byte(precious)); err != nil {
			t.Fatal(err)
		}
	}
	// NlaSvc comes later: at first this PC has no such service.
	for name, start := range map[string]string{"netprofm": "disabled", "W32Time": "disabled", "Dnscache": "auto"} {
		if err := prefix.Service(name, start); err != nil {
			t.Fatal(err)
		}
	}
	if err := prefix.SC("start", "Dnscache"); err != nil {
		t.Fatal(err)
	}
}

// precious is what stands in Spotify's settings, which must still be there in the end.
const precious = "precious"

// storePrefs are the settings of the Store edition of Spotify.
var storePrefs = wine.Local + `\Packages\SpotifyAB.SpotifyMusic_zpdnekdrzrea0\LocalState\Spotify\prefs`

// furnishAgain adds the service that was missing, and switches off what was switched on.
func furnishAgain(t *testing.T) {
	t.Helper()
	if err := errors.Join(prefix.Service("NlaSvc", "disabled"), prefix.SC("stop", "netprofm"), prefix.SC("config", "netprofm", "start=", "disabled")); err != nil {
		t.Fatal(err)
	}
}

// everyStep presses the buttons of all steps that were not pressed before. On the first PC all errors are walked through, on the others those that have more.
func (u *someone) everyStep() {
	all := slices.Clone(u.cat.Entries())
	slices.SortStableFunc(all, func(a, b catalog.Entry) int { return atFirst(a) - atFirst(b) })
	for _, e := range all {
		if u.build != healthyBuild && e.Code != mainEntry && !u.hasMore(e) {
			continue
		}
		u.part(e.Code, func(u *someone) { u.steps(e) })
	}
	for _, file := range []string{wine.Prefs, storePrefs} {
		if data, err := os.ReadFile(u.pc.Path(file)); err != nil || string(data) != precious {
			u.Errorf("%s holds %q, %v", file, data, err)
		}
	}
}

// hasMore reports whether a step of an error has a button that was not pressed before.
func (u *someone) hasMore(e catalog.Entry) bool {
	for w := wizard.NewWalkthrough(e, u.evidence()); !w.Ended(); w.Say(wizard.CannotDo) {
		step, _ := w.Step()
		if slices.ContainsFunc(u.actions(step), func(a catalog.Action) bool { return !u.done.has(a.Kind, a.ID) }) {
			return true
		}
	}
	return false
}

func atFirst(e catalog.Entry) int {
	if e.Code == mainEntry {
		return 0
	}
	return 1
}

func (u *someone) steps(e catalog.Entry) {
	w := u.begin(e.Code)
	for !w.Ended() {
		step, _ := w.Step()
		actions := u.actions(step)
		u.hasButtons(step, actions)
		for _, a := range actions {
			if e.Code == mainEntry || !u.done.has(a.Kind, a.ID) {
				u.press(a)
			}
		}
		u.skip(w)
	}
	u.mustBe(ui.Sentence("used-up.none-title"))
}

// actions are those of a step, and the one that is offered with every step that restarts the PC.
func (u *someone) actions(step catalog.Step) []catalog.Action {
	if !step.Restart {
		return step.Actions
	}
	words, _ := u.cat.Words(catalog.RunCommand, openAgain)
	return append(slices.Clip(step.Actions), catalog.Action{Kind: catalog.RunCommand, ID: openAgain, Words: words})
}

// hasButtons demands the buttons of a step in their order, with the way to do it by hand, and no others that do something to the PC.
func (u *someone) hasButtons(step catalog.Step, actions []catalog.Action) {
	u.Helper()
	var want []string
	for _, a := range actions {
		want = append(want, a.Label)
		switch a.Kind {
		case catalog.OpenPage:
			want = append(want, ui.Sentence("action.copy-address"))
		case catalog.RunCommand:
			if system.IsProgram(a.ID) {
				want = append(want, ui.Sentence("action.copy-command"))
			}
		}
		byHand := func(way string) bool {
			return slices.ContainsFunc(u.shown.Lines, func(l order.Line) bool { return strings.Contains(l.Words, way) })
		}
		if !byHand(a.Way) {
			u.Errorf("%s: %q is not said", step.ID, a.Way)
		}
	}
	got := slices.DeleteFunc(u.buttons(), func(words string) bool { return !strings.HasPrefix(u.shown.Title, "Step ") || isUsual(words) })
	if !slices.Equal(got, want) {
		u.Errorf("%s: the buttons are %q, want %q", step.ID, got, want)
	}
}

// isUsual reports whether a button stands on every page of a step, or leads to a question.
func isUsual(words string) bool {
	for _, key := range []string{"step.works", "step.broken", "step.broken-last", "step.cannot", "step.check-again", "top.back", "top.pin", "top.settings", "top.help", "top.again"} {
		if words == ui.Sentence(key) {
			return true
		}
	}
	return strings.HasPrefix(words, "Tell us once:")
}

// press presses the button of an action.
func (u *someone) press(a catalog.Action) {
	u.Helper()
	u.done.note(a.Kind, a.ID)
	u.pc.Forget()
	switch a.Kind {
	case catalog.CopyText:
		content, _ := system.CopyText(a.ID)
		u.tap(a.Label)
		u.copied(content)
	case catalog.RunCommand:
		if system.IsProgram(a.ID) {
			u.tapAfter(a.Label, ui.Sentence("action.copy-command"))
			u.copied(u.line(a.ID))
		}
		u.runs(a)
	default:
		u.opens(a)
	}
}

func (u *someone) copied(content string) {
	u.Helper()
	if u.shown.Clipboard != content || !slices.ContainsFunc(u.fresh, func(words string) bool { return strings.Contains(words, content) }) {
		u.Errorf("copied %q and said %q, want %q", u.shown.Clipboard, u.fresh, content)
	}
	u.started()
}

// opens presses a button that opens something, and the one for another way where there is one.
func (u *someone) opens(a catalog.Action) {
	u.Helper()
	said := "open.asked"
	if a.Kind == catalog.OpenPage {
		address, _ := system.WebAddress(a.ID)
		u.tapAfter(a.Label, ui.Sentence("action.copy-address"))
		u.copied(address)
		said = "open.asked-web"
	}
	ways := u.ways(a.ID)
	u.asksWindows(order.Order{Tap: a.Label}, said, startOf(ways[0]))
	if len(ways) > 1 {
		u.asksWindows(order.Order{Tap: ui.Sentence("open.other-way"), After: a.Label}, said, startOf(ways[1]))
	}
}

// asksWindows presses a button that has Windows open something. Wine 8 now and then starts nothing when this machine is very busy, and says nothing; then it is
// pressed once more.
func (u *someone) asksWindows(o order.Order, said string, want ...started) {
	u.Helper()
	for range 2 {
		u.pc.Forget()
		u.do(o)
		u.mustSee(said)
		if calls, _, err := u.pc.Noted(len(want)); len(calls) > 0 || len(want) == 0 || err != nil {
			break
		}
		u.Logf("%+v: nothing was started", o)
	}
	u.started(want...)
}

func startOf(p system.Place) started { return started{arrives(p), p.Elevate} }

// ran is a command that is run, and the key of the sentence that must be read then.
type ran struct{ id, said string }

// runs are what happens when the button of a command is pressed, once or several times, on the PC that furnish has made. The first of each is the command
// itself; what follows is offered then, as the next thing to do or as the way back, and is pressed too.
var runs = map[string][][]ran{
	"query-netprofm": {{{"query-netprofm", "run.shown"}}},
	"set-netprofm":   {{{"set-netprofm", "run.done"}, {"netprofm-disabled", "back.done"}}, {{"set-netprofm", "run.done"}}},
	"start-netprofm": {{{"start-netprofm", "run.done"}}, {{"start-netprofm", "run.already"}}},
	"set-nlasvc":     {{{"set-nlasvc", "run.done"}, {"nlasvc-disabled", "back.done"}}, {{"set-nlasvc", "run.done"}}},
	"start-nlasvc":   {{{"start-nlasvc", "run.done"}}},
	"flushdns":       {{{"flushdns", "run.done"}}},
	"time-start": {
		{{"time-start", "run.disabled"}, {"enable-w32time", "run.done"}, {"w32time-disabled", "back.done"}},
		{{"time-start", "run.disabled"}, {"enable-w32time", "run.done"}},
		{{"time-start", "run.done"}, {"stop-w32time", "back.done"}},
		{{"time-start", "run.done"}},
	},
	"time-resync":   {{{"time-resync", "run.done"}}},
	"time-status":   {{{"time-status", "run.shown"}}},
	"close-spotify": {{{"close-spotify", "run.done"}}},
	"rename-prefs":  {{{"rename-prefs", "run.done"}, {"restore-prefs", "back.done"}}},
	"adv-startup":   {{{"adv-startup", "run.done"}, {"cancel-restart", "back.done"}}},
	openAgain:       {{{openAgain, "run.done"}, {notOpenAgain, "back.done"}}},
}

// openAgain is offered with every step that restarts the PC; notOpenAgain is its way back.
const openAgain, notOpenAgain = "open-again", "not-open-again"

// runs presses the button of a command, says no at first and then yes, and does the same with what is offered then.
func (u *someone) runs(a catalog.Action) {
	u.Helper()
	for _, chain := range runs[a.ID] {
		u.follow(a, chain)
	}
	if len(runs[a.ID]) == 0 {
		u.Errorf("it is not known what must come of %s", a.ID)
	}
}

func (u *someone) follow(a catalog.Action, chain []ran) {
	u.Helper()
	button := a.Label
	for i, r := range chain {
		u.pc.Forget()
		if i == 0 {
			u.asks(button, r.id)
			u.tap(ui.Sentence("run.no"))
			u.mustRead("run.refused")
		} else {
			button = u.offered(r.id)
		}
		u.asks(button, r.id)
		u.started()
		u.yes(r)
	}
}

// asks presses a button that asks before it does something. The question says what will happen and how to undo it.
func (u *someone) asks(button, id string) {
	u.Helper()
	u.tap(button)
	words, _ := u.cat.Words(catalog.RunCommand, id)
	for _, want := range []string{words.Does, u.line(id)} {
		if !slices.Contains(u.fresh, want) {
			u.Errorf("%s does not say %q before, only %q", id, want, u.fresh)
		}
	}
}

// yes agrees to a command and looks what comes of it.
func (u *someone) yes(r ran) {
	u.Helper()
	u.tap(ui.Sentence("run.yes"))
	u.mustRead(r.said)
	u.started(u.startsOf(r.id)...)
	u.done.note(catalog.RunCommand, r.id)
	if strings.HasSuffix(r.said, ".done") || strings.HasSuffix(r.said, ".already") {
		u.hasChanged(commandOf(r.id))
	}
	if u.Failed() {
		u.Fatalf("%s: the screen says %q", r.id, u.fresh)
	}
}

// hasChanged looks at Windows' services and its registry itself whether they are as a command was to make them.
func (u *someone) hasChanged(c system.Command) {
	u.Helper()
	switch c.ID {
	case openAgain:
		u.opensOnce(`"C:\screens.exe" ` + system.OpenAgainFlag)
	case notOpenAgain:
		u.opensOnce("")
	}
	if !strings.HasSuffix(c.Program, `\sc.exe`) {
		return
	}
	services, err := u.pc.ServiceList()
	if err != nil {
		u.Fatal(err)
	}
	args := u.args(c)
	state := map[string]string{"start": ": state 4,", "stop": ": state 1,", "auto": "start 2,", "demand": "start 3,", "disabled": "start 4,"}
	want := state[args[0]] + state[args[len(args)-1]] // the verb or the start type; the other is not in the list
	for line := range strings.Lines(services) {
		if strings.HasPrefix(line, args[1]+":") && strings.Contains(line, want) {
			return
		}
	}
	u.Errorf("%s: %q is not among the services:\n%s", c.ID, want, services)
}

// opensOnce demands what stands in the registry about what Windows opens when the person signs in next; empty when nothing must stand there.
func (u *someone) opensOnce(want string) {
	u.Helper()
	values, err := u.pc.Entries()
	if err != nil {
		u.Fatal(err)
	}
	if got := values[wine.Once]; got != want {
		u.Errorf("Windows opens %q when the person signs in next, want %q", got, want)
	}
}

// offered is the button that leads to another command.
func (u *someone) offered(id string) string {
	u.Helper()
	words, _ := u.cat.Words(catalog.RunCommand, id)
	for _, b := range u.buttons() {
		if strings.HasSuffix(b, ": "+words.Label) {
			return b
		}
	}
	u.Fatalf("%s is not offered among %q", id, u.buttons())
	return ""
}

// startsOf is what must be started when a command is run; nothing for those that only rename a file.
func (u *someone) startsOf(id string) []started {
	c := commandOf(id)
	if !system.IsProgram(id) {
		return nil
	}
	return []started{{roots.Replace(c.Program) + " " + strings.Join(u.args(c), " "), c.NeedsAdmin()}}
}

func (u *someone) args(c system.Command) []string {
	if c.Args11 != nil && u.build >= healthyBuild {
		return c.Args11
	}
	return c.Args
}

// line is how a command is shown and copied.
func (u *someone) line(id string) string {
	c := commandOf(id)
	if !system.IsProgram(id) {
		return system.NewRunner(system.NewJournal(nil)).Line(id)
	}
	return strings.Join(append([]string{c.Program[strings.LastIndex(c.Program, `\`)+1:]}, u.args(c)...), " ")
}

// helpPage presses the buttons of the help page.
func (u *someone) helpPage() {
	u.tap(ui.Sentence("top.help"))
	for _, id := range []string{"web-community", "web-support-contact", "web-reference"} {
		words, _ := u.cat.Words(catalog.OpenPage, id)
		u.press(catalog.Action{Kind: catalog.OpenPage, ID: id, Words: words})
	}
	u.asksWindows(order.Order{Tap: ui.Sentence("page.open")}, "page.asked", started{`C:\recorder\recorder.exe ` + fileAddress(ownPage), false})
}

// ownPage is where Unpause keeps the errors and their steps as a web page.
var ownPage = ownFolder + `\reference.html`

// startTypes puts back every start type that a service can have had.
func (u *someone) startTypes() {
	for _, c := range []struct{ service, before, set, back string }{
		{"netprofm", "auto", "set-netprofm", "netprofm-auto"}, {"NlaSvc", "demand", "set-nlasvc", "nlasvc-demand"},
	} {
		if err := u.pc.SC("config", c.service, "start=", c.before); err != nil {
			u.Fatal(err)
		}
		words, _ := u.cat.Words(catalog.RunCommand, c.set)
		u.find(catalog.RunCommand, c.set)
		u.follow(catalog.Action{Kind: catalog.RunCommand, ID: c.set, Words: words}, []ran{{c.set, "run.done"}, {c.back, "back.done"}})
	}
}

// spareRows tries what no screen offers, through the same code without a screen.
func spareRows(t *testing.T, done pressed) {
	if err := prefix.Pretend(healthyBuild); err != nil {
		t.Fatal(err)
	}
	var spare []string
	for _, target := range system.Targets() {
		place := target.Places[0]
		if place.Kind == system.Text || done.has(catalog.OpenTarget, target.ID) || done.has(catalog.OpenPage, target.ID) {
			continue
		}
		spare = append(spare, target.ID)
		report, calls := press(t, "open", target.ID)
		if want := arrives(place); report.Outcome != string(system.Asked) || len(calls) != 1 || !sameLine(calls[0], want) {
			t.Errorf("%s: %+v\narrived: %q\nwant:    %q", target.ID, report, calls, want)
		}
	}
	for _, c := range system.Commands() {
		if done.has(catalog.RunCommand, c.ID) {
			continue
		}
		spare = append(spare, c.ID)
		report, calls := press(t, "run", c.ID)
		if slices.Contains(rareWaysBack, c.ID) {
			if report.Outcome != string(system.Done) {
				t.Errorf("%s: %+v", c.ID, report)
			}
			continue
		}
		want := roots.Replace(c.Program) + " " + strings.Join(c.Args, " ")
		if !c.ReadOnly() || report.Outcome != string(system.Shown) || len(calls) != 1 || !sameLine(calls[0], want) {
			t.Errorf("%s: %+v\narrived: %q\nwant:    %q", c.ID, report, calls, want)
		}
	}
	t.Logf("offered by no screen on Windows: %s", strings.Join(spare, ", "))
}

// rareWaysBack are offered only where this PC cannot be: on Windows 11 with a service as it is on Windows 10, and where the state could not be read after a
// button was pressed.
var rareWaysBack = []string{"nlasvc-auto", "netprofm-demand"}

// hide takes a file away for the rest of a test.
func hide(t *testing.T, file string) {
	t.Helper()
	path := prefix.Path(file)
	if err := os.Rename(path, path+".hidden"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Rename(path+".hidden", path) })
}
