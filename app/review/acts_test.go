package review

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

// sequences is how many random sequences of acts TestAnyActsUndoToTheStart plays.
const sequences = 10_000

// TestAnyActsUndoToTheStart is the promise behind undo: after any acts, as many undos give back the exact
// start, as many redos the exact end, and the journal replayed on the findings gives the exact present.
func TestAnyActsUndoToTheStart(t *testing.T) {
	n := sequences
	if testing.Short() {
		n /= 20
	}
	done := map[What]int{}
	for seed := range n {
		playAndUndo(t, rand.New(rand.NewPCG(2, uint64(seed))), done)
	}
	promise.Report(t, 4, "random sequences of acts undone to the start, redone to the end, replayed from the journal", promise.Count{Rounds: n})
	t.Log(done)
	for _, w := range []What{Attribution, Role, Kind, Edges, Cue, Note, Status, Type, Label, Mentions, Added, Removed, Text, Read} {
		if done[w] == 0 && !testing.Short() {
			t.Errorf("no act of kind %q was played", w)
		}
	}
}

func playAndUndo(t *testing.T, r *rand.Rand, done map[What]int) {
	d := open(t)
	start := state(t, d)
	acts := 0
	for range 1 + r.IntN(15) {
		step, err := randomAct(r, d)
		if err != nil || step == nil {
			continue
		}
		for _, c := range step {
			done[c.What]++
		}
		keep(t, d, step, nil)
		acts++
	}
	end := state(t, d)
	again, err := Open("s1", "Title", text, findings(t), d.Journal())
	if err != nil {
		t.Fatal(err)
	}
	if got := state(t, again); got != end {
		t.Fatalf("replay differs:\n%s", cmp.Diff(end, got))
	}
	for i := range acts {
		if !d.CanUndo() {
			t.Fatalf("undo ended after %d of %d", i, acts)
		}
		keep(t, d, d.Undo(), nil)
	}
	if got := state(t, d); got != start || d.CanUndo() {
		t.Fatalf("start not reached:\n%s", cmp.Diff(start, got))
	}
	for range acts {
		keep(t, d, d.Redo(), nil)
	}
	if got := state(t, d); got != end || d.CanRedo() {
		t.Fatalf("end not reached:\n%s", cmp.Diff(end, got))
	}
}

func pick[T any](r *rand.Rand, from []T) T { return from[r.IntN(len(from))] }

// randomAct proposes any act at all, many of them not possible.
func randomAct(r *rand.Rand, d *Document) ([]Correction, error) {
	ids, names, checks := []string{"gone"}, []string{"gone"}, []string{"gone"}
	for _, q := range d.Quotes() {
		ids = append(ids, q.ID)
	}
	for _, n := range d.Names() {
		names = append(names, n.ID)
	}
	for _, c := range d.Checks() {
		checks = append(checks, c.ID)
	}
	id, name, check := pick(r, ids), pick(r, names), pick(r, checks)
	word := pick(r, []string{"", "Ada Hale", "Ruiz", "the café", "🎉"})
	sel := story.Span{Start: r.IntN(len(d.Text) + 1), End: r.IntN(len(d.Text) + 1)}
	table := pick(r, []Table{Quotes, Names, Checks})
	target := map[Table]string{Quotes: id, Names: name, Checks: check}[table]
	if r.IntN(3) == 0 {
		return randomCheck(r, d, id, sel)
	}
	switch r.IntN(25) {
	case 0:
		q, ok := d.Quote(id)
		if !ok {
			return nil, errors.New("no such row")
		}
		return d.SetSpeaker(id, d.Speaker(q, word), "cell")
	case 1:
		return d.SetRole(id, word, "cell")
	case 2:
		return d.SetKind(id, pick(r, story.Kinds), "cell")
	case 3:
		return d.SetParts(id, []story.Span{sel}, "key")
	case 4:
		return d.SetNote(id, word, "cell")
	case 5:
		return d.SetCue(id, []story.Span{sel}, "key")
	case 6:
		return d.Confirm(table, target, "key")
	case 7:
		return d.Reject(table, target, word, "key")
	case 8:
		return d.Restore(table, target, "key")
	case 9:
		return d.Delete(table, target, "key")
	case 10:
		return d.AddQuote(sel, "key")
	case 11:
		return d.AddName(sel, pick(r, story.EntityTypes), "menu")
	case 12:
		return d.SetNameRole(name, word, "cell")
	case 13:
		return d.SetType(name, pick(r, story.EntityTypes), "cell")
	case 14:
		return d.SetLabel(name, word, "cell")
	case 15:
		if hits := d.Find(Search{Words: "Hale", WholeWord: true}); len(hits) > 0 {
			return d.AddName(pick(r, hits).Span, story.Person, "menu")
		}
	case 16:
		if d.Text != "" {
			return d.Reread(anotherEngine(r, d), "engine")
		}
	case 17:
		return randomBulk(r, d, ids, names)
	case 18:
		if n := len(d.undo) - 1; n > 0 {
			return d.TakeBack(pick(r, d.undo[:n]), someAlerts(r))
		}
	}
	return randomRewrite(r, d, check)
}

