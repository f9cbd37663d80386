package catalog

import (
	"strings"
	"testing"
	"time"

	"unpause/resources"
)

// TestLanguageThatIsNotThere: the error names it.
func TestLanguageThatIsNotThere(t *testing.T) {
	if c, err := LoadIn("xx"); c != nil || err == nil || !strings.Contains(err.Error(), `"xx"`) {
		t.Errorf("catalogue %v, error %v", c, err)
	}
}

// TestDamagedForms are told, whichever part it is and wherever it ends, and give no catalogue.
func TestDamagedForms(t *testing.T) {
	for _, part := range []string{resources.Known, resources.Searched} {
		whole, err := resources.Packed(resources.English, part)
		if err != nil {
			t.Fatal(err)
		}
		for name, damaged := range map[string]string{
			"nothing": "", "a text": "damaged", "cut": whole[:len(whole)/2], "longer": whole + "x", "changed": whole[:len(whole)/2] + "\x00\xff" + whole[len(whole)/2+2:],
		} {
			c, err := load(resources.English, func(language, name string) (string, error) {
				if name == part {
					return damaged, nil
				}
				return resources.Packed(language, name)
			})
			if c != nil || err == nil || !strings.Contains(err.Error(), `catalogue in "en" cannot be loaded`) {
				t.Errorf("%s: %s: catalogue %v, error %v", part, name, c, err)
			}
		}
	}
}

// TestPartsThatDoNotBelongTogether: a catalogue never points at what is not there.
func TestPartsThatDoNotBelongTogether(t *testing.T) {
	data, err := ReadData(resources.English)
	if err != nil {
		t.Fatal(err)
	}
	index, err := ReadIndex(resources.English)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := New(data, index); err != nil {
		t.Error(err)
	}
	fewer := data
	fewer.Entries = data.Entries[1:]
	if _, err := New(fewer, index); err == nil {
		t.Error("an entry is missing")
	}
	fewer = data
	fewer.Numbers = nil
	if _, err := New(fewer, index); err == nil {
		t.Error("the numbers are missing")
	}
}

// BenchmarkLoad is what every start pays, without what only the first load pays. The second figure is relative to only reading the same bytes, in the same run.
func BenchmarkLoad(b *testing.B) {
	var sink byte
	const rounds = 50
	start := time.Now()
	for range rounds {
		for _, part := range []string{resources.Known, resources.Searched} {
			form, err := resources.Packed(resources.English, part)
			if err != nil {
				b.Fatal(err)
			}
			for i := range len(form) {
				sink ^= form[i]
			}
		}
	}
	floor := float64(time.Since(start).Nanoseconds()) / rounds
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/floor, "x-reading")
	_ = sink
}
