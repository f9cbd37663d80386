package system

import (
	"unsafe"

	"golang.org/x/sys/windows"
	"golang.org/x/sys/windows/registry"
)

// personsWishes reads the language in which Windows shows itself (not the one of its numbers and dates), the slider "Text size" and the switch "Animation
// effects", both of Settings, Accessibility.
func personsWishes() (w Wishes) {
	if languages, err := windows.GetUserPreferredUILanguages(windows.MUI_LANGUAGE_NAME); err == nil {
		w.Languages = languages
	}
	if key, err := registry.OpenKey(registry.CURRENT_USER, `Software\Microsoft\Accessibility`, registry.QUERY_VALUE); err == nil {
		defer key.Close()
		if percent, _, err := key.GetIntegerValue("TextScaleFactor"); err == nil {
			w.TextSize = int(min(percent, 1000))
		}
	}
	w.Still = noAnimations()
	w.Contrast = contrastTheme()
	return w
}

// highContrast is HIGHCONTRASTW of winuser.h.
type highContrast struct {
	size, flags uint32
	scheme      *uint16
}

// Of winuser.h: SPI_GETHIGHCONTRAST, HCF_HIGHCONTRASTON, and the places of colours for GetSysColor.
const (
	spiGetHighContrast = 0x0042
	highContrastOn     = 1

	colorWindow        = 5
	colorWindowText    = 8
	colorHighlight     = 13
	colorHighlightText = 14
	colorHotlight      = 26
)

// contrastTheme reads the colours of Settings, Accessibility, Contrast themes; nil when none is on.
func contrastTheme() *Contrast {
	on := highContrast{size: uint32(unsafe.Sizeof(highContrast{}))}
	ok, _, _ := systemParametersInfo.Call(spiGetHighContrast, uintptr(on.size), uintptr(unsafe.Pointer(&on)), 0)
	if ok == 0 || on.flags&highContrastOn == 0 {
		return nil
	}
	return &Contrast{
		Window: systemColor(colorWindow), Text: systemColor(colorWindowText),
		Chosen: systemColor(colorHighlight), OnChosen: systemColor(colorHighlightText), Link: systemColor(colorHotlight),
	}
}

// systemColor is one of Windows' colours as 0xRRGGBB; Windows itself writes 0xBBGGRR.
func systemColor(place uintptr) uint32 {
	c, _, _ := getSysColor.Call(place)
	return uint32(c)&0xff<<16 | uint32(c)&0xff00 | uint32(c)>>16&0xff
}

var getSysColor = windows.NewLazySystemDLL("user32.dll").NewProc("GetSysColor")

// spiGetClientAreaAnimation asks whether programs may move things in their windows (SPI_GETCLIENTAREAANIMATION of winuser.h).
const spiGetClientAreaAnimation = 0x1042

func noAnimations() bool {
	var moving int32
	ok, _, _ := systemParametersInfo.Call(spiGetClientAreaAnimation, 0, uintptr(unsafe.Pointer(&moving)), 0)
	return ok != 0 && moving == 0
}

var systemParametersInfo = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")
