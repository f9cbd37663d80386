package check

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	mostHosts = 16 << 20 // bytes; long blocking lists have a few million
	portion   = 64 << 10 // bytes that are searched in one go
	longHost  = 253      // the longest name there can be
	mostHarm  = 100      // names of a kind that are kept; lists about Spotify have far fewer
)

// harm is what a line of the hosts file does to Spotify; what does more stands later.
type harm int

const (
	adverts   harm = iota
	unclear        // nobody has told what Spotify uses this name for
	elsewhere      // a name that Spotify needs leads to a real address, which may well work
	updates
	harmful
)

// hostsFile is what the lines about Spotify in a hosts file say.
type hostsFile struct {
	names [harmful + 1][]string // the first names of each kind
	lines [harmful + 1][]string // and the first lines, with their numbers
	count int                   // of lines about Spotify
	odd   bool                  // it is no plain text, so Windows may read something else in it
}

func hosts(ctx context.Context, pc PC) Seen {
	path, err := pc.Folder(Hosts)
	if err != nil {
		return unknown(err)
	}
	data, whole, err := pc.Read(path, mostHosts)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return found("clean", "", "there is no hosts file")
	case err != nil:
		return unknown(err)
	}
	file, err := parseHosts(ctx, data)
	if err != nil {
		return unknown(err)
	}
	return file.judge(whole)
}

// judge: what was not read could hold worse, unless the worst was found.
func (f *hostsFile) judge(whole bool) Seen {
	raw := []string{fmt.Sprintf("lines about Spotify: %d", f.count)}
	for _, lines := range slices.Backward(f.lines[:]) {
		raw = append(raw, lines...)
	}
	if len(f.names[harmful]) == 0 && (!whole || f.odd) {
		return unknown(ErrDamaged, raw...)
	}
	for h, names := range slices.Backward(f.names[:]) {
		if len(names) > 0 {
			return foundWords(hostsFindings[h], named(names), raw...)
		}
	}
	return found("clean", "", raw...)
}

var hostsFindings = [harmful + 1]string{"adverts", "unclear", "elsewhere", "updates", "harmful"}

// parseHosts reads a hosts file portion by portion. Almost none of its lines are about Spotify, so those are looked for first, in a copy in
// which large and small letters are the same.
func parseHosts(ctx context.Context, data []byte) (*hostsFile, error) {
	f := &hostsFile{}
	data, f.odd = plainText(data)
	folded := make([]byte, 0, portion)
	for number := 1; len(data) > 0; {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		part := data[:endOfLine(data, min(portion, len(data)))]
		data = data[len(part):]
		folded = appendFolded(folded[:0], part)
		f.readPart(part, folded, number)
		number += bytes.Count(part, newline)
	}
	return f, nil
}

var newline = []byte("\n")

// endOfLine returns where the line ends in which a place lies, with its newline.
func endOfLine(data []byte, place int) int {
	if i := bytes.IndexByte(data[place:], '\n'); i >= 0 {
		return place + i + 1
	}
	return len(data)
}

// domains are Spotify's, and tells are the parts of them by which a line about one of them is found.
var (
	domains = []string{"spotify.com", "scdn.co", "spotifycdn.com"}
	tells   = [][]byte{[]byte("spotify"), []byte("scdn.co")}
)

// readPart reads the lines about Spotify in a part, which are looked for in its folded copy. The first line of the part has this number.
func (f *hostsFile) readPart(part, folded []byte, number int) {
	var next [2]int // where each tell stands next
	for i, tell := range tells {
		next[i] = indexFrom(folded, tell, 0)
	}
	for done := 0; ; {
		place := min(next[0], next[1])
		if place == len(part) {
			return
		}
		start := bytes.LastIndexByte(part[done:place], '\n') + 1 + done
		end := endOfLine(part, place)
		number += bytes.Count(part[done:start], newline)
		f.readLine(string(part[start:end]), number)
		number, done = number+1, end
		for i, tell := range tells {
			if next[i] < end {
				next[i] = indexFrom(folded, tell, end)
			}
		}
	}
}

// indexFrom finds a part at or after a place; it is the end of the text where there is none.
func indexFrom(text, part []byte, place int) int {
	if i := bytes.Index(text[place:], part); i >= 0 {
		return place + i
	}
	return len(text)
}

