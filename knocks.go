package main

import (
	"sync/atomic"
	"time"
)

// mostWaiting is how many knocks wait for the window. People press again and again while a slow PC starts a program.
const mostWaiting = 32

// knocks are what later starts of Unpause hand over.
type knocks struct {
	queue chan knock
	soon  time.Time   // until then it is believed that the window will open
	begun atomic.Bool // it did
}

// knock is the words of one later start, with the channel that is closed when they are carried out.
type knock struct {
	words string
	done  chan struct{}
}

func newKnocks(soon time.Time) *knocks {
	return &knocks{queue: make(chan knock, mostWaiting), soon: soon}
}

// take is called for each knock, and whoever knocked waits until it returns. That is when the window has done what it was asked for: if it hangs, the later start
// opens a window of its own. While the window is about to open it returns at once, so that there will be one window only.
func (k *knocks) take(words string) {
	n := knock{words, make(chan struct{})}
	k.queue <- n
	if k.begun.Load() || time.Now().After(k.soon) {
		<-n.done
	}
}

// hear hands what the knocks ask for to the window, for as long as the program runs. Words that mean nothing, as those of a newer version may, bring the window
// to the front.
func (k *knocks) hear(answer func(request) bool) {
	k.begun.Store(true)
	for n := range k.queue {
		asked, err := parse([]string{n.words})
		if err != nil {
			asked = request{}
		}
		if answer(asked) {
			close(n.done)
		}
	}
}
