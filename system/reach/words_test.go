package reach

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"text/template"

	"unpause/resources"
	"unpause/system/check"
)

var englishTexts = sync.OnceValues(func() (all map[string]string, err error) {
	data, err := resources.Texts.ReadFile("texts/" + resources.English + ".json")
	if err != nil {
		return nil, err
	}
	err = json.Unmarshal(data, &all)
	return all, err
})

// english puts words together as the rows of the tests have them.
func english(t testing.TB, w check.Words) string {
	t.Helper()
	all, err := englishTexts()
	if err != nil {
		t.Fatal(err)
	}
	return w.Tell(func(key check.Key, gaps map[string]any) string {
		var out strings.Builder
		text, err := template.New("").Option("missingkey=error").Parse(all["what."+string(key)])
		if err == nil {
			err = text.Execute(&out, gaps)
		}
		if err != nil {
			t.Errorf("%s: %v", key, err)
		}
		return out.String()
	})
}

// TestEveryFailureFitsIntoAFinding: each failure is said by a text of its own, in the same words in English as in the raw lines.
func TestEveryFailureFitsIntoAFinding(t *testing.T) {
	for _, f := range []failure{
		errSlow, errNoName, errNoNames, errRefused, errForbidden, errNoWay, errCutOff, errNowhere, errOutdated, errOtherName, errUntrusted, errUnsecured, errNonsense,
		errFailed, errOffLimits,
	} {
		if got := english(t, because(f)); got != f.Error() {
			t.Errorf("%q is said as %q", f, got)
		}
	}
}
