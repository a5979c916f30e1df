package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestArchiveGoesOutAndIn(t *testing.T) {
	dir, file, fresh := journalled(t), filepath.Join(t.TempDir(), "all.jsonl"), filepath.Join(t.TempDir(), "new desk")
	wants(t, 0, "", "1 story, 3 corrections", "archive", "export", dir, file)
	wants(t, 0, "1 story, 3 corrections", "", "archive", "import", file, fresh)
	before := wants(t, 0, "whole: all 3 entries", "", "audit", dir)
	if after := wants(t, 0, "whole: all 3 entries", "", "audit", fresh); strings.ReplaceAll(after, fresh, dir) != before {
		t.Errorf("before %s after %s", before, after)
	}
	b, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if code, out, _ := invoke("", "archive", "export", "--protected-names", fresh); code != 0 || strings.Count(out, "\n") != strings.Count(string(b), "\n") {
		t.Errorf("exit code %d, %d lines", code, strings.Count(out, "\n"))
	}
	wants(t, 1, "", "holds work already", "archive", "import", file, fresh)
	if err := os.WriteFile(file, []byte(strings.Replace(string(b), "heard twice", "heard trice", 1)), 0o600); err != nil {
		t.Fatal(err)
	}
	empty := filepath.Join(t.TempDir(), "empty")
	wants(t, 1, "", "Line ", "archive", "import", file, empty)
	if left, _ := filepath.Glob(filepath.Join(empty, "*")); len(left) > 0 {
		t.Errorf("left %v", left)
	}
	if code, out, said := invoke(string(b), "archive", "import", "-", empty); code != 0 || !strings.Contains(out, "3 corrections") {
		t.Errorf("from the pipe: exit code %d, %s %s", code, out, said)
	}
	wants(t, 1, "", "cannot be read", "archive", "import", filepath.Join(empty, "absent"), fresh)
	wants(t, 1, "", "is there already", "archive", "export", dir, file)
	wants(t, 2, "", "archive takes", "archive")
	wants(t, 2, "", "archive takes", "archive", "mend", dir)
}
