package source

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"unpause/catalog"
)

// The raw types are the YAML as people write it. They differ from Entry and Step where the file is handier to write or where
// "missing" and "zero" must be told apart.
type rawEntry struct {
	Code, Title, Area, Message, Summary, Meaning, Note, Apart string
	Severity                                                  catalog.Severity
	Described, Together                                       bool
	Also, Platforms, Causes, Related, Words                   []string
	Chain                                                     []rawLink
	Steps                                                     []rawStep
	Prior                                                     catalog.Prior
	Signs                                                     []catalog.Sign
}

type rawLink struct {
	Name, Plain string
	Role        catalog.Role
	BrokenIf    map[string][]string `yaml:"broken-if"`
	FineIf      map[string][]string `yaml:"fine-if"`
}

type rawStep struct {
	ID, Title, Text, Why, Undo, Lose, Check string
	Ref, Minutes                            *int
	Admin                                   *bool
	Clicks, Correction                      []string
	Actions                                 []rawAction
	Last, Restart                           bool
	When                                    map[string]string
	FirstIf                                 map[string][]string `yaml:"first-if"`
	NeedlessIf                              map[string][]string `yaml:"needless-if"`
	Deed                                    string
	Checks                                  []string
}

type rawAction struct {
	Open, Web, Run, Copy string
	When                 map[string]string
}

var (
	severities = []catalog.Severity{catalog.Fatal, catalog.Error, catalog.Warning, catalog.Info}
	roles      = []catalog.Role{catalog.Fine, catalog.Weak, catalog.Breaks}
	platforms  = []string{"windows", "macos", "linux"}
)

// entryFile is the file in which an entry stands.
func entryFile(e catalog.Entry) string {
	if e.Subsystem == elsewhereFamily {
		return elsewhereFile
	}
	return path.Join("entries", e.Subsystem+".yaml")
}

// readEntries reads the files of entries/ in the order of areas.yaml. A file that is not named there is a fault, so that none is forgotten.
func (l *loader) readEntries(subsystems []string) {
	names, err := fs.Glob(l.files, "entries/*.yaml")
	if err != nil {
		l.fault("entries", "%v", err)
	}
	for _, name := range names {
		if !slices.Contains(subsystems, strings.TrimSuffix(path.Base(name), ".yaml")) {
			l.fault(name, "is not listed under subsystems in areas.yaml")
		}
	}
	for _, subsystem := range subsystems {
		l.readEntryFile(subsystem)
	}
}

func (l *loader) readEntryFile(subsystem string) {
	name := path.Join("entries", subsystem+".yaml")
	var file struct {
		Subsystem string
		Entries   []rawEntry
	}
	if !l.read(name, &file) {
		return
	}
	if file.Subsystem != subsystem {
		l.fault(name+": subsystem", "is %q, but the file is called %q", file.Subsystem, subsystem)
	}
	for i, raw := range file.Entries {
		where := name + ": " + raw.Code
		if raw.Code == "" {
			where = fmt.Sprintf("%s: entries[%d]", name, i)
		}
		l.cat.entries = append(l.cat.entries, l.entry(where, subsystem, raw))
	}
}

func (l *loader) entry(where, subsystem string, raw rawEntry) catalog.Entry {
	e := catalog.Entry{
		Code: raw.Code, Also: raw.Also, Title: raw.Title, Area: raw.Area, Subsystem: subsystem, Severity: raw.Severity,
		Platforms: raw.Platforms, Message: raw.Message, Described: raw.Described, Together: raw.Together, Summary: raw.Summary, Meaning: raw.Meaning,
		Chain: l.chain(where, raw.Chain), Causes: raw.Causes, Note: raw.Note, Related: raw.Related, Words: raw.Words, Prior: raw.Prior,
		Apart: raw.Apart,
	}
	l.checkPrior(where, raw)
	e.Signs = l.signs(where, raw)
	l.checkEntry(where, e)
	for i, s := range raw.Steps {
		e.Steps = append(e.Steps, l.step(fmt.Sprintf("%s: steps[%d]", where, i), raw.Code, s))
	}
	l.checkSteps(where, e)
	for _, c := range l.corrections {
		if slices.Contains(c.Codes, e.Code) {
			e.Corrections = append(e.Corrections, c)
		}
	}
	return e
}

