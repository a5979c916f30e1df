package storage

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestStoryComesBackAsItWasSaved(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	db.Now = tick()
	want := added(t, db)
	want.Journal = appended(t, db, want.ID, 0, status("s1", story.Confirmed))
	want.Journal = append(want.Journal, appended(t, db, want.ID, 1, status("s2", story.Rejected))...)
	want.Progress, want.Changed = Progress{Quotes: 2, Open: 1}, want.Journal[1].When
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}

	again := opened(t, dir)
	got := read(t, again, want.ID)

	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("after reopening (-saved +read):\n%s", d)
	}
	if got.Text != sampleText || got.Words != 14 || got.Version != 1 || got.Last() != 2 {
		t.Errorf("text %q, %d words, version %d, last %d", got.Text, got.Words, got.Version, got.Last())
	}
	if got.Created.Location() != time.UTC || got.Created.Nanosecond() != 123456789 {
		t.Errorf("created %v: want UTC with its fraction", got.Created)
	}
	original, encoding, err := again.Original(t.Context(), want.ID)
	if err != nil || string(original) != "Harbour plan \x93dead\x94" || encoding != "windows-1252" {
		t.Errorf("original %q in %q, %v", original, encoding, err)
	}
}

func TestTextIsKeptToTheByte(t *testing.T) {
	db := opened(t, t.TempDir())
	for name, text := range map[string]string{
		"empty": "", "nul": "a\x00b\x00", "line ends": "a\r\nb\rc\n\n", "bom": "\uFEFFa", "hidden": "a\u00ADb\u202Ec\u00A0",
		"not composed": "e\u0301 \u1112\u1161\u11AB", "beyond the BMP": "𝒳 👩🏽‍🚒 𠮷", "replacement": "a\uFFFDb",
	} {
		t.Run(name, func(t *testing.T) {
			s, err := db.AddStory(t.Context(), NewStory{Title: text, Text: text, Origin: "pasted"})
			if err != nil {
				t.Fatal(err)
			}
			got := read(t, db, s.ID)
			original, encoding, err := db.Original(t.Context(), s.ID)
			if got.Text != text || got.Title != text || string(original) != text || encoding != "UTF-8" || err != nil {
				t.Errorf("got %q, title %q, original %q (%s), %v; want %q", got.Text, got.Title, original, encoding, err, text)
			}
		})
	}
	_, err := db.AddStory(t.Context(), NewStory{Text: "a\xffb"})
	wantKind(t, err, ErrInvalid)
}

func TestFolderNamesThatBreakURIs(t *testing.T) {
	for _, name := range []string{"… #1 50% ?x/报", "%41", "a&mode=memory", "file:x", "per%cent", "quote's \"", "é", "a;b", "a+b c"} {
		t.Run(name, func(t *testing.T) {
			if runtime.GOOS == "windows" {
				name = filepath.FromSlash("… #1 50% x/报")
			}
			base := t.TempDir()
			dir := filepath.Join(base, name)
			db := opened(t, dir)
			s := added(t, db)
			if err := db.Close(); err != nil {
				t.Fatal(err)
			}
			if st, err := os.Stat(filepath.Join(dir, FileName)); err != nil || st.Size() == 0 {
				t.Fatalf("no database where it belongs: %v", err)
			}
			if got := read(t, opened(t, dir), s.ID); got.Text != sampleText {
				t.Errorf("got %q", got.Text)
			}
			if all, err := os.ReadDir(base); err != nil || len(all) != 1 {
				t.Errorf("%v beside the folder, %v", all, err)
			}
		})
	}
}

func TestNobodyElseMayRead(t *testing.T) {
	if runtime.GOOS == "windows" { // access lists, not mode bits: the profile folder's list is inherited
		return
	}
	dir := filepath.Join(t.TempDir(), "data")
	db := opened(t, dir)
	added(t, db)
	want := map[string]os.FileMode{dir: 0o700, db.Path(): 0o600, db.Path() + "-wal": 0o600, db.Path() + "-shm": 0o600}
	for path, mode := range want {
		if st, err := os.Stat(path); err != nil || st.Mode().Perm() != mode {
			t.Errorf("%s: %v, %v; want %v", path, st.Mode(), err, mode)
		}
	}
}

