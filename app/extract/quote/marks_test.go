package quote

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

// shown prints regions as text, with what is odd about them behind a colon.
func shown(text string, regions []Region) []string {
	var out []string
	for _, r := range regions {
		s := r.Span.In(text)
		if r.Unclosed {
			s += " :unclosed"
		}
		if r.Continues {
			s += " :continues"
		}
		if r.Mixed {
			s += " :mixed"
		}
		out = append(out, s)
	}
	return out
}

func TestRegions(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"curly", "He said “one” and “two.”", []string{"“one”", "“two.”"}},
		{"straight", `"One," he said. "Two."`, []string{`"One,"`, `"Two."`}},
		{"straight after a dash", `a word—"two"—and`, []string{`"two"`}},
		{"inches are no marks", `a 6" nail, a 4" nail`, nil},
		{"doubled apostrophes", "''One,'' he said.", []string{"''One,''"}},
		{"back-ticks", "``One,'' he said.", []string{"``One,''"}},
		{"single curly with apostrophes", "‘The dogs’ bowl wasn’t his,’ he said.", []string{"‘The dogs’ bowl wasn’t his,’"}},
		{"single straight with apostrophes", "'The dogs' bowl wasn't his,' he said.", []string{"'The dogs' bowl wasn't his,'"}},
		{"apostrophes alone", "The dogs' bowls weren't John's in the '90s, 'tis said.", nil},
		{"guillemets", "« Un mot, » dit-il. «Deux.»", []string{"« Un mot, »", "«Deux.»"}},
		{"guillemets turned", "»One,« she said. »Two.«", []string{"»One,«", "»Two.«"}},
		{"low marks", "„One,“ she said. „Two.”", []string{"„One,“", "„Two.”"}},
		{"nested", "“He said ‘no,’ and left,” she said.", []string{"“He said ‘no,’ and left,”"}},
		{"nested the British way", "‘He said “no,” and left,’ she said.", []string{"‘He said “no,” and left,’"}},
		{"nested in its own family", "“I know “no” from him,”” she said.", []string{"“I know “no” from him,”", ""}[:1]},
		{"stray closing mark", "So it goes.” And on.", nil},
		{"mixed families", "“One,\" he said. \"Two.”", []string{"“One,\" :mixed", "\"Two.” :mixed"}},
		{"never closed", "“One, two and three.\n\nFour.", []string{"“One, two and three. :unclosed"}},
		{"never closed before the next", "“One, he said. “Two,” she said.", []string{"“One, he said.  :unclosed", "“Two,”"}},
		{"carried on", "“One.\n\n“Two,” he said.", []string{"“One. :unclosed", "“Two,” :continues"}},
		{"not carried on by another mark", "“One.\n\nThen “two” came.", []string{"“One. :unclosed", "“two”"}},
		{"empty marks", "He said “” and \"\".", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := shown(c.text, Regions(c.text, story.Paragraphs(c.text)))
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("regions (-want +got):\n%s", diff)
			}
		})
	}
}

// checkRegions says what is wrong with regions: they must be valid, in order, without overlaps, inside one paragraph.
func checkRegions(text string, paragraphs []story.Span, regions []Region) string {
	end := 0
	for _, r := range regions {
		switch {
		case !r.Span.Valid(text) || !r.Open.Empty() && !r.Open.Valid(text) || !r.Close.Empty() && !r.Close.Valid(text):
			return "a span off the rune boundaries"
		case r.Span.Start < end:
			return "regions overlap"
		case !paragraphs[r.Paragraph].Contains(r.Span):
			return "a region leaves its paragraph"
		case r.Unclosed != r.Close.Empty():
			return "unclosed and a closing mark"
		case r.Inner().Len() <= 0:
			return "an empty region"
		}
		end = r.Span.End
	}
	return ""
}

func TestRegionsHoldTheirInvariants(t *testing.T) {
	piece := rapid.SampledFrom([]string{"“", "”", "\"", "'", "’", "‘", "«", "»", "„", "``", "''", " ", ",", ".", "\n", "s", "word", "é", "6", "—", "\u00a0", "日"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(piece, 0, 60).Draw(t, "pieces"), "")
		paragraphs := story.Paragraphs(text)
		if fault := checkRegions(text, paragraphs, Regions(text, paragraphs)); fault != "" {
			t.Fatalf("%s in %q", fault, text)
		}
	})
}

func FuzzRegions(f *testing.F) {
	for _, s := range []string{"“One,” he said.", "'It's", "«a»b»", "``''", "“‘\"'’”", "\xff“\xfe"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		paragraphs := story.Paragraphs(text)
		if fault := checkRegions(text, paragraphs, Regions(text, paragraphs)); fault != "" {
			t.Errorf("%s in %q", fault, text)
		}
	})
}

// TestManyOpenMarks pairs what can never be paired, fast: two seconds would be quadratic time.
func TestManyOpenMarks(t *testing.T) {
	for _, unit := range []string{"“", " “a", " \"a", " 'a", "‘a ", "« ", "“ \" « `` ", "' ", "“‘", " ‘a\"b"} {
		text := strings.Repeat(unit, 20_000)
		start := time.Now()
		Regions(text, story.Paragraphs(text))
		if spent := time.Since(start); spent > 2*time.Second {
			t.Errorf("%q 20,000 times took %v", unit, spent)
		}
	}
}
