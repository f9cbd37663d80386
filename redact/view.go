package redact

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// view is a text in the one spelling in which it is searched: small letters without accents, ASCII digits, quotes and dashes. It knows where each byte comes
// from.
type view struct {
	text       string
	start, end []int // of the source, by byte
}

// opaque stands for a stand-in: it is no part of any word or path, and nothing is found across it.
const opaque = '\x01'

// viewer builds a view.
type viewer struct {
	out        []byte
	start, end []int
	dropping   bool // characters that cannot be seen; else each is a blank
	dropped    bool // something was dropped
}

// plain is the text as it stands. What cannot be seen parts words in it.
func (r *Redactor) plain(text string) view {
	v, _ := r.build(text, false)
	return v
}

// decoded is the text with the spellings of addresses, web pages and programs undone. What cannot be seen is not there. differs is false when it is the same
// as the plain one.
func (r *Redactor) decoded(text string) (v view, differs bool) { return r.build(text, true) }

func (r *Redactor) build(text string, decode bool) (view, bool) {
	b := viewer{out: make([]byte, 0, len(text)), start: make([]int, 0, len(text)), end: make([]int, 0, len(text)), dropping: decode}
	differs := false
	for i := 0; i < len(text); {
		if n := r.standIn(text[i:]); n > 0 {
			b.put(string(opaque), i, i+n)
			i += n
			continue
		}
		if decode {
			if s, n := decodeOne(text[i:]); n > 0 {
				for _, c := range s {
					b.add(c, i, i+n)
				}
				differs = true
				i += n
				continue
			}
		}
		c, n := utf8.DecodeRuneInString(text[i:])
		b.add(c, i, i+n)
		i += n
	}
	return view{string(b.out), b.start, b.end}, differs || b.dropped
}

// standIn returns the length of the stand-in at the start of a text.
func (r *Redactor) standIn(text string) int {
	longest := 0
	for _, s := range r.stands[text[0]] {
		if len(s) > longest && strings.HasPrefix(text, s) {
			longest = len(s)
		}
	}
	return longest
}

func (b *viewer) put(s string, start, end int) {
	for range len(s) {
		b.start, b.end = append(b.start, start), append(b.end, end)
	}
	b.out = append(b.out, s...)
}

// add puts in one character of the source, as it is searched.
func (b *viewer) add(c rune, start, end int) {
	switch {
	case c >= ' ' && c < 0x7f:
		b.start, b.end = append(b.start, start), append(b.end, end)
		b.out = append(b.out, lowerASCII(byte(c)))
	case c == '\n' || c == '\t' || c == '\r':
		b.put(string(c), start, end)
	case unseen(c):
		if !b.dropping {
			b.put(" ", start, end)
			return
		}
		b.dropped = true
		b.extend(end)
	default:
		if s := fold(c); s != "" {
			b.put(s, start, end)
		} else {
			b.extend(end)
		}
	}
}

// extend counts what was left out as part of the character before it.
func (b *viewer) extend(end int) {
	if n := len(b.end); n > 0 && b.out[n-1] != opaque {
		b.end[n-1] = end
	}
}

func lowerASCII(c byte) byte {
	if c >= 'A' && c <= 'Z' {
		return c + 'a' - 'A'
	}
	return c
}

// unseen tells whether nothing is seen of a character: it sets the direction, joins or parts letters, or is left over from a file of another encoding.
func unseen(c rune) bool {
	return unicode.In(c, unicode.Cf, unicode.Cc, unicode.Other_Default_Ignorable_Code_Point)
}

// fold returns a character as it is searched. It is empty for accents.
func fold(c rune) string {
	var out []byte
	for _, d := range string(norm.NFKD.AppendString(nil, string(c))) {
		if !unicode.Is(unicode.Mn, d) {
			out = append(out, foldSimple(d)...)
		}
	}
	return string(out)
}

// foldSimple does with a character what no decomposition does. Upper case comes first because it makes one of the two forms of ı, ſ and ς.
func foldSimple(c rune) string {
	c = unicode.ToLower(unicode.ToUpper(c))
	switch c {
	case 'ß':
		return "ss"
	case '‘', '’', '‚', '‛', 'ʼ', '´', '′':
		return "'"
	case '“', '”', '„', '‟', '«', '»':
		return `"`
	case '‐', '‑', '‒', '–', '—', '―', '−':
		return "-"
	case '。':
		return "."
	case '\u2028', '\u2029', '\u0085':
		return "\n"
	}
	if unicode.IsSpace(c) {
		return " "
	}
	if n, ok := digit(c); ok {
		return strconv.Itoa(n)
	}
	return string(c)
}

