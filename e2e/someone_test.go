//go:build e2e

package e2e

import (
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

// someone sits before the screens of Unpause on a PC.
type someone struct {
	*testing.T
	pc    *wine.Prefix
	build int // of the PC's Windows
	cat   *catalog.Catalog
	s     *wine.Screens
	done  pressed // notes what is pressed
	shown order.Answer
	fresh []string // what was not to be read before the last order
}

// sitDown starts Unpause on a PC with some Windows. args are for wine.Screens.
func sitDown(t *testing.T, pc *wine.Prefix, build int, done pressed, args ...string) *someone {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	if err := pc.Pretend(build); err != nil {
		t.Fatal(err)
	}
	s, err := pc.Screens(args...)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return &someone{T: t, pc: pc, build: build, cat: cat, s: s, done: done}
}

// part is a part of a test that the same person does.
func (u *someone) part(name string, do func(u *someone)) {
	u.Run(name, func(t *testing.T) {
		part := *u
		part.T = t
		do(&part)
		u.shown = part.shown
	})
}

func (u *someone) do(o order.Order) {
	u.Helper()
	before := u.shown.Lines
	shown, err := u.s.Do(o)
	if err != nil {
		u.Fatal(err)
	}
	u.shown, u.fresh = shown, nil
	for _, line := range shown.Lines {
		if i := slices.Index(before, line); i >= 0 {
			before = slices.Delete(slices.Clone(before), i, i+1)
			continue
		}
		u.fresh = append(u.fresh, line.Words)
	}
}

// tap presses a button by its words.
func (u *someone) tap(words string) { u.Helper(); u.do(order.Order{Tap: words}) }

// tapAfter presses the next button with these words after another one.
func (u *someone) tapAfter(button, words string) {
	u.Helper()
	u.do(order.Order{Tap: words, After: button})
}

// buttons are the words on the buttons of the page.
func (u *someone) buttons() (words []string) {
	for _, line := range u.shown.Lines {
		if line.Button {
			words = append(words, line.Words)
		}
	}
	return words
}

// hasRow reports whether there is a button or a row that begins with some words.
func (u *someone) hasRow(words string) bool {
	return slices.ContainsFunc(u.buttons(), func(b string) bool { return strings.HasPrefix(b, words) })
}

// mustRead demands that a sentence of the texts has just appeared.
func (u *someone) mustRead(key string) {
	u.Helper()
	if want := ui.Sentence(key); !slices.Contains(u.fresh, want) {
		u.Errorf("%q has not appeared, only %q", want, u.fresh)
	}
}

// mustSee demands that a sentence of the texts can be read.
func (u *someone) mustSee(key string) {
	u.Helper()
	if want := ui.Sentence(key); !slices.Contains(u.shown.Lines, order.Line{Words: want}) {
		u.Errorf("%q cannot be read", want)
	}
}

// mustBe demands a page by its title.
func (u *someone) mustBe(title string) {
	u.Helper()
	if !strings.HasPrefix(u.shown.Title, title) {
		u.Fatalf("on the page %q, not %q", u.shown.Title, title)
	}
}

// started demands that exactly these programs were started since Forget, and which of them as administrator.
func (u *someone) started(want ...started) {
	u.Helper()
	var all, elevated []string
	for _, s := range want {
		all = append(all, s.line)
		if s.asAdmin {
			elevated = append(elevated, s.line)
		}
	}
	gotAll, gotElevated, err := u.pc.Noted(len(all))
	if err != nil {
		u.Fatal(err)
	}
	if !slices.EqualFunc(gotAll, all, sameLine) || !slices.EqualFunc(gotElevated, elevated, sameLine) {
		u.Errorf("started: %q\nwant:    %q\nas administrator: %q\nwant:             %q", gotAll, all, gotElevated, elevated)
	}
}

// started is a command line, and whether it was to run as administrator.
type started struct {
	line    string
	asAdmin bool
}

// sameLine compares command lines. Windows does not tell letters apart by their case. How much is quoted is for whoever starts the program.
func sameLine(a, b string) bool { return strings.EqualFold(unquoted(a), unquoted(b)) }

func unquoted(line string) string { return strings.ReplaceAll(line, `"`, "") }

// lookUp goes to the page of an error by its code.
func (u *someone) lookUp(code string) {
	u.Helper()
	u.tap(ui.Sentence("top.again"))
	u.do(order.Order{Type: code})
	u.do(order.Order{Key: "Return"})
	u.mustBe(code + " – ")
}

// begin goes to the first step of an error.
func (u *someone) begin(code string) *wizard.Walkthrough {
	u.Helper()
	u.lookUp(code)
	first := ui.Sentence("entry.fix")
	if afresh := ui.Sentence("entry.afresh"); slices.Contains(u.buttons(), afresh) {
		first = afresh
	}
	u.tap(first)
	e, _ := u.cat.Entry(code)
	return wizard.NewWalkthrough(e, u.evidence())
}

// evidence is what Unpause knows of the PC without any checks.
func (u *someone) evidence() wizard.Evidence {
	e := wizard.Evidence{"system": "windows", "windows": "10"}
	if u.build >= healthyBuild {
		e["windows"] = "11"
	}
	return e
}

// skip goes on to the next step without having done this one.
func (u *someone) skip(w *wizard.Walkthrough) {
	u.Helper()
	u.tap(ui.Sentence("step.cannot"))
	w.Say(wizard.CannotDo)
}

// find goes to a step that has a button for something, and returns the button's words.
func (u *someone) find(kind catalog.Kind, id string) (label string) {
	u.Helper()
	for _, e := range u.cat.Entries() {
		for w := wizard.NewWalkthrough(e, u.evidence()); !w.Ended(); w.Say(wizard.CannotDo) {
			step, _ := w.Step()
			i := slices.IndexFunc(step.Actions, func(a catalog.Action) bool { return a.Kind == kind && a.ID == id })
			if i < 0 {
				continue
			}
			place, _ := w.Position()
			for w := u.begin(e.Code); place > 1; place-- {
				u.skip(w)
			}
			return step.Actions[i].Label
		}
	}
	u.Fatalf("no step has a button for %s %s", kind, id)
	return ""
}

// ways lists the places of a target and its fallbacks that this Windows can have, in the order in which they are tried.
func (u *someone) ways(id string) (ways []system.Place) {
	for all := system.Targets(); id != ""; {
		t := all[slices.IndexFunc(all, func(t system.Target) bool { return t.ID == id })]
		for _, p := range t.Places {
			if p.MinBuild <= u.build {
				ways = append(ways, p)
			}
		}
		id = t.Fallback
	}
	return ways
}

// commandOf finds a command in the table.
func commandOf(id string) system.Command {
	all := system.Commands()
	return all[slices.IndexFunc(all, func(c system.Command) bool { return c.ID == id })]
}
