// Package look is the look of Unpause: the names of its colours and sizes, and the theme that gives them their values, light and dark.
package look

import (
	"fyne.io/fyne/v2"
)

// The names of the colours and sizes that Unpause's theme has beside Fyne's own.
const (
	ColorSurface fyne.ThemeColorName = "unpauseSurface" // cards and rows on the page
	ColorNotice  fyne.ThemeColorName = "unpauseNotice"  // a card in which Unpause itself has something to say
	ColorOutline fyne.ThemeColorName = "unpauseOutline" // the edge of a thing that can be pressed
	ColorMuted   fyne.ThemeColorName = "unpauseMuted"   // text of lesser importance
	ColorFocus   fyne.ThemeColorName = "unpauseFocus"   // the ring around the thing that has the keyboard
	ColorWeak    fyne.ThemeColorName = "unpauseWeak"    // a weak link of a cause chain
	ColorBreaks  fyne.ThemeColorName = "unpauseBreaks"  // a link where the fault comes out
	ColorNone    fyne.ThemeColorName = "unpauseNone"    // nothing is drawn

	ColorPrimaryHover fyne.ThemeColorName = "unpausePrimaryHover" // the main button under the pointer

	SizeTarget fyne.ThemeSizeName = "unpauseTarget" // the least height of a thing that can be pressed
	SizeGap    fyne.ThemeSizeName = "unpauseGap"    // between the parts of a page
	SizeColumn fyne.ThemeSizeName = "unpauseColumn" // the greatest width of a text column
	SizeRing   fyne.ThemeSizeName = "unpauseRing"   // the thickness of the focus ring
	SizeSmall  fyne.ThemeSizeName = "unpauseSmall"  // text of lesser importance
	SizeTitle  fyne.ThemeSizeName = "unpauseTitle"  // the title of a page
)
