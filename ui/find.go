package ui

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
	"unpause/ui/widgets"
	"unpause/wizard"
)

// askAfresh begins the guided questions with nothing known but what was found on this PC, which is then checked anew. What was answered before can be
// taken back.
func (a *App) askAfresh() {
	if a.mind != nil && a.mind.Asked() > 0 {
		a.formerMind = a.mind
	}
	a.mind = wizard.NewDiagnosis(a.Catalog)
	a.checks.begun = false
	a.noteFound()
}

// takeBack goes on with the answers from before the questions began anew.
func (a *App) takeBack() {
	a.mind, a.formerMind = a.formerMind, nil
	a.noteFound()
	a.show()
}

// findPage shows the next question, or what the questions came to.
func (a *App) findPage() page {
	q, ok := a.mind.Next()
	if !ok {
		return a.resultPage()
	}
	return a.questionPage(q, func(o catalog.Option) {
		a.noted(a.mind.Answer(q.ID, o.ID))
		if !a.searchFor(o) {
			a.showFromTop()
		}
	})
}

// askPage puts one question again, to change its answer. It leads back to the page from which it was changed.
func (a *App) askPage(questionID string) page {
	q, _ := a.Catalog.Question(questionID)
	return a.questionPage(q, func(o catalog.Option) {
		a.noted(a.mind.Change(q.ID, o.ID))
		if !a.searchFor(o) {
			a.returnWithNews()
		}
	})
}

// returnWithNews goes back to the page before, after an answer was changed: steps come in another order, and other questions begin at their top.
func (a *App) returnWithNews() {
	a.history = a.history[:len(a.history)-1]
	if r := a.here(); r.kind == walkPage {
		a.learn(r.about)
	}
	for i := range a.history {
		if kind := a.history[i].route.kind; kind == findPage || kind == walkPage {
			a.history[i].offset = 0
		}
	}
	a.show()
}

// noted is for answers whose ids are from the catalogue.
func (a *App) noted(err error) {
	if err != nil {
		panic(err)
	}
}

// searchFor leads to an empty search field, if the answer does.
func (a *App) searchFor(o catalog.Option) bool {
	if o.Search {
		a.query = ""
		a.open(route{kind: homePage})
	}
	return o.Search
}

// questionPage puts one question, with its answers as rows. say gets the chosen option.
func (a *App) questionPage(q catalog.Question, say func(catalog.Option)) page {
	why, words := []fyne.CanvasObject{small(text("find.why", values{"why": q.Why}))}, a.glossary()
	if q.How != "" {
		why = append([]fyne.CanvasObject{paragraph(q.How)}, why...)
	}
	body := []fyne.CanvasObject{title(q.Ask), words.with(stack(why...), q.Ask, q.Why, q.How)}
	if q.Action.ID != "" {
		body = append(body, a.actionView(q.Action.Kind, q.Action.ID, widgets.Normal).content)
	}
	p := page{title: q.Ask, list: true}
	var texts []string
	var rows []fyne.CanvasObject
	former, remark := a.mind.Former(q.ID), a.formerRemark(q.ID)
	for i, o := range q.Options {
		below := ""
		if o.ID == former {
			below = remark
		}
		row := a.optionRow(i, o, below, func() { say(o) })
		if o.ID == former {
			p.focus = row
		}
		rows, texts = append(rows, row), append(texts, o.Text)
	}
	body = append(body, words.with(gapped(rows), texts...))
	body = append(body, a.known()...)
	p.body, p.footer, p.runes = body, a.knownButtons(), digits(q, say)
	return p
}

// foundQuestions is how many questions this PC has answered that would otherwise be asked.
func (a *App) foundQuestions() (n int) {
	for _, g := range a.mind.Answers() {
		if q, _ := a.Catalog.Question(g.Question); g.Found && !q.Measured {
			n++
		}
	}
	return n
}

// mostDigits is how many answers have a key of their own.
const mostDigits = 9

