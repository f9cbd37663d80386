package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/system/reach"
	"unpause/ui/widgets"
)

// checkup is the look at this PC that goes on now.
type checkup struct {
	app  *App
	run  *checkRun
	bar  *widget.ProgressBar
	line *widget.Label
}

// openCheckup looks at this PC and shows what is seen. A look that goes on already is shown instead.
func (a *App) openCheckup() {
	if a.checkup == nil {
		a.looked = true
		a.beginCheckup(a.Checks)
	}
	a.open(route{kind: checkPage})
}

// beginCheckup runs a set of checks for the page about this PC.
func (a *App) beginCheckup(l Looker) {
	ids := l.IDs()
	c := &checkup{app: a, bar: widget.NewProgressBar(), line: paragraph("")}
	c.bar.Max = float64(len(ids))
	c.bar.TextFormatter = func() string { return text("check.done", values{"done": c.bar.Value, "all": c.bar.Max}) }
	a.checkup, a.stopped = c, false
	c.run = newRun(ids, c.progress, func() {
		a.checkup = nil
		if a.here().kind == checkPage {
			a.showFromTop()
		}
	})
	c.progress()
	a.begin(l, c.run)
}

// progress says how far it is.
func (c *checkup) progress() {
	left := c.run.left
	c.bar.SetValue(c.bar.Max - float64(len(left)))
	if len(left) == 0 {
		c.line.SetText(text("check.progress-end"))
		return
	}
	known, _ := c.app.Catalog.Check(left[0])
	c.line.SetText(text("check.progress", values{"left": len(left), "title": known.Title}))
}

func (a *App) checkPage() page {
	if a.checkup != nil {
		return a.checkingPage(a.checkup)
	}
	return a.checkedPage()
}

// checkingPage shows the look that goes on.
func (a *App) checkingPage(c *checkup) page {
	stop := a.button(text("check.stop"), widgets.Normal, func() {
		a.stopped = true
		c.run.stop()
	})
	return page{
		title:  text("check.running"),
		body:   []fyne.CanvasObject{title(text("check.running")), paragraph(text("check.running-hint")), c.bar, c.line},
		footer: []fyne.CanvasObject{stop},
	}
}

// mostProblems is how many problems are shown at once; the others can be unfolded.
const mostProblems = 2

// checkedPage shows what was seen: the headline, the one or two things that matter with the steps that mend them, and the rest to unfold.
func (a *App) checkedPage() page {
	o := a.overview()
	shown := o.problems[:min(mostProblems, len(o.problems))]
	headline := o.headline(a.stopped)
	p := page{title: headline, body: []fyne.CanvasObject{title(headline)}}
	if len(shown) == 0 {
		hint := "check.nothing-hint"
		if o.foreign() {
			hint = "check.foreign"
		}
		p.body, p.main = append(p.body, paragraph(text(hint))), a.openFind
	}
	for i, s := range shown {
		content, lead := a.problem(s, i == 0)
		p.body = append(p.body, content)
		if i == 0 {
			p.main = lead
		}
	}
	p.body = append(p.body, a.rest(o, o.problems[len(shown):])...)
	p.body = append(p.body, a.explained(problemWords(shown)...)...)
	p.footer = a.checkedFooter(shown)
	return p
}

// rest lists what is not shown at once, each kind to unfold.
func (a *App) rest(o overview, more []seenCheck) (lists []fyne.CanvasObject) {
	fine := "check.fine."
	if len(o.problems) == 0 {
		fine = "check.all-fine."
	}
	for _, kind := range []struct {
		key  string
		seen []seenCheck
	}{
		{"check.more.", more}, {"check.follows.", o.follows}, {"check.notable.", o.notable}, {fine, o.fine}, {"check.unknown.", o.unknown},
	} {
		if len(kind.seen) > 0 {
			lists = append(lists, a.unfold(count(kind.key, len(kind.seen)), a.seenRows(kind.seen)))
		}
	}
	return lists
}

// checkedFooter leads on: to the questions where nothing was found that matters for every error, to a look over the internet, and to another look.
func (a *App) checkedFooter(shown []seenCheck) []fyne.CanvasObject {
	online := a.button(text("check.online"), widgets.Normal, func() { a.open(route{kind: consentPage}) })
	again := a.button(text("check.again"), widgets.Normal, func() {
		a.beginCheckup(a.Checks)
		a.showFromTop()
	})
	if len(shown) > 0 && !shown[0].finding.May {
		return []fyne.CanvasObject{online, again}
	}
	style := widgets.Normal
	if len(shown) == 0 {
		style = widgets.Primary
	}
	return []fyne.CanvasObject{a.button(a.findLabel("check.find"), style, a.openFind), online, again}
}

