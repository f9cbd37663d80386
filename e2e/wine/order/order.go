// Package order is what tests say to the program in e2e/wine/screens and what that answers: each a line of JSON.
package order

import "unpause/system"

// Order is one thing to do. Only one of Type, Key and Tap is set, or none to look only.
type Order struct {
	Type string // letters
	Key  string // the name of a key
	Tap  string // the words on a button
	// After names another button: the one to tap is the next one after it. Empty for the first on the page.
	After string
	// Comes is what a twin takes for the outcome of a command; see screens/twin.go.
	Comes system.Result
	// Picture asks for a picture of the window.
	Picture bool
}

// Line is something that can be read on the screen, in the order of the page.
type Line struct {
	Words  string
	Button bool
	// At is the middle of a button, in pixels from the top left of the window.
	At Point
}

// Point is a place in the window.
type Point struct {
	X, Y   int
	Hidden bool // scrolled out of view, in whole or in part
}

// Answer is what the screen says once the work has ended that the order has begun.
type Answer struct {
	Error     string // why the order could not be carried out; empty when it was
	Title     string // of the window
	Clipboard string
	Lines     []Line
	Picture   []byte // PNG
}
