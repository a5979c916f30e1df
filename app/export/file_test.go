package export

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unicode/utf8"
)

func says(words string) func(io.Writer) error {
	return func(w io.Writer) error { return Text(w, words) }
}

func content(t *testing.T, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// onlyThese fails when the folder holds anything else, such as a temporary file left behind.
func onlyThese(t *testing.T, dir string, names ...string) {
	t.Helper()
	list, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range list {
		got = append(got, e.Name())
	}
	if fmt.Sprint(got) != fmt.Sprint(names) {
		t.Errorf("the folder holds %v, want %v", got, names)
	}
}

func TestFileIsNewAndWhole(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := File(path, says("first")); err != nil {
		t.Fatal(err)
	}
	var exists *ExistsError
	if err := File(path, says("second")); !errors.As(err, &exists) || content(t, path) != "first\n" {
		t.Errorf("a file was written over: %v", err)
	}
	half := func(w io.Writer) error {
		if _, err := io.WriteString(w, "half"); err != nil {
			return err
		}
		return fmt.Errorf("write: %w", syscall.ENOSPC)
	}
	if err := Replace(path, half); err == nil || !strings.Contains(err.Error(), "the disk is full") || content(t, path) != "first\n" {
		t.Errorf("half a file: %v", err)
	}
	if err := File(filepath.Join(dir, "b.txt"), half); err == nil {
		t.Error("no error")
	}
	onlyThese(t, dir, "a.txt")
	if st, err := os.Stat(path); err != nil || st.Mode().Perm()&0o077 != 0 && os.PathSeparator == '/' {
		t.Errorf("others may read it: %v %v", st.Mode(), err)
	}
}

func TestReplaceKeepsPermissions(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.txt")
	if err := os.WriteFile(path, []byte("old"), 0o640); err != nil {
		t.Fatal(err)
	}
	if err := Replace(path, says("new")); err != nil || content(t, path) != "new\n" {
		t.Fatal(err)
	}
	if st, err := os.Stat(path); err != nil || st.Mode().Perm() != 0o640 && os.PathSeparator == '/' {
		t.Errorf("mode %v %v", st.Mode(), err)
	}
	if err := Replace(filepath.Join(dir, "b.txt"), says("new")); err != nil {
		t.Error(err)
	}
	onlyThese(t, dir, "a.txt", "b.txt")
}

func TestLinksAreLeftAlone(t *testing.T) {
	dir := t.TempDir()
	goal, link := filepath.Join(dir, "goal"), filepath.Join(dir, "link")
	if err := os.WriteFile(goal, []byte("kept"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(goal, link); err != nil {
		t.Fatal(err)
	}
	var refused *LinkError
	for name, write := range map[string]func(string, func(io.Writer) error) error{"File": File, "Replace": Replace} {
		if err := write(link, says("x")); !errors.As(err, &refused) || content(t, goal) != "kept" {
			t.Errorf("%s wrote through a link: %v", name, err)
		}
		if err := write(dir, says("x")); !errors.As(err, &refused) {
			t.Errorf("%s onto a folder: %v", name, err)
		}
	}
	onlyThese(t, dir, "goal", "link")
}

func TestSomebodyTakesTheName(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	err := File(path, func(w io.Writer) error { return os.WriteFile(path, []byte("theirs"), 0o600) })
	var exists *ExistsError
	if !errors.As(err, &exists) || content(t, path) != "theirs" {
		t.Errorf("%v", err)
	}
}

func TestNoFolder(t *testing.T) {
	err := File(filepath.Join(t.TempDir(), "no", "a.txt"), says("x"))
	if err == nil || !strings.Contains(err.Error(), "its folder is not there") {
		t.Errorf("%v", err)
	}
}

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"Coalition: “out” by May/June?": "Coalition out by May June.txt",
		"../../etc/passwd":              "etc passwd.txt",
		"":                              "story.txt",
		"...":                           "story.txt",
		"con":                           "story con.txt",
		"Ürümqi – 中":                    "Ürümqi 中.txt",
		strings.Repeat("word ", 40):     strings.TrimSpace(strings.Repeat("word ", 16)) + ".txt",
	} {
		if got := FileName(title, ".txt"); got != want || !utf8.ValidString(got) {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}
