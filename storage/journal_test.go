package storage

import (
	"errors"
	"fmt"
	"math"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestAppendFillsWhatIsLeftOpen(t *testing.T) {
	db := opened(t, t.TempDir())
	db.Now = tick()
	s := added(t, db)
	summer := time.Date(2026, 7, 1, 12, 0, 0, 5, time.FixedZone("EEST", 3*3600))
	step := append(status("s1", story.Confirmed), status("s1", story.Corrected)...)
	step[1].When, step[1].TextVersion = summer, 1
	before := append([]review.Correction(nil), step...)

	got := appended(t, db, s.ID, 0, step)

	if d := cmp.Diff(before, step); d != "" {
		t.Errorf("the caller's slice was changed:\n%s", d)
	}
	if got[0].Seq != 1 || got[1].Seq != 2 || got[0].When.IsZero() || got[0].TextVersion != 1 {
		t.Errorf("not filled: %+v", got)
	}
	if !got[1].When.Equal(summer) || got[1].When.Location() != time.UTC {
		t.Errorf("a given time must stay, in UTC: %v", got[1].When)
	}
	journal, err := db.Journal(t.Context(), s.ID, 0)
	if d := cmp.Diff(got, journal); d != "" || err != nil {
		t.Errorf("%v (-returned +stored):\n%s", err, d)
	}
	if tail, err := db.Journal(t.Context(), s.ID, 1); err != nil || len(tail) != 1 || tail[0].Seq != 2 {
		t.Errorf("after 1: %v, %v", tail, err)
	}
	if none, err := db.Journal(t.Context(), s.ID, 9); err != nil || len(none) != 0 {
		t.Errorf("after the end: %v, %v", none, err)
	}
}

func TestEmptySpansAreNotLeftAlone(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	step := status("s1", story.Corrected)
	step[0].What, step[0].After = review.Cue, review.Patch{Cue: new([]story.Span), Parts: &[]story.Span{}, Role: ptr(""), Note: ptr("")}
	appended(t, db, s.ID, 0, step)
	after := read(t, db, s.ID).Journal[0].After
	if after.Cue == nil || after.Parts == nil || after.Role == nil || after.Note == nil || after.Label != nil {
		t.Errorf("came back as %+v", after)
	}
	if *step[0].After.Cue != nil {
		t.Errorf("the caller's patch was changed")
	}
}

// ruling is one of several verdicts in a step.
func ruling(id string) review.Correction {
	c := status("s1", story.Confirmed)[0]
	c.What, c.Target, c.After = review.Ruled, id, review.Patch{Verdict: &review.Verdict{Ruling: review.Verified}}
	return c
}

func TestStepsThatAreRefusedLeaveNothing(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	change := func(do func(*review.Correction)) []review.Correction {
		step := append(status("s1", story.Confirmed), status("s1", story.Confirmed)...)
		do(&step[1])
		return step
	}
	for name, step := range map[string][]review.Correction{
		"no corrections":       nil,
		"two step ids":         change(func(c *review.Correction) { c.Step = "s2" }),
		"no target":            change(func(c *review.Correction) { c.Target = "" }),
		"no table":             change(func(c *review.Correction) { c.Table = "" }),
		"no act":               change(func(c *review.Correction) { c.What = "" }),
		"text version":         change(func(c *review.Correction) { c.TextVersion = -1 }),
		"bytes not UTF-8":      change(func(c *review.Correction) { c.After.Note = ptr("a\xff") }),
		"two verdicts at once": {ruling("q1"), ruling("q2")},
		"no number": change(func(c *review.Correction) {
			c.After.Quote = &review.QuoteRow{Quote: story.Quote{Confidence: math.NaN()}}
		}),
	} {
		t.Run(name, func(t *testing.T) {
			_, err := db.Append(t.Context(), s.ID, 0, step, Progress{})
			wantKind(t, err, ErrInvalid)
		})
	}
	_, err := db.Append(t.Context(), s.ID, 0, status("s1", story.Confirmed), Progress{Open: -1})
	wantKind(t, err, ErrInvalid)
	if got := read(t, db, s.ID); len(got.Journal) != 0 || got.Progress != s.Progress || !got.Changed.Equal(s.Changed) {
		t.Errorf("something was stored: %+v", got)
	}
}

func TestConflictShowsWhatTheCallerHasNotSeen(t *testing.T) {
	dir := t.TempDir()
	ann, ben := opened(t, dir), opened(t, dir)
	s := added(t, ann)
	first := appended(t, ann, s.ID, 0, status("s1", story.Confirmed))
	second := appended(t, ann, s.ID, 1, status("s2", story.Rejected))

	for base, want := range map[int64][]review.Correction{0: append(first, second...), 1: second, 5: nil} {
		unseen, err := ben.Append(t.Context(), s.ID, base, status("s3", story.Corrected), Progress{})
		wantKind(t, err, ErrConflict)
		if d := cmp.Diff(want, unseen); d != "" {
			t.Errorf("base %d (-want +unseen):\n%s", base, d)
		}
	}
	if got := read(t, ann, s.ID); len(got.Journal) != 2 || got.Progress.Quotes != 2 {
		t.Errorf("a refused step left something: %+v", got)
	}
	appended(t, ben, s.ID, 2, status("s3", story.Corrected))
}

func TestTwoWritersLoseNothing(t *testing.T) {
	dir := t.TempDir()
	s := added(t, opened(t, dir))
	const each = 60
	var wg sync.WaitGroup
	for _, who := range []string{"ann", "ben"} {
		db := opened(t, dir)
		wg.Go(func() {
			base := int64(0)
			for i := 0; i < each; {
				got, err := db.Append(t.Context(), s.ID, base, status(fmt.Sprint(who, i), story.Confirmed), Progress{})
				if err != nil && !errors.Is(err, ErrConflict) {
					t.Errorf("%s %d: %v", who, i, err)
					return
				}
				if err == nil {
					i++
				}
				base = got[len(got)-1].Seq
			}
		})
	}
	wg.Wait()
	steps := map[string]bool{}
	for _, c := range read(t, opened(t, dir), s.ID).Journal {
		steps[c.Step] = true
	}
	if len(steps) != 2*each {
		t.Errorf("%d steps in the journal, want %d", len(steps), 2*each)
	}
}

func TestJournalIsAppendOnly(t *testing.T) {
	db := opened(t, t.TempDir())
	s := arrived(t, db)
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	want := read(t, db, s.ID)
	for _, statement := range []string{
		"UPDATE corrections SET who = 'x'",
		"DELETE FROM corrections",
		"INSERT OR REPLACE INTO corrections SELECT * FROM corrections",
		`INSERT INTO corrections SELECT story_id, seq+2, step, what, tbl, target, "before", "after", cause, undoes, who, at, text_version, sum FROM corrections`,
		"UPDATE texts SET body = 'x'", "DELETE FROM texts",
		"UPDATE originals SET encoding = 'x'", "DELETE FROM originals",
		"UPDATE arrivals SET body = '{}'", "DELETE FROM arrivals",
		"UPDATE findings SET model = 'x'",
		"DELETE FROM stories",
	} {
		if _, err := db.write.Exec(statement); err == nil {
			t.Errorf("accepted: %s", statement)
		}
	}
	if d := cmp.Diff(want, read(t, db, s.ID)); d != "" {
		t.Errorf("changed:\n%s", d)
	}
}

func TestErrorsHoldNoStoryText(t *testing.T) {
	db := opened(t, t.TempDir())
	secret := "Zoë whistled\xff"
	step := status("s1", story.Confirmed)
	step[0].After.Note = &secret
	s := added(t, db)
	_, fromAppend := db.Append(t.Context(), s.ID, 0, step, Progress{})
	_, fromAdd := db.AddStory(t.Context(), NewStory{Title: secret, Text: secret})
	_, fromList := db.Stories(t.Context(), Filter{State: "whistled"})
	for _, err := range []error{fromAppend, fromAdd, fromList} {
		if err == nil || strings.Contains(err.Error()+Message(err), "whistled") {
			t.Errorf("got %v", err)
		}
	}
}

func patches() *rapid.Generator[review.Patch] {
	span := rapid.Custom(func(t *rapid.T) story.Span {
		return story.Span{Start: rapid.IntRange(0, 1<<40).Draw(t, "start"), End: rapid.Int().Draw(t, "end")}
	})
	spans := rapid.SliceOfN(span, 0, 4)
	return rapid.Custom(func(t *rapid.T) review.Patch {
		p := review.Patch{
			Parts: rapid.Ptr(spans, true).Draw(t, "parts"), Cue: rapid.Ptr(spans, true).Draw(t, "cue"),
			Role: rapid.Ptr(rapid.String(), true).Draw(t, "role"), Note: rapid.Ptr(rapid.String(), true).Draw(t, "note"),
			Label: rapid.Ptr(rapid.String(), true).Draw(t, "label"), Reason: rapid.Ptr(rapid.String(), true).Draw(t, "reason"),
			Kind:     rapid.Ptr(rapid.SampledFrom(story.Kinds), true).Draw(t, "kind"),
			Type:     rapid.Ptr(rapid.SampledFrom(story.EntityTypes), true).Draw(t, "type"),
			Mentions: rapid.Ptr(spans, true).Draw(t, "mentions"), RoleSpans: rapid.Ptr(spans, true).Draw(t, "role spans"),
			Relay: rapid.Ptr(rapid.String(), true).Draw(t, "relay"), Aside: rapid.Ptr(rapid.Bool(), true).Draw(t, "aside"),
			Status: rapid.Ptr(rapid.SampledFrom([]story.Status{story.Confirmed, story.NeedsLook}), true).Draw(t, "status"),
		}
		if rapid.Bool().Draw(t, "speaker?") {
			p.Speaker = &review.Speaker{Name: rapid.String().Draw(t, "name"), Entity: rapid.String().Draw(t, "entity")}
		}
		if rapid.Bool().Draw(t, "name?") {
			p.Name = &review.NameRow{Status: story.Corrected, Entity: story.Entity{ID: "e", Name: rapid.String().Draw(t, "form"), Mentions: spans.Draw(t, "places")}}
		}
		if rapid.Bool().Draw(t, "reading?") {
			p.Reading = &review.Reading{Engine: rapid.String().Draw(t, "engine"), Furniture: story.Furniture{Byline: span.Draw(t, "byline")}}
			p.Check = &review.CheckRow{Status: story.Unreviewed, Check: story.Check{ID: "c", Span: span.Draw(t, "place"), Message: rapid.String().Draw(t, "message")}}
		}
		if rapid.Bool().Draw(t, "checked?") {
			at := time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "at"), 5).UTC()
			words := rapid.SliceOfN(rapid.String(), 1, 3).Draw(t, "words")
			p.Verdict = &review.Verdict{Ruling: rapid.SampledFrom(review.Rulings).Draw(t, "ruling"), At: at,
				For: review.Claim{Words: words, Speaker: rapid.String().Draw(t, "said by")}, First: &review.Claim{Printed: words}}
			p.Tick = &review.Tick{Kind: review.FactNumber, Words: rapid.String().Draw(t, "fact"), In: words, At: at}
			p.Exhibit = &review.Exhibit{ID: "x", Kind: review.ExhibitWeb, Web: &review.WebPage{Address: rapid.String().Draw(t, "address"), Captured: at}}
			p.Query = &review.Query{ID: "k", Span: span.Draw(t, "asked"), Question: rapid.String().Draw(t, "question"), At: at}
			p.Answer = &review.Answer{How: review.AnswerKeep, Reason: rapid.String().Draw(t, "why kept")}
			p.SignOff = &review.SignOff{ID: "o", At: at, Seq: rapid.Int64().Draw(t, "signed at"), Quotes: []review.SignedQuote{{ID: "q1"}}}
			p.Source = &review.Source{ID: "s", Pseudonym: rapid.String().Draw(t, "pseudonym"), At: at}
		}
		if rapid.Bool().Draw(t, "row?") {
			p.Quote = &review.QuoteRow{Quote: story.Quote{ID: "q9", Parts: spans.Draw(t, "row parts"),
				Confidence: rapid.Float64().Draw(t, "confidence"), Why: rapid.String().Draw(t, "why")}, ByHand: true}
		}
		return p
	})
}

