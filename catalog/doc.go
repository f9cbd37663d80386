// Package catalog is what Unpause knows: the errors, their causes, steps and corrections, and how to find the right one.
//
// It reads the data in package resources, refuses it when anything is missing or wrong, and answers searches.
// It knows no window and no PC: nothing from Fyne and nothing from package system may be imported here, and it builds without cgo.
package catalog
