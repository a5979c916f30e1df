package model

import (
	"unicode"
	"unicode/utf8"
)

// Shape writes a word into buf as X for capitals, x for small letters, 0 for digits, other ASCII signs as they are and
// ? for the rest. Runs are cut to most signs and the whole to cap(buf) bytes. The result shares memory with buf.
func Shape(buf []byte, word string, most int) []byte {
	out := buf[:0]
	for _, c := range word {
		s := shapeSign(c)
		if endsInRun(out, s, most) {
			continue
		}
		if len(out) == cap(out) {
			break
		}
		out = append(out, s)
	}
	return out
}

// endsInRun says that the last most signs are all s.
func endsInRun(shape []byte, s byte, most int) bool {
	if len(shape) < most {
		return false
	}
	for _, have := range shape[len(shape)-most:] {
		if have != s {
			return false
		}
	}
	return true
}

func shapeSign(c rune) byte {
	switch {
	case '0' <= c && c <= '9':
		return '0'
	case unicode.IsUpper(c):
		return 'X'
	case unicode.IsLetter(c):
		return 'x'
	case c < utf8.RuneSelf && c > ' ':
		return byte(c)
	}
	return '?'
}
