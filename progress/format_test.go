package progress

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"unpause/wizard"
)

// some is a progress with everything in it.
var some = Progress{
	Saved: time.Date(2026, 3, 1, 14, 5, 6, 7, time.UTC), Boot: "boot-1", At: Place{Steps, "accounts:4"},
	Diagnosis: wizard.DiagnosisMemo{
		Answers: []wizard.AnswerMemo{{Question: "words", Option: "firewall"}}, Doubted: []string{"auth:1"}, Former: map[string]string{"words": "firewall"},
	},
	Walks: []wizard.WalkMemo{{
		Code: "accounts:4", Reached: []string{"one"}, At: "two", TakenUp: []string{"two"}, Outcomes: map[string]wizard.Outcome{"one": wizard.StillBroken},
	}},
	Before: map[string]string{"service-netprofm": "disabled"},
}

func encoded(t testing.TB, p Progress) []byte {
	t.Helper()
	data, err := Encode(p)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	for _, p := range []Progress{{}, some} {
		if back, err := Decode(encoded(t, p)); err != nil || !reflect.DeepEqual(back, p) {
			t.Errorf("%v: %+v", err, back)
		}
	}
}

// TestFormatStays: a file of the first version is read for ever. What is new must be added beside what is there.
func TestFormatStays(t *testing.T) {
	const first = `{
 "format": "unpause progress",
 "version": 1,
 "saved": "2026-03-01T14:05:06.000000007Z",
 "boot": "boot-1",
 "at": {
  "kind": "steps",
  "code": "accounts:4"
 },
 "diagnosis": {
  "answers": [
   {
    "question": "words",
    "option": "firewall"
   }
  ],
  "doubted": [
   "auth:1"
  ],
  "former": {
   "words": "firewall"
  }
 },
 "walks": [
  {
   "code": "accounts:4",
   "reached": [
    "one"
   ],
   "at": "two",
   "outcomes": {
    "one": "still-broken"
   },
   "takenUp": [
    "two"
   ]
  }
 ],
 "before": {
  "service-netprofm": "disabled"
 }
}
`
	if got := string(encoded(t, some)); got != first {
		t.Errorf("written as\n%s", got)
	}
	if p, err := Decode([]byte(strings.Replace(first, `"boot"`, `"program": "1.2.3", "boot"`, 1))); err != nil || !reflect.DeepEqual(p, some) {
		t.Errorf("with the field that is no more: %v, %+v", err, p)
	}
	if p, err := Decode([]byte(strings.Replace(first, `"boot"`, `"later": {"x": [1]}, "boot"`, 1))); err != nil || !reflect.DeepEqual(p, some) {
		t.Errorf("with a field of a later version: %v, %+v", err, p)
	}
}

func TestFilesThatAreNone(t *testing.T) {
	whole := string(encoded(t, some))
	for name, c := range map[string]struct {
		data string
		want error
	}{
		"empty":             {"", ErrDamaged},
		"zeros":             {strings.Repeat("\x00", 500), ErrDamaged},
		"cut off":           {whole[:len(whole)/2], ErrDamaged},
		"twice":             {whole + whole, ErrDamaged},
		"wrong kind":        {`{"format": "unpause progress", "version": 1, "walks": "none"}`, ErrDamaged},
		"another program":   {`{"name": "something else"}`, ErrForeign},
		"a list":            {`[1, 2]`, ErrDamaged},
		"null":              {`null`, ErrForeign},
		"version 0":         {`{"format": "unpause progress"}`, ErrForeign},
		"a later version":   {`{"format": "unpause progress", "version": 2, "walks": "of another kind"}`, ErrNewer},
		"huge":              {strings.Repeat(" ", Most) + whole, ErrForeign},
		"a picture":         {"\x89PNG\r\n\x1a\n", ErrDamaged},
		"deep":              {strings.Repeat("[", 100_000), ErrDamaged},
		"date out of range": {`{"format": "unpause progress", "version": 1, "saved": "10000-01-01T00:00:00Z"}`, ErrDamaged},
	} {
		if p, err := Decode([]byte(c.data)); !errors.Is(err, c.want) || !reflect.DeepEqual(p, Progress{}) {
			t.Errorf("%s: %v, %+v", name, err, p)
		}
	}
}

// TestSmall: a person who has answered everything and tried every step of many errors still has a small file.
func TestSmall(t *testing.T) {
	p := some
	for range 20 {
		p.Walks = append(p.Walks, some.Walks...)
	}
	if n := len(encoded(t, p)); n > 16<<10 {
		t.Errorf("%d bytes", n)
	}
	p.Boot = strings.Repeat("x", Most)
	if _, err := Encode(p); err == nil {
		t.Error("what is too large to be read again is written")
	}
}

// TestAnyProgress: whatever texts are in it, it comes back.
func TestAnyProgress(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		p := Progress{
			Boot: text.Draw(t, "boot"), At: Place{Kind(text.Draw(t, "kind")), text.Draw(t, "code")},
			Walks: []wizard.WalkMemo{{Code: text.Draw(t, "walk"), Outcomes: map[string]wizard.Outcome{text.Draw(t, "step"): wizard.Outcome(text.Draw(t, "outcome"))}}},
		}
		data, err := Encode(p)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Decode(data); err != nil || !reflect.DeepEqual(back, p) {
			t.Fatalf("%v: %+v", err, back)
		}
	})
}

// FuzzDecode: no file makes it panic, an error says which kind it is, and what can be read is written and read again as the same.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(""))
	f.Add(encoded(f, some))
	f.Add(encoded(f, Progress{}))
	f.Add([]byte(`{"format": "unpause progress", "version": 2}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := Decode(data)
		if err != nil {
			if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrForeign) && !errors.Is(err, ErrNewer) {
				t.Fatal(err)
			}
			return
		}
		again, err := Encode(p)
		if err != nil {
			if len(data) < Most/8 { // escaped and indented it can become several times as long
				t.Fatal(err)
			}
			return
		}
		back, err := Decode(again)
		if err != nil {
			t.Fatal(err)
		}
		if third, err := Encode(back); err != nil || !bytes.Equal(again, third) {
			t.Fatalf("%v:\n%s\n%s", err, again, third)
		}
	})
}
