// Package catalog is what Unpause knows: the errors, their causes, steps and corrections, and how to find the right one.
//
// It loads the packed form in package resources, which package source has made of what people write there and which nobody need check again, and answers searches.
// It knows no window and no PC: nothing from Fyne and nothing from package system may be imported here, and it builds without cgo.
package catalog
