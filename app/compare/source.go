package compare

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Untimed stands where a source gives no time.
const Untimed = -1

// Format is how a source is written.
type Format string

// The formats that are told apart.
const (
	SubRip     Format = "srt"
	WebVTT     Format = "vtt"
	Transcript Format = "transcript" // lines with speaker labels or times
	Document   Format = "document"   // paragraphs
)

// Passage is a turn or paragraph of a transcript, a cue of captions, or a paragraph of a document.
type Passage struct {
	Span       story.Span // into Source.Text, without label, time and cue number
	Label      string     // who speaks, as printed; a paragraph without a label of its own goes on with the one before
	LabelSpan  story.Span // zero when the label is carried on
	From, To   int        // milliseconds; Untimed when not told
	Number     int        // of the paragraph, turn or cue, from 1
	Page       int        // from 1; form feeds part pages
	Translated bool       // “(through translator)” stands beside the label or in the words
}

// Note tells what of a source could not be read as it was meant.
type Note struct {
	Span    story.Span
	Message string
}

// Source is a text that quotations are compared with. It is read-only after Read and may be shared.
type Source struct {
	Text     string // as read: bytes that are no UTF-8 have become U+FFFD
	Format   Format
	Passages []Passage
	Unread   []Note

	words []word
	index *index
	odd   []oddity
	times []stamp
	skips []story.Span
	end   string // the marks behind the last word
}

// oddity is a remark in the source that a checker must know of.
type oddity struct {
	at   story.Span
	flag Flag
	lost bool // words were said here that nobody could write down
}

// stamp is a time printed among the words.
type stamp struct{ at, ms int }

// Read takes a text apart. It never fails.
func Read(text string) *Source {
	s := &Source{Text: text}
	if !utf8.ValidString(text) {
		s.Text = strings.ToValidUTF8(text, "\uFFFD")
		s.note(story.Span{}, "some bytes are no UTF-8 and could not be read")
	}
	if strings.ContainsRune(s.Text, 0) {
		s.note(story.Span{}, "there are zero bytes in it: it may be no text at all")
	}
	lines := linesOf(s.Text)
	switch s.Format = formatOf(s.Text, lines); s.Format {
	case SubRip, WebVTT:
		readCaptions(s, lines)
	default:
		readLines(s, lines)
	}
	s.finish()
	return s
}

func (s *Source) note(at story.Span, message string) {
	s.Unread = append(s.Unread, Note{Span: at, Message: message})
}

// finish gathers the words of all passages.
func (s *Source) finish() {
	slices.SortFunc(s.skips, func(a, b story.Span) int { return a.Start - b.Start })
	skip, ending := 0, ""
	for i := range s.Passages {
		p := &s.Passages[i]
		for skip < len(s.skips) && s.skips[skip].End <= p.Span.Start {
			skip++
		}
		found, end := lex(s.Text, p.Span, s.skips[skip:])
		for j := range found {
			found[j].home = i
			if j == 0 { // the marks that end a cue stand between its last word and this one
				found[j].before = turnMark + ending + found[j].before
				found[j].wrapped = strings.HasSuffix(ending, "-") && !strings.Contains(found[j].before, " ")
				found[j].turn = i > 0 && p.Label != "" && p.Label != s.Passages[i-1].Label
			}
		}
		ending = end
		s.words = append(s.words, found...)
	}
	s.end = ending
	markFillers(s.words)
	s.index = newIndex(s.words)
}

// Words is how many words the source holds.
func (s *Source) Words() int { return len(s.words) }

// line is a line of a text without its end, and whether a form feed stands before or in it.
type line struct {
	story.Span
	page int // from 1
}

// linesOf cuts at LF, CRLF, CR and form feed. A byte order mark at the start belongs to no line.
func linesOf(text string) []line {
	var out []line
	page, start := 1, 0
	if strings.HasPrefix(text, "\uFEFF") {
		start = len("\uFEFF")
	}
	for i := start; i <= len(text); i++ {
		if i < len(text) && text[i] != '\n' && text[i] != '\r' && text[i] != '\f' {
			continue
		}
		out = append(out, line{story.Span{Start: start, End: i}, page})
		if i < len(text) && text[i] == '\f' {
			page++
		}
		if i+1 < len(text) && text[i] == '\r' && text[i+1] == '\n' {
			i++
		}
		start = i + 1
	}
	return out
}

func (l line) blank(text string) bool { return strings.TrimSpace(l.In(text)) == "" }

// formatOf tells captions from lines; whether lines are a transcript is known only after reading them.
func formatOf(text string, lines []line) Format {
	if rest := strings.TrimPrefix(text, "\uFEFF"); strings.HasPrefix(rest, "WEBVTT") {
		return WebVTT
	}
	timed, full := 0, 0
	for _, l := range lines {
		if l.blank(text) {
			continue
		}
		full++
		if _, _, ok := cueTimes(l.In(text)); ok {
			timed++
		}
	}
	if timed > 0 && timed*20 >= full {
		return SubRip
	}
	return Document
}

// trim cuts white space off both ends of a span.
func trim(text string, s story.Span) story.Span {
	in := s.In(text)
	s.End -= len(in) - len(strings.TrimRight(in, " \t\r\n\f\u00A0\uFEFF"))
	in = s.In(text)
	s.Start += len(in) - len(strings.TrimLeft(in, " \t\r\n\f\u00A0\uFEFF"))
	return s
}
