// Package search is what stories and quotations are looked for by: the words of a text as they are compared, the small
// language a person asks in, what of a story goes into the index, and the words around what was found.
//
// It opens nothing and keeps nothing: storage has the index. What a person has typed only ever leaves the package as
// words made of letters, figures and marks, so that none of it can be taken for a command of the index. The package must
// never open a file, draw, or start a goroutine.
package search

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// Word is one word of a text as words are compared.
type Word struct {
	story.Span        // in the text
	Text       string // folded
}

// Words are the words of a text. In scripts that leave no space between words each character is one.
func Words(text string) []Word {
	var out []Word
	scan(text, func(at story.Span, word []byte) { out = append(out, Word{at, string(word)}) })
	return out
}

// Plain is the text as the index takes it: its words, folded, with single spaces between.
func Plain(text string) string {
	var b strings.Builder
	b.Grow(len(text))
	scan(text, func(_ story.Span, word []byte) {
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		b.Write(word)
	})
	return b.String()
}

// scan hands on the words of a text; word is only good until emit returns.
func scan(text string, emit func(at story.Span, word []byte)) {
	var word []byte
	var at story.Span
	end := func() {
		if len(word) > 0 {
			emit(at, word)
			word = word[:0]
		}
	}
	alone := false // the word is a character of a script without spaces
	for i, r := range text {
		if r < 0x80 {
			if c := byte(r) | 0x20; 'a' <= c && c <= 'z' || '0' <= r && r <= '9' {
				if alone {
					end()
				}
				if len(word) == 0 {
					at.Start = i
				}
				if r >= 'A' {
					word = append(word, c)
				} else {
					word = append(word, byte(r))
				}
				at.End, alone = i+1, false
				continue
			}
			end()
			continue
		}
		size := runeLen(text[i:])
		for _, d := range story.FoldRune(r) {
			switch {
			case unicode.IsMark(d) && len(word) == 0: // belongs to no letter
				continue
			case unicode.IsMark(d):
			case !unicode.IsLetter(d) && !unicode.IsNumber(d):
				end()
				continue
			case alone || unspaced(d):
				end()
			}
			if len(word) == 0 {
				at.Start, alone = i, unspaced(d)
			}
			word = append(word, string(d)...)
			at.End = i + size
		}
		if len(word) > 0 {
			at.End = i + size // an accent or soft hyphen behind the letters
		}
	}
	end()
}

// runeLen is how many bytes the first character of the text takes, one for a byte that is no UTF-8.
func runeLen(text string) int {
	for i := range text {
		if i > 0 {
			return i
		}
	}
	return len(text)
}

// unspaced says that the character is of a script that leaves no space between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
