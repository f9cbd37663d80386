package search

func Weights() map[string]*float64 {
	m := map[string]*float64{
		"shareConcept": &shareConcept, "shareTypo": &shareTypo, "falling": &falling, "leastWorth": &leastWorth, "enough": &enough,
		"faintWorth": &faintWorth, "enoughOfMany": &enoughOfMany, "scoreOften": &scoreOften, "scoreLooseNumber": &scoreLooseNumber, "mostlyMessage": &mostlyMessage,
		"message": &phraseWeight[messagePhrase], "say": &phraseWeight[sayPhrase], "way": &phraseWeight[wayPhrase],
	}
	for i, n := range []string{"fMessage", "fTitle", "fSay", "fSummary", "fCode", "fCause", "fText"} {
		m[n] = &fieldWeight[i]
	}
	return m
}
