// Package inside turns what Fyne has no knob for. It sets variables inside Fyne by their names (go:linkname); each is told with the file in which it stands. If one is not there any more in a
// later Fyne, Fyne does as it would without this package, and a test of this package fails.
package inside
