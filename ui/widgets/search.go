package widgets

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// SearchField is a one-line field that hands the keys that mean something to the page (arrows up and down, Esc) on to it.
type SearchField struct {
	widget.Entry
	// OnShortcut gets the keys pressed together that a field has no use for; may be nil.
	OnShortcut func(keys *desktop.CustomShortcut)
	label      string
}

var _ fyne.Accessible = (*SearchField)(nil)

// NewSearchField makes an empty field. label is what a screen reader says.
func NewSearchField(label, placeholder string) *SearchField {
	s := &SearchField{label: label}
	s.Scroll = fyne.ScrollHorizontalOnly
	s.PlaceHolder = placeholder
	s.Icon = theme.SearchIcon()
	s.ExtendBaseWidget(s)
	return s
}

// AccessibilityLabel implements fyne.Accessible.
func (s *SearchField) AccessibilityLabel() string { return s.label + ": " + s.Text }

// AccessibilityRole implements fyne.Accessible.
func (s *SearchField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// TypedKey implements fyne.Focusable.
func (s *SearchField) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyEscape, fyne.KeyReturn, fyne.KeyEnter:
		passOn(s, ev)
	default:
		s.Entry.TypedKey(ev)
	}
}

// TypedShortcut implements fyne.Shortcutable. A thing with the focus that knows shortcuts gets all of them, and the window none.
func (s *SearchField) TypedShortcut(shortcut fyne.Shortcut) {
	if keys, ok := shortcut.(*desktop.CustomShortcut); ok && s.OnShortcut != nil {
		s.OnShortcut(keys)
		return
	}
	s.Entry.TypedShortcut(shortcut)
}

// NewFieldBox gives a field the height of a thing that can be pressed.
func NewFieldBox(field *SearchField) fyne.CanvasObject {
	return container.NewThemeOverride(field, roomy{theme.Current()})
}

// roomy is a theme with more room around the words of a field, and the same edge around what has the keyboard as everywhere.
type roomy struct{ fyne.Theme }

// Color implements fyne.Theme.
func (r roomy) Color(name fyne.ThemeColorName, variant fyne.ThemeVariant) color.Color {
	if name == theme.ColorNamePrimary {
		name = look.ColorFocus
	}
	return r.Theme.Color(name, variant)
}

// Size implements fyne.Theme.
func (r roomy) Size(name fyne.ThemeSizeName) float32 {
	if name == theme.SizeNameInnerPadding {
		return 11
	}
	return r.Theme.Size(name)
}
