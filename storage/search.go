package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"time"

	"quotedesk/app/search"
	"quotedesk/app/story"
)

// HitKind is what was found.
type HitKind int

// What a question finds: stories, or quotations when it names a speaker, a status, a verdict or a kind, or alerts when it
// names a rule and none of these.
const (
	StoryHit HitKind = iota
	QuotationHit
	AlertHit
)

// Hit is one thing found.
type Hit struct {
	Kind    HitKind
	Story   string // id
	Title   string
	Outlet  string
	At      time.Time // when the story came in
	State   string    // of the story
	Row     string    // id of the quotation or the alert
	Speaker string
	Status  story.Status
	Verdict string
	Rule    string
	Excerpt search.Excerpt // of the story's text; At is where to look

	n int64
}

// Page is a part of what was found, the newest story first.
type Page struct {
	Hits []Hit
	Next int64 // where the next page begins; 0: this is the last one
}

// excerptLength is about how many characters of a text come with a hit.
const excerptLength = 240

// Search finds what the question asks for, at most n hits from where an earlier page said on; 0 is the beginning. Stories
// in the bin are left out, and so are rejected quotations unless the question names that status.
func (db *DB) Search(ctx context.Context, q search.Query, from int64, n int) (p Page, err error) {
	if q.Empty() {
		return p, nil
	}
	err = db.reading(ctx, "search", func(tx *sql.Tx) error {
		w, err := whereOf(ctx, tx, q)
		if err != nil || w.nothing {
			return err
		}
		if p.Hits, err = w.hits(ctx, tx, from, n+1); err != nil {
			return err
		}
		if len(p.Hits) > n {
			p.Hits = p.Hits[:n]
			p.Next = p.Hits[n-1].n
		}
		inReadingOrder(p.Hits)
		x := newIndexer(ctx, tx)
		for i := range p.Hits {
			if err := x.excerpt(&p.Hits[i], q); err != nil {
				return err
			}
		}
		return nil
	})
	return p, err
}

// inReadingOrder puts what was found in one story in the order of its rows.
func inReadingOrder(hits []Hit) {
	for from := 0; from < len(hits); {
		to := from
		for to < len(hits) && hits[to].Story == hits[from].Story {
			to++
		}
		slices.Reverse(hits[from:to])
		from = to
	}
}

// hits reads at most n of what was found, the newest first.
func (w *where) hits(ctx context.Context, tx *sql.Tx, from int64, n int) ([]Hit, error) {
	query, args := w.query(from, n)
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []Hit
	for rows.Next() {
		h := Hit{Kind: w.kind}
		var at string
		if err := rows.Scan(&h.n, &h.Story, &h.Title, &h.Outlet, &at, &h.State, &h.Row, &h.Speaker, &h.Status, &h.Verdict, &h.Rule); err != nil {
			return nil, err
		}
		h.At, _ = unstamp(at) // a date that cannot be read must not hide the story
		out = append(out, h)
	}
	return out, rows.Err()
}

// excerpt adds the words around what was found. Of a story that is damaged there are none.
func (x *indexer) excerpt(h *Hit, q search.Query) error {
	var text string
	err := x.one("SELECT t.body FROM stories s JOIN texts t ON t.story_id = s.id AND t.version = s.version WHERE s.id = ?", []any{h.Story}, &text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	in := story.Span{End: len(text)}
	if h.Kind == QuotationHit {
		var parts string
		if err := x.one("SELECT parts FROM quotations WHERE n = ?", []any{h.n}, &parts); err != nil {
			return err
		}
		if in = story.Envelope(readParts(parts)); !in.Valid(text) {
			return nil
		}
	}
	h.Excerpt = search.Around(text, in, q.Terms, excerptLength)
	if h.Kind == QuotationHit && h.Excerpt.At.Empty() {
		h.Excerpt.At = in
	}
	return nil
}
