package wizard

import (
	"cmp"
	"slices"
	"testing"

	"unpause/catalog"
)

// given finds the reason for an answer.
func given(reasons []Reason, question string) (Reason, bool) {
	i := slices.IndexFunc(reasons, func(r Reason) bool { return r.Question == question })
	if i < 0 {
		return Reason{}, false
	}
	return reasons[i], true
}

func TestReasons(t *testing.T) {
	d := NewDiagnosis(load(t))
	if err := d.Found(surely("vpn", "on")); err != nil {
		t.Fatal(err)
	}
	say(t, d, "words", "offline", "firefox", "works", "chrome", "fails", "pages", "no", "login-way", catalog.Unsure)
	speakFor, against := d.Reasons("accounts:4")
	for _, question := range []string{"words", "chrome"} {
		if r, ok := given(speakFor, question); !ok || r.Weight <= 0 || r.Because == "" {
			t.Errorf("%s does not speak for it: %+v", question, speakFor)
		}
	}
	if r, ok := given(against, "pages"); !ok || r.Weight >= 0 {
		t.Errorf("that no page opens does not speak against it: %+v", against)
	}
	for _, r := range against {
		if r.Because != "" {
			t.Errorf("%s speaks against it, because %q", r.Question, r.Because)
		}
	}
	for _, r := range append(speakFor, against...) {
		if r.Question == "login-way" {
			t.Error("an answer that says nothing is a reason")
		}
		if r.Found != (r.Question == "vpn") {
			t.Errorf("%s: found is %v", r.Question, r.Found)
		}
	}
	if !slices.IsSortedFunc(speakFor, func(a, b Reason) int { return cmp.Compare(b.Weight, a.Weight) }) {
		t.Errorf("the weightiest is not first: %+v", speakFor)
	}
	if a, b := d.Reasons("no such code"); a != nil || b != nil {
		t.Error("reasons for an unknown code")
	}
}

// TestDoubtsWouldCount: each answer that is said to speak against an error lowers it when it is given.
func TestDoubtsWouldCount(t *testing.T) {
	cat := load(t)
	for _, e := range cat.Entries() {
		d := NewDiagnosis(cat)
		say(t, d, "words", e.Signs[0].Fits[0])
		before := d.Ranking()[place(d, e.Code)-1].Probability
		doubts := d.Doubts(e.Code, 3)
		if len(doubts) == 0 && e.Area != "Web API" {
			t.Errorf("nothing would speak against %s", e.Code)
		}
		for _, c := range doubts {
			if c.Question == "key-word" {
				t.Errorf("%s: the words are known", e.Code)
			}
			say(t, d, c.Question, c.Option)
			if after := d.Ranking()[place(d, e.Code)-1].Probability; after >= before {
				t.Errorf("%s: %s: %s makes it %v, after %v", e.Code, c.Question, c.Option, after, before)
			}
			d.Back()
		}
	}
}

func TestCause(t *testing.T) {
	d := NewDiagnosis(load(t))
	say(t, d, "words", "firewall", "blocklist", "hosts")
	if cause, share := d.Cause("auth:3"); cause != 3 || share < 0.5 {
		t.Errorf("cause %d, share %v", cause, share)
	}
	if _, share := d.Cause("no such code"); share != 0 {
		t.Errorf("share %v", share)
	}
}
