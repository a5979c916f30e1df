package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotedesk/app/compare"
	"quotedesk/app/review"
)

// takePassage makes the passage evidence for the quotation: of a recording when the source tells times, of a document
// otherwise.
func (d *Desk) takePassage(id string, s *sourceText, c compare.Comparison, cause string) {
	e := withFile(exhibitOf(s, c), s.row.File)
	doc, folder := d.doc, d.evidenceFolder()
	add := func(doc *review.Document) ([]review.Correction, error) { return doc.AddExhibit(id, e, cause) }
	sound := ""
	if e.Recording != nil && s.row.File.Path != "" {
		sound = recordingBeside(folder, s.row.File)
	}
	if sound == "" { // at once, so that a key typed right after it finds it there
		d.doTo(doc, add)
		return
	}
	d.background(func() func() {
		file, err := takenIn(folder, sound, false)
		return func() {
			if err != nil {
				d.tell("The passage was not taken", err)
				return
			}
			e = withFile(e, file)
			d.doTo(doc, add)
		}
	})
}

// exhibitOf is the passage as evidence, without its file.
func exhibitOf(s *sourceText, c compare.Comparison) review.Exhibit {
	p, last := s.read.Passages[c.First], s.read.Passages[c.Last]
	note := []string{c.Grade.Label()}
	if c.Speaker == compare.Differs {
		note = append(note, "the source has another speaker")
	}
	e := review.Exhibit{Source: s.row.Sum}
	reference := ""
	if s.row.File.Path == "" {
		reference = s.row.Title
	}
	words := passageOf(s.read, c)
	if c.From != compare.Untimed {
		e.Kind, e.Note = review.ExhibitRecording, strings.Join(append(note, "by its transcript "+s.row.Title), ", ")
		e.Recording = &review.Recording{Reference: reference, From: int64(c.From), To: int64(max(c.From, c.To)), Speaker: c.Label, Passage: words}
		return e
	}
	if c.Label != "" {
		note = append(note, "speaker label "+c.Label)
	}
	e.Kind, e.Note = review.ExhibitPaper, strings.Join(note, ", ")
	e.Paper = &review.Paper{Reference: reference, Paragraph: numbers(p.Number, last.Number), Passage: words}
	if s.read.Passages[len(s.read.Passages)-1].Page > 1 {
		e.Paper.Page = numbers(p.Page, last.Page)
	}
	return e
}

// passageOf is the passages that hold the words, without the times and labels between them; what lies between parts that
// stand apart is left out.
func passageOf(s *compare.Source, c compare.Comparison) string {
	var out []string
	gap := false
	for _, p := range s.Passages[c.First : c.Last+1] {
		if !slices.ContainsFunc(c.Places, p.Span.Overlaps) {
			gap = true
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, "…")
		}
		gap = false
		out = append(out, oneLine(p.Span.In(s.Text)))
	}
	return strings.Join(out, " ")
}

// numbers are one number, or the first and the last of several.
func numbers(first, last int) string {
	if last <= first {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d–%d", first, last)
}

// recordingBeside is the path of the sound or film file of the transcript's name beside it, "" when there is none.
func recordingBeside(folder string, transcript review.File) string {
	path := filepath.FromSlash(transcript.Path)
	if !filepath.IsAbs(path) {
		path = filepath.Join(folder, path)
	}
	base := strings.TrimSuffix(path, filepath.Ext(path))
	for _, end := range []string{".wav", ".mp3", ".m4a", ".flac", ".ogg", ".opus", ".aac", ".wma", ".mp4", ".mov", ".mkv", ".webm", ".avi", ".m4v"} {
		if st, err := os.Stat(base + end); err == nil && st.Mode().IsRegular() {
			return base + end
		}
	}
	return ""
}
