package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"unpause/resources"
)

// TestWindowFailuresAreNoticed feeds the log the lines that Fyne writes.
func TestWindowFailuresAreNoticed(t *testing.T) {
	for line, want := range map[string]int{
		"2026/11/22 Fyne error:  window creation error\n":                    1,
		"2026/11/22 Fyne error:  failed to initialise GLFW\n":                1,
		"2026/11/22   Cause: PlatformError: WGL: Failed to set pixel format": 1,
		"2026/11/22 Fyne error:  failed to watch theme settings\n":           0,
		"": 0,
	} {
		var log bytes.Buffer
		failures := 0
		n, err := windowWatch{&log, func() { failures++ }}.Write([]byte(line))
		if failures != want || n != len(line) || err != nil || log.String() != line {
			t.Errorf("%q: %d failures, wrote %d, %v", line, failures, n, err)
		}
	}
}

// TestVersion: three numbers, as Windows and package managers want them.
func TestVersion(t *testing.T) {
	if v := resources.Version(); !regexp.MustCompile(`^\d+\.\d+\.\d+$`).MatchString(v) {
		t.Errorf("the version is %q", v)
	}
}

// TestAlarmsHaveWords: what happened, what to do, and the details.
func TestAlarmsHaveWords(t *testing.T) {
	for _, key := range []string{"alarm.no-window", "alarm.no-page", "alarm.no-folder", "alarm.disk-full", "alarm.no-folder", "alarm.slow", "alarm.slow-terminal", "alarm.no-start", "cli.unknown", "cli.no-console", "cli.still-open"} {
		words := alarmWords(key, "the details")
		if strings.Contains(words, key) || !strings.Contains(words, "What you can do") || !strings.HasSuffix(words, "the details") {
			t.Errorf("%s: %q", key, words)
		}
	}
}
