package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotedesk/app/compare"
	"quotedesk/app/intake"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// sourceText is a source of the story that its quotations are laid beside.
type sourceText struct {
	story  string            // id
	row    review.SourceText // as it is kept; without an id until it is, and for a text that cannot be kept
	kept   bool              // it stands among the sources of the story
	read   *compare.Source
	graded map[string]compare.Comparison // by id of the quotation
	seq    int64                         // of the story's last correction when that was looked at
	worded uint64                        // what the quotations said when they were compared; see wordedAs
	then   func()                        // what was asked for while it was being read
}

// OpenSource asks for a transcript or document to compare the quotations with.
func (d *Desk) OpenSource(cause string) {
	if d.doc == nil {
		return
	}
	d.askForm("Compare with a source", "A transcript, captions (.srt, .vtt) or a document as text. It is kept with the story, and every quotation is laid beside it.",
		[]formField{{label: "File", file: true}}, "Open", func(said []string, done func(error)) {
			doc, folder := d.doc, d.evidenceFolder()
			d.background(func() func() {
				row, read, err := sourceFile(folder, said[0])
				return func() {
					if done(err); err == nil {
						d.compareWith(doc, row, read, cause)
					}
				}
			})
		})
}

// sourceFile reads a file as a source, with what the file then was.
func sourceFile(folder, path string) (review.SourceText, *compare.Source, error) {
	if path == "" {
		return review.SourceText{}, nil, fmt.Errorf("choose the file of the source")
	}
	if st, err := os.Stat(path); err == nil && st.Size() > mostSourceFile {
		return review.SourceText{}, nil, fmt.Errorf("%s has %d MB; a source may have %d", filepath.Base(path), st.Size()>>20, mostSourceFile>>20)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return review.SourceText{}, nil, fmt.Errorf("there is no file %s that can be read", path)
	}
	name := filepath.Base(path)
	if end := strings.ToLower(filepath.Ext(path)); end == ".srt" || end == ".vtt" {
		name += ".txt" // their tags make no page of them
	}
	in, err := intake.Bytes(name, b, "")
	if err != nil {
		return review.SourceText{}, nil, fmt.Errorf("the file %w", err) // its name comes first
	}
	file, err := takenIn(folder, path, false)
	if err != nil {
		return review.SourceText{}, nil, err
	}
	return readSource(review.SourceText{Title: filepath.Base(path), File: file}, in.Text)
}

// mostSourceFile is the largest file that is read as a source, in bytes.
const mostSourceFile = 32 << 20

// readSource takes a text apart and fills in what was found in it.
func readSource(row review.SourceText, text string) (review.SourceText, *compare.Source, error) {
	read := compare.Read(text)
	if read.Words() == 0 {
		return row, nil, fmt.Errorf("there is not a word in %s to compare with", row.Title)
	}
	row.Text, row.Kind, row.Words, row.Passages = read.Text, string(read.Format), read.Words(), len(read.Passages)
	for _, p := range read.Passages {
		if p.Label != "" && !slices.Contains(row.Labels, p.Label) {
			row.Labels = append(row.Labels, p.Label)
		}
		if p.From == compare.Untimed {
			continue
		}
		if !row.Timed {
			row.Timed, row.From = true, int64(p.From)
		}
		row.To = max(row.To, int64(p.From), int64(p.To))
	}
	return row, read, nil
}

// PasteSource takes what has been copied as a source.
func (d *Desk) PasteSource(cause string) {
	text := d.app.Clipboard().Content()
	if d.doc == nil || strings.TrimSpace(text) == "" {
		d.status.warn("Copy the transcript first: there is nothing to paste.")
		return
	}
	doc, title := d.doc, "pasted "+d.now().Local().Format(minuteFormat)
	d.background(func() func() {
		row, read, err := readSource(review.SourceText{Title: title}, text)
		return func() {
			if err != nil {
				d.status.warn(sentence(err.Error()))
				return
			}
			d.compareWith(doc, row, read, cause)
		}
	})
}