func (l *loader) chain(where string, raw []rawLink) (links []catalog.Link) {
	for i, r := range raw {
		at := fmt.Sprintf("%s: chain[%d]", where, i)
		links = append(links, catalog.Link{
			Name: r.Name, Plain: r.Plain, Role: r.Role,
			Broken: l.conditions(at+".broken-if", r.BrokenIf), Sound: l.conditions(at+".fine-if", r.FineIf),
		})
	}
	return links
}

func (l *loader) step(where, code string, raw rawStep) catalog.Step {
	s := catalog.Step{
		ID: raw.ID, Title: raw.Title, Text: raw.Text, Clicks: raw.Clicks, Why: raw.Why, Undo: raw.Undo, Lose: raw.Lose,
		Check: raw.Check, Last: raw.Last, Restart: raw.Restart,
		Ref: required(l, where+".ref", raw.Ref), Minutes: required(l, where+".minutes", raw.Minutes), Admin: required(l, where+".admin", raw.Admin),
		When: l.condition(where+".when", raw.When), Deed: raw.Deed,
		FirstIf: l.conditions(where+".first-if", raw.FirstIf), NeedlessIf: l.conditions(where+".needless-if", raw.NeedlessIf), Checks: raw.Checks,
	}
	l.checkStepChecks(where+".checks", s.Checks)
	if s.Deed == "" {
		s.Deed = code + "/" + s.ID // nobody else's
	}
	l.text(where, field{"id", s.ID}, field{"title", s.Title}, field{"text", s.Text}, field{"why", s.Why}, field{"undo", s.Undo}, field{"check", s.Check})
	l.text(where, list("clicks", s.Clicks)...)
	l.drawable(where, field{"lose", s.Lose})
	for i, a := range raw.Actions {
		s.Actions = append(s.Actions, l.action(fmt.Sprintf("%s.actions[%d]", where, i), a))
	}
	s.Correction = l.correction(where+".correction", code, raw.Correction)
	return s
}

// checkStepChecks demands that the checks of a step exist, stand there once, and look at this PC only: before and after a step nobody is asked for a yes.
func (l *loader) checkStepChecks(where string, ids []string) {
	for i, id := range ids {
		check, known := l.cat.Check(id)
		switch {
		case !known:
			l.fault(where, "there is no check %q", id)
		case check.Network:
			l.fault(where, "%q contacts others, which needs a yes first", id)
		case slices.Contains(ids[:i], id):
			l.fault(where, "%q stands twice", id)
		}
	}
}

// required returns the value of a field that must be written even when it is zero.
func required[T any](l *loader, where string, value *T) (zero T) {
	if value == nil {
		l.fault(where, "is missing")
		return zero
	}
	return *value
}

func (l *loader) action(where string, raw rawAction) catalog.Action {
	a := catalog.Action{When: l.condition(where+".when", raw.When)}
	for _, k := range []struct {
		kind catalog.Kind
		id   string
	}{{catalog.OpenTarget, raw.Open}, {catalog.OpenPage, raw.Web}, {catalog.RunCommand, raw.Run}, {catalog.CopyText, raw.Copy}} {
		if k.id == "" {
			continue
		}
		if a.Kind != "" {
			l.fault(where, "names two things; write two actions")
		}
		a.Kind, a.ID = k.kind, k.id
	}
	words, ok := l.cat.words[actionKey{a.Kind, a.ID}]
	if !ok {
		l.fault(where, "there is no %q with the id %q in actions.yaml", a.Kind, a.ID)
	}
	a.Words = words
	return a
}

func (l *loader) condition(where string, raw map[string]string) catalog.Condition {
	if len(raw) > 1 {
		l.fault(where, "asks more than one thing")
	}
	for question, option := range raw {
		return l.conditions(where, map[string][]string{question: {option}})[0]
	}
	return catalog.Condition{}
}

// correction turns the ids that a step names into the text that its page shows.
func (l *loader) correction(where, code string, ids []string) string {
	var facts []string
	for _, id := range ids {
		i := slices.IndexFunc(l.corrections, func(c catalog.Correction) bool { return c.ID == id })
		if i < 0 {
			l.fault(where, "there is no correction with the id %q", id)
			continue
		}
		if !slices.Contains(l.corrections[i].Codes, code) {
			l.fault(where, "the correction %q does not list %s under its codes", id, code)
		}
		facts = append(facts, l.corrections[i].Fact)
	}
	return strings.Join(facts, " ")
}
