package source

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"unpause/resources"
)

// A translation is a folder of files with the same names as the English ones. A file has the same shape as its English one, but only the sentences and what tells where they stand:
// lists have as many items in the same order, and the ids are repeated. Facts (codes, messages, chain names, buttons, signs) stay in the English file, which is their one home.

// sentencesOf are the fields that a translation says anew, by the file or folder. All of them must be there wherever the English file has them.
var sentencesOf = map[string][]string{
	"areas.yaml":       {"title", "about"},
	"terms.yaml":       {"term", "forms", "means"},
	"actions.yaml":     {"label", "way", "note", "does", "undo"},
	"corrections.yaml": {"reference", "fact", "evidence"},
	"questions.yaml":   {"unsure", "ask", "why", "how", "text", "fact"},
	"checks.yaml":      {"title", "looks", "text", "problem"},
	"elsewhere.yaml":   {"title", "summary", "fix", "words", "answer", "evidence"},
	"entries": {
		"title", "summary", "apart", "meaning", "plain", "causes", "text", "clicks", "why", "undo", "lose", "check", "note", "words", "because", describing,
	},
}

const (
	describing = "message" // is a sentence of ours only where it describes what is seen, and else one of Spotify's
	searched   = "words"   // are added to the English ones: people type either language
)

// whereabouts are the fields that tell where a translation stands. They must be the same as in the English file.
var whereabouts = []string{"code", "id", "name", "question"}

// unsaid are the parts of the data that nobody sees.
var unsaid = []string{"prior", "twins"}

// freeLists are lists whose length is up to the translation.
var freeLists = []string{searched, "forms"}

// Languages returns the languages in which the files can be loaded, English first. Each of the others has a folder in translations/.
func Languages(files fs.FS) ([]string, error) {
	languages := []string{resources.English}
	folders, err := fs.ReadDir(files, "translations")
	for _, f := range folders {
		languages = append(languages, f.Name())
	}
	return languages, err
}

// translation lays the sentences of one language over the data.
type translation struct {
	*loader
	folder string
	names  names
}

// newTranslation reads the names that a language has for what is on other programs' screens.
func newTranslation(l *loader, language string) *translation {
	t := &translation{loader: l, folder: path.Join("translations", language)}
	t.names = t.readNames()
	return t
}

// translate puts the sentences of the translation in the place of the English ones. A nil translation leaves them.
func (t *translation) translate(name string, english *yaml.Node) {
	fields, ok := sentencesOf[name]
	if !ok {
		fields, ok = sentencesOf[path.Dir(name)]
	}
	if t == nil || !ok {
		return
	}
	where := path.Join(t.folder, name)
	data, err := fs.ReadFile(t.files, where)
	if err != nil {
		t.fault(where, "cannot be read: %v", err)
		return
	}
	var root yaml.Node
	if err := yaml.Load(data, &root); err != nil || len(root.Content) == 0 || len(english.Content) == 0 {
		t.fault(where, "has nothing in it, or: %v", err)
		return
	}
	t.checkCutOff(where, &root)
	(&overlay{t, fields, map[string]bool{}}).lay(where, english.Content[0], root.Content[0])
}

// overlay lays one file over another.
type overlay struct {
	*translation
	fields []string
	marked map[string]bool // names that this step, question or button has marked already
}

// lay goes through both files side by side.
func (o *overlay) lay(where string, english, other *yaml.Node) {
	if english.Kind != other.Kind {
		o.fault(where, "has another shape than the English file (line %d)", other.Line)
		return
	}
	switch english.Kind {
	case yaml.MappingNode:
		o.layMapping(where, english, other)
	case yaml.SequenceNode:
		o.layItems(where, english, other)
	}
}

func (o *overlay) layItems(where string, english, other *yaml.Node) {
	if len(english.Content) != len(other.Content) {
		o.fault(where, "has %d items, and the English file has %d", len(other.Content), len(english.Content))
		return
	}
	for i, item := range english.Content {
		o.marked = map[string]bool{}
		o.lay(fmt.Sprintf("%s[%d]", where, i), item, other.Content[i])
	}
}

func (o *overlay) layMapping(where string, english, other *yaml.Node) {
	title := copyOf(valueOf(english, "title")) // the English one, also after it was replaced
	for i := 0; i < len(other.Content); i += 2 {
		key, said := other.Content[i].Value, other.Content[i+1]
		at, original := where+": "+key, valueOf(english, key)
		switch {
		case original == nil || slices.Contains(unsaid, key):
			o.fault(at, "does not belong to a translation (line %d)", said.Line)
		case o.says(english, key):
			o.say(at, key, original, said, title)
		case slices.Contains(whereabouts, key):
			if said.Value != original.Value {
				o.fault(at, "is %q, and the English file has %q here (line %d)", said.Value, original.Value, said.Line)
			}
		case original.Kind == yaml.ScalarNode:
			o.fault(at, "stands in the English file only (line %d)", said.Line)
		default:
			o.lay(at, original, said)
		}
	}
	o.checkWhole(where, english, other)
}

// says reports whether a field of the English file is to be said anew.
func (o *overlay) says(english *yaml.Node, key string) bool {
	if key == describing && valueOf(english, "described") == nil {
		return false
	}
	return slices.Contains(o.fields, key) && isText(valueOf(english, key))
}

