package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// mark is one quotation mark that stands where it opens or closes something; apostrophes are none.
type mark struct {
	at   int // byte offset
	sign rune
}

func (m mark) span() story.Span { return story.Span{Start: m.at, End: m.at + utf8.RuneLen(m.sign)} }

// pair is an opening mark with its closing one.
type pair struct{ open, shut mark }

func (p pair) span() story.Span { return story.Span{Start: p.open.at, End: p.shut.span().End} }

// marks is how the quotation marks of one paragraph go together.
type marks struct {
	pairs    []pair
	strays   []mark // closing marks that nothing opens
	unclosed []mark // opening marks that nothing closes
	loose    []mark // opening double marks shut in by a pair of another kind
}

// closers gives the signs that may close what the sign opens, the usual one first.
func closers(open rune) string {
	switch open {
	case '“':
		return "”"
	case '”':
		return "”"
	case '„':
		return "“”"
	case '«':
		return "»"
	case '»':
		return "«»"
	case '‘':
		return "’"
	case '‚':
		return "‘’"
	case '‹':
		return "›"
	}
	return string(open)
}

func single(sign rune) bool { return strings.ContainsRune("'‘’‚‹›", sign) }

// pairUp reads the marks of the paragraph.
func pairUp(text string, para story.Span) marks {
	var out marks
	var open []mark
	start := edgeless(text, para).Start
	for i := para.Start; i < para.End; {
		sign, n := utf8.DecodeRuneInString(text[i:para.End])
		at := i
		i += n
		if sign == '<' {
			i += tagLength(text[i:para.End])
		}
		if !strings.ContainsRune("\"“”„«»'‘’‚‹›", sign) {
			continue
		}
		m := mark{at, sign}
		before, after := around(text, para, at, n)
		first := at == start && !single(sign) && len(open) == 0
		if first || opens(m, before, after, open) {
			if !single(sign) || sign == '‚' || sign == '‹' || shutLater(text, para, i) {
				open = append(open, m)
			}
			continue
		}
		if depth := closes(m, before, after, open, text, para); depth >= 0 {
			out.pairs = append(out.pairs, pair{open[depth], m})
			out.loose = append(out.loose, doubles(open[depth+1:])...)
			open = open[:depth]
			continue
		}
		if !single(sign) && !(sign == '"' && unicode.IsDigit(before)) {
			out.strays = append(out.strays, m)
		}
	}
	out.unclosed = doubles(open)
	return out
}

// tagLength is the length of a tag of mark-up left in the text, from behind its opening bracket; 0 when it is none.
// The marks inside belong to the tag.
func tagLength(rest string) int {
	first, _ := utf8.DecodeRuneInString(strings.TrimPrefix(rest, "/"))
	if !unicode.Is(unicode.Latin, first) {
		return 0
	}
	return 1 + strings.IndexByte(rest[:min(len(rest), farthest)], '>')
}

// doubles leaves out single marks, which may be apostrophes.
func doubles(open []mark) []mark {
	var out []mark
	for _, m := range open {
		if !single(m.sign) {
			out = append(out, m)
		}
	}
	return out
}

// around gives the runes before and after the n bytes at the offset, looking through what cannot be seen; a space
// stands for the paragraph's edge.
func around(text string, para story.Span, at, n int) (before, after rune) {
	left := strings.TrimRightFunc(text[max(para.Start, at-lookThrough):at], zeroWidth)
	right := strings.TrimLeftFunc(text[at+n:min(para.End, at+n+lookThrough)], zeroWidth)
	before, after = ' ', ' '
	if left != "" {
		before, _ = utf8.DecodeLastRuneInString(left)
	}
	if right != "" {
		after, _ = utf8.DecodeRuneInString(right)
	}
	return before, after
}

// lookThrough bounds, in bytes, how many unseen characters are looked through.
const lookThrough = 64

// opens says that the mark opens a quotation, by its shape and, where that leaves it open, by its place.
func opens(m mark, before, after rune, open []mark) bool {
	place := (unicode.IsSpace(before) || strings.ContainsRune("([{—–-/“‘«„\"'‚‹", before)) && !unicode.IsSpace(after)
	switch m.sign {
	case '„', '‹':
		return true
	case '“':
		turned := (wordy(before) || strings.ContainsRune(".,!?…", before)) && !wordy(after)
		return !holds(open, m.sign) && !turned
	case '«':
		return !holds(open, m.sign)
	case '‘':
		return !wordy(before) && !holds(open, '‘')
	case '‚':
		return !unicode.IsSpace(after)
	case '”', '»':
		return place && !holds(open, m.sign) && !unicode.IsPunct(after)
	case '"':
		return place && !holds(open, '"') && (wordy(after) || !unicode.IsPunct(after) || strings.ContainsRune("'‘[(….“$£€", after))
	case '\'':
		return place && wordy(after)
	}
	return false
}

// holds says that the sign would close one of the open marks.
func holds(open []mark, sign rune) bool {
	for _, m := range open {
		if strings.ContainsRune(closers(m.sign), sign) {
			return true
		}
	}
	return false
}

// closes finds the depth of the open mark that m closes: one of its own kind if there is one, else the innermost
// double mark of another kind; -1 when it closes nothing.
func closes(m mark, before, after rune, open []mark, text string, para story.Span) int {
	if single(m.sign) && (wordy(after) || possessive(m, before, after, text, para)) {
		return -1
	}
	for d := len(open) - 1; d >= 0; d-- {
		if strings.ContainsRune(closers(open[d].sign), m.sign) {
			return d
		}
	}
	if single(m.sign) {
		return -1
	}
	for d := len(open) - 1; d >= 0; d-- {
		if !single(open[d].sign) {
			return d
		}
	}
	if m.sign == '”' && len(open) > 0 && open[len(open)-1].sign == '‘' && !shutLater(text, para, m.span().End) {
		return len(open) - 1
	}
	return -1
}

// possessive takes the boys’ boots for an apostrophe when a better closing mark follows in the paragraph.
func possessive(m mark, before, after rune, text string, para story.Span) bool {
	return (before == 's' || before == 'S') && after == ' ' && shutLater(text, para, m.span().End)
}

// farthest is how many bytes ahead a closing single mark is looked for, so that reading stays linear.
const farthest = 2000

// shutLater says that a single mark that can only close stands after the offset, before another opens.
func shutLater(text string, para story.Span, from int) bool {
	for i := from; i < min(para.End, from+farthest); {
		r, n := utf8.DecodeRuneInString(text[i:para.End])
		at := i
		i += n
		switch r {
		case '‘', '‚':
			return false
		case '’', '\'', '”':
			before, after := around(text, para, at, n)
			if !wordy(after) && !unicode.IsSpace(before) {
				return true
			}
		}
	}
	return false
}

func wordy(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }
