package review

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"quotedesk/app/score"
	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// annotated is a story of the newsroom corpus with what its editor marked in it.
type annotated struct {
	id, text string
	found    story.Findings
}

// corpus is every story of the newsroom corpus; every third with CRLF line ends.
func corpus(t testing.TB) []annotated {
	t.Helper()
	files, err := filepath.Glob("../extract/testdata/newsroom/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var out []annotated
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		stories, _, err := newsroom.Read(f)
		if err != nil || f.Close() != nil {
			t.Fatal(err)
		}
		for _, s := range stories {
			out = append(out, annotation(s, len(out)%3 == 1))
		}
	}
	return out
}

func annotation(s newsroom.Story, crlf bool) annotated {
	var b strings.Builder
	var place []int // byte of each code point
	for _, r := range s.Text {
		if crlf && r == '\n' {
			b.WriteByte('\r')
		}
		place = append(place, b.Len())
		b.WriteRune(r)
	}
	place = append(place, b.Len())
	span := func(p score.Pair) story.Span { return story.Span{Start: place[p[0]], End: place[p[1]]} }
	all := func(ps []score.Pair) (out []story.Span) {
		for _, p := range ps {
			out = append(out, span(p))
		}
		return out
	}
	a := annotated{id: s.ID, text: b.String()}
	if p, ok := s.Furniture["byline"]; ok {
		a.found.Furniture.Byline = span(p)
	}
	for i, q := range s.Quotes {
		parts := q.Parts
		if len(parts) == 0 {
			parts = []score.Pair{{q.Start, q.End}}
		}
		a.found.Quotes = append(a.found.Quotes, story.Quote{ID: fmt.Sprint("q", i+1), Kind: story.Kind(q.Kind), Parts: all(parts),
			Speaker: all(q.Speaker.Spans), SpeakerName: q.SpeakerName, Cue: all(q.Cue), Confidence: 0.5})
	}
	for i, e := range s.Entities {
		var mentions []score.Pair
		for _, m := range e.Mentions {
			mentions = append(mentions, score.Pair{m[0], m[1]})
		}
		a.found.Entities = append(a.found.Entities, story.Entity{ID: fmt.Sprint("e", i+1), Type: story.EntityType(e.Type), Name: e.Name, Mentions: all(mentions)})
	}
	for i, c := range s.Blemishes {
		a.found.Checks = append(a.found.Checks, story.Check{ID: fmt.Sprint("c", i+1), Rule: c.Rule, Span: span(score.Pair{c.Start, c.End})})
	}
	if !utf8.ValidString(a.text) {
		panic("the corpus is UTF-8")
	}
	return a
}

// long is the stories put together until there are so many words and quotations.
func long(t testing.TB, words, quotes int) annotated {
	t.Helper()
	out := annotated{id: "long"}
	stories := corpus(t)
	for n := 0; len(strings.Fields(out.text)) < words || len(out.found.Quotes) < quotes; n++ {
		s := stories[n%len(stories)]
		m := moves{delta: []int{len(out.text)}, was: "", is: ""}
		for _, q := range s.found.Quotes {
			q.ID = fmt.Sprint("q", len(out.found.Quotes)+1)
			q.Parts, _ = m.spans(q.Parts)
			q.Speaker, _ = m.spans(q.Speaker)
			q.Cue, _ = m.spans(q.Cue)
			if len(out.found.Quotes) < quotes {
				out.found.Quotes = append(out.found.Quotes, q)
			}
		}
		for _, e := range s.found.Entities {
			e.ID = fmt.Sprint("e", len(out.found.Entities)+1)
			e.Mentions, _ = m.spans(e.Mentions)
			out.found.Entities = append(out.found.Entities, e)
		}
		for _, c := range s.found.Checks {
			c.ID = fmt.Sprint("c", len(out.found.Checks)+1)
			c, _ = m.check(c)
			out.found.Checks = append(out.found.Checks, c)
		}
		out.text += strings.TrimRight(s.text, "\r\n") + "\n\n"
	}
	return out
}
