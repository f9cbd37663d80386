package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/widgets"
)

// action is one thing that the monkey can do, and how often it does it beside the others.
type action struct {
	weight int
	do     func(m *monkey)
}

// usualActions are those while the page can be used, and askedActions those while a question for a file lies over it. That one is answered with care: nothing is
// chosen from its list, so that the monkey stays in its own folder.
var (
	usualActions = []action{
		{40, (*monkey).tapOnPage},
		{8, (*monkey).tapAnything},
		{3, (*monkey).tapAnywhere},
		{14, (*monkey).pressKey},
		{4, (*monkey).pressDigit},
		{4, (*monkey).typeLetters},
		{4, (*monkey).paste},
		{4, (*monkey).scroll},
		{2, (*monkey).hover},
		{2, (*monkey).pressKeysTogether},
	}
	askedActions = []action{
		{10, (*monkey).answer},
		{5, (*monkey).typeName},
		{5, (*monkey).pressEscape},
	}
	anyActions = []action{
		{14, (*monkey).work},
		{4, (*monkey).drain},
		{3, (*monkey).resize},
		{2, (*monkey).wish},
	}
)

// restartsOutOf is how seldom the program is started again.
const restartsOutOf = 400

// act does something.
func (m *monkey) act() {
	if m.chance(restartsOutOf) {
		m.restart()
		return
	}
	all := slices.Concat(anyActions, usualActions)
	if m.asked() {
		all = slices.Concat(anyActions, askedActions)
	}
	sum := 0
	for _, a := range all {
		sum += a.weight
	}
	at := m.rand.IntN(sum)
	i := slices.IndexFunc(all, func(a action) bool {
		at -= a.weight
		return at < 0
	})
	all[i].do(m)
}

// asked reports whether a question lies over the page.
func (m *monkey) asked() bool { return m.window.Canvas().Overlays().Top() != nil }

// tapOnPage presses something of the page itself, in view or not.
func (m *monkey) tapOnPage() { m.tapOne(m.onPage()) }

// tapAnything presses something, Back and the like included.
func (m *monkey) tapAnything() { m.tapOne(m.pressables()) }

func (m *monkey) tapOne(all []*widgets.Pressable) {
	if len(all) == 0 {
		return
	}
	p := pick(m, all)
	if other := pick(m, all); m.pressed[other.Label] < m.pressed[p.Label] {
		p = other // what is seldom reached is not left out
	}
	m.pressed[p.Label]++
	m.note("tap %q", p.Label)
	test.Tap(p)
}

// onPage lists what can be pressed between the top line and the bottom, and in the bottom line.
func (m *monkey) onPage() (all []*widgets.Pressable) {
	for _, o := range slices.Concat(m.app.page.body, m.app.page.footer) {
		m.visitIn(o, func(o fyne.CanvasObject) {
			if p, ok := o.(*widgets.Pressable); ok {
				all = append(all, p)
			}
		})
	}
	return all
}

// somewhere is a place in the window.
func (m *monkey) somewhere() fyne.Position {
	size := m.window.Canvas().Size()
	return fyne.NewPos(m.rand.Float32()*size.Width, m.rand.Float32()*size.Height)
}

func (m *monkey) tapAnywhere() {
	at := m.somewhere()
	m.note("tap at %v", at)
	test.TapCanvas(m.window.Canvas(), at)
}

func (m *monkey) hover() {
	at := m.somewhere()
	m.note("move to %v", at)
	test.MoveMouse(m.window.Canvas(), at)
}

func (m *monkey) scroll() {
	by := (m.rand.Float32() - 0.5) * 3000
	m.note("scroll by %v", by)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(m.app.frame.scroll)
	test.Scroll(m.window.Canvas(), at.AddXY(5, 5), 0, by)
}

// monkeyKeys are the keys that mean something somewhere. Tab is the window's.
var monkeyKeys = []fyne.KeyName{
	fyne.KeyTab, fyne.KeyTab, fyne.KeyTab, fyne.KeyUp, fyne.KeyDown, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyReturn, fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace,
	fyne.KeyEscape, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd, fyne.KeyBackspace, fyne.KeyDelete, fyne.KeyF1,
}

func (m *monkey) pressKey() {
	switch key := pick(m, monkeyKeys); {
	case key != fyne.KeyTab:
		m.note("key %s", key)
		m.key(key)
	case m.chance(3):
		m.note("Shift and Tab")
		m.window.Canvas().FocusPrevious()
	default:
		m.note("Tab")
		m.window.Canvas().FocusNext()
	}
}

func (m *monkey) pressEscape() {
	m.note("Esc")
	m.key(fyne.KeyEscape)
}

func (m *monkey) pressDigit() { m.typeRunes(string(rune('0' + m.rand.IntN(10)))) }

// typeLetters types the beginning of something.
func (m *monkey) typeLetters() {
	letters := []rune(pick(m, queries))
	m.typeRunes(string(letters[:min(len(letters), 1+m.rand.IntN(6))]))
}

