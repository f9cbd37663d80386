package check

import (
	"errors"
	"fmt"
	"io/fs"
	"strconv"
	"time"
)

const (
	slack = 24 * time.Hour // by which a file may seem to come from the future
	// doubtfulDelta is from how many seconds on Spotify's own note of a difference says something. What exactly it notes is not documented.
	doubtfulDelta = 60
	mostDelta     = 100 * 365 * 24 * 60 * 60
)

// clock compares the clock with what it cannot be before: the time at which this program was made, and the last writing of Spotify's settings.
func clock(pc PC) Seen {
	now, built := pc.Now(), pc.Built()
	reading := moment(now)
	raw := []string{"the clock says " + now.Format(time.RFC3339)}
	if !built.IsZero() {
		raw = append(raw, "this program was made on "+built.Format(time.RFC3339))
	}
	if now.Before(built) {
		return foundWords("wrong", reading, raw...)
	}
	written, err := lastWriting(pc)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if built.IsZero() {
			return unknown(err, raw...)
		}
		return found("possible", "", raw...)
	case err != nil:
		return unknown(err, raw...)
	}
	raw = append(raw, "Spotify's settings were last written on "+written.Format(time.RFC3339))
	if now.Before(written.Add(-slack)) { // or the clock was ahead then
		return foundWords("behind", reading, raw...)
	}
	return judgeDelta(pc, raw)
}

// months are the texts for a day and a time in each of them.
var months = [12]Key{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

// moment says a day and a time.
func moment(t time.Time) Words {
	return Say(months[t.Month()-1], Number(t.Day()), Name(t.Format("2006")), Name(t.Format("15:04")))
}

// lastWriting is when the settings of Spotify were last written. An error that wraps fs.ErrNotExist means never.
func lastWriting(pc PC) (last time.Time, err error) {
	files, err := prefsFiles(pc)
	switch {
	case errors.Is(err, errNoSpotify):
		return time.Time{}, fs.ErrNotExist
	case err != nil:
		return time.Time{}, err
	}
	for _, file := range files {
		info, err := pc.Stat(file)
		switch {
		case err == nil && info.ModTime().After(last):
			last = info.ModTime()
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			return time.Time{}, err
		}
	}
	if last.IsZero() {
		return last, fs.ErrNotExist
	}
	return last, nil
}

func judgeDelta(pc PC, raw []string) Seen {
	all, err := readPrefs(pc)
	if err != nil {
		return unknown(err, raw...)
	}
	largest := 0
	for _, s := range all {
		text, set := s[clockDelta]
		if !set {
			continue
		}
		delta, err := strconv.Atoi(text)
		if err != nil || delta > mostDelta || delta < -mostDelta {
			return unknown(ErrDamaged, raw...)
		}
		raw = append(raw, fmt.Sprintf("%s=%d", clockDelta, delta))
		largest = max(largest, delta, -delta)
	}
	if largest >= doubtfulDelta {
		return found("doubtful", strconv.Itoa(largest), raw...)
	}
	return found("possible", "", raw...)
}
