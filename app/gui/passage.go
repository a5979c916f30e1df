package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/widgets/storyview"
)

// passageScreen shows a quotation beside the passage of the source that fits it best: the grade, what a checker has to
// look at, every word that differs. It proposes and never decides.
type passageScreen struct {
	desk   *Desk
	source *sourceText
	cause  string
	id     string // of the quotation
	found  compare.Comparison
	grade  *widget.Label
	where  *widget.Label
	wrong  *widget.Label // what a checker must see before anything else
	view   *storyview.View
	legend *fyne.Container
	take   *keyButton
	dlg    *dialog.CustomDialog
}

// passageMeasure is the longest line of the screen, in characters: its words stand below its head lines.
const passageMeasure = 122

// ShowPassage shows the best passage of the selected quotation and offers to take it into the evidence.
func (d *Desk) ShowPassage(cause string) {
	at, ok := d.selected()
	if !ok || at.table != review.Quotes {
		return
	}
	s := d.tables.checking.source
	switch {
	case s == nil || s.story != d.doc.ID:
		d.status.warn(d.keys.say("Open a source first with {.source}, or paste one with {.paste source}."))
		return
	case s.read == nil:
		d.status.say("The source is being read…")
		s.then = func() { d.ShowPassage(cause) }
		return
	}
	newPassageScreen(d, s, at.id, cause).show()
	d.log.Info("passage shown", "quote", at.id)
}

func newPassageScreen(d *Desk, s *sourceText, id, cause string) *passageScreen {
	p := &passageScreen{desk: d, source: s, cause: cause, id: id, grade: widget.NewLabel(""), where: caption(""), wrong: widget.NewLabel("")}
	p.grade.TextStyle.Bold, p.grade.Truncation = true, fyne.TextTruncateEllipsis
	p.where.Wrapping, p.wrong.Wrapping = fyne.TextWrapWord, fyne.TextWrapWord
	p.wrong.Importance = widget.DangerImportance
	p.view = storyview.New(passageLooks())
	p.view.SetTextScale(d.story.view.TextScale())
	p.view.Measure = passageMeasure
	p.view.OnKey = p.key
	p.view.OnRune = p.letter
	return p
}

// passageLooks are the looks of the screen, with the ground of what was quoted.
func passageLooks() map[string]storyview.Style {
	all := passageStyles()
	all[styleFound] = storyview.Style{Fill: colorCurrent, Layer: 1}
	return all
}

func (p *passageScreen) show() {
	looks := passageLooks()
	p.legend = container.NewHBox(storyview.NewSwatch("printed, not said", looks[stylePutIn]), storyview.NewSwatch("said, not printed", looks[styleTakenOut]),
		storyview.NewSwatch("left out as it may be", looks[styleLetGo]), storyview.NewSwatch("other marks", looks[styleMarks]))
	head := container.NewStack(newGround(theme.ColorNameHeaderBackground), stacked(p.grade, p.where, p.wrong))
	foot := container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewPadded(p.legend))
	box := container.New(layout.NewBorderLayout(head, foot, nil, nil), container.NewStack(newGround(colorPaper), p.view), head, foot)
	p.dlg = dialog.NewCustomWithoutButtons("In "+short(p.source.row.Title, 60), box, p.desk.win)
	button := func(words string, act func()) *keyButton {
		return newKeyButton(words, widget.MediumImportance, act, p.leave)
	}
	p.take = newKeyButton("Take into the evidence (Enter)", widget.HighImportance, p.accept, p.leave)
	p.dlg.SetButtons([]fyne.CanvasObject{button("Quotation before (P)", func() { p.step(-1) }), button("Next quotation (N)", func() { p.step(1) }),
		button("Close (Esc)", p.leave), p.take})
	size := p.desk.win.Canvas().Size()
	p.dlg.Resize(fyne.NewSize(min(size.Width*0.92, 980), size.Height*0.86))
	p.dlg.Show()
	p.fill()
	p.desk.win.Canvas().Focus(p.view)
}

