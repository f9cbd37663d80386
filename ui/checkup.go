package ui

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"unpause/catalog"
	"unpause/system/check"
	"unpause/system/reach"
	"unpause/ui/widgets"
)

// openCheckup runs the local checks and shows what they see. Checks that run already are waited for instead.
func (a *App) openCheckup() {
	if a.checks.full == nil {
		a.checkAfresh()
	}
	a.open(route{kind: checkPage})
}

// checkAfresh runs the local checks. What was seen over the internet may be different by now, and is not asked for again without a yes.
func (a *App) checkAfresh() {
	for _, id := range a.Online.IDs() {
		delete(a.checks.results, id)
	}
	a.checkAll()
}

func (a *App) checkPage() page {
	if a.checks.full != nil {
		return a.checkingPage(a.checks.full)
	}
	return a.checkedPage()
}

// checkingPage shows how far the checks are.
func (a *App) checkingPage(run *checkRun) page {
	bar, line := widget.NewProgressBar(), paragraph("")
	bar.Max = float64(run.total)
	bar.TextFormatter = func() string { return text("check.done", values{"done": bar.Value, "all": bar.Max}) }
	run.news = func() {
		bar.SetValue(float64(run.total - len(run.left)))
		line.SetText(a.nowRunning(run))
	}
	run.news()
	return page{
		title: text("check.running"),
		// Stopping is not where the next page has its buttons: the checks may end while somebody reaches for it.
		body: []fyne.CanvasObject{
			title(text("check.running")), paragraph(text("check.running-hint")), bar, line, buttons(a.button(text("check.stop"), widgets.Normal, run.stop)),
		},
		news: a.showFromTop,
	}
}

// nowRunning names one of the checks that still run, and how many there are.
func (a *App) nowRunning(run *checkRun) string {
	if len(run.left) == 0 {
		return text("check.progress-end")
	}
	c, _ := a.Catalog.Check(run.left[0])
	return text("check.progress", values{"left": len(run.left), "title": c.Title})
}

// mostProblems is how many problems are shown at once; the others can be unfolded.
const mostProblems = 2

// checkedPage shows what was seen: the headline, the one or two things that matter with the steps that mend them, and the rest to unfold.
func (a *App) checkedPage() page {
	all := a.Catalog.Judge(a.findings())
	shown, more := shownProblems(all)
	headline := a.headline(shown)
	p := page{title: headline, list: true, body: []fyne.CanvasObject{title(headline)}, news: a.showFromTop}
	if hint := a.checkedHint(all, shown); hint != "" {
		p.body = append(p.body, paragraph(text(hint)))
	}
	words := a.glossary()
	for i, j := range shown {
		content, lead := a.problem(j, i == 0)
		p.body = append(p.body, words.with(content, j.Finding.Headline, a.told(a.checks.results[j.ID].Result)))
		if i == 0 {
			p.main = lead
		}
	}
	p.body = append(append(p.body, a.rest(all, more)...), a.reportRow())
	p.footer = a.checkedFooter(len(shown) == 0)
	if p.main == nil {
		p.main = a.openFind
	}
	return p
}

// shownProblems are the one or two problems that matter most. Those that matter for some errors only wait while there is one that matters for all.
func shownProblems(all []catalog.Judged) (shown, more []catalog.Judged) {
	certain, may := catalog.WithStanding(all, catalog.Problem), catalog.WithStanding(all, catalog.May)
	if len(certain) == 0 {
		shown = may[:min(mostProblems, len(may))]
		return shown, may[len(shown):]
	}
	shown = certain[:min(mostProblems, len(certain))]
	return shown, append(certain[len(shown):], may...)
}

// headline says in one line what was seen.
func (a *App) headline(shown []catalog.Judged) string {
	if len(shown) > 0 {
		return text("headline."+string(shown[0].Standing)+"."+string(shown[0].Finding.Fault), values{"problem": shown[0].Finding.Headline})
	}
	switch {
	case a.anyUnknown(check.Stopped):
		return text("check.stopped")
	case !a.anyTold():
		return text("check.nothing-told")
	}
	return text("check.nothing")
}

