package token

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// scanner walks the text once, left to right, and appends tokens to doc.
type scanner struct {
	doc   *Doc
	text  string
	pos   int
	space bool // white space since the last token
}

func (s *scanner) run() {
	s.space = true
	s.doc.Tokens = make([]Token, 0, len(s.text)/6+1)
	for s.pos < len(s.text) {
		c, r, n := at(s.text, s.pos)
		switch c {
		case space:
			s.space = true
			s.pos += n
		case letter, digit, joiner:
			s.word(c)
		case mark:
			s.mark(r, n)
		default:
			s.sign(c, r, n)
		}
	}
}

// emit closes the token that began at start and ends at end.
func (s *scanner) emit(start, end int, k Kind) {
	for end < len(s.text) && !utf8.RuneStart(s.text[end]) {
		end++ // broken bytes belong to what they follow
	}
	t := Token{Start: int32(start), End: int32(end), Kind: k, Space: s.space}
	if k == Word || k == Number {
		shape(&t, s.text[start:end])
	}
	if len(s.doc.Tokens) == cap(s.doc.Tokens) {
		s.grow(start)
	}
	s.doc.Tokens = append(s.doc.Tokens, t)
	s.space = false
	s.pos = end
}

// grow makes room for the tokens of the text from pos on, going by how many were found before: a little more than there
// will be, not the quarter more that append would take.
func (s *scanner) grow(pos int) {
	n := len(s.doc.Tokens)
	rest := float64(len(s.text)-pos) / float64(pos+1)
	ahead := max(int(1.02*rest*float64(n)), n/32) + 8
	s.doc.Tokens = append(make([]Token, 0, n+ahead), s.doc.Tokens...)
}

// clicks are letters of Khoisan names that have no capital; the letter after them has: ǃGoagoses.
const clicks = "ǀǁǂǃ"

func shape(t *Token, word string) {
	letters, small := 0, 0
	word = strings.TrimLeft(word, clicks)
	for i, r := range word {
		switch {
		case 'a' <= r && r <= 'z':
			letters, small = letters+1, small+1
			t.Low = t.Low || i == 0
		case 'A' <= r && r <= 'Z':
			letters++
			t.Cap = t.Cap || i == 0
		case r < utf8.RuneSelf:
		case unicode.IsLower(r):
			letters, small = letters+1, small+1
			t.Low = t.Low || i == 0
		case unicode.IsUpper(r), unicode.IsTitle(r):
			letters++
			t.Cap = t.Cap || i == 0
		}
	}
	t.Upper = letters > 1 && small == 0
}

// mark emits a quotation mark: doubled apostrophes and grave accents count as one, a run of five or more is ornament.
// An apostrophe that begins a clipped word (’90s, ’em, a lone ’s) goes with the word.
func (s *scanner) mark(r rune, n int) {
	if isApostrophe(r) {
		if end := clipped(s.text, s.pos, n); end > 0 {
			k := Word
			if c, _, _ := at(s.text, s.pos+n); c == digit {
				k = Number
			}
			s.emit(s.pos, end, k)
			return
		}
	}
	end := s.pos + n
	for count := 1; end < len(s.text); count++ {
		_, next, m := at(s.text, end)
		if next != r {
			break
		}
		if count == 4 {
			s.emit(s.pos, repeatEnd(s.text, s.pos, r), Symbol)
			return
		}
		end += m
	}
	end = s.pos + n
	if isApostrophe(r) && end < len(s.text) {
		if _, next, m := at(s.text, end); next == r {
			end += m
		}
	}
	s.emit(s.pos, end, Mark)
}

// clippedWords are what may follow a leading apostrophe as part of one word.
var clippedWords = map[string]bool{
	"em": true, "til": true, "tis": true, "twas": true, "cause": true, "cos": true, "bout": true, "n": true,
	"s": true, "re": true, "ve": true, "ll": true, "d": true, "m": true,
}

// clipped is the end of a word whose first letters an apostrophe at i stands for, or 0.
func clipped(text string, i, n int) int {
	end := i + n
	for end < len(text) && end < i+n+8 {
		c, _, m := at(text, end)
		if c != letter && c != digit {
			break
		}
		end += m
	}
	rest := text[i+n : end]
	if len(rest) == 3 && asciiClass[rest[0]&0x7f] == digit && asciiClass[rest[1]&0x7f] == digit && rest[2] == 's' {
		return end
	}
	if len(rest) > 5 || !clippedWords[rest] {
		return 0
	}
	return end
}

// repeatEnd is where the run of r that begins at i ends.
func repeatEnd(text string, i int, r rune) int {
	for i < len(text) {
		_, next, n := at(text, i)
		if next != r || n == 1 && next == utf8.RuneError {
			break
		}
		i += n
	}
	return i
}

// sign emits punctuation and symbols; a run of one sign is one token (…, --, ====), brackets excepted. @name and #tag
// are words.
func (s *scanner) sign(c class, r rune, n int) {
	if (r == '@' || r == '#') && s.pos+1 < len(s.text) {
		if next, _, _ := at(s.text, s.pos+1); next == letter || next == digit {
			s.emit(s.pos, handleEnd(s.text, s.pos+1), Word)
			return
		}
	}
	k := Symbol
	if c == punct {
		k = Punct
	}
	end := s.pos + n
	if r != utf8.RuneError && !strings.ContainsRune("()[]{}", r) {
		end = max(end, repeatEnd(s.text, s.pos, r))
	}
	s.emit(s.pos, end, k)
}

// handleEnd is where the name after @ or # ends.
func handleEnd(text string, i int) int {
	for i < len(text) {
		c, r, n := at(text, i)
		if c != letter && c != digit && c != joiner && r != '_' {
			break
		}
		i += n
	}
	return i
}
