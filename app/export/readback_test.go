package export

import (
	"strings"
	"testing"

	"quotedesk/app/story"
)

func TestReadBackHoldsNoQuotation(t *testing.T) {
	d := harbourDesk(t).Document
	for _, who := range []Audience{Internal, External} {
		f := NewFactCheck(d, who, checkedAt)
		page := written(t, f.ReadBack)
		if why := harmless(t, page); why != "" {
			t.Error(why)
		}
		for _, q := range []string{"We will spend", "by May 5", "Nobody", "It was", "Perhaps"} {
			if strings.Contains(page, q) {
				t.Errorf("%q is read out", q)
			}
		}
		for _, words := range append(inHouse(), "example.org") {
			if strings.Contains(page, words) {
				t.Errorf("%q is on the sheet", words)
			}
		}
		for _, words := range []string{"4.2 million", "May 5", "The council would", "chair", "a worker at the port", "Ada Hale"} {
			if !strings.Contains(page, words) {
				t.Errorf("%q is missing", words)
			}
		}
	}
}

func TestReadBackElidesQuotedWords(t *testing.T) {
	quote := func(kind story.Kind, words string, facts ...string) CheckedQuote {
		q := CheckedQuote{Kind: kind, Words: []string{words}, Speaker: "Ada"}
		for _, f := range facts {
			q.Facts = append(q.Facts, CheckedFact{Kind: "number", Words: f, State: "open"})
		}
		return q
	}
	for name, c := range map[string]struct {
		quotes []CheckedQuote
		want   string // what there is to confirm, but for the name
	}{
		"paraphrase":           {[]CheckedQuote{quote(story.Indirect, "the pier would close")}, "the pier would close"},
		"marks inside":         {[]CheckedQuote{quote(story.Indirect, "the pier was “a ruin” by then")}, "the pier was “[…]” by then"},
		"mixed":                {[]CheckedQuote{quote(story.Mixed, "called it “a ruin” twice", "twice")}, "twice"},
		"said in both":         {[]CheckedQuote{quote(story.Direct, "“A full ruin.”"), quote(story.Indirect, "it was A full ruin")}, "it was […]"},
		"part of a word":       {[]CheckedQuote{quote(story.Direct, "“no”"), quote(story.Indirect, "nobody knew")}, "nobody knew"},
		"a number and no more": {[]CheckedQuote{quote(story.Direct, "“Forty-two.”", "Forty-two")}, ""},
		"a number in it":       {[]CheckedQuote{quote(story.Direct, "“Some 42 men.”", "42")}, "42"},
	} {
		got := ""
		for _, p := range (FactCheck{Quotes: c.quotes}).sources()[0].Points[1:] {
			got += p.Words
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