// checkedHint is the key of what stands below the headline: what it means that nothing was found, or that the checks were stopped.
func (a *App) checkedHint(all, shown []catalog.Judged) string {
	switch {
	case a.anyUnknown(check.Foreign):
		return "check.foreign"
	case a.anyUnknown(check.Stopped):
		return "check.stopped-hint"
	case len(shown) > 0:
		return ""
	case !a.anyTold():
		return "check.nothing-told-hint"
	case len(catalog.WithStanding(all, catalog.Notable)) > 0:
		return "check.notable-hint"
	}
	return "check.nothing-hint"
}

// rest lists what is not shown at once, each kind to unfold. Problems have their steps there too.
func (a *App) rest(all, more []catalog.Judged) (lists []fyne.CanvasObject) {
	if len(more) > 0 {
		var cards []fyne.CanvasObject
		for _, j := range more {
			content, _ := a.problem(j, false)
			cards = append(cards, content)
		}
		lists = append(lists, a.unfold(count("check.more.", len(more)), gapped(cards)))
	}
	fine := "check.fine."
	if !slices.ContainsFunc(all, catalog.Judged.Wrong) {
		fine = "check.all-fine."
	}
	for _, kind := range []struct {
		key      string
		standing catalog.Standing
	}{
		{"check.follows.", catalog.Follows}, {"check.notable.", catalog.Notable}, {fine, catalog.AllWell}, {"check.unknown.", catalog.NotTold},
	} {
		if some := catalog.WithStanding(all, kind.standing); len(some) > 0 {
			lists = append(lists, a.unfold(count(kind.key, len(some)), a.checkRows(some)))
		}
	}
	return lists
}

// checkedFooter leads on: to the questions, to the checks over the internet, and to the same checks again.
func (a *App) checkedFooter(nothing bool) []fyne.CanvasObject {
	style := widgets.Normal
	if nothing {
		style = widgets.Primary
	}
	return []fyne.CanvasObject{
		a.button(a.findLabel("check.find"), style, a.openFind),
		a.button(text("check.online"), widgets.Normal, func() { a.open(route{kind: consentPage}) }),
		a.button(text("check.again"), widgets.Normal, func() {
			a.checkAfresh()
			a.showFromTop()
		}),
	}
}

// problem shows one thing that is wrong, with the steps that mend it. open goes to the first of them; it is nil when there is none, or when this is not the
// main problem of the page.
func (a *App) problem(j catalog.Judged, main bool) (content fyne.CanvasObject, open func()) {
	lines := []fyne.CanvasObject{bold(j.Title), paragraph(a.told(a.checks.results[j.ID].Result))}
	if j.Finding.May {
		lines = append(lines, small(text("check.may-hint")))
	}
	for i, lead := range a.leads(j.Finding) {
		style := widgets.Normal
		if main && i == 0 {
			style = widgets.Primary
			open = func() { a.openStep(lead) }
		}
		lines = append(lines, a.leadButton(lead, style)...)
	}
	return card(append(lines, a.unfold(text("check.details"), a.details(j)))...), open
}

// leads are the steps that mend a problem on this PC: of each deed one, that of the likeliest error.
func (a *App) leads(f catalog.Finding) (leads []catalog.Lead) {
	likely := map[string]float64{}
	if a.mind.Asked() > 0 {
		for _, c := range a.mind.Ranking() {
			likely[c.Code] = c.Probability
		}
	}
	sorted := slices.Clone(f.Leads)
	slices.SortStableFunc(sorted, func(x, y catalog.Lead) int { return cmp.Compare(likely[y.Code], likely[x.Code]) })
	evidence, deeds := a.evidence(), map[string]bool{}
	for _, lead := range sorted {
		step := a.stepOf(lead)
		if evidence.Allows(step.When) && !deeds[step.Deed] {
			leads, deeds[step.Deed] = append(leads, lead), true
		}
	}
	return leads
}

func (a *App) stepOf(lead catalog.Lead) catalog.Step {
	e, _ := a.Catalog.Entry(lead.Code)
	return e.Steps[slices.IndexFunc(e.Steps, func(s catalog.Step) bool { return s.ID == lead.Step })]
}

