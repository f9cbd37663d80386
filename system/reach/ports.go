package reach

import (
	"context"
	"slices"

	"unpause/system/check"
)

// ports connects to one access point at each of the ports and sends nothing. An access point that is reached at 443 or 80 may still be out of reach for
// Spotify: what it speaks there is neither TLS nor HTTP, and some networks let only those pass.
func ports(ctx context.Context, v *visit, _ check.PC) check.Seen {
	tried := sideBySide(choosePoints(ctx, v), func(p accessPoint) error { return v.connect(ctx, p.host, p.port) })
	open := portsWith(tried, nil)
	switch {
	case tried[slices.Index(accessPorts, ownPort)] == nil:
		return foundWords("open", listed(open))
	case len(open) > 0:
		return foundWords("web-only", listed(open))
	case !webWorks(ctx, v):
		return unknown(tried[0])
	}
	return foundWords("shut", failuresAt(tried))
}

// portsWith lists the accessPorts at which trying ended with err.
func portsWith(tried []error, err error) (ports []check.Words) {
	for i, port := range accessPorts {
		if tried[i] == err {
			ports = append(ports, check.Number(port))
		}
	}
	return ports
}

// failuresAt says each failure once, with its ports.
func failuresAt(tried []error) check.Words {
	var all []check.Words
	for i, err := range tried {
		if slices.Index(tried, err) == i {
			all = append(all, check.Say("at-ports", because(err), listed(portsWith(tried, err))))
		}
	}
	return check.Joined("semicolon", all...)
}

// choosePoints picks an access point for each of the accessPorts: the first of the list, or the one for programs that could not read it.
func choosePoints(ctx context.Context, v *visit) []accessPoint {
	var named []accessPoint
	if a, err := v.get(ctx, listPage, mostBody); err == nil {
		named, _, _ = a.accessPoints()
	}
	var chosen []accessPoint
	for _, port := range accessPorts {
		i := slices.IndexFunc(named, func(p accessPoint) bool { return p.port == port })
		if i >= 0 {
			chosen = append(chosen, named[i])
		} else {
			chosen = append(chosen, accessPoint{fallback, port})
		}
	}
	return chosen
}

// listed joins words as in "4070, 443 and 80".
func listed(words []check.Words) check.Words {
	last := len(words) - 1
	if last < 1 {
		return check.Joined("and", words...)
	}
	return check.Say("and", check.Joined("comma", words[:last]...), words[last])
}
