package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/check"
	"quotedesk/app/check/profile"
	"quotedesk/app/review"
	"quotedesk/app/story"
)

// shownAlerts are the alerts without their ids, in an order of their own.
func shownAlerts(all []story.Check) []string {
	var out []string
	for _, c := range all {
		out = append(out, fmt.Sprint(c.Rule, c.Span, c.Message, c.Safety, c.Fix))
	}
	slices.Sort(out)
	return out
}

// strictBook is a house style that asks for much, with rules of its own.
func strictBook(t testing.TB) *profile.Book {
	t.Helper()
	p, err := profile.Load("ap")
	if err != nil {
		t.Fatal(err)
	}
	p.Own = []check.Own{
		{ID: "X1", Name: "Words", Severity: check.Hint, Scope: check.Both, Words: []string{"gate"}},
		{ID: "X2", Name: "Swaps", Severity: check.Hint, Scope: check.Narration, Swaps: map[string]string{"the board": "it"}},
	}
	b, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestLookingNearAnEditSaysWhatLookingAtAllSays edits stories step by step, looks only where each step makes it necessary, as
// the desk does, and compares the alerts with those of a look at the whole story. One more look must change nothing.
func TestLookingNearAnEditSaysWhatLookingAtAllSays(t *testing.T) {
	given := strictBook(t).Given()
	piece := rapid.SampledFrom([]string{"The gate ", "the board ", "“", "”", "\"", "’", "said ", "Ona Pell ", "Ona Pel ", ". ", ", ", " ", "  ", "\n", "\n\n", "on on ", "… ", "... ",
		"– ", "—", "XX ", "“We wait,” she said. ", "“We wait”, Pell said. ", "Monday, 3 May 2022 ", "the LHT ", "was shut ", "“No,” he claimed. “It is ours.” "})
	near := 0
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 1, 60).Draw(t, "pieces"), "")
		f, err := readMarks(context.Background(), text, story.Decisions{})
		if err != nil {
			t.Fatal(err)
		}
		f.Checks = check.Run(context.Background(), text, f, given)
		doc, err := review.Open("s", "", text, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		for range rapid.IntRange(1, 4).Draw(t, "edits") {
			edges := []int{0}
			for i := range doc.Text {
				edges = append(edges, i)
			}
			a, b := rapid.SampledFrom(edges).Draw(t, "a"), rapid.SampledFrom(edges).Draw(t, "b")
			if b = min(max(a, b), a+12); !(story.Span{Start: min(a, b), End: b}).Valid(doc.Text) {
				continue
			}
			step, err := doc.EditText([]story.Edit{{Span: story.Span{Start: min(a, b), End: b}, Text: piece.Draw(t, "typed")}}, "key", nil)
			if err != nil || len(step) == 0 {
				continue
			}
			if err := doc.Apply(step); err != nil {
				t.Fatal(err)
			}
			edited, by := editedBy(step)
			if by {
				near++
			}
			look, err := lookAt(doc.Text, doc.Findings(), given, edited, by)
			if err != nil {
				t.Fatalf("%q: %v", doc.Text, err)
			}
			if err := doc.Apply(doc.Follow(look, "house style")); err != nil {
				t.Fatal(err)
			}
			want := check.Run(context.Background(), doc.Text, doc.Findings(), given)
			if diff := cmp.Diff(shownAlerts(want), shownAlerts(doc.Findings().Checks)); diff != "" {
				t.Fatalf("%q after %v (- all, + near):\n%s", doc.Text, edited, diff)
			}
			if again := doc.Follow(review.Look{Found: want}, "house style"); again != nil {
				t.Fatalf("one more look changes %+v", again)
			}
		}
	})
	if near == 0 {
		t.Error("every look was at the whole story")
	}
}
