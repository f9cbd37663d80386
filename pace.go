package main

import (
	"runtime/debug"
	"time"
)

// settled is how long after the window has begun to take orders all is read that a start reads.
const settled = time.Second

// pace is how much garbage may come together before Go's collector goes through the memory, in percent of what is in use. Drawing makes much garbage; with the usual 100 a fifth more memory
// would be held, and a collection takes only milliseconds beside what goes on.
const pace = 40

// settle gives back to the system what the start has left.
func settle() {
	debug.SetGCPercent(pace)
	debug.FreeOSMemory()
}
