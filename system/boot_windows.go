package system

// bootID is when the oldest process was started. The first ones are Windows' own and stay until it is restarted; the time of a process is noted once and does not
// move with the clock, as the time of the start does that Windows tells. (General knowledge of Windows; not tried on a real PC.)
func bootID() string {
	all, err := listProcesses()
	if err != nil {
		return ""
	}
	return oldest(all)
}