// problem shows one thing that is wrong, with the steps that mend it. open goes to the first of them; it is nil when there is none.
func (a *App) problem(s seenCheck, main bool) (content fyne.CanvasObject, open func()) {
	lines := []fyne.CanvasObject{bold(s.check.Title), paragraph(s.words())}
	if s.finding.May {
		lines = append(lines, small(text("check.may-hint")))
	}
	for i, lead := range a.leads(s.finding) {
		style := widgets.Normal
		if main && i == 0 {
			style = widgets.Primary
			open = func() { a.openStep(lead) }
		}
		lines = append(lines, a.leadButton(lead, style)...)
	}
	return card(append(lines, a.unfold(text("check.details"), a.details(s)))...), open
}

// leadButton goes to the step that mends a problem, and says for which error it is written.
func (a *App) leadButton(lead catalog.Lead, style widgets.Style) []fyne.CanvasObject {
	e, _ := a.Catalog.Entry(lead.Code)
	step := e.Steps[slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return s.ID == lead.Step })]
	b := a.button(text("check.lead", values{"step": step.Title}), style, func() { a.openStep(lead) })
	b.Label = text("check.lead-label", values{"step": step.Title, "summary": e.Summary})
	return []fyne.CanvasObject{buttons(b), small(text("check.lead-hint", values{"summary": e.Summary}))}
}

// leads are the steps that mend a problem, those of the likelier error first.
func (a *App) leads(f catalog.Finding) []catalog.Lead {
	leads := slices.Clone(f.Leads)
	if a.mind.Asked() == 0 {
		return leads
	}
	likely := map[string]float64{}
	for _, c := range a.mind.Ranking() {
		likely[c.Code] = c.Probability
	}
	slices.SortStableFunc(leads, func(x, y catalog.Lead) int { return cmp.Compare(likely[y.Code], likely[x.Code]) })
	return leads
}

// openStep goes to one step of an entry. Other steps that were done there stay done.
func (a *App) openStep(lead catalog.Lead) {
	if w := a.walk(lead.Code); w.Solved() {
		a.forget(lead.Code)
	}
	a.open(route{walkPage, lead.Code})
	a.walk(lead.Code).TakeUp(lead.Step)
	a.showFromTop()
}

// seenRows lists checks, each to be unfolded for what was looked at.
func (a *App) seenRows(seen []seenCheck) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, s := range seen {
		details := a.details(s)
		details.Hide()
		row := a.row(s.check.Title, func() {
			if details.Visible() {
				details.Hide()
			} else {
				details.Show()
			}
			a.settle()
		}, bold(s.check.Title), small(s.words()))
		rows = append(rows, stack(row, details))
	}
	return gapped(rows)
}

// details say what was looked at, and the raw values.
func (a *App) details(s seenCheck) fyne.CanvasObject {
	lines := []fyne.CanvasObject{paragraph(s.check.Looks)}
	if len(s.result.Raw) > 0 {
		lines = append(lines, small(text("check.raw")), exact(strings.Join(s.result.Raw, "\n")))
	}
	return card(lines...)
}

func problemWords(seen []seenCheck) (words []string) {
	for _, s := range seen {
		words = append(words, s.finding.Headline, s.words())
	}
	return words
}

// count is a text about so many things, with its own words for one. key ends in a dot.
func count(key string, n int) string {
	if n == 1 {
		return text(key + "one")
	}
	return text(key+"many", values{"count": n})
}

// consentPage says whom the checks over the internet contact and what these learn, and runs them only after a yes.
func (a *App) consentPage() page {
	yes := a.button(text("consent.yes"), widgets.Normal, func() {
		a.history = a.history[:len(a.history)-1]
		if a.checkup == nil {
			a.beginCheckup(a.Online)
		}
		a.showFromTop()
	})
	no := a.button(text("consent.no"), widgets.Normal, a.back)
	return page{
		title: text("consent.title"),
		body: []fyne.CanvasObject{
			title(text("consent.title")),
			paragraph(text("consent.why")),
			section(text("consent.hosts"), list(contactLines(a.Contacts))...),
			section(text("consent.learn"), list([]string{text("consent.address"), text("consent.nothing-else")})...),
		},
		footer: []fyne.CanvasObject{yes, no},
		focus:  no,
	}
}

// contactLines say who is contacted, at which ports.
func contactLines(contacts []reach.Contact) (lines []string) {
	for _, c := range contacts {
		ports := strconv.Itoa(c.Ports[0])
		for _, port := range c.Ports[1:] {
			ports += ", " + strconv.Itoa(port)
		}
		key := "consent.host"
		if strings.HasPrefix(c.Host, "*") {
			key = "consent.any-host"
		}
		lines = append(lines, text(key, values{"host": strings.TrimPrefix(c.Host, "*."), "ports": ports}))
	}
	return lines
}

// checkRow leads to the look at this PC.
func (a *App) checkRow() fyne.CanvasObject {
	return a.row(text("check.row"), a.openCheckup, bold(text("check.row")), small(text("check.row-hint")))
}
