package storage

import (
	"bufio"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// longestLine is how many bytes a line of an exported archive may have: an original of 256 MB, written as text.
const longestLine = 512 << 20

// Import makes an archive in dir of what Export wrote. The folder may hold none yet, or one without a story
// (ErrNotEmpty otherwise), which is then kept beside it. A line that is not as it was written is ErrBadFile and names
// its number; a file of a newer version is ErrNewer. Everything is put together under another name, checked and audited
// before it becomes the archive: with an error nothing is there that was not before.
func Import(ctx context.Context, dir string, r io.Reader) (done Carried, err error) {
	const op = "import an archive"
	if err := empty(ctx, dir); err != nil {
		return done, at(op, filepath.Join(dir, FileName), err)
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return done, wrap(op, dir, err)
	}
	tmp, err := os.CreateTemp(dir, FileName+".*.tmp") // mode 0600
	if err != nil {
		return done, wrap(op, dir, err)
	}
	defer func() {
		for _, part := range []string{"", "-wal", "-shm", "-journal"} {
			err = errors.Join(err, remove(tmp.Name()+part))
		}
	}()
	if err := tmp.Close(); err != nil {
		return done, wrap(op, dir, err)
	}
	if done, err = importInto(ctx, tmp.Name(), r); err != nil {
		return done, at(op, "", err)
	}
	done.Kept, err = putInPlace(ctx, tmp.Name(), dir)
	return done, at(op, dir, err)
}

// empty says with nil that the folder holds no archive with anything in it.
func empty(ctx context.Context, dir string) error {
	if !isThere(filepath.Join(dir, FileName)) {
		return nil
	}
	db, err := OpenToRead(ctx, dir)
	if err != nil {
		return err
	}
	t, err := db.Tally(ctx)
	if err := errors.Join(err, db.Close()); err != nil {
		return err
	}
	if t.Stories+t.Binned+t.Corrections+t.Decisions > 0 {
		return &Error{Kind: ErrNotEmpty, Detail: "The archive holds work already: " + t.Words() + "."}
	}
	return nil
}

func importInto(ctx context.Context, path string, r io.Reader) (done Carried, err error) {
	lines := &carriedLines{r: bufio.NewReaderSize(r, 1<<16)}
	head, err := lines.head()
	if err != nil {
		return done, err
	}
	db, err := sql.Open("sqlite", writerDSN(path, busyTimeout))
	if err != nil {
		return done, err
	}
	db.SetMaxOpenConns(1)
	defer func() { err = errors.Join(err, db.Close()) }()
	nothing := func(context.Context, int) error { return nil }
	if err := migrate(ctx, db, until(migrationFiles(), head.Schema), nothing); err != nil {
		return done, err
	}
	if err := fillFrom(ctx, db, lines, head); err != nil {
		return done, err
	}
	if err := migrate(ctx, db, migrationFiles(), nothing); err != nil {
		return done, err
	}
	done.Rows = lines.rows
	whole := newDB(path)
	whole.read = db // looked at before anybody else can see it
	h, err := whole.Check(ctx)
	if err != nil {
		return done, err
	}
	if h.Pages != "ok" {
		return done, &Error{Kind: ErrDamaged, Err: errors.New(h.Pages)}
	}
	done.Tally, done.NotWhole = h.Tally, h.NotWhole
	_, err = db.ExecContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	return done, err
}

// until are the first n migrations.
func until(files fs.FS, n int) fs.FS { return firstFiles{files, n} }

type firstFiles struct {
	fs.FS
	n int
}

// Glob is what migrations are found by.
func (f firstFiles) Glob(pattern string) ([]string, error) {
	all, err := fs.Glob(f.FS, pattern)
	return all[:min(f.n, len(all))], err
}

// fillFrom puts all rows in, in one transaction.
func fillFrom(ctx context.Context, db *sql.DB, lines *carriedLines, head carryHead) error {
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer func() { _ = tx.Rollback() }() // does nothing after Commit
	if _, err := tx.ExecContext(ctx, "PRAGMA defer_foreign_keys = ON"); err != nil {
		return err
	}
	in := filler{ctx: ctx, tx: tx, tables: map[string]*carriedTable{}}
	if in.names, err = carriedTables(ctx, tx, head.Protected); err != nil {
		return err
	}
	for {
		table, row, err := lines.next()
		if err != nil {
			return err
		}
		if table == "" {
			break
		}
		if err := in.put(table, row); err != nil {
			return lines.wrong(err)
		}
	}
	return lines.wrong(tx.Commit())
}

// carriedLines reads lines and proves them.
type carriedLines struct {
	r    *bufio.Reader
	n    int // of the line read last, from 1
	sum  string
	rows int
}

// wrong is an error in the line read last. A full disk or a stopped program is no fault of the file.
func (l *carriedLines) wrong(err error) error {
	switch kind := kindOf(err); {
	case err == nil:
		return nil
	case kind != nil, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	}
	return &Error{Kind: ErrBadFile, Detail: fmt.Sprintf("Line %d of the file is not as it was written.", l.n), Err: err}
}

func (l *carriedLines) line() ([]byte, error) {
	l.n++
	var whole []byte
	for {
		part, err := l.r.ReadSlice('\n')
		whole = append(whole, part...)
		switch {
		case len(whole) > longestLine:
			return nil, l.wrong(errors.New("too long"))
		case err == nil:
			return whole[:len(whole)-1], nil
		case errors.Is(err, bufio.ErrBufferFull):
		case errors.Is(err, io.EOF):
			return nil, &Error{Kind: ErrBadFile, Detail: fmt.Sprintf("The file ends in line %d, before its end.", l.n), Err: err}
		default:
			return nil, err
		}
	}
}

func (l *carriedLines) head() (h carryHead, err error) {
	b, err := l.line()
	if err != nil {
		return h, err
	}
	if err := json.Unmarshal(b, &h); err != nil || h.Quotedesk != "archive" {
		return h, &Error{Kind: ErrBadFile, Detail: "The file is not an exported archive: its first line does not say so.", Err: err}
	}
	latest, err := latestSchema(migrationFiles())
	switch {
	case err != nil:
		return h, err
	case h.Format > carryFormat || h.Schema > latest:
		return h, failure(ErrNewer, "The file was written by a newer version of Quotedesk.")
	case h.Format < 1 || h.Schema < 1:
		return h, l.wrong(errors.New("no such version"))
	}
	l.sum = carrySum("", "", b)
	return h, nil
}

// next is the next row; the table is "" at the end.
func (l *carriedLines) next() (table string, row []byte, err error) {
	b, err := l.line()
	if err != nil {
		return "", nil, err
	}
	var c carryLine
	if err := json.Unmarshal(b, &c); err != nil {
		return "", nil, l.wrong(err)
	}
	row = c.Row
	if c.Table == "" {
		row = fmt.Append(nil, l.rows)
	}
	l.sum = carrySum(l.sum, c.Table, row)
	want := endLine(l.rows, l.sum)
	if c.Table != "" {
		if want, err = rowLine(c.Table, row, l.sum); err != nil {
			return "", nil, l.wrong(err)
		}
	}
	if !bytes.Equal(b, want) {
		return "", nil, l.wrong(errors.New("its sum does not fit"))
	}
	if c.Table == "" {
		if _, err := l.r.ReadByte(); !errors.Is(err, io.EOF) {
			l.n++
			return "", nil, l.wrong(errors.New("after the end"))
		}
		return "", nil, nil
	}
	l.rows++
	return c.Table, row, nil
}

// filler puts rows into their tables.
type filler struct {
	ctx    context.Context
	tx     *sql.Tx
	names  []string
	tables map[string]*carriedTable
}

type carriedTable struct {
	columns []string
	insert  *sql.Stmt // closed with the transaction
}

func (f *filler) table(name string) (*carriedTable, error) {
	if t := f.tables[name]; t != nil {
		return t, nil
	}
	if !slices.Contains(f.names, name) {
		return nil, errors.New("of an unknown table")
	}
	columns, _, err := carriedColumns(f.ctx, f.tx, name)
	if err != nil {
		return nil, err
	}
	marks := strings.TrimSuffix(strings.Repeat("?,", len(columns)), ",")
	insert, err := f.tx.PrepareContext(f.ctx, "INSERT INTO "+quoted(name)+" ("+quotedAll(columns)+") VALUES ("+marks+")")
	if err != nil {
		return nil, err
	}
	f.tables[name] = &carriedTable{columns, insert}
	return f.tables[name], nil
}

func (f *filler) put(table string, row []byte) error {
	t, err := f.table(table)
	if err != nil {
		return err
	}
	var values map[string]json.RawMessage
	if err := json.Unmarshal(row, &values); err != nil {
		return err
	}
	if len(values) != len(t.columns) {
		return errors.New("other columns")
	}
	args := make([]any, len(t.columns))
	for i, c := range t.columns {
		raw, ok := values[c]
		if !ok {
			return errors.New("other columns")
		}
		if args[i], err = decodeValue(raw); err != nil {
			return err
		}
	}
	_, err = t.insert.ExecContext(f.ctx, args...)
	return err
}

func decodeValue(raw json.RawMessage) (any, error) {
	switch raw[0] {
	case '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case 'n':
		return nil, nil
	case '{':
		var v carriedValue
		err := json.Unmarshal(raw, &v)
		switch {
		case err != nil:
			return nil, err
		case v.Real != nil:
			return *v.Real, nil
		case v.Text:
			return string(v.Bytes), nil
		}
		return nonNil(v.Bytes), nil
	}
	var n int64
	err := json.Unmarshal(raw, &n)
	return n, err
}
