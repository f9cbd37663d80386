package redact

import "strings"

// Kind is a kind of what is hidden.
type Kind string

// The kinds.
const (
	User     Kind = "user"
	Computer Kind = "computer"
	InFolder Kind = "folder" // a folder of the person; its stand-in is the folder's own
	Email    Kind = "email"
	Account  Kind = "account" // of Spotify
	IP       Kind = "ip"
	MAC      Kind = "mac"
	Token    Kind = "token" // also passwords, and ids of devices
	SID      Kind = "sid"
	Line     Kind = "line" // a line that kept on changing; only texts made for it have such
)

// standIns are what is shown instead. Each has its brackets at its ends and nowhere else, so that none can begin inside another.
var standIns = map[Kind]string{
	User: "[user]", Computer: "[computer]", Email: "[e-mail]", Account: "[account]", IP: "[IP address]", MAC: "[MAC address]", Token: "[token]", SID: "[SID]",
	Line: "[hidden]",
}

// Known is what is known about the person and the PC, so that it is found wherever it stands.
type Known struct {
	Users     []string // user names (sign-in name, name of the home folder, full name)
	Computers []string // names of the PC and of its domain
	Folders   []Folder // the person's folders, with the name that is shown instead
}

// Folder is a folder of the person, such as {`C:\Users\Ann\AppData\Local`, "%LocalAppData%"}.
type Folder struct{ Path, Name string }

// Redactor takes what is personal out of texts. It can be used by several goroutines.
type Redactor struct {
	names   names
	folders []folder
	stands  [256][]string // stand-ins by their first byte
}

// New makes a Redactor for what is known. Names and folders that are empty or would hide nearly everything, such as C:\, are left out.
func New(k Known) *Redactor {
	r := &Redactor{names: namesOf(k), folders: foldersOf(k.Folders)}
	add := func(s string) { r.stands[s[0]] = append(r.stands[s[0]], s) }
	for _, s := range standIns {
		add(s)
	}
	for _, f := range r.folders {
		add(f.name)
	}
	return r
}

// Text returns the text without what is personal; hidden tells how many times each kind was hidden. The text that comes out is valid UTF-8, and is its own
// result when it goes in again.
func (r *Redactor) Text(text string) (clean string, hidden map[Kind]int) {
	return r.clean(text, everywhere)
}

// Trace is Text for reports of crashes. It hides nothing for its looks alone that such reports are full of: sums of modules, commits and ids of builds are as
// random as tokens are. Names, folders and addresses are hidden all the same, and tokens where the text says that they are some.
func (r *Redactor) Trace(text string) (clean string, hidden map[Kind]int) {
	return r.clean(text, inTraces)
}

// How often a text is looked at. What is hidden can uncover something else, but hardly ever more than once.
const (
	mostPasses = 6
	linePasses = 4 // after those, in which whole lines are hidden
)

func (r *Redactor) clean(text string, how rules) (string, map[Kind]int) {
	text = validText(text)
	hidden := map[Kind]int{}
	for pass := range mostPasses + linePasses {
		spans := r.find(text, how)
		if len(spans) == 0 {
			return text, hidden
		}
		if pass >= mostPasses {
			spans = wholeLines(text, spans)
		}
		text = replaced(text, spans, hidden)
	}
	if len(r.find(text, how)) > 0 {
		hidden[Line]++
		return standIns[Line], hidden
	}
	return text, hidden
}

// replaced puts the stand-ins in place and counts them.
func replaced(text string, spans []span, hidden map[Kind]int) string {
	var out strings.Builder
	at := 0
	for _, s := range spans {
		out.WriteString(text[at:s.from])
		if by := s.by; by != "" {
			out.WriteString(by)
		} else {
			out.WriteString(standIns[s.kind])
		}
		hidden[s.kind]++
		at = s.to
	}
	out.WriteString(text[at:])
	return out.String()
}
