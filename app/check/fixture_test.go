package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// TestFixtures runs each rule on testdata/ID.txt. A case begins with "=== name"; ⟦ ⟧ stand round what the rule
// must flag, and after "--- fixed" comes the text with all the rule's fixes. ␣ ⍽ ⇥ ∅ show a space, a no-break
// space, a tab and a zero-width space.
func TestFixtures(t *testing.T) {
	for _, rule := range Rules() {
		b, err := os.ReadFile(filepath.Join("testdata", rule.ID+".txt"))
		if err != nil {
			continue // a rule that needs findings: see TestRulesThatNeedFindings, and TestEveryRuleIsTested
		}
		for _, c := range strings.Split("\n"+string(b), "\n=== ")[1:] {
			title, body, _ := strings.Cut(c, "\n")
			t.Run(rule.ID+"/"+title, func(t *testing.T) { runFixture(t, rule.ID, strings.TrimSuffix(body, "\n")) })
		}
	}
}

func runFixture(t *testing.T, id, body string) {
	marked, fixed, change := strings.Cut(body, "\n--- fixed\n")
	text, want := unmark(shown(marked))
	var got []story.Span
	var edits []story.Edit
	for _, c := range Run(context.Background(), text, story.Findings{}, Given{House: Plain()}) {
		if c.Rule == id {
			got = append(got, c.Span)
			edits = append(edits, c.Fix...)
		}
	}
	if d := cmp.Diff(pieces(text, want), pieces(text, got)); d != "" {
		t.Error("flagged (- want, + got):\n" + d)
	}
	if after := replaced(text, edits); change && after != shown(fixed) {
		t.Errorf("fixed:\n%q, want\n%q", after, shown(fixed))
	}
}

func shown(s string) string {
	return strings.NewReplacer("␣", " ", "⍽", "\u00A0", "⇥", "\t", "∅", "\u200B").Replace(s)
}

// unmark takes the brackets out and gives the spans they stood round.
func unmark(s string) (string, []story.Span) {
	var out strings.Builder
	var spans []story.Span
	for _, r := range s {
		switch r {
		case '⟦':
			spans = append(spans, story.Span{Start: out.Len()})
		case '⟧':
			spans[len(spans)-1].End = out.Len()
		default:
			out.WriteRune(r)
		}
	}
	return out.String(), spans
}

func pieces(text string, spans []story.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, fmt.Sprintf("%d-%d %q", s.Start, s.End, s.In(text)))
	}
	return out
}

// replaced applies edits from the end of the text to its beginning.
func replaced(text string, edits []story.Edit) string {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b story.Edit) int {
		if a.Span.Start != b.Span.Start {
			return b.Span.Start - a.Span.Start
		}
		return b.Span.End - a.Span.End
	})
	for _, e := range edits {
		text = text[:e.Span.Start] + e.Text + text[e.Span.End:]
	}
	return text
}
