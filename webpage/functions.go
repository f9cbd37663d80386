package webpage

import (
	"fmt"
	"html"
	"html/template"
	"net/url"
	"slices"
	"strings"

	"unpause/catalog"
)

// functions are what the template can call. What a screen of the window says in the same place has the same key.
func functions(from source, f Facts) template.FuncMap {
	w := wording{from, f}
	return template.FuncMap{
		"text": w.text, "line": w.line, "brief": w.brief, "shown": w.shown, "when": w.when,
		"address": w.address, "copytext": w.copyText, "command": w.command, "isProgram": f.IsProgram,
		"byUnpause": byUnpause, "anchor": Anchor, "steps": steps, "related": from.related, "terms": explainer(from.terms),
		"join": func(all []string) string { return strings.Join(all, ", ") },
	}
}

// wording puts the texts together.
type wording struct {
	source
	Facts
}

// text returns a text. gaps are names and values in turn.
func (w wording) text(key string, gaps ...any) (string, error) {
	if len(gaps) == 0 {
		return w.Text(key), nil
	}
	values := map[string]any{}
	for i := 0; i+1 < len(gaps); i += 2 {
		name, ok := gaps[i].(string)
		if !ok {
			return "", fmt.Errorf("%s: the name of a gap is %v", key, gaps[i])
		}
		values[name] = gaps[i+1]
	}
	return w.Text(key, values), nil
}

// line is the exact side of an entry.
func (w wording) line(e catalog.Entry) string {
	title := e.Area
	if i := slices.IndexFunc(w.areas, func(a catalog.Area) bool { return a.Name == e.Area }); i >= 0 {
		title = w.areas[i].Title
	}
	return w.Text("entry.line", map[string]any{
		"code": e.Label(), "title": e.Title, "severity": w.Text("severity." + string(e.Severity)), "area": title,
	})
}

// brief is line without the area, for places where the area is the heading.
func (w wording) brief(e catalog.Entry) string {
	return w.Text("web.line", map[string]any{"code": e.Label(), "title": e.Title, "severity": w.Text("severity." + string(e.Severity))})
}

// shown says what Spotify shows, or what is seen when it shows no words of its own. Spotify's words are English; screen readers are told so on a page in another language.
func (w wording) shown(e catalog.Entry) template.HTML {
	shown := e.Shown()
	if len(shown) == 0 {
		return template.HTML(html.EscapeString(w.Text("entry.described", map[string]any{"message": e.Remark()})))
	}
	const message, other = "\x01", "\x02" // stand in for Spotify's words until the rest is escaped
	key := "entry.shows"
	switch {
	case len(shown) > 1 && e.Together:
		key = "entry.shows-lines"
	case len(shown) > 1:
		key = "entry.shows-or"
	}
	said := html.EscapeString(w.Text(key, map[string]any{"message": message, "other": other}))
	said = strings.ReplaceAll(said, message, w.inEnglish(shown[0]))
	return template.HTML(strings.ReplaceAll(said, other, w.inEnglish(shown[len(shown)-1])))
}

// inEnglish is English words as HTML.
func (w wording) inEnglish(words string) string {
	if w.Language == english {
		return html.EscapeString(words)
	}
	return `<span lang="` + english + `">` + html.EscapeString(words) + `</span>`
}

// english is the language of Spotify's words, as we know them.
const english = "en"

// when says for whom a step or an action is.
func (w wording) when(c catalog.Condition) string {
	return w.Text("when." + c.Question + "." + c.Option)
}

// address returns the address of a web page. One that is not plain https is refused: a link on this page is pressed without a further question.
func (w wording) address(id string) (string, error) {
	address := w.WebAddress(id)
	if u, err := url.Parse(address); err != nil || u.Scheme != "https" || u.Host == "" || u.User != nil {
		return "", fmt.Errorf("%s: %q is not an https address", id, address)
	}
	return address, nil
}

func (w wording) copyText(id string) (string, error) { return present(id, w.CopyText(id)) }

func (w wording) command(id string) (string, error) { return present(id, w.CommandLine(id)) }

func present(id, content string) (string, error) {
	if content == "" {
		return "", fmt.Errorf("%s: nothing is known under this id", id)
	}
	return content, nil
}

// byUnpause reports whether a way back is one that only the window can go.
func byUnpause(undo string) bool { return strings.Contains(undo, "Unpause") }

// Anchor returns the id under which the entry with this code stands on the page, so that an address can end in it: "accounts-4" for "accounts:4". It
// is made of the letters a to z and digits of the code, in lower case, with a hyphen for everything between them; "" when the code has none of them.
// It does not look the code up: an id that the page does not have opens the page at its top.
func Anchor(code string) string {
	separates := func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }
	return strings.Join(strings.FieldsFunc(strings.ToLower(code), separates), "-")
}
