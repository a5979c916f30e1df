package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestFilesFoldersAndStandardInput(t *testing.T) {
	dir := t.TempDir()
	for i := range 30 {
		words := fmt.Sprintf("Story %02d\n\nSLOW She said “no %02d”.\n", i, i)
		if i%2 > 0 {
			words = strings.Replace(words, "SLOW ", "", 1)
		}
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("%02d.txt", i)), []byte(words), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, out, says := invoke("", "extract", "--jobs", "4", dir)
	if code != 0 || says != "" {
		t.Fatalf("exit code %d, %q", code, says)
	}
	last := -1
	for i := range 30 {
		at := strings.Index(out, fmt.Sprintf("“no %02d”", i))
		if at <= last {
			t.Fatalf("story %d stands at %d, the one before at %d", i, at, last)
		}
		last = at
	}
	one, err := os.ReadFile(filepath.Join(dir, "07.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if _, alone, _ := invoke("", "extract", "--jobs", "1", dir); alone != out {
		t.Error("one job prints otherwise than four")
	}
	for _, name := range []string{"empty.txt", "picture.jpg"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	code, _, says = invoke("", "extract", dir)
	if code != 1 || !strings.Contains(says, "empty.txt is empty") || !strings.Contains(says, "1 of 31 files were not read; 1 of other kinds were passed over") {
		t.Errorf("exit code %d, %q", code, says)
	}
	code, out, says = invoke(string(one), "extract", "-")
	if code != 0 || !strings.Contains(out, "“no 07”") || says != "" {
		t.Errorf("standard input: exit code %d, %q, %q", code, out, says)
	}
	code, out, _ = invoke(`{\rtf1\ansi She said \ldblquote no\rdblquote.}`, "export", "--format", "txt", "-")
	if code != 0 || strings.TrimSpace(out) != "She said “no”." {
		t.Errorf("rich text on standard input: exit code %d, %q", code, out)
	}
	if code, _, says = invoke("", "extract", "-"); code != 1 || !strings.Contains(says, "Standard input is empty") {
		t.Errorf("nothing on standard input: exit code %d, %q", code, says)
	}
}
