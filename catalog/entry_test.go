package catalog

import (
	"slices"
	"testing"
)

func TestShownAndRemark(t *testing.T) {
	for _, c := range []struct {
		message   string
		described bool
		shown     []string
		remark    string
	}{
		{message: "Media decoding error.", shown: []string{"Media decoding error."}},
		{message: "Login timed out. — or — Signup timed out.", shown: []string{"Login timed out.", "Signup timed out."}},
		{
			message: "Sorry, we can't connect to this device. / Update this device and the Spotify app.",
			shown:   []string{"Sorry, we can't connect to this device.", "Update this device and the Spotify app."},
		},
		{message: "Something went wrong. / An error occurred. (RELOAD PAGE)", shown: []string{"Something went wrong.", "An error occurred."}},
		{message: "It is blocked. (Error code: 17 / accesspoint:17)", shown: []string{"It is blocked. (Error code: 17 / accesspoint:17)"}},
		{message: "It is blocked. (53 = proxy 401 · 54 = proxy 403)", shown: []string{"It is blocked."}, remark: "53 = proxy 401 · 54 = proxy 403"},
		{message: "(Playback is blocked. / Nothing is shown.)", described: true, remark: "Playback is blocked. / Nothing is shown."},
	} {
		e := Entry{Message: c.message, Described: c.described}
		if got := e.Shown(); !slices.Equal(got, c.shown) {
			t.Errorf("%q shows %q, want %q", c.message, got, c.shown)
		}
		if got := e.Remark(); got != c.remark {
			t.Errorf("%q has the remark %q, want %q", c.message, got, c.remark)
		}
	}
}
