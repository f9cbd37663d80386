package catalog

import (
	"slices"
	"testing"
)

// TestWhatFindingsClaim: what only seems so is told with a "may" and gives hints, and so does what may be harmless. What is sure stays sure.
func TestWhatFindingsClaim(t *testing.T) {
	sure := func(question, option string) Answer { return Answer{Condition{question, option}, false} }
	hint := func(question, option string) Answer { return Answer{Condition{question, option}, true} }
	type claim struct {
		may, problem bool
		answers      []Answer
	}
	c := loaded(t)
	for at, want := range map[[2]string]claim{
		{"service-netprofm", "disabled"}: {problem: true, answers: []Answer{sure("netprofm", "off")}},
		{"service-netprofm", "stopped"}:  {may: true, problem: true, answers: []Answer{hint("netprofm", "off")}},
		{"service-nlasvc", "stopped"}:    {may: true, problem: true, answers: []Answer{hint("nlasvc", "off")}},
		{"hosts", "unclear"}:             {answers: []Answer{hint("hosts", "clean")}},
		{"hosts", "elsewhere"}:           {may: true, problem: true, answers: []Answer{hint("hosts", "harmful")}},
		{"hosts", "harmful"}:             {problem: true, answers: []Answer{sure("blocklist", "hosts"), sure("hosts", "harmful")}},
		{"proxy-windows", "dead-script"}: {may: true, problem: true, answers: []Answer{hint("proxy", "on"), hint("windows-proxy", "dead")}},
		{"proxy-spotify", "off"}:         {answers: []Answer{sure("proxy", "off"), sure("spotify-proxy", "off")}},
		{"proxy-spotify", "automatic"}:   {answers: []Answer{sure("spotify-proxy", "off")}},
		{"vpn", "perhaps"}:               {answers: []Answer{hint("vpn", "on")}},
		{"firewall-outbound", "closed"}:  {may: true, problem: true, answers: []Answer{hint("firewall-rule", "yes")}},
		{"firewall-outbound", "allowed"}: {},
		{"firewall-rules", "blocked"}:    {problem: true, answers: []Answer{sure("firewall-rule", "yes")}},
		{"firewall-rules", "partly"}:     {answers: []Answer{hint("firewall-rule", "yes")}},
		{"security-programs", "some"}:    {answers: []Answer{sure("security", "yes")}},
		{"security-programs", "off"}:     {answers: []Answer{hint("security", "yes")}},
		{"windows-online", "no"}:         {may: true, problem: true, answers: []Answer{sure("globe", "yes")}},
		{"clock", "wrong"}:               {problem: true, answers: []Answer{sure("clock", "wrong")}},
		{"clock", "behind"}:              {may: true, problem: true, answers: []Answer{hint("clock", "wrong")}},
		{"client-changed", "unchanged"}:  {answers: []Answer{hint("blocklist", "no"), sure("updates", "free")}},
		{"client-changed", "store"}:      {answers: []Answer{hint("blocklist", "no"), hint("updates", "free")}},
		{"client-changed", "spicetify"}:  {answers: []Answer{hint("blocklist", "tool")}},
		{"rights", "silent"}:             {},
		{"windows-version", "server"}:    {},
		{"spotify-running", "no"}:        {answers: []Answer{sure("running", "no")}},
		{"file-holders", "none"}:         {answers: []Answer{sure("file-holders", "no")}},
	} {
		check, _ := c.Check(at[0])
		f, ok := check.Finding(at[1])
		got := claim{f.May, f.Headline != "", f.Answers}
		byQuestion := func(a, b Answer) int { return c.questionIndex(a.Question) - c.questionIndex(b.Question) }
		slices.SortFunc(got.answers, byQuestion)
		slices.SortFunc(want.answers, byQuestion)
		if !ok || got.may != want.may || got.problem != want.problem || !slices.Equal(got.answers, want.answers) {
			t.Errorf("%v claims %+v, want %+v", at, got, want)
		}
	}
}

// TestWhatStopsTheInternetTest: where Windows says that there is no internet, what stops its test is the reason, and none of the checks below is explained away.
func TestWhatStopsTheInternetTest(t *testing.T) {
	c := loaded(t)
	for check, finding := range map[string]string{
		"connected": "no", "service-netprofm": "disabled", "probing": "off", "proxy-windows": "dead", "firewall-outbound": "closed", "chromium-online": "no",
	} {
		judged := c.Judge(map[string]string{check: finding, "windows-online": "no"})
		if len(judged) != 2 || judged[0].ID != check || judged[1].Standing != Follows {
			t.Errorf("%s: %s: %+v", check, finding, judged)
		}
	}
	judged := c.Judge(map[string]string{"windows-online": "no", "net-web": "ok", "net-ports": "shut"})
	if i := slices.IndexFunc(judged, func(j Judged) bool { return j.ID == "net-ports" }); i < 0 || judged[i].Standing != Problem {
		t.Errorf("%+v", judged)
	}
}
