package storage

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// copiesFolder stands beside the database and holds its copies.
const copiesFolder = "backups"

// copyEvery is how old the latest copy may become before another is due.
const copyEvery = 24 * time.Hour

// copyPrefix begins the names of the copies that are kept by age; all others in the folder are never removed.
const copyPrefix = "quotedesk-"

// copyTime is how a copy's name says when it was made, in UTC.
const copyTime = "20060102T150405.000"

// Copy is a copy of an archive.
type Copy struct {
	Path  string
	At    time.Time // when it was made, by its name; else when the file was written
	Bytes int64
	Tally Tally
	Err   error // why it cannot be restored; nil when it opened
}

// Tally is how much an archive holds.
type Tally struct {
	Stories, Binned, Corrections int
	Changed                      time.Time // the last change of a story; zero without stories
	Decisions                    int       // on people
	rows                         map[string]int
}

// Words tells the tally in a line.
func (t Tally) Words() string {
	words := fmt.Sprintf("%s, %s", counted(t.Stories, "story", "stories"), counted(t.Corrections, "correction", "corrections"))
	if t.Binned > 0 {
		words += fmt.Sprintf(", %d in the bin", t.Binned)
	}
	return words
}

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

func (t Tally) same(o Tally) bool {
	return t.Stories == o.Stories && t.Binned == o.Binned && t.Corrections == o.Corrections && t.Decisions == o.Decisions &&
		t.Changed.Equal(o.Changed)
}

// Tally counts what the archive holds.
func (db *DB) Tally(ctx context.Context) (t Tally, err error) {
	err = db.reading(ctx, "count", func(tx *sql.Tx) error {
		t, err = tally(ctx, tx)
		return err
	})
	return t, err
}

func tally(ctx context.Context, q queryer) (t Tally, err error) {
	if t.rows, err = count(ctx, q); err != nil {
		return t, err
	}
	var changed string
	err = q.QueryRowContext(ctx, "SELECT count(*) FILTER (WHERE removed IS NULL), count(removed), coalesce(max(changed), '') FROM stories").
		Scan(&t.Stories, &t.Binned, &changed)
	if err != nil {
		return t, err
	}
	t.Changed, _ = unstamp(changed) // a date that cannot be read is for the audit to tell of
	t.Corrections, t.Decisions = t.rows["corrections"], t.rows["people_decisions"]
	return t, nil
}

// Copies lists the copies in the folder beside the archive in dir, the latest first. One that cannot be opened is
// listed with its error. The archive itself is not touched.
func Copies(ctx context.Context, dir string) ([]Copy, error) {
	folder := filepath.Join(dir, copiesFolder)
	files, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, wrap("list the copies", folder, err)
	}
	var all []Copy
	for _, f := range files {
		if filepath.Ext(f.Name()) == ".db" && f.Type().IsRegular() {
			all = append(all, LookAtCopy(ctx, filepath.Join(folder, f.Name())))
		}
	}
	slices.SortFunc(all, func(a, b Copy) int { return b.At.Compare(a.At) })
	return all, ctx.Err()
}

// LookAtCopy opens a copy and counts; Err of what it returns says why it cannot be restored. Its pages are looked at when
// it is.
func LookAtCopy(ctx context.Context, path string) Copy {
	c := Copy{Path: path}
	st, err := os.Stat(path)
	if err != nil {
		c.Err = at("look at the copy", path, err)
		return c
	}
	c.At, c.Bytes = madeAt(path, st.ModTime()), st.Size()
	c.Tally, err = tallyOf(ctx, path)
	c.Err = at("look at the copy", path, err)
	return c
}

// madeAt reads the time in a copy's name.
func madeAt(path string, otherwise time.Time) time.Time {
	name := strings.TrimSuffix(filepath.Base(path), ".db")
	if i := strings.LastIndexByte(name, '-'); i >= 0 {
		if t, err := time.Parse(copyTime, name[i+1:]); err == nil {
			return t
		}
	}
	return otherwise.UTC()
}

