package storage

import (
	"context"
	"database/sql"
	"time"

	"quotedesk/app/search"
)

// The states of a story in the list: nobody has corrected anything, somebody has and rows are open, none is open.
const (
	StateNew        = "new"
	StateInProgress = "in progress"
	StateDone       = "done"
)

// Filter chooses stories for the list.
type Filter struct {
	Query  search.Query // as Search takes it; a story is listed when something in it is found
	State  string       // one of the State… constants; "" for all
	Binned bool         // the stories in the bin instead of the others
	Limit  int          // 0 for all
}

// Summary is a story's line in the list.
type Summary struct {
	ID, Title, Origin string
	Created, Changed  time.Time
	Quotes, Open      int
	Words             int
	State             string
}

const stateSQL = `CASE WHEN s.last_seq = 0 THEN 'new' WHEN s.open > 0 THEN 'in progress' ELSE 'done' END`

// Stories lists the stories that pass the filter, the newest change first.
func (db *DB) Stories(ctx context.Context, f Filter) ([]Summary, error) {
	var all []Summary
	err := db.reading(ctx, "list stories", func(tx *sql.Tx) error {
		query, args, err := f.sql(ctx, tx)
		if err != nil || query == "" {
			return err
		}
		rows, err := tx.QueryContext(ctx, query, args...)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err has the errors
		for rows.Next() {
			s, err := scanSummary(rows)
			if err != nil {
				return err
			}
			all = append(all, s)
		}
		return rows.Err()
	})
	return all, err
}

// sql builds the query out of constant pieces; "" when nothing can be found. What a person typed only ever travels as
// an argument.
func (f Filter) sql(ctx context.Context, tx *sql.Tx) (query string, args []any, err error) {
	query = `SELECT s.id, s.title, s.origin, s.created, s.changed, s.quotes, s.open, s.words, ` + stateSQL + `
		FROM stories s WHERE (s.removed IS NOT NULL) = ?`
	args = append(args, f.Binned)
	switch f.State {
	case "":
	case StateNew, StateInProgress, StateDone:
		query += " AND " + stateSQL + " = ?"
		args = append(args, f.State)
	default:
		return "", nil, invalid("unknown state of a story")
	}
	if !f.Query.Empty() {
		w, err := whereOf(ctx, tx, f.Query)
		if err != nil || w.nothing {
			return "", nil, err
		}
		found, more := w.storiesFound()
		query, args = query+" AND s.id IN ("+found+")", append(args, more...)
	}
	query += " ORDER BY s.changed DESC, s.id DESC"
	if f.Limit > 0 {
		query += " LIMIT ?"
		args = append(args, f.Limit)
	}
	return query, args, nil
}

func scanSummary(rows *sql.Rows) (s Summary, err error) {
	var created, changed string
	err = rows.Scan(&s.ID, &s.Title, &s.Origin, &created, &changed, &s.Quotes, &s.Open, &s.Words, &s.State)
	if err != nil {
		return s, err
	}
	// A date that cannot be read must not hide the story: it is shown as zero, and Story reports the damage.
	s.Created, _ = unstamp(created)
	s.Changed, _ = unstamp(changed)
	return s, nil
}
