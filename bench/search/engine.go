package main

import "unpause/catalog/search"

// most is how many results are asked of an engine: those that fit on a screen.
const most = 10

// engine is a search over some documents.
type engine interface {
	press(query string) int  // one key press: searches, and tells how many results came
	find(query string) []int // the places of the documents that fit, best first
	close()
}

// kind is an engine that can be made.
type kind struct {
	name  string
	build func([]search.Document, search.Lexicon) (engine, error)
	upTo  int // the most documents at which it is measured unless all is asked for; 0 is no bound
}

// kinds are the engines that are compared, ours first.
var kinds = []kind{
	{name: "ours", build: newOurs},
	{name: "bleve", build: newBleveInTree, upTo: 10_000},
	{name: "bleve scorch", build: newBleveInSegments},
}
