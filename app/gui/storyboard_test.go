package gui

import (
	"context"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"quotedesk/app/story"
)

// ferry is what an engine may have found in the story: three speakers are wrong, one edge is, one quotation is
// missing, and there are five alerts.
func ferry(t testing.TB) (text string, f story.Findings) {
	t.Helper()
	b, err := os.ReadFile("testdata/ferry.found.json")
	if err == nil {
		err = json.Unmarshal(b, &f)
	}
	if err != nil {
		t.Fatal(err)
	}
	return textOf(t, "testdata/ferry.txt"), f
}

func textOf(t testing.TB, path string) string {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// hands press keys on a desk and count them, what is typed of names aside.
type hands struct {
	t     *testing.T
	d     *Desk
	count int
}

func (h *hands) key(names ...fyne.KeyName) {
	for _, n := range names {
		h.count++
		key(h.d, n)
	}
}

func (h *hands) letters(runes string) {
	for _, r := range runes {
		h.count++
		strike(h.d, string(r))
	}
}

func (h *hands) menu(s fyne.Shortcut) {
	h.count++
	press(h.t, h.d, s.ShortcutName())
}

// combination goes to what has the keyboard.
func (h *hands) combination(key fyne.KeyName, m fyne.KeyModifier) {
	h.count++
	h.d.win.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: m})
}

// words are what the selected row says.
func (h *hands) words() string {
	q, _ := h.d.doc.Quote(h.d.at.id)
	return wording(h.d.doc.Text, q.Parts)
}

// TestAStoryIsPutRightByKeysOnly plays what an editor does with a story of twelve quotations: whatever row the desk
// brings is confirmed, unless it is one of those that are wrong.
func TestAStoryIsPutRightByKeysOnly(t *testing.T) {
	text, found := ferry(t)
	if len(found.Quotes) != 12 || len(found.Checks) != 5 {
		t.Fatalf("%d quotations, %d alerts", len(found.Quotes), len(found.Checks))
	}
	d := newDesk(t, t.TempDir(), func(context.Context, string, story.Decisions) (story.Findings, error) { return found, nil })
	h := &hands{t: t, d: d}
	d.app.Clipboard().SetContent(text)
	h.menu(&fyne.ShortcutPaste{})
	h.menu(alt(fyne.Key1)) // the table of quotations

	missed := false
	for range 40 {
		if d.doc.Progress().Open == 0 {
			break
		}
		switch words := h.words(); {
		case strings.HasPrefix(words, "“It was a hard evening"):
			strike(d, "Mette Aldrup") // a capital letter begins to type the speaker
			h.key(fyne.KeyReturn)
		case strings.HasPrefix(words, "“You open a wall"), strings.HasPrefix(words, "“The sea"):
			h.letters("1a") // another candidate, and the other one by the same he
		case strings.HasSuffix(words, "piles hollow in"):
			h.letters("]")
		case strings.HasPrefix(words, "“My guests") && !missed:
			missed = true
			h.letters("q") // to the story, behind this row
			h.key(fyne.KeyRight)
			h.combination(fyne.KeyRight, fyne.KeyModifierControl|fyne.KeyModifierShift)
			h.letters("q}") // a quotation, up to its mark
		}
		h.key(fyne.KeyReturn)
	}
	h.menu(alt(fyne.Key3))
	for left := 5; left > 0; left-- {
		if n := len(d.doc.Checks()); n != left {
			t.Fatalf("%d alerts, want %d", n, left)
		}
		h.letters("f") // put right, and on to the next
	}

	var got []string
	for _, q := range d.doc.Quotes() {
		if q.Status == story.Rejected {
			continue
		}
		got = append(got, string(q.Kind)+"\t"+d.doc.SpeakerName(q)+"\t"+q.Span().In(d.doc.Text))
		if q.Status.Open() {
			t.Errorf("%s is %s", q.ID, q.Status)
		}
	}
	if got, want := strings.Join(got, "\n")+"\n", textOf(t, "testdata/ferry.gold.tsv"); got != want {
		t.Errorf("the story ends as\n%s\nwant\n%s", got, want)
	}
	if want := textOf(t, "testdata/ferry.gold.txt"); d.doc.Text != want {
		t.Errorf("its words end as\n%s\nwant\n%s", d.doc.Text, want)
	}
	if n := len(d.doc.Checks()); n > 0 {
		t.Errorf("%d alerts are left", n)
	}
	t.Logf("%d key presses beside the names typed", h.count)
	if h.count > 70 {
		t.Errorf("%d key presses, want at most 70", h.count)
	}
}

// manyQuotes is a desk with a story of 20,000 words with 500 quotations open.
func manyQuotes(b *testing.B) *Desk {
	b.Helper()
	var text strings.Builder
	text.WriteString("Ona Pell met Ivo Brandt.\n\n")
	filler := strings.TrimSpace(strings.Repeat("the pier was closed again ", 7))
	for range 500 {
		text.WriteString("“We shall wait,” said Pell. In the morning " + filler + ".\n\n")
	}
	d := newDesk(b, b.TempDir(), nil)
	d.app.Clipboard().SetContent(text.String())
	d.Paste()
	if n, words := len(d.doc.Quotes()), len(strings.Fields(d.doc.Text)); n != 500 || words < 20000 {
		b.Fatalf("%d quotations, %d words", n, words)
	}
	d.tables.focus()
	d.win.Canvas().Capture()
	return d
}

// BenchmarkDecision is one Enter in a long story: stored, applied, the next row selected and laid out.
func BenchmarkDecision(b *testing.B) {
	d := manyQuotes(b)
	for b.Loop() {
		if d.doc.Progress().Open == 0 {
			b.StopTimer()
			for d.doc.CanUndo() {
				d.Undo()
			}
			b.StartTimer()
		}
		key(d, fyne.KeyReturn)
	}
}

// BenchmarkUndo is one U in a long story.
func BenchmarkUndo(b *testing.B) {
	d := manyQuotes(b)
	for b.Loop() {
		b.StopTimer()
		key(d, fyne.KeyReturn)
		b.StartTimer()
		strike(d, "u")
	}
}

// BenchmarkOpening opens a long story that has been read.
func BenchmarkOpening(b *testing.B) {
	d := manyQuotes(b)
	id := d.doc.ID
	for b.Loop() {
		d.OpenStory(id)
	}
}
