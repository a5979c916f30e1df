package storage

import (
	"bytes"
	"database/sql"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"quotedesk/app/compare"
	"quotedesk/app/memory"
	"quotedesk/app/search"
	"quotedesk/app/story"
)

// quotationRow is a quotation as its columns hold it.
type quotationRow struct {
	n       int64
	quote   search.Quotation
	speaker sql.NullInt64
	sum     int64 // of its words
	sketch  []byte
}

const quotationColumns = "q.n, q.quote, q.parts, q.kind, q.status, q.verdict, q.speaker, coalesce(s.name, ''), q.named, q.sum, q.sketch"

func scanQuotations(rows *sql.Rows) ([]quotationRow, error) {
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []quotationRow
	for rows.Next() {
		var r quotationRow
		var parts string
		if err := rows.Scan(&r.n, &r.quote.ID, &parts, &r.quote.Kind, &r.quote.Status, &r.quote.Verdict, &r.speaker,
			&r.quote.Speaker, &r.quote.Named, &r.sum, &r.sketch); err != nil {
			return nil, err
		}
		r.quote.Parts = readParts(parts)
		out = append(out, r)
	}
	return out, rows.Err()
}

func writeParts(parts []story.Span) string {
	var b strings.Builder
	for i, p := range parts {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%d-%d", p.Start, p.End)
	}
	return b.String()
}

// readParts leaves out what is no part: a damaged value must not hide a quotation.
func readParts(s string) []story.Span {
	var out []story.Span
	for _, p := range strings.Split(s, ",") {
		from, to, _ := strings.Cut(p, "-")
		start, err1 := strconv.Atoi(from)
		end, err2 := strconv.Atoi(to)
		if err1 == nil && err2 == nil {
			out = append(out, story.Span{Start: start, End: end})
		}
	}
	return out
}

// sayingIn is the quotation in the text it stands in; false when it does not fit it.
func sayingIn(text string, q search.Quotation) (compare.Saying, bool) {
	for _, p := range q.Parts {
		if !p.Valid(text) {
			return compare.Saying{}, false
		}
	}
	return compare.SayingOf(text, story.Quote{Kind: q.Kind, Parts: q.Parts}, q.Speaker, q.Named), len(q.Parts) > 0
}

func (x *indexer) keepQuotations(s indexed, quotes []search.Quotation, retext bool) error {
	stmt, err := x.prepared("SELECT " + quotationColumns + " FROM quotations q LEFT JOIN speakers s ON s.n = q.speaker WHERE q.n BETWEEN ? AND ?")
	if err != nil {
		return err
	}
	rows, err := stmt.QueryContext(x.ctx, s.n*places, s.n*places+places-1)
	if err != nil {
		return err
	}
	was, err := scanQuotations(rows)
	if err != nil {
		return err
	}
	next := slot{from: s.n * places, used: map[int64]bool{}}
	old := map[string]quotationRow{}
	for _, r := range was {
		next.used[r.n], old[r.quote.ID] = true, r
	}
	for _, r := range was {
		if !slices.ContainsFunc(quotes, func(q search.Quotation) bool { return q.ID == r.quote.ID }) {
			if err := x.dropQuotation(r); err != nil {
				return err
			}
			delete(next.used, r.n)
		}
	}
	for _, q := range quotes {
		r, there := old[q.ID]
		if !there {
			n, ok := next.take()
			if !ok {
				return nil
			}
			r.n = n
		}
		if err := x.keepQuotation(s, r, q, there, retext); err != nil {
			return err
		}
	}
	return nil
}

func (x *indexer) dropQuotation(r quotationRow) error {
	if err := x.sketches(r, nil); err != nil {
		return err
	}
	if err := x.exec("DELETE FROM quotation_words WHERE rowid = ?", r.n); err != nil {
		return err
	}
	return x.exec("DELETE FROM quotations WHERE n = ?", r.n)
}

