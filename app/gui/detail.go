package gui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// detail is the bar under the tables: who, why, how sure, who else it might be.
type detail struct {
	desk  *Desk
	head  *widget.Label
	why   *widget.Label
	extra *widget.Label
	takes *fyne.Container
	box   *fyne.Container
}

const (
	detailHeight  = 124 // so that the table above does not jump from row to row
	detailTighter = 9   // what two lines of it overlap
)

func newDetail(d *Desk) *detail {
	t := &detail{desk: d, head: widget.NewLabel(""), why: widget.NewLabel(""), extra: widget.NewLabel(""),
		takes: container.NewHBox()}
	t.head.TextStyle.Bold = true
	for _, l := range []*widget.Label{t.head, t.why, t.extra} {
		l.Wrapping = fyne.TextWrapWord
	}
	t.why.SizeName, t.extra.SizeName = theme.SizeNameCaptionText, theme.SizeNameCaptionText
	t.extra.Importance = widget.WarningImportance
	lines := container.New(layout.NewCustomPaddedVBoxLayout(-detailTighter), t.head, t.why, t.extra)
	back := newGround(colorPaper)
	back.size = fyne.NewSize(0, detailHeight)
	t.box = container.NewStack(back, container.NewBorder(rule(), nil, nil, nil, stacked(lines, container.NewHScroll(t.takes))))
	t.show()
	return t
}

// show describes the selected row.
func (t *detail) show() {
	t.takes.RemoveAll()
	head, why, extra := "Nothing is selected", "Click a quotation or a name in the story, or a row of the table.", ""
	if d := t.desk.doc; d != nil {
		switch at := t.desk.at; at.table {
		case review.Quotes:
			if q, ok := d.Quote(at.id); ok {
				head, why, extra = t.quote(d, q)
			}
		case review.Names:
			if n, ok := d.Name(at.id); ok {
				head, why, extra = t.name(d, n)
			}
		case review.Checks:
			if c, ok := d.Check(at.id); ok {
				head, why, extra = t.aboutCheck(d, c)
				t.fix(c)
			}
		}
	}
	set := func(l *widget.Label, words string) {
		l.SetText(words)
		if words == "" {
			l.Hide()
			return
		}
		l.Show()
	}
	set(t.head, head)
	set(t.why, why)
	set(t.extra, extra)
	t.takes.Refresh()
	t.box.Refresh()
}

// quoted is an old wording for the bar, in marks when it has none of its own.
func quoted(words string) string {
	words = short(words, 160)
	if strings.HasPrefix(words, "“") || strings.HasPrefix(words, "\"") {
		return words
	}
	return "“" + words + "”"
}

func (t *detail) quote(d *review.Document, q review.QuoteRow) (head, why, extra string) {
	head = d.SpeakerName(q)
	if head == "" {
		head = "Nobody is named yet"
	}
	if role := d.SpeakerRole(q); role != "" {
		head += ", " + role
	}
	if by := d.RelayedBy(q); by != "" {
		head += " – passed on by " + by
	}
	why = "Why: " + q.Why
	if !q.ByHand {
		why += fmt.Sprintf("  (%.0f%% sure)", q.Confidence*100)
	}
	if q.Status == story.Corrected {
		why = "Corrected by hand. As found – " + why
	}
	if q.Status.Open() {
		why = "Read it: " + t.desk.tables.quotes.why(q.ID).Why() + ". " + why
	}
	t.candidates(q)
	t.elsewhere(q)
	brief, notice := "", ""
	if n, ok := d.Name(q.SpeakerEntity); ok && q.Status != story.Rejected {
		t.takeKnown(n)
		brief, notice = t.desk.reminder(n)
	}
	if brief != "" {
		why += " " + brief + "."
	}
	if q.Gone {
		return head, "Its words were deleted from the story. Undo brings them back.", "It was: " + quoted(q.Was)
	}
	source, guarded := d.Source(q)
	extra = strings.Join(nonEmpty(t.desk.repeats.notice(q), protectedNotice(source, guarded), notice, flagLine(standing(q))), "  ")
	if q.Status == story.NeedsLook && q.Look != "" {
		return head, why, sentence(q.Look) + ". It was: " + quoted(q.Was) + t.desk.keys.say(". {confirm}: right as it stands.")
	}
	if q.Has(story.FlagUnclosed) {
		extra += ". The words seem to end at “" + ending(d.Text, q) + "”"
	}
	return head, why, extra
}

// endingLength is how many code points of an unclosed quotation's end are shown.
const endingLength = 32

// ending is the last words of a quotation, where the engine thinks a quotation without a closing mark ends.
func ending(text string, q review.QuoteRow) string {
	words := []rune(oneLine(q.Parts[len(q.Parts)-1].In(text)))
	if len(words) <= endingLength {
		return string(words)
	}
	tail := string(words[len(words)-endingLength:])
	if i := strings.IndexByte(tail, ' '); i >= 0 {
		tail = tail[i+1:]
	}
	return "… " + tail
}

