package reach

import (
	"context"
	"fmt"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"
)

// patience is how long a single contact may take.
const patience = 5 * time.Second

// mostBody is how much of a page is read, where it is read at all.
const mostBody = 64 << 10

// errOffLimits keeps a check from contacting somebody who does not stand in the table.
var errOffLimits = failure{"fail.off-limits", "this program does not contact that server"}

// visit is the way to others of one run of a check: it leads only where the table says, has patience, and notes what was done.
type visit struct {
	check string
	net   client

	mu    sync.Mutex
	notes []string
}

func (v *visit) lookUp(ctx context.Context, host string) ([]netip.Addr, error) {
	if !mayLookUp(v.check, host) {
		return nil, errOffLimits
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	addresses, err := v.net.LookupHost(ctx, host)
	var shown []string
	for _, a := range addresses {
		shown = append(shown, shownAddress(a))
	}
	v.note("name "+host, began, err, strings.Join(shown, ", "))
	return addresses, err
}

// connect reports by a nil error that a port of a host can be reached.
func (v *visit) connect(ctx context.Context, host string, port int) error {
	if !mayReach(v.check, host, port) {
		return errOffLimits
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	remote, err := v.net.DialTCP(ctx, host, port)
	if err == nil && leadsNowhere(remote) {
		err = errNowhere // something on this PC or in its network answers for the server
	}
	v.note(fmt.Sprintf("connect %s:%d", host, port), began, err, shownAddress(remote))
	return err
}

func (v *visit) get(ctx context.Context, page string, most int64) (answer, error) {
	if !v.mayRead(page) {
		return answer{}, errOffLimits
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	began := time.Now()
	a, err := v.net.Get(ctx, page, most)
	v.note("GET "+page, began, err, a.details())
	return a, err
}

// mayRead takes only addresses without a port, because the table knows no host with one.
func (v *visit) mayRead(page string) bool {
	ports := map[string]int{"http": webPort, "https": securePort}
	u, err := url.Parse(page)
	return err == nil && ports[u.Scheme] != 0 && u.User == nil && mayReach(v.check, u.Host, ports[u.Scheme])
}

func (a answer) details() string {
	var parts []string
	if a.Status != 0 {
		parts = append(parts, fmt.Sprintf("status %d", a.Status))
	}
	if !a.Date.IsZero() {
		parts = append(parts, "date "+a.Date.UTC().Format(time.RFC3339))
	}
	if a.Remote.IsValid() {
		parts = append(parts, "from "+shownAddress(a.Remote))
	}
	if name := a.Issuer.String(); name != "" {
		parts = append(parts, "certificate issued by "+name)
	}
	return strings.Join(parts, ", ")
}

// note writes down what came of one contact.
func (v *visit) note(what string, began time.Time, err error, details string) {
	line := what + ": "
	if err != nil {
		line += err.Error() + "; "
	}
	line += details
	v.mu.Lock()
	defer v.mu.Unlock()
	v.notes = append(v.notes, fmt.Sprintf("%s (%d ms)", strings.TrimSuffix(line, "; "), time.Since(began).Milliseconds()))
}

// raw returns the notes in an order that does not depend on who answered first.
func (v *visit) raw() []string {
	v.mu.Lock()
	defer v.mu.Unlock()
	return slices.Sorted(slices.Values(v.notes))
}

// sideBySide does the same for each item at once and returns the results in the order of the items. What panics panics here, where package check expects it.
func sideBySide[T, R any](items []T, do func(T) R) []R {
	results, faults := make([]R, len(items)), make([]any, len(items))
	var all sync.WaitGroup
	for i, item := range items {
		all.Go(func() {
			defer func() { faults[i] = recover() }()
			results[i] = do(item)
		})
	}
	all.Wait()
	for _, fault := range faults {
		if fault != nil {
			panic(fault)
		}
	}
	return results
}
