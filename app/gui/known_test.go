package gui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// readSpoken finds names as readMarks does, also a lone “Ruiz”; a quotation is said by the name that ends last before “said”
// behind it.
func readSpoken(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
	f, err := readMarks(ctx, text, by)
	for i, at := 0, 0; ; i++ {
		n := strings.Index(text[at:], " Ruiz said")
		if n < 0 || slices.ContainsFunc(f.Entities, func(e story.Entity) bool { return strings.HasSuffix(e.Name, "Ruiz") }) {
			break
		}
		f.Entities = append(f.Entities, story.Entity{ID: "r1", Type: story.Person, Name: "Ruiz", Mentions: []story.Span{{Start: at + n + 1, End: at + n + 5}}})
		at += n + 5
	}
	for i, q := range f.Quotes {
		end := strings.Index(text[q.Parts[0].End:], " said") + q.Parts[0].End
		for _, e := range f.Entities {
			if m := e.Mentions[0]; m.End == end {
				f.Quotes[i].SpeakerName, f.Quotes[i].SpeakerEntity, f.Quotes[i].Speaker = e.Name, e.ID, e.Mentions
			}
		}
		f.Quotes[i].Alternatives, f.Quotes[i].Cue = nil, []story.Span{{Start: end + 1, End: end + 5}}
	}
	for i, e := range f.Entities {
		if rest := text[e.Mentions[0].End:]; strings.HasPrefix(rest, ", ") {
			f.Entities[i].Role, _, _ = strings.Cut(rest[2:], ",")
		}
	}
	return f, err
}

func pasted(t *testing.T, d *Desk, text string) {
	t.Helper()
	d.app.Clipboard().SetContent(text)
	d.Paste()
	if d.doc == nil || d.doc.Text != text {
		t.Fatal("the pasted story is not open")
	}
}

func confirmAll(t *testing.T, d *Desk) {
	t.Helper()
	for _, q := range d.doc.Quotes() {
		d.selectPlace(place{review.Quotes, q.ID})
		d.Confirm("key")
	}
	if p := d.doc.Progress(); p.Open > 0 {
		t.Fatalf("%d are open", p.Open)
	}
}

// withRuiz is a desk that knows Lena Ruiz, mayor of Leith, and Qasim Hale from a story before.
func withRuiz(t *testing.T) *Desk {
	t.Helper()
	d := newDesk(t, t.TempDir(), readSpoken)
	pasted(t, d, "Pier to close\n\nLena Ruiz, mayor of Leith, came.\n\n“The pier is tired,” Lena Ruiz said.\n\n“It will go,” Qasim Hale said.\n")
	confirmAll(t, d)
	return d
}

func whys(d *Desk) string {
	var out []string
	for _, q := range d.tables.quotes.ranked {
		row, _ := d.doc.Quote(q.ID)
		out = append(out, d.doc.SpeakerName(row)+": "+q.Risk.Why())
	}
	return strings.Join(out, "; ")
}

func TestNobodyIsNewInAnEmptyArchive(t *testing.T) {
	d := withRuiz(t)
	if got := whys(d); strings.Contains(got, "new person") {
		t.Errorf("risks: %s", got)
	}
	d.OpenStory(d.doc.ID)
	if got := whys(d); strings.Contains(got, "new person") {
		t.Errorf("opened again, a story knows only itself: %s", got)
	}
}

func TestNewPersonIsOneNeverMetBefore(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Lena Ruiz said.\n\n“Yes,” Ada Marsh said.\n\n“Still yes,” Ada Marsh said.\n")
	if got, want := whys(d), "Ada Marsh: a new person; Lena Ruiz: not read yet; Ada Marsh: not read yet"; got != want {
		t.Errorf("risks: %s", got)
	}
	if q, _ := d.doc.Quote(d.at.id); d.doc.SpeakerName(q) != "Ada Marsh" {
		t.Errorf("the eye is at %v", d.at)
	}
	d.selectPlace(place{review.Quotes, "q1"})
	if got := d.detail.why.Text; !strings.Contains(got, "Known from 1 other story, quoted ") {
		t.Errorf("the bar says %q", got)
	}
}

