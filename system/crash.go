package system

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"time"
)

// The files of crashes, in OwnFolder.
const (
	crashName  = "crash"            // with a number from 2 on for the second Unpause that is open; .txt
	formerName = "crash-before.txt" // the newest report, after the next start has read it
)

const (
	mostCrashFiles = 4         // of Unpauses that are open at the same time
	longestCrash   = 256 << 10 // bytes that are read; the first ones tell the cause
)

// crashLine ends the header of a crash file. What stands below was written when the program ended in a crash.
const crashLine = "--- The program ended here: ---\n"

// WatchCrashes has the Go runtime write its report into a file in OwnFolder when this program crashes, C code and Windows' own libraries included. header is
// the first line of the file, such as the name and version of the program. former is the report of a run that ended by a crash, without the names of the
// person and the PC, and is told once; it is empty when the last run ended well, was killed, or lost its power. done ends the watch after a run that ended
// well. The error says why crashes are not watched; the program can go on without, and done can be called all the same.
func WatchCrashes(header string) (former string, done func(), err error) {
	folder, err := OwnFolder()
	if err != nil {
		return "", func() {}, err
	}
	return watchCrashes(folder, header)
}

func watchCrashes(folder, header string) (former string, done func(), err error) {
	former, file, err := takeCrashFile(folder)
	if former != "" {
		former = impersonal(former)
		err = errors.Join(err, ReplaceFile(filepath.Join(folder, formerName), []byte(former)))
	}
	if file == nil {
		return former, func() {}, err
	}
	done, watchErr := watch(file, crashHeader(header, time.Now()))
	return former, done, errors.Join(err, watchErr)
}

// crashHeader tells of which program and when. No name of the person or the PC is in it.
func crashHeader(header string, now time.Time) string {
	if build := newPC().Build(); build > 0 {
		header += fmt.Sprintf("\nWindows build %d", build)
	}
	return header + "\nStarted " + now.UTC().Format(time.RFC3339) + "\n" + crashLine
}

// watch writes the header into an empty file and has crashes written below it.
func watch(file *os.File, header string) (done func(), err error) {
	forget := sync.OnceFunc(func() { forgetFile(file) })
	if _, err := file.WriteString(header); err != nil {
		forget()
		return func() {}, err
	}
	unwatch, err := catchCrashes(file)
	if err != nil {
		forget()
		return func() {}, err
	}
	return func() { unwatch(); forget() }, nil
}

// takeCrashFile takes the first file that no open Unpause has, and finds the newest report in it and in those that are left over.
func takeCrashFile(folder string) (report string, mine *os.File, err error) {
	var newest time.Time
	for n := 1; n <= mostCrashFiles; n++ {
		file, openErr := openCrashFile(folder, n, mine == nil)
		if openErr != nil {
			err = errors.Join(err, openErr)
			continue
		}
		if file == nil {
			continue
		}
		text, when := readCrash(file)
		if text != "" && when.After(newest) {
			report, newest = text, when
		}
		if mine != nil {
			forgetFile(file)
		} else if err = emptied(file); err == nil {
			mine = file
		} else {
			file.Close()
		}
	}
	return report, mine, err
}

// openCrashFile opens one of the files for this program alone. There is none when another Unpause has it, or when it does not exist and none is to be made.
func openCrashFile(folder string, number int, create bool) (*os.File, error) {
	path := filepath.Join(folder, crashName+".txt")
	if number > 1 {
		path = filepath.Join(folder, fmt.Sprintf("%s-%d.txt", crashName, number))
	}
	err := mustExist(path)
	if errors.Is(err, fs.ErrNotExist) && !create {
		return nil, nil
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	file, err := openAlone(path)
	if errors.Is(err, errTaken) {
		return nil, nil
	}
	return file, err
}

// emptied makes a file empty.
func emptied(file *os.File) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.Seek(0, io.SeekStart)
	return err
}

// readCrash returns the report in a file and when it was written. Only what begins as the reports of the Go runtime do is one: a power cut can leave
// anything in a file.
func readCrash(file *os.File) (report string, when time.Time) {
	info, err := file.Stat()
	if err != nil {
		return "", time.Time{}
	}
	data, err := io.ReadAll(io.LimitReader(file, longestCrash))
	if err != nil {
		return "", time.Time{}
	}
	header, below, _ := bytes.Cut(data, []byte(crashLine))
	if !crashBegins.Match(below) {
		return "", time.Time{}
	}
	text := strings.ToValidUTF8(string(header)+"\n"+string(below), "?")
	return strings.TrimRight(text, "\x00\r\n\t "), info.ModTime()
}

// crashBegins is how reports of the Go runtime begin, and those of foreignFault.
var crashBegins = regexp.MustCompile(`(?m)^(panic: |fatal error: |SIG[A-Z0-9]+: |Exception 0x|runtime stack:$|goroutine [0-9])`)
