package storage

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/words"
	"github.com/google/uuid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// NewStory is a story as it comes in.
type NewStory struct {
	Title    string
	Text     string // valid UTF-8, stored exactly so
	Origin   string // path of the file, "pasted" or "sample"
	Original []byte // bytes as they came; nil when they are those of Text
	Encoding string // of Original, for example "windows-1252"
	Arrival  story.Arrival
	Findings story.Findings
}

// Story is a story with all that is needed to show it.
type Story struct {
	ID       string // UUIDv7
	Title    string
	Text     string // as it stands
	First    string // version 1 of Text, which Findings is about
	Origin   string
	Encoding string // of the original bytes
	Created  time.Time
	Changed  time.Time // last correction, new title or move to or from the bin
	Version  int       // of Text, from 1
	Words    int
	Removed  bool // lies in the bin
	Progress Progress
	Findings story.Findings      // what the journal starts from
	Journal  []review.Correction // all of it, in order
}

// Last is the Seq of the last correction, 0 when there is none: the base for the next Append.
func (s Story) Last() int64 {
	if len(s.Journal) == 0 {
		return 0
	}
	return s.Journal[len(s.Journal)-1].Seq
}

// AddStory keeps a story with its original bytes and what the engine found. A Text that is not UTF-8 is ErrInvalid.
func (db *DB) AddStory(ctx context.Context, n NewStory) (Story, error) {
	all, err := db.AddStories(ctx, []NewStory{n})
	if err != nil {
		return Story{}, err
	}
	return all[0], nil
}

// AddStories keeps many stories, all of them or, with an error, none.
func (db *DB) AddStories(ctx context.Context, all []NewStory) ([]Story, error) {
	const op = "add story"
	out := make([]Story, len(all))
	for i, n := range all {
		var err error
		if out[i], err = db.newStory(n); err != nil {
			return nil, wrap(op, "", err)
		}
	}
	err := db.writing(ctx, op, func(tx *sql.Tx) error {
		x := newIndexer(ctx, tx)
		for i, n := range all {
			s := &out[i]
			original := n.Original
			if original == nil {
				original = []byte(n.Text)
			}
			if err := insertStory(ctx, tx, *s, original); err != nil {
				return err
			}
			if err := insertArrival(ctx, tx, s.ID, n.Arrival); err != nil {
				return err
			}
			var err error
			if s.Findings, err = insertFindings(ctx, tx, s.ID, s.Version, n.Findings, s.Created); err != nil {
				return err
			}
			if err := x.add(*s); err != nil {
				return err
			}
		}
		return x.flush()
	})
	if err != nil {
		return nil, err
	}
	return out, nil
}

// newStory is a story as it will be kept.
func (db *DB) newStory(n NewStory) (Story, error) {
	if !utf8.ValidString(n.Text) || !utf8.ValidString(n.Title) {
		return Story{}, invalid("text or title is not UTF-8")
	}
	id, err := uuid.NewV7()
	if err != nil {
		return Story{}, err
	}
	encoding := n.Encoding
	if n.Original == nil {
		encoding = "UTF-8"
	}
	now := db.Now().UTC().Round(0)
	return Story{
		ID: id.String(), Title: n.Title, Text: n.Text, First: n.Text, Origin: n.Origin, Encoding: encoding,
		Created: now, Changed: now, Version: 1, Words: countWords(n.Text),
		Progress: Progress{Quotes: len(n.Findings.Quotes), Open: len(n.Findings.Quotes)},
	}, nil
}

func insertStory(ctx context.Context, tx *sql.Tx, s Story, original []byte) error {
	now := stamp(s.Created)
	if _, err := tx.ExecContext(ctx, `INSERT INTO stories
		(id, title, title_folded, origin, created, changed, version, words, quotes, open) VALUES (?,?,?,?,?,?,?,?,?,?)`,
		s.ID, s.Title, story.Fold(s.Title), s.Origin, now, now, s.Version, s.Words, s.Progress.Quotes, s.Progress.Open); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO texts (story_id, version, body, sum, at) VALUES (?,?,?,?,?)",
		s.ID, s.Version, s.Text, sum([]byte(s.Text)), now); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, "INSERT INTO originals (story_id, bytes, encoding, sum) VALUES (?,?,?,?)",
		s.ID, nonNil(original), s.Encoding, sum(original)); err != nil {
		return err
	}
	return nil
}

// nonNil keeps an empty original from becoming NULL.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

func sum(b []byte) []byte {
	s := sha256.Sum256(b)
	return s[:]
}

// Story reads a story as it was at one moment. When a byte of its text, findings or journal has changed on the disk
// the kind is ErrDamaged, and the story comes along as far as it could be read, for showing and rescuing only.
func (db *DB) Story(ctx context.Context, id string) (Story, error) {
	s := Story{ID: id}
	err := db.reading(ctx, "read story", func(tx *sql.Tx) error { return readStory(ctx, tx, &s) })
	return s, err
}

