package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

// opening is the archive opened, the list of stories and the last story read, as a start of the program does.
func (b *archiveBench) opening(ctx context.Context) (figure, error) {
	var tries []time.Duration
	for range 5 {
		if err := b.db.Close(); err != nil {
			return figure{}, err
		}
		start := time.Now()
		db, err := storage.Open(ctx, b.dir)
		if err != nil {
			return figure{}, err
		}
		b.db = db
		all, err := db.Stories(ctx, storage.Filter{Limit: 500})
		if err != nil {
			return figure{}, err
		}
		if _, err = document(ctx, db, all[0].ID); err != nil {
			return figure{}, err
		}
		tries = append(tries, time.Since(start))
	}
	return figure{what: "opening the archive, the list and a story", tries: tries, most: time.Second}, nil
}

func document(ctx context.Context, db *storage.DB, id string) (*review.Document, error) {
	s, err := db.Story(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.Document()
}

func (b *archiveBench) any() string { return b.ids[b.rng.IntN(len(b.ids))] }

func (b *archiveBench) stories(ctx context.Context) (figure, error) {
	tries, err := timed(300, func(int) error {
		_, err := document(ctx, b.db, b.any())
		return err
	})
	return figure{what: "opening a story", tries: tries, share: 0.01, most: 100 * time.Millisecond}, err
}

// save keeps a step as the window does.
func (b *archiveBench) save(ctx context.Context, doc *review.Document, step []review.Correction) error {
	then, err := doc.After(step)
	if err != nil {
		return err
	}
	stored, err := b.db.AppendLearnt(ctx, doc.ID, doc.Seq(), step, storage.Progress(doc.ProgressAfter(step)), storage.LessonOf(then))
	if err != nil {
		return err
	}
	return doc.Apply(stored)
}

// saving is a row confirmed, its speaker changed or its edges moved, on disk and in the index.
func (b *archiveBench) saving(ctx context.Context) (figure, error) {
	tries, err := b.acts(ctx, 600, func(i int, doc *review.Document) ([]review.Correction, error) {
		q := doc.Quotes()[b.rng.IntN(len(doc.Quotes()))]
		switch i % 4 {
		case 0, 1:
			return doc.Confirm(review.Quotes, q.ID, "key")
		case 2:
			return doc.SetSpeaker(q.ID, doc.Speaker(q, doc.Names()[b.rng.IntN(len(doc.Names()))].Name), "cell")
		}
		parts := slices.Clone(q.Parts)
		parts[0].Start += len("“")
		return doc.SetParts(q.ID, parts, "key")
	})
	return figure{what: "saving a correction, with memory and index", tries: tries, share: 0.01, most: 5 * time.Millisecond}, err
}

// editing is a word of the story changed: a new version of the text, and all of the story indexed anew.
func (b *archiveBench) editing(ctx context.Context) (figure, error) {
	tries, err := b.acts(ctx, 200, func(_ int, doc *review.Document) ([]review.Correction, error) {
		at := strings.LastIndexByte(strings.TrimRight(doc.Text, ".\n"), ' ') + 1
		return doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 1}, Text: "o"}}, "key", nil)
	})
	return figure{what: "saving an edit of the text", tries: tries}, err
}

// acts does an act in so many stories, and times how long each takes to be kept; one that changes nothing does not count.
func (b *archiveBench) acts(ctx context.Context, n int, act func(i int, doc *review.Document) ([]review.Correction, error)) ([]time.Duration, error) {
	var tries []time.Duration
	for i := range n {
		doc, err := document(ctx, b.db, b.any())
		if err != nil {
			return nil, err
		}
		doc.Who = "bench"
		step, err := act(i, doc)
		if err != nil {
			return nil, err
		}
		if len(step) == 0 {
			continue
		}
		start := time.Now()
		if err := b.save(ctx, doc, step); err != nil {
			return nil, err
		}
		tries = append(tries, time.Since(start))
	}
	return tries, nil
}

// repeats opens the stories with an altered repeat and others, and counts what is told of them. An alarm is false when
// neither the story nor the one it names has an altered repeat.
func (b *archiveBench) repeats(ctx context.Context, others int) (found int, alarms float64, took figure, err error) {
	ids := make([]string, 0, planted+others)
	for id := range b.hidden {
		ids = append(ids, id)
	}
	for range others {
		if id := b.any(); b.hidden[id] == "" {
			ids = append(ids, id)
		}
	}
	alarmed := 0
	for _, id := range ids {
		doc, err := document(ctx, b.db, id)
		if err != nil {
			return 0, 0, took, err
		}
		start, before := time.Now(), processorTime()
		told, err := b.db.Repeats(ctx, id, sayings(doc))
		if err != nil {
			return 0, 0, took, err
		}
		took.tries, took.work = append(took.tries, time.Since(start)), took.work+processorTime()-before
		n := 0
		for _, t := range told {
			for _, r := range t {
				if n++; b.hidden[id] == "" && b.hidden[r.Story] == "" {
					alarmed++
				}
			}
		}
		if b.hidden[id] != "" && n > 0 {
			found++
		}
	}
	took.work /= time.Duration(len(took.tries))
	took.what, took.share, took.most = "looking for repeats, a story", 0.01, 50*time.Millisecond
	return found, float64(alarmed) / float64(len(ids)), took, nil
}

func sayings(doc *review.Document) []compare.Saying {
	var out []compare.Saying
	for _, q := range doc.Quotes() {
		_, named := doc.Name(q.SpeakerEntity)
		out = append(out, compare.SayingOf(doc.Text, q.Quote, doc.SpeakerName(q), named))
	}
	return out
}