// compareWith lays the quotations beside a source and keeps it with the story. A text that the archive refuses is
// compared all the same, until the window closes.
func (d *Desk) compareWith(doc *review.Document, row review.SourceText, read *compare.Source, cause string) {
	if docID(d.doc) != doc.ID {
		return
	}
	for _, have := range doc.SourceTexts() {
		if have.Text == row.Text {
			row = have
		}
	}
	d.tables.checking.source = &sourceText{story: doc.ID, row: row, kept: row.ID != "", read: read, seq: -1}
	d.tables.checking.refresh()
	d.status.say(d.keys.say("Compared with " + row.Title + ". {.passage} shows the passage of a quotation."))
	if row.ID == "" {
		d.doTo(doc, func(doc *review.Document) ([]review.Correction, error) { return doc.AddSourceText(row, cause) })
	}
}

// follow keeps the source in step with the story: one that was kept and is gone is let go, and a story that is opened
// again is laid beside the source it got last.
func (p *checkingPane) follow() {
	doc, s := p.desk.doc, p.source
	if doc == nil {
		p.source = nil
		return
	}
	all := doc.SourceTexts()
	if s != nil && s.story == doc.ID {
		for _, row := range all {
			if row.ID == s.row.ID || s.row.ID == "" && row.Text == s.row.Text {
				s.row, s.kept = row, true
				p.regrade()
				return
			}
		}
		if !s.kept {
			p.regrade()
			return
		}
	}
	if p.source = nil; len(all) > 0 {
		p.take(all[len(all)-1])
	}
}

// take lays the quotations beside a source that is kept with the story.
func (p *checkingPane) take(row review.SourceText) {
	s := &sourceText{story: p.desk.doc.ID, row: row, kept: true, seq: -1}
	p.source = s
	p.desk.background(func() func() {
		read := compare.Read(row.Text)
		return func() {
			if s.read = read; p.source != s {
				return
			}
			p.refresh()
			if s.then != nil {
				s.then()
			}
		}
	})
}

// regrade compares the quotations as they stand, away from the UI goroutine, when something has changed since.
func (p *checkingPane) regrade() {
	d, s := p.desk, p.source
	if s.read == nil || s.seq == d.doc.Seq() {
		return
	}
	s.seq = d.doc.Seq()
	now := wordedAs(d.doc)
	if now == s.worded {
		return
	}
	s.worded = now
	quotes := map[string]compare.Quotation{}
	for _, q := range d.doc.Quotes() {
		if q.Status != story.Rejected && !q.Gone {
			quotes[q.ID] = compare.FromStory(d.doc.Text, q.Quote, speakerForms(d.doc, q)...)
		}
	}
	d.background(func() func() {
		graded := map[string]compare.Comparison{}
		for id, q := range quotes {
			graded[id] = s.read.Compare(q)
		}
		return func() {
			if p.source == s && s.worded == now {
				s.graded = graded
				p.grid.Refresh()
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

// ListSources lists the sources of the story: to compare with another one, or to take one off.
func (d *Desk) ListSources(cause string) {
	if d.doc == nil {
		return
	}
	doc, p := d.doc, d.tables.checking
	var use, off []choice
	for _, row := range doc.SourceTexts() {
		now := ""
		if p.source != nil && p.source.row.ID == row.ID {
			now = "open"
		}
		use = append(use, choice{words: row.Title, hint: sourceWords(row), count: now, act: func() {
			p.take(row)
			d.tables.focus()
		}})
		off = append(off, choice{words: "Take off: " + row.Title, hint: "evidence taken from it stays", act: func() {
			d.doTo(doc, func(doc *review.Document) ([]review.Correction, error) { return doc.RemoveSourceText(row.ID, cause) })
			d.tables.focus()
		}})
	}
	if len(use) == 0 {
		d.status.say(d.keys.say("This story has no source yet. {.source} opens one, {.paste source} pastes one."))
		return
	}
	d.pickFrom("Sources of the story", "The source to compare with", "", append(use, off...))
}

// sourceWords tell what a source is.
func sourceWords(s review.SourceText) string {
	out := []string{s.Kind, plural(s.Words, "word", "words")}
	if s.Timed {
		out = append(out, clockWords(s.From)+" to "+clockWords(s.To))
	}
	if len(s.Labels) > 0 {
		out = append(out, short(strings.Join(s.Labels, ", "), 60))
	}
	if s.By != "" {
		out = append(out, s.By+", "+s.At.Local().Format(minuteFormat))
	}
	return strings.Join(out, " · ")
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
	cell := grid.Cell{Text: c.Grade.Label(), Badge: gradeColor(c.Grade)}
	if c.Speaker == compare.Differs {
		cell.Text, cell.Badge = "✗ by "+c.Label, colorWrong
	}
	return cell
}
