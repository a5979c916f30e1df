package token

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// class is what a rune means to the scanner.
type class uint8

const (
	space class = iota
	letter
	digit
	mark
	punct
	symbol
	joiner // combining marks, soft hyphen, zero-width joiners: part of the word they stand in
)

// asciiClass answers for the first 128 runes without a call into package unicode.
var asciiClass = func() (table [utf8.RuneSelf]class) {
	for r := range rune(utf8.RuneSelf) {
		table[r] = wideClass(r)
	}
	return table
}()

func wideClass(r rune) class {
	switch {
	case isMark(r):
		return mark
	case unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsMark(r), r == '\u00ad', r == '\u200c', r == '\u200d':
		return joiner
	case unicode.IsSpace(r), unicode.Is(unicode.Cf, r):
		return space
	case r == '-', r == '/', unicode.IsPunct(r):
		return punct
	}
	return symbol
}

// isMark says that r is a quotation mark or apostrophe of any script.
func isMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '´', '«', '»', '‘', '’', '‚', '‛', '“', '”', '„', '‟', '‹', '›', '「', '」', '『', '』', '＂', '＇':
		return true
	}
	return false
}

// isApostrophe says that r may join the letters of one word: O'Brien, Sa’ad, Ka‘abi.
func isApostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == '`' }

// at is the class, value and length in bytes of the rune at i. A byte that begins no valid rune is a symbol,
// or space when it could only be the middle of one.
func at(text string, i int) (class, rune, int) {
	if b := text[i]; b < utf8.RuneSelf {
		return asciiClass[b], rune(b), 1
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	if r == utf8.RuneError && n == 1 {
		if !utf8.RuneStart(text[i]) {
			return space, r, 1
		}
		return symbol, r, 1
	}
	return wideClass(r), r, n
}

// clip keeps what 32-bit offsets reach.
func clip(text string) string {
	if len(text) <= math.MaxInt32 {
		return text
	}
	end := math.MaxInt32
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end]
}

// lower is text in small letters with every byte offset kept.
func lower(text string) string {
	i := 0
	for i < len(text) && text[i] < utf8.RuneSelf && (text[i] < 'A' || text[i] > 'Z') {
		i++
	}
	if i == len(text) {
		return text
	}
	out := make([]byte, 0, len(text))
	out = append(out, text[:i]...)
	for i < len(text) {
		b := text[i]
		if b < utf8.RuneSelf {
			if 'A' <= b && b <= 'Z' {
				b += 'a' - 'A'
			}
			out = append(out, b)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:])
		if small := unicode.ToLower(r); small != r && utf8.RuneLen(small) == n {
			out = utf8.AppendRune(out, small)
		} else {
			out = append(out, text[i:i+n]...)
		}
		i += n
	}
	return string(out)
}