func TestMemoryTellsAnotherSpellingAndRole(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Qassim Hale said.\n")
	d.selectPlace(place{review.Quotes, "q1"})
	if got := d.detail.extra.Text; !strings.HasPrefix(got, "Memory: Qasim Hale (quoted ") || !strings.Contains(got, "; here: Qassim Hale.") {
		t.Errorf("the bar says %q", got)
	}
	if got := whys(d); got != "Qassim Hale: a new person" {
		t.Errorf("another spelling is taken for known: %s", got)
	}
	pasted(t, d, "Cup final\n\n“No,” said nobody.\n\nLena Ruiz, striker of Cardiff, scored.\n")
	for _, n := range d.doc.Names() {
		if n.Name == "Lena Ruiz" {
			d.selectPlace(place{review.Names, n.ID})
		}
	}
	if got := d.detail.extra.Text; got != "" {
		t.Errorf("without a known role the bar says %q", got)
	}
	for _, n := range d.doc.Names() {
		if n.Name == "Lena Ruiz" {
			d.Confirm("key")
		}
	}
	pasted(t, d, "Pier again\n\nLena Ruiz, mayor of Leith, came.\n")
	for _, n := range d.doc.Names() {
		if n.Name == "Lena Ruiz" {
			d.selectPlace(place{review.Names, n.ID})
		}
	}
	if got := d.detail.extra.Text; !strings.HasPrefix(got, "Memory: striker of Cardiff, ") || !strings.HasSuffix(got, "; here: mayor of Leith.") {
		t.Errorf("another role: the bar says %q", got)
	}
}

func TestSurnameIsSuggestedAndTakenByOneKey(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Ruiz said.\n")
	d.selectPlace(place{review.Quotes, "q1"})
	n, _ := d.nameLookedAt()
	if n.Name != "Ruiz" || len(d.doc.Journal()) != 0 {
		t.Fatalf("linked without a look: %q, %d acts", n.Name, len(d.doc.Journal()))
	}
	if got := d.detail.extra.Text; !strings.HasPrefix(got, "Memory: may be Lena Ruiz (") {
		t.Errorf("the bar says %q", got)
	}
	if got := takeLabels(d); !slices.Contains(got, "I  It is Lena Ruiz") {
		t.Errorf("the buttons are %q", got)
	}
	if got := whys(d); got != "Ruiz: a new person" {
		t.Errorf("a surname is taken for known: %s", got)
	}
	d.tables.focus()
	strike(d, "i")
	if n, _ := d.nameLookedAt(); n.Name != "Lena Ruiz" || n.Status != story.Corrected || d.detail.extra.Text != "" {
		t.Errorf("after I: %q, %s, %q", n.Name, n.Status, d.detail.extra.Text)
	}
	if !strings.Contains(d.doc.Text, "” Ruiz said") && !strings.Contains(d.doc.Text, " Ruiz said") {
		t.Error("the words of the story were changed")
	}
	d.Undo()
	if n, _ := d.nameLookedAt(); n.Name != "Ruiz" {
		t.Errorf("after undo: %q", n.Name)
	}
	press(t, d, ctrlShift(fyne.KeyK).ShortcutName())
	if n, _ := d.nameLookedAt(); n.Name != "Lena Ruiz" {
		t.Errorf("by the menu: %q", n.Name)
	}
}

func TestTwoOfASurnameAreAskedFor(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Cup final\n\n“We won,” Ben Ruiz said.\n")
	confirmAll(t, d)
	pasted(t, d, "Pier stays\n\n“No,” Ruiz said.\n")
	d.selectPlace(place{review.Quotes, "q1"})
	d.TakeKnown("key")
	if dialogs(d) != 1 || len(d.doc.Journal()) != 0 {
		t.Fatal("nothing is asked")
	}
	strike(d, "lena")
	key(d, fyne.KeyReturn)
	if n, _ := d.nameLookedAt(); n.Name != "Lena Ruiz" {
		t.Errorf("chosen: %q", n.Name)
	}
}

func takeLabels(d *Desk) []string {
	var out []string
	for _, o := range d.detail.takes.Objects {
		if b, ok := o.(*widget.Button); ok {
			out = append(out, b.Text)
		}
	}
	return out
}

func TestSpeakerCompletesFromTheStoryThenFromMemory(t *testing.T) {
	d := withRuiz(t)
	pasted(t, d, "Pier stays\n\n“No,” Lena Marsh said.\n")
	c, _ := d.tables.quotes.choices("q1", "speaker")
	if !slices.Equal(c.Options, []string{"Lena Marsh"}) {
		t.Errorf("from the story: %v", c.Options)
	}
	more := c.More("le")
	if len(more) != 1 || more[0].Text != "Lena Ruiz" || !strings.HasPrefix(more[0].Hint, "from memory · quoted ") {
		t.Errorf("from memory: %v", more)
	}
	if got := c.More("lena m"); len(got) != 0 {
		t.Errorf("who is in the story is offered twice: %v", got)
	}
	d.selectPlace(place{review.Quotes, "q1"})
	d.EditCell(review.Quotes, "speaker")
	press(t, d, (&fyne.ShortcutSelectAll{}).ShortcutName())
	strike(d, "qas")
	key(d, fyne.KeyDown)
	key(d, fyne.KeyReturn)
	if got := speakers(d); got[0] != "Qasim Hale" {
		t.Errorf("speaker %q", got)
	}
}
