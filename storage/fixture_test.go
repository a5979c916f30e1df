package storage

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

const sampleText = "Harbour plan “dead”, says mayor\n\n“We will not sign it,” Zoë Straße told reporters.\n"

func sample() NewStory {
	return NewStory{
		Title: "Harbour plan", Text: sampleText, Origin: "pasted",
		Original: []byte("Harbour plan \x93dead\x94"), Encoding: "windows-1252",
		Findings: story.Findings{
			Engine: "1", Model: "m1",
			Furniture: story.Furniture{Headline: story.Span{Start: 0, End: 35}},
			Quotes: []story.Quote{
				{ID: "q1", Parts: []story.Span{{Start: 37, End: 64}}, Kind: story.Direct, SpeakerName: "Zoë Straße", Confidence: 0.5, Why: "told"},
				{ID: "q2", Parts: []story.Span{{Start: 13, End: 23}}, Kind: story.Mixed, Confidence: 0.25, Flags: []string{story.FlagHeadline}},
			},
			Entities: []story.Entity{{ID: "e1", Type: story.Person, Name: "Zoë Straße", Mentions: []story.Span{{Start: 66, End: 78}}}},
		},
	}
}

func ptr[T any](v T) *T { return &v }

// status is a one-correction step.
func status(step string, to story.Status) []review.Correction {
	return []review.Correction{{
		Step: step, What: review.Status, Table: review.Quotes, Target: "q1", Cause: "key", Who: "ann",
		Before: review.Patch{Status: ptr(story.Unreviewed)}, After: review.Patch{Status: ptr(to)},
	}}
}

func opened(t testing.TB, dir string) *DB {
	t.Helper()
	db, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatalf("open: %v", err)
	}
	t.Cleanup(func() {
		if err := db.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return db
}

func added(t testing.TB, db *DB) Story {
	t.Helper()
	s, err := db.AddStory(t.Context(), sample())
	if err != nil {
		t.Fatalf("add: %v", err)
	}
	return s
}

// arrived is added, with how it came in.
func arrived(t testing.TB, db *DB) Story {
	t.Helper()
	n := sample()
	n.Arrival = story.Arrival{Form: "Plain text"}
	s, err := db.AddStory(t.Context(), n)
	if err != nil {
		t.Fatalf("add: %v", err)
	}
	return s
}

func appended(t testing.TB, db *DB, id string, base int64, step []review.Correction) []review.Correction {
	t.Helper()
	got, err := db.Append(t.Context(), id, base, step, Progress{Quotes: 2, Open: 1})
	if err != nil {
		t.Fatalf("append at %d: %v", base, err)
	}
	return got
}

func read(t testing.TB, db *DB, id string) Story {
	t.Helper()
	s, err := db.Story(t.Context(), id)
	if err != nil {
		t.Fatalf("read: %v", err)
	}
	return s
}

func wantKind(t testing.TB, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Fatalf("got %v, want kind %q", err, kind)
	}
	if Message(err) == "" {
		t.Fatalf("no message for %v", err)
	}
}

// tick is a clock that moves a second a call.
func tick() func() time.Time {
	now := time.Date(2026, 3, 29, 1, 59, 58, 123456789, time.FixedZone("CET", 3600))
	return func() time.Time {
		now = now.Add(time.Second)
		return now
	}
}

func list(t testing.TB, db *DB, f Filter) []Summary {
	t.Helper()
	all, err := db.Stories(t.Context(), f)
	if err != nil {
		t.Fatalf("list %+v: %v", f, err)
	}
	return all
}

func titled(t testing.TB, db *DB, n int) []string {
	t.Helper()
	var ids []string
	for i := range n {
		s, err := db.AddStory(t.Context(), NewStory{Title: fmt.Sprint("story ", i), Text: "x", Origin: "pasted"})
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, s.ID)
	}
	return ids
}
