package gui

import (
	"context"
	"strings"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestDetailIsTrueOfACorrectedRow(t *testing.T) {
	d := newDesk(t, t.TempDir(), func(ctx context.Context, text string, by story.Decisions) (story.Findings, error) {
		f, err := readMarks(ctx, text, by)
		q := &f.Quotes[0]
		q.SpeakerName, q.SpeakerEntity, q.Speaker, q.Flags = "", "", nil, []string{story.FlagNoSpeaker, story.FlagUnclosed}
		return f, err
	})
	d.app.Clipboard().SetContent(article)
	d.Paste()
	if !strings.Contains(d.detail.extra.Text, flagWords[story.FlagNoSpeaker]) {
		t.Fatalf("the flags say %q", d.detail.extra.Text)
	}
	d.do(d.tables.quotes.edit("q1", "speaker", "Ona Pell"))
	if got := d.detail.extra.Text; got != flagWords[story.FlagUnclosed]+". The words seem to end at ““The pier is tired,””" {
		t.Errorf("the flags say %q", got)
	}
	if got := d.detail.why.Text; !strings.HasPrefix(got, "Corrected by hand.") {
		t.Errorf("the reason says %q", got)
	}
}

func TestSavedTypeIsSaidInWords(t *testing.T) {
	d := withArticle(t)
	d.do(d.tables.names.edit("e1", "type", "organisation"))
	if got := d.status.words.Text; !strings.Contains(got, "organisation, was person") {
		t.Errorf("the status line says %q", got)
	}
}

func TestReturnInTheSearchOpensTheFirstStoryFound(t *testing.T) {
	d := withArticle(t)
	_, second := another(t, d)
	d.list.focusSearch()
	strike(d, "Mill")
	key(d, "Return")
	if d.doc.ID != second || d.win.Canvas().Focused() != d.tables.grids[review.Quotes] {
		t.Errorf("open is %q, the keyboard is with %T", d.doc.Title, d.win.Canvas().Focused())
	}
}

func TestReadingUnderWayIsShownAgainOnComingBack(t *testing.T) {
	d := withArticle(t)
	first := d.doc.ID
	d.app.Clipboard().SetContent("Mill to open\n\n“The mill turns again,” Eda Lund said.\n")
	d.background = func(work func() func()) {
		if len(d.readings) == 0 { // the reading itself never ends
			work()()
		}
	}
	d.Paste()
	second := d.doc.ID
	r := d.readingOf(second)
	r.timer.Stop()
	r.late = true // patience has run out
	d.OpenStory(first)
	if len(d.story.notice.Objects) != 0 {
		t.Error("the reading of one story is shown over another")
	}
	d.OpenStory(second)
	if len(d.story.notice.Objects) == 0 {
		t.Error("nothing says that the story is still being read")
	}
}

func TestConfirmedAlertSaysThatItWasLookedAt(t *testing.T) {
	for safety, want := range map[story.Safety]string{story.Safe: "will be fixed", story.Offer: "looked at", story.Warn: "looked at"} {
		row := review.CheckRow{Check: story.Check{Safety: safety}, Status: story.Confirmed}
		if got := checkStatus(row); got != want {
			t.Errorf("%s: %q", safety, got)
		}
	}
}