// keepQuotation makes the row r that of the quotation.
func (x *indexer) keepQuotation(s indexed, r quotationRow, q search.Quotation, there, retext bool) error {
	moved := !there || !slices.Equal(r.quote.Parts, q.Parts) || r.quote.Kind != q.Kind
	if !moved && !retext && r.quote.Status == q.Status && r.quote.Verdict == q.Verdict && r.quote.Speaker == q.Speaker && r.quote.Named == q.Named {
		return nil
	}
	to := quotationRow{n: r.n, quote: q, sum: r.sum, sketch: r.sketch}
	if moved || retext {
		text, err := s.read()
		if err != nil {
			return err
		}
		if err := x.keepWords(text, r, &to, there); err != nil {
			return err
		}
	}
	var err error
	if to.speaker, err = x.speaker(q.Speaker); err != nil {
		return err
	}
	return x.exec(`INSERT INTO quotations (n, quote, parts, kind, status, verdict, speaker, named, sum, sketch) VALUES (?,?,?,?,?,?,?,?,?,?)
		ON CONFLICT (n) DO UPDATE SET parts = excluded.parts, kind = excluded.kind, status = excluded.status, verdict = excluded.verdict,
			speaker = excluded.speaker, named = excluded.named, sum = excluded.sum, sketch = excluded.sketch`,
		to.n, q.ID, writeParts(q.Parts), string(q.Kind), string(q.Status), q.Verdict, to.speaker, q.Named, to.sum, nonNil(to.sketch))
}

// keepWords keeps the words of a quotation in the indexes, when they are others than they were.
func (x *indexer) keepWords(text string, was quotationRow, to *quotationRow, there bool) error {
	words, own := "", compare.Saying{}
	if said, ok := sayingIn(text, to.quote); ok {
		var whole []string
		for _, p := range to.quote.Parts {
			whole = append(whole, p.In(text))
		}
		words, own = search.Plain(strings.Join(whole, " ")), said
	}
	h := fnv.New64a()
	_, _ = h.Write([]byte(words)) // never fails
	if to.sum = int64(h.Sum64()); there && to.sum == was.sum && to.quote.Kind == was.quote.Kind {
		return nil
	}
	x.quotes = append(x.quotes, [2]any{to.n, words})
	sketch := []uint32{}
	if to.quote.Kind != story.Indirect { // a paraphrase is nobody's very words
		sketch = own.Sketch()
	}
	to.sketch = writeSketch(sketch)
	return x.sketches(was, to.sketch)
}

func writeSketch(sketch []uint32) []byte {
	out := make([]byte, 0, 4*len(sketch))
	for _, h := range sketch {
		out = binary.BigEndian.AppendUint32(out, h)
	}
	return out
}

// sketches makes the look-up that of another sketch.
func (x *indexer) sketches(was quotationRow, is []byte) error {
	if bytes.Equal(was.sketch, is) {
		return nil
	}
	for at := 0; at+4 <= len(was.sketch); at += 4 {
		if err := x.exec("DELETE FROM sketches WHERE hash = ? AND quotation = ?", binary.BigEndian.Uint32(was.sketch[at:]), was.n); err != nil {
			return err
		}
	}
	for at := 0; at+4 <= len(is); at += 4 {
		x.hashes = append(x.hashes, [2]any{binary.BigEndian.Uint32(is[at:]), was.n})
	}
	return nil
}

// speaker is the number of a speaker's name, NULL when there is none.
func (x *indexer) speaker(name string) (n sql.NullInt64, err error) {
	if name == "" {
		return n, nil
	}
	n.Valid = true
	err = x.one("SELECT n FROM speakers WHERE name = ?", []any{name}, &n.Int64)
	if !errors.Is(err, sql.ErrNoRows) {
		return n, err
	}
	if err := x.one("INSERT INTO speakers (name) VALUES (?) RETURNING n", []any{name}, &n.Int64); err != nil {
		return n, err
	}
	for _, w := range memory.Words(name) {
		if err := x.exec("INSERT OR IGNORE INTO speaker_words (word, speaker) VALUES (?,?)", w, n.Int64); err != nil {
			return n, err
		}
	}
	return n, nil
}