// known says below a question what is known by now.
func (a *App) known() (lines []fyne.CanvasObject) {
	if found := a.foundQuestions(); found > 0 {
		lines = append(lines, small(count("find.found.", found)))
	}
	if a.mind.Asked() > 0 {
		lines = append(lines, a.soFar())
	}
	return lines
}

// knownButtons lead to all answers, and back to former ones.
func (a *App) knownButtons() (all []fyne.CanvasObject) {
	asked := a.mind.Asked()
	if asked+a.foundQuestions() > 0 {
		all = append(all, a.toldButton())
	}
	if asked == 0 && a.formerMind != nil {
		all = append(all, a.button(text("told.take-back"), widgets.Normal, a.takeBack))
	}
	return all
}

// digits chooses answers by their number, and the last one, that one is not sure, by 0.
func digits(q catalog.Question, say func(catalog.Option)) func(rune) {
	return func(r rune) {
		i, err := strconv.Atoi(string(r))
		switch {
		case err != nil || i > len(q.Options):
		case i == 0:
			say(q.Options[len(q.Options)-1])
		default:
			say(q.Options[i-1])
		}
	}
}

// formerRemark says where the former answer to a question comes from.
func (a *App) formerRemark(questionID string) string {
	for _, g := range a.mind.Answers() {
		if g.Question == questionID && g.Found {
			return text("find.former-found")
		}
	}
	return text("find.former")
}

// optionRow is one answer, with a remark below it if there is one. The first nine can be chosen by their number, and not being sure by 0.
func (a *App) optionRow(i int, o catalog.Option, remark string, tapped func()) *widgets.Pressable {
	var line fyne.CanvasObject = paragraph(o.Text)
	switch {
	case o.ID == catalog.Unsure:
		line = numbered("0", o.Text)
	case i < mostDigits:
		line = numbered(strconv.Itoa(i+1), o.Text)
	}
	lines := []fyne.CanvasObject{line}
	if remark != "" {
		lines = append(lines, small(remark))
	}
	return a.row(o.Text, tapped, lines...)
}

// soFar is what the answers point at until now, folded away: looking is free, and nobody is led by it.
func (a *App) soFar() fyne.CanvasObject {
	var lines []fyne.CanvasObject
	for _, c := range likeliest(a.mind.Ranking()) {
		e, _ := a.Catalog.Entry(c.Code)
		lines = append(lines, card(bold(e.Summary), small(odds(c.Probability))))
	}
	return a.unfold(text("find.so-far"), gapped(lines))
}

func (a *App) toldButton() fyne.CanvasObject {
	return a.button(text("told.title"), widgets.Normal, func() { a.open(route{kind: toldPage}) })
}

// findRow leads to the guided questions, to where they were left.
func (a *App) findRow() fyne.CanvasObject {
	label, hint := text("find.row"), text("find.row-hint")
	if a.mind.Asked() > 0 {
		label, hint = text("find.row-on"), text("find.row-on-hint")
	}
	return a.link(theme.QuestionIcon(), label, a.openFind, bold(label), small(hint))
}

// findRows lead to the guided questions: to where they were left, or to their beginning.
func (a *App) findRows() []fyne.CanvasObject {
	rows := []fyne.CanvasObject{a.findRow()}
	if a.mind.Asked() > 0 {
		rows = append(rows, a.link(theme.ViewRefreshIcon(), text("told.afresh"), a.beginAnew, bold(text("told.afresh")), small(text("find.afresh-hint"))))
	}
	return rows
}

// beginAnew opens the guided questions from their beginning.
func (a *App) beginAnew() {
	a.askAfresh()
	a.history = []visit{{route: route{kind: homePage}}}
	a.openFind()
}

// findButton is the same as a button. tell is done before.
func (a *App) findButton(tell func()) fyne.CanvasObject {
	return a.button(a.findLabel("find.button"), widgets.Normal, func() {
		tell()
		a.openFind()
	})
}

// findLabel are the words of a button to the guided questions; begin is the key of those for when they were not begun.
func (a *App) findLabel(begin string) string {
	if a.mind.Asked() > 0 {
		return text("find.row-on")
	}
	return text(begin)
}

func (a *App) openFind() { a.open(route{kind: findPage}) }
