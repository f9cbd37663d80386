package ui

import (
	"context"
	"errors"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/progress"
	"unpause/system"
	"unpause/system/reach"
	"unpause/ui/look"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// Opener opens places on this PC; system.Opener is one.
type Opener interface {
	Open(id string, from int) system.Opened
}

// Runner runs commands on this PC, and knows what they have changed; system.Runner is one. All but Line and CanPutBack may block.
type Runner interface {
	Line(id string) string
	Run(ctx context.Context, id string, how system.How) system.Result
	Changes() ([]system.Change, error)
	CanPutBack(c system.Change) bool
	PutBack(ctx context.Context, id int, sure bool, how system.How) system.Result
	LookBack() system.Former
	OpenedAgain()
}

// Keeper keeps where the person is from one start to the next; progress.Keeper is one. All may block.
type Keeper interface {
	Recall() (progress.Progress, []progress.Aside)
	Keep(p progress.Progress) (progress.Aside, error)
	// Forget removes all that is kept.
	Forget() error
}

// Start is what is known of this start of Unpause and of the PC once files and the registry were read.
type Start struct {
	Facts system.Facts
	// Boot tells this start of the PC from others; empty where that is not known.
	Boot string
	// Crash is the report of the last run, if that ended by itself; empty when it ended well.
	Crash string
}

// Deps is what the screens need from outside. All fields but Go are required.
type Deps struct {
	Catalog *catalog.Catalog
	// Language is the one of Catalog, one of resources.Languages.
	Language string
	Opener   Opener
	Runner   Runner
	Checks   Checker // the checks of this PC
	Online   Checker // those that contact others, for after a yes
	// Contacts are those whom Online contacts.
	Contacts []reach.Contact
	// Pin keeps a window above all others, or lets go of it.
	Pin func(w fyne.Window, on bool) error
	// Page opens the whole reference, in its language, as a web page. It may block and is not called on the window's goroutine.
	Page func(cat *catalog.Catalog, language string) system.Opened
	// AskFile asks where to save a file, with the title of the question and the name that is proposed. It blocks until the person has answered and is not
	// called on the window's goroutine. system.ErrCancelled: the person does not want to; system.ErrNoDialog: this system has no window for it.
	AskFile func(title, name string) (path string, err error)
	// LoadIn loads Catalog in another one of resources.Languages.
	LoadIn func(language string) (*catalog.Catalog, error)
	// Settings are what the person has chosen at some time; Wishes is what the system says where nothing was chosen.
	Settings system.Settings
	Wishes   system.Wishes
	// SaveSettings keeps what the person chooses.
	SaveSettings func(system.Settings) error
	// AtStart reads what the first screen does not wait for. It may block, and is not called on the window's goroutine.
	AtStart func() Start
	// Keeper keeps where the person is. Again says that Windows has opened Unpause, as the person wanted before a restart.
	Keeper Keeper
	Again  bool
	// Now is the clock.
	Now func() time.Time
	// Version is shown on the help page.
	Version string
	// Hide takes out of a text what is personal, before it leaves the PC by the person's hand. hidden is how much of each kind that was.
	Hide func(text string) (clean string, hidden map[string]int)
	// Go starts work that may take long, away from the window's goroutine. Tests run it at once instead.
	Go func(work func())
}

// App is the window with its pages.
type App struct {
	Deps
	window  fyne.Window
	start   Start // empty until it was read
	frame   *frame
	history []visit
	page    page
	walks   map[string]*wizard.Walkthrough // by code; a walkthrough that was left goes on where it was
	mind    *wizard.Diagnosis              // the guided questions; what was answered stays until the questions begin anew
	// formerMind is the one before the questions began anew; nil when there was none.
	formerMind *wizard.Diagnosis
	views      map[stepKey][]*actionView // the buttons of the steps that were shown, with what came of them
	query      string                    // what stands in the search field
	pin        pin
	checks     checks                 // what the checks of this PC have seen
	stepChecks map[stepKey]*stepCheck // what those of the steps that were shown see before and after
	asking     *deed                  // has a question open on the page; nil when there is none
	dialog     *dialog.FileDialog     // asks for a file over the page; nil when none is open
	saving     bool                   // something is being saved as a file, or is asked about
	// keyboardLater: the page was drawn anew below that question, and gets the keyboard after it.
	keyboardLater bool
	browser       *browserView
	crash         *crash   // what the last run has left; nil when that ended well
	report        *handout // what the person hands out to others
	lastWalk      string   // the code of the error whose steps were shown last; empty when there is none
	settings      settings
	keeping       keeping
	past          past
	chosen        map[string]*widgets.Pressable // on the page of the settings: what is chosen, by what it is about
	fillings      map[route]*filling            // what was done on the pages of forms
	inEnglish     *catalog.Catalog              // that of the list, once it was needed beside another language
}

// stepKey names one step of one entry.
type stepKey struct{ code, step string }

// visit is a page that was opened, how far it was scrolled when it was left, and how it was entered.
type visit struct {
	route   route
	offset  float32
	entered int    // the place of the step at which a walkthrough was entered, when back leads from there to the page before; otherwise 0
	wished  bool   // the first page, opened by a wish on top of another page
	former  string // what stood in the search field before such a wish; back puts it there again
}

// page is what a screen draws.
type page struct {
	title  string                       // of the window
	body   []fyne.CanvasObject          // below each other, scrolls
	footer []fyne.CanvasObject          // stays below
	list   bool                         // the page is a list: arrows go from row to row
	main   func()                       // what Enter does; may be nil
	focus  fyne.Focusable               // has the keyboard at first; may be nil
	keys   func(ev *fyne.KeyEvent) bool // the page's own keys, asked first; may be nil
	news   func()                       // called when checks of this PC have ended while the page is shown; may be nil
	runes  func(r rune)                 // typed letters that nothing has taken; may be nil
	long   *widgets.LongText            // draws what is in view; nil when the page has none
}

// New builds the screens in a window and shows the first one. The window is not shown yet.
func New(w fyne.Window, d Deps) (*App, error) {
	parts := []bool{d.Catalog != nil, d.Opener != nil, d.Runner != nil, d.Checks != nil, d.Online != nil, d.Pin != nil, d.Page != nil, d.AskFile != nil, d.LoadIn != nil, d.SaveSettings != nil, d.Keeper != nil, d.AtStart != nil, d.Now != nil, d.Hide != nil}
	if slices.Contains(parts, false) {
		return nil, errors.New("ui: a part is missing")
	}
	if d.Go == nil {
		d.Go = func(work func()) { go work() }
	}
	if err := Speak(d.Language); err != nil {
		return nil, err
	}
	a := &App{
		Deps: d, window: w, walks: map[string]*wizard.Walkthrough{}, views: map[stepKey][]*actionView{}, fillings: map[route]*filling{},
		checks: checks{results: map[string]result{}}, stepChecks: map[stepKey]*stepCheck{},
		settings: settings{Settings: known(d.Settings)}, past: past{backs: map[int]*backView{}},
	}
	a.askAfresh()
	a.frame = newFrame(a.laidOut)
	a.browser = a.newBrowserView()
	a.report = a.newHandout()
	w.SetContent(a.frame.content)
	w.Canvas().SetOnTypedKey(a.typedKey)
	w.Canvas().SetOnTypedRune(a.typedRune)
	w.Canvas().AddShortcut(browserKey, func(fyne.Shortcut) { a.typedShortcut(browserKey) })
	a.history = []visit{{route: route{kind: homePage}}}
	a.show() // at once: the first page does not come out of another one
	a.Go(a.lookBack)
	return a, nil
}

// evidence is all that is known: what was found on this PC, and what the person said.
func (a *App) evidence() wizard.Evidence { return a.mind.Evidence() }

// frame is what stays the same on all pages: the top line, the scrolled page, the bottom line.
type frame struct {
	content *fyne.Container
	top     *fyne.Container
	scroll  *container.Scroll
	column  *fyne.Container
	foot    *fyne.Container // the bottom line with its edge
	bottom  *fyne.Container
	veil    *veil
	low     bool // the window is so low that the lines around the page scroll with it
}

// The room around a page, between its parts and inside the two bars, in units.
const (
	partGap    = 24
	pageMargin = 20
	barMargin  = 8
)

// leastHeight is the height of a window below which the lines around the page would leave it too little room, in units, for text of the usual size.
const leastHeight = 420

// isLow reports whether the window is that low now.
func (a *App) isLow() bool {
	return a.window.Canvas().Size().Height < look.Grown(leastHeight)
}

// laidOut is called when the window has another size, or another part of the page has come into view.
func (a *App) laidOut() {
	if len(a.history) > 0 && a.frame.low != a.isLow() {
		a.redraw()
		return
	}
	a.viewed()
}

// newFrame makes the frame. viewed is called when another part of the page may have come into view.
func newFrame(viewed func()) *frame {
	f := &frame{
		top:    container.NewStack(),
		column: container.New(&widgets.Column{Gap: partGap, Margin: pageMargin}),
		bottom: container.New(&widgets.Flow{Gap: 8}),
		veil:   newVeil(),
	}
	f.scroll = container.NewVScroll(container.New(layout.NewCustomPaddedLayout(4, pageMargin, 0, 0), f.column))
	f.scroll.OnScrolled = func(fyne.Position) { viewed() }
	bar := layout.NewCustomPaddedLayout(barMargin, barMargin, barMargin, barMargin)
	bottom := container.New(&widgets.Column{Margin: pageMargin - barMargin}, f.bottom)
	f.foot = container.NewBorder(widget.NewSeparator(), nil, nil, nil, container.New(bar, bottom))
	top := container.New(bar, f.top)
	// The order is that of the Tab key: what the page is about, what can be said of it, and only then the line that is on all pages.
	f.content = container.New(layout.NewBorderLayout(top, f.foot, nil, nil), container.New(&widgets.Settled{Done: viewed}, f.scroll, f.veil.cloth), f.foot, top)
	return f
}
