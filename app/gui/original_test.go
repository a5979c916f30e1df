package gui

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/promise"
	"quotedesk/app/review"
)

// atRandom are acts that a person does by one key.
var atRandom = []string{"confirm", "drop", "restore", "checker", "undo", "redo", "quote", "mark person", "mark place", "mark edges", "end word",
	"end less", "start word", "start less", "candidate 1", "direct", "indirect", "next open", "next", "previous", "by person", "order",
	"copy", "select all", "names", "quotations", "read again", "fix"}

// anyDeed does something at random in the window.
func anyDeed(d *Desk, r *rand.Rand) {
	switch k := r.IntN(10); {
	case k == 0:
		d.editWordsAt(r.IntN(len(d.doc.Text)))
		strike(d, "Zß ")
		d.story.words.keep()
	case k == 1:
		from := r.IntN(len(d.doc.Text))
		d.story.view.Select(from, min(len(d.doc.Text), from+r.IntN(30)))
	case k == 2:
		rows := d.doc.Quotes()
		d.selectPlace(place{review.Quotes, rows[r.IntN(len(rows))].ID})
	default:
		d.perform(atRandom[r.IntN(len(atRandom))], "key")
	}
	for dialogs(d) > 0 {
		key(d, fyne.KeyEscape)
		if top := d.win.Canvas().Overlays().Top(); top != nil {
			top.Hide()
			d.win.Canvas().Overlays().Remove(top)
		}
	}
}

// Promise 3: whatever is done in the window, the file a story came from stays byte for byte as it is, and so do the bytes
// that were kept of it.
func TestPromise03TheOriginalStays(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	path := filepath.Join(dir, "story.txt")
	var c promise.Count
	deeds, stored := 0, 0
	for seed := range promise.Rounds(15, 1000) {
		r := rand.New(rand.NewPCG(3, uint64(seed)))
		original := fmt.Appendf(nil, "\xef\xbb\xbfPier to close %d\r\n\r\n“The pier is  tired,” Ona Pell said.\r\n\r\n“So are we,” Ivo Brandt told her.\r\n", seed)
		if err := os.WriteFile(path, original, 0o640); err != nil {
			t.Fatal(err)
		}
		sum := sha256.Sum256(original)
		d.OpenFile(path)
		id := d.doc.ID
		for range 1 + r.IntN(12) {
			anyDeed(d, r)
			deeds++
		}
		c.Rounds++
		stored += int(d.doc.Seq())
		b, err := os.ReadFile(path)
		if err != nil || sha256.Sum256(b) != sum {
			c.Lost++
			t.Errorf("seed %d: the file is another, %v", seed, err)
		}
		kept, _, err := d.db.Original(t.Context(), id)
		if err != nil || !bytes.Equal(kept, original) {
			c.Partial++
			t.Errorf("seed %d: the bytes kept of it are others, %v", seed, err)
		}
	}
	if stored < c.Rounds {
		t.Errorf("%d corrections came of %d acts", stored, deeds)
	}
	promise.Report(t, 3, fmt.Sprintf("random sequences in the window, %d acts: file and kept bytes as they came", deeds), c)
}