// tallyOf counts what a file that nobody writes holds, when it is an archive that this program knows.
func tallyOf(ctx context.Context, path string) (t Tally, err error) {
	id, err := identifyAs(ctx, path, immutable, time.Second)
	if err != nil {
		return t, err
	}
	if err := id.ours(immutable); err != nil {
		return t, err
	}
	latest, err := latestSchema(migrationFiles())
	if err != nil {
		return t, err
	}
	if id.schema > latest {
		return t, failure(ErrNewer, "This copy was written by a newer version of Quotedesk.")
	}
	db, err := sql.Open("sqlite", probeDSN(path, immutable, time.Second))
	if err != nil {
		return t, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	return tally(ctx, db)
}

// KeepCopy makes a checked copy in the folder "backups" beside the archive, and then removes copies by age (see
// KeepRule). An archive in which any stored sum does not hold is ErrDamaged: no copy of it is kept and none removed,
// so that a damaged archive never pushes a sound copy out.
func (db *DB) KeepCopy(ctx context.Context) (Copy, error) {
	const op = "keep a copy"
	folder := filepath.Join(filepath.Dir(db.path), copiesFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return Copy{}, wrap(op, folder, err)
	}
	now := db.Now().UTC()
	path := filepath.Join(folder, copyPrefix+now.Format(copyTime)+".db")
	if err := backup(ctx, db.copyDSN(), path, sumsHold); err != nil {
		return Copy{}, at(op, path, err)
	}
	kept := LookAtCopy(ctx, path)
	if kept.Err != nil {
		return kept, kept.Err
	}
	return kept, wrap(op, folder, db.thin(ctx, now))
}

// CopyWhenDue keeps a copy when the latest is older than a day and something has changed since. It returns whether
// it did.
func (db *DB) CopyWhenDue(ctx context.Context) (bool, error) {
	all, err := Copies(ctx, filepath.Dir(db.path))
	if err != nil || db.ReadOnly() {
		return false, err
	}
	now, err := db.Tally(ctx)
	if err != nil {
		return false, err
	}
	all = slices.DeleteFunc(all, func(c Copy) bool { return c.Err != nil })
	if now.Corrections == 0 && len(all) == 0 && now.Stories <= 1 {
		return false, nil // nothing but the sample
	}
	if len(all) > 0 && (all[0].Tally.same(now) || db.Now().Sub(all[0].At) < copyEvery) {
		return false, nil
	}
	_, err = db.KeepCopy(ctx)
	return err == nil, err
}

// KeepRule says in words which copies stay.
const KeepRule = "All copies of the last two days stay, then the latest of each of 7 days, of 4 weeks and of 12 months. " +
	"Copies made before a change of format or a restore stay until you remove them."

// thin removes the copies that KeepRule lets go.
func (db *DB) thin(ctx context.Context, now time.Time) error {
	all, err := Copies(ctx, filepath.Dir(db.path))
	if err != nil {
		return err
	}
	var mine []time.Time
	paths := map[time.Time]string{}
	for _, c := range all {
		if strings.HasPrefix(filepath.Base(c.Path), copyPrefix) && c.Err == nil {
			mine = append(mine, c.At)
			paths[c.At] = c.Path
		}
	}
	for _, t := range outdated(mine, now) {
		if err := remove(paths[t]); err != nil {
			return err
		}
	}
	return nil
}

// outdated are the copies that may go.
func outdated(made []time.Time, now time.Time) (gone []time.Time) {
	made = slices.Clone(made)
	slices.SortFunc(made, func(a, b time.Time) int { return b.Compare(a) })
	days, weeks, months := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for i, t := range made {
		if i == 0 || now.Sub(t) < 48*time.Hour {
			continue
		}
		t := t.UTC()
		year, week := t.ISOWeek()
		stays := latestOf(days, 7, t.Format("2006-01-02"))
		stays = latestOf(weeks, 4, fmt.Sprint(year, " ", week)) || stays
		stays = latestOf(months, 12, t.Format("2006-01")) || stays
		if !stays {
			gone = append(gone, t)
		}
	}
	return gone
}

// latestOf says that a copy is the latest of one of the first n periods that have one.
func latestOf(seen map[string]bool, n int, period string) bool {
	if seen[period] || len(seen) == n {
		return false
	}
	seen[period] = true
	return true
}
