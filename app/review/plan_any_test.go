package review

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

// TestAnyActsOnNamesUndoToTheStart holds for names what TestAnyActsUndoToTheStart holds for the rest, and that no
// mention is lost, doubled or left without its text.
func TestAnyActsOnNamesUndoToTheStart(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		d := openHarbour(t)
		start := state(t, d)
		acts := 0
		for range rapid.IntRange(1, 20).Draw(r, "acts") {
			step, err := randomNameAct(r, t, d)
			if err != nil || len(step) == 0 {
				continue
			}
			keep(t, d, step, nil)
			acts++
			sound(r, d)
		}
		end := state(t, d)
		again, err := Open("s2", "Harbour", harbour, harbourFindings(t), d.Journal())
		if err != nil {
			r.Fatal(err)
		}
		if got := state(t, again); got != end {
			r.Fatalf("replay differs:\n%s", cmp.Diff(end, got))
		}
		for range acts {
			keep(t, d, d.Undo(), nil)
		}
		if got := state(t, d); got != start || d.CanUndo() {
			r.Fatalf("start not reached:\n%s", cmp.Diff(start, got))
		}
		for range acts {
			keep(t, d, d.Redo(), nil)
		}
		if got := state(t, d); got != end {
			r.Fatalf("end not reached:\n%s", cmp.Diff(end, got))
		}
	})
}

// sound fails when a row has no mentions, or out of order or doubled ones, or a quotation refers to a row that is gone.
func sound(r *rapid.T, d *Document) {
	for _, n := range d.Names() {
		if len(n.Mentions) == 0 {
			r.Fatalf("%s has no mentions", n.ID)
		}
		for i, m := range n.Mentions {
			if m.Empty() || !m.Valid(d.Text) || i > 0 && m.Start < n.Mentions[i-1].End {
				r.Fatalf("%s has mentions %v", n.ID, n.Mentions)
			}
		}
	}
	for _, q := range d.Quotes() {
		if _, ok := d.Name(q.SpeakerEntity); q.SpeakerEntity != "" && !ok {
			r.Fatalf("%s is said by %s, which is gone", q.ID, q.SpeakerEntity)
		}
		if by := q.Quote.RelayedBy; strings.HasPrefix(by, "e") && by != "e" {
			if _, ok := d.Name(by); !ok {
				r.Fatalf("%s is passed on by %s, which is gone", q.ID, by)
			}
		}
	}
}

func randomNameAct(r *rapid.T, t testing.TB, d *Document) ([]Correction, error) {
	names := []string{"gone"}
	var all []Mention
	for _, n := range d.Names() {
		names = append(names, n.ID)
		all = append(all, d.MentionsOf(n.ID)...)
	}
	a, b := rapid.SampledFrom(names).Draw(r, "a"), rapid.SampledFrom(names).Draw(r, "b")
	some := rapid.SliceOfN(rapid.SampledFrom(all), 0, 4).Draw(r, "mentions")
	kind := rapid.SampledFrom(story.EntityTypes).Draw(r, "type")
	var p Plan
	var err error
	switch rapid.IntRange(0, 10).Draw(r, "act") {
	case 0, 1:
		p, err = d.MergePlan(a, b)
	case 2:
		p, err = d.JoinPlan(some, b)
	case 3:
		p, err = d.PartPlan(some)
	case 4:
		p, err = d.DropPlan(some)
	case 5:
		p, err = d.RetypePlan(a, kind)
	case 6:
		p, err = d.TypedPlan(d.SameWords(nth(t, rapid.SampledFrom([]string{"Haugen", "Vardal", "Mayor"}).Draw(r, "words"), 1)), kind)
	case 7:
		return d.Restore(Names, a, "key")
	case 8:
		return d.SetNameRole(a, rapid.SampledFrom([]string{"", "captain"}).Draw(r, "role"), "cell")
	case 9:
		return d.Confirm(Quotes, rapid.SampledFrom([]string{"q1", "q2", "q3", "q4"}).Draw(r, "quote"), "key")
	default:
		f := harbourFindings(t)
		f.Entities = f.Entities[rapid.IntRange(0, 2).Draw(r, "from"):]
		f.Quotes = f.Quotes[rapid.IntRange(0, 2).Draw(r, "from quote"):]
		for i := range f.Quotes {
			f.Quotes[i].SpeakerEntity = f.Entities[0].ID
			f.Quotes[i].RelayedBy = ""
		}
		return d.Reread(f, "engine")
	}
	if err != nil {
		return nil, err
	}
	p.Places = slices.DeleteFunc(p.Places, func(NamePlace) bool { return rapid.IntRange(0, 5).Draw(r, "untick") == 0 })
	return d.Carry(p, "key")
}
