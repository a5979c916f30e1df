package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

func strangeSpace() Rule {
	return Rule{
		ID: "QP09", Name: "Stray space", Safety: story.Safe, Severity: Hint, Scope: Both,
		What:    "Spaces at the end or beginning of a line, doubled spaces, tabs, no-break spaces and zero-width characters.",
		Why:     "They break lines in odd places, spoil searches and come from copying out of other programs.",
		Example: "He  said so. ",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, l := range lines(r.text) {
				out = append(out, r.spacesIn(l)...)
			}
			return out
		},
	}
}

// lines are all lines of the text, blank ones too, without their ends.
func lines(text string) []story.Span {
	var out []story.Span
	for start := 0; start <= len(text); {
		end := len(text)
		if i := strings.IndexAny(text[start:], "\r\n"); i >= 0 {
			end = start + i
		}
		out = append(out, story.Span{Start: start, End: end})
		start = end + 1
	}
	return out
}

// space is a rune the rule treats as space. Thin, hair and ideographic spaces are set on purpose and left alone.
func space(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00A0' || r == '\u202F' || zeroWidth(r)
}

// spacesIn gives one alert for each run of spaces in the line that is not a single plain one.
func (r *reading) spacesIn(l story.Span) []story.Check {
	var out []story.Check
	columns := r.columns(l)
	for i := l.Start; i < l.End; {
		c, n := utf8.DecodeRuneInString(r.text[i:l.End])
		if !space(c) {
			i += n
			continue
		}
		run := story.Span{Start: i, End: i + runOf(r.text[i:l.End])}
		i = run.End
		if columns && run.Start > l.Start && run.End < l.End {
			continue
		}
		if c, ok := r.judge(run, l); ok {
			out = append(out, c)
		}
	}
	return out
}

func runOf(s string) int {
	if i := strings.IndexFunc(s, func(r rune) bool { return !space(r) }); i >= 0 {
		return i
	}
	return len(s)
}

// columns says that the line belongs to a table set with tabs or wide gaps, whose spaces carry it.
func (r *reading) columns(l story.Span) bool {
	i := r.index(l.Start)
	return i >= 0 && r.tabular(i)
}

// judge decides about one run of spaces.
func (r *reading) judge(run, line story.Span) (story.Check, bool) {
	piece := run.In(r.text)
	before, after := around(r.text, line, run.Start, run.Len())
	switch {
	case run.End == line.End:
		return safe(run, name(piece)+" at the end of the line.", story.Edit{Span: run}), true
	case run.Start == line.Start:
		return safe(run, name(piece)+" at the beginning of the line.", story.Edit{Span: run}), true
	case piece == " ", r.besideMark(run), french(piece, before, after):
		return story.Check{}, false
	case strings.TrimFunc(piece, zeroWidth) == "":
		return r.joiner(run, before, after)
	}
	return safe(run, name(piece)+" where one plain space belongs.", story.Edit{Span: run, Text: " "}), true
}

// joiner judges zero-width characters alone. Between two letters, taking one out could join words or change a
// word, and scripts without spaces part their words so; there it is left to a person.
func (r *reading) joiner(run story.Span, before, after rune) (story.Check, bool) {
	if !wordy(before) || !wordy(after) {
		if !unicode.In(before, unicode.Cf, unicode.So) && !unicode.In(after, unicode.Cf, unicode.So) {
			return safe(run, "A character that cannot be seen.", story.Edit{Span: run}), true
		}
		return story.Check{}, false
	}
	if !unicode.In(before, unicode.Latin, unicode.Cyrillic, unicode.Greek, unicode.Nd) {
		return story.Check{}, false
	}
	return warn(run, "A character that cannot be seen stands inside this word or between two words."), true
}

// french says that the no-break space is set as French does, inside guillemets, before a high mark of
// punctuation, or to part the thousands of a figure.
func french(piece string, before, after rune) bool {
	if piece != "\u00A0" && piece != "\u202F" {
		return false
	}
	return before == '«' || after == '»' || strings.ContainsRune(":;?!", after) || unicode.IsDigit(before) && unicode.IsDigit(after)
}

// name calls the run what it is.
func name(piece string) string {
	runes := []rune(piece)
	kinds := map[string]int{}
	for _, c := range runes {
		switch {
		case c == ' ':
			kinds["space"]++
		case c == '\t':
			kinds["tab"]++
		case zeroWidth(c):
			kinds["zero-width character"]++
		default:
			kinds["no-break space"]++
		}
	}
	var parts []string
	for _, k := range []string{"space", "no-break space", "tab", "zero-width character"} {
		switch n := kinds[k]; {
		case n == 1:
			parts = append(parts, "a "+k)
		case n == 2:
			parts = append(parts, "two "+k+"s")
		case n > 2:
			parts = append(parts, "several "+k+"s")
		}
	}
	s := strings.Join(parts, " and ")
	return strings.ToUpper(s[:1]) + s[1:]
}
