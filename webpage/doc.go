// Package webpage writes all that the catalogue knows as one page for a web browser: for PCs on which no window can be shown, for screen readers and
// for printing.
//
// The page is one file that asks for nothing from outside: its own policy forbids every request, and only the style and the script that stand in it
// are allowed. It can be read whole without scripts. It is made from the catalogue and from Facts alone; nothing that somebody typed and nothing of a
// PC comes in. Neither Fyne nor package system may be imported here: the page must also be there when the window is not. What people read stands in
// resources/texts, under the window's keys where the window says the same, and otherwise under web.
package webpage
