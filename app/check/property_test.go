package check

import (
	"context"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

// stories draws text out of the pieces that the rules look for.
func stories() *rapid.Generator[string] {
	piece := rapid.SampledFrom([]string{
		"The gate", " ", " ", "  ", "\u00A0", "\t", "\u200B", "\n", "\n\n", "\r\n", "“", "”", "\"", "‘", "’", "'", "„", "«", "»",
		".", ",", "!", "?", "...", "on", " on on ", "was shut", "Ruud", "said", "é", "e\u0301", "👩‍👩‍👧", "中", "- ", "XX", "TK", "[CHECK]", " …", "...", " . . . ", "‘90s", "“ ", " ”", " – ", "—", "“Fine", "” she said.",
		"Monday, 3 May 2022", "In turn, the board pledged to pay the crews who had kept the road open since spring", "<b>", "6\"", "Ltd.",
	})
	return rapid.Custom(func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(piece, 0, 40).Draw(t, "pieces"), "") })
}

// someFindings draws quotations and persons with sound spans.
func someFindings(t *rapid.T, text string) story.Findings {
	var f story.Findings
	var edges []int
	for i := range text {
		edges = append(edges, i)
	}
	if len(edges) < 2 {
		return f
	}
	span := func() story.Span {
		a, b := rapid.SampledFrom(edges).Draw(t, "a"), rapid.SampledFrom(edges).Draw(t, "b")
		return story.Span{Start: min(a, b), End: max(a, b)}
	}
	flags := []string{story.FlagUnclosed, story.FlagVerbless, story.FlagSecondHand, story.FlagNoSpeaker, story.FlagIncompleteName}
	for range rapid.IntRange(0, 3).Draw(t, "quotes") {
		f.Quotes = append(f.Quotes, story.Quote{Kind: rapid.SampledFrom(story.Kinds).Draw(t, "kind"), Parts: []story.Span{span()},
			Speaker: []story.Span{span()}, Cue: []story.Span{span()}, RelayedBy: "e1", Flags: []string{rapid.SampledFrom(flags).Draw(t, "flag")}})
	}
	f.Entities = []story.Entity{{ID: "e1", Type: story.Person, Mentions: []story.Span{span(), span()}, RoleSpans: []story.Span{span()},
		Flags: []string{story.FlagIncompleteName}}}
	return f
}

// words are the text's letters and digits in their words. A space or anything unseen but a zero-width character
// parts words.
func words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return !wordy(r) && !unicode.Is(unicode.Cf, r) || zeroWidth(r) })
}

func TestSafeFixes(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := stories().Draw(t, "text")
		f := someFindings(t, text)
		checks := Run(context.Background(), text, f, Given{House: Plain()})
		if again := Run(context.Background(), text, f, Given{House: Plain()}); !cmp.Equal(checks, again) {
			t.Fatal("two runs differ")
		}
		r := read(text, f, Given{House: Plain()})
		var all []story.Edit
		for i, c := range checks {
			if !c.Span.Valid(text) || c.Message == "" || c.Rule == "" || c.ID == "" {
				t.Fatalf("bad check %+v", c)
			}
			if i > 0 && checks[i-1].Span.Start > c.Span.Start {
				t.Fatal("out of order")
			}
			for _, e := range c.Fix {
				if !e.Span.Valid(text) {
					t.Fatalf("bad edit %+v", e)
				}
				if r.inQuote(e.Span) && slices.Compare(words(e.Span.In(text)), words(e.Text)) != 0 {
					t.Fatalf("%s changes words inside a quotation: %+v", c.Rule, e)
				}
			}
			if c.Safety != story.Safe {
				continue
			}
			if after := replaced(text, c.Fix); !slices.Equal(words(text), words(after)) {
				t.Fatalf("%s changes words: %q to %q", c.Rule, text, after)
			}
			all = append(all, c.Fix...)
		}
		once := replaced(text, all)
		if !slices.Equal(words(text), words(once)) || !utf8.ValidString(once) {
			t.Fatalf("words changed: %q to %q", text, once)
		}
	})
}

// TestSafeFixesSettle applies all safe fixes of the plain house, and in the others those of each rule by itself, and looks
// again: nothing is left to do. Taking the edits back gives the bytes there were.
func TestSafeFixesSettle(t *testing.T) {
	settles := func(t *testing.T, house House, only string) {
		fixes := func(text string) (edits []story.Edit) {
			for _, c := range Run(context.Background(), text, story.Findings{}, Given{House: house}) {
				if c.Safety == story.Safe && (only == "" || c.Rule == only) {
					edits = append(edits, c.Fix...)
				}
			}
			return edits
		}
		rapid.Check(t, func(t *rapid.T) {
			text := stories().Draw(t, "text")
			edits := fixes(text)
			once := replaced(text, edits)
			if twice := replaced(once, fixes(once)); twice != once {
				t.Fatalf("a second pass changes\n%q to\n%q", once, twice)
			}
			if back := replaced(once, undoing(t, text, edits)); back != text {
				t.Fatalf("taken back:\n%q, was\n%q", back, text)
			}
		})
	}
	t.Run("plain", func(t *testing.T) { settles(t, Plain(), "") })
	for name, house := range houses() {
		for _, r := range Rules() {
			if r.Safety == story.Safe {
				t.Run(name+"/"+r.ID, func(t *testing.T) { settles(t, house, r.ID) })
			}
		}
	}
}

// undoing are the edits that take the given ones back. Two edits that overlap could not be taken back.
func undoing(t *rapid.T, text string, edits []story.Edit) []story.Edit {
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b story.Edit) int { return inOrder(a.Span, b.Span) })
	var out []story.Edit
	moved, last := 0, 0
	for _, e := range edits {
		if e.Span.Start < last {
			t.Fatalf("two edits overlap at %v of %q", e, text)
		}
		last = e.Span.End
		at := e.Span.Start + moved
		out = append(out, story.Edit{Span: story.Span{Start: at, End: at + len(e.Text)}, Text: e.Span.In(text)})
		moved += len(e.Text) - e.Span.Len()
	}
	return out
}

func inOrder(a, b story.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	return a.End - b.End
}

func FuzzRun(f *testing.F) {
	f.Add("“We go, he said.\n\nThe the gate  shut\u00A0\n", 3, 9)
	f.Add("\xff\xfe\"'’", 0, 1)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		text = strings.ToValidUTF8(text, "")
		found := story.Findings{Quotes: []story.Quote{{Kind: story.Direct, Parts: []story.Span{{Start: a, End: b}}, Flags: []string{story.FlagUnclosed}}},
			Entities: []story.Entity{{Type: story.Person, Mentions: []story.Span{{Start: a, End: b}, {Start: b, End: a}}}}}
		for _, c := range Run(context.Background(), text, found, Given{House: Plain()}) {
			if !c.Span.Valid(text) {
				t.Fatalf("bad span %+v", c)
			}
			for _, e := range c.Fix {
				if !e.Span.Valid(text) {
					t.Fatalf("bad edit %+v", c)
				}
			}
		}
	})
}

func TestCancelled(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if got := Run(ctx, "He  said.", story.Findings{}, Given{House: Plain()}); got != nil {
		t.Errorf("got %v", got)
	}
}

func BenchmarkRun(b *testing.B) {
	para := "“We leave at dawn,” said Per Ruud, who has kept the road open since the spring of 2022.  The crews’ boots were wet. Nobody came\u00A0\n\n"
	text := strings.Repeat(para, 5000) // about 120,000 words
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(Run(context.Background(), text, story.Findings{}, Given{House: Plain()})) == 0 {
			b.Fatal("found nothing")
		}
	}
}
