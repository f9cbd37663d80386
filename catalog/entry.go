package catalog

import (
	"regexp"
	"strings"
)

// Severity says how bad an error is, in the reference's own four words.
type Severity string

// The four severities of the reference, worst first.
const (
	Fatal   Severity = "fatal" // Spotify cannot be used at all until it is fixed
	Error   Severity = "error" // something the person wanted does not work
	Warning Severity = "warn"  // a limit was reached; it passes
	Info    Severity = "info"  // nothing is broken
)

// Entry is one error of the reference: what it shows, what it means and how it is fixed.
// Code, Title, Area, Severity, Message and the names of Chain are exact quotes of the reference; all other texts are ours.
type Entry struct {
	Code      string   // as the reference writes it, for example "accounts:4"
	Also      []string // other codes that are this same entry, for example "accounts:54"
	Title     string
	Area      string // one of Catalog.Areas, by name
	Subsystem string // the name of the entry's file: auth, accounts, ...
	Severity  Severity
	Platforms []string // systems on which it appears: windows, macos, linux
	Message   string   // the words that Spotify shows
	Described bool     // true when Message only describes what is seen, and is not on the screen word for word
	Together  bool     // the sentences of Shown stand on the screen at the same time, and not one or the other of them

	Summary string // one plain sentence: what is wrong
	Meaning string // what happened and what it means for the person
	Chain   []Link // from what the person did to the error, in order
	Causes  []string
	Steps   []Step
	Note    string   // background, may be empty
	Related []string // codes that are easily taken for this one
	Words   []string // how people speak of it, for the search
	Prior   Prior    // how often it comes
	Signs   []Sign   // answers that go with it; a question stands once at most for each cause

	// Fix says in brief what to do, where there are no steps: for errors of other systems. It is empty for all others.
	Fix []string
	// Apart says in one line what sets the entry apart from others that show the same words; empty when there are none.
	Apart string

	Corrections []Correction // where this entry departs from the reference, and why
}

// Codes are all codes that stand for this entry, its own first.
func (e Entry) Codes() []string { return append([]string{e.Code}, e.Also...) }

// Label is the code as the screens write it: the built-in fonts have no minus sign, so a dash stands in for it.
func (e Entry) Label() string { return strings.ReplaceAll(e.Code, "−", "–") }

// remark is what the reference adds to a message in brackets. "(Error code: accounts:103)" is no remark: it is on the screen.
var remark = regexp.MustCompile(`\s*\(([^()]*)\)\s*$`)

// between are the marks that the reference sets between sentences. A slash stands between two of them only behind a full stop: "(Error code: 17 / accesspoint:17)" is one.
var between = strings.NewReplacer("— or —", "\n", ". / ", ".\n")

// Shown returns the sentences that Spotify shows, each as it stands on the screen. There are none when Message only describes what is seen, and
// several when the reference joins them by "or" or by a slash.
func (e Entry) Shown() []string {
	if e.Described {
		return nil
	}
	var out []string
	for _, sentence := range strings.Split(between.Replace(e.Message), "\n") {
		if m := remark.FindStringSubmatch(sentence); m != nil && !strings.HasPrefix(m[1], "Error code") {
			sentence = strings.TrimSuffix(sentence, m[0])
		}
		out = append(out, strings.TrimSpace(sentence))
	}
	return out
}

// Openings returns the first sentence of each of Shown, without its full stop: what people remember, and what several errors share. Codes in brackets and what
// Spotify advises stand behind it.
func (e Entry) Openings() (all []string) {
	for _, shown := range e.Shown() {
		first, _, _ := strings.Cut(shown, ". ")
		all = append(all, strings.TrimSuffix(first, "."))
	}
	return all
}

// Remark returns what the reference says about the message beside its words, or the description of what is seen; empty when there is nothing. The name
// of a button, in capital letters, is no remark.
func (e Entry) Remark() string {
	if e.Described {
		return strings.Trim(e.Message, "()")
	}
	m := remark.FindStringSubmatch(e.Message)
	if m == nil || strings.HasPrefix(m[1], "Error code") || m[1] == strings.ToUpper(m[1]) {
		return ""
	}
	return m[1]
}

// Role tells how far one link of a cause chain can be trusted.
type Role string

// The three roles of a link.
const (
	Fine   Role = "fine"   // works as a rule
	Weak   Role = "weak"   // the place where things go wrong
	Breaks Role = "breaks" // the place where the fault comes out
)

// Link is one station of a cause chain.
type Link struct {
	Name  string // exact, from the reference
	Plain string // the same in plain words
	Role  Role
	// Broken and Sound are what must be found on the PC to know that it breaks here, or that it does not: one of Broken, or all questions of Sound
	// answered by one of their options. Both may be empty.
	Broken, Sound []Condition
}

// Step is one thing to do. A step of the reference may have become several of these, with the same Ref.
type Step struct {
	ID         string   // unique within the entry; never changes once published
	Ref        int      // number of the reference's step, from 1; 0 when the step is our own
	Title      string   // what to do, in a few words
	Text       string   // what to do, in a sentence or two
	Clicks     []string // the single clicks, in order; may be empty
	Why        string   // why it may help
	Actions    []Action // the buttons, in the order in which they are needed; may be empty
	Admin      bool     // the person needs administrator rights to carry it out
	Minutes    int      // about how long it takes, at least 1
	Undo       string   // the way back
	Lose       string   // what one may lose; may be empty
	Check      string   // what one sees when it worked
	Correction string   // how and why the step departs from the reference; may be empty
	Restart    bool     // the PC is restarted in it, or may be, and comes back as usual: Windows opens no program by itself in safe mode
	Last       bool     // risky, lasting or doubtful: to be offered after all others
	When       Condition
	FirstIf    []Condition // the step comes first when one of these is known to hold
	NeedlessIf []Condition // the step can do nothing when one of these is known to hold
	Checks     []string    // ids of the checks that see before the step whether it is needed, and afterwards whether it took effect
	Deed       string      // names what is done; steps of other entries that ask for the same have the same one
}

// Condition is an answer to a question, by their ids. As a limit of a step or an action it means: only for people for whom this is so.
// The zero Condition always holds.
type Condition struct{ Question, Option string }

// IsZero reports whether the condition always holds.
func (c Condition) IsZero() bool { return c == Condition{} }

// Correction is a place where the reference is wrong, outdated or risky, and what Unpause says instead.
type Correction struct {
	ID        string
	Codes     []string // the entries it concerns
	Reference string   // what the reference says
	Fact      string   // what is so, and what to do instead
	Evidence  string   // where that is known from
	Sure      bool     // false when nobody has confirmed it on a real PC
}

// Area is one section of the reference.
type Area struct {
	Name  string // exact, from the reference
	Title string // in plain words
	About string // one line
	Sign  string // the word for its sign on the screens
}

// Term is a technical word that the screens explain where it first appears.
type Term struct {
	ID    string
	Term  string
	Forms []string // spellings to look for: whole words, in any case
	Means string   // one sentence
}
