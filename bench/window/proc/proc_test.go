package proc

import (
	"os"
	"testing"
	"time"
)

func TestParseMemory(t *testing.T) {
	const status = "Name:\tunpause\nVmHWM:\t  139140 kB\nVmRSS:\t  135000 kB\nRssAnon:\t 1 kB\n"
	const rollup = "00400000-7fff0000 ---p 00000000 00:00 0    [rollup]\nRss:   135000 kB\nPss:    90000 kB\nPss_Dirty:   7 kB\nPrivate_Clean:    500 kB\nPrivate_Dirty:  60000 kB\n"
	want := Memory{Resident: 135000 << 10, Highest: 139140 << 10, Proportional: 90000 << 10, Private: 60500 << 10}
	if got, err := parseMemory([]byte(status), []byte(rollup)); got != want || err != nil {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
	for name, texts := range map[string][2]string{
		"nothing":        {"", ""},
		"no status":      {"Name:\tunpause\n", rollup},
		"no rollup":      {status, ""},
		"no number":      {"VmHWM:\tmany kB\nVmRSS:\t 1 kB\n", rollup},
		"no unit":        {"VmHWM:\t1\nVmRSS:\t 1 kB\n", rollup},
		"cut in a field": {"VmHWM", rollup},
	} {
		if got, err := parseMemory([]byte(texts[0]), []byte(texts[1])); err == nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestParseTimes(t *testing.T) {
	const rest = " S 1 2 2 0 -1 4194304 9 0 0 0 150 25 0 0 20 0 9 0 4711 1 1\n"
	for name, want := range map[string]time.Duration{"unpause": 1750 * time.Millisecond, "a ) b (c": 1750 * time.Millisecond} {
		if got, err := parseTimes([]byte("4 (" + name + ")" + rest)); got != want || err != nil {
			t.Errorf("%s: %v, %v, want %v", name, got, err, want)
		}
	}
	for _, bad := range []string{"", "4 (x", "4 (x)", "4 (x) S 1 2", "4 (x) S 1 2 2 0 -1 4194304 9 0 0 0 a b 0"} {
		if got, err := parseTimes([]byte(bad)); err == nil {
			t.Errorf("%q: %v", bad, got)
		}
	}
}

// TestOwnProcess: this machine's files are as expected.
func TestOwnProcess(t *testing.T) {
	m, err := MemoryOf(os.Getpid())
	if err != nil || m.Resident <= 0 || m.Highest < m.Resident || m.Private <= 0 || m.Proportional <= 0 {
		t.Errorf("%+v, %v", m, err)
	}
	if _, err := ProcessorTime(os.Getpid()); err != nil {
		t.Error(err)
	}
	if _, err := MemoryOf(-1); err == nil {
		t.Error("a process that is not there has memory")
	}
}
