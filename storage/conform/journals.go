package conform

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/review"
	"quotedesk/storage"
)

func journal(t *testing.T, s storage.Store) {
	id := added(t, s).ID
	step := append(note("s1"), note("s1")...)
	step[1].When = time.Date(2026, 3, 29, 2, 0, 0, 7, time.FixedZone("CET", 3600))
	got := appended(t, s, id, 0, step)
	got = append(got, appended(t, s, id, 2, note("s2"))...)
	for i, c := range got {
		if c.Seq != int64(i)+1 || c.When.IsZero() || c.When.Location() != time.UTC || c.TextVersion != 1 {
			t.Errorf("entry %d: %+v", i, c)
		}
	}
	if !got[1].When.Equal(step[1].When) {
		t.Errorf("%v became %v", step[1].When, got[1].When)
	}
	for after := range int64(4) {
		stored, err := s.Journal(t.Context(), id, after)
		must(t, err)
		if d := cmp.Diff(got[after:], stored); len(stored) != len(got)-int(after) || len(stored) > 0 && d != "" {
			t.Errorf("after %d (-returned +stored):\n%s", after, d)
		}
	}
	now := read(t, s, id)
	if d := cmp.Diff(got, now.Journal); d != "" || now.Last() != 3 || now.Progress != (storage.Progress{Quotes: 2, Open: 1}) {
		t.Errorf("%+v\n%s", now, d)
	}
}

func conflict(t *testing.T, s storage.Store) {
	id := added(t, s).ID
	theirs := append(appended(t, s, id, 0, note("a1")), appended(t, s, id, 1, note("a2"))...)
	for base := range int64(2) {
		unseen, err := s.Append(t.Context(), id, base, note("b"), storage.Progress{Quotes: 9, Open: 9})
		is(t, err, storage.ErrConflict)
		if d := cmp.Diff(theirs[base:], unseen); d != "" {
			t.Errorf("from %d the caller has not seen (-want +got):\n%s", base, d)
		}
	}
	_, err := s.Append(t.Context(), id, 7, note("b"), storage.Progress{}) // ahead of what is there
	is(t, err, storage.ErrConflict)
	if now := read(t, s, id); now.Last() != 2 || now.Progress.Quotes != 2 {
		t.Errorf("refused, and stored: %+v", now)
	}
	appended(t, s, id, 2, note("b"))
}

func manyAtOnce(t *testing.T, s storage.Store) {
	id := added(t, s).ID
	const hands, each = 8, 15
	var all sync.WaitGroup
	for hand := range hands {
		all.Go(func() {
			base := int64(0)
			for n := 0; n < each; {
				got, err := s.Append(context.Background(), id, base, note(fmt.Sprint(hand, "-", n)), storage.Progress{})
				if err != nil && !errors.Is(err, storage.ErrConflict) || len(got) == 0 {
					t.Errorf("%v", err)
					return
				}
				base = got[len(got)-1].Seq
				if err == nil {
					n++
				}
			}
		})
	}
	all.Wait()
	seen := map[string]bool{}
	for i, c := range read(t, s, id).Journal {
		if c.Seq != int64(i)+1 || seen[c.Step] {
			t.Fatalf("entry %d is %d, of %s", i, c.Seq, c.Step)
		}
		seen[c.Step] = true
	}
	if len(seen) != hands*each {
		t.Errorf("%d steps of %d", len(seen), hands*each)
	}
}

func refusedSteps(t *testing.T, s storage.Store) {
	id := added(t, s).ID
	with := func(change func(*review.Correction)) []review.Correction {
		step := append(note("s1"), note("s1")...)
		change(&step[1])
		return step
	}
	for name, c := range map[string]struct {
		step     []review.Correction
		progress storage.Progress
	}{
		"empty":          {nil, storage.Progress{}},
		"two steps":      {with(func(c *review.Correction) { c.Step = "s2" }), storage.Progress{}},
		"no step":        {with(func(c *review.Correction) { c.Step = "" }), storage.Progress{}},
		"no what":        {with(func(c *review.Correction) { c.What = "" }), storage.Progress{}},
		"no table":       {with(func(c *review.Correction) { c.Table = "" }), storage.Progress{}},
		"no target":      {with(func(c *review.Correction) { c.Target = "" }), storage.Progress{}},
		"version":        {with(func(c *review.Correction) { c.TextVersion = -1 }), storage.Progress{}},
		"negative":       {note("s1"), storage.Progress{Open: -1}},
		"not UTF-8":      {with(func(c *review.Correction) { bad := "a\xff"; c.After.Note = &bad }), storage.Progress{}},
		"less than none": {note("s1"), storage.Progress{Quotes: -1}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.Append(t.Context(), id, 0, c.step, c.progress)
			is(t, err, storage.ErrInvalid)
		})
	}
	if now := read(t, s, id); now.Last() != 0 || now.Progress.Quotes != 2 {
		t.Errorf("refused, and stored: %+v", now)
	}
}

