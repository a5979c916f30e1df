package review

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// SourceText is a transcript or document that the quotations of the story are laid beside. It is kept with the story
// whole, so that the comparison can be made again without the file.
type SourceText struct {
	ID       string    `json:"id"`
	Title    string    `json:"title"`
	Kind     string    `json:"kind"`          // how it is written: "srt", "vtt", "transcript", "document"
	File     File      `json:"file,omitzero"` // the file as it was read; none when the text was pasted
	Sum      string    `json:"sha256"`        // of Text
	Text     string    `json:"text"`          // valid UTF-8
	Words    int       `json:"words"`
	Passages int       `json:"passages"`          // turns, cues or paragraphs, as they were read
	Labels   []string  `json:"labels,omitempty"`  // of its speakers, as printed, in the order they come in
	Timed    bool      `json:"timed,omitempty"`   // it holds timecodes
	From     int64     `json:"from_ms,omitempty"` // the first and the last timecode, in milliseconds
	To       int64     `json:"to_ms,omitempty"`
	By       string    `json:"by,omitempty"`
	At       time.Time `json:"at,omitzero"` // UTC
}

// MostSourceBytes is the longest text that is kept with a story: some 700,000 words.
const MostSourceBytes = 4 << 20

// SourceTexts are the sources of the story in the order they came. The slice is not to be changed.
func (d *Document) SourceTexts() []SourceText { return d.sourceTexts }

// SourceText finds a source by id.
func (d *Document) SourceText(id string) (SourceText, bool) {
	if s := byID(d.sourceTexts, id, SourceText.id); s != nil {
		return *s, true
	}
	return SourceText{}, false
}

// AddSourceText keeps a source with the story; its id, its sum, who added it and when are filled in. The same text is
// kept once: then there is nothing to do.
func (d *Document) AddSourceText(s SourceText, cause string) ([]Correction, error) {
	switch {
	case strings.TrimSpace(s.Text) == "":
		return nil, fmt.Errorf("there is nothing in this source to compare with")
	case strings.TrimSpace(s.Title) == "" || !utf8.ValidString(s.Text):
		return nil, fmt.Errorf("a source needs a title, and a text in UTF-8")
	case len(s.Text) > MostSourceBytes:
		return nil, fmt.Errorf("this source is longer than %d MB and is not kept with the story", MostSourceBytes>>20)
	}
	if s.File != (File{}) {
		if err := s.File.valid(); err != nil {
			return nil, err
		}
	}
	s.Sum = sumOfText(s.Text)
	if d.keeps(s) {
		return nil, nil
	}
	s.ID, s.Labels = "t-"+d.NewID(), append([]string(nil), s.Labels...)
	s.By, s.At = d.Who, d.Now().UTC().Round(0)
	return d.sign([]Correction{{What: Added, Table: SourceTexts, Target: s.ID, Cause: cause, After: Patch{SourceText: &s}}}), nil
}

// keeps says that a source of the same text is there.
func (d *Document) keeps(s SourceText) bool {
	return slices.ContainsFunc(d.sourceTexts, func(have SourceText) bool { return have.Sum == s.Sum })
}

// RemoveSourceText takes a source off the list; the journal keeps it, and evidence taken from it stands.
func (d *Document) RemoveSourceText(id, cause string) ([]Correction, error) {
	s, ok := d.SourceText(id)
	if !ok {
		return nil, errNoRow(SourceTexts, id)
	}
	return d.sign([]Correction{{What: Removed, Table: SourceTexts, Target: id, Cause: cause, Before: Patch{SourceText: &s}}}), nil
}

func sumOfText(text string) string {
	s := sha256.Sum256([]byte(text))
	return hex.EncodeToString(s[:])
}

func (s SourceText) id() string { return s.ID }
