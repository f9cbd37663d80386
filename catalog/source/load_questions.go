package source

import (
	"cmp"
	"fmt"
	"slices"

	"unpause/catalog"
)

const questionsFile = "questions.yaml"

// rawQuestion is a question as people write it.
type rawQuestion struct {
	ID, Ask, Why, How, Unsure string
	Repeats                   string
	Action                    *rawAction
	First, Measured           bool
	Effort                    int
	After                     map[string][]string
	Options                   []rawOption
}

type rawOption struct {
	ID, Text, Fact string
	Usual          int
	Search         bool
	Means          map[string][]string
}

// readQuestions reads the questions, so that entries can name them.
func (l *loader) readQuestions() {
	var file struct {
		Unsure    string
		Questions []rawQuestion
		Twins     []twins
	}
	l.read(questionsFile, &file)
	l.text(questionsFile, field{"unsure", file.Unsure})
	first := 0
	for i, raw := range file.Questions {
		where := questionsFile + ": " + raw.ID
		_, taken := l.cat.Question(raw.ID)
		l.checkID(fmt.Sprintf("%s: questions[%d]: id", questionsFile, i), where, raw.ID, taken)
		if raw.First {
			first++
		}
		if raw.Unsure == "" {
			raw.Unsure = file.Unsure
		}
		l.cat.questions = append(l.cat.questions, l.question(where, raw))
	}
	l.readMeanings(file.Questions)
	if first != 1 {
		l.fault(questionsFile, "%d questions are marked first; it must be one", first)
	}
	l.twins = file.Twins
}

func (l *loader) question(where string, raw rawQuestion) catalog.Question {
	q := catalog.Question{ID: raw.ID, Ask: raw.Ask, Why: raw.Why, How: raw.How, Repeats: raw.Repeats, First: raw.First, Measured: raw.Measured, Effort: max(raw.Effort, 1)}
	if raw.Effort < 0 || raw.Effort > 3 {
		l.fault(where+": effort", "%d is not from 1 to 3", raw.Effort)
	}
	if !q.Measured {
		l.text(where, field{"ask", q.Ask}, field{"why", q.Why})
	}
	l.drawable(where, field{"how", q.How})
	if _, known := l.cat.Question(q.Repeats); !known && q.Repeats != "" {
		l.fault(where+": repeats", "%q is not the id of a question before this one", q.Repeats)
	}
	if raw.Action != nil {
		q.Action = l.action(where+": action", *raw.Action)
	}
	// Only questions that stand before this one may be named, so that no two wait for each other.
	q.After = l.conditions(where+": after", raw.After)
	q.Options = l.options(where, raw.Options, q.Measured)
	if !q.Measured {
		q.Options = append(q.Options, catalog.Option{ID: catalog.Unsure, Text: raw.Unsure})
	}
	return q
}

// readMeanings fills in what follows from answers. It comes after all questions are known, because an answer may follow from an earlier one.
func (l *loader) readMeanings(all []rawQuestion) {
	for i, raw := range all {
		for k, o := range raw.Options {
			where := fmt.Sprintf("%s: %s: options[%d]: means", questionsFile, raw.ID, k)
			l.cat.questions[i].Options[k].Means = l.conditions(where, o.Means)
			if _, own := o.Means[raw.ID]; own {
				l.fault(where, "names its own question")
			}
		}
	}
}

func (l *loader) options(where string, raw []rawOption, measured bool) []catalog.Option {
	const fewest = 2
	options := make([]catalog.Option, len(raw))
	telling := 0
	for _, o := range raw {
		if !o.Search {
			telling++
		}
	}
	if telling < fewest {
		l.fault(where+": options", "there must be at least %d, without those that lead to the search", fewest)
	}
	seen := map[string]bool{catalog.Unsure: true}
	for i, o := range raw {
		at := fmt.Sprintf("%s: options[%d]", where, i)
		if !plainID.MatchString(o.ID) || seen[o.ID] {
			l.fault(at+": id", "%q must be lower-case words with hyphens, stand once and not be %q", o.ID, catalog.Unsure)
		}
		seen[o.ID] = true
		l.text(at, field{"fact", o.Fact})
		if !measured {
			l.text(at, field{"text", o.Text})
		}
		if o.Usual < 0 {
			l.fault(at+": usual", "is below 0")
		}
		options[i] = catalog.Option{ID: o.ID, Text: o.Text, Fact: o.Fact, Usual: max(o.Usual, 1), Search: o.Search}
	}
	return options
}

// conditions turns "question: [option, ...]" into one condition an option, in the order of the questions.
func (l *loader) conditions(where string, raw map[string][]string) (all []catalog.Condition) {
	for id, options := range raw {
		q, known := l.cat.Question(id)
		if !known || len(options) == 0 {
			l.fault(where, "%q is not the id of a question before this place, or has no options", id)
		}
		for _, option := range options {
			c := catalog.Condition{Question: id, Option: option}
			if o, known := q.Option(option); !known || o.Search || option == catalog.Unsure {
				l.fault(where, "%s: %s is not an option that says something", id, option)
			}
			if slices.Contains(all, c) {
				l.fault(where, "%s: %s stands twice", id, option)
			}
			all = append(all, c)
		}
	}
	slices.SortStableFunc(all, func(a, b catalog.Condition) int {
		return l.cat.questionIndex(a.Question) - l.cat.questionIndex(b.Question)
	})
	return all
}

