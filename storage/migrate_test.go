package storage

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// scripts are the real migrations and one more.
func scripts(t testing.TB, more string) fstest.MapFS {
	t.Helper()
	all, err := loadMigrations(migrationFiles())
	if err != nil {
		t.Fatal(err)
	}
	out := fstest.MapFS{fmt.Sprintf("%04d_more.sql", len(all)+1): {Data: []byte(more)}}
	for _, m := range all {
		out[m.name] = &fstest.MapFile{Data: []byte(m.script)}
	}
	return out
}

func schema(t testing.TB, path string) string {
	t.Helper()
	raw, err := sql.Open("sqlite", probeDSN(path, readOnly, time.Second))
	if err != nil {
		t.Fatal(err)
	}
	defer raw.Close()
	var s string
	if err := raw.QueryRow(`SELECT (SELECT user_version FROM pragma_user_version) || group_concat(sql, ';')
		FROM (SELECT sql FROM sqlite_schema ORDER BY name)`).Scan(&s); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestInterruptedMigrationLeavesTheOldSchema(t *testing.T) {
	statements := []string{
		"CREATE TABLE readers (id TEXT PRIMARY KEY)", "ALTER TABLE stories ADD COLUMN desk TEXT",
		"UPDATE stories SET desk = 'home'", "DROP TABLE search", "CREATE INDEX by_desk ON stories (desk)",
	}
	dir, id := archive(t)
	path := filepath.Join(dir, FileName)
	was := schema(t, path)
	for n := range len(statements) + 1 {
		o := quick()
		o.migrations = scripts(t, strings.Join(statements[:n], ";\n")+";\nSELECT * FROM no_such_table")
		if _, err := open(t.Context(), dir, o); err == nil || Message(err) == "" {
			t.Fatalf("stopped after %d statements: %v", n, err)
		}
		if got := schema(t, path); got != was {
			t.Fatalf("stopped after %d statements: schema is\n%s\nwant\n%s", n, got, was)
		}
	}
	if got := read(t, opened(t, dir), id); len(got.Journal) != 1 {
		t.Errorf("the old program reads %+v", got)
	}
}

func TestMigrationKeepsACopy(t *testing.T) {
	dir, id := archive(t)
	was := schema(t, filepath.Join(dir, FileName))
	o := quick()
	o.migrations = scripts(t, "CREATE TABLE readers (id TEXT PRIMARY KEY)")
	for range 2 { // the second time there is nothing to migrate and nothing to copy
		db, err := open(t.Context(), dir, o)
		if err != nil {
			t.Fatal(err)
		}
		if got := read(t, db, id); len(got.Journal) != 1 {
			t.Errorf("after the migration: %+v", got)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
	}
	copies, err := filepath.Glob(filepath.Join(dir, "backups", fmt.Sprintf("before-format-%d-*.db", len(o.migrations.(fstest.MapFS)))))
	if err != nil || len(copies) != 1 {
		t.Fatalf("copies %v, %v", copies, err)
	}
	if got := schema(t, copies[0]); got != was {
		t.Errorf("the copy's schema is\n%s", got)
	}
}

func TestMigrationNumbers(t *testing.T) {
	for name, files := range map[string]fstest.MapFS{
		"gap":       {"0001_a.sql": {}, "0003_b.sql": {}},
		"twice":     {"0001_a.sql": {}, "0001_b.sql": {}},
		"no number": {"first.sql": {}},
		"from zero": {"0000_a.sql": {}},
	} {
		if _, err := loadMigrations(files); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
}
