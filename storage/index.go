package storage

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"quotedesk/app/search"
)

// places is how many quotations, and how many alerts, of one story the index has room for.
const places = 1 << 14

// indexer brings the index of stories up to date in one transaction. Its statements are prepared once each. Words go into
// the full-text tables with flush, in one statement for all: these write what they have been given to the disk at the end
// of each statement.
type indexer struct {
	ctx  context.Context
	tx   *sql.Tx
	made map[string]*sql.Stmt // they close with the transaction

	stories [][4]any // number, title, body, outlet
	quotes  [][2]any // number, words
	hashes  [][2]any // hash, number
}

// flush writes the words that have been gathered. It must be called before the transaction ends.
func (x *indexer) flush() error {
	if len(x.stories) > 0 {
		if err := x.exec(`INSERT OR REPLACE INTO story_words (rowid, title, body, outlet)
			SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`, jsonList(x.stories)); err != nil {
			return err
		}
	}
	if len(x.quotes) > 0 {
		if err := x.exec("INSERT OR REPLACE INTO quotation_words (rowid, words) SELECT value ->> 0, value ->> 1 FROM json_each(?)", jsonList(x.quotes)); err != nil {
			return err
		}
	}
	if len(x.hashes) > 0 {
		if err := x.exec("INSERT OR IGNORE INTO sketches (hash, quotation) SELECT value ->> 0, value ->> 1 FROM json_each(?)", jsonList(x.hashes)); err != nil {
			return err
		}
	}
	x.stories, x.quotes, x.hashes = nil, nil, nil
	return nil
}

func newIndexer(ctx context.Context, tx *sql.Tx) *indexer {
	return &indexer{ctx: ctx, tx: tx, made: map[string]*sql.Stmt{}}
}

func (x *indexer) prepared(query string) (*sql.Stmt, error) {
	if s, ok := x.made[query]; ok {
		return s, nil
	}
	s, err := x.tx.PrepareContext(x.ctx, query)
	if err == nil {
		x.made[query] = s
	}
	return s, err
}

func (x *indexer) exec(query string, args ...any) error {
	s, err := x.prepared(query)
	if err != nil {
		return err
	}
	_, err = s.ExecContext(x.ctx, args...)
	return err
}

// one reads one row.
func (x *indexer) one(query string, args []any, into ...any) error {
	s, err := x.prepared(query)
	if err != nil {
		return err
	}
	return s.QueryRowContext(x.ctx, args...).Scan(into...)
}

// indexed is where a story stands in the index.
type indexed struct {
	n      int64
	id     string
	fresh  bool // its words are not in it yet
	outlet string
	read   func() (string, error) // its text as it stands
}

// keepEntry keeps what a story is found by, in the place of what it was found by before. What stays as it is costs little.
// retext says that its words or its title may be others.
func keepEntry(ctx context.Context, tx *sql.Tx, storyID string, e search.Entry, retext bool) error {
	x := newIndexer(ctx, tx)
	if err := x.keep(storyID, e, retext); err != nil {
		return err
	}
	return x.flush()
}

// reindex makes the story's entry anew from what is saved.
func reindex(ctx context.Context, tx *sql.Tx, storyID string) error {
	x := newIndexer(ctx, tx)
	if err := x.reindex(storyID); err != nil {
		return err
	}
	return x.flush()
}

