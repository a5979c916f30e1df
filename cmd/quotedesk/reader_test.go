package main

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const ferry = `Ferry strike enters second week

VARDAL – Mayor Kari Haugen said on Monday that the ferry strike would cost the town its summer.

“We cannot wait for the Coast Company any longer,” Haugen told the council. Her brother Bob Haugen, a captain with the
Coast Company, disagreed. “Nobody wants this,” Bob Haugen said.

Tor Lund, chairman of the Seamen’s Union, said talks would go on. “There is still time,” Lund said. A union spokesman,
T. Lund, later told reporters that the offer was “an insult”. Haugen said the union had been warned.

Vardal has 4,000 people. Vardal beat Leith on Sunday. “I saw it coming,” said Eda Moe, who runs the Blue Anchor.
`

// placeIn is the n-th place of words in the ferry story, from 1.
func placeIn(t *testing.T, words string, n int) story.Span {
	t.Helper()
	from := 0
	for ; n > 0; n-- {
		i := strings.Index(ferry[from:], words)
		if i < 0 {
			t.Fatalf("%q is not in the text", words)
		}
		from += i + len(words)
	}
	return story.Span{Start: from - len(words), End: from}
}

// rowAt is the row that a name is a mention of.
func rowAt(t *testing.T, d *review.Document, at story.Span) string {
	t.Helper()
	for _, n := range d.Names() {
		for _, m := range n.Mentions {
			if m == at && n.Status != story.Rejected {
				return n.ID
			}
		}
	}
	t.Fatalf("%q is no name", at.In(ferry))
	return ""
}

// does stores a step as the window would.
func does(t *testing.T, d *review.Document, step []review.Correction, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for i := range step {
		step[i].Seq = d.Seq() + int64(i) + 1
	}
	if err := d.Apply(step); err != nil {
		t.Fatal(err)
	}
}

func carries(t *testing.T, d *review.Document, p review.Plan, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	step, err := d.Carry(p, "key")
	does(t, d, step, err)
}