// digit returns the value of a digit of any script. Their blocks begin with zero and have ten each.
func digit(c rune) (int, bool) {
	for _, block := range unicode.Nd.R16 {
		if c >= rune(block.Lo) && c <= rune(block.Hi) {
			return int(c-rune(block.Lo)) % 10, true
		}
	}
	for _, block := range unicode.Nd.R32 {
		if c >= rune(block.Lo) && c <= rune(block.Hi) {
			return int(c-rune(block.Lo)) % 10, true
		}
	}
	return 0, false
}

// foldAll returns a text as it is searched.
func foldAll(text string) string {
	b := viewer{dropping: true}
	for i, c := range validText(text) {
		b.add(c, i, i)
	}
	return string(b.out)
}

// validText makes valid UTF-8 of any bytes. Those that are none are read as Western Europe's Windows wrote them, so that names in old files are found.
func validText(text string) string {
	if utf8.ValidString(text) {
		return text
	}
	var out strings.Builder
	for len(text) > 0 {
		c, n := utf8.DecodeRuneInString(text)
		if c == utf8.RuneError && n == 1 && text[0] >= 0xa0 {
			c = rune(text[0])
		}
		out.WriteRune(c)
		text = text[n:]
	}
	return out.String()
}

// decodeOne returns what is meant at the start of a text, and how many bytes that takes; none where it is what it seems to be.
func decodeOne(text string) (string, int) {
	switch text[0] {
	case '%':
		return decodePercent(text)
	case '&':
		return decodeEntity(text)
	case '\\':
		return decodeEscape(text)
	case '\x1b':
		return "", colour(text)
	}
	return "", 0
}

// decodePercent reads %C3%BC. Addresses inside addresses have %25C3%25BC.
func decodePercent(text string) (string, int) {
	var raw []byte
	n := 0
	for n < 4*utf8.UTFMax*3 && n < len(text) && text[n] == '%' {
		at := n + 1
		for range 3 {
			if strings.HasPrefix(text[at:], "25") && len(text) >= at+4 && isHex(text[at+2]) && isHex(text[at+3]) {
				at += 2
			}
		}
		c, err := strconv.ParseUint(text[at:min(at+2, len(text))], 16, 8)
		if err != nil || len(text) < at+2 {
			break
		}
		raw, n = append(raw, byte(c)), at+2
		if c < utf8.RuneSelf || utf8.Valid(raw) {
			break
		}
	}
	return validText(string(raw)), n
}

func isHex(c byte) bool { return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F' }

const longestEntity = 12

func decodeEntity(text string) (string, int) {
	end := strings.IndexByte(text[:min(len(text), longestEntity)], ';')
	if end < 0 {
		return "", 0
	}
	if rest, ok := strings.CutPrefix(text[:end+1], "&amp;"); ok && rest == "" {
		if s, n := decodeEntity("&" + text[end+1:min(len(text), end+1+longestEntity)]); n > 0 {
			return s, end + n
		}
	}
	if s := html.UnescapeString(text[:end+1]); s != text[:end+1] {
		return validText(s), end + 1
	}
	return "", 0
}

// decodeEscape reads what JSON, Go and others write with a backslash.
func decodeEscape(text string) (string, int) {
	if len(text) < 2 {
		return "", 0
	}
	switch text[1] {
	case 'n', 'r', 't':
		return " ", 2
	case '"', '\'', '/':
		return text[1:2], 2
	case '\\': // so that what follows is no escape
		return `\`, 2
	case 'u':
		return decodeUTF16(text)
	case 'x':
		return decodeBytes(text)
	}
	return "", 0
}

func decodeUTF16(text string) (string, int) {
	unit := func(at int) (rune, bool) {
		if len(text) < at+6 || text[at:at+2] != `\u` {
			return 0, false
		}
		c, err := strconv.ParseUint(text[at+2:at+6], 16, 16)
		return rune(c), err == nil
	}
	first, ok := unit(0)
	if !ok {
		return "", 0
	}
	if second, ok := unit(6); ok && utf16.IsSurrogate(first) && utf16.IsSurrogate(second) {
		return string(utf16.DecodeRune(first, second)), 12
	}
	return string(first), 6
}

func decodeBytes(text string) (string, int) {
	var raw []byte
	n := 0
	for n < 4*utf8.UTFMax && len(text) >= n+4 && text[n:n+2] == `\x` {
		c, err := strconv.ParseUint(text[n+2:n+4], 16, 8)
		if err != nil {
			break
		}
		raw, n = append(raw, byte(c)), n+4
		if utf8.Valid(raw) {
			break
		}
	}
	return validText(string(raw)), n
}

// colour returns the length of a sequence that sets the colour in a console.
func colour(text string) int {
	for i := 2; i < min(len(text), 24) && text[1] == '['; i++ {
		if c := text[i]; c >= '@' && c <= '~' {
			return i + 1
		} else if c != ';' && (c < '0' || c > '9') {
			break
		}
	}
	return 0
}