// leadButton goes to the step that mends a problem, and says for which error it is written.
func (a *App) leadButton(lead catalog.Lead, style widgets.Style) []fyne.CanvasObject {
	e, _ := a.Catalog.Entry(lead.Code)
	step := a.stepOf(lead)
	b := a.button(text("check.lead", values{"step": step.Title}), style, func() { a.openStep(lead) })
	b.Label = text("check.lead-label", values{"step": step.Title, "summary": e.Summary})
	return []fyne.CanvasObject{buttons(b), small(text("check.lead-hint", values{"summary": e.Summary}))}
}

// openStep goes to one step of an entry; back leads from there to this page again. Steps that come after it and were done already are open again.
func (a *App) openStep(lead catalog.Lead) {
	if w := a.walk(lead.Code); w.Solved() {
		a.forget(lead.Code)
	}
	w := a.learn(lead.Code)
	w.TakeUp(lead.Step)
	a.open(route{walkPage, lead.Code})
	a.visited().entered, _ = w.Position()
}

// checkRows lists checks, each to be unfolded for what was looked at.
func (a *App) checkRows(all []catalog.Judged) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, j := range all {
		details := a.details(j)
		details.Hide()
		row := a.row(j.Title, func() {
			if details.Visible() {
				details.Hide()
			} else {
				details.Show()
			}
			a.settle()
		}, bold(j.Title), small(a.told(a.checks.results[j.ID].Result)))
		rows = append(rows, stack(row, details))
	}
	return gapped(rows)
}

// details say what was looked at, and the raw values.
func (a *App) details(j catalog.Judged) fyne.CanvasObject {
	lines := []fyne.CanvasObject{paragraph(j.Looks)}
	if raw := a.checks.results[j.ID].Raw; len(raw) > 0 {
		lines = append(lines, small(text("check.raw")), exact(strings.Join(raw, "\n")))
	}
	return card(lines...)
}

// consentPage says whom the checks over the internet contact and what these learn, and runs them only after a yes.
func (a *App) consentPage() page {
	yes := a.button(text("consent.yes"), widgets.Normal, func() {
		a.history = a.history[:len(a.history)-1]
		a.beginFull(a.Online)
		a.showFromTop()
	})
	no := a.button(text("consent.no"), widgets.Normal, a.back)
	contacts := contactLines(a.Contacts)
	body := []fyne.CanvasObject{
		title(text("consent.title")),
		paragraph(text("consent.why")),
		a.glossary().with(section(text("consent.hosts"), list(contacts)...), contacts...),
		section(text("consent.learn"), list([]string{text("consent.address"), text("consent.nothing-else")})...),
	}
	return page{
		title:  text("consent.title"),
		body:   body,
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
		port := text("consent.ports", values{"ports": ports})
		if len(c.Ports) == 1 {
			port = text("consent.port", values{"port": ports})
		}
		lines = append(lines, text(key, values{"host": strings.TrimPrefix(c.Host, "*."), "ports": port}))
	}
	return lines
}

// foundProblems shows what the checks have found for certain, or also what may matter, on pages that speak of an error: it has to be mended whatever the answers
// point at. It is empty when there is nothing.
func (a *App) foundProblems(also bool) []fyne.CanvasObject {
	all := a.Catalog.Judge(a.findings())
	problems := catalog.WithStanding(all, catalog.Problem)
	if also {
		problems = append(problems, catalog.WithStanding(all, catalog.May)...)
	}
	if len(problems) == 0 {
		return nil
	}
	lines := []fyne.CanvasObject{heading(text("check.found-here"))}
	for _, j := range problems {
		content, _ := a.problem(j, false)
		lines = append(lines, content)
	}
	return []fyne.CanvasObject{gapped(lines)}
}

// checkRow leads to the checks of this PC.
func (a *App) checkRow() fyne.CanvasObject {
	return a.link(theme.ComputerIcon(), text("check.row"), a.openCheckup, bold(text("check.row")), small(text("check.row-hint")))
}