func readStory(ctx context.Context, tx *sql.Tx, s *Story) error {
	var created, changed string
	var want []byte
	var last int64
	err := tx.QueryRowContext(ctx, `SELECT s.title, s.origin, s.created, s.changed, s.version, s.words, s.quotes, s.open,
			s.last_seq, s.removed IS NOT NULL, o.encoding, t.body, t.sum
		FROM stories s JOIN originals o ON o.story_id = s.id
		JOIN texts t ON t.story_id = s.id AND t.version = s.version WHERE s.id = ?`, s.ID).
		Scan(&s.Title, &s.Origin, &created, &changed, &s.Version, &s.Words, &s.Progress.Quotes, &s.Progress.Open,
			&last, &s.Removed, &s.Encoding, &s.Text, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", s.ID)}
	}
	if err != nil {
		return err
	}
	var damage []error
	if !bytes.Equal(sum([]byte(s.Text)), want) {
		damage = append(damage, failure(ErrDamaged,
			"The stored text of this story is not the one that was saved: a part of it has changed on the disk."))
	}
	s.First = s.Text
	if s.Version > 1 {
		if s.First, err = readText(ctx, tx, s.ID, 1); err != nil {
			damage = append(damage, err)
		}
	}
	for _, t := range []struct {
		into *time.Time
		from string
	}{{&s.Created, created}, {&s.Changed, changed}} {
		if *t.into, err = unstamp(t.from); err != nil {
			damage = append(damage, failure(ErrDamaged, "A date of this story cannot be read."))
		}
	}
	if s.Findings, err = readFindings(ctx, tx, s.ID); err != nil {
		damage = append(damage, err)
	}
	if s.Journal, err = readJournal(ctx, tx, s.ID, 0); err != nil {
		damage = append(damage, err)
	} else if s.Last() != last {
		damage = append(damage, failure(ErrDamaged, "Corrections of this story are missing from its journal."))
	}
	return errors.Join(damage...)
}

// Original returns the bytes a story came as, and their encoding. Bytes that have changed on the disk are ErrDamaged.
func (db *DB) Original(ctx context.Context, id string) (original []byte, encoding string, err error) {
	err = db.reading(ctx, "read original", func(tx *sql.Tx) error {
		var want []byte
		err := tx.QueryRowContext(ctx, "SELECT bytes, encoding, sum FROM originals WHERE story_id = ?", id).
			Scan(&original, &encoding, &want)
		if errors.Is(err, sql.ErrNoRows) {
			return &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", id)}
		}
		if err == nil && !bytes.Equal(sum(original), want) {
			return failure(ErrDamaged, "The stored original of this story is not the one that was saved.")
		}
		return err
	})
	return original, encoding, err
}

// RenameStory gives a story another title in the place of the one the caller has seen; when somebody else has given it
// another meanwhile, that stays and the kind is ErrConflict.
func (db *DB) RenameStory(ctx context.Context, id, was, title string) error {
	const op = "rename story"
	if !utf8.ValidString(title) {
		return wrap(op, "", invalid("title is not UTF-8"))
	}
	names, err := db.Identities(ctx, id)
	if err != nil {
		return err
	}
	for _, n := range names {
		if named(title, n.Name) {
			return wrap(op, "", failure(ErrProtected, "This title holds the name of a protected source. Write the pseudonym instead."))
		}
	}
	return db.writing(ctx, op, func(tx *sql.Tx) error {
		var now string
		err := tx.QueryRowContext(ctx, "SELECT title FROM stories WHERE id = ?", id).Scan(&now)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			return &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", id)}
		case err != nil:
			return err
		case now != was:
			return &Error{Kind: ErrConflict, Detail: "This story was given another title in the meantime."}
		}
		if err := changeStory(ctx, tx, "UPDATE stories SET title = ?, title_folded = ?, changed = ? WHERE id = ?",
			title, story.Fold(title), stamp(db.Now()), id); err != nil {
			return err
		}
		return reindex(ctx, tx, id)
	})
}

// RemoveStory moves a story to the bin, and takes back what the memory has learnt from it. Nothing is deleted.
func (db *DB) RemoveStory(ctx context.Context, id string) error {
	now := stamp(db.Now())
	return db.writing(ctx, "remove story", func(tx *sql.Tx) error {
		if err := changeStory(ctx, tx, "UPDATE stories SET removed = coalesce(removed, ?), changed = ? WHERE id = ?", now, now, id); err != nil {
			return err
		}
		return keepShare(ctx, tx, id, nil)
	})
}

// RestoreStory takes a story out of the bin; the memory learns from it again.
func (db *DB) RestoreStory(ctx context.Context, id string) error {
	return db.writing(ctx, "restore story", func(tx *sql.Tx) error {
		if err := changeStory(ctx, tx, "UPDATE stories SET removed = NULL, changed = ? WHERE id = ?", stamp(db.Now()), id); err != nil {
			return err
		}
		return learn(ctx, tx, id)
	})
}

// changeStory runs an update whose last argument is the story's id.
func (db *DB) changeStory(ctx context.Context, op, update string, args ...any) error {
	return db.writing(ctx, op, func(tx *sql.Tx) error { return changeStory(ctx, tx, update, args...) })
}

func changeStory(ctx context.Context, tx *sql.Tx, update string, args ...any) error {
	res, err := tx.ExecContext(ctx, update, args...)
	if err != nil {
		return err
	}
	n, err := res.RowsAffected()
	if err == nil && n == 0 {
		return &Error{Kind: ErrNotFound, Err: fmt.Errorf("story %s", args[len(args)-1])}
	}
	return err
}

// countWords counts the words of Unicode's segmentation rules (UAX 29) that hold a letter or a digit.
func countWords(text string) int {
	n := 0
	for t := words.FromString(text); t.Next(); {
		for _, r := range t.Value() {
			if unicode.IsLetter(r) || unicode.IsNumber(r) {
				n++
				break
			}
		}
	}
	return n
}
