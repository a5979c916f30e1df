package storage

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Identity is who a protected source is. It stands in a table of its own: no story, journal, export, search, log or
// error of the program has it.
type Identity struct {
	Source  string // id of the source in the story
	Name    string
	Contact string
}

// Protect is Append for a step that protects a source (review.Document.Protect), together with who the source is. When
// the name stands anywhere in what the archive has of the story, nothing is stored and the kind is ErrProtected: the
// journal and the versions of the text stay for good, so a name in them cannot be protected any more.
func (db *DB) Protect(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress,
	who Identity) ([]review.Correction, error) {
	return db.protect(ctx, storyID, base, step, progress, who, func(*sql.Tx) error { return nil })
}

// ProtectLearnt is Protect that also keeps what the story teaches once the step is applied, as AppendLearnt does.
func (db *DB) ProtectLearnt(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress,
	l Lesson, who Identity) ([]review.Correction, error) {
	return db.protect(ctx, storyID, base, step, progress, who, func(tx *sql.Tx) error { return l.keep(ctx, tx, storyID, step) })
}

func (db *DB) protect(ctx context.Context, storyID string, base int64, step []review.Correction, progress Progress,
	who Identity, with func(*sql.Tx) error) ([]review.Correction, error) {
	who.Name = strings.TrimSpace(who.Name)
	if err := checkIdentity(step, who); err != nil {
		return nil, wrap("protect a source", "", err)
	}
	return db.append(ctx, storyID, base, step, progress, func(tx *sql.Tx) error {
		if err := unnamed(ctx, tx, storyID, who.Name); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "INSERT INTO identities (story_id, source, name, contact, at) VALUES (?,?,?,?,?)",
			storyID, who.Source, who.Name, who.Contact, stamp(db.Now())); err != nil {
			return err
		}
		return with(tx)
	})
}

func checkIdentity(step []review.Correction, who Identity) error {
	if story.Fold(who.Name) == "" || !utf8.ValidString(who.Name) || !utf8.ValidString(who.Contact) {
		return invalid("a protected source needs a name")
	}
	for _, c := range step {
		if c.Table == review.Sources && c.What == review.Added && c.Target == who.Source {
			return nil
		}
	}
	return invalid("the step does not protect that source")
}

// Identities are the protected sources of a story, by the ids of the sources.
func (db *DB) Identities(ctx context.Context, storyID string) (all []Identity, err error) {
	err = db.reading(ctx, "read protected sources", func(tx *sql.Tx) error {
		rows, err := tx.QueryContext(ctx, "SELECT source, name, contact FROM identities WHERE story_id = ? ORDER BY source", storyID)
		if err != nil {
			return err
		}
		defer func() { _ = rows.Close() }() // rows.Err has the errors
		for rows.Next() {
			var i Identity
			if err := rows.Scan(&i.Source, &i.Name, &i.Contact); err != nil {
				return err
			}
			all = append(all, i)
		}
		return rows.Err()
	})
	return all, err
}

// Pseudonyms are those under which a protected source stands in any story.
func (db *DB) Pseudonyms(ctx context.Context) (all []string, err error) {
	err = db.reading(ctx, "read pseudonyms", func(tx *sql.Tx) error {
		all, err = firstColumn(ctx, tx, `SELECT DISTINCT json_extract(a."after", '$.source.pseudonym') FROM corrections a
			WHERE a.tbl = ? AND a.what = ? AND NOT EXISTS (SELECT 1 FROM corrections r
				WHERE r.story_id = a.story_id AND r.tbl = a.tbl AND r.target = a.target AND r.seq > a.seq AND r.what = ?)`,
			string(review.Sources), string(review.Added), string(review.Removed))
		return err
	})
	return all, err
}

// ForgetIdentity deletes who a source is; the pseudonym stays. Its bytes are overwritten in the file and gone from the
// log when it returns without an error. Copies of the archive made before still have it.
func (db *DB) ForgetIdentity(ctx context.Context, storyID, source string) error {
	const op = "forget a protected source"
	if db.refuse == nil {
		if _, err := db.write.ExecContext(ctx, "PRAGMA secure_delete = ON"); err != nil {
			return wrap(op, db.path, err)
		}
	}
	err := db.writing(ctx, op, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM identities WHERE story_id = ? AND source = ?", storyID, source)
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n > 0 {
			return err
		}
		return &Error{Kind: ErrNotFound, Err: fmt.Errorf("source %s of story %s", source, storyID)}
	})
	if err != nil {
		return err
	}
	var busy, log, moved int
	if err := db.write.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &log, &moved); err != nil {
		return wrap(op, db.path, err)
	}
	if busy != 0 {
		return wrap(op, db.path, &Error{Kind: ErrLocked, Detail: "The name is deleted, but another program is reading the archive and keeps the log that still has it."})
	}
	return nil
}

