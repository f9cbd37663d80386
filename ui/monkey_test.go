package ui

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"unpause/system"
)

var (
	monkeyActions = flag.Int("monkey", 0, "how many actions TestMonkey does; 0: as many as there is time for whenever all tests run")
	monkeySeed    = flag.Uint64("seed", 1, "what the chances of TestMonkey come from; 0: other ones each time")
)

// monkey uses the program at random: what it does, and all that the PC answers, comes from one seed, so that a run can be played again.
type monkey struct {
	*screen
	rand    *rand.Rand
	seed    uint64
	actions int      // how many there will be
	done    int      // how many there were
	trail   []string // the last of them
	world   world
	jobs    []*job // work that waits
	running *job   // the one that goes on now; nil when none does
	visited map[pageKind]int
	pressed map[string]int // by label
}

const (
	escapeEvery = 250  // after so many actions it is tried whether Esc leads home
	cleanEvery  = 250  // and what is not to be seen any more is thrown away
	warmUp      = 1000 // then the program takes what it always takes; not a share of all actions, so that a shorter run begins like a longer one
	longRun     = 5000 // has so many actions that every page must be seen, and that it can be told what grows
	trailLength = 30   // so many actions are told when there is a fault
)

// TestMonkey uses the program at random, and after each action looks at what must hold on every page, whatever happened before. Last it looks for what has grown.
func TestMonkey(t *testing.T) {
	speakEnglish(t)
	t.Setenv("HOME", t.TempDir()) // Fyne's own question for a file begins there
	m := newMonkey(t)
	defer m.tellPanic()
	var warm footprint
	for began := time.Now(); m.done < m.actions; m.tellSpeed(began) {
		m.done++
		m.act()
		m.look()
		if m.done%escapeEvery == 0 {
			m.escapeHome()
		}
		if m.done%cleanEvery == 0 {
			clean(m.window)
		}
		if m.done == warmUp {
			warm = m.weigh()
		}
	}
	if now := m.weigh(); m.actions > warmUp {
		m.mayGrow(warm, now)
	}
	m.checkReach()
}

// tellSpeed says now and then how far a long run is.
func (m *monkey) tellSpeed(began time.Time) {
	if m.done == m.actions || m.done%longRun == 0 {
		m.t.Logf("seed %d: %d actions, %.0f a second; pages: %v", m.seed, m.done, float64(m.done)/time.Since(began).Seconds(), m.visited)
	}
}

// howMany is how many actions are done.
func howMany() int {
	const usual, withRaceDetector = 1500, 300
	switch {
	case *monkeyActions > 0:
		return *monkeyActions
	case raceDetector:
		return withRaceDetector
	}
	return usual
}

func newMonkey(t *testing.T) *monkey {
	m := &monkey{screen: &screen{t: t}, actions: howMany(), seed: *monkeySeed, visited: map[pageKind]int{}, pressed: map[string]int{}}
	if m.seed == 0 {
		m.seed = uint64(time.Now().UnixNano())
	}
	m.rand = rand.New(rand.NewPCG(m.seed, 0))
	m.world = newWorld(t, m)
	test.NewTempApp(t)
	throwAwaySoon(t)
	m.start()
	t.Cleanup(func() { m.end() })
	return m
}

// chance is true once in so many times.
func (m *monkey) chance(outOf int) bool { return m.rand.IntN(outOf) == 0 }

// pick takes one of several at random.
func pick[T any](m *monkey, all []T) T { return all[m.rand.IntN(len(all))] }

// note keeps what is about to be done.
func (m *monkey) note(format string, details ...any) {
	r := m.app.here()
	m.trail = append(m.trail, fmt.Sprintf("%6d %s %.40q: %s", m.done, r.kind, r.about, fmt.Sprintf(format, details...)))
	m.trail = m.trail[max(0, len(m.trail)-trailLength):]
}

// fail ends the test with what was found, what was done before, and how to see it again.
func (m *monkey) fail(format string, details ...any) {
	m.t.Helper()
	m.t.Fatalf("%s\nThe last actions:\n%s\nTo see it again: go test ./ui -run TestMonkey -seed %d -monkey %d", fmt.Sprintf(format, details...), strings.Join(m.trail, "\n"), m.seed, m.done)
}

// tellPanic is fail for a panic.
func (m *monkey) tellPanic() {
	if p := recover(); p != nil {
		m.fail("panic: %v\n%s", p, debug.Stack())
	}
}

// checkReach demands that a long run has seen every kind of page: a monkey that is shut out of one finds nothing there.
func (m *monkey) checkReach() {
	for _, kind := range pageKinds {
		if m.actions >= longRun && m.visited[kind] == 0 {
			m.fail("the page %s was never seen", kind)
		}
	}
}

// start opens the program in a new window, as it is after a start: with the settings that were kept, and perhaps with a wish and the report of a crash. What else
// outlives the program is in the world's past.
func (m *monkey) start() {
	m.crash = pick(m, []string{"", "", crashText, strings.Repeat(crashText, 300)})
	d := m.world.deps()
	fyne.CurrentApp().Settings().SetTheme(ThemeFor(d.Settings, d.Wishes))
	m.window = test.NewWindow(nil)
	m.window.Resize(pick(m, windowSizes))
	app, err := New(m.window, d)
	if err != nil {
		m.t.Fatal(err)
	}
	m.app = app
	if m.chance(3) {
		app.Grant(Wish{Words: pick(m, queries), Link: m.chance(2)})
	}
}

// end closes the program, or kills it. Work that waits never ends.
func (m *monkey) end() {
	if m.chance(2) {
		m.app.Close()
	}
	for _, j := range m.jobs {
		j.stop()
	}
	m.jobs = nil
	m.window.Close()
}

// keep is what SaveSettings does.
func (m *monkey) keep(chosen system.Settings) error {
	if m.chance(5) {
		return &os.PathError{Op: "write", Path: "settings.json", Err: os.ErrPermission}
	}
	m.settings = chosen
	return nil
}

// pageKinds are all kinds of pages.
var pageKinds = []pageKind{
	homePage, areaPage, entryPage, walkPage, findPage, askPage, toldPage, checkPage, consentPage, helpPage, setPage, changesPage, reportPage, crashPage, tellPage, correctPage,
	mendPage, nonePage,
}

// look demands what holds on every page.
func (m *monkey) look() {
	m.visited[m.app.here().kind]++
	if !slices.Contains(pageKinds, m.app.here().kind) {
		m.fail("there is no page %q", m.app.here().kind)
	}
	m.lookAtTitle()
	m.lookAtWays()
	m.lookAtScroll()
	m.lookAtObjects()
}
