package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"unpause/catalog"
)

// doubt is one thing in an entry of the list that may be wrong.
type doubt struct {
	id      string // unique in its entry, the same in all languages
	kind    string // ours, part, cause or step: what it stands under on the page
	words   string
	more    string // smaller, below the words; may be empty
	wrong   string // the line of "What's wrong?" that goes with it; empty when only the person knows
	current string // what the list says, in its language; empty when only the person knows
	correct string // what is right; empty when only the person knows
	hint    string // about what stands in current; may be empty
}

// doubts are all that may be wrong in an entry: first what Unpause knows to be wrong.
func (a *App) doubts(code string) []doubt {
	e, known := a.Catalog.Entry(code)
	if !known {
		return nil
	}
	list, _ := a.english().Entry(code)
	return slices.Concat(oursOf(e, list), partsOf(e, list), causesOf(e, list), stepsOf(e, list))
}

// oursOf are the corrections that Unpause knows of.
func oursOf(e, list catalog.Entry) (all []doubt) {
	for i, c := range e.Corrections {
		in := list.Corrections[i]
		correct := in.Fact + "\nKnown from: " + in.Evidence + "."
		if !in.Sure {
			correct += "\nNot confirmed on a real PC."
		}
		all = append(all, doubt{id: "ours-" + c.ID, kind: "ours", words: c.Reference, more: c.Fact, current: in.Reference, correct: correct})
	}
	return all
}

// partsOf are the exact parts of an entry that stand there once.
func partsOf(e, list catalog.Entry) []doubt {
	all := []doubt{{id: "message", words: text("correct.message"), more: shownMessage(e), wrong: wrongMessage, current: list.Message}}
	if len(list.Chain) > 0 {
		var names []string
		for _, l := range list.Chain {
			names = append(names, l.Name)
		}
		chain := strings.Join(names, " -> ")
		all = append(all, doubt{id: "chain", words: text("entry.chain"), more: chain, wrong: wrongChain, current: chain})
	}
	all = append(all,
		doubt{id: "severity", words: text("correct.severity"), more: severity(e.Severity), wrong: wrongSeverity, current: string(list.Severity)},
		doubt{id: "other", words: text("correct.other"), wrong: wrongOther})
	for i := range all {
		all[i].kind = "part"
	}
	return all
}

// causesOf are the causes of an entry, in the list's order but in Unpause's words.
func causesOf(e, list catalog.Entry) (all []doubt) {
	for i, cause := range e.Causes {
		n := strconv.Itoa(i + 1)
		all = append(all, doubt{
			id: "cause-" + n, kind: "cause", words: cause, wrong: wrongCause, hint: text("correct.our-words"),
			current: fmt.Sprintf("Cause %s (in the words of Unpause): %s", n, list.Causes[i]),
		})
	}
	if len(all) > 0 {
		all = append(all, doubt{id: "cause-missing", kind: "cause", words: text("correct.no-cause"), wrong: wrongCause, current: "A cause is missing."})
	}
	return all
}

// stepsOf are the steps of the list, each with those that Unpause has made of it. Steps of our own are not in the list.
func stepsOf(e, list catalog.Entry) (all []doubt) {
	at := map[int]int{}
	for i, s := range e.Steps {
		if s.Ref == 0 {
			continue
		}
		k, known := at[s.Ref]
		if !known {
			k, at[s.Ref] = len(all), len(all)
			n := strconv.Itoa(s.Ref)
			all = append(all, doubt{
				id: "step-" + n, kind: "step", words: text("correct.step", values{"number": n}), hint: text("correct.our-words"),
				current: fmt.Sprintf("Resolution step %s (in the words of Unpause):", n),
			})
		}
		all[k].more = strings.TrimPrefix(all[k].more+" · "+s.Title, " · ")
		all[k].current += "\n" + list.Steps[i].Title + ". " + list.Steps[i].Text
	}
	if len(all) > 0 {
		all = append(all, doubt{id: "step-missing", kind: "step", words: text("correct.no-step"), wrong: wrongOther, current: "A step is missing."})
	}
	return all
}

// correctRow leads from an entry to what may be wrong in it.
func (a *App) correctRow(code string) fyne.CanvasObject {
	words := text("correct.row")
	return a.link(theme.DocumentCreateIcon(), words, func() { a.open(route{correctPage, code}) }, paragraph(words), small(text("correct.row-hint")))
}

// correctPage asks what is wrong in an entry of the list.
func (a *App) correctPage(code string) page {
	e, known := a.Catalog.Entry(code)
	if !known {
		return page{title: text("entry.unknown"), body: []fyne.CanvasObject{title(text("entry.unknown"))}}
	}
	body := []fyne.CanvasObject{
		stack(small(e.Label()+" · "+e.Title), title(text("correct.title"))),
		paragraph(text("correct.for")),
	}
	all := a.doubts(code)
	for _, kind := range []string{"ours", "part", "cause", "step"} {
		var rows []fyne.CanvasObject
		for _, d := range all {
			if d.kind == kind {
				rows = append(rows, a.doubtRow(code, d))
			}
		}
		if len(rows) > 0 {
			body = append(body, gapped(append([]fyne.CanvasObject{heading(text("correct.kind." + kind))}, rows...)))
		}
	}
	return page{title: text("correct.title"), list: true, body: body}
}

func (a *App) doubtRow(code string, d doubt) fyne.CanvasObject {
	lines, label := []fyne.CanvasObject{paragraph(d.words)}, d.words
	if d.more != "" {
		lines, label = append(lines, small(drawn(d.more))), d.words+" "+d.more
	}
	return a.link(nil, label, func() { a.openDoubt(code, d.id) }, lines...)
}

// openDoubt readies the form for one thing that may be wrong.
func (a *App) openDoubt(code, id string) { a.open(route{mendPage, id + inEntry + code}) }

// inEntry stands between the id of a doubt and the code of its entry.
const inEntry = " in "

// mendPage readies the form that corrects an entry of the list.
func (a *App) mendPage(about string) page {
	id, code, _ := strings.Cut(about, inEntry)
	all := a.doubts(code)
	i := slices.IndexFunc(all, func(d doubt) bool { return d.id == id })
	if i < 0 {
		return a.correctPage(code)
	}
	d, r := all[i], route{mendPage, about}
	if done := a.filling(r); done.chosen["wrong"] == "" && d.wrong != "" {
		done.chosen["wrong"] = d.wrong
	}
	content, hints := map[string]string{"code": code, "current": d.current, "correct": d.correct}, map[string]string{"current": d.hint}
	if d.kind == "ours" {
		hints["verified"] = text("correct.not-tried") // nobody has tried it on this PC
	} else {
		content["verified"] = a.listedVersions()
	}
	subject := []fyne.CanvasObject{paragraph(d.words)}
	if d.more != "" {
		subject = append(subject, small(drawn(d.more)))
	}
	return a.newPaper(correctionForm, r, content, hints).page(text("correct.form"), stack(small(code), title(text("correct.form"))), quote(subject...))
}