// everySaveShows wants another pulse after every save, by which others see it.
func everySaveShows(t *testing.T, s storage.Store) {
	kept := added(t, s)
	last, err := s.Pulse(t.Context(), kept.ID)
	must(t, err)
	if want := (storage.Pulse{Version: 1, Run: 1, Title: kept.Title}); last != want {
		t.Errorf("%+v, want %+v", last, want)
	}
	other := sample().Findings
	other.Model = "m9"
	for _, save := range []struct {
		name string
		do   func() error
		want func(storage.Pulse) bool
	}{
		{"a correction", func() error { appended(t, s, kept.ID, 0, note("s1")); return nil }, func(p storage.Pulse) bool { return p.Last == 1 }},
		{"words", func() error { appended(t, s, kept.ID, 1, edit(t, read(t, s, kept.ID), "sign", "burn")); return nil }, func(p storage.Pulse) bool { return p.Last == 2 && p.Version == 2 }},
		{"a title", func() error { return s.RenameStory(t.Context(), kept.ID, kept.Title, "x") }, func(p storage.Pulse) bool { return p.Title == "x" }},
		{"a run", func() error { return s.SetFindings(t.Context(), kept.ID, other) }, func(p storage.Pulse) bool { return p.Run == 2 }},
		{"the bin", func() error { return s.RemoveStory(t.Context(), kept.ID) }, func(p storage.Pulse) bool { return p.Removed }},
		{"back", func() error { return s.RestoreStory(t.Context(), kept.ID) }, func(p storage.Pulse) bool { return !p.Removed }},
	} {
		must(t, save.do())
		now, err := s.Pulse(t.Context(), kept.ID)
		if must(t, err); now == last || !save.want(now) {
			t.Errorf("%s: %+v after %+v", save.name, now, last)
		}
		last = now
	}
}

func watch(t *testing.T, s storage.Store) {
	id := added(t, s).ID
	seen, err := s.Pulse(t.Context(), id)
	must(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	told := make(chan storage.Pulse, 8)
	ended := make(chan error, 1)
	go func() { ended <- s.Watch(ctx, id, seen, func(p storage.Pulse) { told <- p }) }()
	appended(t, s, id, 0, note("s1"))
	select {
	case p := <-told:
		if p.Last != 1 {
			t.Errorf("told %+v", p)
		}
	case <-ctx.Done():
		t.Error("nothing was told")
	}
	cancel()
	must(t, <-ended)
}

// nothingShared changes what was given and what came back, which must not reach what is stored.
func nothingShared(t *testing.T, s storage.Store) {
	n := sample()
	kept, err := s.AddStory(t.Context(), n)
	must(t, err)
	step := note("s1")
	got := appended(t, s, kept.ID, 0, step)
	want := read(t, s, kept.ID)
	n.Original[0], n.Findings.Quotes[0].SpeakerName = 'X', "X"
	kept.Findings.Quotes[0].Parts[0].Start = 0
	*step[0].After.Note, got[0].Who = "X", "X"
	back := read(t, s, kept.ID)
	back.Journal[0].Who, back.Findings.Entities[0].Name = "X", "X"
	if d := cmp.Diff(want, read(t, s, kept.ID)); d != "" {
		t.Errorf("(-stored +read):\n%s", d)
	}
	if b, _, err := s.Original(t.Context(), kept.ID); err != nil || b[0] == 'X' {
		t.Errorf("%q, %v", b, err)
	}
}
