package intake

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestFilesOfFolders(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"b.txt", "a.DOCX", "c.jpg", ".hidden.txt", "sub/d.md", "sub/e", ".git/f.txt", "sub/deep/g.pdf"} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(dir, filepath.Join(dir, "sub", "round")); err != nil {
		t.Fatal(err)
	}
	alone := filepath.Join(dir, "c.jpg")
	files, passed, failed := Files(t.Context(), []string{dir, alone, filepath.Join(dir, "missing.txt")})
	var names []string
	for _, f := range files {
		rel, err := filepath.Rel(dir, f)
		if err != nil {
			t.Fatal(err)
		}
		names = append(names, filepath.ToSlash(rel))
	}
	want := []string{"a.DOCX", "b.txt", "sub/d.md", "sub/deep/g.pdf", "c.jpg", "missing.txt"}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
	if passed != 4 || len(failed) != 0 { // c.jpg, .hidden.txt, sub/e, the link
		t.Errorf("passed over %d, failed %v", passed, failed)
	}
}

func TestEachIsDoneOnceAndCanBeStopped(t *testing.T) {
	var files []string
	for i := range 200 {
		files = append(files, fmt.Sprint(i))
	}
	seen := map[string]int{}
	Each(t.Context(), files, 4, func(_ context.Context, path string) (string, error) {
		if strings.HasSuffix(path, "7") {
			return "", errors.New("seven")
		}
		return path + "!", nil
	}, func(i int, made string, err error) {
		seen[files[i]]++
		if (err != nil) != strings.HasSuffix(files[i], "7") || err == nil && made != files[i]+"!" {
			t.Errorf("%s: %q, %v", files[i], made, err)
		}
	})
	for _, f := range files {
		if seen[f] != 1 {
			t.Errorf("%s was done %d times", f, seen[f])
		}
	}
	ctx, stop := context.WithCancel(t.Context())
	var begun atomic.Int32
	told := 0
	Each(ctx, files, 2, func(context.Context, string) (int, error) {
		if begun.Add(1) == 10 {
			stop()
		}
		return 0, nil
	}, func(int, int, error) { told++ })
	if n := int(begun.Load()); n > 20 || told != n {
		t.Errorf("%d were begun after it was stopped, %d told of", n, told)
	}
	Each(t.Context(), nil, 2, func(context.Context, string) (int, error) { return 0, nil }, func(int, int, error) { t.Error("something was done of nothing") })
}
