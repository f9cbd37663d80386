package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"unpause/catalog"
	"unpause/report"
	"unpause/system"
	"unpause/system/reach"
)

// The checks that the page for administrators puts together in one section: what stands between this PC and Spotify.
var between = []string{"proxy-windows", "proxy-spotify", "proxy-other", "net-inspection"}

// networkSign is the sign of the area whose errors are about the network.
const networkSign = "network"

// blocked is what the tests say of the question whether the network keeps Spotify out.
type blocked string

// The answers.
const (
	notKnown       blocked = "not-known" // nothing was tested, or no test could tell
	somethingIs    blocked = "refused"
	nothingRefused blocked = "nothing-refused"
)

// blocked judges by the tests alone, and not by what was found on the PC itself.
func (a *App) blocked() blocked {
	online := a.onlineJudged()
	switch {
	case len(withAny(online, wrong...)) > 0:
		return somethingIs
	case len(withAny(online, catalog.AllWell, catalog.Notable)) > 0:
		return nothingRefused
	}
	return notKnown
}

// wrong are the ways in which a check stands when something was refused, or went wrong.
var wrong = []catalog.Standing{catalog.Problem, catalog.May, catalog.Follows}

// onlineJudged are the tests over the internet, as far as they ran, without what stands between.
func (a *App) onlineJudged() []catalog.Judged {
	return slices.DeleteFunc(a.Catalog.Judge(a.findings()), func(j catalog.Judged) bool { return !j.Network || slices.Contains(between, j.ID) })
}

// waysBetween are the checks of what stands between this PC and Spotify, as far as they ran.
func (a *App) waysBetween() []catalog.Judged {
	return slices.DeleteFunc(a.Catalog.Judge(a.findings()), func(j catalog.Judged) bool { return !slices.Contains(between, j.ID) })
}

// writeAdmin writes one page that asks to let Spotify through a network: what is asked for, what was tested and refused, and what is not asked for.
func (a *App) writeAdmin(d *report.Document) {
	d.Title = text("paper.admin-title")
	d.Intro = []string{text("paper.from"), text("paper.admin-intro." + string(a.blocked()))}
	d.Sections = append(d.Sections, a.askedSection())
	d.Sections = append(d.Sections, a.testedSections()...)
	d.Sections = append(d.Sections, report.Section{Title: text("paper.not-asked"), Parts: []report.Part{report.List{
		text("paper.not-inside"), text("paper.not-others"), text("paper.not-inspection"), text("paper.not-rights"),
	}}}, a.versions())
}

// askedSection names the hosts and ports: those that the test of this PC contacts, and the list for help desks.
func (a *App) askedSection() report.Section {
	s := report.Section{Title: text("paper.asked")}
	if e := a.errorAtHand(); e.known && a.area(e.Area).Sign == networkSign { // any other error is no reason to let something through
		s.Parts = append(s.Parts, report.Facts{{Label: text("paper.because"), Value: seenInShort(e.Entry)}})
	}
	hosts := hostTable(a.Contacts, ofSpotify)
	s.Parts = append(s.Parts, report.Paragraph(text("paper.asked-hosts")), hosts)
	if list, ok := system.CopyText("network-allow-list"); ok {
		s.Parts = append(s.Parts, report.Paragraph(text("paper.asked-list")), report.Paragraph(list))
	}
	return s
}

// seenInShort is what Spotify shows, or what is wrong where it shows no words, with the code.
func seenInShort(e catalog.Entry) string {
	if shown := e.Shown(); len(shown) > 0 {
		return shown[0] + " · " + e.Label()
	}
	return e.Summary + " · " + e.Label()
}

// ofSpotify reports whether a contact is one of Spotify's servers; the others are asked for comparison.
func ofSpotify(c reach.Contact) bool { return strings.HasSuffix(c.Host, ".spotify.com") }

// hostTable lists contacts with their ports.
func hostTable(contacts []reach.Contact, which func(reach.Contact) bool) report.Table {
	t := report.Table{Head: []string{text("paper.host"), text("paper.ports")}}
	for _, c := range contacts {
		if !which(c) {
			continue
		}
		var ports []string
		for _, p := range c.Ports {
			ports = append(ports, strconv.Itoa(p))
		}
		t.Rows = append(t.Rows, []string{c.Host, strings.Join(ports, ", ")})
	}
	return t
}

// testedOnline reports whether the checks over the internet have been run.
func (a *App) testedOnline() bool {
	_, ran := a.lastTest()
	return ran
}

// lastTest is when the newest of the checks over the internet ended.
func (a *App) lastTest() (at time.Time, ran bool) {
	for _, id := range a.Online.IDs() {
		if r, ok := a.checks.results[id]; ok && (!ran || r.at.After(at)) {
			at, ran = r.at, true
		}
	}
	return at, ran
}

// testedSections say what was tested and when, what was refused, what could not be told, and what works.
func (a *App) testedSections() (all []report.Section) {
	tested := report.Section{Title: text("paper.tested"), Parts: []report.Part{report.Paragraph(text("paper.not-tested"))}}
	if at, ran := a.lastTest(); ran {
		others := hostTable(a.Contacts, func(c reach.Contact) bool { return !ofSpotify(c) })
		tested.Parts = []report.Part{report.Facts{{Label: text("paper.tested-at"), Value: moment(at)}}, report.Paragraph(text("paper.tested-how"))}
		if len(others.Rows) > 0 {
			tested.Parts = append(tested.Parts, report.Paragraph(text("paper.compared")), others)
		}
	}
	all = append(all, tested)
	online := a.onlineJudged()
	all = append(all, a.seenSection(text("paper.refused"), withAny(online, wrong...))...)
	all = append(all, a.seenSection(text("paper.unknown"), withAny(online, catalog.NotTold))...)
	all = append(all, a.wellSection(text("paper.works"), withAny(online, catalog.AllWell, catalog.Notable))...)
	return append(all, a.seenSection(text("paper.between"), a.waysBetween())...)
}
