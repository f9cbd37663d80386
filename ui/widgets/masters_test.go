package widgets

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/ui/look"
)

// TestWidgetsLookAsTheirMasters compares each widget with its picture in testdata, light, dark and with large text. When one has changed on purpose: look at the new picture in
// testdata/failed and put it in the old one's place.
func TestWidgetsLookAsTheirMasters(t *testing.T) {
	looks := map[string]look.Theme{"light": {Colors: look.Light}, "dark": {Colors: look.Dark}, "large": {Colors: look.Light, Text: 2}}
	for name, th := range looks {
		for what, draw := range masters {
			t.Run(what+"-"+name, func(t *testing.T) {
				test.NewTempApp(t).Settings().SetTheme(th)
				o := draw()
				w := test.NewTempWindow(t, o)
				const width = 420
				w.Resize(fyne.NewSize(width*max(th.Text, 1), o.MinSize().Height+2*theme.Padding()))
				w.Resize(fyne.NewSize(width*max(th.Text, 1), o.MinSize().Height+2*theme.Padding())) // wrapped texts know their height only when they have been given their width
				test.AssertImageMatches(t, what+"-"+name+".png", w.Canvas().Capture())
			})
		}
	}
}

// masters are the widgets in the states that differ to the eye.
var masters = map[string]func() fyne.CanvasObject{
	"buttons": func() fyne.CanvasObject {
		hovered, held, focused := NewButton("Under the mouse", Normal, nil), NewButton("Held down", Normal, nil), NewButton("With the keyboard", Primary, nil)
		hovered.MouseIn(&desktop.MouseEvent{})
		held.MouseDown(&desktop.MouseEvent{})
		focused.FocusGained()
		return container.New(&Flow{Gap: 10}, NewButton("Main", Primary, nil), NewButton("Other", Normal, nil), NewButton("Quiet", Quiet, nil), hovered, held, focused,
			NewSignButton(theme.NavigateBackIcon(), "Back", nil), NewSignOnly(theme.SettingsIcon(), "Settings", nil), NewButton("Words that are so long that they have to stand in two lines", Normal, nil))
	},
	"choices": func() fyne.CanvasObject {
		open := NewFold("Open")
		open.Open(true)
		return container.New(&Flow{Gap: 10}, NewChoice("Chosen", "Chosen", true, nil), NewChoice("Not", "Not", false, nil), NewFold("Folded").Pressable, open.Pressable)
	},
	"rows": func() fyne.CanvasObject {
		words := func() fyne.CanvasObject { return widget.NewLabel("A row that leads on") }
		return container.New(&Column{Gap: 10, Wide: true},
			NewPressable("", Row, NewLinkContent(look.Globe, words()), nil), NewPressable("", Row, NewLinkContent(nil, words()), nil), NewPressable("", Row, words(), nil))
	},
	"cards": func() fyne.CanvasObject {
		words := func() fyne.CanvasObject {
			l := widget.NewLabel("Words that go on for so long that they need two lines in a narrow window")
			l.Wrapping = fyne.TextWrapWord
			return l
		}
		return container.New(&Column{Gap: 10, Wide: true}, NewCard(words()), NewNotice(words()), NewQuote(words()), NewSigned(look.Clock, words()), NewDone(words()))
	},
	"chain": func() fyne.CanvasObject {
		return NewCard(NewChain([]Link{
			{Plain: "This works", Name: "service"},
			{Plain: "This is where it can go wrong", Name: "EME_LICENSE_REQUEST_FAILED_WITH_STATUS", Kind: Weak, Mark: "Weak spot", Here: "On this PC: broken here", Broken: true},
			{Plain: "This fails", Name: "request", Kind: Breaks, Mark: "It fails here"},
			{Plain: "And this follows from it", Name: "error", Kind: Breaks, Mark: "This follows from it"},
		}))
	},
	"field": func() fyne.CanvasObject {
		field := NewSearchField("Code or words", "Code or words")
		return container.New(layout.NewVBoxLayout(), field)
	},
	"signs": func() fyne.CanvasObject {
		line := container.New(&Flow{Gap: 10})
		for _, sign := range []fyne.Resource{look.Clock, look.Globe, look.Onward, look.Shield, look.Stop} {
			line.Add(NewSignOnly(sign, "sign", nil))
		}
		return line
	},
}
