package export

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/review"
	gold "quotedesk/app/score"
	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// corpus is every annotated story of the newsroom corpus as a sheet, and each scrambled: with letters before and in its
// lines that take several bytes, several code points or none that show.
func corpus(t testing.TB) []Sheet {
	t.Helper()
	paths, err := filepath.Glob("../extract/testdata/newsroom/*.txt")
	if err != nil || len(paths) == 0 {
		t.Fatal("the corpus is not there", err)
	}
	var out []Sheet
	for _, p := range paths {
		f, err := os.Open(p)
		if err != nil {
			t.Fatal(err)
		}
		stories, faults, err := newsroom.Read(f)
		f.Close()
		if err != nil || len(faults) > 0 {
			t.Fatal(err, faults)
		}
		for i, s := range stories {
			sheet := annotated(s)
			out = append(out, sheet, scrambled(sheet, i))
		}
	}
	if len(out) < 500 {
		t.Fatalf("only %d stories", len(out))
	}
	return out
}

func annotated(d newsroom.Story) Sheet {
	cp := story.NewCodePoints(d.Text)
	at := func(p gold.Pair) story.Span { return cp.Span([2]int{p[0], p[1]}) }
	all := func(pairs []gold.Pair) []story.Span {
		var out []story.Span
		for _, p := range pairs {
			out = append(out, at(p))
		}
		return out
	}
	s := Sheet{ID: d.ID, Title: "Story " + d.ID, Version: 1, Engine: "test", Text: d.Text}
	row := map[string]int{}
	for _, e := range d.Entities {
		m := at(gold.Pair{e.Start, e.End})
		of := string(e.Cluster)
		i, there := row[of]
		if !there || s.Names[i].Type != story.EntityType(e.Type) {
			i = len(s.Names)
			row[of] = i
			s.Names = append(s.Names, review.NameRow{Entity: story.Entity{ID: fmt.Sprint("e", i+1), Type: story.EntityType(e.Type), Name: m.In(d.Text)}, Status: story.Confirmed})
		}
		s.Names[i].Mentions = append(s.Names[i].Mentions, m)
	}
	for i, q := range d.Quotes {
		parts := all(q.Parts)
		if len(parts) == 0 {
			parts = []story.Span{at(gold.Pair{q.Start, q.End})}
		}
		found := review.QuoteRow{Status: []story.Status{story.Unreviewed, story.Confirmed, story.Corrected}[i%3], ByHand: i%5 == 4,
			Quote: story.Quote{ID: fmt.Sprint("q", i+1), Kind: story.Kind(q.Kind), Parts: parts, Cue: all(q.Cue), Speaker: all(q.Speaker.Spans), SpeakerName: q.SpeakerName,
				Confidence: float64(i%10) / 10}}
		if e, known := row[string(gold.NewCluster(q.By))]; known {
			found.SpeakerEntity = s.Names[e].ID
		}
		s.Quotes = append(s.Quotes, found)
	}
	return s
}

// scrambled puts something odd before every n-th line and moves the rows with their words.
func scrambled(s Sheet, n int) Sheet {
	odd := []string{"👩‍👩‍👧 ", "e\u0301\u0323 ", "\u200F", "x\u00AD\u200B ", "𝔄–“ ", "<&\">' "}[n%6]
	var text strings.Builder
	var starts, grown []int // by then the text has grown by so many bytes
	at := 0
	for i, line := range story.Paragraphs(s.Text) {
		if i%(n%3+1) == 0 {
			text.WriteString(s.Text[at:line.Start] + odd)
			at = line.Start
			starts = append(starts, at)
			grown = append(grown, len(odd)*len(starts))
		}
	}
	text.WriteString(s.Text[at:])
	move := func(x story.Span) story.Span {
		if x.Empty() {
			return x // what is not there
		}
		by := func(place int, end bool) int {
			add := 0
			for i, start := range starts {
				if place > start || place == start && !end {
					add = grown[i]
				}
			}
			return place + add
		}
		return story.Span{Start: by(x.Start, false), End: by(x.End, true)}
	}
	s = s.moved(move)
	s.ID, s.Text = s.ID+"/scrambled", text.String()
	return s
}
