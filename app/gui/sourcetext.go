package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// sourceText is a transcript or document that the quotations of a story are compared with, for as long as it is open.
type sourceText struct {
	story  string // id
	name   string
	path   string // "" when it was pasted
	read   *compare.Source
	graded map[string]compare.Comparison // by id of the quotation
	seq    int64                         // of the story's last correction when they were compared
}

// mostSourceBytes is the largest file that is read as a source.
const mostSourceBytes = 32 << 20

// OpenSource asks for a transcript or document to compare the quotations with.
func (d *Desk) OpenSource(string) {
	if d.doc == nil {
		return
	}
	d.askForm("Compare with a source", "A transcript, captions (.srt, .vtt) or a document as plain text. Every quotation is laid beside it.",
		[]formField{{label: "File", file: true}}, "Open", func(said []string, done func(error)) {
			d.background(func() func() {
				text, err := sourceFile(said[0])
				return func() {
					if done(err); err == nil {
						d.compareWith(sourceText{name: filepath.Base(said[0]), path: said[0]}, text)
					}
				}
			})
		})
}

func sourceFile(path string) (string, error) {
	if path == "" {
		return "", fmt.Errorf("choose the file of the source")
	}
	st, err := os.Stat(path)
	if err != nil {
		return "", fmt.Errorf("there is no file %s that can be read", path)
	}
	if !st.Mode().IsRegular() || st.Size() > mostSourceBytes {
		return "", fmt.Errorf("%s is no text file, or too large a one", path)
	}
	b, err := os.ReadFile(path)
	return string(b), err
}

// PasteSource takes what has been copied as a source.
func (d *Desk) PasteSource(string) {
	text := d.app.Clipboard().Content()
	if d.doc == nil || strings.TrimSpace(text) == "" {
		d.status.warn("Copy the transcript first: there is nothing to paste.")
		return
	}
	d.compareWith(sourceText{name: "pasted transcript"}, text)
}

// compareWith lays every quotation beside the text, away from the UI goroutine.
func (d *Desk) compareWith(s sourceText, text string) {
	s.story = d.doc.ID
	d.status.say("Comparing with " + s.name + "…")
	d.grade(&s, func() *compare.Source { return compare.Read(text) })
}

// grade compares the quotations as they stand.
func (d *Desk) grade(s *sourceText, read func() *compare.Source) {
	doc := d.doc
	quotes := map[string]compare.Quotation{}
	for _, q := range doc.Quotes() {
		if q.Status != story.Rejected && !q.Gone {
			quotes[q.ID] = compare.FromStory(doc.Text, q.Quote, speakerForms(doc, q)...)
		}
	}
	to := &sourceText{story: s.story, name: s.name, path: s.path, seq: doc.Seq(), graded: map[string]compare.Comparison{}}
	d.background(func() func() {
		to.read = read()
		for id, q := range quotes {
			to.graded[id] = to.read.Compare(q)
		}
		return func() {
			if docID(d.doc) != to.story {
				return
			}
			d.tables.checking.source = to
			d.tables.checking.refresh()
			if s.read == nil { // for the first time
				d.status.say(d.keys.say("Compared with " + to.name + ". {.passage} shows the passage of a quotation."))
			}
		}
	})
}

// speakerForms are the names of whoever the story says speaks.
func speakerForms(doc *review.Document, q review.QuoteRow) []string {
	var out []string
	if name := doc.SpeakerName(q); name != "" {
		out = append(out, name)
	}
	for _, s := range q.Speaker {
		out = append(out, oneLine(s.In(doc.Text)))
	}
	return out
}

// ShowPassage shows the best passage of the selected quotation and offers to take it into the evidence.
func (d *Desk) ShowPassage(cause string) {
	at, ok := d.selected()
	if !ok {
		return
	}
	s := d.tables.checking.source
	if s == nil || s.story != d.doc.ID {
		d.status.warn(d.keys.say("Open a source first with {.source}, or paste one with {.paste source}."))
		return
	}
	q, ok := d.doc.Quote(at.id)
	if !ok {
		return
	}
	c := s.read.Compare(compare.FromStory(d.doc.Text, q.Quote, speakerForms(d.doc, q)...)) // as it stands: one takes milliseconds
	text := passageWords(d.doc.Text, s, c)
	if c.First < 0 {
		d.pose("In "+s.name, passageLabel(text), sizeOfPassage, "Close", nil)
		return
	}
	d.pose("In "+s.name, passageLabel(text), sizeOfPassage, "Take into the evidence", func() {
		d.takePassage(at.id, s, c, cause)
		d.tables.focus()
	})
}