// standing are the flags that are still true of the row.
func standing(q review.QuoteRow) []string {
	if q.Quote.SpeakerName == "" {
		return q.Flags
	}
	return slices.DeleteFunc(slices.Clone(q.Flags), func(f string) bool { return f == story.FlagNoSpeaker })
}

// candidates are the speakers the engine weighed and did not take, a button and a key each.
func (t *detail) candidates(q review.QuoteRow) {
	if len(q.Alternatives) == 0 || q.Status == story.Rejected {
		return
	}
	t.takes.Add(caption("Or:"))
	for i, a := range q.Alternatives[:min(mostCandidates, len(q.Alternatives))] {
		id := fmt.Sprint("candidate ", i+1)
		words := short(t.desk.doc.Candidate(q, a).Name, 26)
		if key := t.desk.keys.plainOf(id); key != "" {
			words = keyLabel(key) + "  " + words
		}
		b := widget.NewButton(words, func() { t.desk.perform(id, "button") })
		t.desk.controls.other[id] = b
		t.takes.Add(b)
	}
}

// fix offers to put right what an alert is about.
func (t *detail) fix(c review.CheckRow) {
	if len(c.Fix) > 0 && c.Status != story.Rejected {
		t.takes.Add(widget.NewButton(t.desk.keys.say("Apply the fix  ({.fix})"), t.desk.ApplyFix))
	}
}

// name adds what the memory says.
func (t *detail) name(d *review.Document, n review.NameRow) (head, why, extra string) {
	head, why, extra = t.aboutName(d, n)
	if n.Status == story.Rejected || n.Gone {
		return head, why, extra
	}
	t.takeKnown(n)
	brief, notice := t.desk.reminder(n)
	source, guarded := d.SourceOf(n.ID)
	return head, strings.Join(nonEmpty(why, brief), " · "), strings.Join(nonEmpty(protectedNotice(source, guarded), notice, extra), "  ")
}

func nonEmpty(words ...string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return w == "" })
}

func (t *detail) aboutName(d *review.Document, n review.NameRow) (head, why, extra string) {
	head = n.Name + " – " + review.TypeWords[n.Type]
	if n.Role != "" {
		head = n.Name + ", " + n.Role
	}
	lines := []string{plural(len(n.Mentions), "mention", "mentions")}
	if n.Status == story.NeedsLook && n.Look != "" {
		return head, strings.Join(lines, " · "), sentence(n.Look) + ". It was: " + quoted(n.Was) + t.desk.keys.say(". {confirm}: right as it stands.")
	}
	if n.Gone {
		return head, "Its words were deleted from the story. Undo brings them back.", "It was: " + quoted(n.Was)
	}
	if f := otherForms(d.Text, n); f != "" {
		lines = append(lines, "also "+f)
	}
	if n.Why != "" {
		lines = append(lines, n.Why)
	}
	if n.Furniture {
		lines = append(lines, "stands only in byline or dateline")
	}
	return head, strings.Join(lines, " · "), flagLine(n.Flags)
}

func (t *detail) aboutCheck(d *review.Document, c review.CheckRow) (head, why, extra string) {
	head = c.Rule + "  " + c.Message
	if fix := fixWords(d.Text, c); fix != "" && c.Status != story.Rejected {
		why = "Fix: " + fix + ". It would read: " + preview(d.Text, c.Check) + "  "
	}
	if t.desk.house.tooLoud(c.Rule) {
		extra = t.desk.keys.say(useWords(t.desk.house.use[c.Rule]) + " {.quiet} lets " + c.Rule + " go quiet.")
	}
	switch {
	case c.Quiet:
		why += sentence(c.Reason) + ". {restore} brings it back."
	case c.Status == story.Rejected:
		why += saidWhy("You chose to leave it as it is", c.Reason)
	case c.Safety == story.Safe:
		why += "{.confirm} applies it, {.fix safe} all safe ones; else it is put right in the exported article. {.drop} or {.ignore}: leave it as it is."
	case c.Status == story.Confirmed:
		why += "You have looked at it. The export leaves it as it is."
	case len(c.Fix) > 0:
		why += "Your call: {.confirm} or {.fix} puts it right in the text. {.ignore}: ignore it."
	default:
		why += "{.edit words} edits the words there. {.confirm}: looked at. {.ignore}: ignore it. {.explain}: what the rule says."
	}
	return head, t.desk.keys.say(why), extra
}

// saidWhy is a sentence with the reason that was given, if one was.
func saidWhy(words, reason string) string {
	if reason == "" {
		return words + "."
	}
	return words + ": " + reason + "."
}
