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
	return w
}

// spiGetClientAreaAnimation asks whether programs may move things in their windows (SPI_GETCLIENTAREAANIMATION of winuser.h).
const spiGetClientAreaAnimation = 0x1042

func noAnimations() bool {
	var moving int32
	ok, _, _ := systemParametersInfo.Call(spiGetClientAreaAnimation, 0, uintptr(unsafe.Pointer(&moving)), 0)
	return ok != 0 && moving == 0
}

var systemParametersInfo = windows.NewLazySystemDLL("user32.dll").NewProc("SystemParametersInfoW")
