package storage

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// carryFormat is the version of the lines that Export writes.
const carryFormat = 1

// carryHead is the first line of an exported archive.
type carryHead struct {
	Quotedesk string `json:"quotedesk"` // "archive"
	Format    int    `json:"format"`
	Schema    int    `json:"schema"`    // of the rows
	Written   string `json:"written"`   // when
	Protected bool   `json:"protected"` // the names of protected sources come along
}

// carryLine is what a line after the first is about: a row of a table, or the end, which has no table but how many rows
// came before. The sum that closes each is that of carrySum.
type carryLine struct {
	Table string          `json:"table"`
	Row   json.RawMessage `json:"row"`
}

// carrySum is the first half of the SHA-256, in hexadecimal, over the sum before, the table's name and the row, a line
// each. That of the first line stands for the sum before the second. A line that is changed, left out or moved does not
// fit the one before it.
func carrySum(before, table string, row []byte) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%s", before, table, row)
	return hex.EncodeToString(h.Sum(nil)[:sha256.Size/2])
}

// identitiesTable is the one table that stays behind unless it is asked for.
const identitiesTable = "identities"

// derivedTables are made anew from the stories: what they are found by.
var derivedTables = []string{"alerts", "quotations", "sketches", "speaker_words", "speakers", "story_index"}

// carriedTables are the tables that hold people's work. What SQLite keeps for itself (virtual tables and what belongs to
// them) and what follows from the rest stays behind.
func carriedTables(ctx context.Context, q queryer, protected bool) ([]string, error) {
	rows, err := q.QueryContext(ctx, `SELECT name FROM pragma_table_list
		WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`)
	if err != nil {
		return nil, err
	}
	names, err := scanWords(rows)
	return slices.DeleteFunc(names, func(n string) bool {
		return n == identitiesTable && !protected || slices.Contains(derivedTables, n)
	}), err
}

// carriedColumns are a table's columns, and those by which its rows are put in order.
func carriedColumns(ctx context.Context, q queryer, table string) (columns, order []string, err error) {
	rows, err := q.QueryContext(ctx, "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", table)
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	keys := map[int]string{}
	for rows.Next() {
		var name string
		var pk int
		if err := rows.Scan(&name, &pk); err != nil {
			return nil, nil, err
		}
		columns = append(columns, name)
		if pk > 0 {
			keys[pk] = name
		}
	}
	for i := range len(keys) {
		order = append(order, quoted(keys[i+1]))
	}
	if len(order) == 0 {
		order = []string{"rowid"}
	}
	return columns, order, rows.Err()
}

// quoted is a name of the schema in SQL.
func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func quotedAll(names []string) string {
	var all []string
	for _, n := range names {
		all = append(all, quoted(n))
	}
	return strings.Join(all, ", ")
}

// Carried says what an export or import moved.
type Carried struct {
	Rows      int
	Tally     Tally
	Protected int // names of protected sources that were left out
	Kept      string
	NotWhole  []string // stories whose journal an audit does not prove, after an import
}

// Export writes everything the archive holds as one JSON object a line, journals with their chain included, as it stands
// at one moment. The names of protected sources only come along when protected is set.
func (db *DB) Export(ctx context.Context, w io.Writer, protected bool) (done Carried, err error) {
	const op = "export the archive"
	err = db.reading(ctx, op, func(tx *sql.Tx) error {
		schema, err := schemaVersion(ctx, tx)
		if err != nil {
			return err
		}
		if done.Tally, err = tally(ctx, tx); err != nil {
			return err
		}
		if !protected {
			if err := tx.QueryRowContext(ctx, "SELECT count(*) FROM identities").Scan(&done.Protected); err != nil {
				return err
			}
		}
		head, err := json.Marshal(carryHead{"archive", carryFormat, schema, stamp(db.Now()), protected})
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", head); err != nil {
			return err
		}
		out := carrier{w: w, sum: carrySum("", "", head)}
		tables, err := carriedTables(ctx, tx, protected)
		if err != nil {
			return err
		}
		for _, t := range tables {
			if err := out.table(ctx, tx, t); err != nil {
				return err
			}
		}
		done.Rows = out.rows
		return out.end()
	})
	if err == nil {
		err = wrap(op, db.path, db.undisturbed())
	}
	return done, err
}

// carrier writes rows as lines.
type carrier struct {
	w    io.Writer
	sum  string
	rows int
}

func (c *carrier) table(ctx context.Context, tx *sql.Tx, table string) error {
	columns, order, err := carriedColumns(ctx, tx, table)
	if err != nil {
		return err
	}
	rows, err := tx.QueryContext(ctx, "SELECT "+quotedAll(columns)+" FROM "+quoted(table)+" ORDER BY "+strings.Join(order, ", "))
	if err != nil {
		return err
	}
	defer func() { _ = rows.Close() }() // rows.Err has the errors
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		row, err := encodeRow(columns, values)
		if err != nil {
			return err
		}
		if err := c.line(table, row); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (c *carrier) line(table string, row []byte) error {
	c.rows++
	c.sum = carrySum(c.sum, table, row)
	line, err := rowLine(table, row, c.sum)
	if err != nil {
		return err
	}
	_, err = c.w.Write(append(line, '\n'))
	return err
}

func rowLine(table string, row []byte, sum string) ([]byte, error) {
	name, err := plainJSON(table)
	return fmt.Appendf(nil, `{"table":%s,"row":%s,"sum":"%s"}`, name, row, sum), err
}

func endLine(rows int, sum string) []byte {
	return fmt.Appendf(nil, `{"rows":%d,"sum":"%s"}`, rows, sum)
}

func (c *carrier) end() error {
	_, err := c.w.Write(append(endLine(c.rows, carrySum(c.sum, "", fmt.Append(nil, c.rows))), '\n'))
	return err
}

// carriedValue is a value that JSON has no form of its own for.
type carriedValue struct {
	Bytes []byte   `json:"bytes,omitempty"` // base64
	Text  bool     `json:"text,omitempty"`  // the bytes are of a text that is not UTF-8
	Blob  bool     `json:"blob,omitempty"`
	Real  *float64 `json:"real,omitempty"`
}

// encodeRow writes the columns in their order. Text, whole numbers and NULL are what they are in JSON.
func encodeRow(columns []string, values []any) ([]byte, error) {
	row := []byte("{")
	for i, v := range values {
		switch x := v.(type) {
		case []byte:
			v = carriedValue{Bytes: x, Blob: true}
		case float64:
			v = carriedValue{Real: &x}
		case string:
			if !utf8.ValidString(x) {
				v = carriedValue{Bytes: []byte(x), Text: true}
			}
		case int64, nil:
		default:
			return nil, fmt.Errorf("column %s holds a %T", columns[i], v)
		}
		name, err := plainJSON(columns[i])
		if err != nil {
			return nil, err
		}
		value, err := plainJSON(v)
		if err != nil {
			return nil, err
		}
		if i > 0 {
			row = append(row, ',')
		}
		row = append(append(append(row, name...), ':'), value...)
	}
	return append(row, '}'), nil
}

// plainJSON writes < and & as they are.
func plainJSON(v any) ([]byte, error) {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return []byte(strings.TrimSuffix(b.String(), "\n")), nil
}
