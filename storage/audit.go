package storage

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"time"
)

// StoryAudit is what an audit found of one story.
type StoryAudit struct {
	ID, Title string
	Removed   bool      // lies in the bin
	Entries   int64     // of the journal that are proved, from the first one on
	Head      string    // link of the last one, hexadecimal: whoever has noted it down can tell later whether the end was cut off
	Late      int64     // how many of them, from the first one on, were there before the archive was chained
	Chained   time.Time // when those were; zero when Late is 0
	Broken    int64     // the first entry that is not proved; 0 when all are
	Fault     string    // what is wrong there, or with what belongs to the journal; "" when the story is whole
}

// Whole says that the journal is as it was written, and leads to the text that is stored.
func (a StoryAudit) Whole() bool { return a.Fault == "" }

// Audit goes over the journals of all stories, those in the bin too, and hands on what it found of each, the oldest
// story first. It changes nothing. An error of tell ends it.
func (db *DB) Audit(ctx context.Context, tell func(StoryAudit) error) error {
	var ids []string
	err := db.reading(ctx, "audit", func(tx *sql.Tx) (err error) {
		ids, err = firstColumn(ctx, tx, "SELECT id FROM stories ORDER BY id")
		return err
	})
	if err != nil {
		return err
	}
	for _, id := range ids {
		a := StoryAudit{ID: id}
		if err := db.reading(ctx, "audit", func(tx *sql.Tx) error { return a.look(ctx, tx) }); err != nil {
			return err
		}
		if err := db.undisturbed(); err != nil {
			return wrap("audit", db.path, err)
		}
		if err := tell(a); err != nil {
			return err
		}
	}
	return nil
}

func (a *StoryAudit) look(ctx context.Context, tx *sql.Tx) error {
	var last int64
	if err := tx.QueryRowContext(ctx, "SELECT title, removed IS NOT NULL, last_seq FROM stories WHERE id = ?", a.ID).
		Scan(&a.Title, &a.Removed, &last); err != nil {
		return err
	}
	entries, err := rawJournal(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	links, err := readLinks(ctx, tx, a.ID)
	if err != nil {
		return err
	}
	if a.follow(entries, links, last); a.Broken > 0 {
		return nil
	}
	return a.around(ctx, tx)
}

// stored is a link as it stands on the disk.
type stored struct {
	seq  int64
	link []byte
	late string
}

func readLinks(ctx context.Context, tx *sql.Tx, storyID string) ([]stored, error) {
	rows, err := tx.QueryContext(ctx, "SELECT seq, link, late FROM chain WHERE story_id = ? ORDER BY seq", storyID)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var all []stored
	for rows.Next() {
		var l stored
		if err := rows.Scan(&l.seq, &l.link, &l.late); err != nil {
			return nil, err
		}
		all = append(all, l)
	}
	return all, rows.Err()
}

// follow goes along entries and links until one does not fit. last is how many entries the story says it has.
func (a *StoryAudit) follow(entries []summed, links []stored, last int64) {
	before := firstLink
	for n := int64(1); n <= max(last, int64(len(entries)), int64(len(links))); n++ {
		i := int(n - 1)
		switch {
		case i >= len(entries) || entries[i].seq != n:
			a.breaks(n, "it is missing from the journal")
		case !bytes.Equal(entries[i].sum(a.ID), entries[i].want):
			a.breaks(n, "it has changed since it was saved")
		case i >= len(links) || links[i].seq != n:
			a.breaks(n, "its link is missing from the chain")
		case !bytes.Equal(entries[i].link(a.ID, before, links[i].late), links[i].link):
			a.breaks(n, "it is not the entry that was linked there")
		case n > last:
			a.breaks(n, "the story does not count it as its own")
		}
		if a.Broken > 0 {
			return
		}
		before = links[i].link
		a.Entries, a.Head = n, hex.EncodeToString(before)
		if at, err := unstamp(links[i].late); links[i].late != "" && err == nil {
			a.Late, a.Chained = n, at
		}
	}
}

func (a *StoryAudit) breaks(n int64, why string) { a.Broken, a.Fault = n, why }

// around looks at what the journal begins with and leads to: the original, all versions of the text, the findings.
func (a *StoryAudit) around(ctx context.Context, tx *sql.Tx) error {
	s := Story{ID: a.ID}
	err := readStory(ctx, tx, &s)
	if err == nil {
		_, err = s.Document()
	}
	for v := 1; err == nil && v <= s.Version; v++ {
		_, err = readText(ctx, tx, a.ID, v)
	}
	if err == nil {
		err = soundOriginal(ctx, tx, a.ID)
	}
	switch {
	case err == nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, ErrNotFound):
		a.Fault = "A part of the story is missing."
		return nil
	}
	a.Fault = "What belongs to it cannot be read."
	var e *Error
	if errors.As(err, &e) && e.Detail != "" {
		a.Fault = e.Detail
	}
	return nil
}

func soundOriginal(ctx context.Context, tx *sql.Tx, storyID string) error {
	var original, want []byte
	if err := tx.QueryRowContext(ctx, "SELECT bytes, sum FROM originals WHERE story_id = ?", storyID).Scan(&original, &want); err != nil {
		return err
	}
	if !bytes.Equal(sum(original), want) {
		return failure(ErrDamaged, "The stored original of this story is not the one that was saved.")
	}
	var kept int // an archive of an older format, which is only read, keeps no arrivals
	err := tx.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'arrivals'").Scan(&kept)
	if err == nil && kept > 0 {
		_, err = soundArrival(ctx, tx, storyID)
	}
	return err
}

// Words tells what was found in a sentence or two.
func (a StoryAudit) Words() string {
	words := fmt.Sprintf("whole: all %d entries of its journal are as they were written", a.Entries)
	switch {
	case a.Broken > 0 && a.Entries > 0:
		words = fmt.Sprintf("broken at entry %d: %s; those before it are as they were written", a.Broken, a.Fault)
	case a.Broken > 0:
		words = fmt.Sprintf("broken at entry %d: %s", a.Broken, a.Fault)
	case a.Fault != "":
		words = fmt.Sprintf("damaged: all %d entries of its journal are as they were written, but what belongs to them is not. %s", a.Entries, a.Fault)
	case a.Entries == 0:
		words = "whole: its journal has no entries"
	case a.Entries == 1:
		words = "whole: the one entry of its journal is as it was written"
	}
	if a.Late > 0 {
		words += fmt.Sprintf(". Entries 1 to %d were linked on %s, when the archive was brought to the format that has a chain: what happened to them before that day the chain cannot tell",
			a.Late, a.Chained.Format("2006-01-02 15:04:05 UTC"))
	}
	return words
}
