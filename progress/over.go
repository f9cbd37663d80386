package progress

import "time"

// longAgo is how old trouble is that nobody goes on with.
const longAgo = 90 * 24 * time.Hour

// IsOver reports whether nobody goes on with this: the steps have helped, or it is more than 90 days old. What was said then does not count for the trouble of today: a step
// that did not help with the former one may help with this one.
func (p Progress) IsOver(now time.Time) bool { return p.Helped() || now.Sub(p.Saved) > longAgo }
