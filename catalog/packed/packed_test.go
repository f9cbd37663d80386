package packed

import (
	"encoding/binary"
	"errors"
	"hash/crc32"
	"math"
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

type mood string

type inner struct {
	Name  string
	Moods []mood
}

// plain has everything that can be written.
type plain struct {
	Inner    inner
	Text     string
	Whole    int
	Small    int8
	Middle   int32
	Half     float32
	Fraction float64
	Yes      bool
	Texts    []string
	Numbers  []int32
	Bytes    []int8
	Large    []int64
	Doubles  []float64
	Halves   []float32
	Many     []inner
	Deep     [][]string
}

func drawInner(t *rapid.T) inner {
	return inner{rapid.String().Draw(t, "name"), rapid.SliceOfN(rapid.Custom(func(t *rapid.T) mood { return mood(rapid.String().Draw(t, "mood")) }), 0, 3).Draw(t, "moods")}
}

func draw(t *rapid.T) plain {
	return plain{
		Inner: drawInner(t), Text: rapid.String().Draw(t, "text"), Whole: rapid.Int().Draw(t, "whole"), Small: rapid.Int8().Draw(t, "small"), Middle: rapid.Int32().Draw(t, "middle"),
		Half: rapid.Float32().Draw(t, "half"), Fraction: rapid.Float64().Draw(t, "fraction"), Yes: rapid.Bool().Draw(t, "yes"),
		Texts: rapid.SliceOf(rapid.SampledFrom([]string{"", "a", "ä", "\xff"})).Draw(t, "texts"), Numbers: rapid.SliceOf(rapid.Int32()).Draw(t, "numbers"),
		Bytes: rapid.SliceOf(rapid.Int8()).Draw(t, "bytes"), Large: rapid.SliceOf(rapid.Int64()).Draw(t, "large"), Doubles: rapid.SliceOf(rapid.Float64()).Draw(t, "doubles"),
		Halves: rapid.SliceOf(rapid.Float32()).Draw(t, "halves"), Many: rapid.SliceOfN(rapid.Custom(drawInner), 0, 4).Draw(t, "many"),
		Deep: rapid.SliceOfN(rapid.SliceOfN(rapid.String(), 1, 3), 0, 3).Draw(t, "deep"),
	}
}

// emptied makes all empty lists nil, as they are read.
func emptied(v reflect.Value) {
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			emptied(v.Field(i))
		}
	case reflect.Slice:
		if v.Len() == 0 {
			v.SetZero()
		}
		for i := range v.Len() {
			emptied(v.Index(i))
		}
	}
}

// TestWhatIsWrittenIsRead, and the same is always written in the same way.
func TestWhatIsWrittenIsRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		want := draw(t)
		form := Write(&want)
		if again := Write(&want); again != form {
			t.Fatal("two forms of the same value differ")
		}
		var got plain
		if err := Read(form, &got); err != nil {
			t.Fatal(err)
		}
		emptied(reflect.ValueOf(&want).Elem())
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("%+v became %+v", want, got)
		}
	})
}

// TestDamageIsTold: whatever letter is changed and wherever the form ends, nothing is read as if it were whole.
func TestDamageIsTold(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := draw(t)
		form := Write(&value)
		at := rapid.IntRange(0, len(form)-1).Draw(t, "at")
		changed := []byte(form)
		changed[at] ^= byte(rapid.IntRange(1, 255).Draw(t, "bits"))
		for what, damaged := range map[string]string{"changed": string(changed), "cut": form[:at], "longer": form + "x"} {
			var got plain
			if err := Read(damaged, &got); !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrOther) {
				t.Fatalf("%s at %d of %d: %v", what, at, len(form), err)
			}
		}
	})
}

