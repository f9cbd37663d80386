package report

// Document is what is written.
type Document struct {
	Language string // of its words, as in BCP 47
	Title    string
	Intro    []string // paragraphs
	Sections []Section
}

// Section is a part of a document with a heading.
type Section struct {
	Title string
	Parts []Part
}

// Part is one of Paragraph, List, Facts, Table and Exact.
type Part interface {
	// through is the part with each of its texts passed through a door.
	through(door func(string) string) Part
	// tidy is the part as it is written; nil when nothing is in it.
	tidy() Part
}

// Paragraph is running text.
type Paragraph string

// List is several texts with a dot before each.
type List []string

// Facts are values, each with what it is the value of.
type Facts []Fact

// Fact is one of them.
type Fact struct{ Label, Value string }

// Table is rows of cells below the heads of their columns.
type Table struct {
	Head []string
	Rows [][]string
}

// Exact is lines that must be read letter by letter, such as commands and raw values.
type Exact []string

// Through returns the document with each of its texts passed through a door, cleaned before, so that no invisible character hides anything from whoever stands there. Afterwards
// the document can be written.
func (d Document) Through(door func(string) string) Document {
	d = d.clean()
	d.Title, d.Intro = door(d.Title), each(d.Intro, door)
	sections := make([]Section, len(d.Sections))
	for i, s := range d.Sections {
		sections[i].Title = door(s.Title)
		for _, p := range s.Parts {
			sections[i].Parts = append(sections[i].Parts, p.through(door))
		}
	}
	d.Sections = sections
	return d
}

func (p Paragraph) through(door func(string) string) Part { return Paragraph(door(string(p))) }
func (l List) through(door func(string) string) Part      { return List(each(l, door)) }
func (e Exact) through(door func(string) string) Part     { return Exact(each(e, door)) }

func (f Facts) through(door func(string) string) Part {
	all := make(Facts, len(f))
	for i, fact := range f {
		all[i] = Fact{door(fact.Label), door(fact.Value)}
	}
	return all
}

func (t Table) through(door func(string) string) Part {
	passed := Table{Head: each(t.Head, door)}
	for _, row := range t.Rows {
		passed.Rows = append(passed.Rows, each(row, door))
	}
	return passed
}

func each(texts []string, do func(string) string) []string {
	all := make([]string, len(texts))
	for i, t := range texts {
		all[i] = do(t)
	}
	return all
}
