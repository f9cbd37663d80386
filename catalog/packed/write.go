package packed

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"reflect"
	"strings"
)

// Write returns a value in its packed form, always the same for the same value. An empty list is written like one that is nil. It panics where a type cannot be written: that is
// a mistake in the program.
func Write[T any](value *T) string {
	w := writer{texts: map[string]int{}, fractions: map[float64]int{}}
	v := reflect.ValueOf(value).Elem()
	w.value(v)
	out := make([]byte, bodyAt)
	copy(out, mark)
	binary.LittleEndian.PutUint64(out[shapeAt:], shape(v.Type()))
	out = w.tables(out)
	out = append(out, w.values...)
	binary.LittleEndian.PutUint32(out[sumAt:], crc32.Checksum(out[shapeAt:], sums))
	return string(out)
}

// sums is the kind of sum that processors can do by themselves.
var sums = crc32.MakeTable(crc32.Castagnoli)

type writer struct {
	values    []byte
	texts     map[string]int // each text: its place among all
	allTexts  []string
	fractions map[float64]int
	all       []float64
}

// tables appends the texts and the fractions.
func (w *writer) tables(out []byte) []byte {
	whole := strings.Join(w.allTexts, "")
	out = binary.AppendUvarint(out, uint64(len(whole)))
	out = append(out, whole...)
	out = binary.AppendUvarint(out, uint64(len(w.allTexts)))
	for _, text := range w.allTexts {
		out = binary.AppendUvarint(out, uint64(len(text)))
	}
	out = binary.AppendUvarint(out, uint64(len(w.all)))
	for _, f := range w.all {
		out = binary.LittleEndian.AppendUint64(out, math.Float64bits(f))
	}
	return out
}

func (w *writer) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.place(place(w.texts, &w.allTexts, v.String()))
	case reflect.Float32, reflect.Float64:
		w.place(place(w.fractions, &w.all, v.Float()))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		w.values = binary.AppendVarint(w.values, v.Int())
	case reflect.Bool:
		w.values = append(w.values, b2i(v.Bool()))
	case reflect.Struct:
		for i := range v.NumField() {
			w.value(v.Field(i))
		}
	case reflect.Slice:
		w.place(v.Len())
		for i := range v.Len() {
			w.value(v.Index(i))
		}
	default:
		panic(fmt.Sprintf("packed: %s cannot be written", v.Type()))
	}
}

func (w *writer) place(n int) { w.values = binary.AppendUvarint(w.values, uint64(n)) }

// place is where a value stands in a table. It is added when it is new.
func place[T comparable](known map[T]int, all *[]T, value T) int {
	at, ok := known[value]
	if !ok {
		at = len(*all)
		known[value] = at
		*all = append(*all, value)
	}
	return at
}

func b2i(yes bool) byte {
	if yes {
		return 1
	}
	return 0
}
