package memory

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

var day = time.Date(2026, 3, 12, 9, 0, 0, 0, time.UTC)

const pier = "Ona Pell, mayor of Leith, met Ivo Brandt. “The pier is tired,” Pell said. “So are we,” Brandt told the Harbour Board. “Go,” said the warden.\n"

// find is every place of the words in the text.
func find(text, words string) []story.Span {
	var out []story.Span
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 {
			return out
		}
		out = append(out, story.Span{Start: at + i, End: at + i + len(words)})
		at += i + len(words)
	}
}

func pierStory(t testing.TB) *review.Document {
	t.Helper()
	pell, brandt := find(pier, "Pell"), find(pier, "Brandt")
	f := story.Findings{Entities: []story.Entity{
		{ID: "e1", Type: story.Person, Name: "Ona Pell", Role: "mayor of Leith", Mentions: append(find(pier, "Ona Pell"), pell[1])},
		{ID: "e2", Type: story.Person, Name: "Ivo Brandt", Mentions: append(find(pier, "Ivo Brandt"), brandt[1])},
		{ID: "e3", Type: story.Organisation, Name: "Harbour Board", Mentions: find(pier, "Harbour Board")},
		{ID: "e4", Type: story.Place, Name: "Leith", Mentions: find(pier, "Leith")},
	}, Quotes: []story.Quote{
		{ID: "q1", Kind: story.Direct, Parts: find(pier, "“The pier is tired,”"), SpeakerName: "Ona Pell", SpeakerEntity: "e1", Speaker: pell[1:]},
		{ID: "q2", Kind: story.Direct, Parts: find(pier, "“So are we,”"), SpeakerName: "Ivo Brandt", SpeakerEntity: "e2", Speaker: brandt[1:]},
		{ID: "q3", Kind: story.Direct, Parts: find(pier, "“Go,”"), SpeakerName: "the warden", Speaker: find(pier, "the warden")},
	}}
	d, err := review.Open("s1", "Pier", pier, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func must(t testing.TB, d *review.Document, step []review.Correction, err error) {
	t.Helper()
	if err == nil {
		err = d.Apply(step)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestLearn(t *testing.T) {
	confirm := func(table review.Table, id string) func(*review.Document) ([]review.Correction, error) {
		return func(d *review.Document) ([]review.Correction, error) { return d.Confirm(table, id, "key") }
	}
	pell := Sighting{Story: "s1", At: day, Type: story.Person, Name: "Ona Pell", Role: "mayor of Leith"}
	quoted := pell
	quoted.Quotes, quoted.Words = 1, 4
	whole := quoted
	whole.Forms = []string{"Pell"}
	for name, test := range map[string]struct {
		acts []func(*review.Document) ([]review.Correction, error)
		want []Sighting
	}{
		"nothing confirmed": {nil, []Sighting{}},
		"a quotation shows its speaker, not what else the name is printed as": {
			[]func(*review.Document) ([]review.Correction, error){confirm(review.Quotes, "q1")}, []Sighting{quoted}},
		"a confirmed name brings its forms": {
			[]func(*review.Document) ([]review.Correction, error){confirm(review.Quotes, "q1"), confirm(review.Names, "e1")}, []Sighting{whole}},
		"an organisation": {[]func(*review.Document) ([]review.Correction, error){confirm(review.Names, "e3")},
			[]Sighting{{Story: "s1", At: day, Type: story.Organisation, Name: "Harbour Board"}}},
		"a place is nobody":                {[]func(*review.Document) ([]review.Correction, error){confirm(review.Names, "e4")}, []Sighting{}},
		"a description is nobody":          {[]func(*review.Document) ([]review.Correction, error){confirm(review.Quotes, "q3")}, []Sighting{}},
		"what is for a checker is open":    {[]func(*review.Document) ([]review.Correction, error){func(d *review.Document) ([]review.Correction, error) { return d.AskChecker(review.Quotes, "q1", "key") }}, []Sighting{}},
		"a rejected row is no lesson":      {[]func(*review.Document) ([]review.Correction, error){func(d *review.Document) ([]review.Correction, error) { return d.Reject(review.Quotes, "q1", "", "key") }}, []Sighting{}},
		"a rejected name is nobody’s name": {[]func(*review.Document) ([]review.Correction, error){func(d *review.Document) ([]review.Correction, error) { return d.Reject(review.Names, "e1", "", "key") }, confirm(review.Quotes, "q1")}, []Sighting{}},
		"half a name is nobody":            {[]func(*review.Document) ([]review.Correction, error){func(d *review.Document) ([]review.Correction, error) { return d.SetLabel("e1", "Pell", "cell") }, confirm(review.Quotes, "q1")}, []Sighting{}},
		"words that no name of the story is": {[]func(*review.Document) ([]review.Correction, error){func(d *review.Document) ([]review.Correction, error) {
			q, _ := d.Quote("q3")
			return d.SetSpeaker("q3", d.Speaker(q, "Jean de Groot"), "cell")
		}}, []Sighting{}},
	} {
		t.Run(name, func(t *testing.T) {
			d := pierStory(t)
			for _, act := range test.acts {
				step, err := act(d)
				then, errAfter := d.After(step)
				if errAfter != nil {
					t.Fatal(errAfter)
				}
				before := Learn(then, day)
				must(t, d, step, err)
				if diff := cmp.Diff(before, Learn(d, day)); diff != "" {
					t.Errorf("before it was stored the step taught something else: %s", diff)
				}
			}
			if diff := cmp.Diff(test.want, Learn(d, day)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestOnlyConfirmedRowsTeach decides on rows at random: what is learnt is of settled rows only, and undoing all unlearns all.
func TestOnlyConfirmedRowsTeach(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := pierStory(t)
		for i := range rapid.IntRange(0, 12).Draw(r, "acts") {
			table, id := review.Quotes, fmt.Sprint("q", rapid.IntRange(1, 3).Draw(r, "quote"))
			if rapid.Bool().Draw(r, "name") {
				table, id = review.Names, fmt.Sprint("e", rapid.IntRange(1, 4).Draw(r, "which"))
			}
			var step []review.Correction
			var err error
			switch rapid.IntRange(0, 4).Draw(r, fmt.Sprint("act ", i)) {
			case 0:
				step, err = d.Confirm(table, id, "key")
			case 1:
				step, err = d.Reject(table, id, "", "key")
			case 2:
				step, err = d.Restore(table, id, "key")
			case 3:
				step, err = d.AskChecker(table, id, "key")
			case 4:
				step = d.Undo()
			}
			if err == nil {
				must(t, d, step, nil)
			}
		}
		allowed := map[string]bool{}
		for _, n := range d.Names() {
			if n.Status.Settled() {
				allowed[n.Name] = true
			}
		}
		for _, q := range d.Quotes() {
			if q.Status.Settled() {
				allowed[d.SpeakerName(q)] = true
			}
		}
		for _, s := range Learn(d, day) {
			if !allowed[s.Name] {
				r.Errorf("%s is learnt, and nobody has confirmed a row that shows the name", s.Name)
			}
		}
		for step := d.Undo(); len(step) > 0; step = d.Undo() {
			must(t, d, step, nil)
		}
		if left := Learn(d, day); len(left) > 0 {
			r.Errorf("left after undoing all: %v", left)
		}
	})
}