// checkPrior checks how common an entry is said to be.
func (l *loader) checkPrior(where string, raw rawEntry) {
	l.text(where+": prior", field{"because", raw.Prior.Because})
	if !slices.Contains([]catalog.Level{catalog.Everyday, catalog.Common, catalog.Uncommon, catalog.Rare}, raw.Prior.Level) {
		l.fault(where+": prior: level", "%q is not everyday, common, uncommon or rare", raw.Prior.Level)
	}
	for _, cause := range raw.Prior.Seldom {
		if cause < 1 || cause > len(raw.Causes) {
			l.fault(where+": prior: seldom", "there is no cause %d", cause)
		}
	}
}

// signs checks the signs of an entry.
func (l *loader) signs(where string, raw rawEntry) []catalog.Sign {
	if len(raw.Signs) == 0 {
		l.fault(where+": signs", "is empty")
	}
	seen := map[signPlace]bool{}
	for i, s := range raw.Signs {
		at := fmt.Sprintf("%s: signs[%d]", where, i)
		l.text(at, field{"because", s.Because})
		l.conditions(at, map[string][]string{s.Question: s.Fits})
		if s.Strength == "" {
			raw.Signs[i].Strength = catalog.Surely
		}
		if !slices.Contains([]catalog.Strength{catalog.Surely, catalog.Often, catalog.Sometimes}, raw.Signs[i].Strength) {
			l.fault(at+": strength", "%q is not surely, often or sometimes", s.Strength)
		}
		l.checkCauses(at, s, len(raw.Causes), seen)
	}
	return raw.Signs
}

// signPlace is what one sign speaks of: a question, for one cause; 0 stands for all causes.
type signPlace struct {
	question string
	cause    int
}

// checkCauses demands that the causes of a sign exist and that no sign before it speaks of the same question for one of them.
func (l *loader) checkCauses(where string, s catalog.Sign, causes int, seen map[signPlace]bool) {
	places := s.Causes
	if len(places) == 0 {
		places = []int{0}
	}
	for _, cause := range places {
		if cause < 0 || cause > causes || cause == 0 && len(s.Causes) > 0 {
			l.fault(where+": causes", "there is no cause %d", cause)
		}
		if seen[signPlace{s.Question, cause}] {
			l.fault(where+": question", "%q stands twice for the same cause", s.Question)
		}
		seen[signPlace{s.Question, cause}] = true
	}
}

// checkOptions demands that every option is used: a sign, a step or another question names it, it leads to the search, or it is the usual answer.
func (l *loader) checkOptions() {
	named := l.namedOptions()
	for _, q := range l.cat.questions {
		most := 0
		for _, o := range q.Options {
			most = max(most, o.Usual)
		}
		for _, o := range q.Options {
			if o.ID != catalog.Unsure && !o.Search && o.Usual < most && !named[catalog.Condition{Question: q.ID, Option: o.ID}] {
				l.fault(questionsFile+": "+q.ID+": options", "no sign, step or question uses %q", o.ID)
			}
		}
	}
}

// namedOptions are the options that signs, steps, actions and other questions name.
func (l *loader) namedOptions() map[catalog.Condition]bool {
	named := map[catalog.Condition]bool{}
	name := func(all ...catalog.Condition) {
		for _, c := range all {
			named[c] = true
		}
	}
	for _, e := range l.cat.entries {
		for _, link := range e.Chain {
			name(link.Broken...)
			name(link.Sound...)
		}
		for _, s := range e.Signs {
			for _, option := range s.Fits {
				name(catalog.Condition{Question: s.Question, Option: option})
			}
		}
		for _, s := range e.Steps {
			name(s.When)
			name(s.FirstIf...)
			name(s.NeedlessIf...)
			for _, a := range s.Actions {
				name(a.When)
			}
		}
	}
	for _, q := range l.cat.questions {
		name(q.After...)
		for _, o := range q.Options {
			name(o.Means...)
		}
	}
	return named
}

// checkTwins demands that no two entries have the same signs, unless they are listed as twins, and that the listed ones are twins.
func (l *loader) checkTwins() {
	for i, a := range l.cat.entries {
		for _, b := range l.cat.entries[i+1:] {
			same := sameSigns(a.Signs, b.Signs)
			listed := slices.ContainsFunc(l.twins, func(t twins) bool { return slices.Contains(t.Codes, a.Code) && slices.Contains(t.Codes, b.Code) })
			switch {
			case same && !listed:
				l.fault(entryFile(a)+": "+a.Code+": signs", "are the same as those of %s; list both as twins if no question can tell them apart", b.Code)
			case listed && !same:
				l.fault(questionsFile+": twins", "%s and %s have different signs", a.Code, b.Code)
			}
		}
	}
	for i, t := range l.twins {
		where := fmt.Sprintf("%s: twins[%d]", questionsFile, i)
		l.text(where, field{"because", t.Because})
		for _, code := range t.Codes {
			if _, known := l.cat.byCode[catalog.Fold(code)]; !known {
				l.fault(where+": codes", "%q is not the code of an entry", code)
			}
		}
		if _, known := l.cat.Question(t.Question); !known {
			l.fault(where+": question", "%q is not the id of a question", t.Question)
		}
	}
}

// sameSigns reports whether two entries are predicted the same answers. The reasons do not matter, nor does the order.
func sameSigns(a, b []catalog.Sign) bool {
	if len(a) != len(b) {
		return false
	}
	return !slices.ContainsFunc(a, func(s catalog.Sign) bool {
		return !slices.ContainsFunc(b, func(t catalog.Sign) bool {
			return s.Question == t.Question && s.Strength == t.Strength && sameSet(s.Fits, t.Fits) && sameSet(s.Causes, t.Causes)
		})
	})
}

func sameSet[T cmp.Ordered](a, b []T) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

// twins are entries whose signs are the same, so that no question tells them apart.
type twins struct {
	Codes    []string
	Question string // the nearest question, which cannot separate them
	Because  string
}
