package review

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// anotherEngine finds much the same as the first, with other ids, some edges moved, some rows missed and some more.
func anotherEngine(r *rand.Rand, d *Document) story.Findings {
	f := story.Findings{Engine: "next", Model: "m2", Furniture: d.Furniture, Entities: d.Findings().Entities}
	shift := func(s story.Span) story.Span {
		to := story.Span{Start: s.Start + r.IntN(9) - 4, End: s.End + r.IntN(9) - 4}
		if r.IntN(2) == 0 || to.Start < 0 || !to.Valid(d.Text) || to.Empty() {
			return s
		}
		return to
	}
	for i, q := range d.quotes {
		if r.IntN(5) == 0 || q.Gone {
			continue
		}
		n := q.Quote
		n.ID, n.Confidence, n.SpeakerEntity = fmt.Sprint("n", i), 0.7, ""
		n.Parts = nil
		for _, p := range q.Parts {
			n.Parts = append(n.Parts, p)
		}
		n.Parts[len(n.Parts)-1] = shift(n.Parts[len(n.Parts)-1])
		f.Quotes = append(f.Quotes, n)
	}
	for i := range 3 {
		s := story.Span{Start: r.IntN(len(d.Text)), End: r.IntN(len(d.Text))}
		if s.Valid(d.Text) && !s.Empty() {
			f.Quotes = append(f.Quotes, story.Quote{ID: fmt.Sprint("m", i), Kind: story.Indirect, Parts: []story.Span{s}})
		}
	}
	return f
}

// TestNewReadingChangesNothingDecided holds that after any acts and any new findings every row that a person had a
// hand in is the same byte for byte, a second look at the same findings changes nothing, and undo gives all back.
func TestNewReadingChangesNothingDecided(t *testing.T) {
	came, went, stayed, refused := 0, 0, 0, 0
	for seed := range 2000 {
		r := rand.New(rand.NewPCG(5, uint64(seed)))
		d := open(t)
		for range r.IntN(10) {
			if step, err := randomAct(r, d); err == nil && step != nil {
				keep(t, d, step, nil)
			}
		}
		if d.Text == "" {
			continue
		}
		before, rows := state(t, d), map[string]string{}
		for _, q := range d.Quotes() {
			if q.Status != story.Unreviewed || q.Note != "" || q.ByHand {
				rows[q.ID] = asJSON(t, q)
			}
		}
		f := anotherEngine(r, d)
		step, err := d.Reread(f, "engine")
		if err != nil { // the random edges have left the text: refused whole
			refused++
			continue
		}
		if step == nil { // the same was found before
			continue
		}
		keep(t, d, step, nil)
		for id, want := range rows {
			q, ok := d.Quote(id)
			if got := asJSON(t, q); !ok || got != want {
				t.Fatalf("seed %d: %s was decided:\n%s", seed, id, cmp.Diff(want, got))
			}
			stayed++
		}
		for _, c := range step {
			switch {
			case c.Table == Quotes && c.What == Added:
				came++
				if q, _ := d.Quote(c.Target); q.Status != story.Unreviewed {
					t.Fatalf("a new finding is %s", q.Status)
				}
			case c.Table == Quotes && c.What == Removed:
				went++
			}
		}
		if again, err := d.Reread(f, "engine"); err != nil || again != nil {
			t.Fatalf("seed %d: the same findings once more change %d things, first %+v", seed, len(again), again[len(again)-1])
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Fatalf("seed %d: undo:\n%s", seed, diff)
		}
	}
	t.Logf("%d rows came, %d went, %d decided ones stayed", came, went, stayed)
	if refused > 200 {
		t.Errorf("%d readings of 2000 refused", refused)
	}
	if came == 0 || went == 0 || stayed == 0 {
		t.Error("the test has seen one side only")
	}
}

func asJSON(t testing.TB, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestRejectedStaysRejected(t *testing.T) {
	for name, c := range map[string]struct {
		again string // what the new engine finds where “The survey decides.” was rejected
		rows  int
	}{
		"the same":                {"“The survey decides.”", 2},
		"without its marks":       {"The survey decides", 2},
		"with a word more":        {"said. “The survey decides.”", 2},
		"the sentence it is in":   {"“We will wait,” she said. “The survey decides.”", 3},
		"other words":             {"Ada Hale met Ben Ruiz", 3},
		"a word of it, of itself": {"survey", 3},
	} {
		f := findings(t)
		f.Quotes[0].Parts = []story.Span{span(t, "“The survey decides.”")}
		d, err := Open("s1", "Title", text, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		step, err := d.Reject(Quotes, "q1", "a term", "key")
		keep(t, d, step, err)
		f.Engine = "next"
		f.Quotes[0].ID, f.Quotes[1].ID = "q7", "q1"
		f.Quotes[0].Parts = []story.Span{span(t, c.again)}
		step, err = d.Reread(f, "engine")
		keep(t, d, step, err)
		if q, _ := d.Quote("q1"); q.Status != story.Rejected || q.Reason != "a term" || len(d.Quotes()) != c.rows {
			t.Errorf("%s: %s, %d rows", name, q.Status, len(d.Quotes()))
		}
	}
}
