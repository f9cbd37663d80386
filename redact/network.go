package redact

import (
	"net/netip"
	"strconv"
	"strings"
	"unicode/utf8"
)

// findNumbers finds addresses of networks and of their cards: words of hexadecimal digits, colons, dots and dashes.
func (f *finder) findNumbers() {
	for i := 0; i < len(f.text); {
		if !isNumberByte(f.text[i]) {
			i++
			continue
		}
		end := i
		for end < len(f.text) && isNumberByte(f.text[end]) {
			end++
		}
		f.findNumber(i, end)
		i = end
	}
}

// longestNumber is how long a word may be to be an address of IPv6. The longest one has 45 characters; a port and marks can stand around it.
const longestNumber = 64

func isNumberByte(c byte) bool {
	return isDigit(c) || c >= 'a' && c <= 'f' || c == ':' || c == '.' || c == '-'
}

func (f *finder) findNumber(from, to int) {
	f.findInside(from, to)
	for from < to {
		end := from + strings.IndexByte(f.text[from:to]+"-", '-')
		if end-from <= longestNumber {
			f.findIPv6(from, end)
		}
		from = end + 1
	}
}

// findInside finds what has a form of its own inside a longer word, such as both ends of a range.
func (f *finder) findInside(from, to int) {
	for i := from; i < to; {
		if end := f.macAt(i, to); end > 0 {
			f.found(MAC, i, end)
			i = end
			continue
		}
		if !isDigit(f.text[i]) {
			i++
			continue
		}
		end := i
		for end < to && (isDigit(f.text[end]) || f.text[end] == '.') {
			end++
		}
		f.findIPv4(i, end)
		i = end
	}
}

// findIPv4 finds an address in four numbers. No number can be next to them, as in longer versions.
func (f *finder) findIPv4(from, to int) {
	for to > from && f.text[to-1] == '.' {
		to--
	}
	parts := strings.Split(f.text[from:to], ".")
	if len(parts) != 4 || !f.partedNumber(from, to) {
		return
	}
	var octets [4]byte
	for i, p := range parts {
		n, err := strconv.ParseUint(p, 10, 8)
		if err != nil || len(p) > 3 {
			return
		}
		octets[i] = byte(n)
	}
	if !tellsNobody(netip.AddrFrom4(octets)) && !f.isVersion(from, to, octets[0]) {
		f.found(IP, from, to)
	}
}

// partedNumber tells whether no letter, digit or underscore stands beside a number.
func (f *finder) partedNumber(from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.text[:from])
	after, _ := utf8.DecodeRuneInString(f.text[to:])
	return !inWord(before) && before != '_' && before != '.' && !inWord(after) && after != '_'
}

// tellsNobody tells whether an address is the same on every PC: this PC itself, no address, or a mask.
func tellsNobody(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsLoopback() || a.IsUnspecified() || a.Is4() && a.As4()[0] == 255
}

// Words before four numbers that make a version of them.
var versionWords = []string{"version", "versions", "ver", "v", "build", "release", "driver", "treiber", "fileversion", "productversion", "update to", "updated to", "upgrade"}

// isVersion tells whether the text says that four numbers are a version. Spotify's own begin with 1, and a commit follows them.
func (f *finder) isVersion(from, to int, first byte) bool {
	rest := f.text[to:min(len(f.text), to+3)]
	if len(rest) == 3 && rest[:2] == ".g" && isHex(rest[2]) {
		return true
	}
	before := strings.TrimRight(f.text[max(0, from-longestBefore):from], " \t\"'=:(.")
	if endsInWord(before, versionWords) {
		return true
	}
	return first == 1 && (strings.HasSuffix(before, "spotify") || strings.HasSuffix(before, "spotify/") || strings.HasSuffix(before, "widevine"))
}

// findIPv6 finds an address in a word, with what belongs to it: brackets and the zone.
func (f *finder) findIPv6(from, to int) {
	if colons := strings.Count(f.text[from:to], ":"); colons < 2 || colons < 3 && !strings.ContainsAny(f.text[from:to], "0123456789") {
		return
	}
	for to-from > 1 && (f.text[to-1] == '.' || f.text[to-1] == ':' && f.text[to-2] != ':') {
		to--
	}
	for to-from > 1 && (f.text[from] == '.' || f.text[from] == ':' && f.text[from+1] != ':') {
		from++
	}
	if !f.partedNumber(from, to) {
		return
	}
	a, end := longestAddress(f.text[from:to])
	if end == 0 || tellsNobody(a) {
		return
	}
	to = f.zoneEnd(from + end)
	if from > 0 && f.text[from-1] == '[' && to < len(f.text) && f.text[to] == ']' {
		from, to = from-1, to+1
	}
	f.found(IP, from, to)
}

