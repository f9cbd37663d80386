package packed

import (
	"encoding/binary"
	"hash/crc32"
	"math"
	"reflect"
	"unsafe"
)

// Read reads what Write has written. The texts are parts of form: nothing is copied. What was written for another type is told where it does not fit; the names of all fields would be
// slow to compare each time, so that a test of what is read must see whether two fields have changed places.
func Read[T any](form string, into *T) error {
	data := bytesOf(form)
	if len(data) < bodyAt || string(data[:sumAt]) != mark {
		return ErrDamaged
	}
	if crc32.Checksum(data[shapeAt:], sums) != binary.LittleEndian.Uint32(data[sumAt:]) {
		return ErrDamaged
	}
	v := reflect.ValueOf(into).Elem()
	err := read(data[bodyAt:], v)
	if err != nil && binary.LittleEndian.Uint64(data[shapeAt:]) != shape(v.Type()) {
		return ErrOther
	}
	return err
}

// bytesOf are the bytes of a text, which must only be read.
func bytesOf(text string) []byte { return unsafe.Slice(unsafe.StringData(text), len(text)) }

// stringOf is a text out of bytes that nobody changes any more.
func stringOf(data []byte) string { return unsafe.String(unsafe.SliceData(data), len(data)) }

// read reads a body.
func read(body []byte, v reflect.Value) error {
	r := reader{rest: body}
	r.tables()
	r.value(v)
	if r.damaged || len(r.rest) > 0 {
		return ErrDamaged
	}
	return nil
}

// reader goes through the bytes. Once they turn out to be damaged, it reads only zeros.
type reader struct {
	rest      []byte
	damaged   bool
	whole     string // all texts in a row
	ends      []uint32
	fractions []float64
}

func (r *reader) tables() {
	row := r.take(r.length(1))
	r.whole = stringOf(row)
	r.ends = make([]uint32, r.length(1))
	end := uint64(0)
	for i := range r.ends {
		if end += r.number(); end > uint64(len(r.whole)) {
			r.fail()
			return
		}
		r.ends[i] = uint32(end)
	}
	const size = 8
	r.fractions = make([]float64, r.length(size))
	for i := range r.fractions {
		if b := r.take(size); len(b) == size {
			r.fractions[i] = math.Float64frombits(binary.LittleEndian.Uint64(b))
		}
	}
}

// take is the next few bytes, none of them when so many are not there.
func (r *reader) take(n int) []byte {
	if n > len(r.rest) {
		r.fail()
		return nil
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) fail() { r.rest, r.damaged = nil, true }

// number is the next whole number from 0.
func (r *reader) number() uint64 {
	if len(r.rest) > 0 && r.rest[0] < 0x80 { // most are small
		n := r.rest[0]
		r.rest = r.rest[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(r.rest)
	if size <= 0 {
		r.fail()
		return 0
	}
	r.rest = r.rest[size:]
	return n
}

// length is how many things follow, of which each takes at least so many bytes. More than can be there is damage, so that nothing is made room for that is not there.
func (r *reader) length(size int) int {
	n := r.number()
	if n > uint64(len(r.rest)/max(size, 1)) {
		r.fail()
		return 0
	}
	return int(n)
}

// signed is the next whole number.
func (r *reader) signed() int64 {
	n := r.number()
	return int64(n>>1) ^ -int64(n&1)
}

func (r *reader) value(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(r.text())
	case reflect.Float32, reflect.Float64:
		v.SetFloat(r.fraction())
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := r.signed()
		if v.OverflowInt(n) {
			r.fail()
			return
		}
		v.SetInt(n)
	case reflect.Bool:
		v.SetBool(r.number() != 0)
	case reflect.Struct:
		for i := range v.NumField() {
			r.value(v.Field(i))
		}
	case reflect.Slice:
		r.list(v)
	default:
		r.fail()
	}
}

// text is the next text.
func (r *reader) text() string {
	at := r.number()
	if at >= uint64(len(r.ends)) {
		r.fail()
		return ""
	}
	from := uint32(0)
	if at > 0 {
		from = r.ends[at-1]
	}
	return r.whole[from:r.ends[at]]
}

// fraction is the next fraction.
func (r *reader) fraction() float64 {
	at := r.number()
	if at >= uint64(len(r.fractions)) {
		r.fail()
		return 0
	}
	return r.fractions[at]
}

// list reads a list. Those of which there are many have a way of their own, which is several times as fast.
func (r *reader) list(v reflect.Value) {
	n := r.length(leastSize(v.Type().Elem()))
	if n == 0 {
		v.SetZero()
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), n, n))
	switch v.Type().Elem().Kind() {
	case reflect.String:
		all := unsafe.Slice((*string)(v.UnsafePointer()), n)
		for i := range all {
			all[i] = r.text()
		}
	case reflect.Float64:
		all := unsafe.Slice((*float64)(v.UnsafePointer()), n)
		for i := range all {
			all[i] = r.fraction()
		}
	case reflect.Int8:
		all := unsafe.Slice((*int8)(v.UnsafePointer()), n)
		for i := range all {
			n := r.signed()
			if n != int64(int8(n)) {
				r.fail()
			}
			all[i] = int8(n)
		}
	case reflect.Int32:
		all := unsafe.Slice((*int32)(v.UnsafePointer()), n)
		for i := range all {
			n := r.signed()
			if n != int64(int32(n)) {
				r.fail()
			}
			all[i] = int32(n)
		}
	default:
		for i := range n {
			r.value(v.Index(i))
		}
	}
}

// leastSize is how many bytes a value takes at least.
func leastSize(t reflect.Type) int {
	if t.Kind() == reflect.Struct {
		return t.NumField()
	}
	return 1
}