func TestSettingsOfTheConnections(t *testing.T) {
	db := opened(t, t.TempDir())
	latest, err := latestSchema(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	both := map[string]string{"foreign_keys": "1", "temp_store": "2", "trusted_schema": "0", "cell_size_check": "1",
		"cache_size": "-65536", "mmap_size": "268435456", "busy_timeout": "5000", "journal_mode": "wal",
		"application_id": "1363440491", "user_version": strconv.Itoa(latest)}
	for pragma, want := range both {
		for name, handle := range map[string]interface {
			queryer
		}{"writer": db.write, "reader": db.read} {
			var got string
			if err := handle.QueryRowContext(t.Context(), "PRAGMA "+pragma).Scan(&got); err != nil || got != want {
				t.Errorf("%s of the %s: %s, %v; want %s", pragma, name, got, err, want)
			}
		}
	}
	for pragma, want := range map[string]string{"synchronous": "2", "query_only": "0", "journal_size_limit": "67108864", "locking_mode": "normal"} {
		var got string
		if err := db.write.QueryRow("PRAGMA " + pragma).Scan(&got); err != nil || got != want {
			t.Errorf("writer's %s: %s, %v; want %s", pragma, got, err, want)
		}
	}
	_, err = db.read.Exec("UPDATE stories SET title = ''")
	wantKind(t, wrap("test", "", err), ErrReadOnly)
}

func TestRenameBinAndRestore(t *testing.T) {
	db := opened(t, t.TempDir())
	db.Now = tick()
	s := added(t, db)
	if err := db.RenameStory(t.Context(), s.ID, s.Title, "Ölhafen"); err != nil {
		t.Fatal(err)
	}
	if err := db.RemoveStory(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if got := read(t, db, s.ID); !got.Removed || got.Title != "Ölhafen" || !got.Changed.After(s.Changed) {
		t.Errorf("in the bin: %+v", got)
	}
	if l := list(t, db, Filter{}); len(l) != 0 {
		t.Errorf("the list still shows %v", l)
	}
	if l := list(t, db, Filter{Binned: true, Query: asked("olhafen")}); len(l) != 1 {
		t.Errorf("the bin shows %v", l)
	}
	if err := db.RestoreStory(t.Context(), s.ID); err != nil {
		t.Fatal(err)
	}
	if l := list(t, db, Filter{}); len(l) != 1 {
		t.Errorf("after restoring the list shows %v", l)
	}
	for op, do := range map[string]func(context.Context, string) error{
		"remove": db.RemoveStory, "restore": db.RestoreStory,
		"rename":   func(ctx context.Context, id string) error { return db.RenameStory(ctx, id, "y", "x") },
		"findings": func(ctx context.Context, id string) error { return db.SetFindings(ctx, id, story.Findings{}) },
		"progress": func(ctx context.Context, id string) error { return db.SetProgress(ctx, id, Progress{}) },
		"story":    func(ctx context.Context, id string) error { _, err := db.Story(ctx, id); return err },
		"original": func(ctx context.Context, id string) error { _, _, err := db.Original(ctx, id); return err },
		"journal":  func(ctx context.Context, id string) error { _, err := db.Journal(ctx, id, 0); return err },
		"append": func(ctx context.Context, id string) error {
			_, err := db.Append(ctx, id, 0, status("s", story.Confirmed), Progress{})
			return err
		},
	} {
		t.Run(op+" of a story that is not there", func(t *testing.T) { wantKind(t, do(t.Context(), "no-such"), ErrNotFound) })
	}
}

func TestFindingsAreKeptAsHistory(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	next := sample().Findings
	next.Engine, next.Quotes = "2", next.Quotes[:1]
	runs := func() (n int) {
		if err := db.read.QueryRow("SELECT count(*) FROM findings WHERE story_id = ?", s.ID).Scan(&n); err != nil {
			t.Fatal(err)
		}
		return n
	}
	for i, f := range []story.Findings{next, next, sample().Findings} {
		if err := db.SetFindings(t.Context(), s.ID, f); err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(f, read(t, db, s.ID).Findings); d != "" {
			t.Errorf("run %d (-set +read):\n%s", i, d)
		}
		if got := list(t, db, Filter{})[0]; got.Quotes != len(f.Quotes) || got.Open != len(f.Quotes) {
			t.Errorf("run %d: list says %d quotes, %d open", i, got.Quotes, got.Open)
		}
	}
	if runs() != 3 {
		t.Errorf("%d runs kept, want 3: the second was the same as the first", runs())
	}
	appended(t, db, s.ID, 0, status("s1", story.Confirmed))
	if err := db.SetFindings(t.Context(), s.ID, next); err != nil {
		t.Fatal(err)
	}
	if got := read(t, db, s.ID).Progress; got != (Progress{Quotes: 2, Open: 1}) {
		t.Errorf("a new run overwrote what the caller had counted: %+v", got)
	}
	if err := db.SetProgress(t.Context(), s.ID, Progress{Quotes: 7, Open: 3}); err != nil {
		t.Fatal(err)
	}
	if got := read(t, db, s.ID).Progress; got != (Progress{Quotes: 7, Open: 3}) {
		t.Errorf("progress %+v", got)
	}
}

func TestSettings(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	if v, ok, err := db.Setting(t.Context(), "theme"); v != "" || ok || err != nil {
		t.Errorf("unset: %q, %v, %v", v, ok, err)
	}
	for _, v := range []string{"dark", "", "'; DROP TABLE settings; --"} {
		if err := db.SetSetting(t.Context(), "theme", v); err != nil {
			t.Fatal(err)
		}
		if got, ok, err := opened(t, dir).Setting(t.Context(), "theme"); got != v || !ok || err != nil {
			t.Errorf("got %q, %v, %v; want %q", got, ok, err, v)
		}
	}
}

func TestAfterCloseNothingWorksAndNothingPanics(t *testing.T) {
	db := opened(t, t.TempDir())
	s := added(t, db)
	for range 2 {
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	_, err := db.Append(t.Context(), s.ID, 0, status("s1", story.Confirmed), Progress{})
	if err == nil || Message(err) == "" {
		t.Errorf("append to a closed archive: %v", err)
	}
	if _, err := os.Stat(db.Path() + "-wal"); err == nil {
		t.Errorf("the log was not folded in on close")
	}
}

func TestOpeningIsFast(t *testing.T) {
	best := time.Hour
	for range 5 {
		start := time.Now()
		db := opened(t, t.TempDir())
		best = min(best, time.Since(start))
		_ = db.Close()
	}
	t.Logf("a new archive opens in %v", best)
	if best > time.Second { // measured: 4 to 8 ms; the rest is for drives that are slow to sync
		t.Errorf("a new archive takes %v", best)
	}
}
