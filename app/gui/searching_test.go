package gui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/search"
)

// withTwo is a desk with two stories, the article and one about a ferry, which is open.
func withTwo(t *testing.T) *Desk {
	t.Helper()
	d := withArticle(t)
	d.app.Clipboard().SetContent("Ferry late\n\n“The ferry  is late again,” Mia Lund said.\n")
	d.Paste()
	return d
}

func (s *searchScreen) lines() []string {
	var out []string
	for i := range s.hits {
		out = append(out, strings.Join([]string{s.Cell(i, "story").Text, s.Cell(i, "who").Text, s.Cell(i, "words").Text}, "|"))
	}
	return out
}

func TestSearchByKeyboardAlone(t *testing.T) {
	d := withTwo(t)
	press(t, d, ctrlShift(fyne.KeyF).ShortcutName())
	s := d.searching
	strike(d, "tired")
	if got := s.lines(); len(got) != 1 || !strings.HasPrefix(got[0], "Pier to close||") {
		t.Fatalf("found %q", got)
	}
	bold := ""
	for _, seg := range s.around.Segments {
		if b := seg.Textual(); seg.Inline() && strings.EqualFold(b, "tired") {
			bold = b
		}
	}
	if bold != "tired" {
		t.Errorf("the words around it do not mark what was found: %v", s.around.String())
	}
	key(d, fyne.KeyReturn) // to the hits
	key(d, fyne.KeyReturn) // opens
	if d.doc.Title != "Pier to close" || d.hitsOnTop() {
		t.Fatalf("open is %q", d.doc.Title)
	}
	if got := d.story.selection().In(d.doc.Text); got != "tired" || d.win.Canvas().Focused() != fyne.Focusable(d.story.view) {
		t.Errorf("selected %q, keyboard at %T", got, d.win.Canvas().Focused())
	}
	// The same question again, at the same hit.
	press(t, d, ctrlShift(fyne.KeyF).ShortcutName())
	if s = d.searching; s.entry.Text != "tired" || s.list.Selected() == "" || d.win.Canvas().Focused() != fyne.Focusable(s.list) {
		t.Errorf("comes back with %q, keyboard at %T", s.entry.Text, d.win.Canvas().Focused())
	}
	strike(d, "F") // to the words
	if d.win.Canvas().Focused() != fyne.Focusable(s.entry) {
		t.Errorf("keyboard at %T", d.win.Canvas().Focused())
	}
	if key(d, fyne.KeyEscape); d.hitsOnTop() {
		t.Error("Escape does not close it")
	}
}

func TestSearchFindsQuotationsAndAlerts(t *testing.T) {
	d := withTwo(t)
	for typed, want := range map[string]place{
		"speaker:pell brandt": {}, "speaker:pell so": {review.Quotes, "q2"}, "rule:qp": {review.Checks, "c1"}, "status:open mia": {}, "speaker:lund": {review.Quotes, "q1"},
	} {
		d.ShowSearch()
		d.searching.entry.SetText(typed)
		if want == (place{}) {
			if len(d.searching.hits) != 0 || d.searching.list.Placeholder == "" {
				t.Errorf("%q finds %q", typed, d.searching.lines())
			}
			d.searching.dlg.Hide()
			continue
		}
		d.searching.open()
		if d.at != want {
			t.Errorf("%q leads to %v", typed, d.at)
		}
	}
	d.selectPlace(place{review.Quotes, "q1"})
	d.Confirm("key")
	d.ShowSearch()
	if d.searching.entry.SetText("status:confirmed"); len(d.searching.hits) != 1 {
		t.Errorf("a confirmed row is not found: %q", d.searching.lines())
	}
}

func TestSearchFormAndWordsGoTogether(t *testing.T) {
	d := withTwo(t)
	d.ShowSearch()
	s := d.searching
	s.form.selects[search.Status].SetSelected("open")
	s.form.entries[search.Speaker].SetText("Mia Lund")
	if s.entry.Text != `status:open speaker:"Mia Lund"` || len(s.hits) != 1 {
		t.Errorf("the fields say %q and find %q", s.entry.Text, s.lines())
	}
	s.entry.SetText("by:ona verdict:unch")
	if s.form.entries[search.Speaker].Text != "ona" || s.form.selects[search.Verdict].Selected != "unchecked" || s.form.selects[search.Status].SelectedIndex() != 0 {
		t.Errorf("the fields show %q, %q", s.form.entries[search.Speaker].Text, s.form.selects[search.Verdict].Selected)
	}
	s.form.selects[search.Verdict].SetSelectedIndex(0)
	if s.entry.Text != "by:ona" {
		t.Errorf("one taken off leaves %q", s.entry.Text)
	}
	if s.entry.SetText("after:soon"); !strings.Contains(s.hint.Text, "2026-01-31") {
		t.Errorf("a wrong day is told as %q", s.hint.Text)
	}
}

func TestSearchShowsMore(t *testing.T) {
	d := withTwo(t)
	for range 60 {
		d.app.Clipboard().SetContent("Buoy\n\n“The buoy is lost,” Mia Lund said.\n")
		d.Paste()
	}
	d.ShowSearch()
	s := d.searching
	strike(d, "buoy")
	if len(s.hits) != hitsPage || s.next == 0 || s.count.Text != "the newest 50" {
		t.Fatalf("%d hits, %q", len(s.hits), s.count.Text)
	}
	key(d, fyne.KeyDown)
	strike(d, "m")
	if len(s.hits) != 60 || s.next != 0 || s.list.Selected() != s.Key(hitsPage) {
		t.Errorf("%d hits, at %s", len(s.hits), s.list.Selected())
	}
	seen := map[string]bool{}
	for i := range s.hits {
		seen[s.Key(i)] = true
	}
	if len(seen) != 60 {
		t.Errorf("%d of them are different", len(seen))
	}
}

// TestAnOlderAnswerIsDropped answers the first question after the second.
func TestAnOlderAnswerIsDropped(t *testing.T) {
	d := withTwo(t)
	d.ShowSearch()
	var later []func() func()
	d.background = func(work func() func()) { later = append(later, work) }
	d.searching.entry.SetText("ferry")
	d.searching.entry.SetText("pier")
	slices.Reverse(later)
	for _, work := range later {
		work()()
	}
	if got := d.searching.lines(); len(got) != 1 || !strings.HasPrefix(got[0], "Pier") {
		t.Errorf("shown is %q", got)
	}
}

func TestTheListIsNarrowedByTheSameQuestions(t *testing.T) {
	d := withTwo(t)
	for typed, want := range map[string]int{"fer": 1, "speaker:ona": 1, "kind:direct": 2, "": 2, "state:done": 0, "late ferry": 1, "whatever": 0} {
		if d.list.search.SetText(typed); len(d.list.stories) != want {
			t.Errorf("%q lists %d stories", typed, len(d.list.stories))
		}
	}
}
