package storage

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/story"
)

// SQLite has no checksums of its own: each of these flips passes its integrity check.
func TestOneFlippedByteIsFound(t *testing.T) {
	for name, c := range map[string]struct {
		from, to string
		in       func(db *DB, id string) error
		says     string
	}{
		"text":       {"“We will not sign it,”", "“We will now sign it,”", storyErr(t), "text of this story"},
		"findings":   {`"why":"told"`, `"why":"tord"`, storyErr(t), "engine found"},
		"correction": {`{"status":"confirmed"}`, `{"status":"confirmer"}`, storyErr(t), "Correction 1"},
		"not JSON":   {`{"status":"confirmed"}`, `["status":"confirmed"}`, storyErr(t), "Correction 1"},
		"author":     {"keyann", "keyamn", storyErr(t), "Correction 1"},
		"original":   {"plan \x93dead", "plan \x93deaf", originalErr(t), "original of this story"},
	} {
		t.Run(name, func(t *testing.T) {
			dir, id := archive(t)
			flip(t, filepath.Join(dir, FileName), c.from, c.to)
			db := opened(t, dir)
			var verdict string
			if err := db.read.QueryRow("PRAGMA integrity_check").Scan(&verdict); err != nil {
				t.Fatal(err)
			}
			err := c.in(db, id)
			wantKind(t, err, ErrDamaged)
			if !strings.Contains(Message(err), c.says) {
				t.Errorf("%q does not say %q (SQLite says %s)", Message(err), c.says, verdict)
			}
		})
	}
}

func storyErr(t *testing.T) func(*DB, string) error {
	return func(db *DB, id string) error {
		s, err := db.Story(t.Context(), id)
		if s.Title != "Harbour plan" || s.Text == "" {
			t.Errorf("what could be read did not come along: %+v", s)
		}
		return err
	}
}

func originalErr(t *testing.T) func(*DB, string) error {
	return func(db *DB, id string) error {
		_, _, err := db.Original(t.Context(), id)
		return err
	}
}

// flip changes bytes of a closed database file in place.
func flip(t *testing.T, path, from, to string) {
	t.Helper()
	b := contents(t, path)
	if n := bytes.Count(b, []byte(from)); n != 1 || len(from) != len(to) {
		t.Fatalf("%q stands %d times in the file", from, n)
	}
	if err := os.WriteFile(path, bytes.Replace(b, []byte(from), []byte(to), 1), 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestMissingCorrectionsAreFound(t *testing.T) {
	dir, id := archive(t)
	run(t, filepath.Join(dir, FileName), "DROP TRIGGER corrections_no_delete", "DELETE FROM corrections")
	db := opened(t, dir)
	_, err := db.Story(t.Context(), id)
	wantKind(t, err, ErrDamaged)
	_, err = db.Journal(t.Context(), id, 0)
	wantKind(t, err, ErrDamaged)
}

func TestSummaryOfADamagedStoryIsStillListed(t *testing.T) {
	dir, _ := archive(t)
	run(t, filepath.Join(dir, FileName), "UPDATE stories SET changed = 'yesterday'")
	db := opened(t, dir)
	all := list(t, db, Filter{})
	if len(all) != 1 || !all[0].Changed.IsZero() {
		t.Fatalf("listed %+v", all)
	}
	_, err := db.Story(t.Context(), all[0].ID)
	wantKind(t, err, ErrDamaged)
}

// A story's sums are taken over exactly what is stored, so findings must be the same bytes for the same value.
func TestFindingsEncodeTheSameTwice(t *testing.T) {
	var back story.Findings
	first, err := json.Marshal(sample().Findings)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(first, &back); err != nil {
		t.Fatal(err)
	}
	if second, err := json.Marshal(back); err != nil || !bytes.Equal(first, second) {
		t.Errorf("%v\n%s\n%s", err, first, second)
	}
}
