// Package ui draws the screens. It decides nothing about errors: what stands on a page comes from package catalog and package wizard, what
// a button does is done by package system. This is the one room in which those meet.
//
// Package fyne.io/fyne/v2/app must not be imported here, so that every screen runs in tests on Fyne's software driver.
package ui

//go:generate go run ./drawable
