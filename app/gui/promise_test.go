package gui

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"log/slog"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	fynetest "fyne.io/fyne/v2/test"

	"quotedesk/app/promise"
	"quotedesk/storage"
)

// The test program starts itself again with this variable set to a data folder, to type until it is killed.
const typistVariable = "QUOTEDESK_TEST_TYPIST"

func TestMain(m *testing.M) {
	if dir := os.Getenv(typistVariable); dir != "" {
		if err := typist(dir); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// typist opens the story and types into a paragraph, a cell or a form, by the folder's name, without ever saving. After
// each letter it prints how much it has typed.
func typist(dir string) error {
	a := fynetest.NewApp()
	a.Settings().SetTheme(newTheme(Light))
	db, err := storage.Open(context.Background(), dir)
	if err != nil {
		return err
	}
	d := New(a, a.NewWindow(""), Options{DB: db, Read: readMarks, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Who: "Ada"})
	d.background = func(work func() func()) { work()() }
	d.win.Resize(fyne.NewSize(1280, 800))
	d.openLast()
	d.openDrafts()
	switch os.Getenv("QUOTEDESK_TEST_INTO") {
	case "paragraph":
		d.editWordsAt(d.doc.Quotes()[0].Span().Start)
	case "cell":
		d.EditCell(d.at.table, "note")
	default:
		d.askForm("Disputed", "", []formField{{label: "What"}}, "Add", func([]string, func(error)) {})
	}
	tick := time.NewTicker(draftEvery)
	for n := 1; ; n++ {
		strike(d, string(rune('a'+n%26)))
		fmt.Println(n)
		select {
		case <-tick.C:
			d.keepDrafts()
		default:
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// typed is what the typist has typed after n letters.
func typed(n int) string {
	var b strings.Builder
	for i := 1; i <= n; i++ {
		b.WriteByte(byte('a' + i%26))
	}
	return b.String()
}

// Promise 2: words that were typed more than two seconds before the program is killed are offered at the next start.
func TestPromise02UnsavedWords(t *testing.T) {
	const old = 2 * time.Second
	var c promise.Count
	for round := range promise.Rounds(3, 100) {
		into := []string{"paragraph", "cell", "form"}[round%3]
		dir := t.TempDir()
		d := newDesk(t, dir, nil)
		d.app.Clipboard().SetContent(article)
		d.Paste()
		if err := d.db.Close(); err != nil {
			t.Fatal(err)
		}
		self, err := os.Executable()
		if err != nil {
			t.Fatal(err)
		}
		child := exec.Command(self)
		child.Env = append(os.Environ(), typistVariable+"="+dir, "QUOTEDESK_TEST_INTO="+into)
		child.Stderr = os.Stderr
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		var when []time.Time // of each letter, from the first
		ends := time.Duration(2200+rand.IntN(1300)) * time.Millisecond
		for lines := bufio.NewScanner(out); lines.Scan(); {
			if n, err := strconv.Atoi(lines.Text()); err != nil || n != len(when)+1 {
				t.Fatalf("the typist printed %q", lines.Text())
			}
			when = append(when, time.Now())
			if time.Since(when[0]) > ends {
				break
			}
		}
		killed := time.Now()
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_, _ = io.Copy(io.Discard, out)
		_ = child.Wait() // "killed" is what is wanted
		due := 0
		for due < len(when) && killed.Sub(when[due]) > old {
			due++
		}
		c.Rounds++
		if due == 0 {
			t.Errorf("round %d: nothing was typed long enough ago", round)
		}
		again := newDesk(t, dir, nil)
		again.openDrafts()
		left, _, err := again.unsaved.book.Left()
		_ = again.db.Close()
		switch {
		case err != nil || len(left) != 1 || !strings.Contains(left[0].Words, typed(due)):
			c.Lost++
			t.Errorf("round %d, %s: of %d letters %d were due, found %+v, %v", round, into, len(when), due, left, err)
		case left[0].Story == "" || left[0].Title != "Pier to close":
			c.Partial++
		}
	}
	promise.Report(t, 2, "killed while typing into a paragraph, a cell or a form: words more than 2 s old are offered again", c)
}
