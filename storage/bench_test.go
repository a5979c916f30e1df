package storage

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// longStory is a story of about 700 words with 25 quotations and 40 names.
func longStory() NewStory {
	n := NewStory{Title: "Seven hundred words", Origin: "pasted"}
	n.Text = strings.Repeat("“We will not sign it before the harbour is safe,” Zoë Straße told reporters on Monday morning.\n\n", 42)
	for i := range 25 {
		n.Findings.Quotes = append(n.Findings.Quotes, story.Quote{ID: fmt.Sprint("q", i), Parts: []story.Span{{Start: i, End: i + 50}},
			Kind: story.Direct, SpeakerName: "Zoë Straße", Cue: []story.Span{{Start: 60, End: 64}}, Confidence: 0.97,
			Why: "‘told’ after the quote; subject Zoë Straße", Alternatives: []story.Alternative{{Name: "somebody else", Score: 0.1}}})
	}
	for i := range 40 {
		n.Findings.Entities = append(n.Findings.Entities, story.Entity{ID: fmt.Sprint("e", i), Type: story.Person, Name: "Zoë Straße",
			Mentions: []story.Span{{Start: 66, End: 78}, {Start: 166, End: 178}}, Confidence: 0.9})
	}
	return n
}

func speaker(i int) []review.Correction {
	return []review.Correction{{
		Step: fmt.Sprint("s", i), What: review.Attribution, Table: review.Quotes, Target: "q7", Cause: "cell", Who: "ann",
		Before: review.Patch{Speaker: &review.Speaker{Name: "Zoë Straße", Entity: "e1"}, Status: ptr(story.Unreviewed)},
		After:  review.Patch{Speaker: &review.Speaker{Name: "Jón Þór", Entity: "e2"}, Status: ptr(story.Corrected)},
	}}
}

// BenchmarkAppend is a step of one correction, acknowledged on disk. Most of it is waiting for the drive.
func BenchmarkAppend(b *testing.B) {
	db := opened(b, b.TempDir())
	s, err := db.AddStory(b.Context(), longStory())
	if err != nil {
		b.Fatal(err)
	}
	var each []time.Duration
	for i := 0; b.Loop(); i++ {
		start := time.Now()
		if _, err := db.Append(b.Context(), s.ID, int64(i), speaker(i), Progress{Quotes: 25, Open: 9}); err != nil {
			b.Fatal(err)
		}
		each = append(each, time.Since(start))
	}
	slices.Sort(each)
	b.ReportMetric(float64(each[len(each)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(each[len(each)*99/100].Microseconds()), "p99-µs")
}

// BenchmarkStory reads a 700-word story with 200 corrections and checks every sum.
func BenchmarkStory(b *testing.B) {
	db := opened(b, b.TempDir())
	s, err := db.AddStory(b.Context(), longStory())
	if err != nil {
		b.Fatal(err)
	}
	for i := range 200 {
		appended(b, db, s.ID, int64(i), speaker(i))
	}
	for b.Loop() {
		read(b, db, s.ID)
	}
}

// BenchmarkStories searches 1,000 stories of 700 words for two words.
func BenchmarkStories(b *testing.B) {
	db := opened(b, b.TempDir())
	for range 1000 {
		if _, err := db.AddStory(b.Context(), longStory()); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		if got := list(b, db, Filter{Query: asked("seven strasse"), Limit: 50}); len(got) != 50 {
			b.Fatalf("%d stories", len(got))
		}
	}
}

// BenchmarkOpen opens an archive that exists.
func BenchmarkOpen(b *testing.B) {
	dir, _ := archive(b)
	for b.Loop() {
		db, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkFold(b *testing.B) {
	text := longStory().Text
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		story.Fold(text)
	}
}

// BenchmarkAppendTextEdit keeps a new version of a text of 20,000 words, with its words counted and its search text made.
func BenchmarkAppendTextEdit(b *testing.B) {
	db := opened(b, b.TempDir())
	n := longStory()
	n.Text = strings.Repeat(n.Text, 30)
	s, err := db.AddStory(b.Context(), n)
	if err != nil {
		b.Fatal(err)
	}
	d := sat(b, db, s.ID)
	at := strings.LastIndex(d.doc.Text, "Monday")
	words := []string{"Monday", "Saturday"}
	for i := 0; b.Loop(); i++ {
		step, err := d.doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + len(words[i%2])}, Text: words[(i+1)%2]}}, "key", nil)
		d.keep(b, step, err)
	}
}
