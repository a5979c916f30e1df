package review

import (
	"testing"

	"quotedesk/app/story"
)

func TestEdgesMoveByAWordInsideTheParagraph(t *testing.T) {
	d := open(t)
	at := func(words string) QuoteRow {
		return QuoteRow{Quote: story.Quote{Parts: []story.Span{span(t, words)}}}
	}
	for _, c := range []struct {
		words     string
		end, grow bool
		want      string // "" when the edge cannot move
	}{
		{"the café would", true, true, "the café would open"},
		{"the café would", true, false, "the café"},
		{"the café would", false, true, "said the café would"},
		{"the café would", false, false, "café would"},
		{"open 🎉 in May.", true, true, ""},
		{"Ruiz said the", false, true, ""},
		{"café", true, false, ""},
		{"café", false, false, ""},
		{"café would open", true, true, "café would open 🎉"},
	} {
		parts, ok := d.MovedEdge(at(c.words), c.end, c.grow)
		if !ok {
			if c.want != "" {
				t.Errorf("%q end=%t grow=%t did not move", c.words, c.end, c.grow)
			}
			continue
		}
		if got := parts[0].In(text); got != c.want {
			t.Errorf("%q end=%t grow=%t became %q, want %q", c.words, c.end, c.grow, got, c.want)
		}
	}
}

func TestReportedSpeechGrowsUpToTheCommaFirst(t *testing.T) {
	d := opened(t, "They would wait until May, she said.", story.Findings{Quotes: []story.Quote{{ID: "q1", Kind: story.Indirect,
		Parts: []story.Span{{Start: 0, End: len("They would wait until")}}}}})
	for _, want := range []string{"They would wait until May", "They would wait until May,", "They would wait until May, she"} {
		q, _ := d.Quote("q1")
		parts, ok := d.MovedEdge(q, true, true)
		if !ok || parts[0].In(d.Text) != want {
			t.Fatalf("got %v, %t, want %q", parts, ok, want)
		}
		step, err := d.SetParts("q1", parts, "key")
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Apply(step); err != nil {
			t.Fatal(err)
		}
	}
}
