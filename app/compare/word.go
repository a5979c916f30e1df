package compare

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"quotedesk/app/story"
)

// word is one word, number or sign that is spoken (“%”, “£”), with the marks before it.
type word struct {
	story.Span
	face    string // as printed, composed, one kind of apostrophe, without what nobody sees
	key     string // face in small letters, without commas between thousands: what makes two words the same
	before  string // marks between the word before and this one, in one kind of quotation mark and dash
	home    int    // passage of a source, part of a quotation
	bracket bool   // stands in brackets, or letters of it do
	wrapped bool   // a hyphen at the end of a line stands before it
	idle    bool   // of a source: hesitation or repetition, cheap to leave out
	aside   bool   // of a source: hesitation, which a quotation hardly holds
	number  bool   // may be part of how a number is written
	parted  bool   // something that is no speech stands before it
	turn    bool   // of a source: somebody else begins to speak with it
}

const (
	ellipsis = "…"
	turnMark = "\n" // begins the marks before the first word of a passage or part
)

func (w word) startsPart() bool { return strings.HasPrefix(w.before, turnMark) }

// gap is the marks before the word without those that only say where a passage begins.
func (w word) gap() string { return strings.TrimPrefix(w.before, turnMark) }

// lexer cuts a stretch of text into words.
type lexer struct {
	text  string
	at    int
	end   int
	skips []story.Span // what is no speech, in order
	depth int          // of brackets
	words []word
	marks marksBefore
	past  bool // something was skipped since the last word
}

// lex gives the words of a stretch and the marks behind the last one.
func lex(text string, in story.Span, skips []story.Span) ([]word, string) {
	l := lexer{text: text, at: in.Start, end: in.End, skips: skips}
	for l.at < l.end {
		l.step()
	}
	return l.words, l.marks.take()
}

func (l *lexer) rune(at int) (rune, int) {
	if at >= l.end {
		return -1, 0
	}
	return utf8.DecodeRuneInString(l.text[at:l.end])
}

func (l *lexer) step() {
	for len(l.skips) > 0 && l.skips[0].End <= l.at {
		l.skips = l.skips[1:]
	}
	if len(l.skips) > 0 && l.skips[0].Has(l.at) {
		l.at, l.past = min(l.skips[0].End, l.end), true
		return
	}
	r, n := l.rune(l.at)
	switch {
	case isWordRune(r):
		l.word(l.at, l.depth > 0)
	case r == '[' && l.joins(l.at):
		l.word(l.at+1, true)
	case isSign(r):
		l.emit(l.at, l.at+n, string(r), l.depth > 0)
		l.at += n
	default:
		switch r {
		case '[', '(':
			l.depth++
		case ']', ')':
			l.depth = max(0, l.depth-1)
		}
		l.marks.add(r)
		l.at += n
	}
}

// word reads the word whose first letter stands at first.
func (l *lexer) word(first int, bracket bool) {
	start := l.at
	var face strings.Builder
	inside := first > start // a bracket was opened in this word
	end, i := first, first
	for i < l.end && !l.skipped(i) {
		r, n := l.rune(i)
		next, _ := l.rune(i + n)
		last, _ := utf8.DecodeLastRuneInString(face.String())
		switch {
		case isWordRune(r):
			face.WriteRune(r)
		case isUnseen(r):
		case isApostrophe(r) && unicode.IsLetter(next) && unicode.IsLetter(last):
			face.WriteByte('\'')
		case (r == '.' || r == ',' || r == ':') && isFigure(last) && isFigure(next):
			face.WriteRune(r)
		case r == '[' && opensInside(l.text[i:l.end], next):
			inside, bracket = true, true
		case r == ']' && inside:
			inside = false
		default:
			l.emit(start, end, face.String(), bracket)
			l.at = end
			return
		}
		i += n
		end = i
	}
	l.emit(start, end, face.String(), bracket)
	l.at = end
}

