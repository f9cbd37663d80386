package wine

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"strings"
	"unicode/utf16"
)

// Shortcut is what a .lnk file says.
type Shortcut struct{ Target, Comment, Folder, Arguments string }

// Parts of a .lnk file, by their bits in its head (MS-SHLLINK, 2.1.1).
const (
	hasIDs = 1 << iota
	hasInfo
	hasComment
	hasRelativePath
	hasFolder
	hasArguments
)

const (
	shortcutHead  = 0x4C // the length of the head in bytes, and the first number in it
	flagsAt       = 0x14 // in the head
	localTargetAt = 0x10 // in the LinkInfo: where in it the path begins
)

var errShortcut = errors.New("not a shortcut")

// Shortcut reads a .lnk file of drive C. Its target must be written in ASCII: it is read from the part that has the letters of Windows' code page.
func (p *Prefix) Shortcut(file string) (Shortcut, error) {
	data, err := os.ReadFile(p.Path(file))
	if err != nil {
		return Shortcut{}, err
	}
	s, err := parseShortcut(data)
	if err != nil {
		return s, fmt.Errorf("%s: %w", file, err)
	}
	return s, nil
}

func parseShortcut(data []byte) (s Shortcut, err error) {
	if len(data) < shortcutHead || binary.LittleEndian.Uint32(data) != shortcutHead {
		return s, errShortcut
	}
	flags := binary.LittleEndian.Uint32(data[flagsAt:])
	r := &reader{rest: data[shortcutHead:]}
	if flags&hasIDs != 0 {
		r.take(int(r.number16()))
	}
	if flags&hasInfo != 0 {
		s.Target = r.localTarget()
	}
	var relative string
	for _, t := range []struct {
		bit  uint32
		text *string
	}{{hasComment, &s.Comment}, {hasRelativePath, &relative}, {hasFolder, &s.Folder}, {hasArguments, &s.Arguments}} {
		if flags&t.bit != 0 {
			*t.text = r.text()
		}
	}
	return s, r.err
}

// reader reads one part after the other; from the first that is not whole on, nothing.
type reader struct {
	rest []byte
	err  error
}

func (r *reader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.rest, r.err = nil, errShortcut
		return nil
	}
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

func (r *reader) number16() uint16 {
	if b := r.take(2); b != nil {
		return binary.LittleEndian.Uint16(b)
	}
	return 0
}

// text is a number of UTF-16 units and these. Wine counts the zero at the end too, which Windows does not write.
func (r *reader) text() string {
	units := make([]uint16, r.number16())
	for i := range units {
		units[i] = r.number16()
	}
	return strings.TrimRight(string(utf16.Decode(units)), "\x00")
}

// localTarget reads the LinkInfo, whose first number is its length.
func (r *reader) localTarget() string {
	if len(r.rest) < localTargetAt+4 {
		r.take(localTargetAt + 4)
		return ""
	}
	info := r.take(int(binary.LittleEndian.Uint32(r.rest)))
	if len(info) < localTargetAt+4 {
		return ""
	}
	at := binary.LittleEndian.Uint32(info[localTargetAt:])
	if int(at) >= len(info) {
		return ""
	}
	path, _, _ := bytes.Cut(info[at:], []byte{0})
	return string(path)
}
