package search_test

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"unpause/catalog"
	"unpause/catalog/search"
)

type ex struct {
	q    string
	want []int
}

func TestTune(t *testing.T) {
	runs, _ := strconv.Atoi(os.Getenv("TUNE"))
	if runs == 0 {
		t.Skip()
	}
	c, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	docs, lex := c.Documents(), c.Lexicon()
	at := map[string]int{}
	for i, e := range c.Entries() {
		at[e.Code] = i
	}
	load := func(name string) (all []ex) {
		f, _ := os.Open("../testdata/" + name + ".tsv")
		for l := bufio.NewScanner(f); l.Scan(); {
			p := strings.Split(l.Text(), "\t")
			if p[0] == "kind" {
				continue
			}
			x := ex{q: p[1]}
			for _, code := range strings.Split(p[2], "|") {
				if i, ok := at[code]; ok {
					x.want = append(x.want, i)
				}
			}
			if len(x.want) > 0 {
				all = append(all, x)
			}
		}
		return all
	}
	train := append(load("search-examples"), load("search-tuning")...)
	eval := func(set []ex) (h1, h3, obj float64) {
		x := search.New(docs, lex)
		for _, e := range set {
			r := x.Search(e.q)
			var bestGood, bestBad float64
			place := -1
			for i, m := range r {
				if slices.Contains(e.want, m.Doc) {
					if place < 0 {
						place = i
					}
					bestGood = max(bestGood, m.Score)
				} else {
					bestBad = max(bestBad, m.Score)
				}
			}
			if place == 0 {
				h1++
			}
			if place >= 0 && place < 3 {
				h3++
			}
			margin := (bestGood - bestBad) / (bestGood + bestBad + 1e-9)
			obj += max(-0.3, min(0.15, margin))
		}
		n := float64(len(set))
		return h1 / n, h3 / n, h1/n + 0.5*h3/n + 0.8*obj/n
	}
	w := search.Weights()
	names := []string{}
	for k := range w {
		names = append(names, k)
	}
	sort.Strings(names)
	h1, h3, best := eval(train)
	fmt.Printf("start %.4f %.4f %.4f\n", h1, h3, best)
	rnd := rand.New(rand.NewPCG(1, 2))
	for range runs {
		old := map[string]float64{}
		for range 1 + rnd.IntN(3) {
			n := names[rnd.IntN(len(names))]
			if _, ok := old[n]; ok {
				continue
			}
			old[n] = *w[n]
			*w[n] *= 0.6 + rnd.Float64()*1.0
			if n == "leastWorth" {
				*w[n] = rnd.Float64() * 0.6
			}
			if n == "enough" || n == "falling" || n == "mostlyMessage" {
				*w[n] = min(0.99, *w[n])
			}
		}
		if a, b, o := eval(train); o > best+1e-6 {
			best, h1, h3 = o, a, b
		} else {
			for n, v := range old {
				*w[n] = v
			}
		}
	}
	fmt.Printf("end %.4f %.4f %.4f\n", h1, h3, best)
	for _, n := range names {
		fmt.Printf("%s %.3f\n", n, *w[n])
	}
	e1, e3, _ := eval(load("search-exam"))
	fmt.Printf("exam %.4f %.4f\n", e1, e3)
}
