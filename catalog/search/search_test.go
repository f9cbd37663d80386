package search

import (
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"pgregory.net/rapid"
)

// TestNumbersInTheirContext: what stands around a number decides whose it is.
func TestNumbersInTheirContext(t *testing.T) {
	x := sample()
	for query, want := range map[string]string{
		"accounts:54":                         "accounts:53–55",
		"53":                                  "accounts:53–55",
		"acounts 403":                         "accounts:403",
		"403 (accounts)":                      "accounts:403",
		"error code no 3":                     "auth:3",
		"auth3":                               "auth:3",
		"license request returns 403":         "LICENCE_REQUEST_FAILED",
		"license refused (HTTP 403)":          "LICENCE_REQUEST_FAILED",
		"proxy responded with 407":            "accounts:53–55",
		"http 403":                            "HTTP 403 — PREMIUM_REQUIRED",
		"LICENCE_REQUEST_FAILED 403":          "LICENCE_REQUEST_FAILED",
		"com.player.setup -2":                 "com.player.setup −2",
		"error −2 on my mac":                  "com.player.setup −2",
		"it says premium required when I ask": "HTTP 403 — PREMIUM_REQUIRED",
	} {
		if got := codes(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q gives %q, want %q first", query, got, want)
		}
	}
	for _, query := range []string{"windows 3", "version 403", "3 hours", "1.2.3", "code:-3", "exit code 403", "exited with code 3", "key 8ca403d9"} {
		for _, r := range x.Search(query) {
			if r.Sure || slices.ContainsFunc(r.Why, func(why Reason) bool { return why.Field == "number" || why.Field == "code" }) {
				t.Errorf("%q takes a number for %s: %v", query, x.docs[r.Doc].code, r.Why)
			}
		}
	}
}

func TestUnknown(t *testing.T) {
	x := sample()
	for query, want := range map[string]*Unknown{
		"accounts:405":             {Family: "accounts", Number: "405", Other: 2, Near: []int{1, 2}},
		"error accounts 999 today": {Family: "accounts", Number: "999", Other: 2, Near: []int{1, 2}},
		"auth:16":                  {Family: "auth", Number: "16", Other: 0, Near: []int{0}},
		"error 150":                {Number: "150", Other: 1, Near: []int{0, 1, 2}},
		"777":                      {Number: "777", Other: -1, Near: []int{0, 1, 2}},
		"accounts:40":              nil, // may become 403
		"accounts:403":             nil,
		"54":                       nil,
		"HTTP 500":                 nil, // an everyday word
		"my account 24 hours ago":  nil,
		"windows 11":               nil,
		"code:-9":                  nil,
		"firewall":                 nil,
		"":                         nil,
		"[12:30:07] log of a long run in which session 94 of some thread said code 777 and so on": nil,
	} {
		got, ok := x.Unknown(query)
		if ok != (want != nil) || (ok && !reflect.DeepEqual(got, *want)) {
			t.Errorf("%q: %+v, %v, want %+v", query, got, ok, want)
		}
	}
}

// TestWaysOfSpeaking: all words of a short one must be there, all but one that says little of a longer one, in any order, and the likeliest document comes first.
func TestWaysOfSpeaking(t *testing.T) {
	x := sample()
	for query, found := range map[string]bool{
		"kicked out": true, "out of it, I was kicked": true, "kiked out": true, "kicked": false,
		"badly refused when I log in today": true, "refused login badly": true, "refused badly today": false,
	} {
		got := x.Search(query)
		is := len(got) > 1 && x.docs[got[0].Doc].code == "accounts:403" && x.docs[got[1].Doc].code == "auth:3" && got[0].Why[0].Field == "way"
		if is != found {
			t.Errorf("%q: %v, %v", query, codes(x, query), got[0].Why)
		}
	}
}

// TestWordsThatMeanTheSame: a concept is found by any of its forms, the longest one first, and says so by the words as they were typed.
func TestWordsThatMeanTheSame(t *testing.T) {
	x := sample()
	got := x.Search("my Security Program stops the blocking")
	if len(got) == 0 || x.docs[got[0].Doc].code != "auth:3" {
		t.Fatalf("gives %v", got)
	}
	if !slices.ContainsFunc(got[0].Why, func(r Reason) bool { return slices.Contains(r.Words, "security program") }) {
		t.Errorf("found by %v", got[0].Why)
	}
}

