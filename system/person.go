package system

// Wishes are what the person has told Windows about how programs should look and speak.
type Wishes struct {
	Languages []string // as in BCP 47, the most wanted first; may be empty
	TextSize  int      // percent of the usual size of text, from 100 to 225
	Still     bool     // no animations
	// Contrast are the colours of Windows' contrast theme; nil when none is on.
	Contrast *Contrast
}

// Contrast are colours that the person needs to be able to read, each as 0xRRGGBB.
type Contrast struct {
	Window, Text     uint32 // what texts stand on, and texts
	Chosen, OnChosen uint32 // what is chosen or matters most, and texts on it
	Link             uint32 // what leads elsewhere
}

// usualText is the size of text where nothing was wished for.
const usualText = 100

// PersonsWishes asks the system. What cannot be read is taken as not wished for.
func PersonsWishes() Wishes {
	w := personsWishes()
	if w.TextSize < usualText {
		w.TextSize = usualText
	}
	w.TextSize = min(w.TextSize, 225)
	return w
}
