package webpage

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"text/template"
	"time"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
)

func loaded(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// textsIn reads the texts as the window does, without the window.
func textsIn(language string) (map[string]*template.Template, error) {
	data, err := resources.Texts.ReadFile("texts/" + language + ".json")
	if err != nil {
		return nil, err
	}
	var texts map[string]string
	if err := json.Unmarshal(data, &texts); err != nil {
		return nil, err
	}
	all := map[string]*template.Template{}
	for key, text := range texts {
		if all[key], err = template.New(key).Option("missingkey=error").Parse(text); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// realFacts are factsIn in English.
func realFacts(t testing.TB) Facts { return factsIn(t, resources.English) }

// factsIn are those that main hands over. A text that is missing, or a gap that is not filled, fails the test.
func factsIn(t testing.TB, language string) Facts {
	t.Helper()
	texts, err := textsIn(language)
	if err != nil {
		t.Fatal(err)
	}
	known := func(find func(string) (string, bool)) func(string) string {
		return func(id string) string {
			found, _ := find(id)
			return found
		}
	}
	return Facts{
		Version: resources.Version(), Language: language,
		Text: func(key string, gaps ...map[string]any) string {
			text, ok := texts[key]
			if !ok {
				t.Errorf("there is no text %q", key)
				return key
			}
			var out strings.Builder
			if err := text.Execute(&out, append(gaps, map[string]any{})[0]); err != nil {
				t.Errorf("%s: %v", key, err)
			}
			return out.String()
		},
		WebAddress: known(system.WebAddress), CopyText: known(system.CopyText), CommandLine: system.NewRunner(system.NewJournal(nil)).Line, IsProgram: system.IsProgram,
	}
}

func written(t testing.TB) []byte { return writtenIn(t, resources.English) }

func writtenIn(t testing.TB, language string) []byte {
	t.Helper()
	cat, err := catalog.LoadIn(language)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := Write(&out, cat, factsIn(t, language)); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// pages is where TestPages leaves what it has written. "make accessibility" reads it there.
var pages = flag.String("pages", "", "the folder into which TestPages writes the page, one file a language")

// TestPages writes the page in each language, without the window and all that it needs.
func TestPages(t *testing.T) {
	if *pages == "" {
		t.Skip("no folder is named")
	}
	for _, language := range resources.Languages() {
		if err := os.WriteFile(filepath.Join(*pages, language+".html"), writtenIn(t, language), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestWriteIsSteady: the same catalogue gives the same page.
func TestWriteIsSteady(t *testing.T) {
	if !bytes.Equal(written(t), written(t)) {
		t.Error("two pages of the same catalogue differ")
	}
}

// TestWhatIsNotKnownIsRefused: an action without content, or with an address that is not plain https, is an error that names it, and nothing is written.
func TestWhatIsNotKnownIsRefused(t *testing.T) {
	const id = "web-download"
	for name, damage := range map[string]struct {
		do   func(*Facts)
		want string
	}{
		"no address":     {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "") }, id},
		"plain http":     {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "http://example.com/") }, id},
		"a script":       {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "javascript:alert(1)") }, id},
		"no host":        {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "https:///x") }, id},
		"a name in it":   {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "https://www.spotify.com@example.com/") }, id},
		"a Windows page": {func(f *Facts) { f.WebAddress = instead(f.WebAddress, id, "ms-settings:network") }, id},
		"no copied text": {func(f *Facts) { f.CopyText = always("") }, "chrome"},
		"no command":     {func(f *Facts) { f.CommandLine = instead(f.CommandLine, "flushdns", "") }, "flushdns"},
	} {
		f := realFacts(t)
		damage.do(&f)
		var out bytes.Buffer
		if err := Write(&out, loaded(t), f); err == nil || !strings.Contains(err.Error(), damage.want) {
			t.Errorf("%s: the error is %v, want one that names %s", name, err, damage.want)
		}
		if out.Len() > 0 {
			t.Errorf("%s: %d bytes were written all the same", name, out.Len())
		}
	}
}

func always(content string) func(string) string { return func(string) string { return content } }

func instead(of func(string) string, id, content string) func(string) string {
	return func(asked string) string {
		if asked == id {
			return content
		}
		return of(asked)
	}
}

type fullDisk struct{}

var errFull = errors.New("the disk is full")

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }

// TestFailedWriteIsTold: an error of the place written to reaches the caller.
func TestFailedWriteIsTold(t *testing.T) {
	if err := Write(fullDisk{}, loaded(t), realFacts(t)); !errors.Is(err, errFull) {
		t.Errorf("the error is %v", err)
	}
}

// BenchmarkWrite is the time of one page. The second figure is relative to copying the same bytes, in the same run.
func BenchmarkWrite(b *testing.B) {
	c, f := loaded(b), realFacts(b)
	page := written(b)
	const rounds = 2000
	start := time.Now()
	for range rounds {
		var copied bytes.Buffer
		copied.Write(page)
	}
	floor := float64(time.Since(start).Nanoseconds()) / rounds
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		if err := Write(io.Discard, c, f); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/floor, "x-copying")
}
