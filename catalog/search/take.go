package search

import (
	"slices"

	"unpause/catalog/packed"
)

// Pack returns the index in the form that Read reads. The same index always gives the same.
func (x *Index) Pack() string { return packed.Write(&x.data) }

// Read takes up an index that Pack has packed. It answers every query as the one that was packed. The error is one of package packed.
func Read(form string) (*Index, error) {
	x := &Index{}
	if err := packed.Read(form, &x.data); err != nil {
		return nil, err
	}
	if !x.data.holdTogether() {
		return nil, packed.ErrDamaged
	}
	x.take()
	return x, nil
}

// holdTogether reports whether all that is named is there, so that no query can fail.
func (t *tables) holdTogether() bool {
	terms := func(all ...term) bool { return within(all, len(t.Worth)) }
	docs := func(all ...int32) bool { return within(all, len(t.Docs)) }
	phrases := len(t.Kinds)
	return t.Words.sound(t.WordStems.len()) && t.Stems.sound(t.StemTerms.len()) && t.StemTerms.within(len(t.Worth)) && t.stemsAreThere() && t.Forms.sound(len(t.Worth)) &&
		len(t.PostingValues) == t.Postings.All.len() && within(t.PostingValues, len(t.Values)) && t.Postings.sound(len(t.Worth)) && t.Postings.All.within(len(t.Docs)) &&
		t.Texts.sound(phrases) && t.Terms.sound(phrases) && t.All.sound(phrases) && t.PhraseDocs.sound(phrases) && t.Within.sound(len(t.Worth)) && t.Within.All.within(phrases) &&
		terms(t.Terms.All...) && terms(t.All.All...) && docs(t.PhraseDocs.All...) &&
		!slices.ContainsFunc(t.Docs, func(d docRow) bool { return slices.Contains(d.Numbers, "") }) &&
		!slices.ContainsFunc(t.Codes, func(c codeRow) bool { return !docs(c.Docs...) }) &&
		!slices.ContainsFunc(t.Drawers, func(d drawerRow) bool { return !within(d.Words, t.Words.len()) }) &&
		!slices.ContainsFunc(t.Values, func(v value) bool { return v.Field < 0 || int(v.Field) >= len(fieldName) }) &&
		!slices.ContainsFunc(t.Kinds, func(k kind) bool { return k < 0 || int(k) >= len(kindName) }) &&
		!slices.ContainsFunc(t.Begins, func(b beginRow) bool { return !within(b.Phrases, phrases) }) &&
		!slices.ContainsFunc(t.Others, func(o otherRow) bool { return !docs(o.Docs...) }) &&
		!slices.ContainsFunc(t.Families, func(f familyRow) bool {
			return !terms(f.Near...) || !docs(f.Docs...) || slices.ContainsFunc(f.Names, func(name []string) bool { return len(name) == 0 })
		}) &&
		t.phrasesHaveDocs()
}

// stemsAreThere reports whether the stem of each word is one of the terms.
func (t *tables) stemsAreThere() bool {
	for i := range t.WordStems.len() {
		if stem := t.wordAt(i).stem; stem < 0 || int(stem) >= len(t.Worth) {
			return false
		}
	}
	return true
}

func (t *tables) phrasesHaveDocs() bool {
	for i := range t.Kinds {
		if len(t.PhraseDocs.of(i)) == 0 {
			return false
		}
	}
	return true
}

// within reports whether all are places in a list of so many.
func within[T ~int8 | ~int32](places []T, n int) bool {
	for _, at := range places {
		if at < 0 || int(at) >= n {
			return false
		}
	}
	return true
}

// take makes all that follows from the tables.
func (x *Index) take() {
	t := &x.data
	x.spell, x.codes, x.begins = make(map[drawer][]int32, len(t.Drawers)), make(map[string][]int32, len(t.Codes)), make(map[term][]int32, len(t.Begins))
	x.numbered, x.members = map[string][]int32{}, map[string][]int32{}
	for _, d := range t.Drawers {
		x.spell[drawer{byte(d.First), d.Length}] = d.Words
	}
	for _, c := range t.Codes {
		x.codes[c.Key] = c.Docs
	}
	for _, b := range t.Begins {
		x.begins[b.Term] = b.Phrases
	}
	for i, d := range t.Docs {
		x.docs = append(x.docs, doc{d.Code, d.Family, d.Numbers, d.Often})
		for _, n := range d.Numbers {
			x.numbered[n] = append(x.numbered[n], int32(i))
		}
		x.members[d.Family] = append(x.members[d.Family], int32(i))
	}
	x.takePhrases()
	x.takeFamilies()
	x.takeWords()
}

// takePhrases notes of each phrase what decides whether it is worth a look.
func (x *Index) takePhrases() {
	t := &x.data
	x.gauges = make([]gauge, len(t.Kinds))
	for i, k := range t.Kinds {
		terms := t.Terms.of(i)
		x.gauges[i] = gauge{float32(t.worth(terms)), t.PhraseDocs.of(i)[0], k, uint16(len(terms))}
	}
}

func (x *Index) takeFamilies() {
	for _, f := range x.data.Families {
		x.families = append(x.families, family{
			Family: Family{Family: f.Family, Write: f.Write, Weak: f.Weak, From: f.From, To: f.To}, names: f.Names, near: f.Near, docs: f.Docs,
		})
	}
	for _, o := range x.data.Others {
		x.others = append(x.others, other{Other{Family: o.Family, From: o.From, To: o.To}, o.Docs})
	}
}

// takeWords makes what is known of words and letters beside the documents.
func (x *Index) takeWords() {
	t := &x.data
	x.language = language{called: set(t.Called), between: set(t.Between), foreign: set(t.Foreign), ends: set(t.Ends), units: set(t.Units), counted: set(t.Counted)}
	x.spelled = newSpelling(t.Spelled)
}

func set(words []string) map[string]bool {
	s := make(map[string]bool, len(words))
	for _, w := range words {
		s[w] = true
	}
	return s
}