// TestStoryReadAgainKeepsEveryDecision runs the real engine on a story whose names a person has put right.
func TestStoryReadAgainKeepsEveryDecision(t *testing.T) {
	r := &reader{}
	f, err := r.read(context.Background(), ferry, story.Decisions{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := review.Open("s", "Ferry", ferry, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	lund, union := rowAt(t, d, placeIn(t, "T. Lund", 1)), rowAt(t, d, placeIn(t, "Tor Lund", 1))
	if lund != union { // merged
		p, err := d.MergePlan(lund, union)
		carries(t, d, p, err)
	}
	late := placeIn(t, "Haugen", 5)
	p, err := d.JoinPlan([]review.Mention{{Row: rowAt(t, d, late), Span: late}}, rowAt(t, d, placeIn(t, "Bob Haugen", 1))) // moved
	if rowAt(t, d, late) != rowAt(t, d, placeIn(t, "Bob Haugen", 1)) {
		carries(t, d, p, err)
	}
	team := placeIn(t, "Vardal beat", 1)
	team.End = team.Start + len("Vardal")
	p, err = d.PartPlan([]review.Mention{{Row: rowAt(t, d, team), Span: team}}) // split
	carries(t, d, p, err)
	step, err := d.SetType(rowAt(t, d, team), story.Organisation, "cell") // retyped
	does(t, d, step, err)
	p, err = d.DropPlan([]review.Mention{{Row: rowAt(t, d, placeIn(t, "Vardal", 1)), Span: placeIn(t, "Vardal", 1)}}) // not a name
	carries(t, d, p, err)
	p, err = d.DropPlan(d.MentionsOf(rowAt(t, d, placeIn(t, "Eda Moe", 1))))
	carries(t, d, p, err)
	kari := rowAt(t, d, placeIn(t, "Kari Haugen", 1))
	step, err = d.SetLabel(kari, "Kari Haugen-Vik", "cell") // renamed
	does(t, d, step, err)
	step, err = d.SetNameRole(kari, "mayor of Vardal", "cell")
	does(t, d, step, err)
	step, err = d.AddName(placeIn(t, "council", 1), story.Organisation, "key") // added
	does(t, d, step, err)
	step, err = d.Confirm(review.Quotes, d.Quotes()[0].ID, "key")
	does(t, d, step, err)
	step, err = d.Reject(review.Quotes, d.Quotes()[1].ID, "", "key")
	does(t, d, step, err)

	before := handMade(d)
	for _, time := range []string{"once", "twice"} {
		again, err := r.read(context.Background(), ferry, d.Decisions())
		if err != nil {
			t.Fatal(err)
		}
		step, err = d.Reread(again, "menu")
		does(t, d, step, err)
		if diff := cmp.Diff(before, handMade(d)); diff != "" {
			t.Errorf("read again %s:\n%s", time, diff)
		}
		for _, n := range d.Names() {
			for _, m := range n.Mentions {
				if owner := rowAt(t, d, placeIn(t, "Bob Haugen", 1)); m == late && n.ID != owner {
					t.Errorf("read again %s, the moved mention is one of %s", time, n.Name)
				}
			}
		}
	}
	if len(step) != 0 {
		t.Errorf("a second reading changes %+v", step)
	}
	by := d.Decisions()
	found, err := r.read(context.Background(), ferry, by)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range found.Entities { // the engine itself, too, honours what was decided
		for _, m := range e.Mentions {
			for _, no := range by.NoName {
				if no.Overlaps(m) {
					t.Errorf("%q is a name again", m.In(ferry))
				}
			}
			if m == team && (e.Type != story.Organisation || len(e.Mentions) != 1) {
				t.Errorf("what was taken apart and retyped is %+v", e)
			}
		}
	}
}

// handMade are the rows that a person has decided on.
func handMade(d *review.Document) []any {
	var out []any
	for _, n := range d.Names() {
		if n.Status != story.Unreviewed {
			out = append(out, n)
		}
	}
	for _, q := range d.Quotes() {
		if q.Status != story.Unreviewed {
			out = append(out, q)
		}
	}
	return out
}

// TestAnyDecisionsHoldInTheEngine takes names apart and together at random: the engine that reads the story by the
// decisions finds every name a person decided on with all its mentions and its type, and none that was rejected.
func TestAnyDecisionsHoldInTheEngine(t *testing.T) {
	r := &reader{}
	first, err := r.read(context.Background(), ferry, story.Decisions{})
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		d, err := review.Open("s", "Ferry", ferry, first, nil)
		if err != nil {
			rt.Fatal(err)
		}
		for range rapid.IntRange(1, 6).Draw(rt, "acts") {
			actAtRandom(rt, t, d)
		}
		by := d.Decisions()
		found, err := r.read(context.Background(), ferry, by)
		if err != nil {
			rt.Fatal(err)
		}
		in := map[story.Span]story.Entity{}
		for _, e := range found.Entities {
			for _, m := range e.Mentions {
				in[m] = e
			}
		}
		for _, n := range d.Names() {
			for _, m := range n.Mentions {
				switch e, ok := in[m]; {
				case n.Status == story.Rejected && ok:
					rt.Errorf("%q was rejected and is one of %s", m.In(ferry), e.Name)
				case n.Status == story.Rejected || n.Status == story.Unreviewed:
				case !ok:
					rt.Errorf("%q of %s is no name any more", m.In(ferry), n.Name)
				case e.Type != n.Type || e.ID != in[n.Mentions[0]].ID:
					rt.Errorf("%q of %s is one of %s, %s", m.In(ferry), n.Name, e.Name, e.Type)
				}
			}
		}
		before := handMade(d)
		step, err := d.Reread(found, "menu")
		does(t, d, step, err)
		if diff := cmp.Diff(before, handMade(d)); diff != "" {
			rt.Errorf("read again:\n%s", diff)
		}
	})
}

func actAtRandom(rt *rapid.T, t *testing.T, d *review.Document) {
	var rows []string
	var all []review.Mention
	for _, n := range d.Names() {
		if n.Status != story.Rejected {
			rows = append(rows, n.ID)
			all = append(all, d.MentionsOf(n.ID)...)
		}
	}
	if len(rows) < 2 {
		return
	}
	a, b := rapid.SampledFrom(rows).Draw(rt, "a"), rapid.SampledFrom(rows).Draw(rt, "b")
	one := []review.Mention{rapid.SampledFrom(all).Draw(rt, "mention")}
	var p review.Plan
	var err error
	switch rapid.IntRange(0, 5).Draw(rt, "act") {
	case 0:
		p, err = d.MergePlan(a, b)
	case 1:
		p, err = d.JoinPlan(one, b)
	case 2:
		p, err = d.PartPlan(one)
	case 3:
		p, err = d.DropPlan(one)
	case 4:
		p, err = d.RetypePlan(a, rapid.SampledFrom(story.EntityTypes).Draw(rt, "type"))
	default:
		step, err := d.SetNameRole(a, "warden", "cell")
		does(t, d, step, err)
		return
	}
	if err != nil {
		return
	}
	if step, err := d.Carry(p, "key"); err == nil {
		does(t, d, step, nil)
	}
}
