package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"unpause/catalog"
	form "unpause/catalog/packed"
	"unpause/catalog/source"
	"unpause/resources"
)

// TestPackedFormIsUpToDate: what the program loads is what the files say. It compares what is read, not how it is written.
func TestPackedFormIsUpToDate(t *testing.T) {
	languages, err := source.Languages(resources.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(languages, resources.Languages()) {
		t.Fatalf("languages %q are packed, and there are files in %q; run make data", resources.Languages(), languages)
	}
	for _, language := range languages {
		known, err := source.Load(resources.Catalog, language)
		if err != nil {
			t.Fatal(err)
		}
		wantData, wantIndex := known.Pack()
		data, err := catalog.ReadData(language)
		if err != nil || form.Write(&data) != wantData {
			t.Errorf("%s: the files say something else (%v); run make data", language, err)
		}
		index, err := catalog.ReadIndex(language)
		if err != nil || index.Pack() != wantIndex {
			t.Errorf("%s: the search of the files is another one (%v); run make data", language, err)
		}
		if _, err := catalog.LoadIn(language); err != nil {
			t.Error(err)
		}
	}
}

// copied is a copy of the real files.
func copied(t *testing.T) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	err := fs.WalkDir(resources.Catalog, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := fs.ReadFile(resources.Catalog, path)
		files[path] = &fstest.MapFile{Data: data}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// damage replaces one text of one file.
func damage(t *testing.T, files fstest.MapFS, file, old, new string) {
	t.Helper()
	before := string(files[file].Data)
	after := strings.Replace(before, old, new, 1)
	if after == before {
		t.Fatalf("%s does not contain %q", file, old)
	}
	files[file].Data = []byte(after)
}

// TestFaultsAreListed: all of them, in every language, with file, entry and field; and what was packed before stays.
func TestFaultsAreListed(t *testing.T) {
	files := copied(t)
	damage(t, files, "entries/auth.yaml", "severity: error", "severity: awful")
	damage(t, files, "translations/de/entries/session.yaml", "  summary: ", "  # ")
	into := filepath.Join(t.TempDir(), "packed")
	if err := os.WriteFile(into, []byte("as it was"), 0o600); err != nil {
		t.Fatal(err)
	}
	err := pack(files, into)
	for _, want := range []string{`entries/auth.yaml: auth:1: severity: "awful"`, "translations/de/entries/session.yaml: ", "summary: is not translated"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q is not told: %v", want, err)
		}
	}
	if have, err := os.ReadFile(into); err != nil || string(have) != "as it was" {
		t.Errorf("the file now is %q, %v", have, err)
	}
}

// TestIsWrittenWhenSomethingHasChanged, and else left alone, so that what is built from it need not be built again.
func TestIsWrittenWhenSomethingHasChanged(t *testing.T) {
	files, into := copied(t), filepath.Join(t.TempDir(), "packed")
	if err := pack(files, into); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-time.Hour)
	if err := os.Chtimes(into, long, long); err != nil {
		t.Fatal(err)
	}
	if err := pack(files, into); err != nil || changed(t, into).After(long.Add(time.Minute)) {
		t.Errorf("the same was written anew, or: %v", err)
	}
	damage(t, files, "entries/auth.yaml", "    summary: ", "    summary: X ")
	if err := pack(files, into); err != nil || changed(t, into).Before(long.Add(time.Minute)) {
		t.Errorf("a change was not written, or: %v", err)
	}
}

func changed(t *testing.T, path string) time.Time {
	t.Helper()
	about, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	return about.ModTime()
}

// TestNoFiles: where there is nothing to read, that is told.
func TestNoFiles(t *testing.T) {
	if err := pack(fstest.MapFS{}, filepath.Join(t.TempDir(), "packed")); err == nil {
		t.Error("nothing was packed")
	}
}
