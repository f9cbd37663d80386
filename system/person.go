package system

// Wishes are what the person has told Windows about how programs should look and speak.
type Wishes struct {
	Languages []string // as in BCP 47, the most wanted first; may be empty
	TextSize  int      // percent of the usual size of text, from 100 to 225
	Still     bool     // no animations
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