// takePassage makes the passage evidence for the quotation, with its place, label and time.
func (d *Desk) takePassage(id string, s *sourceText, c compare.Comparison, cause string) {
	p := s.read.Passages[c.First]
	note := []string{c.Grade.Label()}
	if c.Label != "" {
		note = append(note, "speaker label "+c.Label)
	}
	if c.From != compare.Untimed {
		note = append(note, "at "+clockWords(int64(c.From)))
	}
	e := review.Exhibit{Kind: review.ExhibitPaper, Note: strings.Join(note, ", "),
		Paper: &review.Paper{Paragraph: fmt.Sprint(p.Number), Passage: oneLine(s.read.Passage(c).In(s.read.Text))}}
	doc, folder := d.doc, d.evidenceFolder()
	if s.path == "" {
		e.Paper.Reference = s.name
	}
	d.background(func() func() {
		var err error
		if s.path != "" {
			e.Paper.File, err = takenIn(folder, s.path, false)
		}
		return func() {
			if err != nil {
				d.tell("The passage was not taken", err)
				return
			}
			d.doTo(doc, func(doc *review.Document) ([]review.Correction, error) { return doc.AddExhibit(id, e, cause) })
		}
	})
}

// passageWords tell how a quotation agrees with its passage, with what differs word for word.
func passageWords(text string, s *sourceText, c compare.Comparison) string {
	lines := []string{"Grade: " + c.Grade.Label()}
	if len(c.Flags) > 0 {
		var flags []string
		for _, f := range c.Flags {
			flags = append(flags, sourceFlags[f])
		}
		lines = append(lines, "Look at: "+strings.Join(flags, "; "))
	}
	if c.First < 0 {
		return strings.Join(append(lines, "No passage of the source has these words."), "\n")
	}
	where := fmt.Sprintf("Paragraph %d", s.read.Passages[c.First].Number)
	if c.From != compare.Untimed {
		where += ", at " + clockWords(int64(c.From))
	}
	if c.Label != "" {
		where += ", speaker " + c.Label
	}
	if c.Speaker == compare.Differs {
		where += "  –  the story names somebody else"
	}
	lines = append(lines, where, "", "Source: "+short(s.read.Passage(c).In(s.read.Text), 600), "")
	var diff strings.Builder
	for _, o := range c.Ops {
		printed, said := oneLine(o.Quote.In(text)), oneLine(o.Source.In(s.read.Text))
		switch {
		case o.Kind == compare.Same || o.Kind == compare.Marks:
			diff.WriteString(printed + " ")
		case said != "" && printed != "":
			diff.WriteString("[said: " + said + " → printed: " + printed + "] ")
		case said != "":
			diff.WriteString("[left out: " + said + "] ")
		case printed != "":
			diff.WriteString("[put in: " + printed + "] ")
		}
	}
	return strings.Join(append(lines, "Word by word: "+strings.TrimSpace(diff.String())), "\n")
}

// sourceFlags are what a checker must see whatever the grade.
var sourceFlags = map[compare.Flag]string{
	compare.NegationLost: "one side denies what the other does not", compare.NumberChanged: "a number is another", compare.OrderChanged: "the order is another",
	compare.StandsApart: "the parts stand far apart", compare.DeniedBefore: "a word before the passage denies it", compare.TwoSpeakers: "more than one speaker",
	compare.Inaudible: "a gap that nobody could hear", compare.Phonetic: "a word written by ear", compare.Translated: "an interpreter’s words",
}

// gradeOf is the grade of a quotation by the source that is open, in a few words.
func (p *checkingPane) gradeOf(id string) grid.Cell {
	if p.source == nil || p.desk.doc == nil || p.source.story != p.desk.doc.ID {
		return grid.Cell{}
	}
	c, ok := p.source.graded[id]
	if !ok {
		return grid.Cell{}
	}
	cell := grid.Cell{Text: c.Grade.Label(), Badge: colorWarn}
	switch c.Grade {
	case compare.Verbatim, compare.MarksOnly:
		cell.Badge = colorVerified
	case compare.Changed, compare.NotFound:
		cell.Badge = colorWrong
	}
	if c.Speaker == compare.Differs {
		cell.Text, cell.Badge = "other speaker: "+c.Label, colorWrong
	}
	return cell
}

func passageLabel(text string) fyne.CanvasObject {
	l := widget.NewLabel(text)
	l.Wrapping = fyne.TextWrapWord
	return container.NewVScroll(l)
}

// sizeOfPassage is the size of the dialog that shows one, in Fyne's device-independent pixels.
var sizeOfPassage = fyne.NewSize(640, 420)
