// Package licence finds the licences of what is inside the program: the files that state them and their SPDX identifiers.
package licence

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// ErrUnknown is met when no licence can be told. Such a thing is not shipped before somebody has looked at it.
var ErrUnknown = errors.New("no known licence was found")

// Licence is under which terms a thing may be passed on.
type Licence struct {
	SPDX  string // an SPDX expression, such as "MIT" or "Unlicense OR BSD-3-Clause"
	Texts []string
}

// mark is a phrase that only one licence has. Those further up are looked for first, as some licences quote others.
type mark struct{ spdx, phrase string }

var marks = []mark{
	{"BSD-3-Clause AND Apache-2.0 AND MIT", "files: gzhttp/* apache license"}, // github.com/klauspost/compress: one file with the licences of all of its folders
	{"Apache-2.0", "apache license version 2.0"},
	{"OFL-1.1", "sil open font license version 1.1"},
	{"OFL-1.1", "sil open font license, version 1.1"},
	{"Bitstream-Vera", "bitstream vera fonts copyright"},
	{"Zlib", "altered source versions must be plainly marked as such"},
	{"ISC", "permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby granted"},
	{"MIT", "permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files"},
	{"BSD-3-Clause", "be used to endorse or promote products derived from this software without specific prior written permission"}, // "neither ... may", "may not"
	{"BSD-2-Clause", "redistribution and use in source and binary forms, with or without modification, are permitted"},
}

var (
	tag   = regexp.MustCompile(`SPDX-License-Identifier: *([A-Za-z0-9.+() -]+)`)
	space = regexp.MustCompile(`\s+`)
	// stating are the names of files that state a licence, noting those of files that must go along with one.
	stating = regexp.MustCompile(`(?i)^(un)?(licen[cs]e|copying)(\.(txt|md))?$`)
	noting  = regexp.MustCompile(`(?i)^notice(\.(txt|md))?$`)
)

// Recognise tells the SPDX expression of a licence's text.
func Recognise(text string) (string, error) {
	if found := tag.FindStringSubmatch(text); found != nil {
		return strings.TrimSpace(found[1]), nil
	}
	plain := space.ReplaceAllString(strings.ToLower(text), " ")
	for _, m := range marks {
		if strings.Contains(plain, m.phrase) {
			return m.spdx, nil
		}
	}
	return "", ErrUnknown
}

// OfFile reads the licence that one file states.
func OfFile(path string) (Licence, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return Licence{}, fmt.Errorf("a licence could not be read: %w", err)
	}
	spdx, err := Recognise(string(text))
	if err != nil {
		return Licence{}, fmt.Errorf("%s: %w", path, err)
	}
	return Licence{SPDX: spdx, Texts: []string{string(text)}}, nil
}

// OfFolder reads the licence of a folder from the file in it that states one; a NOTICE beside it becomes part of its texts.
func OfFolder(dir string) (Licence, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return Licence{}, fmt.Errorf("a licence could not be looked for; \"go mod download\" brings the modules: %w", err)
	}
	var l Licence
	var notices []string
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		switch {
		case stating.MatchString(e.Name()):
			found, err := OfFile(path)
			if err != nil {
				return Licence{}, err
			}
			l = l.and(found)
		case noting.MatchString(e.Name()):
			text, err := os.ReadFile(path)
			if err != nil {
				return Licence{}, err
			}
			notices = append(notices, string(text))
		}
	}
	if l.SPDX == "" {
		return Licence{}, fmt.Errorf("%s: %w", dir, ErrUnknown)
	}
	l.Texts = append(l.Texts, notices...)
	return l, nil
}

// and joins two licences that hold together.
func (l Licence) and(other Licence) Licence {
	spdx := other.SPDX
	if l.SPDX != "" && l.SPDX != other.SPDX {
		spdx = l.SPDX + " AND " + other.SPDX
	}
	return Licence{SPDX: spdx, Texts: append(l.Texts, other.Texts...)}
}
