package system

import "strconv"

// bootID is when the oldest process was started. The first ones are Windows' own and stay until it is restarted; the time of a process is noted once and does not
// move with the clock, as the time of the start does that Windows tells. (General knowledge of Windows; not tried on a real PC.)
func bootID() string {
	all, err := listProcesses()
	if err != nil {
		return ""
	}
	return oldest(all)
}

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
