package compare

import (
	"strings"

	"quotedesk/app/story"
)

// A label of the weak form (“Jane Smith:”) counts when it comes back, or when so large a share of the blocks begins
// with one.
const weakShare = 0.4

// Without any time, one block in so many at least begins with a label in a transcript.
const leastLabelled = 10

// readLines reads a transcript or a document.
func readLines(s *Source, lines []line) {
	heads := headings(s.Text, lines)
	labelled := len(heads) > 0
	if labelled {
		s.Format = Transcript
	}
	blanks := 0
	for _, l := range lines {
		if l.blank(s.Text) {
			blanks++
		}
	}
	r := lineReader{source: s, byLine: !labelled && blanks*10 < len(lines), last: Passage{From: Untimed, To: Untimed}}
	for i, l := range lines {
		if l.blank(s.Text) {
			r.close()
			continue
		}
		if l.page != r.page {
			r.close()
		}
		r.page = l.page
		if h, ok := heads[i]; ok {
			r.head(l, h)
		} else {
			r.more(l.Span)
		}
		if r.byLine {
			r.close()
		}
	}
	r.close()
	s.closeTimes()
}

// headings reads the start of every line and keeps those that are labels or times indeed.
func headings(text string, lines []line) map[int]heading {
	found := map[int]heading{}
	seen := map[string]int{}
	blocks, withLabel := 0, 0
	begins, timed := true, false
	for i, l := range lines {
		if l.blank(text) {
			begins = true
			continue
		}
		if begins {
			blocks++
		}
		begins = false
		h, ok := headingOf(l.In(text))
		if !ok {
			continue
		}
		found[i] = h
		timed = timed || h.time != "" || h.label.Empty()
		if !h.label.Empty() {
			seen[h.label.In(l.In(text))]++
			withLabel++
		}
	}
	if !timed && withLabel*leastLabelled < blocks {
		return nil // a story with a place or a word and a colon here and there
	}
	for i, h := range found {
		again := !h.label.Empty() && seen[h.label.In(lines[i].In(text))] > 1
		if !h.strong && !again && (withLabel < 2 || float64(withLabel) < weakShare*float64(blocks)) {
			delete(found, i)
		}
	}
	return found
}

// lineReader puts lines together to passages.
type lineReader struct {
	source *Source
	byLine bool // every line is a paragraph: the text parts none with blank lines
	page   int
	open   bool
	now    Passage
	last   Passage // the label that is carried on
}

// head begins a passage with a label or a time.
func (r *lineReader) head(l line, h heading) {
	r.close()
	r.now = Passage{From: Untimed, To: Untimed}
	if !h.turn {
		r.now.Label, r.now.Translated = r.last.Label, r.last.Translated
	}
	if !h.label.Empty() {
		r.now.LabelSpan = story.Span{Start: l.Start + h.label.Start, End: l.Start + h.label.End}
		r.now.Label = r.now.LabelSpan.In(r.source.Text)
	}
	if low := strings.ToLower(h.remark); strings.Contains(low, "transl") || strings.Contains(low, "interpret") {
		r.now.Translated = true
	}
	if ms, ok := millis(h.time); ok {
		r.now.From = ms
	}
	r.last = r.now
	r.open = true
	r.now.Span = story.Span{Start: l.Start + h.rest, End: l.Start + h.rest}
	r.more(story.Span{Start: l.Start + h.rest, End: l.End})
}

// more adds words to the passage, or begins one that goes on with the speaker before.
func (r *lineReader) more(at story.Span) {
	if !r.open {
		r.open = true
		r.now = Passage{Label: r.last.Label, Translated: r.last.Translated, From: Untimed, To: Untimed, Span: at}
	}
	r.now.Span.End = max(r.now.Span.End, at.End)
	r.source.readRemarks(at)
}

// close ends the passage. One without words only tells who goes on.
func (r *lineReader) close() {
	if !r.open {
		return
	}
	r.open = false
	s := r.source
	r.now.Span = trim(s.Text, r.now.Span)
	if r.now.Span.Empty() {
		return
	}
	if r.now.From == Untimed && r.last.From != Untimed && r.carries() {
		r.now.From = r.last.From
	}
	r.now.Number, r.now.Page = len(s.Passages)+1, max(r.page, 1)
	s.Passages = append(s.Passages, r.now)
}

// carries says that the heading before had no words of its own: its time is that of the words below it.
func (r *lineReader) carries() bool {
	n := len(r.source.Passages)
	return n == 0 || r.source.Passages[n-1].From != r.last.From
}

// closeTimes ends each timed passage where the next timed one begins.
func (s *Source) closeTimes() {
	next := Untimed
	for i := len(s.Passages) - 1; i >= 0; i-- {
		p := &s.Passages[i]
		if p.From == Untimed {
			continue
		}
		if next >= p.From {
			p.To = next
		} else if next != Untimed {
			s.note(p.Span, "the times run backwards here")
		}
		next = p.From
	}
}
