package redact

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	longestLocal  = 96 // bytes before the @
	longestDomain = 255
)

// findMail finds e-mail addresses, and names and passwords before the host of a proxy.
func (f *finder) findMail() {
	for i := 0; i < len(f.text); i++ {
		if f.text[i] != '@' {
			continue
		}
		if f.findUserinfo(i) {
			continue
		}
		end, dotted := f.domain(i + 1)
		if from := f.local(i); from < i && dotted {
			f.found(Email, from, end)
		}
	}
}

// domain returns the end of a domain at a place, and whether it looks like one of e-mail: with a dot and letters at its end, or a number in brackets.
func (f *finder) domain(i int) (end int, dotted bool) {
	if strings.HasPrefix(f.text[i:], "[") {
		close := strings.IndexByte(f.text[i:min(len(f.text), i+64)], ']')
		return i + close + 1, close > 1
	}
	end = i
	for end < len(f.text) && end-i < longestDomain {
		c, n := utf8.DecodeRuneInString(f.text[end:])
		if !inWord(c) && !unicode.Is(unicode.Mc, c) && c != '-' && c != '.' {
			break
		}
		end += n
	}
	name := strings.TrimRight(f.text[i:end], ".-")
	dot := strings.LastIndexByte(name, '.')
	top := name[dot+1:]
	dotted = dot > 0 && utf8.RuneCountInString(top) >= 2 && !slices.Contains(pictures, top) && (strings.HasPrefix(top, "xn--") || !strings.ContainsFunc(top, unicode.IsDigit))
	return i + len(name), dotted
}

// pictures are the endings of files such as icon@2x.png.
var pictures = []string{"png", "jpg", "jpeg", "gif", "svg", "webp", "ico"}

// local returns the start of what is before the @ of an e-mail address.
func (f *finder) local(at int) int {
	if at > 1 && f.text[at-1] == '"' { // "john doe"@example.com
		open := strings.LastIndexByte(f.text[max(0, at-longestLocal):at-1], '"')
		if open >= 0 {
			return max(0, at-longestLocal) + open
		}
	}
	from := at
	for from > 0 && at-from < longestLocal {
		c, n := utf8.DecodeLastRuneInString(f.text[:from])
		if c <= ' ' || strings.ContainsRune(`<>()[],;:"\/@=|&?`, c) {
			break
		}
		from -= n
	}
	for from < at && strings.IndexByte("'`*.%", f.text[from]) >= 0 { // around it, not of it
		from++
	}
	return from
}

// findUserinfo finds name and password in http://name:password@host and name:password@host:8080.
func (f *finder) findUserinfo(at int) bool {
	from := at
	for from > 0 && at-from < 2*longestLocal && strings.IndexByte(" \t\r\n\"'<>`"+string(opaque), f.text[from-1]) < 0 {
		from--
	}
	piece := f.text[from:at]
	if scheme := strings.LastIndex(piece, "://"); scheme >= 0 {
		info := piece[scheme+3:]
		host, _, _ := strings.Cut(strings.ReplaceAll(info, "#", "?"), "?")
		inHost := !strings.ContainsAny(info, `/\`) && (host == info || strings.Contains(host, ":")) // passwords have such marks too
		if inHost {
			f.found(Token, from+scheme+3, at)
		}
		return inHost
	}
	host, _ := f.domain(at + 1)
	if key := strings.LastIndexAny(piece, "=,;("); key >= 0 {
		from, piece = from+key+1, piece[key+1:]
	}
	port := host+1 < len(f.text) && f.text[host] == ':' && isDigit(f.text[host+1])
	if !port || host == at+1 || !strings.Contains(strings.TrimLeft(piece, ":"), ":") {
		return false
	}
	f.found(Token, from, at)
	return true
}
