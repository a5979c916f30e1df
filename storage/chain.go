package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"errors"
	"strconv"
	"time"
)

// linkDomain begins what every link is taken over, so that no other sum of the archive can pass for one.
const linkDomain = "quotedesk journal link 1\n"

// firstLink is what stands in the place of the link before a story's first entry.
var firstLink = make([]byte, sha256.Size)

// link is the SHA-256 over linkDomain, the link before it (32 bytes), when it was made if not with the entry (with its
// length before it), and the entry's canonical bytes.
func (r row) link(storyID string, before []byte, late string) []byte {
	b := append([]byte(linkDomain), before...)
	b = binary.AppendUvarint(b, uint64(len(late)))
	b = append(b, late...)
	return sum(append(b, r.canonical(storyID)...))
}

// canonical is the entry as bytes: the story's id and every column but the sum, as text, each with its length in bytes
// before it as an unsigned LEB128 number.
func (r row) canonical(storyID string) []byte {
	var b []byte
	for _, field := range []string{storyID, strconv.FormatInt(r.seq, 10), r.step, r.what, r.table, r.target,
		r.before, r.after, r.cause, r.undoes, r.who, r.at, strconv.Itoa(r.version)} {
		b = binary.AppendUvarint(b, uint64(len(field)))
		b = append(b, field...)
	}
	return b
}

// linkBefore is the link of the entry, or firstLink when it has none: a chain that is broken already is for an audit
// to tell of, and no reason to lose what somebody is saving.
func linkBefore(ctx context.Context, tx *sql.Tx, storyID string, seq int64) ([]byte, error) {
	var link []byte
	err := tx.QueryRowContext(ctx, "SELECT link FROM chain WHERE story_id = ? AND seq = ?", storyID, seq).Scan(&link)
	if errors.Is(err, sql.ErrNoRows) {
		return firstLink, nil
	}
	return link, err
}

func insertLink(ctx context.Context, tx *sql.Tx, storyID string, seq int64, link []byte, late string) error {
	_, err := tx.ExecContext(ctx, "INSERT INTO chain (story_id, seq, link, late) VALUES (?,?,?,?)", storyID, seq, link, late)
	return err
}

// chainAll links the journals that were there before there was a chain. What they went through until then it cannot
// know: the links say when they were made.
func chainAll(ctx context.Context, tx *sql.Tx) error {
	late := stamp(time.Now())
	ids, err := firstColumn(ctx, tx, "SELECT DISTINCT story_id FROM corrections ORDER BY story_id")
	if err != nil {
		return err
	}
	for _, id := range ids {
		rows, err := rawJournal(ctx, tx, id)
		if err != nil {
			return err
		}
		link := firstLink
		for _, r := range rows {
			link = r.link(id, link, late)
			if err := insertLink(ctx, tx, id, r.seq, link, late); err != nil {
				return err
			}
		}
	}
	return nil
}

// summed is an entry as it stands on the disk, with the sum stored beside it.
type summed struct {
	row
	want []byte
}

// rawJournal reads a journal without judging it.
func rawJournal(ctx context.Context, tx *sql.Tx, storyID string) ([]summed, error) {
	rows, err := tx.QueryContext(ctx, "SELECT "+correctionColumns+" FROM corrections WHERE story_id = ? ORDER BY seq", storyID)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var all []summed
	for rows.Next() {
		var r summed
		if err := rows.Scan(&r.seq, &r.step, &r.what, &r.table, &r.target, &r.before, &r.after, &r.cause, &r.undoes, &r.who,
			&r.at, &r.version, &r.want); err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	return all, rows.Err()
}

// firstColumn reads the words in a query's one column.
func firstColumn(ctx context.Context, tx *sql.Tx, query string, args ...any) ([]string, error) {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var all []string
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}