// longestAddress reads an address at the start of a word; only a port may follow.
func longestAddress(word string) (netip.Addr, int) {
	if a, ok := addressOf(word); ok {
		return a, len(word)
	}
	host := strings.LastIndexByte(word, ':')
	if host < 0 || strings.Trim(word[host+1:], "0123456789") != "" {
		return netip.Addr{}, 0
	}
	if a, ok := addressOf(word[:host]); ok {
		return a, host
	}
	return netip.Addr{}, 0
}

func addressOf(word string) (netip.Addr, bool) {
	a, err := netip.ParseAddr(word)
	return a, err == nil && a.Is6()
}

func (f *finder) zoneEnd(i int) int {
	if i+1 >= len(f.text) || f.text[i] != '%' || !isAlnum(f.text[i+1]) {
		return i
	}
	for i++; i < len(f.text) && (isHostByte(f.text[i]) || f.text[i] == '.'); i++ {
		continue
	}
	if f.text[i-1] == '.' {
		i--
	}
	return i
}

// The ways of writing the address of a network card: so many groups of so many digits.
var macs = []struct {
	groups, digits int
	between        string
}{{6, 2, ":-"}, {8, 2, ":-"}, {3, 4, ".-:"}}

// macAt returns the end of a network card's address at a place.
func (f *finder) macAt(i, to int) int {
	if before, _ := utf8.DecodeLastRuneInString(f.text[:i]); inWord(before) || before == '_' {
		return 0
	}
	best := 0
	for _, m := range macs {
		end := i + m.groups*(m.digits+1) - 1
		if end > to || strings.IndexByte(m.between, f.text[i+m.digits]) < 0 || m.digits == 4 && !strings.ContainsAny(f.text[i:end], "abcdef") {
			continue
		}
		if after, _ := utf8.DecodeRuneInString(f.text[end:]); inWord(after) || after == '_' {
			continue
		}
		if isGroups(f.text[i:end], m.digits, f.text[i+m.digits]) && !f.goesOn(i, end, m.digits) {
			best = end
		}
	}
	return best
}

// goesOn tells whether more such groups stand beside an address: then it is a part of a GUID, or of the sum of a certificate.
func (f *finder) goesOn(from, to, digits int) bool {
	between := f.text[from+digits]
	before, after := from-1, to+1
	for before > 0 && f.text[from-1] == between && from-before <= 2*digits+1 && isAlnum(f.text[before-1]) {
		before--
	}
	for after < len(f.text) && f.text[to] == between && after-to <= 2*digits+1 && isAlnum(f.text[after]) {
		after++
	}
	isGroup := func(n int) bool { return n == digits || n > 0 && digits > 2 }
	return isGroup(from-1-before) || isGroup(after-to-1)
}

func isGroups(text string, digits int, between byte) bool {
	for i := range len(text) {
		if last := i%(digits+1) == digits; last && text[i] != between || !last && !isHex(text[i]) {
			return false
		}
	}
	return true
}

// findSIDs finds the security ids of people and PCs: of accounts, of Microsoft's cloud, and of a session.
func (f *finder) findSIDs() {
	for i := 0; ; {
		next := strings.Index(f.text[i:], "s-1-")
		if next < 0 {
			return
		}
		i += next
		end := i + len("s-1-")
		for end < len(f.text) && (isDigit(f.text[end]) || f.text[end] == '-' && end+1 < len(f.text) && isDigit(f.text[end+1])) {
			end++
		}
		before, _ := utf8.DecodeLastRuneInString(f.text[:i])
		for _, personal := range []string{"s-1-5-21-", "s-1-12-1-", "s-1-5-5-"} {
			if strings.HasPrefix(f.text[i:end], personal) && end-i > len(personal) && !inWord(before) {
				f.found(SID, i, end)
			}
		}
		i = end
	}
}
