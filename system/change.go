package system

import "time"

// Change is one thing that a button of Unpause has changed on this PC, or was about to.
type Change struct {
	ID      int       `json:"id"`      // from 1, in the order in which they were begun
	Command string    `json:"command"` // the id of the command
	Began   time.Time `json:"began"`
	Ended   time.Time `json:"ended,omitzero"` // zero while it goes on, or when it was cut off and nobody has looked yet
	Place   int       `json:"place"`          // of the Unpause that made it, in its Memory
	Outcome Outcome   `json:"outcome,omitempty"`
	// Before and After are the state in a word, such as "disabled", as far as the change is about it; empty when there is nothing that can be read.
	Before string        `json:"before,omitempty"`
	After  string        `json:"after,omitempty"`
	Moves  []Move        `json:"moves,omitempty"` // files that were given another name, in this order
	Clock  time.Duration `json:"clock,omitempty"` // by how much the clock moved
	Undo   string        `json:"undo,omitempty"`  // the id of the command that puts it back; empty when nothing can or must be
	CutOff bool          `json:"cutOff,omitempty"`
	// PutsBack is the ID of the change that this one puts back; 0 for none. PutBack is when this one was put back; zero when it was not.
	PutsBack int       `json:"putsBack,omitempty"`
	PutBack  time.Time `json:"putBack,omitzero"`
}

// Move is a file in Spotify's folder that was given another name.
type Move struct {
	Folder int    `json:"folder"` // index into prefsFolders: no path that stands in the journal is ever used
	From   string `json:"from"`
	To     string `json:"to"`
}

// IsCutOff reports whether nobody knows how the change ended.
func (c Change) IsCutOff() bool { return c.Ended.IsZero() }
