package ui

import (
	"fmt"
	"slices"
	"strings"

	"unpause/catalog"
	"unpause/resources"
	"unpause/system"
	"unpause/system/check"
	"unpause/wizard"
)

// tellPage readies the form that reports a code which is not in the list. It holds what was typed, what was tried and which versions these are; all of it is shown
// before it is copied.
func (a *App) tellPage(code string) page {
	content := map[string]string{"code": code, "steps": a.helped(), "versions": a.listedVersions(), "notes": a.notes()}
	hints := map[string]string{}
	if content["steps"] != "" {
		hints["steps"] = text("tell.helped")
	}
	return a.newPaper(newCodeForm, route{tellPage, code}, content, hints).page(text("tell.title"),
		title(text("tell.title")), paragraph(text("tell.for")))
}

// private takes out of a text what tells who the person is.
func (a *App) private(s string) string {
	clean, _ := a.Hide(s)
	return clean
}

// english is the catalogue in the language of the list. If it cannot be had, that of the screens is better than nothing.
func (a *App) english() *catalog.Catalog {
	if a.Language == resources.English {
		return a.Catalog
	}
	if a.inEnglish == nil {
		cat, err := a.LoadIn(resources.English)
		if err != nil {
			return a.Catalog
		}
		a.inEnglish = cat
	}
	return a.inEnglish
}

// triedWith are the steps of which the person said this, in the language of the list, by the entries they belong to.
func (a *App) triedWith(said wizard.Outcome, tell func(e catalog.Entry, steps []catalog.Step)) {
	for _, e := range a.english().Entries() {
		w, walked := a.walks[e.Code]
		if !walked {
			continue
		}
		var steps []catalog.Step
		for _, s := range w.With(said) {
			steps = append(steps, e.Steps[slices.IndexFunc(e.Steps, func(x catalog.Step) bool { return x.ID == s.ID })])
		}
		if len(steps) > 0 {
			tell(e, steps)
		}
	}
}

// helped are the steps that helped, word for word, with their commands.
func (a *App) helped() string {
	var parts []string
	n := 0
	a.triedWith(wizard.Solved, func(e catalog.Entry, steps []catalog.Step) {
		for _, s := range steps {
			n++
			parts = append(parts, fmt.Sprintf("%d. %s (from the steps for %s)\n%s", n, s.Title, e.Code, a.inFull(s)))
		}
	})
	return strings.Join(parts, "\n\n")
}

// inFull is what to do in a step: its text, its clicks and its commands.
func (a *App) inFull(s catalog.Step) string {
	lines := []string{s.Text}
	for _, click := range s.Clicks {
		lines = append(lines, "- "+click)
	}
	for _, x := range s.Actions {
		if x.Kind == catalog.RunCommand && system.IsProgram(x.ID) && a.evidence().Allows(x.When) {
			lines = append(lines, "- Command: "+a.Runner.Line(x.ID))
		}
	}
	return strings.Join(lines, "\n")
}

// notes say what was typed, what was tried in vain, and from where the report comes.
func (a *App) notes() string {
	lines := []string{"Found with Unpause " + a.Version}
	if typed := Cleaned(a.query); typed != "" {
		lines = append(lines, "Typed into Unpause: "+typed)
	}
	a.triedWith(wizard.StillBroken, func(e catalog.Entry, steps []catalog.Step) {
		for _, s := range steps {
			lines = append(lines, fmt.Sprintf("Tried without success (from the steps for %s): %s", e.Code, s.Title))
		}
	})
	return strings.Join(lines, "\n")
}

// listedVersions are those of Windows and of Spotify, as far as they are known, in the way of the list.
func (a *App) listedVersions() string { return a.listedWindows() + " / " + a.listedSpotify() }

func (a *App) listedWindows() string {
	seen := a.checks.results["windows-version"]
	name, number := "Windows "+a.start.Facts.Windows, seen.What.Tell(asListed)
	switch seen.Finding {
	case "10", "11":
		name = "Windows " + seen.Finding
	case "server":
		name = "Windows Server"
	case "older":
		name = "Windows before 10"
	case "":
		if a.start.Facts.Windows == "" {
			return "OS version not known"
		}
		return name
	}
	return strings.TrimRight(name+" "+number, " ")
}

func (a *App) listedSpotify() string {
	edition := map[string]string{"website": " (from its website)", "store": " (from the Microsoft Store)"}[a.start.Facts.Spotify]
	if seen := a.checks.results["spotify-version"]; seen.Finding != "" {
		return "Spotify " + seen.What.Tell(asListed) + edition
	}
	return "Spotify" + edition + ", version not known"
}

// asListed puts the words of a version together as the list writes them, whatever language is spoken.
func asListed(key check.Key, gaps values) string {
	switch key {
	case "build":
		return fmt.Sprintf("build %v", gaps["number"])
	case "comma":
		return fmt.Sprintf("%v, %v", gaps["first"], gaps["last"])
	}
	return ""
}
