package archive

import (
	"archive/zip"
	"bytes"
	"io"
	"testing"
	"time"
)

var files = []File{{Name: "b.txt", Content: []byte("second"), Mode: 0o644}, {Name: "a.exe", Content: bytes.Repeat([]byte("x"), 9000), Mode: 0o755}}

// pack packs the files above.
func pack(t *testing.T, when time.Time) []byte {
	t.Helper()
	var z bytes.Buffer
	if err := Write(&z, files, when); err != nil {
		t.Fatal(err)
	}
	return z.Bytes()
}

// TestSameBytes: neither the clock nor its time zone changes anything, the time given does.
func TestSameBytes(t *testing.T) {
	when := time.Date(2026, 11, 23, 4, 0, 0, 0, time.UTC)
	first := pack(t, when)
	if !bytes.Equal(first, pack(t, when.In(time.FixedZone("east", 5*3600)))) {
		t.Error("another time zone made another file")
	}
	if bytes.Equal(first, pack(t, when.Add(time.Hour))) {
		t.Error("the time is not in the file")
	}
}

func TestOrderTimeAndContent(t *testing.T) {
	when := time.Date(2026, 11, 23, 4, 0, 2, 0, time.UTC)
	packed := pack(t, when)
	z, err := zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil || !bytes.Equal(content, files[i].Content) || f.Name != files[i].Name || f.Mode() != files[i].Mode || !f.Modified.Equal(when) {
			t.Errorf("%d: %s %v %v %v", i, f.Name, f.Mode(), f.Modified, err)
		}
	}
}

func TestTimesBefore1980(t *testing.T) {
	if !bytes.Equal(pack(t, time.Time{}), pack(t, Earliest)) {
		t.Error("a time that no zip file can hold was written")
	}
}
