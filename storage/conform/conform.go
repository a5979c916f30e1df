// Package conform proves that a back end keeps stories as storage.Store says. It is run by the tests of every back end.
//
// It must never know what a back end is made of: it opens nothing itself and uses only what the interface has.
package conform

import (
	"context"
	"errors"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// Run puts a back end through all of it. open gives an empty store; it is closed at the end of each part.
func Run(t *testing.T, open func(t *testing.T) storage.Store) {
	for name, part := range map[string]func(*testing.T, storage.Store){
		"ids": ids, "a story comes back": comesBack, "originals": originals, "journal": journal, "conflict": conflict,
		"many at once": manyAtOnce, "refused steps": refusedSteps, "texts": texts, "titles": titles, "bin": bin, "list": list,
		"findings": findings, "every save shows": everySaveShows, "not there": notThere, "stopped": stopped, "settings": settings,
		"watch": watch, "nothing is shared": nothingShared,
	} {
		t.Run(name, func(t *testing.T) {
			s := open(t)
			defer func() { must(t, s.Close()) }()
			part(t, s)
		})
	}
}

const text = "Harbour plan “dead”, says mayor\n\n“We will not sign it,” Zoë Straße told reporters.\n"

func sample() storage.NewStory {
	return storage.NewStory{
		Title: "Harbour plan", Text: text, Origin: "pasted", Original: []byte("Harbour plan \x93dead\x94"), Encoding: "windows-1252",
		Findings: story.Findings{Engine: "1", Model: "m1",
			Quotes: []story.Quote{
				{ID: "q1", Parts: []story.Span{{Start: 37, End: 64}}, Kind: story.Direct, SpeakerName: "Zoë Straße", Confidence: 0.5, Why: "told"},
				{ID: "q2", Parts: []story.Span{{Start: 13, End: 23}}, Kind: story.Mixed, Confidence: 0.25}},
			Entities: []story.Entity{{ID: "e1", Type: story.Person, Name: "Zoë Straße", Mentions: []story.Span{{Start: 66, End: 78}}}}},
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func is(t *testing.T, err, kind error) {
	t.Helper()
	if !errors.Is(err, kind) {
		t.Errorf("got %v, want the kind %q", err, kind)
	}
}

func added(t *testing.T, s storage.Store) storage.Story {
	t.Helper()
	kept, err := s.AddStory(t.Context(), sample())
	must(t, err)
	return kept
}

func read(t *testing.T, s storage.Store, id string) storage.Story {
	t.Helper()
	kept, err := s.Story(t.Context(), id)
	must(t, err)
	return kept
}

// note is a step of one correction.
func note(step string) []review.Correction {
	words := step
	return []review.Correction{{Step: step, What: review.Note, Table: review.Quotes, Target: "q1", Cause: "cell", Who: "ann",
		After: review.Patch{Note: &words}}}
}

func appended(t *testing.T, s storage.Store, id string, base int64, step []review.Correction) []review.Correction {
	t.Helper()
	got, err := s.Append(context.Background(), id, base, step, storage.Progress{Quotes: 2, Open: 1})
	must(t, err)
	return got
}

// edit is a step that changes words, made as the desk makes it.
func edit(t *testing.T, kept storage.Story, was, now string) []review.Correction {
	t.Helper()
	doc, err := kept.Document()
	must(t, err)
	at := story.Span{}
	for i := range doc.Text {
		if i+len(was) <= len(doc.Text) && doc.Text[i:i+len(was)] == was {
			at = story.Span{Start: i, End: i + len(was)}
			break
		}
	}
	step, err := doc.EditText([]story.Edit{{Span: at, Text: now}}, "key", nil)
	must(t, err)
	return step
}
