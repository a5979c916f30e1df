package storage

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func drafts(t testing.TB, db *DB) *Drafts {
	t.Helper()
	d, err := db.Drafts()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func leftDrafts(t testing.TB, d *Drafts) ([]Draft, func() error) {
	t.Helper()
	left, forget, err := d.Left()
	if err != nil {
		t.Fatal(err)
	}
	return left, forget
}

func TestDraftsOfALivingWindowAreItsOwn(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	ann, ben := drafts(t, db), drafts(t, db)
	want := []Draft{{Story: s.ID, Title: s.Title, Where: "a paragraph", Place: "3 5", Before: "x", Words: "Zoë “\x00\n"}}
	if err := ann.Keep(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if left, _ := leftDrafts(t, ben); len(left) != 0 {
		t.Errorf("while ann types: %v", left)
	}
	path := ann.path
	if st, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && st.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", st.Mode(), err)
	}
	_ = ann.lock.Close() // as the end of the process does
	left, forget := leftDrafts(t, ben)
	if d := cmp.Diff(want, left); d != "" {
		t.Error(d)
	}
	if err := forget(); err != nil {
		t.Fatal(err)
	}
	if left, _ := leftDrafts(t, ben); len(left) != 0 || isThere(path) || isThere(path+".lock") {
		t.Errorf("forgotten: %v", left)
	}
	if err := ben.Keep(t.Context(), want); err != nil {
		t.Fatal(err)
	}
	if err := ben.Close(); err != nil {
		t.Fatal(err)
	}
	if all, _ := os.ReadDir(filepath.Dir(path)); len(all) != 0 {
		t.Errorf("closed, it leaves %v", all)
	}
}

func TestADraftThatCannotBeReadIsLeftAlone(t *testing.T) {
	db := opened(t, t.TempDir())
	ann := drafts(t, db)
	if err := ann.Keep(t.Context(), []Draft{{Words: "x"}}); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(ann.path, []byte(`[{"Words":`), 0o600); err != nil {
		t.Fatal(err)
	}
	_ = ann.lock.Close()
	left, forget := leftDrafts(t, drafts(t, db))
	if err := forget(); err != nil || len(left) != 0 || !isThere(ann.path) {
		t.Errorf("%v, %v", left, err)
	}
}

func TestNoDraftTellsAProtectedName(t *testing.T) {
	db := opened(t, t.TempDir())
	desk, _ := protected(t, db)
	ann := drafts(t, db)
	if err := ann.Keep(t.Context(), []Draft{{Story: desk.doc.ID, Words: "ask " + strings.ToUpper(realName) + " again"}, {Story: desk.doc.ID, Words: "ask the nurse"}}); err != nil {
		t.Fatal(err)
	}
	var kept []Draft
	if err := json.Unmarshal(contents(t, ann.path), &kept); err != nil || len(kept) != 1 || kept[0].Words != "ask the nurse" {
		t.Errorf("%+v, %v", kept, err)
	}
}
