package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// TestFixtures runs each rule on testdata/ID.txt. A case begins with "=== name"; ⟦ ⟧ stand round what the rule
// must flag, and after "--- fixed" comes the text with all the rule's fixes. ␣ ⍽ ⇥ ∅ show a space, a no-break
// space, a tab and a zero-width space. The first lines may say "house: NAME" (see houses), "headline" when the first
// paragraph is one, and "day: 2026-11-23". A case with tags of the newsroom corpus is judged with what they say as
// findings.
func TestFixtures(t *testing.T) {
	for _, rule := range Rules() {
		for _, c := range fixtures(t, rule.ID) {
			t.Run(rule.ID+"/"+c.title, func(t *testing.T) { runFixture(t, rule, c) })
		}
	}
}

// fixture is one case of a file in testdata.
type fixture struct {
	title, text, fixed string
	changes            bool // fixed is given
	want               []story.Span
	found              story.Findings
	by                 Given
}

func fixtures(t *testing.T, id string) []fixture {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", id+".txt"))
	if err != nil {
		return nil // see TestRulesThatNeedFindings, and TestEveryRuleIsTested
	}
	var out []fixture
	for _, c := range strings.Split("\n"+string(b), "\n=== ")[1:] {
		title, body, _ := strings.Cut(c, "\n")
		out = append(out, parseFixture(t, id, title, strings.TrimSuffix(body, "\n")))
	}
	return out
}

func parseFixture(t *testing.T, id, title, body string) fixture {
	t.Helper()
	c := fixture{title: title, by: Given{House: Plain(), Sources: testSources{}, Evidence: testEvidence{}}}
	headline := false
	for {
		line, rest, _ := strings.Cut(body, "\n")
		key, value, _ := strings.Cut(line, ": ")
		switch key {
		case "house":
			house, ok := houses()[value]
			if !ok {
				t.Fatalf("%s: no house %s", id, value)
			}
			c.by.House = house
		case "day":
			day, err := time.Parse("2006-01-02", value)
			if err != nil {
				t.Fatal(err)
			}
			c.by.Day = day
		case "headline":
			headline = true
		default:
			c.read(t, id, body)
			if headline {
				c.found.Furniture.Headline = story.Paragraphs(c.text)[0]
			}
			return c
		}
		body = rest
	}
}

func (c *fixture) read(t *testing.T, id, body string) {
	marked, fixed, changes := strings.Cut(body, "\n--- fixed\n")
	c.fixed, c.changes = shown(fixed), changes
	if !strings.Contains(marked, "</") || id == "SF03" {
		c.text, c.want = unmark(shown(marked))
		return
	}
	tagged := strings.NewReplacer("⟦", `<X rule="no-speaker">`, "⟧", "</X>").Replace(shown(marked))
	stories, faults, err := newsroom.Read(strings.NewReader("=== a\nstyle: test\n\n" + tagged + "\n"))
	if err != nil || len(faults) > 0 {
		t.Fatalf("%s/%s: %v %v", id, c.title, err, faults)
	}
	s := stories[0]
	at := story.NewCodePoints(s.Text)
	c.text, c.found = s.Text, perfect(s)
	for _, b := range s.Blemishes {
		c.want = append(c.want, at.Span([2]int{b.Start, b.End}))
	}
}

func runFixture(t *testing.T, rule Rule, c fixture) {
	var got []story.Span
	var edits []story.Edit
	for _, k := range Run(context.Background(), c.text, c.found, c.by) {
		if k.Rule == rule.ID {
			got = append(got, k.Span)
			edits = append(edits, k.Fix...)
		}
	}
	if d := cmp.Diff(pieces(c.text, c.want), pieces(c.text, got)); d != "" {
		t.Error("flagged (- want, + got):\n" + d)
	}
	if after := replaced(c.text, edits); c.changes && after != c.fixed {
		t.Errorf("fixed:\n%q, want\n%q", after, c.fixed)
	}
	if c.title == "example" && c.text != rule.Example {
		t.Errorf("the example is %q, want %q", c.text, rule.Example)
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
