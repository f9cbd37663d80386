package main

import (
	"slices"
	"testing"
)

func TestPresses(t *testing.T) {
	for text, want := range map[string][]string{
		"":     {""},
		"a":    {"a"},
		"a 3":  {"a", "a ", "a 3"},
		"größ": {"g", "gr", "grö", "größ"},
	} {
		if got := presses(text); !slices.Equal(got, want) {
			t.Errorf("presses(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTypedEndsInTheWholeText(t *testing.T) {
	for step, want := range map[int][]string{1: {"a", "ab", "abc", "abcd", "abcde"}, 2: {"a", "abc", "abcde"}, 3: {"ab", "abcde"}, 9: {"abcde"}} {
		if got := typed("abcde", step); !slices.Equal(got, want) {
			t.Errorf("every %d: %q, want %q", step, got, want)
		}
	}
}

func TestSample(t *testing.T) {
	all := []question{{text: "0"}, {text: "1"}, {text: "2"}, {text: "3"}, {text: "4"}, {text: "5"}}
	for n, want := range map[int]string{0: "012345", 1: "0", 2: "03", 3: "024", 6: "012345", 99: "012345"} {
		got := ""
		for _, q := range sample(all, n) {
			got += q.text
		}
		if got != want {
			t.Errorf("sample of %d: %s, want %s", n, got, want)
		}
	}
}

// TestAllQuestionsAreRead: the files are there and have the form that is read.
func TestAllQuestionsAreRead(t *testing.T) {
	cat := load(t)
	for _, name := range questionFiles {
		all, err := readQuestions("../../catalog/testdata", name)
		if err != nil || len(all) < 100 {
			t.Errorf("%s: %d questions, %v", name, len(all), err)
		}
		if !slices.ContainsFunc(all, func(q question) bool { return answerable(cat, q) }) {
			t.Errorf("%s: no question has a right answer", name)
		}
	}
	if _, err := readQuestions("../../catalog/testdata", "missing.tsv"); err == nil {
		t.Error("a missing file is no error")
	}
}
