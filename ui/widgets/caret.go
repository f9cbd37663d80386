package widgets

import (
	"time"

	"fyne.io/fyne/v2"
)

// blinking is for how long the text cursor blinks after the last key, as long as Windows' own does. Each change of it draws the whole window again, which is most of what an open window
// that nobody touches costs.
const blinking = 5 * time.Second

// caret lets the text cursor of a field rest.
type caret struct {
	now     func() time.Time
	touched time.Time // when the person did something in the field last
	frames  *fyne.Animation
}

// wake has the cursor blink again.
func (c *caret) wake() { c.touched = c.now() }

// rests reports whether nobody has done anything in the field for a while.
func (c *caret) rests() bool { return c.now().Sub(c.touched) >= blinking }

// watch begins to look with each frame whether the cursor may rest, and is then given another moment by hold. Fyne's cursor stands still for a moment with each key, and has no other door.
func (c *caret) watch(hold func()) {
	c.wake()
	if c.frames == nil {
		c.frames = fyne.NewAnimation(time.Second, func(float32) {
			if c.rests() {
				hold()
			}
		})
		c.frames.RepeatCount = fyne.AnimationRepeatForever
	}
	c.frames.Start()
}

// stop ends the watch.
func (c *caret) stop() {
	if c.frames != nil {
		c.frames.Stop()
	}
}
