package storage

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/search"
	"quotedesk/app/story"
)

func asked(typed string) search.Query { return search.Parse(typed, time.UTC) }

// found is what a question finds, a line each: title, row and what was found in brackets.
func found(t testing.TB, db *DB, typed string) []string {
	t.Helper()
	p, err := db.Search(t.Context(), asked(typed), 0, 50)
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	var out []string
	for _, h := range p.Hits {
		line := h.Title
		if h.Row != "" {
			line += " " + h.Row
		}
		for _, b := range h.Excerpt.Bits {
			if b.Found {
				line += " [" + b.Text + "]"
			}
		}
		out = append(out, line)
	}
	return out
}

// pier is a story with two speakers, two quotations and an alert.
func pier(title string) NewStory {
	const text = "“The pier is tired,” Ona Pell said.\n\n“So are we all,” Ivo Brandt told  her.\n"
	n := NewStory{Title: title, Text: text, Origin: "/home/ann/wire/north-7.txt"}
	n.Findings = story.Findings{Engine: "1", Model: "m", Furniture: story.Furniture{Agency: "North Press"},
		Entities: []story.Entity{{ID: "e1", Type: story.Person, Name: "Ona Pell", Mentions: []story.Span{{Start: 25, End: 33}}},
			{ID: "e2", Type: story.Person, Name: "Ivo Brandt", Mentions: []story.Span{{Start: 63, End: 73}}}},
		Quotes: []story.Quote{
			{ID: "q1", Parts: []story.Span{{Start: 0, End: 24}}, Kind: story.Direct, SpeakerName: "Ona Pell", SpeakerEntity: "e1"},
			{ID: "q2", Parts: []story.Span{{Start: 41, End: 62}}, Kind: story.Direct, SpeakerName: "Ivo Brandt", SpeakerEntity: "e2"}},
		Checks: []story.Check{{ID: "c1", Rule: "QP09", Span: story.Span{Start: 78, End: 80}}}}
	return n
}

func TestSearchByField(t *testing.T) {
	db := opened(t, t.TempDir())
	for i, title := range []string{"First", "Second"} {
		db.Now = func() time.Time { return time.Date(2026, time.Month(1+i), 10, 12, 0, 0, 0, time.UTC) }
		s, err := db.AddStory(t.Context(), pier(title))
		if err != nil {
			t.Fatal(err)
		}
		d := learning(t, db, s.ID)
		if i == 0 {
			step, err := d.doc.Confirm(review.Quotes, "q1", "key")
			d.keep(t, step, err)
			step, err = d.doc.SetVerdict("q1", review.Verdict{Ruling: review.Wrong, Note: "a letter"}, "key")
			d.keep(t, step, err)
			step, err = d.doc.Reject(review.Quotes, "q2", "", "key")
			d.keep(t, step, err)
		}
	}
	for typed, want := range map[string][]string{
		"pier":                                   {"Second [pier]", "First [pier]"},
		"first":                                  {"First"},
		"tired brandt":                           {"Second [tired] [Brandt]", "First [tired] [Brandt]"},
		`"pier is tired"`:                        {"Second [pier is tired]", "First [pier is tired]"},
		`"tired pier"`:                           nil,
		"speaker:pell":                           {"Second q1", "First q1"},
		"speaker:ona speaker:ivo":                {"Second q1", "Second q2", "First q1"},
		"speaker:pell brandt":                    nil, // the word is not in what she said
		"speaker:pel tire*":                      {"Second q1 [tired]", "First q1 [tired]"},
		"status:rejected":                        {"First q2"},
		"status:open":                            {"Second q1", "Second q2"},
		"status:confirmed":                       {"First q1"},
		"verdict:wrong":                          {"First q1"},
		"verdict:wrong,unchecked":                {"Second q1", "Second q2", "First q1"},
		"kind:direct so":                         {"Second q2 [So]"},
		"kind:indirect":                          nil,
		"outlet:north after:2026-02 kind:direct": {"Second q1", "Second q2"},
		`outlet:"north press" before:2026-02`:    {"First"},
		"outlet:ann":                             nil, // the folder is nobody's business
		"rule:qp":                                {"Second c1", "First c1"},
		"rule:QP09 title:first":                  {"First c1"},
		"rule:qp09 speaker:ivo":                  {"Second q2"},
		"state:new":                              {"Second"},
		"on:2026-01-10":                          {"First"},
		"on:2026-01-11":                          nil,
		"":                                       nil,
	} {
		if got := found(t, db, typed); !slices.Equal(got, want) {
			t.Errorf("%q finds %q, want %q", typed, got, want)
		}
	}
}