// unnamed refuses a name that stands in what the archive has of the story.
func unnamed(ctx context.Context, tx *sql.Tx, storyID, name string) error {
	for where, query := range map[string]string{
		"title":    "SELECT title || '\n' || origin FROM stories WHERE id = ?",
		"text":     "SELECT body FROM texts WHERE story_id = ?",
		"findings": "SELECT body FROM findings WHERE story_id = ?",
		"original": "SELECT bytes FROM originals WHERE story_id = ?",
		"intake":   "SELECT body FROM arrivals WHERE story_id = ?",
		"journal":  `SELECT "before" || "after" || cause || char(10) || who FROM corrections WHERE story_id = ?`,
	} {
		all, err := firstColumn(ctx, tx, query, storyID)
		if err != nil {
			return err
		}
		for _, text := range all {
			if where == "original" {
				text = readable([]byte(text))
			}
			if named(text, name) {
				return failure(ErrProtected, "The name of this source stands in the story’s "+where+
					", and that is kept for good: it cannot be protected there any more.")
			}
		}
	}
	return nil
}

// shield refuses a step that would bring the name of a protected source into the story or its journal.
func shield(ctx context.Context, tx *sql.Tx, storyID string, step []review.Correction) error {
	names, err := protectedNames(ctx, tx, storyID)
	if err != nil || len(names) == 0 {
		return err
	}
	body, err := json.Marshal(step)
	if err != nil {
		return invalid("a patch that JSON cannot hold")
	}
	texts := []string{string(body)}
	if rewrites(step) { // a name may come together of several edits
		now, err := firstColumn(ctx, tx, "SELECT t.body FROM stories s JOIN texts t ON t.story_id = s.id AND t.version = s.version WHERE s.id = ?", storyID)
		if err != nil {
			return err
		}
		texts = append(texts, now...)
	}
	return withoutNames(texts, names)
}

// CheckUnnamed refuses, with the kind ErrProtected, words that hold the name of a protected source of the story. It is for
// what is to stand outside the archive on behalf of the story, such as the name of a copied file.
func (db *DB) CheckUnnamed(ctx context.Context, storyID, words string) error {
	return db.reading(ctx, "look for protected sources", func(tx *sql.Tx) error {
		names, err := protectedNames(ctx, tx, storyID)
		if err != nil {
			return err
		}
		return withoutNames([]string{words}, names)
	})
}

func protectedNames(ctx context.Context, tx *sql.Tx, storyID string) ([]string, error) {
	return firstColumn(ctx, tx, "SELECT name FROM identities WHERE story_id = ?", storyID)
}

func withoutNames(texts, names []string) error {
	for _, name := range names {
		for _, text := range texts {
			if named(text, name) {
				return failure(ErrProtected, "This holds the name of a protected source. Write the pseudonym instead.")
			}
		}
	}
	return nil
}

// named says that the name stands in the text as words of its own, whatever its case, accents and white space.
// JSON is looked at as it is written: what it escapes is put back. The name is also seen where an address or the name of
// a file writes it: Wilhelmina%20Quorn, wilhelmina-quorn, Wilhelmina_Quorn.
func named(text, name string) bool {
	text = unescape.Replace(text)
	return stands(text, name) || stands(parted.Replace(percentDecoded(text)), parted.Replace(name))
}

// stands says that the words of a name stand together in the text, with no letter before or behind them.
func stands(text, name string) bool {
	text = " " + strings.Join(strings.Fields(story.Fold(text)), " ") + " "
	want := strings.Join(strings.Fields(story.Fold(name)), " ")
	if want == "" {
		return false
	}
	for at := 0; ; {
		i := strings.Index(text[at:], want)
		if i < 0 {
			return false
		}
		before, _ := utf8.DecodeLastRuneInString(text[:at+i])
		after, _ := utf8.DecodeRuneInString(text[at+i+len(want):])
		if !letter(before) && !letter(after) {
			return true
		}
		at += i + 1
	}
}

// parted puts a space for what parts words in addresses and names of files.
var parted = strings.NewReplacer("-", " ", "_", " ", "+", " ", ".", " ")

// percentDecoded undoes the %XX of addresses; a percent sign of another use stays.
func percentDecoded(s string) string {
	if !strings.Contains(s, "%") {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '%' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				b.WriteByte(byte(c))
				i += 2
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// unescape undoes what encoding/json writes for characters a name or the space around it may have.
var unescape = strings.NewReplacer(`\u0026`, "&", `\u003c`, "<", `\u003e`, ">", `\"`, `"`, `\\`, `\`,
	`\n`, "\n", `\r`, "\r", `\t`, "\t", `\u2028`, "\u2028", `\u2029`, "\u2029")
