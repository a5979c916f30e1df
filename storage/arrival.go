package storage

import (
	"archive/zip"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"quotedesk/app/story"
)

// insertArrival keeps how a story came in, when that is known.
func insertArrival(ctx context.Context, tx *sql.Tx, storyID string, a story.Arrival) error {
	if a.Form == "" {
		return nil
	}
	body, err := json.Marshal(a)
	if err != nil {
		return invalid("an intake report that JSON cannot hold")
	}
	_, err = tx.ExecContext(ctx, "INSERT INTO arrivals (story_id, body, sum) VALUES (?,?,?)", storyID, string(body), sum(body))
	return err
}

// Arrival tells how a story came in. Where that was not kept the kind is ErrNotFound, where bytes have changed on the disk
// ErrDamaged.
func (db *DB) Arrival(ctx context.Context, storyID string) (a story.Arrival, err error) {
	err = db.reading(ctx, "read arrival", func(tx *sql.Tx) error {
		body, err := soundArrival(ctx, tx, storyID)
		if err == nil && body == nil {
			return &Error{Kind: ErrNotFound, Err: fmt.Errorf("arrival of story %s", storyID)}
		}
		if err != nil {
			return err
		}
		if json.Unmarshal(body, &a) != nil {
			return failure(ErrDamaged, "How this story came in cannot be read.")
		}
		return nil
	})
	return a, err
}

// soundArrival reads what is kept of a story's arrival; nil when there is nothing.
func soundArrival(ctx context.Context, tx *sql.Tx, storyID string) (body []byte, err error) {
	var want []byte
	err = tx.QueryRowContext(ctx, "SELECT body, sum FROM arrivals WHERE story_id = ?", storyID).Scan(&body, &want)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err == nil && !bytes.Equal(sum(body), want) {
		err = failure(ErrDamaged, "What is kept of how this story came in is not what was saved.")
	}
	return body, err
}

// mostUnpacked is how many bytes of an original that is an archive are looked through for a name.
const mostUnpacked = 256 << 20

// readable is an original as far as its words can be looked through: the parts of an office document are unpacked.
func readable(original []byte) string {
	if !bytes.HasPrefix(original, []byte("PK\x03\x04")) {
		return string(original)
	}
	z, err := zip.NewReader(bytes.NewReader(original), int64(len(original)))
	if err != nil {
		return string(original)
	}
	var all strings.Builder
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil || !strings.HasSuffix(f.Name, ".xml") {
			continue
		}
		// What is broken behind some words does not hide those.
		_, _ = io.Copy(&all, io.LimitReader(r, max(0, mostUnpacked-int64(all.Len()))))
		all.WriteByte('\n')
	}
	return withoutTags(all.String())
}

// withoutTags drops what stands in angle brackets, as a name may be cut in two by them.
func withoutTags(xml string) string {
	var out strings.Builder
	for part := range strings.SplitSeq(xml, "<") {
		tag, words, ok := strings.Cut(part, ">")
		if !ok {
			words = tag
		} else if strings.HasPrefix(tag, "/w:p") || strings.HasPrefix(tag, "/text:p") {
			out.WriteByte(' ')
		}
		out.WriteString(words)
	}
	return out.String()
}