// TestNothingUnderstood: then those that come most often, and none of them is sure.
func TestNothingUnderstood(t *testing.T) {
	x := sample()
	got := x.Search("xyzzy")
	if len(got) != fewOften || x.docs[got[0].Doc].code != "auth:3" || got[0].Sure || got[0].Why[0].Field != "often" {
		t.Errorf("gives %+v", got)
	}
	if got := x.Search(" ?! "); got != nil {
		t.Errorf("nothing typed gives %v", got)
	}
	if got := New(nil, Lexicon{}).Search("anything"); len(got) != 0 {
		t.Errorf("an empty index gives %v", got)
	}
}

// TestSmallWordsAlone find a message in which they stand like that.
func TestSmallWordsAlone(t *testing.T) {
	if got := codes(sample(), "may be"); len(got) != 1 || got[0] != "auth:3" {
		t.Errorf("gives %q", got)
	}
}

func TestMarks(t *testing.T) {
	x := sample()
	for _, c := range [][3]string{
		{"accounts:403", "accounts:403 · Account disabled", "[accounts:403] · [Account] disabled"},
		{"a firewall may be blocking", "A firewall may be blocking the player.", "A [firewall may be blocking] the player."},
		{"my antivirus", "Norton is a security program.", "[Norton] is a [security program]."},
		{"fire", "The firewall stops it.", "The [firewall] stops it."},
		{"54", "accounts:53–55", "accounts:53–55"},
		{"55", "accounts:53–55", "accounts:53–[55]"},
		{"xyzzy", "Account disabled.", "Account disabled."},
		{"", "Account disabled.", "Account disabled."},
	} {
		var got strings.Builder
		for _, p := range x.Marker(c[0]).Parts(c[1]) {
			if p.Marked {
				got.WriteString("[" + p.Text + "]")
			} else {
				got.WriteString(p.Text)
			}
		}
		if got.String() != c[2] {
			t.Errorf("%q marks %q, want %q", c[0], got.String(), c[2])
		}
	}
}

// anyQuery draws what may be typed or pasted.
func anyQuery(t *rapid.T) string {
	words := rapid.SampledFrom([]string{
		"accounts", "403", ":", "error", "code", "-2", "1.", "log in", "norton", "license", "HTTP", "windows", "24", "hours", "xyzzy", "firewal", "kicked out", "BadCredentials", "_", "proxy", "407",
	})
	return rapid.OneOf(rapid.String(), rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(words, 0, 12).Draw(t, "words"), " ") })).Draw(t, "query")
}

// TestSearchIsCalm: any query is answered, each document stands at most once, scores fall, each result has a reason, the same query gives the same, and marks
// change no letter.
func TestSearchIsCalm(t *testing.T) {
	x := sample()
	rapid.Check(t, func(t *rapid.T) {
		query := anyQuery(t)
		results := x.Search(query)
		if (len(results) == 0) != (len(tokens(query, nil)) == 0) {
			t.Fatalf("%q gives %d results", query, len(results))
		}
		seen := map[int]bool{}
		for i, r := range results {
			if seen[r.Doc] || len(r.Why) == 0 || (i > 0 && r.Score > results[i-1].Score) {
				t.Fatalf("result %d of %q: %+v", i, query, r)
			}
			seen[r.Doc] = true
		}
		if again := x.Search(query); !reflect.DeepEqual(again, results) {
			t.Fatalf("%q gives %+v, then %+v", query, results, again)
		}
		text := anyQuery(t)
		var joined strings.Builder
		for _, p := range x.Marker(query).Parts(text) {
			joined.WriteString(p.Text)
		}
		if joined.String() != text {
			t.Fatalf("marks turn %q into %q", text, joined.String())
		}
	})
}

// TestSideBySide: searches at the same time do not disturb each other.
func TestSideBySide(t *testing.T) {
	x := sample()
	queries := []string{"accounts:403", "kicked out", "proxy 407", "firewall", "xyzzy", "accounts:405"}
	want := map[string][]Result{}
	for _, q := range queries {
		want[q] = x.Search(q)
	}
	var all sync.WaitGroup
	for range 8 {
		all.Add(1)
		go func() {
			defer all.Done()
			for i := range 200 {
				q := queries[i%len(queries)]
				if got := x.Search(q); !reflect.DeepEqual(got, want[q]) {
					t.Errorf("%q gives %+v, want %+v", q, got, want[q])
					return
				}
			}
		}()
	}
	all.Wait()
}

