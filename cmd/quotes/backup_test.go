package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/storage"
)

// wants runs the command and looks at its code and what it prints.
func wants(t *testing.T, code int, out, complaint string, args ...string) string {
	t.Helper()
	gotCode, got, said := invoke("", args...)
	if gotCode != code || !strings.Contains(got, out) || !strings.Contains(said, complaint) || (complaint == "") != (said == "") {
		t.Errorf("%v: exit code %d, %q, %q", args, gotCode, got, said)
	}
	return got
}

func TestBackupCheckAndRestore(t *testing.T) {
	dir := journalled(t)
	path := filepath.Join(dir, storage.FileName)
	wants(t, 0, "Sound: every page", "", "check", dir)
	wants(t, 0, "There are no copies", "", "restore", dir)
	wants(t, 0, "1 story, 3 corrections", "", "backup", dir)
	copies, err := storage.Copies(t.Context(), dir)
	if err != nil || len(copies) != 1 {
		t.Fatalf("%v, %v", copies, err)
	}
	day := copies[0].At.Local().Format("2006-01-02")
	listed := wants(t, 0, day, "", "restore", path)
	if !strings.Contains(listed, "1 story, 3 corrections") || !strings.Contains(listed, copies[0].Path) {
		t.Errorf("listed %q", listed)
	}

	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	bad := bytes.Replace(b, []byte("She said “no”."), []byte("She said “na”."), 1)
	if bytes.Equal(b, bad) {
		t.Fatal("the text is not in the file")
	}
	if err := os.WriteFile(path, bad, 0o600); err != nil {
		t.Fatal(err)
	}
	wants(t, 1, "A stored text is not the one that was saved", "", "check", dir)
	wants(t, 1, "", "A stored text is not the one that was saved", "backup", dir)
	wants(t, 0, "Nothing has been changed.", "", "restore", dir, day)
	if now, err := os.ReadFile(path); err != nil || !bytes.Equal(now, bad) {
		t.Errorf("it was changed, %v", err)
	}
	wants(t, 1, "", "there is no copy", "restore", "--yes", dir, "1999")
	wants(t, 0, "is kept as", "", "restore", dir, day, "--yes")
	wants(t, 0, "Sound: every page", "", "check", dir)

	mine := filepath.Join(t.TempDir(), "mine.db")
	wants(t, 0, "", "", "backup", dir, mine)
	wants(t, 1, "", "exists already", "backup", dir, mine)
	wants(t, 0, "Sound", "", "check", mine)
	wants(t, 0, "1 story, 3 corrections", "", "restore", dir, mine)
	absent := filepath.Join(dir, "absent")
	wants(t, 1, "", "cannot be reached", "backup", absent)
	wants(t, 2, "", "needs an archive", "backup")
	wants(t, 2, "", "needs an archive", "restore")
	if _, err := os.Stat(absent); err == nil {
		t.Errorf("an archive was made")
	}
}
