package search

// sample is a small world: five documents and a lexicon with one of everything.
func sample() *Index {
	return New([]Document{
		{Codes: []string{"auth:3"}, Family: "auth", Messages: []string{"A firewall may be blocking the player."}, Summary: "The firewall stops it.", Says: []string{"norton"}, Often: 0.2},
		{Codes: []string{"accounts:53–55", "accounts:53", "accounts:54", "accounts:55"}, Family: "accounts", Messages: []string{"Your network is blocking the player."}, Title: "Proxy", Often: 0.1},
		{Codes: []string{"accounts:403"}, Family: "accounts", Messages: []string{"Account disabled."}, Summary: "Your account is closed."},
		{Codes: []string{"LICENCE_REQUEST_FAILED"}, Family: "playback", Summary: "The licence was refused."},
		{Codes: []string{"HTTP 403 — PREMIUM_REQUIRED"}, Family: "web", Title: "Premium is needed."},
		{Codes: []string{"com.player.setup −2"}, Family: "mac", Summary: "It cannot be unpacked."},
	}, Lexicon{
		Small: []string{"a", "the", "is", "may", "be", "my", "it", "and", "your", "when", "with"},
		Faint: []string{"today"},
		Concepts: []Concept{
			{"sign-in", []string{"log in", "login", "sign in"}},
			{"security", []string{"antivirus", "norton", "security program"}},
			{"licence", []string{"licence", "license"}},
			{"proxy", []string{"proxy"}},
			{"mac", []string{"mac"}},
		},
		Ways: []Way{{"People who cannot get in", []string{"sign in refused badly today", "kicked out"}, []string{"accounts:403", "auth:3"}}},
		Families: []Family{
			{Family: "accounts", Names: []string{"accounts", "account"}, Write: "accounts:{number}"},
			{Family: "auth", Names: []string{"auth"}},
			{Family: "mac", Names: []string{"com player setup"}, Near: []string{"mac"}},
			{Family: "web", Names: []string{"http", "status"}, Weak: true},
			{Family: "playback", Near: []string{"licence"}, Codes: []string{"LICENCE_REQUEST_FAILED"}, From: 400, To: 599},
			{Family: "accounts", Near: []string{"proxy"}, Codes: []string{"accounts:53–55"}, From: 401, To: 407},
		},
		Others: []Other{
			{Family: "auth", From: 16, To: 16, Means: []string{"auth:3"}},
			{From: 100, To: 199, Means: []string{"auth:3"}},
			{Family: "accounts", From: 0, To: 999},
		},
		Called:  []string{"error", "code"},
		Between: []string{"error", "code", "no", "is"},
		Foreign: []string{"windows", "version"},
		Ends:    []string{"exit", "exited"},
		Units:   []string{"hours", "gb"},
	})
}

// codes are those of the results, best first.
func codes(x *Index, query string) (all []string) {
	for _, r := range x.Search(query) {
		all = append(all, x.docs[r.Doc].code)
	}
	return all
}
