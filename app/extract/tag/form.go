package tag

import (
	"strings"
	"unicode/utf8"

	"quotedesk/app/extract/model"
)

// affixes is how many letters the longest prefix and suffix have that are looked at.
const affixes = 4

// form is what the tagger knows of a word by itself.
type form struct {
	low      model.Atom // in small letters, digits as 0, apostrophes straight
	shape    model.Atom
	known    model.Atom // the tags it has been met with; see entry
	prefix   [affixes]model.Atom
	suffix   [affixes]model.Atom
	affixed  int  // how many prefixes and suffixes it has
	only     Tag  // its tag when it needs no context, else count
	sentence bool // no word: stands before the first and after the last
}

// outside is the form of the places before and after a sentence.
var outside = form{low: model.Text("<>"), shape: model.Text("<>"), known: model.Text("<>"), only: count, sentence: true}

// entry is what the lexicon holds of a word: the tags it was met with, one bit each, and the one to give it without a
// look at its neighbours, or count.
type entry struct {
	mask uint32
	only Tag
}

// newForm works a word out. word is as printed, low in small letters.
func (r *reader) newForm(word, low string) form {
	low = Plain(low)
	f := form{low: model.Text(low), only: count}
	f.shape = r.shapeOf(word)
	rest, n := low, 0
	for n < affixes && rest != "" {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		f.prefix[n] = model.Text(low[:len(low)-len(rest)])
		n++
	}
	f.affixed = n
	rest = low
	for i := range n {
		_, size := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-size]
		f.suffix[i] = model.Text(low[len(rest):])
	}
	e := r.lookUp(&f.low, low)
	f.only = e.only
	f.known = r.maskAtom(e.mask)
	return f
}

// Plain is low, a word in small letters, with every digit as 0, curly apostrophes as straight ones and double marks as ". It copies only when it must.
func Plain(low string) string {
	for i := range len(low) {
		if b := low[i]; b >= utf8.RuneSelf || '1' <= b && b <= '9' {
			return strings.Map(plainRune, low)
		}
	}
	return low
}

func plainRune(r rune) rune {
	switch {
	case '1' <= r && r <= '9':
		return '0'
	case r == '’', r == '‘', r == '`':
		return '\''
	case r == '“', r == '”', r == '„', r == '«', r == '»':
		return '"'
	case r == '–', r == '—':
		return '-'
	case r == '…':
		return '.'
	case r == '\t', r == '\n':
		return ' '
	}
	return r
}

// shapeOf is the word's shape, runs cut to two and the whole to eight bytes.
func (r *reader) shapeOf(word string) model.Atom {
	var buf [8]byte
	return model.Bytes(model.Shape(buf[:0], word, 2), r.vector.Named())
}

const hexDigits = "0123456789abcdef"

func (r *reader) maskAtom(mask uint32) model.Atom {
	var buf [8]byte
	n := 0
	for ; mask != 0; mask >>= 4 {
		buf[n] = hexDigits[mask&15]
		n++
	}
	return model.Bytes(buf[:n], r.vector.Named())
}
