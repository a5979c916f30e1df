package storage

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"quotedesk/app/compare"
	"quotedesk/app/memory"
	"quotedesk/app/story"
)

// Repeat is the same quotation in another story, in other words or given to another speaker.
type Repeat struct {
	Story, Title string
	At           time.Time // when that story came in
	Quote        string    // id of the row there
	Words        string    // its own words there
	Speaker      string
	Drift        compare.Drift // from the quotation asked about to that one
}

const (
	// postings is how many quotations with one hash are looked at, the newest first.
	postings = 64
	// comparedWith is how many different wordings a quotation is laid beside, those that share most hashes.
	comparedWith = 12
	// mostRepeats is how many are told of one quotation.
	mostRepeats = 5
)

// Repeats tells for each quotation of a story where else it stands otherwise, the newest story first; a list for each, in
// order. Rejected quotations and stories in the bin do not count.
func (db *DB) Repeats(ctx context.Context, storyID string, sayings []compare.Saying) (out [][]Repeat, err error) {
	out = make([][]Repeat, len(sayings))
	err = db.reading(ctx, "look for repeats", func(tx *sql.Tx) error {
		r, err := newRepeater(ctx, tx, storyID)
		if err != nil {
			return err
		}
		for i, s := range sayings {
			if out[i], err = r.of(s); err != nil {
				return err
			}
		}
		return nil
	})
	return out, err
}

// repeater looks for repeats in one transaction.
type repeater struct {
	*indexer
	own   int64 // number of the story asked about; -1 when it has none yet
	by    memory.Standing
	texts map[int64]*told
}

// told is another story as far as it is needed; nil when it lies in the bin.
type told struct {
	id, title, text string
	at              time.Time
}

func newRepeater(ctx context.Context, tx *sql.Tx, storyID string) (*repeater, error) {
	list, err := readDecisions(ctx, tx)
	if err != nil {
		return nil, err
	}
	r := &repeater{indexer: newIndexer(ctx, tx), own: -1, by: memory.Stand(list), texts: map[int64]*told{}}
	err = r.one("SELECT n FROM story_index WHERE story_id = ?", []any{storyID}, &r.own)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return r, err
}

func (r *repeater) of(s compare.Saying) ([]Repeat, error) {
	near, err := r.near(s.Sketch())
	if err != nil {
		return nil, err
	}
	var out []Repeat
	seen := map[string]bool{} // wordings of speakers
	for _, n := range near {
		if len(seen) == comparedWith {
			break
		}
		row, err := r.row(n)
		if err != nil {
			return nil, err
		}
		wording := fmt.Sprint(row.sum, " ", row.quote.Speaker)
		if row.n == 0 || row.quote.Status == story.Rejected || seen[wording] {
			continue
		}
		seen[wording] = true
		there, err := r.story(n / places)
		if err != nil {
			return nil, err
		}
		if there == nil {
			continue
		}
		said, ok := sayingIn(there.text, row.quote)
		if !ok {
			continue
		}
		if r.same(s.Speaker, said.Speaker) {
			said.Speaker = s.Speaker
		}
		if d, ok := compare.Drifted(s, said); ok {
			out = append(out, Repeat{Story: there.id, Title: there.title, At: there.at, Quote: row.quote.ID, Words: said.Words(), Speaker: row.quote.Speaker, Drift: d})
		}
	}
	slices.SortStableFunc(out, func(a, b Repeat) int { return b.At.Compare(a.At) })
	return out[:min(len(out), mostRepeats)], nil
}

// same says that two names are one person's or one body's, as people have said of the memory, or spellings of one name.
func (r *repeater) same(a, b string) bool {
	for _, t := range []story.EntityType{story.Person, story.Organisation} {
		x, y := memory.Key(t, a), memory.Key(t, b)
		if x != "" && y != "" && r.by.Resolve(x) == r.by.Resolve(y) {
			return true
		}
	}
	return memory.SpelledAlike(memory.Words(a), memory.Words(b))
}

// near are the quotations of other stories that share hashes, those with most of them first; a hash that few have tells
// more.
func (r *repeater) near(sketch []uint32) ([]int64, error) {
	votes := map[int64]float64{}
	for _, h := range sketch {
		stmt, err := r.prepared("SELECT quotation FROM sketches WHERE hash = ? AND (quotation < ? OR quotation >= ?) ORDER BY quotation DESC LIMIT ?")
		if err != nil {
			return nil, err
		}
		rows, err := stmt.QueryContext(r.ctx, h, r.own*places, (r.own+1)*places, postings)
		if err != nil {
			return nil, err
		}
		same, err := scanNumbers(rows)
		if err != nil {
			return nil, err
		}
		for _, n := range same {
			votes[n] += 1 / float64(len(same))
		}
	}
	out := make([]int64, 0, len(votes))
	for n := range votes {
		out = append(out, n)
	}
	slices.SortFunc(out, func(a, b int64) int { return cmp.Or(cmp.Compare(votes[b], votes[a]), cmp.Compare(b, a)) })
	return out[:min(len(out), 2*comparedWith)], nil
}

func scanNumbers(rows *sql.Rows) ([]int64, error) {
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	var out []int64
	for rows.Next() {
		var n int64
		if err := rows.Scan(&n); err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, rows.Err()
}

func (r *repeater) row(n int64) (quotationRow, error) {
	stmt, err := r.prepared("SELECT " + quotationColumns + " FROM quotations q LEFT JOIN speakers s ON s.n = q.speaker WHERE q.n = ?")
	if err != nil {
		return quotationRow{}, err
	}
	rows, err := stmt.QueryContext(r.ctx, n)
	if err != nil {
		return quotationRow{}, err
	}
	all, err := scanQuotations(rows)
	if err != nil || len(all) == 0 {
		return quotationRow{}, err
	}
	return all[0], nil
}

// story reads another story once; nil when it lies in the bin.
func (r *repeater) story(n int64) (*told, error) {
	if t, ok := r.texts[n]; ok {
		return t, nil
	}
	t := &told{}
	var at string
	err := r.one(`SELECT s.id, s.title, s.created, t.body FROM story_index x JOIN stories s ON s.id = x.story_id
		JOIN texts t ON t.story_id = s.id AND t.version = s.version WHERE x.n = ? AND s.removed IS NULL`, []any{n}, &t.id, &t.title, &at, &t.text)
	if errors.Is(err, sql.ErrNoRows) {
		t, err = nil, nil
	} else {
		t.at, _ = unstamp(at) // a date that cannot be read must not hide the story
	}
	r.texts[n] = t
	return t, err
}
