package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// Kind is the part that a link has in a chain. Each has a sign of its own shape, so that colours tell nothing alone.
type Kind int

// The kinds of links.
const (
	Sound  Kind = iota // an empty ring
	Weak               // a full disc with an exclamation mark
	Breaks             // a full disc with a cross
)

// Link is one station of a chain.
type Link struct {
	Plain string // large
	Name  string // small
	Kind  Kind
	Mark  string // words for its kind, such as "Weak spot"; empty for an ordinary link
	Here  string // what is known of it on this PC; empty for nothing
	// Broken is a link that was found broken on this PC: it stands out from the others.
	Broken bool
}

// NewChain draws the links as stations of one line, from top to bottom: so each has the whole width for its words, in narrow and wide windows alike. From the
// first link that breaks on, the line is a row of dashes.
func NewChain(links []Link) *fyne.Container {
	chain := container.New(&Column{Wide: true})
	broken := false
	for i, link := range links {
		broken = broken || link.Kind == Breaks
		s := &station{link: link, last: i == len(links)-1, broken: broken}
		s.ExtendBaseWidget(s)
		chain.Add(s)
	}
	return chain
}

// station is one link with its part of the line.
type station struct {
	widget.BaseWidget
	link   Link
	last   bool
	broken bool // the line below it is broken
}

var _ fyne.Accessible = (*station)(nil)

// AccessibilityLabel implements fyne.Accessible.
func (s *station) AccessibilityLabel() string {
	label := s.link.Plain
	if s.link.Mark != "" {
		label = s.link.Mark + ": " + label
	}
	for _, more := range []string{s.link.Name, s.link.Here} {
		if more != "" {
			label += ". " + more
		}
	}
	return label
}

// AccessibilityRole implements fyne.Accessible.
func (s *station) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

func (s *station) CreateRenderer() fyne.WidgetRenderer {
	r := &stationRenderer{station: s, words: widget.NewRichText(s.segments()...), disc: &canvas.Circle{}}
	r.words.Wrapping = fyne.TextWrapWord
	for i := range r.strokes {
		r.strokes[i] = &canvas.Line{StrokeWidth: signStroke}
	}
	r.Refresh()
	return r
}

// segments are the words: the kind, what the link is, its exact name, and what is known of it on this PC.
func (s *station) segments() (all []widget.RichTextSegment) {
	add := func(text string, size fyne.ThemeSizeName, color fyne.ThemeColorName, bold bool) {
		if text != "" {
			all = append(all, &widget.TextSegment{Text: text, Style: widget.RichTextStyle{ColorName: color, SizeName: size, TextStyle: fyne.TextStyle{Bold: bold}}})
		}
	}
	add(s.link.Mark, look.SizeSmall, s.color(), true)
	add(s.link.Plain, theme.SizeNameText, theme.ColorNameForeground, s.link.Broken)
	add(s.link.Name, look.SizeSmall, look.ColorMuted, false)
	here := look.ColorMuted
	if s.link.Broken {
		here = look.ColorBreaks
	}
	add(s.link.Here, look.SizeSmall, here, s.link.Broken)
	return all
}

// color is that of the sign.
func (s *station) color() fyne.ThemeColorName {
	switch {
	case s.link.Kind == Breaks || s.link.Broken:
		return look.ColorBreaks
	case s.link.Kind == Weak:
		return look.ColorWeak
	}
	return look.ColorOutline
}

// The measures of a chain, for text of the usual size.
const (
	signSize    = 22
	signStroke  = 2
	lineStroke  = 2
	dash        = 5
	stationGap  = 14 // between the words of two stations
	besideWords = 14
)

// stationRenderer draws the line, the sign on it, and the words beside it.
type stationRenderer struct {
	station *station
	words   *widget.RichText
	disc    *canvas.Circle
	strokes [2]*canvas.Line // of the sign
	line    []fyne.CanvasObject
}

func (r *stationRenderer) Destroy() {}

func (r *stationRenderer) Objects() []fyne.CanvasObject {
	return append(append([]fyne.CanvasObject{}, r.line...), r.disc, r.strokes[0], r.strokes[1], r.words)
}

func (r *stationRenderer) MinSize() fyne.Size {
	words := r.words.MinSize()
	height := max(words.Height, look.Grown(signSize))
	if !r.station.last {
		height += stationGap
	}
	return fyne.NewSize(words.Width+look.Grown(signSize)+besideWords, height)
}

func (r *stationRenderer) Layout(s fyne.Size) {
	sign := look.Grown(signSize)
	r.words.Move(fyne.NewPos(sign+besideWords, 0))
	r.words.Resize(fyne.NewSize(s.Width-sign-besideWords, r.words.MinSize().Height))
	r.disc.Resize(fyne.NewSquareSize(sign))
	r.layoutStrokes(sign)
	r.layoutLine(sign, s.Height)
}

// layoutStrokes draws the sign on the disc: an exclamation mark or a cross.
func (r *stationRenderer) layoutStrokes(sign float32) {
	at := func(x, y float32) fyne.Position { return fyne.NewPos(sign*x, sign*y) }
	lines := [2][2]fyne.Position{{at(0.5, 0.24), at(0.5, 0.58)}, {at(0.5, 0.70), at(0.5, 0.78)}}
	if r.station.link.Kind == Breaks {
		lines = [2][2]fyne.Position{{at(0.32, 0.32), at(0.68, 0.68)}, {at(0.68, 0.32), at(0.32, 0.68)}}
	}
	for i, l := range r.strokes {
		l.Position1, l.Position2 = lines[i][0], lines[i][1]
	}
}

// layoutLine draws the line from the sign to the next station.
func (r *stationRenderer) layoutLine(sign, height float32) {
	r.line = r.line[:0]
	if !r.station.last {
		r.stretch(sign/2, sign, height, r.station.broken)
	}
}

// stretch draws a part of the line, whole or as dashes.
func (r *stationRenderer) stretch(x, from, to float32, broken bool) {
	if !broken {
		r.addLine(x, from, to, theme.Color(look.ColorOutline))
		return
	}
	for y := from + dash; y < to; y += 2 * dash {
		r.addLine(x, y, min(y+dash, to), theme.Color(look.ColorBreaks))
	}
}

func (r *stationRenderer) addLine(x, from, to float32, c color.Color) {
	l := &canvas.Line{StrokeColor: c, StrokeWidth: lineStroke, Position1: fyne.NewPos(x, from), Position2: fyne.NewPos(x, to)}
	r.line = append(r.line, l)
}

func (r *stationRenderer) Refresh() {
	s := r.station
	ink := theme.Color(s.color())
	r.disc.StrokeColor, r.disc.StrokeWidth, r.disc.FillColor = ink, signStroke, ink
	if s.link.Kind == Sound {
		r.disc.FillColor = theme.Color(look.ColorSurface)
	}
	for _, l := range r.strokes {
		l.StrokeColor, l.Hidden = theme.Color(theme.ColorNameForegroundOnPrimary), s.link.Kind == Sound
		l.Refresh()
	}
	r.Layout(s.Size())
	r.disc.Refresh()
	r.words.Refresh()
}
