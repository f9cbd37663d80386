package check

import (
	"context"
	"strings"
)

// securityPrograms also names those that say of themselves that they are off: what they have put into Windows may work on, and what they say is not
// documented.
func securityPrograms(pc PC) Seen {
	all, err := pc.SecurityPrograms()
	if err != nil {
		return unknown(err)
	}
	var on, off, raw []string
	for _, p := range all {
		name := brief(p.Name)
		if p.On {
			on, raw = append(on, name), append(raw, p.Kind+": "+name+", on")
		} else {
			off, raw = append(off, name), append(raw, p.Kind+": "+name+", off")
		}
	}
	switch {
	case len(all) == 0:
		return found("none", "")
	case len(on) == 0:
		return foundWords("off", named(off), raw...)
	}
	what := wordsOf(on)
	for _, name := range wordsOf(off) {
		what = append(what, Say("switched-off", name))
	}
	return foundWords("some", some(what), raw...)
}

// Inspector names the known program that looks into secure connections, by the subject or issuer of a certificate; empty when it is none of them.
func Inspector(certificate string) string {
	certificate = strings.ToLower(certificate)
	for _, i := range inspectors {
		if strings.Contains(certificate, i.part) {
			return i.name
		}
	}
	return ""
}

// inspectors are programs that look into secure connections, by parts of their certificates' subjects. All are known from use, not looked up.
var inspectors = []struct{ part, name string }{
	{"kaspersky", "Kaspersky"},
	{"avast web/mail shield", "Avast"},
	{"avg web/mail shield", "AVG"},
	{"eset ssl filter", "ESET"},
	{"bitdefender", "Bitdefender"},
	{"fortinet", "Fortinet"},
	{"zscaler", "Zscaler"},
	{"netskope", "Netskope"},
	{"adguard", "AdGuard"},
	{"fiddler", "Fiddler"},
	{"mitmproxy", "mitmproxy"},
}

const longSubject = 1 << 10 // bytes

func inspection(ctx context.Context, pc PC) Seen {
	subjects, err := pc.RootCertificates()
	switch {
	case err != nil:
		return unknown(err)
	case len(subjects) == 0: // every Windows has some
		return unknown(ErrDamaged)
	}
	var names, raw []string
	for _, subject := range subjects {
		if ctx.Err() != nil {
			return unknown(ctx.Err())
		}
		subject = clipped(subject, longSubject)
		if name := Inspector(subject); name != "" {
			names, raw = append(names, name), append(raw, subject)
		}
	}
	if len(names) == 0 {
		return found("none", "")
	}
	return foundWords("some", named(names), raw...)
}
