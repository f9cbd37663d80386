package main

import (
	"fmt"
	"math/rand/v2"
	"sort"
	"testing"
	"unpause/catalog"
	"unpause/wizard"
)

func TestCeiling(t *testing.T) {
	cat, err := catalog.Load()
	if err != nil {
		t.Fatal(err)
	}
	w := newWorld(cat, 0, 1)
	for _, r := range []row{{name: "clean"}, {name: "10+15", wrong: .1, unsure: .15}} {
		random := rand.New(rand.NewPCG(1, 2))
		conf := map[string]int{}
		top1, top3 := 0, 0
		n := 3000
		// ceiling
		for range n {
			p := w.draw(random, false)
			d := wizard.NewDiagnosis(cat)
			for pass := 0; pass < 2; pass++ {
				for qi, q := range cat.Questions() {
					if q.Measured {
						continue
					}
					if pass == 0 {
						d.Answer(q.ID, r.answer(random, q, p.state[qi], 99))
					}
				}
			}
			rk := d.Ranking()
			code := cat.Entries()[p.entry].Code
			if rk[0].Code == code {
				top1++
			}
			for i := range 3 {
				if rk[i].Code == code {
					top3++
				}
			}
		}
		fmt.Println("ceiling", r.name, float64(top1)/float64(n), float64(top3)/float64(n))
		talk := talks{cat: cat, strategy: wizard.LookTwoAhead, after: map[string]turn{}}
		tot := map[string]int{}
		for range n {
			p := w.draw(random, false)
			e := talk.with(p, r, random)
			code := cat.Entries()[p.entry].Code
			tot[code]++
			if e.ranking[0].Code != code {
				conf[fmt.Sprintf("%s -> %s", code, e.ranking[0].Code)]++
			}
		}
		type kv struct {
			k string
			v int
		}
		var l []kv
		for k, v := range conf {
			l = append(l, kv{k, v})
		}
		sort.Slice(l, func(i, j int) bool { return l[i].v > l[j].v })
		for i, x := range l {
			if i < 40 {
				fmt.Println(x.v, x.k)
			}
		}
	}
}
