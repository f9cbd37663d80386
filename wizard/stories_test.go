package wizard

import (
	"fmt"
	"os"
	"slices"
	"testing"

	"go.yaml.in/yaml/v4"

	"unpause/catalog"
)

// story is what somebody tells, what they would answer, and where the questions should end.
type story struct {
	Told, Expected string
	Also           []string
	Answers        map[string]string
	Missed         bool
}

// TestStories lets each person of testdata/stories.yaml answer what is asked. The first error that comes out must be the expected one or a fair one.
func TestStories(t *testing.T) {
	data, err := os.ReadFile("testdata/stories.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var stories []story
	if err := yaml.Load(data, &stories); err != nil {
		t.Fatal(err)
	}
	cat := load(t)
	for i, s := range stories {
		t.Run(fmt.Sprintf("%d %s", i+1, s.Expected), func(t *testing.T) {
			d := NewDiagnosis(cat)
			var asked []string
			for q, ok := d.Next(); ok; q, ok = d.Next() {
				option := catalog.Unsure
				if o, known := s.Answers[q.ID]; known {
					option = o
				}
				if err := d.Answer(q.ID, option); err != nil {
					t.Fatal(err)
				}
				asked = append(asked, q.ID+"="+option)
			}
			r := d.Ranking()
			if right := r[0].Code == s.Expected || slices.Contains(s.Also, r[0].Code); right == s.Missed {
				t.Errorf("%q\nanswers %q\ngives %.2v %.2v %.2v\nwant %s or %q; known to be missed: %v", s.Told, asked, r[0], r[1], r[2], s.Expected, s.Also, s.Missed)
			}
		})
	}
}

func load(t testing.TB) *catalog.Catalog {
	t.Helper()
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	return cat
}
