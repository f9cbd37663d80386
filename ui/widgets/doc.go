// Package widgets holds Unpause's own widgets: things that can be pressed, the cause chain, and the layout of a page.
// They know sizes and colours by the names of the theme, and nothing about errors.
package widgets
