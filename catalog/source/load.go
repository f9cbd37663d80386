package source

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"go.yaml.in/yaml/v4"

	"unpause/catalog"
	"unpause/resources"
)

// loader collects the parts and the faults, so that one run tells everything that is wrong.
type loader struct {
	files       fs.FS
	cat         *draft
	translation *translation // nil for English
	corrections []catalog.Correction
	twins       []twins
	faults      []error
}

// Load reads and checks all files in one language. The error, if any, lists every fault, each with file, entry and field; in a translation also its own.
func Load(files fs.FS, language string) (*Known, error) {
	l := &loader{files: files, cat: &draft{byCode: map[string]int{}, words: map[actionKey]catalog.Words{}}}
	if language != resources.English {
		l.translation = newTranslation(l, language)
	}
	subsystems := l.readAreas()
	l.readActions()
	l.readTerms()
	l.readCorrections()
	l.readQuestions()
	l.readChecks()
	l.readEntries(subsystems)
	l.readLexicon()
	l.readElsewhere()
	l.sortByArea()
	l.indexCodes()
	l.checkReferences()
	l.checkLexicon()
	l.checkElsewhere()
	l.checkApart()
	l.checkOptions()
	l.checkTwins()
	l.checkLeads()
	if err := errors.Join(l.faults...); err != nil {
		return nil, err
	}
	return l.cat.known(), nil
}

// fault notes one thing that is wrong. where is the file and, separated by ": ", the entry and the field.
func (l *loader) fault(where, format string, args ...any) {
	l.faults = append(l.faults, fmt.Errorf("%s: %s", where, fmt.Sprintf(format, args...)))
}

// read decodes one YAML file strictly: unknown and doubled fields are faults.
func (l *loader) read(name string, into any) bool {
	data, err := fs.ReadFile(l.files, name)
	if err != nil {
		l.fault(name, "cannot be read: %v", err)
		return false
	}
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil {
		l.fault(name, "%v", err)
		return false
	}
	l.checkCutOff(name, &root)
	l.translation.translate(name, &root)
	if err := root.Load(into, yaml.WithKnownFields()); err != nil {
		l.fault(name, "%v", err)
		return false
	}
	return true
}

// checkID demands a plain id that is not taken yet. place is where it stands in its file, where what it names.
func (l *loader) checkID(place, where, id string, taken bool) {
	if !plainID.MatchString(id) {
		l.fault(place, "%q must be lower-case words with hyphens", id)
	}
	if taken {
		l.fault(where, "stands twice")
	}
}

func (l *loader) readAreas() (subsystems []string) {
	const name = "areas.yaml"
	var file struct {
		Areas      []catalog.Area
		Subsystems []string
	}
	l.read(name, &file)
	for i, a := range file.Areas {
		l.text(fmt.Sprintf("%s: areas[%d]", name, i), field{"name", a.Name}, field{"title", a.Title}, field{"about", a.About}, field{"sign", a.Sign})
	}
	if len(file.Areas) == 0 || len(file.Subsystems) == 0 {
		l.fault(name, "areas or subsystems are missing")
	}
	l.cat.areas = file.Areas
	return file.Subsystems
}

func (l *loader) readTerms() {
	const name = "terms.yaml"
	var file struct{ Terms []catalog.Term }
	l.read(name, &file)
	seen := map[string]bool{}
	for i, t := range file.Terms {
		where := fmt.Sprintf("%s: terms[%d]", name, i)
		l.checkID(where+": id", where, t.ID, seen[t.ID])
		seen[t.ID] = true
		l.text(where, field{"term", t.Term}, field{"means", t.Means})
		if len(t.Forms) == 0 {
			l.fault(where+".forms", "is empty")
		}
		l.text(where, list("forms", t.Forms)...)
	}
	l.cat.terms = file.Terms
}

func (l *loader) readCorrections() {
	const name = "corrections.yaml"
	var file struct{ Corrections []catalog.Correction }
	l.read(name, &file)
	seen := map[string]bool{}
	for _, c := range file.Corrections {
		where := name + ": " + c.ID
		l.text(where, field{"id", c.ID}, field{"reference", c.Reference}, field{"fact", c.Fact}, field{"evidence", c.Evidence})
		if len(c.Codes) == 0 {
			l.fault(where+": codes", "is empty")
		}
		if seen[c.ID] {
			l.fault(where, "stands twice")
		}
		seen[c.ID] = true
	}
	l.corrections = file.Corrections
}

// readActions reads the words of the buttons. Which ids exist is decided here for the catalogue and in package system for the PC;
// a test compares the two.
func (l *loader) readActions() {
	const name = "actions.yaml"
	var file struct {
		Targets  map[string]struct{ Label, Way, Note, Admin string }
		Pages    map[string]struct{ Label, Note string }
		Texts    map[string]struct{ Label, Way string }
		Commands map[string]struct {
			Label, Does, Undo, Way string
			Admin, Network         bool
		}
	}
	l.read(name, &file)
	for id, t := range file.Targets {
		where := name + ": targets: " + id
		l.text(where, field{"label", t.Label}, field{"way", t.Way})
		if !slices.Contains([]catalog.Rights{catalog.NoRights, catalog.EditRights, catalog.AllRights}, catalog.Rights(t.Admin)) {
			l.fault(where+": admin", "%q is not no, edit or yes", t.Admin)
		}
		l.drawable(where, field{"note", t.Note})
		l.cat.words[actionKey{catalog.OpenTarget, id}] = catalog.Words{Label: t.Label, Way: t.Way, Note: t.Note, Admin: catalog.Rights(t.Admin)}
	}
	for id, p := range file.Pages {
		l.text(name+": pages: "+id, field{"label", p.Label})
		l.drawable(name+": pages: "+id, field{"note", p.Note})
		l.cat.words[actionKey{catalog.OpenPage, id}] = catalog.Words{Label: p.Label, Note: p.Note, Admin: catalog.NoRights}
	}
	for id, t := range file.Texts {
		l.text(name+": texts: "+id, field{"label", t.Label}, field{"way", t.Way})
		l.cat.words[actionKey{catalog.CopyText, id}] = catalog.Words{Label: t.Label, Way: t.Way, Admin: catalog.NoRights}
	}
	for id, c := range file.Commands {
		l.text(name+": commands: "+id, field{"label", c.Label}, field{"does", c.Does}, field{"undo", c.Undo}, field{"way", c.Way})
		rights := catalog.NoRights
		if c.Admin {
			rights = catalog.AllRights
		}
		l.cat.words[actionKey{catalog.RunCommand, id}] = catalog.Words{Label: c.Label, Does: c.Does, Undo: c.Undo, Way: c.Way, Admin: rights, Network: c.Network}
	}
}

// sortByArea puts the entries in reading order: by area, then as their files stand in areas.yaml, then as they stand in the file.
func (l *loader) sortByArea() {
	rank := map[string]int{}
	for i, a := range l.cat.areas {
		rank[a.Name] = i
	}
	slices.SortStableFunc(l.cat.entries, func(a, b catalog.Entry) int { return rank[a.Area] - rank[b.Area] })
}

func (l *loader) indexCodes() {
	for i, e := range l.cat.all() {
		for _, code := range e.Codes() {
			key := catalog.Fold(code)
			if j, taken := l.cat.byCode[key]; taken {
				l.fault(entryFile(e)+": "+e.Code+": code", "%q already stands for %s", code, l.cat.at(j).Code)
				continue
			}
			l.cat.byCode[key] = i
		}
	}
}
