package evidence

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"
	"testing/iotest"
)

func TestStateOfAFile(t *testing.T) {
	body := bytes.Repeat([]byte("tape "), 50_000) // more than is read at once
	sum := sha256.Sum256(body)
	was := Print{int64(len(body)), hex.EncodeToString(sum[:])}
	flipped := bytes.Clone(body)
	flipped[len(flipped)-1] ^= 1
	files := fstest.MapFS{
		"a/same.wav":  {Data: body},
		"flipped.wav": {Data: flipped},
		"shorter.wav": {Data: body[1:]},
		"empty.wav":   {},
		"folder/x":    {},
	}
	open := In(files)
	if got, err := Take(t.Context(), open, "a/same.wav"); err != nil || got != was {
		t.Errorf("took %+v, %v", got, err)
	}
	for name, want := range map[string]State{
		"a/same.wav": Present, "flipped.wav": Changed, "shorter.wav": Changed, "empty.wav": Changed, "folder": Changed, "absent.wav": Missing,
	} {
		if got, err := Look(t.Context(), open, name, was); err != nil || got != want {
			t.Errorf("%s is %s, %v; want %s", name, got, err, want)
		}
	}
	if _, err := Take(t.Context(), open, "folder"); err == nil {
		t.Error("the sum of a folder was taken")
	}
	if _, err := Take(t.Context(), open, "absent.wav"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("an absent file: %v", err)
	}
	if none, err := Take(t.Context(), open, "empty.wav"); err != nil || none.Size != 0 || len(none.Sum) != 64 {
		t.Errorf("an empty file: %+v, %v", none, err)
	}
}

// broken is a file whose reading fails after some bytes.
type broken struct{ fs.File }

func (b broken) Read(p []byte) (int, error) { return iotest.ErrReader(fs.ErrPermission).Read(p) }

func TestTroubleIsNoVerdictOnTheFile(t *testing.T) {
	files := fstest.MapFS{"a": {Data: []byte("abc")}}
	failing := func(name string) (fs.File, error) {
		f, err := files.Open(name)
		return broken{f}, err
	}
	denied := func(string) (fs.File, error) { return nil, fs.ErrPermission }
	for name, open := range map[string]Open{"reading fails": failing, "may not be opened": denied} {
		if got, err := Look(t.Context(), open, "a", Print{Size: 3}); !errors.Is(err, fs.ErrPermission) || got != "" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Look(ctx, In(files), "a", Print{Size: 3}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestFolder(t *testing.T) {
	dir, other := t.TempDir(), t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "tapes"), 0o700); err != nil {
		t.Fatal(err)
	}
	inside, outside := filepath.Join(dir, "tapes", "a 1.wav"), filepath.Join(other, "b.pdf")
	for _, p := range []string{inside, outside} {
		if err := os.WriteFile(p, []byte("words"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if got := Kept(dir, inside); got != "tapes/a 1.wav" {
		t.Errorf("kept as %q", got)
	}
	if got := Kept(dir, outside); got != filepath.ToSlash(outside) {
		t.Errorf("kept as %q", got)
	}
	open := Folder(dir)
	for _, p := range []string{Kept(dir, inside), Kept(dir, outside)} {
		was, err := Take(t.Context(), open, p)
		if err != nil || was.Size != 5 {
			t.Fatalf("%s: %+v, %v", p, was, err)
		}
		if got, err := Look(t.Context(), open, p, was); got != Present || err != nil {
			t.Errorf("%s is %s, %v", p, got, err)
		}
	}
	if _, err := Take(t.Context(), open, "../"+filepath.Base(other)+"/b.pdf"); err == nil {
		t.Error("a relative path led out of the folder")
	}
}
