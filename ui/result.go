package ui

import (
	"math"
	"slices"

	"fyne.io/fyne/v2"

	"unpause/catalog"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// runnersUp is how many other errors are shown beside the likeliest.
const runnersUp = 2

// resultPage shows what the questions came to: the likeliest error, why, what would speak against it, and the runners-up.
func (a *App) resultPage() page {
	shown := a.shown()
	best := shown[0]
	if best.Probability < toldApart {
		return a.unclearPage(shown)
	}
	e, _ := a.Catalog.Entry(best.Code)
	words := a.glossary()
	body := []fyne.CanvasObject{
		stack(small(lead(best.Probability)), title(e.Summary)),
		words.with(stack(bold(odds(best.Probability)), paragraph(shownMessage(e)), small(a.codeLine(e))), e.Summary),
	}
	body = append(body, a.foundProblems(false)...)
	if cause, share := a.mind.Cause(e.Code); share > 0.5 && len(e.Causes) > 1 {
		body = append(body, words.with(section(text("result.cause"), paragraph(e.Causes[cause])), e.Causes[cause]))
	}
	body = append(body, a.reasons(e, words)...)
	body = append(body, gapped(append(a.candidateRows("result.others", shown[1:]), a.noneOfThem(), a.reportRow())))
	p := page{title: text("result.title", values{"summary": e.Summary}), body: body}
	p.footer, p.main = a.startButtons(e.Code)
	more := a.button(text("result.more"), widgets.Normal, func() { a.open(route{entryPage, e.Code}) })
	p.footer = append(p.footer, more, a.toldButton())
	return p
}

// toldApart is the probability from which an error is worth naming as the likeliest.
const toldApart = 0.2

// shown are the likeliest errors that are worth showing: those whose steps were all done without help come last.
func (a *App) shown() []wizard.Candidate {
	ranking := a.mind.Ranking()
	slices.SortStableFunc(ranking, func(x, y wizard.Candidate) int { return a.usedUp(x.Code) - a.usedUp(y.Code) })
	return likeliest(ranking)
}

// likeliest cuts a ranking off after the runners-up.
func likeliest(ranking []wizard.Candidate) []wizard.Candidate {
	return ranking[:min(1+runnersUp, len(ranking))]
}

// usedUp is 1 for an error whose steps did not help, and 0 for others.
func (a *App) usedUp(code string) int {
	if w, ok := a.walks[code]; ok && w.Begun() && w.Ended() && !w.Solved() {
		return 1
	}
	return 0
}

// unclearPage ends questions that point at nothing: what can be tried by everybody, where to look, and whom to ask. It names no error as the likeliest.
func (a *App) unclearPage(shown []wizard.Candidate) page {
	body := []fyne.CanvasObject{
		title(text("unclear.title")),
		paragraph(text("unclear.text")),
	}
	body = append(body, a.foundProblems(true)...)
	body = append(body,
		whatToTry("none.try-update", "none.try-words", "none.try-number"),
		gapped(a.candidateRows("unclear.errors", shown)),
		gapped(a.areaRows("none.browse")),
		a.whomToAsk(),
	)
	return page{title: text("unclear.title"), list: true, body: body, footer: []fyne.CanvasObject{a.toldButton()}}
}

// reasons tell what speaks for an error, what against it, and what would.
func (a *App) reasons(e catalog.Entry, words *glossary) (sections []fyne.CanvasObject) {
	add := func(headingKey string, lines []string) {
		if len(lines) > 0 {
			sections = append(sections, words.with(section(text(headingKey), list(lines)...), lines...))
		}
	}
	speakFor, against := a.mind.Reasons(e.Code)
	add("result.why", a.facts(speakFor))
	add("result.against", a.facts(against))
	const shown = 2
	var doubts []string
	for _, c := range a.mind.Doubts(e.Code, shown) {
		doubts = append(doubts, a.fact(c)+".")
	}
	add("result.doubts", doubts)
	return sections
}

// facts says answers as sentences, each with why it goes with the error and where it is known from.
func (a *App) facts(reasons []wizard.Reason) (lines []string) {
	for _, r := range reasons {
		line := a.fact(catalog.Condition{Question: r.Question, Option: r.Option}) + "."
		if r.Found {
			line = text("result.found", values{"fact": line})
		}
		if r.Because != "" {
			line += " " + r.Because
		}
		lines = append(lines, line)
	}
	return lines
}

// candidateRow is an error that it may be instead.
func (a *App) candidateRow(c wizard.Candidate) fyne.CanvasObject {
	e, _ := a.Catalog.Entry(c.Code)
	return a.rowOf(e, small(odds(c.Probability)))
}

// candidateRows lists errors under a heading.
func (a *App) candidateRows(headingKey string, candidates []wizard.Candidate) []fyne.CanvasObject {
	rows := []fyne.CanvasObject{heading(text(headingKey))}
	for _, c := range candidates {
		rows = append(rows, a.candidateRow(c))
	}
	return rows
}

// noneOfThem leads on for those who think that it is none of the errors that are shown.
func (a *App) noneOfThem() fyne.CanvasObject {
	return a.link(nil, text("none.row"), func() { a.open(route{nonePage, doubting}) }, bold(text("none.row")), small(text("result.none-hint")))
}

// doubting marks the page "none of these" that is opened from a result: going on from there doubts what that result showed.
const doubting = "doubting"

// goOnDoubting goes back to the questions with the errors that were shown put aside.
func (a *App) goOnDoubting() {
	var codes []string
	for _, c := range a.shown() {
		codes = append(codes, c.Code)
	}
	a.mind.Doubt(codes...)
	a.history = a.history[:len(a.history)-1]
	a.showFromTop()
}

// lead says how much weight the result bears.
func lead(probability float64) string {
	const clear = 0.5
	if probability >= clear {
		return text("result.clear")
	}
	return text("result.unclear")
}

// odds says a probability in words and as "about 7 in 10".
func odds(probability float64) string {
	word := "odds.unlikely"
	switch {
	case probability >= 0.9:
		word = "odds.almost"
	case probability >= 0.7:
		word = "odds.likely"
	case probability >= 0.4:
		word = "odds.perhaps"
	case probability >= 0.1:
		word = "odds.possible"
	}
	const outOf = 10
	switch tenths := int(math.Round(probability * outOf)); {
	case probability < 1.0/outOf:
		return text(word) + text("odds.less")
	case tenths == outOf:
		return text(word) + text("odds.more")
	default:
		return text(word) + text("odds.tenths", values{"tenths": tenths})
	}
}
