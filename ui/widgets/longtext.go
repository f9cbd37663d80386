package widgets

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// LongText shows a text of any length, letter by letter and wrapped at the edge. It draws only the lines that are in view, so that thousands of lines
// cost no more than a page of them. Fyne's own texts draw them all.
type LongText struct {
	widget.BaseWidget
	text        string
	top, bottom float32 // what is in view, in units from the start of the text
}

var _ fyne.Accessible = (*LongText)(nil)

// NewLongText makes a text. Nothing of it is drawn before View.
func NewLongText(text string) *LongText {
	l := &LongText{text: text}
	l.ExtendBaseWidget(l)
	return l
}

// Text returns the whole text.
func (l *LongText) Text() string { return l.text }

// View says which part is in view, in units from the start of the text.
func (l *LongText) View(top, bottom float32) {
	if l.top != top || l.bottom != bottom {
		l.top, l.bottom = top, bottom
		l.Refresh()
	}
}

// AccessibilityLabel implements fyne.Accessible.
func (l *LongText) AccessibilityLabel() string { return l.text }

// AccessibilityRole implements fyne.Accessible.
func (l *LongText) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (l *LongText) CreateRenderer() fyne.WidgetRenderer {
	r := &longTextRenderer{text: l}
	r.wrap()
	return r
}

type longTextRenderer struct {
	text  *LongText
	lines []string
	shown []fyne.CanvasObject // texts for the lines in view; they are used again for others

	columns       int         // at which lines holds
	width, height float32     // of one letter
	measured      measuredFor // what width and height were measured for
}

// measuredFor is what the size of a letter depends on.
type measuredFor struct {
	size float32
	font fyne.Resource
}

// letters have one width in a font of fixed pitch.
var fixedPitch = fyne.TextStyle{Monospace: true}

// leastColumns are what a text is never narrower than.
const leastColumns = 20

func (r *longTextRenderer) Destroy()                     {}
func (r *longTextRenderer) Objects() []fyne.CanvasObject { return r.shown }

func (r *longTextRenderer) MinSize() fyne.Size {
	r.wrap()
	return fyne.NewSize(leastColumns*r.width, float32(len(r.lines))*r.height)
}

func (r *longTextRenderer) Layout(fyne.Size) {
	r.wrap()
	r.draw()
}

func (r *longTextRenderer) Refresh() {
	r.wrap()
	r.draw()
	canvas.Refresh(r.text)
}

// wrap works the lines out again when the width or the font has changed.
func (r *longTextRenderer) wrap() {
	if now := (measuredFor{theme.Size(look.SizeSmall), theme.Font(fixedPitch)}); now != r.measured {
		const many = 100 // the width of a single letter is rounded
		letters := fyne.MeasureText(strings.Repeat("0", many), now.size, fixedPitch)
		r.measured, r.columns = now, 0
		r.width, r.height = letters.Width/many, letters.Height
	}
	columns := max(int(r.text.Size().Width/r.width), leastColumns)
	if columns != r.columns {
		r.columns, r.lines = columns, wrapped(r.text.text, columns)
	}
}

// draw puts texts where the lines in view are.
func (r *longTextRenderer) draw() {
	first := max(0, int(r.text.top/r.height))
	last := min(len(r.lines), int(r.text.bottom/r.height)+1)
	count := max(0, last-first)
	for len(r.shown) < count {
		r.shown = append(r.shown, &canvas.Text{TextStyle: fixedPitch})
	}
	for i, o := range r.shown {
		t := o.(*canvas.Text)
		t.Hidden = i >= count
		if t.Hidden {
			continue
		}
		t.Text, t.TextSize, t.Color = r.lines[first+i], r.measured.size, theme.Color(theme.ColorNameForeground)
		t.Resize(fyne.NewSize(r.text.Size().Width, r.height))
		t.Move(fyne.NewPos(0, float32(first+i)*r.height))
		t.Refresh()
	}
}

// wrapped cuts a text into lines that have room in so many columns.
func wrapped(text string, columns int) (lines []string) {
	for line := range strings.Lines(text) {
		lines = append(lines, cut(shown(line), columns)...)
	}
	return lines
}

// tab is how many columns a tab moves on.
const tab = 4

// shown is a line with tabs as blanks and without what cannot be drawn.
func shown(line string) string {
	line = strings.ReplaceAll(strings.ToValidUTF8(line, "?"), "\t", strings.Repeat(" ", tab))
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return -1
		}
		return r
	}, line)
}

// cut cuts one line: after a blank if one stands in its second half, otherwise between any two letters.
func cut(line string, columns int) (lines []string) {
	for {
		end := fitting(line, columns)
		if end == len(line) {
			return append(lines, line)
		}
		if blank := strings.LastIndexByte(line[:end], ' ') + 1; blank > end/2 {
			end = blank
		}
		lines, line = append(lines, line[:end]), line[end:]
	}
}

// fitting tells how many bytes of a line have room. Letters beyond ASCII may be drawn from another font and count double.
func fitting(line string, columns int) int {
	used := 0
	for i, letter := range line {
		used++
		if letter >= utf8.RuneSelf {
			used++
		}
		if used > columns {
			return i
		}
	}
	return len(line)
}
