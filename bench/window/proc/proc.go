// Package proc reads what Linux tells of a process: the memory that it holds, and the processor time that it has used.
package proc

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// Memory is what a process holds, in bytes. Resident counts the files of libraries that it shares with others; Private does not, and Proportional counts its share of them.
type Memory struct {
	Resident, Highest, Proportional, Private int64
}

// MemoryOf asks for the memory of a process.
func MemoryOf(pid int) (Memory, error) {
	status, err := read(pid, "status")
	if err != nil {
		return Memory{}, err
	}
	rollup, err := read(pid, "smaps_rollup")
	if err != nil {
		return Memory{}, err
	}
	return parseMemory(status, rollup)
}

// ProcessorTime is what a process has used of the processor so far.
func ProcessorTime(pid int) (time.Duration, error) {
	stat, err := read(pid, "stat")
	if err != nil {
		return 0, err
	}
	return parseTimes(stat)
}

func read(pid int, file string) ([]byte, error) {
	return os.ReadFile(filepath.Join("/proc", strconv.Itoa(pid), file))
}

func parseMemory(status, rollup []byte) (m Memory, err error) {
	of := func(text []byte, name string) int64 {
		n, e := field(text, name)
		err = errors.Join(err, e)
		return n
	}
	m.Resident, m.Highest = of(status, "VmRSS"), of(status, "VmHWM")
	m.Proportional, m.Private = of(rollup, "Pss"), of(rollup, "Private_Clean")+of(rollup, "Private_Dirty")
	return m, err
}

// field reads a line such as "VmRSS:	  1234 kB".
func field(text []byte, name string) (bytes int64, err error) {
	for line := range strings.Lines(string(text)) {
		if rest, ok := strings.CutPrefix(line, name+":"); ok {
			var kilobytes int64
			if _, err := fmt.Sscanf(strings.TrimSpace(rest), "%d kB", &kilobytes); err != nil {
				return 0, fmt.Errorf("%s is %q: %w", name, rest, err)
			}
			return kilobytes << 10, nil
		}
	}
	return 0, fmt.Errorf("%s is not told", name)
}

// tick is the unit of times in /proc, which is the same for all kinds of processors that Linux runs on here.
const tick = 10 * time.Millisecond

// The places of the two times, counted from behind the name of the program, which may hold anything.
const (
	userAt, systemAt = 11, 12
)

func parseTimes(stat []byte) (time.Duration, error) {
	_, behind, ok := bytes.Cut(stat[max(0, bytes.LastIndexByte(stat, ')')):], []byte(") "))
	numbers := bytes.Fields(behind)
	if !ok || len(numbers) <= systemAt {
		return 0, errors.New("the times of the process are not told")
	}
	user, err1 := strconv.ParseInt(string(numbers[userAt]), 10, 64)
	system, err2 := strconv.ParseInt(string(numbers[systemAt]), 10, 64)
	return time.Duration(user+system) * tick, errors.Join(err1, err2)
}