func randomBulk(r *rand.Rand, d *Document, ids, names []string) ([]Correction, error) {
	some := slices.DeleteFunc(slices.Clone(ids[1:]), func(string) bool { return r.IntN(2) == 0 })
	switch r.IntN(6) {
	case 0:
		return d.ConfirmAll(Quotes, some, "menu")
	case 3, 4:
		return randomPlan(r, d)
	case 1:
		return d.RejectAll(Names, names[1:], "not a name", "menu")
	case 2:
		id := pick(r, ids)
		return d.GiveAlso(id, d.Also(id), "key")
	}
	return d.Together(
		func(d *Document) ([]Correction, error) { return randomRewrite(r, d, "gone") },
		func(d *Document) ([]Correction, error) { return d.SetRole(pick(r, ids), "chair", "cell") },
		func(d *Document) ([]Correction, error) { return randomRewrite(r, d, "gone") },
	)
}

func randomPlan(r *rand.Rand, d *Document) ([]Correction, error) {
	if len(d.Names()) == 0 {
		return nil, errors.New("no names")
	}
	n := pick(r, d.Names())
	if len(n.Mentions) == 0 {
		return nil, errors.New("no mentions")
	}
	at := []Mention{{n.ID, pick(r, n.Mentions)}}
	p, err := d.JoinPlan(at, pick(r, d.Names()).ID)
	if r.IntN(2) == 0 {
		p, err = d.DropPlan(at)
	}
	if err != nil {
		return nil, err
	}
	return d.Carry(p, "key")
}

func randomRewrite(r *rand.Rand, d *Document, check string) ([]Correction, error) {
	switch r.IntN(4) {
	case 0:
		return d.ApplyFixes([]string{check}, "QP09", someAlerts(r))
	case 1:
		s := Search{Words: pick(r, []string{"Ruiz", "said", "e", "we", "🎉"}), WholeWord: r.IntN(2) == 0}
		var chosen []story.Span
		for _, h := range d.Find(s) {
			if r.IntN(3) > 0 {
				chosen = append(chosen, h.Span)
			}
		}
		return d.Replace(s, chosen, pick(r, puts), "menu", someAlerts(r))
	case 2:
		p := pick(r, append(story.Paragraphs(d.Text), story.Span{}))
		words := p.In(d.Text)
		for _, e := range slices.Backward(randomEdits(r, words)) {
			words = words[:e.Span.Start] + e.Text + words[e.Span.End:]
		}
		return d.EditParagraph(p, words, "cell", someAlerts(r))
	}
	return d.EditText(randomEdits(r, d.Text), "key", nil)
}

// someAlerts finds a double space or a letter e here and there.
func someAlerts(r *rand.Rand) Recheck {
	return func(text string, _ story.Findings, _ []story.Span) (look Look) {
		for i, c := range text {
			if c == 'e' && r.IntN(4) == 0 {
				at := story.Span{Start: i, End: i + 1}
				look.Found = append(look.Found, story.Check{Rule: "T1", Span: at, Safety: story.Safe, Fix: []story.Edit{{Span: at, Text: pick(r, puts)}}})
			}
		}
		return look
	}
}
