// Package order is what tests say to the program in e2e/wine/screens and what that answers: each a line of JSON.
package order

// Order is one thing to do. Only one of Type, Key and Tap is set.
type Order struct {
	Type string // letters
	Key  string // the name of a key
	Tap  string // the words on a button
	// After names another button: the one to tap is the next one after it. Empty for the first on the page.
	After string
}

// Line is something that can be read on the screen, in the order of the page.
type Line struct {
	Words  string
	Button bool
}

// Answer is what the screen says once the work has ended that the order has begun.
type Answer struct {
	Error     string // why the order could not be carried out; empty when it was
	Title     string // of the window
	Clipboard string
	Lines     []Line
}
