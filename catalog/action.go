package catalog

// Kind is what happens when the button of an action is pressed.
type Kind string

// The four kinds of action. Nothing else is ever done on a PC.
const (
	OpenTarget Kind = "open" // open a Windows page, a program, a folder or a place in Spotify
	OpenPage   Kind = "web"  // open a web page in the default browser
	RunCommand Kind = "run"  // change or read something on the PC, after a yes
	CopyText   Kind = "copy" // put a fixed text on the clipboard
)

// Rights says whether something needs administrator rights.
type Rights string

// The three answers about rights.
const (
	NoRights   Rights = "no"   // everybody can do it
	EditRights Rights = "edit" // everybody can look, changing something needs an administrator
	AllRights  Rights = "yes"  // needs an administrator to begin with
)

// Action is one button of a step: a kind, an id from the closed tables of package system, and the words for it.
type Action struct {
	Kind Kind
	ID   string
	When Condition
	Words
}

// Words are what is said about one action.
type Words struct {
	Label   string // on the button
	Way     string // how to get there by hand; empty for web pages, whose way is their address
	Note    string // one more sentence; may be empty
	Does    string // commands only: what will happen, said before it happens
	Undo    string // commands only: the way back
	Admin   Rights
	Network bool // commands only: it contacts the internet
}

// actionKey names one row of actions.yaml.
type actionKey struct {
	kind Kind
	id   string
}
