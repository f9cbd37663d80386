package reach

import (
	"context"
	"time"

	"unpause/system/check"
)

const (
	clocksAgree = 5 * time.Second  // two servers that differ by more cannot both be trusted
	wrongFrom   = 60 * time.Second // a difference that matters
)

// Why the servers' clocks can say nothing.
const (
	errNoClocks  = doubt("fewer than two servers told the time")
	errTwoClocks = doubt("two servers told different times")
)

// reading is what one server told about the time.
type reading struct {
	told     bool
	ahead    time.Duration // of the PC's clock
	outdated bool          // the server's certificate is not valid at the time of the PC's clock
	err      error
}

// clock compares the PC's clock with those of two servers that have nothing to do with each other.
func clock(ctx context.Context, v *visit, pc check.PC) check.Seen {
	both := sideBySide([]string{signInHost, otherHost}, func(host string) reading {
		a, err := v.get(ctx, "https://"+host+"/", 0)
		return readClock(a, err, pc.Now())
	})
	return judgeClocks(both[0], both[1])
}

// readClock compares a server's clock, as it was when it answered, with the PC's clock now.
func readClock(a answer, err error, now time.Time) reading {
	switch {
	case err != nil:
		return reading{outdated: err == errOutdated && public(a.Issuer), err: err}
	case a.Date.IsZero():
		return reading{err: errNoClocks}
	}
	const cutOff = time.Second / 2 // a date has whole seconds, so on average it is half a second old
	return reading{told: true, ahead: now.Sub(a.Date.Add(a.Wait/2 + cutOff))}
}

func judgeClocks(a, b reading) check.Seen {
	switch {
	case a.outdated && b.outdated:
		return foundWords("wrong", check.Say("certificates"))
	case a.outdated && b.told && b.ahead.Abs() >= wrongFrom:
		return foundWords("wrong", aheadOrBehind(b.ahead))
	case b.outdated && a.told && a.ahead.Abs() >= wrongFrom:
		return foundWords("wrong", aheadOrBehind(a.ahead))
	case !a.told || !b.told:
		return unknown(firstOf(a.err, b.err))
	case (a.ahead - b.ahead).Abs() > clocksAgree:
		return unknown(errTwoClocks)
	case a.ahead.Abs() >= wrongFrom:
		return foundWords("wrong", aheadOrBehind(a.ahead))
	}
	return foundWords("right", secondsOff(a.ahead))
}

func firstOf(a, b error) error {
	if a != nil {
		return a
	}
	return b
}

func secondsOff(d time.Duration) check.Words {
	switch seconds := rounded(d.Abs(), time.Second); seconds {
	case 0:
		return check.Say("off.none")
	case 1:
		return check.Say("off.one")
	default:
		return check.Say("off.many", check.Number(seconds))
	}
}

func aheadOrBehind(ahead time.Duration) check.Words {
	if ahead < 0 {
		return check.Say("behind", roughly(-ahead))
	}
	return check.Say("ahead", roughly(ahead))
}

// roughly says how long a time is, in the largest unit of which there are at least two.
func roughly(d time.Duration) check.Words {
	const day = 24 * time.Hour
	units := []struct {
		text check.Key
		unit time.Duration
	}{{"years", 365 * day}, {"days", day}, {"hours", time.Hour}, {"minutes", time.Minute}}
	for _, u := range units {
		if d >= 2*u.unit {
			return check.Say(u.text, check.Number(rounded(d, u.unit)))
		}
	}
	return check.Say("seconds", check.Number(rounded(d, time.Second)))
}

// rounded is how many of a unit are in a time, at the nearest.
func rounded(d, unit time.Duration) int { return int(d.Round(unit) / unit) }
