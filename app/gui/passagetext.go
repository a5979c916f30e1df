package gui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/compare"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// passageText is a quotation laid beside its passage as one text: what differs word for word, then the passage as the
// source has it with what stands round it.
type passageText struct {
	strings.Builder
	marks []storyview.Highlight
	heads []storyview.Block
}

func newPassageText(q compare.Quotation, s *compare.Source, c compare.Comparison) *passageText {
	t := &passageText{}
	if c.First < 0 {
		t.nowhere(q, s, c)
		return t
	}
	t.head("Word by word")
	t.diff(q.Text, s, c)
	t.head("As the source has it")
	t.source(s, c)
	return t
}

// leastNear is the share of a quotation's weight that has to stand in a place for it to be worth showing.
const leastNear = 0.25

// nowhere shows what was looked for, and what is nearest to it.
func (t *passageText) nowhere(q compare.Quotation, s *compare.Source, c compare.Comparison) {
	t.head("Nothing in this source has these words")
	for i, p := range q.Parts {
		if i > 0 {
			t.WriteString(" […] ")
		}
		t.WriteString(flat(p.In(q.Text)))
	}
	if c.Share < leastNear || len(c.Places) == 0 {
		return
	}
	t.head("Nearest to them is")
	for _, p := range s.Passages {
		if overlaps([]story.Span{p.Span}, c.Places) {
			t.lead(p)
			t.passage(s, p, c.Places)
			t.WriteString("\n")
		}
	}
}

func (t *passageText) head(words string) {
	if t.Len() > 0 {
		t.WriteString("\n\n")
	}
	start := t.Len()
	t.WriteString(words)
	t.heads = append(t.heads, storyview.Block{Start: start, End: t.Len(), Scale: 0.85, Bold: true, Text: colorMuted})
	t.WriteString("\n")
}

func (t *passageText) write(words, style string) {
	start := t.Len()
	t.WriteString(words)
	if style != "" && t.Len() > start {
		t.marks = append(t.marks, storyview.Highlight{Start: start, End: t.Len(), Style: style})
	}
}

// looks of an operation: what was said and what is printed.
func looksOf(k compare.Kind) (said, printed string) {
	switch k {
	case compare.Marks:
		return "", styleMarks
	case compare.Filler, compare.Cut:
		return styleLetGo, ""
	case compare.Dropped, compare.Replaced, compare.Added:
		return styleTakenOut, stylePutIn
	case compare.Put:
		return styleLetGo, styleMarks
	}
	return "", ""
}

// diff writes the quotation as it is printed, with what was said and is not printed struck through before it.
func (t *passageText) diff(text string, s *compare.Source, c compare.Comparison) {
	at := -1
	for _, o := range c.Ops {
		saidLook, printedLook := looksOf(o.Kind)
		if at >= 0 {
			t.WriteString(between(text, story.Span{Start: at, End: max(at, o.Quote.Start)}))
		}
		if saidLook != "" && !o.Source.Empty() {
			if !t.spaced() {
				t.WriteString(" ")
			}
			t.write(oneLine(o.Source.In(s.Text)), saidLook)
			if !o.Quote.Empty() || at >= 0 && at < len(text) && !unicode.IsSpace(rune(text[at])) {
				t.WriteString(" ")
			}
		}
		t.write(flat(o.Quote.In(text)), printedLook)
		at = max(at, o.Quote.End)
	}
}

// spaced says that a space stands before what is written next, or nothing does.
func (t *passageText) spaced() bool {
	s := t.String()
	return s == "" || strings.HasSuffix(s, " ") || strings.HasSuffix(s, "\n")
}

// between is what stands between two printed words: marks and spaces as they are, words of the story as an ellipsis.
func between(text string, gap story.Span) string {
	words := gap.In(text)
	isWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	first, last := strings.IndexFunc(words, isWord), strings.LastIndexFunc(words, isWord)
	if first < 0 {
		return flat(words)
	}
	_, size := utf8.DecodeRuneInString(words[last:])
	return strings.TrimSpace(flat(words[:first])) + " […] " + strings.TrimLeft(flat(words[last+size:]), ".,;:!? ")
}

// flat puts spaces in the place of line ends.
func flat(words string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\f' {
			return ' '
		}
		return r
	}, words)
}

// aroundPassages is how many passages of the source are shown before and behind.
const aroundPassages = 2

// source writes the passages that hold the words, each with its label and time, and the neighbours in a quiet colour.
func (t *passageText) source(s *compare.Source, c compare.Comparison) {
	skipped := false
	for i := max(0, c.First-aroundPassages); i <= min(len(s.Passages)-1, c.Last+aroundPassages); i++ {
		p := s.Passages[i]
		inside := i >= c.First && i <= c.Last
		if inside && i > c.First+aroundPassages && i < c.Last-aroundPassages && !overlaps([]story.Span{p.Span}, c.Places) {
			if !skipped {
				t.write("[…]\n", styleAround)
			}
			skipped = true
			continue
		}
		skipped = false
		t.lead(p)
		t.passage(s, p, c.Places)
		t.WriteString("\n")
	}
}

// lead writes the time and the speaker of a passage.
func (t *passageText) lead(p compare.Passage) {
	words := ""
	if p.From != compare.Untimed {
		words = clockWords(int64(p.From)) + "  "
	}
	if p.Label != "" {
		words += p.Label + ": "
	}
	t.write(words, styleAround)
}

// passage writes one passage, its words that were quoted on a ground of their own.
func (t *passageText) passage(s *compare.Source, p compare.Passage, places []story.Span) {
	if !overlaps([]story.Span{p.Span}, places) {
		t.write(short(oneLine(p.Span.In(s.Text)), 300), styleAround)
		return
	}
	at := p.Span.Start
	for _, o := range places {
		from, to := max(o.Start, p.Span.Start, at), min(o.End, p.Span.End)
		if from >= to {
			continue
		}
		t.write(flat(s.Text[at:from]), styleAround)
		t.write(flat(s.Text[from:to]), styleFound)
		at = to
	}
	t.write(flat(s.Text[at:p.Span.End]), styleAround)
}