// isText reports whether a value is a text or a list of texts.
func isText(value *yaml.Node) bool {
	if value.Kind == yaml.SequenceNode {
		return len(value.Content) > 0 && !slices.ContainsFunc(value.Content, func(n *yaml.Node) bool { return !isText(n) })
	}
	return value.Kind == yaml.ScalarNode && value.Tag == "!!str"
}

// say puts a text, or a list of texts, in the English one's place. The English title stays among what is searched.
func (o *overlay) say(where, key string, original, said, title *yaml.Node) {
	switch {
	case original.Kind != said.Kind:
		o.fault(where, "must be a text or a list as in the English file (line %d)", said.Line)
	case said.Kind == yaml.SequenceNode && len(said.Content) != len(original.Content) && !slices.Contains(freeLists, key):
		o.fault(where, "has %d items, and the English file has %d (line %d)", len(said.Content), len(original.Content), said.Line)
	case key == searched:
		if title != nil {
			original.Content = append(original.Content, title)
		}
		original.Content = append(original.Content, said.Content...)
	default:
		o.mark(original, said)
		*original = *said
	}
}

// checkWhole demands that all sentences of the English file are there.
func (o *overlay) checkWhole(where string, english, other *yaml.Node) {
	for i := 0; i < len(english.Content); i += 2 {
		key := english.Content[i].Value
		if valueOf(other, key) == nil && (o.says(english, key) || o.hasSentences(english, i)) {
			o.fault(where+": "+key, "is not translated")
		}
	}
}

// hasSentences reports whether a part of a mapping, by its place, has sentences somewhere in it.
func (o *overlay) hasSentences(mapping *yaml.Node, i int) bool {
	if slices.Contains(unsaid, mapping.Content[i].Value) {
		return false
	}
	part := mapping.Content[i+1]
	if part.Kind == yaml.SequenceNode {
		return slices.ContainsFunc(part.Content, o.isSaid)
	}
	return o.isSaid(part)
}

// isSaid reports whether a mapping has sentences.
func (o *overlay) isSaid(part *yaml.Node) bool {
	if part.Kind != yaml.MappingNode {
		return false
	}
	for i := 0; i < len(part.Content); i += 2 {
		if o.says(part, part.Content[i].Value) || o.hasSentences(part, i) {
			return true
		}
	}
	return false
}

// mark adds the English name to names of which nobody is sure, once in each step.
func (o *overlay) mark(original, said *yaml.Node) {
	for i, item := range said.Content {
		if i < len(original.Content) {
			o.mark(original.Content[i], item)
		}
	}
	if said.Kind == yaml.ScalarNode {
		said.Value = o.names.mark(original.Value, said.Value, o.marked)
	}
}

// valueOf is the value of a field of a mapping; nil when there is none.
func valueOf(mapping *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(mapping.Content); i += 2 {
		if mapping.Content[i].Value == key {
			return mapping.Content[i+1]
		}
	}
	return nil
}

func copyOf(node *yaml.Node) *yaml.Node {
	if node == nil {
		return nil
	}
	copied := *node
	return &copied
}

// names is what one language calls the pages, buttons and services of other programs.
type names struct {
	Mark   string // what is added to a name of which nobody is sure, with {name} for the English one
	Quotes string // the two signs between which this language writes a name, such as „“
	Names  []struct {
		Name, Here string // in English, and in this language
		Sure       *bool  // missing: yes
	}
}

func (t *translation) readNames() (n names) {
	where := path.Join(t.folder, "names.yaml")
	t.read(where, &n)
	t.text(where, field{"mark", n.Mark}, field{"quotes", n.Quotes})
	if utf8.RuneCountInString(n.Quotes) != 2 {
		t.fault(where+": quotes", "must be two signs")
	}
	if !strings.Contains(n.Mark, "{name}") {
		t.fault(where+": mark", "must have {name} in it")
	}
	seen := map[string]bool{}
	for i, name := range n.Names {
		at := fmt.Sprintf("%s: names[%d]", where, i)
		t.text(at, field{"name", name.Name}, field{"here", name.Here})
		if seen[name.Name] {
			t.fault(at, "%q stands twice", name.Name)
		}
		seen[name.Name] = true
	}
	return n
}

// mark adds the English name behind each name in quotes of which nobody is sure, where the English text has it. marked holds those that need no mark again.
func (n names) mark(english, text string, marked map[string]bool) string {
	begins, _, _ := strings.Cut(n.Mark, "{name}")
	opens, size := utf8.DecodeRuneInString(n.Quotes)
	for _, name := range n.Names {
		if name.Sure == nil || *name.Sure || name.Here == name.Name || marked[name.Name] || !strings.Contains(english, `"`+name.Name+`"`) {
			continue
		}
		quoted := string(opens) + name.Here + n.Quotes[size:]
		at := strings.Index(text, quoted)
		if at < 0 || strings.Contains(text, quoted+" "+begins) { // two English names may be one here
			continue
		}
		marked[name.Name] = true
		end := at + len(quoted)
		text = text[:end] + " " + strings.ReplaceAll(n.Mark, "{name}", name.Name) + text[end:]
	}
	return text
}