// TestOtherTypesAreTold: a form does not fit a type with more fields, with less, or with another kind of field.
func TestOtherTypesAreTold(t *testing.T) {
	type pair struct {
		A, B string
		C    []int32
	}
	form := Write(&pair{"a", "b", []int32{1, 2}})
	for name, err := range map[string]error{
		"one more": Read(form, &struct {
			A, B string
			C, D []int32
		}{}),
		"one less":       Read(form, &struct{ A, B string }{}),
		"a list first":   Read(form, &struct{ A, B []string }{}),
		"too small":      Read(Write(&[]int32{1 << 20}), &[]int8{}),
		"not to be read": Read(form, &struct{ A map[string]int }{}),
	} {
		if !errors.Is(err, ErrOther) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := Read(form, &pair{}); err != nil {
		t.Error(err)
	}
}

// whole puts a body behind the head that belongs to it.
func whole[T any](body []byte) string {
	form := append([]byte(mark), make([]byte, bodyAt-sumAt)...)
	binary.LittleEndian.PutUint64(form[shapeAt:], shape(reflect.TypeFor[T]()))
	form = append(form, body...)
	binary.LittleEndian.PutUint32(form[sumAt:], crc32.Checksum(form[shapeAt:], sums))
	return string(form)
}

// TestHugeLengths: what says that more follows than there is makes no room for it.
func TestHugeLengths(t *testing.T) {
	for _, huge := range []uint64{10, 1 << 20, math.MaxInt32, math.MaxInt64, math.MaxUint64} {
		n := string(binary.AppendUvarint(nil, huge))
		for name, body := range map[string]string{
			"text in a row": n, "texts": "\x00" + n, "length of a text": "\x01a\x01" + n, "fractions": "\x00\x00" + n, "list": "\x00\x00\x00" + n,
			"several lists": "\x01a\x01\x01\x00" + "\x02\x00\x00" + n + strings.Repeat("\x00", 9), "place of a text": "\x01a\x01\x01\x00" + "\x01" + n + "\x00",
		} {
			form := whole[[]inner]([]byte(body))
			var got []inner
			most := testing.AllocsPerRun(1, func() {
				if err := Read(form, &got); !errors.Is(err, ErrDamaged) {
					t.Errorf("%s of %d: %v", name, huge, err)
				}
			})
			if most > 100 || cap(got) > len(body) {
				t.Errorf("%s of %d: %v allocations, room for %d", name, huge, most, cap(got))
			}
		}
	}
}

// TestNumbersThatDoNotFit are damage.
func TestNumbersThatDoNotFit(t *testing.T) {
	large := string(binary.AppendVarint(nil, math.MaxInt64))
	for name, err := range map[string]error{
		"small":   Read(whole[struct{ A int8 }]([]byte("\x00\x00\x00"+large)), &struct{ A int8 }{}),
		"list":    Read(whole[[]int32]([]byte("\x00\x00\x00\x01"+large)), &[]int32{}),
		"bytes":   Read(whole[[]int8]([]byte("\x00\x00\x00\x01"+large)), &[]int8{}),
		"no list": Read(whole[[]bool]([]byte("\x00\x00\x00")), &[]bool{}),
	} {
		if !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhatCannotBeWritten is a mistake in the program.
func TestWhatCannotBeWritten(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("a map was written")
		}
	}()
	Write(&struct{ A map[string]int }{map[string]int{"a": 1}})
}

// FuzzRead: whatever stands behind a head that belongs to it, reading ends with a value or with an error.
func FuzzRead(f *testing.F) {
	value := plain{Text: "a", Texts: []string{"b", "a"}, Many: []inner{{"x", []mood{"y"}}}, Numbers: []int32{1, -1}, Doubles: []float64{0.5}}
	form := Write(&value)
	f.Add([]byte(form[bodyAt:]))
	f.Add([]byte("\x00\x00\x00\xff\xff\xff\xff\x0f"))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, body []byte) {
		var got, again plain
		if err := Read(whole[plain](body), &got); err != nil {
			return
		}
		if err := Read(Write(&got), &again); err != nil || len(got.Many) != len(again.Many) || got.Text != again.Text {
			t.Fatalf("%+v became %+v: %v", got, again, err)
		}
	})
}

// TestShapesDiffer: embedding counts as a field.
func TestShapesDiffer(t *testing.T) {
	type embedding struct {
		inner
		Text string
	}
	type naming struct {
		Inner inner
		Text  string
	}
	if shape(reflect.TypeFor[embedding]()) == shape(reflect.TypeFor[naming]()) {
		t.Error("two types have one shape")
	}
}
