package review

import (
	"slices"
	"strings"
	"unicode"
)

// faithful is the row after a safe fix of its marks, with the verdict and the ticks that stood before it still
// standing: the journal holds both wordings, and the verdict keeps the one it was given for. A fix that does more than
// put one form of a mark or of white space in the place of another leaves them bound to what they were given for.
func (m moves) faithful(was, to QuoteRow) QuoteRow {
	before, after := wordsIn(m.was, was.Parts), wordsIn(m.is, to.Parts)
	printed, now := wordsIn(m.was, was.Speaker), wordsIn(m.is, to.Speaker)
	if !sameType(before, after) || !sameType(printed, now) {
		return to
	}
	if v := to.Verdict; v.Ruling != Unchecked && slices.Equal(v.For.Words, before) && slices.Equal(v.For.Printed, printed) {
		if v.First == nil {
			v.First = dup(&v.For)
		}
		v.For.Words, v.For.Printed = after, now
		to.Verdict = v
	}
	to.Ticks = slices.Clone(to.Ticks)
	for i, t := range to.Ticks {
		if slices.Equal(t.In, before) {
			to.Ticks[i].In = after
		}
	}
	return to
}

func sameType(a, b []string) bool {
	return slices.EqualFunc(a, b, func(x, y string) bool { return plainMarks(x) == plainMarks(y) })
}

// plainMarks is the wording with marks and white space in one form, and none at its ends.
func plainMarks(words string) string {
	space := false
	plain := strings.Map(func(r rune) rune {
		was := space
		space = unicode.IsSpace(r)
		switch {
		case space && was:
			return -1
		case space:
			return ' '
		case strings.ContainsRune("“”„«»", r):
			return '"'
		case strings.ContainsRune("‘’‚", r):
			return '\''
		}
		return r
	}, words)
	return strings.Trim(plain, `" `)
}