func (l *lexer) skipped(at int) bool { return len(l.skips) > 0 && l.skips[0].Has(at) }

// joins says that the bracket at the place holds the first letters of a word: [T]he.
func (l *lexer) joins(at int) bool {
	i := at + 1
	for i < l.end {
		r, n := l.rune(i)
		if !unicode.IsLetter(r) {
			break
		}
		i += n
	}
	if i == at+1 || i >= l.end || l.text[i] != ']' {
		return false
	}
	next, _ := l.rune(i + 1)
	return unicode.IsLetter(next)
}

// opensInside says that the bracket that begins text stands inside a word: accept[ed].
func opensInside(text string, next rune) bool {
	closing := strings.IndexByte(text, ']')
	return unicode.IsLetter(next) && closing > 0 && !strings.ContainsAny(text[:closing], " \t\r\n")
}

func (l *lexer) emit(start, end int, face string, bracket bool) {
	face = norm.NFC.String(face)
	raw := l.marks.raw
	l.words = append(l.words, word{
		Span: story.Span{Start: start, End: end}, face: face, key: key(face), before: l.marks.take(), bracket: bracket, parted: l.past, number: inNumber(key(face)),
		wrapped: strings.HasPrefix(raw, "-\n") || strings.HasPrefix(raw, "-\r"),
	})
	l.past = false
}

// key is what makes two words the same.
func key(face string) string {
	low := strings.ToLower(face)
	if low == "&" {
		return "and"
	}
	if len(low) > 4 && isFigure(rune(low[0])) && strings.Contains(low, ",") && inThousands(low) {
		return strings.ReplaceAll(low, ",", "")
	}
	return low
}

// inThousands says that three figures follow each comma: 1,400 · 12,000,000.50.
func inThousands(s string) bool {
	groups := strings.Split(s, ",")
	for i, g := range groups {
		figures := 0
		for figures < len(g) && isFigure(rune(g[figures])) {
			figures++
		}
		whole := figures == len(g) || i == len(groups)-1
		if !whole || i == 0 && figures > 3 || i > 0 && figures != 3 {
			return false
		}
	}
	return true
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r) || unicode.Is(unicode.No, r)
}

func isFigure(r rune) bool { return '0' <= r && r <= '9' }

func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

// isUnseen is for soft hyphens and the like, which may stand in a word.
func isUnseen(r rune) bool {
	return r == '\u00AD' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\uFEFF'
}

// isSign is for signs that are read out as words.
func isSign(r rune) bool {
	return unicode.Is(unicode.Sc, r) || r == '%' || r == '‰' || r == '&' || r == '@' || r == '+' || r == '=' || r == '°' || r == '#'
}

// marksBefore gathers the marks between two words.
type marksBefore struct {
	raw  string // the first of them as they stand
	out  []rune
	dots int
}

const longestRaw = 8

func (m *marksBefore) add(r rune) {
	if len(m.raw) < longestRaw {
		m.raw += string(r)
	}
	switch {
	case unicode.IsSpace(r), isUnseen(r), unicode.IsControl(r):
		return
	case r == '.':
		if m.dots++; m.dots > 1 {
			m.out = append(m.out[:len(m.out)-1], '…')
			return
		}
	case r == '…':
		m.dots = 2
	default:
		m.dots = 0
	}
	switch {
	case strings.ContainsRune("“”„‟\"«»‹›‘’‚‛'`´ʼ", r):
		r = '"'
	case strings.ContainsRune("-‐‑‒–—―−", r):
		r = '-'
	case r == '[':
		r = '('
	case r == ']':
		r = ')'
	}
	if n := len(m.out); n > 0 && m.out[n-1] == r && (r == '-' || r == '"' || r == '…') {
		return
	}
	m.out = append(m.out, r)
}

// take gives the marks and begins anew.
func (m *marksBefore) take() string {
	out := string(m.out)
	*m = marksBefore{}
	return out
}