func TestAnyCorrectionComesBackTheSame(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	base := int64(0)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String()
		step := make([]review.Correction, rapid.IntRange(1, 4).Draw(t, "size"))
		id := "s" + text.Draw(t, "step")
		for i := range step {
			step[i] = review.Correction{
				Step: id, What: review.Edges, Table: review.Quotes, Target: "q" + text.Draw(t, "target"),
				Before: patches().Draw(t, "before"), After: patches().Draw(t, "after"),
				Cause: text.Draw(t, "cause"), Undoes: text.Draw(t, "undoes"), Who: text.Draw(t, "who"),
				When:        time.Unix(rapid.Int64Range(0, 1<<33).Draw(t, "when"), rapid.Int64Range(0, 999999999).Draw(t, "ns")),
				TextVersion: rapid.IntRange(1, 9).Draw(t, "version"),
			}
		}
		got, err := db.Append(t.Context(), s.ID, base, step, Progress{})
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range step {
			c.Seq, c.When = base+int64(i)+1, c.When.UTC()
			step[i] = c
		}
		stored, err := db.Journal(t.Context(), s.ID, base)
		if err != nil {
			t.Fatal(err)
		}
		base = stored[len(stored)-1].Seq
		for name, have := range map[string][]review.Correction{"returned": got, "stored": stored} {
			if d := cmp.Diff(step, have); d != "" {
				t.Fatalf("(-given +%s):\n%s", name, d)
			}
		}
	})
}
