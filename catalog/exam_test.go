package catalog

import (
	"bufio"
	"os"
	"slices"
	"sort"
	"strings"
	"testing"
)

func readExamples(t testing.TB, path string) (all []example) {
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for lines := bufio.NewScanner(file); lines.Scan(); {
		f := strings.Split(lines.Text(), "\t")
		if len(f) == 3 && f[0] != "kind" {
			all = append(all, example{f[0], f[1], strings.Split(f[2], "|")})
		}
	}
	return all
}

func TestExam(t *testing.T) {
	c := loaded(t)
	for _, name := range []string{"search-examples", "search-tuning", "search-exam"} {
		type count struct{ all, first, three, none int }
		counts := map[string]*count{"all": {}}
		for _, x := range readExamples(t, "testdata/"+name+".tsv") {
			known := slices.ContainsFunc(x.expected, func(code string) bool { _, ok := c.Entry(code); return ok })
			if !known {
				continue
			}
			if counts[x.kind] == nil {
				counts[x.kind] = &count{}
			}
			got := found(c, x.query)
			for _, n := range []*count{counts[x.kind], counts["all"]} {
				n.all++
				if among(got, x.expected, 1) {
					n.first++
				}
				if among(got, x.expected, 3) {
					n.three++
				}
				if len(got) == 0 {
					n.none++
				}
			}
			if name != "search-exam" && !among(got, x.expected, 1) {
				t.Logf("%s %v %s %q: %q, want %q", name, among(got, x.expected, 3), x.kind, x.query, got[:min(3, len(got))], x.expected)
			}
		}
		kinds := []string{}
		for k := range counts {
			kinds = append(kinds, k)
		}
		sort.Strings(kinds)
		for _, kind := range kinds {
			n := counts[kind]
			t.Logf("== %s %-8s %3d asked, first %.3f, first three %.3f, none %d", name, kind, n.all, float64(n.first)/float64(n.all), float64(n.three)/float64(n.all), n.none)
		}
	}
}
