package gui

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestReadAgainKeepsWhatWasDecidedAndUndoes(t *testing.T) {
	d := withCouncil(t)
	d.merge("e4", "e1", "key")
	d.do(func(doc *review.Document) ([]review.Correction, error) {
		return doc.SetLabel("e2", "Captain Brandt", "cell")
	})
	d.selectPlace(place{review.Names, "e5"})
	d.NotAName("key")
	before := nameList(d)
	d.read = func(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
		f, err := readCouncil(ctx, text, by)
		i := strings.Index(text, "“So is Leith,”")
		f.Quotes[1].Parts = []story.Span{{Start: i, End: i + len("“So is Leith,” Brandt told her.")}}
		return f, err
	}
	press(t, d, ctrl(fyne.KeyF5).ShortcutName())
	if got := nameList(d); got != before {
		t.Errorf("names %s, were %s", got, before)
	}
	if q := d.doc.Quotes()[1]; !strings.Contains(q.Span().In(council), "told her") {
		t.Error("the new reading is not shown")
	}
	if d.at.id != "e5" {
		t.Errorf("the eye is at %v", d.at)
	}
	press(t, d, ctrl(fyne.KeyF5).ShortcutName())
	if !strings.Contains(d.status.words.Text, "nothing new") {
		t.Errorf("the same reading says %q", d.status.words.Text)
	}
	d.Undo()
	if q := d.doc.Quotes()[1]; strings.Contains(q.Span().In(council), "told her") {
		t.Error("undo does not bring the first reading back")
	}
}

func TestReadingAgainThatFailsChangesNothing(t *testing.T) {
	d := withCouncil(t)
	d.read = func(context.Context, string, story.Decisions) (story.Findings, error) {
		return story.Findings{}, fmt.Errorf("the engine broke")
	}
	d.ReadAgain()
	if dialogs(d) != 1 || len(d.doc.Journal()) != 0 || len(d.readings) != 0 {
		t.Error("a failed reading was not told, or changed something")
	}
}

func TestMarkedBeforeTheFirstReadingIsNotFoundTwice(t *testing.T) {
	d := newDesk(t, t.TempDir(), func(context.Context, string, story.Decisions) (story.Findings, error) {
		return story.Findings{}, context.Canceled
	})
	d.app.Clipboard().SetContent(council)
	d.Paste()
	i := strings.Index(council, "Cardiff")
	d.story.view.Select(i, i+len("Cardiff"))
	d.MarkName(story.Place, "key")
	d.ReadAgain()
	if d.doc.Engine != "" || len(d.story.notice.Objects) == 0 {
		t.Fatal("a cancelled reading counts as one")
	}
	d.read = readCouncil
	d.ReadAgain()
	if got := nameList(d); got != "Ona Pell PER 3; Ivo Brandt PER 3; Leith LOC 3; O. Pell PER 1; Cardiff LOC 1" {
		t.Errorf("names: %s", got)
	}
	d.OpenStory(d.doc.ID)
	if d.doc.Engine != "test" || len(d.doc.Names()) != 5 {
		t.Errorf("opened again, read by %q: %s", d.doc.Engine, nameList(d))
	}
}
