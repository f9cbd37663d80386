package inside

import (
	"time"
	_ "unsafe" // for go:linkname
)

// How long Fyne keeps what it has drawn and not used since, and how often it looks (internal/cache/base.go).
var (
	//go:linkname kept fyne.io/fyne/v2/internal/cache.ValidDuration
	kept time.Duration
	//go:linkname betweenLooks fyne.io/fyne/v2/internal/cache.cleanTaskInterval
	betweenLooks time.Duration
)

// keptNow is long enough for a page that one comes back to. Below 10 seconds Fyne would go through the whole page with each frame (internal/driver/glfw/loop.go).
const keptNow = 15 * time.Second

// ForgetSooner has Fyne keep pictures of texts, and widgets that are not shown any more, for 15 seconds instead of a minute. Each letter that is typed brings new results, a megabyte of
// pictures; what a minute of typing leaves is more than all else in the window.
func ForgetSooner() { kept, betweenLooks = keptNow, keptNow/2 }
