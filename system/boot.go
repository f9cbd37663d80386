package system

import "strconv"

// BootID tells one start of this PC from another: it stays the same until the PC is restarted, whatever is done to the clock. It is empty where that is not known.
// A PC that Windows only pretends to shut down ("fast startup") was not restarted in this sense either.
func BootID() string { return bootID() }

// oldest is when the oldest of some processes was started; empty when that is known of none.
func oldest(all []process) string {
	var first int64
	for _, p := range all {
		if p.started > 0 && (first == 0 || p.started < first) {
			first = p.started
		}
	}
	if first == 0 {
		return ""
	}
	return strconv.FormatInt(first, 10)
}