// TestHugeQueries are answered like their beginning.
func TestHugeQueries(t *testing.T) {
	x := sample()
	for _, part := range []string{"lorem ipsum 12 ", "error accounts:403 ", "ąęż", "\xff", "1.", "x"} {
		huge := "accounts:403 " + strings.Repeat(part, 5_000_000/len(part))
		if got, want := x.Search(huge), x.Search(huge[:MaxQuery]); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %d results, %d for the beginning", part, len(got), len(want))
		}
		x.Unknown(huge)
		x.Marker(huge)
	}
}

// FuzzSearch: as in package catalog, on few documents, so that far more queries are tried.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"accounts:4", "ERROR CODE: 17", "a firewall may be", "\xff", "com.player.setup −2", "exit code 53", "403 (accounts)", strings.Repeat("error 4 ", 500), "BadCredentials kicked out"} {
		f.Add(s)
	}
	x := sample()
	f.Fuzz(func(t *testing.T, query string) {
		found := x.Search(query)
		seen := map[int]bool{}
		for i, r := range found {
			if len(r.Why) == 0 || seen[r.Doc] || i > 0 && r.Score > found[i-1].Score {
				t.Fatalf("%q finds %+v", query, found)
			}
			seen[r.Doc] = true
		}
		if again := x.Search(query); !reflect.DeepEqual(found, again) {
			t.Fatalf("%q finds %+v, then %+v", query, found, again)
		}
		if u, ok := x.Unknown(query); ok && (u.Number == "" || u.Other >= len(x.others) || slices.ContainsFunc(u.Near, func(doc int) bool { return doc < 0 || doc >= len(x.docs) })) {
			t.Fatalf("%q names %+v", query, u)
		}
		joined := ""
		for _, p := range x.Marker(query).Parts(query) {
			if joined += p.Text; p.Text == "" {
				t.Fatalf("%q has an empty part", query)
			}
		}
		if joined != query {
			t.Fatalf("marks turn %q into %q", query, joined)
		}
	})
}

// TestLettersThatAreAlsoWrittenWithOthers: each way of writing a word finds it, unless that way is another word; and the marks are on what stands in the text.
func TestLettersThatAreAlsoWrittenWithOthers(t *testing.T) {
	x := New([]Document{
		{Codes: []string{"a:1"}, Messages: []string{"Gerät gesperrt."}, Summary: "Schöne Töne."},
		{Codes: []string{"b:2"}, Messages: []string{"Schon gesperrt."}, Summary: "Die Straße."},
	}, Lexicon{
		Small: []string{"für"}, Concepts: []Concept{{"artist", []string{"künstler", "artist"}}}, Units: []string{"geräte"},
		Ways:    []Way{{"People with an artist", []string{"artist weg"}, []string{"a:1"}}},
		Spelled: map[string][]string{"ä": {"ae", "a"}, "ö": {"oe", "o"}, "ü": {"ue", "u"}, "ß": {"ss"}},
	})
	for query, want := range map[string]string{
		"gerät": "a:1", "GERÄT": "a:1", "geraet": "a:1", "gerat": "a:1", "töne": "a:1", "toene": "a:1", "tone": "a:1", "schöne": "a:1", "schon": "b:2", "strasse": "b:2", "STRASSE": "b:2",
		"künstler weg": "a:1", "kuenstler weg": "a:1", "kunstler weg": "a:1", "für gerat": "a:1", "fuer gerat": "a:1", "fur gerat": "a:1",
	} {
		if got := codes(x, query); len(got) == 0 || got[0] != want {
			t.Errorf("%q gives %q, want %q first", query, got, want)
		}
	}
	for _, query := range []string{"2 geräte", "2 Geraete"} {
		if got := x.Search(query); slices.ContainsFunc(got[0].Why, func(r Reason) bool { return r.Field == "number" }) {
			t.Errorf("%q takes a quantity for a code: %v", query, got[0].Why)
		}
	}
	if got, want := x.Marker("geraet").Parts("Das Gerät da"), []Part{{"Das ", false}, {"Gerät", true}, {" da", false}}; !reflect.DeepEqual(got, want) {
		t.Errorf("marks %v", got)
	}
}
