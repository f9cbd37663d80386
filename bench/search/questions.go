package main

import (
	"os"
	"path/filepath"
	"strings"
)

// question is what somebody asked, and the codes that are right.
type question struct {
	text     string
	expected []string
}

const examplesFile = "search-examples.tsv"

// questionFiles are the questions that catalog's tests know.
var questionFiles = []string{examplesFile, "search-tuning.tsv", "search-exam.tsv"}

// readQuestions reads lines of kind, query and the codes that are right, with a "|" between them.
func readQuestions(folder, name string) (all []question, err error) {
	text, err := os.ReadFile(filepath.Join(folder, name))
	if err != nil {
		return nil, err
	}
	for line := range strings.Lines(string(text)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) == 3 && f[0] != "kind" {
			all = append(all, question{f[1], strings.Split(f[2], "|")})
		}
	}
	return all, nil
}

// presses are the key presses of a text: all its beginnings, the shortest first.
func presses(text string) (all []string) {
	for i := range text {
		if i > 0 {
			all = append(all, text[:i])
		}
	}
	return append(all, text)
}

// typed are the key presses of a query that are measured: the last one, and every step-th before it.
func typed(text string, step int) (all []string) {
	every := presses(text)
	for i := (len(every) - 1) % step; i < len(every); i += step {
		all = append(all, every[i])
	}
	return all
}
