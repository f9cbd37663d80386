package check

import (
	"errors"
	"io/fs"
	"strings"
)

// browsers are ordinary ones, by the starts of their ProgIDs and app ids in small letters. Those of others than Firefox in the Store are known from use.
var browsers = []struct{ start, name string }{
	{"chromehtml", "Chrome"},
	{"msedgehtm", "Edge"},
	{"firefoxurl", "Firefox"},
	{"mozilla.firefox", "Firefox"},
	{"bravehtml", "Brave"},
	{"operastable", "Opera"},
}

// knownBrowser names an ordinary browser. It is empty for others.
func (h Handler) knownBrowser() string {
	for _, b := range browsers {
		if strings.HasPrefix(strings.ToLower(h.ProgID), b.start) || strings.HasPrefix(strings.ToLower(h.App), b.start) {
			return b.name
		}
	}
	return ""
}

// otherBrowser names a browser by its file or app, as well as it can.
func (h Handler) otherBrowser() string {
	if h.App != "" {
		name, _, _ := strings.Cut(h.App, "_") // Vendor.Name_abc123!App
		return brief(name)
	}
	return brief(strings.TrimSuffix(base(h.Program), ".exe"))
}

func defaultBrowser(pc PC) Seen {
	h, err := handlerOf(pc, "https")
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found("missing", "")
	case err != nil:
		return unknown(err)
	}
	known := h.knownBrowser()
	name := known
	if name == "" {
		name = h.otherBrowser()
	}
	if h.App == "" {
		gone, err := h.gone(pc)
		if err != nil {
			return unknown(err, h.line())
		}
		if gone {
			return found("lost", name, h.line())
		}
	}
	if known != "" {
		return found("known", name, h.line())
	}
	return found("other", name, h.line())
}