func TestSearchKeepsUpWithCorrections(t *testing.T) {
	db := opened(t, t.TempDir())
	s, err := db.AddStory(t.Context(), pier("Pier"))
	if err != nil {
		t.Fatal(err)
	}
	d := learning(t, db, s.ID)
	want := func(typed string, n int) {
		t.Helper()
		if got := found(t, db, typed); len(got) != n {
			t.Errorf("%q finds %q", typed, got)
		}
	}
	step, err := d.doc.SetSpeaker("q1", review.Speaker{Name: "Ivo Brandt", Entity: "e2"}, "cell")
	d.keep(t, step, err)
	want("speaker:pell", 0)
	want("speaker:brandt", 2)
	at := strings.Index(d.doc.Text, "tired")
	step, err = d.doc.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 5}, Text: "worn out"}}, "key", nil)
	d.keep(t, step, err)
	want("tired", 0)
	want("kind:direct tired", 0)
	want(`kind:direct "worn out"`, 1)
	want("status:needs-look", 1)
	want("kind:direct so", 1) // its place has moved
	d.keep(t, d.doc.Undo(), nil)
	want("kind:direct tired", 1)
	if err := db.RenameStory(t.Context(), s.ID, "Pier", "Jetty"); err != nil {
		t.Fatal(err)
	}
	want("title:pier", 0)
	want("jetty tired", 1)
	if err := db.RemoveStory(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	want("tired", 0)
	want("speaker:brandt", 0)
	if got := jsonList(list(t, db, Filter{Binned: true, Query: asked("tired")})); !strings.Contains(got, "Jetty") {
		t.Errorf("the bin has %s", got)
	}
	if err := db.RestoreStory(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	want("tired", 1)
	wantSameIndex(t, db)
}

// TestSearchFindsWhoeverTheMemorySaysIsOne merges two spellings of a person.
func TestSearchFindsWhoeverTheMemorySaysIsOne(t *testing.T) {
	db := opened(t, t.TempDir())
	for _, name := range []string{"Qasim Araji", "Qassem Arajy"} {
		n := pier(name)
		n.Findings.Entities[0].Name, n.Findings.Quotes[0].SpeakerName = name, name
		s, err := db.AddStory(t.Context(), n)
		if err != nil {
			t.Fatal(err)
		}
		d := learning(t, db, s.ID)
		step, err := d.doc.Confirm(review.Quotes, "q1", "key")
		d.keep(t, step, err)
	}
	if got := found(t, db, "speaker:qasim"); len(got) != 1 {
		t.Fatalf("before: %q", got)
	}
	err := db.Decide(t.Context(), memory.Decision{What: memory.Merge, Person: memory.Key(story.Person, "Qassem Arajy"), Other: memory.Key(story.Person, "Qasim Araji")})
	if err != nil {
		t.Fatal(err)
	}
	if got := found(t, db, "speaker:qasim"); len(got) != 2 {
		t.Errorf("merged: %q", got)
	}
}

func TestSearchPages(t *testing.T) {
	db := opened(t, t.TempDir())
	for i := range 7 {
		if _, err := db.AddStory(t.Context(), pier(fmt.Sprint("p", i))); err != nil {
			t.Fatal(err)
		}
	}
	for typed, all := range map[string]int{"pier": 7, "speaker:ona": 7, "kind:direct": 14, "status:open": 14, "rule:qp": 7, "state:new": 7, "kind:direct tired": 7} {
		var got []string
		from, pages := int64(0), 0
		for {
			p, err := db.Search(t.Context(), asked(typed), from, 3)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range p.Hits {
				got = append(got, h.Story+h.Row)
			}
			if pages++; p.Next == 0 || pages > 9 {
				break
			}
			from = p.Next
		}
		seen := map[string]bool{}
		for _, g := range got {
			seen[g] = true
		}
		if len(got) != all || len(seen) != all {
			t.Errorf("%s: %d hits, %d of them different, in %d pages", typed, len(got), len(seen), pages)
		}
	}
}

func TestSearchEndsWhenNobodyWaits(t *testing.T) {
	db := opened(t, t.TempDir())
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := db.Search(ctx, asked("pier"), 0, 50); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// FuzzSearch: whatever is typed, an answer comes without an error, and a story that holds it is among what is found.
func FuzzSearch(f *testing.F) {
	for _, s := range []string{"", "a", "50%", `"`, "a AND", "-x", "NEAR(", "_", `\`, "ß", "\x00", "\xff", "é e\u0301", "İ", "x y  z\n", "speaker:a", "status:open a", `rule:'"`,
		"{body}:a", "body:a", "^a", "a*", "title:\"", "after:2026", "東京", "کتاب", "\U0001E922", "ᾳ̈", "x:y:z", "speaker:%", "outlet:*", "verdict:st kind:di \"a b", "\U00016D40"} {
		f.Add(s)
	}
	db, err := Open(f.Context(), f.TempDir())
	if err != nil {
		f.Fatal(err)
	}
	f.Cleanup(func() { _ = db.Close() })
	f.Fuzz(func(t *testing.T, typed string) {
		var id string
		if utf8.ValidString(typed) {
			n := pier("t")
			n.Text += "before " + typed + " after"
			s, err := db.AddStory(t.Context(), n)
			if err != nil {
				t.Fatal(err)
			}
			id = s.ID
		}
		for _, q := range []search.Query{asked(typed), search.Typing(typed, time.UTC)} {
			p, err := db.Search(t.Context(), q, 0, 50)
			if err != nil {
				t.Fatalf("%q: %v", typed, err)
			}
			if _, err := db.Stories(t.Context(), Filter{Query: q, Limit: 5}); err != nil {
				t.Fatalf("%q: %v", typed, err)
			}
			plain := !q.Quoted() && len(q.Title)+len(q.Outlet)+len(q.Rules)+len(q.States) == 0 && q.From.IsZero() && q.To.IsZero()
			if id != "" && plain && len(q.Terms) > 0 && len(q.Terms) < 16 && !slices.ContainsFunc(p.Hits, func(h Hit) bool { return h.Story == id }) {
				t.Errorf("%q does not find the story that holds it", typed)
			}
		}
	})
}
