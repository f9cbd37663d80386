package system

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// putAll puts each change of a journal back, whatever has happened since.
func putAll(t testing.TB, r *Runner) {
	t.Helper()
	r.LookBack()
	all, err := r.journal.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		r.PutBack(context.Background(), c.ID, false, How{})
		r.PutBack(context.Background(), c.ID, true, How{})
	}
}

// TestTamperedUndo: no command is run that the table does not pair with the change.
func TestTamperedUndo(t *testing.T) {
	var all []Change
	for _, c := range Commands() {
		for _, undo := range append(Commands(), Command{ID: "calc"}, Command{ID: "set-netprofm&calc"}) {
			if _, known := findCommand(undo.ID); !known || !c.knows(undo.ID) {
				all = append(all, Change{Command: c.ID, Undo: undo.ID})
			}
		}
	}
	for _, id := range []string{"", "calc", `C:\Windows\System32\calc.exe`, "../set-netprofm", "SET-NETPROFM"} {
		all = append(all, Change{Command: id, Undo: "netprofm-disabled"}, Change{Command: "set-netprofm", Undo: id})
	}
	for some := range slices.Chunk(all, 25) {
		for i := range some {
			some[i].ID, some[i].Before, some[i].After, some[i].Began = i+1, "disabled", "demand", time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)
			some[i].Ended, some[i].Moves = some[i].Began, []Move{{0, prefsName, "prefs.bak-2026-11-01"}}
		}
		d := newDesk(t)
		d.put(t, 0, "prefs.bak-2026-11-01", "x")
		d.writeJournal(t, journalOf(some...))
		before := d.state(t)
		putAll(t, d.begun(t))
		if d.state(t) != before || len(d.ran) > 0 || len(d.asAdmin) > 0 {
			t.Fatalf("ran %q, as administrator %q: %s", d.ran, d.asAdmin, d.state(t))
		}
	}
}

// names are what a journal may be made to say, with some that are right. With control signs it is not read at all (see TestOtherThings).
var names = []string{
	prefsName, "prefs.bak-2026-11-01", "prefs.bak-2026-11-01-2", "prefs.new-2026-11-01", "prefs.bak-2026-11-22", "", ".", "..", "../other", `..\other`, "../../outside", "/outside", `C:\x`,
	"Prefs", "prefs ", "prefs.", "prefs.bak-2026-11-01/../../other", "other", "prefs.bak-x", "prefs:stream", "prefs.bak-٢٠٢٦-11-01", "CON",
}

// TestTamperedMoves: whatever the journal says of moves, only the files of a renaming get other names, only in Spotify's folders, and none is lost.
func TestTamperedMoves(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := desk{fakeMachineIn(someFolder(t)), someFolder(t)}
		for edition := range prefsFolders {
			for _, name := range append(slices.Clone(names[:4]), "other") {
				if rapid.Bool().Draw(rt, name) {
					d.put(t, edition, name, fmt.Sprint(edition, name))
				}
			}
		}
		for path, content := range map[string]string{"outside": "1", "roaming/other": "2", "roaming/outside": "3"} {
			path = filepath.Join(d.dir, path)
			if err := errors.Join(os.MkdirAll(filepath.Dir(path), 0o755), os.WriteFile(path, []byte(content), 0o600)); err != nil {
				t.Fatal(err)
			}
		}
		move := rapid.Custom(func(rt *rapid.T) Move {
			name := rapid.OneOf(rapid.SampledFrom(names), rapid.SampledFrom(names[:5]))
			return Move{rapid.IntRange(-1, 3).Draw(rt, "folder"), name.Draw(rt, "from"), name.Draw(rt, "to")}
		})
		var all []Change
		for i := range 3 {
			c := Change{ID: i + 1, Command: "rename-prefs", Undo: "restore-prefs", Moves: rapid.SliceOfN(move, 0, mostMoves).Draw(rt, "moves")}
			if rapid.Bool().Draw(rt, "ended") {
				c.Ended = time.Unix(1e9, 0)
			}
			all = append(all, c)
		}
		d.writeJournal(t, journalOf(all...))
		contents, others := d.contents(t), d.others(t)
		r, end := d.start(t)
		defer end()
		putAll(t, r)
		if got := d.contents(t); !slices.Equal(got, contents) {
			rt.Fatalf("files were lost: %q, before %q", got, contents)
		}
		if got := d.others(t); !slices.Equal(got, others) || len(d.ran) > 0 {
			rt.Fatalf("others were touched: %q, before %q", got, others)
		}
	})
}

// someFolder is a new folder for each try of a property.
func someFolder(t *testing.T) string {
	folder, err := os.MkdirTemp(t.TempDir(), "")
	if err != nil {
		t.Fatal(err)
	}
	return folder
}

// others are the files that no renaming may touch.
func (d desk) others(t testing.TB) []string {
	return slices.DeleteFunc(d.files(t), func(f string) bool {
		path, _, _ := strings.Cut(f, "=")
		return movable.MatchString(filepath.Base(path)) && strings.Contains(path, "Spotify")
	})
}