func (m *monkey) typeRunes(letters string) {
	m.note("type %q", letters)
	for _, r := range letters {
		if focused := m.window.Canvas().Focused(); focused != nil {
			focused.TypedRune(r)
		} else {
			m.window.Canvas().OnTypedRune()(r)
		}
	}
}

// paste puts something into the field by its button, if there is one, and otherwise goes to where there is one.
func (m *monkey) paste() {
	words, button := pick(m, queries), text("home.paste")
	fyne.CurrentApp().Clipboard().SetContent(words)
	if !slices.Contains(m.labels(), button) {
		button = text("top.again")
	}
	m.note("tap %q, with %.60q in the clipboard", button, words)
	m.tap(button)
}

// pressKeysTogether presses keys that are pressed together.
func (m *monkey) pressKeysTogether() {
	clipboard := fyne.CurrentApp().Clipboard()
	keys := pick(m, []fyne.Shortcut{browserKey, browserKey, &fyne.ShortcutPaste{Clipboard: clipboard}, &fyne.ShortcutSelectAll{}, &fyne.ShortcutCut{Clipboard: clipboard}, &fyne.ShortcutUndo{}})
	m.note("%s", keys.ShortcutName())
	m.shortcut(keys)
}

// answer presses a button of the question that lies over the page.
func (m *monkey) answer() {
	if all := m.answers(); len(all) > 0 {
		b := pick(m, all)
		m.note("answer %q", b.Text)
		test.Tap(b)
	}
}

// answers are the buttons of the uppermost question that answer it, and can be pressed. Of the question for a file they are two; all others lead to other folders.
func (m *monkey) answers() (all []*widget.Button) {
	overlays := m.window.Canvas().Overlays()
	m.visitIn(overlays.Top(), func(o fyne.CanvasObject) {
		b, ok := o.(*widget.Button)
		if ok && !b.Disabled() && b.Text != "" && (len(overlays.List()) > 1 || b.Text == text("save.yes") || b.Text == text("save.no")) {
			all = append(all, b)
		}
	})
	return all
}

// typeName types a name for the file, none that leads out of the folder, or is done with it.
func (m *monkey) typeName() {
	entry, ok := m.window.Canvas().Focused().(*widget.Entry)
	if !ok {
		return
	}
	name := strings.Repeat("ü x", pick(m, []int{0, 1, 90}))
	m.note("name the file %q", name)
	entry.SetText(name)
	if m.chance(2) {
		m.key(fyne.KeyReturn)
	}
}

// windowSizes are from the least to that of a whole screen.
var windowSizes = []fyne.Size{
	{Width: 320, Height: 240}, {Width: 440, Height: 640}, {Width: 640, Height: 480}, {Width: 900, Height: 640}, {Width: 900, Height: 640}, {Width: 1280, Height: 900}, {Width: 1920, Height: 1080},
}

func (m *monkey) resize() {
	size := pick(m, windowSizes)
	if m.chance(2) {
		size = fyne.NewSize(320+m.rand.Float32()*1600, 240+m.rand.Float32()*840)
	}
	m.note("resize to %v", size)
	m.window.Resize(size)
}

// wish lets Unpause be started once more, from a link or with words.
func (m *monkey) wish() {
	w := Wish{Words: pick(m, queries), Link: m.chance(2)}
	m.note("wish %.60q, link %v", w.Words, w.Link)
	m.app.Grant(w)
}

func (m *monkey) restart() {
	m.note("restart")
	m.end()
	m.start()
}

// queries are what is typed, pasted and wished for: what people ask, codes, and what nobody asks.
var queries = []string{
	"429 API rate limit exceeded", "Accesspoint39", `Error "Session 103" de Spotify en CachyOS/Arch (Flatpak)`, "Firewall maybe blocking Spotify: Error code 30", "accounts 4", "accounts:53",
	"critical update error", "error 404 spotify api", "error code: accesspoint 22", "A firewall may be blocking Spotify", "no internet connection", "songs are grey", "kein internet",
	"meldet mich immer ab", "Musik stoppt nach 10 Sekunden", "kicked out again and again", "no sound in discord", "EME_LICENSE_REQUEST_FAILED_WITH_STATUS", "com.spotify.installer -2", "MEDIA_DECODING_ERROR",
	"auth:3", "accounts:4", "AUTH2", "session:103", "accounts:405", "auth:16", "installer exit code 23", "error 17", "error 503", "407", "17 songs do not play",
	"qqqq", "a", " ", "", "0", "-1", "accounts:99999999999999999999", "..\\..\\windows\\system32", "'; drop table errors; --", "<script>alert(1)</script>", "%s%n{{.code}}", "unpause:accounts:4",
	"😀🎵 no music 🎵😀", "שגיאה 4 בספוטיפיי", "لا يوجد اتصال بالإنترنت", "\u202eaccounts:4\u202c", "z\u0335\u0321\u034da\u0335l\u0335g\u0335o", "ﬁrewall", "ＡＵＴＨ：３", "\x00\xff\xfe\r\n\t", "error\ncode\nauth:3",
	strings.Repeat("firewall may be blocking 17 ", 146), strings.Repeat("é", 2048), strings.Repeat("x", 4096),
}