func (x *indexer) keep(storyID string, e search.Entry, retext bool) error {
	s := indexed{id: storyID}
	var title, origin string
	var last int64
	var version, run int
	if err := x.one(`SELECT title, origin, last_seq, version, base_run FROM stories WHERE id = ?`, []any{storyID},
		&title, &origin, &last, &version, &run); err != nil {
		return err
	}
	outlet := outletOf(e.Agency, origin)
	if err := x.place(&s); err != nil {
		return err
	}
	s.read = func() (string, error) {
		var text string
		err := x.one("SELECT body FROM texts WHERE story_id = ? AND version = ?", []any{storyID, version}, &text)
		return text, err
	}
	if retext = retext || s.fresh || s.outlet != outlet; retext {
		text, err := s.read()
		if err != nil {
			return err
		}
		s.read = func() (string, error) { return text, nil }
		x.stories = append(x.stories, [4]any{s.n, search.Plain(title), search.Plain(text), search.Plain(outlet)})
	}
	if err := x.keepQuotations(s, e.Quotes, retext); err != nil {
		return err
	}
	if err := x.keepAlerts(s, e.Alerts); err != nil {
		return err
	}
	return x.exec("UPDATE story_index SET seq = ?, run = ?, outlet = ? WHERE n = ?", last, run, outlet, s.n)
}

// place gives the story its number, the one it has or the next.
func (x *indexer) place(s *indexed) error {
	var seq int64
	err := x.one("SELECT n, seq, outlet FROM story_index WHERE story_id = ?", []any{s.id}, &s.n, &seq, &s.outlet)
	if errors.Is(err, sql.ErrNoRows) {
		if err := x.exec(`INSERT INTO story_index (story_id, at, seq, run, outlet) SELECT id, created, -1, 0, '' FROM stories WHERE id = ?`, s.id); err != nil {
			return err
		}
		return x.place(s)
	}
	s.fresh = seq < 0
	return err
}

// outletOf is the agency line, and the name of the file a story came from.
func outletOf(agency, origin string) string {
	if origin == "pasted" || origin == "sample" {
		origin = ""
	}
	return strings.TrimSpace(agency + " " + origin[strings.LastIndexAny(origin, `/\`)+1:])
}

func (x *indexer) keepAlerts(s indexed, alerts []search.Alert) error {
	stmt, err := x.prepared("SELECT n, rule, alert FROM alerts WHERE n BETWEEN ? AND ?")
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(x.ctx, s.n*places, s.n*places+places-1)
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	was := map[search.Alert]int64{}
	used := map[int64]bool{}
	for rows.Next() {
		var n int64
		var a search.Alert
		if err := rows.Scan(&n, &a.Rule, &a.ID); err != nil {
			return err
		}
		was[a], used[n] = n, true
	}
	if err := rows.Err(); err != nil {
		return err
	}
	for a, n := range was {
		if slices.Contains(alerts, a) {
			continue
		}
		if err := x.exec("DELETE FROM alerts WHERE n = ?", n); err != nil {
			return err
		}
		delete(used, n)
	}
	next := slot{from: s.n * places, used: used}
	for _, a := range alerts {
		if _, ok := was[a]; ok {
			continue
		}
		n, ok := next.take()
		if !ok {
			return nil
		}
		if err := x.exec("INSERT INTO alerts (n, rule, alert) VALUES (?,?,?)", n, a.Rule, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// slot hands out the numbers of a story that are free.
type slot struct {
	from, at int64
	used     map[int64]bool
}

func (s *slot) take() (int64, bool) {
	for ; s.at < places; s.at++ {
		if n := s.from + s.at; !s.used[n] {
			s.at++
			return n, true
		}
	}
	return 0, false
}

// add keeps the entry of a story that has just come in.
func (x *indexer) add(s Story) error {
	var e search.Entry
	if doc, err := s.Document(); err == nil { // findings that do not fit are told when the story is opened
		e = search.EntryOf(doc)
	}
	return x.keep(s.ID, e, true)
}

// reindex makes the story's entry anew from what is saved. Of a story that is damaged the words are kept as far as they
// can be read.
func (x *indexer) reindex(storyID string) error {
	s := Story{ID: storyID}
	err := readStory(x.ctx, x.tx, &s)
	if err != nil && !errors.Is(err, ErrDamaged) {
		return err
	}
	var e search.Entry
	if err == nil {
		if doc, err := s.Document(); err == nil {
			e = search.EntryOf(doc)
		}
	}
	if err := x.keep(storyID, e, true); err != nil {
		return err
	}
	return x.exec("DELETE FROM search WHERE story_id = ?", storyID)
}
