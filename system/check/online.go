package check

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// connected looks for a way out. VPNs are none by themselves: they need another connection below them, whose way out they may hide.
func connected(pc PC) Seen {
	all, err := pc.Adapters()
	if err != nil {
		return unknown(err)
	}
	raw := linesOf(all)
	if out := waysOut(all); len(out) > 0 {
		return foundWords("yes", named(namesOf(out)), raw...)
	}
	up := only(all, func(a Adapter) bool { return a.Up && a.isReal() })
	carried := slices.ContainsFunc(all, func(a Adapter) bool { return a.Up && a.Default && a.Kind != Loopback })
	switch {
	case len(up) == 0:
		return found("no", "", raw...)
	case carried:
		return foundWords("yes", named(namesOf(up)), raw...)
	}
	return unknown(fmt.Errorf("%s is up, but no way out is known: %w", strings.Join(distinct(namesOf(up)), ", "), fs.ErrNotExist), raw...)
}

func chromiumOnline(pc PC) Seen {
	network, err := pc.NetworkSeen()
	switch {
	case err != nil:
		return unknown(err)
	case network:
		return found("yes", "")
	}
	return found("no", "")
}

func windowsOnline(pc PC) Seen {
	opinion, err := pc.Internet()
	if err != nil {
		return unknown(err)
	}
	raw := "Windows says: " + string(opinion)
	switch opinion {
	case HasInternet:
		return found("yes", "", raw)
	case LocalOnly:
		return found("no", "", raw)
	case NoNetwork:
		return found("nothing", "", raw)
	}
	return unknown(ErrDamaged, raw)
}

// probing: the test is on where nothing says otherwise. The rule is known from other programs, not from an official source.
func probing(pc PC) Seen {
	var raw []string
	var failed error
	for _, s := range []struct {
		key, name string
		off       uint64
		text      Key
	}{
		{`SYSTEM\CurrentControlSet\Services\NlaSvc\Parameters\Internet`, "EnableActiveProbing", 0, "setting"},
		{`SOFTWARE\Policies\Microsoft\Windows\NetworkConnectivityStatusIndicator`, "NoActiveProbe", 1, "rule"},
	} {
		value, err := pc.Number(Machine, s.key, s.name)
		switch {
		case errors.Is(err, fs.ErrNotExist):
			raw = append(raw, s.name+" is not set")
		case err != nil:
			failed = errors.Join(failed, err)
		case value == s.off:
			return foundWords("off", Say(s.text, Name(s.name)), append(raw, fmt.Sprintf("%s is %d", s.name, value))...)
		default:
			raw = append(raw, fmt.Sprintf("%s is %d", s.name, value))
		}
	}
	if failed != nil {
		return unknown(failed, raw...)
	}
	return found("on", "", raw...)
}
