// Package packed writes plain values (structs with exported fields, lists, texts, numbers, yes and no) as bytes, and reads them again much faster than a format
// for people can be read. Each text and each fraction is written once; texts are read without being copied.
//
// What is read is never trusted: damaged bytes, and bytes that do not fit the type, give an error.
package packed

import (
	"errors"
	"hash/fnv"
	"reflect"
)

// ErrDamaged is the error of bytes that are not what Write has written.
var ErrDamaged = errors.New("the packed form is damaged")

// ErrOther is the error of bytes that were written for other types.
var ErrOther = errors.New("the packed form was made for another version of the program")

// The bytes begin with a mark, a sum over all that follows, and the shape of the type. Then come the texts (all of them in a row, then how many they are and how long each is), then the
// fractions, then the values.
const mark = "unpause\x01"

const (
	sumAt   = len(mark)
	shapeAt = sumAt + 4
	bodyAt  = shapeAt + 8
)

// shape is a number for a type and all that it is made of. Another name or another order of fields is another shape.
func shape(t reflect.Type) uint64 {
	h := fnv.New64a()
	h.Write(described(t, nil))
	return h.Sum64()
}

func described(t reflect.Type, so []byte) []byte {
	so = append(append(so, t.Kind().String()...), ' ')
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			so = append(append(so, t.Field(i).Name...), ' ')
			so = described(t.Field(i).Type, so)
		}
		so = append(so, "end "...)
	case reflect.Slice:
		so = described(t.Elem(), so)
	}
	return so
}
