// Package report writes a document for somebody who was not there: as plain text, as Markdown, or as a page for a web browser.
//
// Every text of a document may come from outside. Whatever stands in it, the document keeps its form: it cannot become a heading, a link, a table or a command
// of the page. The package knows no window, no PC and no catalogue; what is said is decided elsewhere.
package report