// fill lays the quotation beside the source as it stands now: one takes milliseconds.
func (p *passageScreen) fill() {
	doc := p.desk.doc
	q, ok := doc.Quote(p.id)
	if !ok {
		p.leave()
		return
	}
	asked := compare.FromStory(doc.Text, q.Quote, speakerForms(doc, q)...)
	p.found = p.source.read.Compare(asked)
	p.grade.Importance = gradeImportance(p.found.Grade)
	p.grade.SetText(gradeMark(p.found.Grade) + " " + sentence(p.found.Grade.Label()))
	p.where.SetText(placeWords(p.source, p.found))
	wrong := warnings(p.found, doc.SpeakerName(q))
	p.wrong.SetText(strings.Join(wrong, "\n"))
	p.wrong.Hidden = len(wrong) == 0
	text := newPassageText(asked, p.source.read, p.found)
	p.view.SetHighlights(nil)
	p.view.SetText(text.String())
	p.view.SetBlocks(text.heads)
	p.view.SetHighlights(text.marks)
	p.view.Select(0, 0)
	p.view.ScrollTo(0, 0)
	p.take.Hidden, p.legend.Hidden = p.found.First < 0, p.found.First < 0
	p.take.Refresh()
	p.dlg.Refresh()
}

func (p *passageScreen) key(e *fyne.KeyEvent) bool {
	switch e.Name {
	case fyne.KeyEscape:
		p.leave()
	case fyne.KeyReturn, fyne.KeyEnter:
		p.accept()
	default:
		return false
	}
	return true
}

func (p *passageScreen) letter(r rune) bool {
	switch r {
	case 'n', 'N':
		p.step(1)
	case 'p', 'P':
		p.step(-1)
	}
	return true
}

func (p *passageScreen) leave() {
	p.dlg.Hide()
	p.desk.tables.focus()
}

// accept takes the passage as evidence; without one it closes.
func (p *passageScreen) accept() {
	p.leave()
	if p.found.First >= 0 {
		p.desk.takePassage(p.id, p.source, p.found, p.cause)
	}
}

// step goes to the next quotation of the list, or to the one before.
func (p *passageScreen) step(by int) {
	rows := p.desk.tables.checking.rows
	for i, row := range rows {
		if to := i + by; row.Quote == p.id && to >= 0 && to < len(rows) {
			p.id = rows[to].Quote
			p.desk.selectPlace(place{review.Quotes, p.id})
			p.desk.win.Canvas().Focus(p.view)
			p.fill()
			return
		}
	}
}

// placeWords tell where in the source the words stand, and where else they could.
func placeWords(s *sourceText, c compare.Comparison) string {
	if c.First < 0 {
		return sourceWords(s.row)
	}
	p, last := s.read.Passages[c.First], s.read.Passages[c.Last]
	where := "Paragraph "
	if s.read.Format == compare.SubRip || s.read.Format == compare.WebVTT {
		where = "Cue "
	}
	where += numbers(p.Number, last.Number)
	if c.From != compare.Untimed {
		where += ", " + clockWords(int64(c.From))
		if c.To > c.From {
			where += " to " + clockWords(int64(c.To))
		}
	}
	if c.Label != "" {
		where += ", speaker " + c.Label
	}
	if n := len(c.Rivals); n > 0 {
		where += "  ·  " + plural(n, "other place fits", "other places fit") + " as well"
	}
	return where
}

// warnings are what a checker must see before anything else.
func warnings(c compare.Comparison, speaker string) []string {
	var out []string
	if c.Speaker == compare.Differs {
		if speaker == "" {
			speaker = "somebody else"
		}
		out = append(out, fmt.Sprintf("✗ Another speaker: the source has %s here, the story has %s.", c.Label, speaker))
	}
	for _, f := range c.Flags {
		out = append(out, "! "+sentence(sourceFlags[f])+".")
	}
	return out
}

// sourceFlags are what a checker must see whatever the grade.
var sourceFlags = map[compare.Flag]string{
	compare.NegationLost: "one side denies what the other does not", compare.NumberChanged: "a number is another", compare.OrderChanged: "the order is another",
	compare.StandsApart: "the parts stand far apart", compare.DeniedBefore: "a word before the passage denies it", compare.TwoSpeakers: "more than one speaker",
	compare.Inaudible: "a gap that nobody could hear", compare.Phonetic: "a word written by ear", compare.Translated: "an interpreter’s words",
}