// readLine reads one line: an address, then names, then perhaps a comment. Lines without a real address count for nothing.
func (f *hostsFile) readLine(line string, number int) {
	rule, _, _ := strings.Cut(line, "#")
	var address netip.Addr
	worst := harm(-1)
	for word := range strings.FieldsSeq(rule) {
		if !address.IsValid() {
			var err error
			if address, err = netip.ParseAddr(word); err != nil {
				return
			}
			continue
		}
		if h, about := harmOf(word); about {
			h = h.at(address)
			worst = max(worst, h)
			f.keepName(h, word)
		}
	}
	if worst >= 0 {
		f.count++
		f.keepLine(worst, line, number, address)
	}
}

func (f *hostsFile) keepName(h harm, name string) {
	if name = strings.ToLower(name); len(f.names[h]) < mostHarm && !slices.Contains(f.names[h], name) {
		f.names[h] = append(f.names[h], name)
	}
}

func (f *hostsFile) keepLine(h harm, line string, number int, address netip.Addr) {
	if len(f.lines[h]) == mostLines {
		return
	}
	note := ""
	if isPublic(address) {
		note = " (leads to a real address)"
	}
	f.lines[h] = append(f.lines[h], fmt.Sprintf("line %d%s: %s", number, note, clipped(line, 4*mostRunes)))
}

// at is the harm that is done by leading to this address.
func (h harm) at(address netip.Addr) harm {
	if h >= elsewhere && isPublic(address) {
		return elsewhere
	}
	return h
}

// nowhere are addresses that no computer has.
var nowhere = []netip.Prefix{netip.MustParsePrefix("0.0.0.0/8"), netip.MustParsePrefix("240.0.0.0/4")}

// isPublic reports whether an address can be one of the internet. Blocking lists use others.
func isPublic(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsGlobalUnicast() && !a.IsPrivate() && !slices.ContainsFunc(nowhere, func(p netip.Prefix) bool { return p.Contains(a) })
}

// harmOf tells what it does to Spotify when a name leads nowhere; about is false for names of others.
func harmOf(name string) (h harm, about bool) {
	if len(name) > longHost || strings.ContainsFunc(name, func(r rune) bool { return r >= utf8.RuneSelf }) { // none of Spotify's has other letters; "İ" would become "i"
		return 0, false
	}
	name = strings.TrimSuffix(strings.ToLower(name), ".")
	if !slices.ContainsFunc(domains, func(d string) bool { return name == d || strings.HasSuffix(name, "."+d) }) {
		return unclear, strings.Contains(name, "-spotify-com.") // songs at companies that deliver for many, such as audio-ak-spotify-com.akamaized.net (K)
	}
	switch {
	case name == "upgrade.scdn.co" || name == "download.scdn.co":
		return updates, true
	case forAdverts(name):
		return adverts, true
	case needed(name):
		return harmful, true
	}
	return unclear, true
}

// neededNames are those of spotify.com that Spotify cannot do without.
var neededNames = []string{"accounts", "login5", "open", "api", "apresolve", "ap", "dealer"}

// needed reports whether Spotify needs what has this name: the servers above, access points, their helpers, and everything that holds music and pictures.
func needed(name string) bool {
	front, spotify := strings.CutSuffix(name, ".spotify.com")
	if !spotify {
		return true // spotify.com itself, or one of the other two domains
	}
	first, _, _ := strings.Cut(front, ".")
	return slices.Contains(neededNames, front) || strings.HasPrefix(first, "ap-") || first == "spclient" || strings.HasSuffix(first, "-spclient")
}

// advertWords stand alone between the dots and hyphens of names that serve adverts and counting: "ads-fa" is one, "heads-fa" holds music.
var advertWords = []string{"ad", "ads", "analytics", "log", "adeventtracker"}

func forAdverts(name string) bool {
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == '.' || r == '-' }) {
		if slices.Contains(advertWords, strings.TrimRight(word, "0123456789")) {
			return true
		}
	}
	return false
}

// appendFolded appends a text with one bit of each byte set, by which large letters become small ones, eight bytes at a time. Other signs become others; the
// letters and dots that are looked for stay.
func appendFolded(to, text []byte) []byte {
	to = append(to, text...)
	rest := to
	for ; len(rest) >= 8; rest = rest[8:] {
		binary.NativeEndian.PutUint64(rest, binary.NativeEndian.Uint64(rest)|0x2020202020202020)
	}
	for i := range rest {
		rest[i] |= 0x20
	}
	return to
}

// plainText takes the mark of UTF-8 off a text. A text is odd when it has the mark of UTF-16 or zero bytes: nobody has told how Windows reads such a hosts file.
func plainText(data []byte) (text []byte, odd bool) {
	odd = bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) || bytes.IndexByte(data, 0) >= 0
	return bytes.TrimPrefix(data, []byte("\xef\xbb\xbf")), odd
}
