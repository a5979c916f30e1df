package review

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// said is a story of one-line quotations: each line "SPEAKER said WORDS." gives one, with its words after "said ".
func said(t testing.TB, lines ...string) *Document {
	t.Helper()
	var f story.Findings
	all := strings.Join(lines, "\n")
	at := 0
	for i, l := range lines {
		speaker, words, ok := strings.Cut(l, " said ")
		if ok {
			start := at + len(speaker) + len(" said ")
			f.Quotes = append(f.Quotes, story.Quote{ID: fmt.Sprint("q", i+1), Kind: story.Indirect, Confidence: 0.95,
				Speaker: []story.Span{{Start: at, End: at + len(speaker)}}, Cue: []story.Span{{Start: at + len(speaker) + 1, End: start - 1}},
				Parts: []story.Span{{Start: start, End: start + len(words)}}, SpeakerName: "Ben Ruiz", SpeakerEntity: "e1"})
		}
		at += len(l) + 1
	}
	for i, name := range []string{"Ben Ruiz", "Ada Hale"} {
		e := story.Entity{ID: fmt.Sprint("e", i+1), Name: name, Type: story.Person}
		for _, form := range []string{name, strings.Fields(name)[1]} {
			for from := 0; ; {
				i := strings.Index(all[from:], form)
				if i < 0 {
					break
				}
				m := story.Span{Start: from + i, End: from + i + len(form)}
				from = m.End
				if !slices.ContainsFunc(e.Mentions, m.Overlaps) {
					e.Mentions = append(e.Mentions, m)
				}
			}
		}
		slices.SortFunc(e.Mentions, func(a, b story.Span) int { return a.Start - b.Start })
		f.Entities = append(f.Entities, e)
	}
	d, err := Open("s", "", all, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestRisks(t *testing.T) {
	known := func(name string) bool { return name == "Ben Ruiz" }
	for want, change := range map[Risk]func(q *QuoteRow){
		RiskChanged:   func(q *QuoteRow) { q.Status, q.Alternatives = story.NeedsLook, []story.Alternative{{Score: 0.4}} },
		RiskRivals:    func(q *QuoteRow) { q.Alternatives, q.Cue = []story.Alternative{{Score: 0.02}, {Score: 0.3}}, nil },
		RiskNotByName: func(q *QuoteRow) { q.Speaker, q.Cue = []story.Span{{Start: 9, End: 13}}, nil },
		RiskNoCue:     func(q *QuoteRow) { q.Cue, q.Flags = nil, []string{story.FlagUnclosed} },
		RiskUnclosed: func(q *QuoteRow) {
			q.Flags, q.SpeakerEntity, q.Quote.SpeakerName = []string{story.FlagUnclosed}, "", "Somebody"
		},
		RiskNewPerson: func(q *QuoteRow) { q.SpeakerEntity, q.Quote.SpeakerName, q.Confidence = "", "Somebody", 0.1 },
		RiskUnsure:    func(q *QuoteRow) { q.Confidence = 0.3 },
		RiskNone:      func(q *QuoteRow) { q.Alternatives = []story.Alternative{{Score: 0.01}} },
	} {
		d := said(t, "Ben Ruiz said the road is open")
		change(&d.quotes[0])
		if got := d.Queue(known); len(got) != 1 || got[0].Risk != want || want.Why() == "" {
			t.Errorf("%v: %v", want, got)
		}
	}
	for words, want := range map[string]Risk{
		"the road is open": RiskNone, "it cost 40 euros": RiskWeighty, "it cost millions": RiskWeighty, "the board lied to us": RiskWeighty,
		"the manager was accused of theft": RiskWeighty, "the skill is rare": RiskNone, "it was a fraudulent claim": RiskWeighty,
	} {
		if got := said(t, "Ruiz said "+words).Queue(nil); got[0].Risk != want {
			t.Errorf("%q: %s", words, got[0].Risk.Why())
		}
	}
}

func TestQueueGoesByRiskThenText(t *testing.T) {
	d := said(t, "Ben Ruiz said it is open", "He said it is wide", "Ruiz said it cost 5 million", "She said it is long", "Hale said so")
	order := func() (ids []string) {
		for _, r := range d.Queue(nil) {
			ids = append(ids, r.ID)
		}
		return ids
	}
	if diff := cmp.Diff([]string{"q2", "q4", "q3", "q1", "q5"}, order()); diff != "" {
		t.Fatal(diff)
	}
	at := ""
	var walked []string
	for range 6 {
		at = d.NextOpen(at, nil)
		walked = append(walked, at)
	}
	if diff := cmp.Diff([]string{"q2", "q4", "q3", "q1", "q5", "q2"}, walked); diff != "" {
		t.Error(diff)
	}
	step, err := d.ConfirmAll(Quotes, []string{"q4", "q1", "q5"}, "key")
	keep(t, d, step, err)
	if got := d.NextOpen("q4", nil); got != "q3" {
		t.Errorf("after a confirmed row comes %q", got)
	}
	if diff := cmp.Diff([]string{"q2", "q3"}, order()); diff != "" {
		t.Error(diff)
	}
	step, err = d.RejectAll(Quotes, []string{"q2", "q3"}, RejectReasons(Quotes)[0], "key")
	keep(t, d, step, err)
	if got := d.NextOpen("q3", nil); got != "" {
		t.Errorf("nothing is open, got %q", got)
	}
	if q, _ := d.Quote("q2"); q.Reason != "scare quotes" {
		t.Errorf("rejected for %q", q.Reason)
	}
	keep(t, d, d.Undo(), nil)
	if diff := cmp.Diff([]string{"q2", "q3"}, order()); diff != "" {
		t.Errorf("one undo for all:\n%s", diff)
	}
}

func TestAlsoFollowsThePronoun(t *testing.T) {
	for name, c := range map[string]struct {
		lines []string
		of    string
		want  []string
	}{
		"both ways":                      {[]string{"Ben Ruiz said one", "He said two", "He said three", "He said four"}, "q3", []string{"q2", "q4"}},
		"another pronoun does not count": {[]string{"Ben Ruiz said one", "He said two", "She said three", "his said four"}, "q2", []string{"q4"}},
		"named again":                    {[]string{"He said one", "He said two", "Then Ruiz came.", "He said four"}, "q1", []string{"q2"}},
		"a role":                         {[]string{"The mayor said one", "The mayor said two", "The clerk said three"}, "q1", []string{"q2"}},
		"a name means one everywhere":    {[]string{"Ruiz said one", "Ben Ruiz left.", "Ruiz said three", "He said four"}, "q1", []string{"q3"}},
	} {
		d := said(t, c.lines...)
		if got := d.Also(c.of); got != nil {
			t.Errorf("%s: %v before any change", name, got)
		}
		q, _ := d.Quote(c.of)
		step, err := d.SetSpeaker(c.of, Speaker{Mention: q.Speaker, Name: "Ada Hale", Entity: "e2"}, "key")
		keep(t, d, step, err)
		got := d.Also(c.of)
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		before := state(t, d)
		step, err = d.GiveAlso(c.of, got, "key")
		keep(t, d, step, err)
		for _, id := range got {
			if q, _ := d.Quote(id); d.SpeakerName(q) != "Ada Hale" || q.Status != story.Corrected || len(q.Speaker) != 1 {
				t.Errorf("%s: %s is %s by %s", name, id, q.Status, d.SpeakerName(q))
			}
		}
		if got := d.Also(c.of); got != nil {
			t.Errorf("%s: still %v", name, got)
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", name, diff)
		}
	}
}

func TestAlsoStopsAtASettledRow(t *testing.T) {
	d := said(t, "He said one", "He said two", "He said three")
	step, err := d.Confirm(Quotes, "q2", "key")
	keep(t, d, step, err)
	step, err = d.SetSpeaker("q1", Speaker{Name: "Ada Hale", Entity: "e2", Mention: d.quotes[0].Speaker}, "key")
	keep(t, d, step, err)
	if got := d.Also("q1"); got != nil {
		t.Errorf("passed a confirmed row: %v", got)
	}
}
