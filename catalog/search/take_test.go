package search

import (
	"errors"
	"math"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"unpause/catalog/packed"
)

// TestTakenUpSearchesTheSame: an index that was packed and taken up answers any query as the one that was made, and is packed in the same way.
func TestTakenUpSearchesTheSame(t *testing.T) {
	made := sample()
	taken, err := Read(made.Pack())
	if err != nil {
		t.Fatal(err)
	}
	if taken.Pack() != made.Pack() || !reflect.DeepEqual(taken.Export(), made.Export()) {
		t.Error("it is packed or exported in another way")
	}
	rapid.Check(t, func(t *rapid.T) {
		query, text := anyQuery(t), anyQuery(t)
		if got, want := taken.Search(query), made.Search(query); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q finds %+v, want %+v", query, got, want)
		}
		got, ok := taken.Unknown(query)
		if want, isUnknown := made.Unknown(query); ok != isUnknown || !reflect.DeepEqual(got, want) || taken.Written(got) != made.Written(want) {
			t.Fatalf("%q is unknown as %+v, want %+v", query, got, want)
		}
		if got, want := taken.Marker(query).Parts(text), made.Marker(query).Parts(text); !reflect.DeepEqual(got, want) {
			t.Fatalf("%q marks %+v, want %+v", query, got, want)
		}
	})
}

// leaves calls add with every list, number and text of a value.
func leaves(v reflect.Value, add func(reflect.Value)) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			leaves(v.Field(i), add)
		}
	case reflect.Slice:
		add(v)
		for i := range v.Len() {
			leaves(v.Index(i), add)
		}
	default:
		add(v)
	}
}

// TestTablesThatDoNotFitAreRefused: whatever number, text or list of the tables is another one, the index is refused, or it answers every query.
func TestTablesThatDoNotFitAreRefused(t *testing.T) {
	form := sample().Pack()
	refused := 0
	rapid.Check(t, func(t *rapid.T) {
		var changed tables
		if err := packed.Read(form, &changed); err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 3).Draw(t, "changes") {
			var all []reflect.Value
			leaves(reflect.ValueOf(&changed).Elem(), func(v reflect.Value) { all = append(all, v) })
			change(t, all[rapid.IntRange(0, len(all)-1).Draw(t, "place")])
		}
		x, err := Read(packed.Write(&changed))
		if err != nil {
			refused++
			if !errors.Is(err, packed.ErrDamaged) {
				t.Fatal(err)
			}
			return
		}
		query := anyQuery(t)
		for _, q := range []string{query, "a firewall may be blocking", "accounts:405", "may be", "kikced out", "proxy 407", "LICENCE_REQUEST_FAILED 403"} {
			x.Search(q)
			if u, ok := x.Unknown(q); ok {
				x.Written(u)
			}
			x.Marker(q).Parts("A firewall may be blocking the player. " + query)
		}
	})
	if refused == 0 {
		t.Error("nothing was refused")
	}
}

// change gives a value another one that fits its type.
func change(t *rapid.T, v reflect.Value) {
	switch v.Kind() {
	case reflect.Slice:
		v.SetLen(rapid.IntRange(0, v.Len()).Draw(t, "length"))
	case reflect.String:
		if text := []byte(v.String()); len(text) > 0 && rapid.Bool().Draw(t, "one byte") { // many are whole numbers
			text[rapid.IntRange(0, len(text)-1).Draw(t, "at")] = byte(rapid.SampledFrom([]int{0, 1, 2, 100, 128, 255}).Draw(t, "byte"))
			v.SetString(string(text))
			return
		}
		v.SetString(rapid.SampledFrom([]string{"", "a", "firewall"}).Draw(t, "text"))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(rapid.SampledFrom([]float64{0, -1, math.MaxFloat32, 0.5}).Draw(t, "fraction"))
	case reflect.Bool:
		v.SetBool(!v.Bool())
	default:
		if n := rapid.SampledFrom([]int64{-2, -1, 0, 1, 2, 5, 100, 127, math.MaxInt32, math.MinInt32}).Draw(t, "number"); !v.OverflowInt(n) {
			v.SetInt(n)
		}
	}
}

// TestDamagedIndex: what is no index at all is refused.
func TestDamagedIndex(t *testing.T) {
	form := sample().Pack()
	for _, damaged := range []string{"", "x", form[:len(form)/2], form + "x", packed.Write(&docRow{})} {
		if _, err := Read(damaged); err == nil {
			t.Errorf("%d bytes are taken up", len(damaged))
		}
	}
}

// TestFits compares the documents and the numbers without one.
func TestFits(t *testing.T) {
	x := sample()
	if !x.Fits(6, 3) || x.Fits(5, 3) || x.Fits(6, 2) {
		t.Error("an index fits what it was not made of, or does not fit what it was made of")
	}
}
