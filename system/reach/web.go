package reach

import (
	"context"
	"net/http"

	"unpause/system/check"
)

// Windows' own internet test (4.14).
const (
	testPage = "http://" + testHost + "/connecttest.txt"
	testText = "Microsoft Connect Test"
)

// otherPage is one that has nothing to do with Spotify, nor with a test.
const otherPage = "https://" + otherHost + "/"

// Why the test page can say nothing.
const (
	errTestPage    = doubt("Microsoft's test page has trouble")
	errTestBlocked = doubt("Microsoft's test page cannot be reached, but the internet can")
	errTestCovered = doubt("something shows a page of its own in place of Microsoft's test page, but not in place of others")
)

func web(ctx context.Context, v *visit, _ check.PC) check.Seen {
	a, err := v.get(ctx, testPage, mostBody)
	switch {
	case err != nil:
		return withoutTestPage(ctx, v, err)
	case leadsNowhere(a.Remote) && (a.isTestPage() || !local(a.Remote)): // a blocking list led here, or a company has a test page of its own
		return unknown(errNowhere)
	case a.isTestPage():
		return found("ok")
	case a.Status >= 500 && a.Status != http.StatusNetworkAuthenticationRequired:
		return unknown(errTestPage)
	}
	return behindAnotherPage(ctx, v)
}

// behindAnotherPage asks for another page before it says that the network wants a sign-in: filters show their own page for the test page alone. A network that
// wants a sign-in has no certificate that this PC trusts for the other page.
func behindAnotherPage(ctx context.Context, v *visit) check.Seen {
	a, err := v.get(ctx, otherPage, 0)
	if err == nil || err == errOutdated && public(a.Issuer) {
		return unknown(errTestCovered)
	}
	return found("portal")
}

// withoutTestPage asks another server before it says that there is no internet: privacy tools block the test page alone.
func withoutTestPage(ctx context.Context, v *visit, err error) check.Seen {
	if v.connect(ctx, otherHost, securePort) == nil {
		return unknown(errTestBlocked)
	}
	return foundWords("fails", because(err))
}

func (a answer) isTestPage() bool { return a.Status == http.StatusOK && string(a.Body) == testText }

// webWorks tells whether a server that could not be reached is alone in that.
func webWorks(ctx context.Context, v *visit) bool {
	a, err := v.get(ctx, testPage, mostBody)
	return err == nil && a.isTestPage() && !leadsNowhere(a.Remote)
}
