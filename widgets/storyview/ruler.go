package storyview

import (
	"math"
	"strings"
	"unicode/utf8"
)

// face is a size and cut of the text font.
type face struct {
	size         float32
	bold, italic bool
}

// measureFunc gives the width of s set in f, in the units of the canvas.
type measureFunc func(s string, f face) float32

const (
	// longWord is the length in bytes above which a word is measured cluster by
	// cluster: shaping it whole would be slow and keeping it would be waste.
	longWord = 64
	// maxWords bounds the cache; far above the vocabulary of any one story.
	maxWords = 60_000
	// tabSpaces is the width of a tab in spaces.
	tabSpaces = 4
)

// ruler measures one face and remembers what it has measured, for all stories.
//
// Shaping a word takes some 15 µs, and a long text holds ten thousand different
// ones. Words of plain Latin letters are therefore summed from the widths of
// their letters and the kerning of their pairs, of which there are a thousand;
// in the fonts the toolkit ships that is exact. All other words are shaped once
// each. Either way the widths only decide where lines break: what is drawn is
// measured whole.
type ruler struct {
	face    face
	measure measureFunc
	words   map[string]float32
	ascii   [utf8.RuneSelf]float32                 // widths of letters, NaN when unknown
	kerns   [utf8.RuneSelf * utf8.RuneSelf]float32 // of pairs, NaN when unknown
	others  map[[2]rune]float32                    // both, for letters outside ASCII
	space   float32
}

func newRuler(f face, measure measureFunc) *ruler {
	r := &ruler{face: f, measure: measure, words: make(map[string]float32), others: make(map[[2]rune]float32)}
	unknown := float32(math.NaN())
	for i := range r.ascii {
		r.ascii[i] = unknown
	}
	for i := range r.kerns {
		r.kerns[i] = unknown
	}
	r.space = measure(" ", f)
	return r
}

// word gives the width of a word.
func (r *ruler) word(s string) float32 {
	if w, ok := r.latin(s); ok {
		return w
	}
	if w, ok := r.words[s]; ok {
		return w
	}
	if len(s) > longWord || strings.ContainsFunc(s, isGap) {
		return r.sum(s)
	}
	w := r.measure(s, r.face)
	r.keep(s, w)
	return w
}

// latin sums a word of plain letters; false if it has any other.
func (r *ruler) latin(s string) (float32, bool) {
	var w float32
	last := rune(-1)
	for i := 0; i < len(s); {
		c, n := rune(s[i]), 1
		if c >= utf8.RuneSelf {
			c, n = utf8.DecodeRuneInString(s[i:])
		}
		if !isLatin(c) {
			return 0, false
		}
		w += r.letter(c)
		if last >= 0 {
			w += r.kern(last, c)
		}
		last = c
		i += n
	}
	return w, true
}

// isLatin reports whether c is a letter or mark that stands alone, joins with
// nothing and is set in the text font itself: ASCII, Latin-1, Latin Extended and
// the usual dashes and quotation marks. The soft hyphen is not one.
func isLatin(c rune) bool {
	switch {
	case c < 0xA0:
		return c >= 0x20 && c < 0x7F
	case c < 0x250:
		return c != 0xAD
	}
	return c >= 0x2010 && c <= 0x2026
}

func (r *ruler) letter(c rune) float32 {
	if c >= utf8.RuneSelf {
		return r.other(-1, c)
	}
	if w := r.ascii[c]; w == w {
		return w
	}
	r.ascii[c] = r.measure(string(c), r.face)
	return r.ascii[c]
}

// kern gives by how much a pair is wider than its letters; mostly 0.
func (r *ruler) kern(a, b rune) float32 {
	if a >= utf8.RuneSelf || b >= utf8.RuneSelf {
		return r.other(a, b)
	}
	k := &r.kerns[a*utf8.RuneSelf+b]
	if *k != *k {
		*k = r.measure(string([]rune{a, b}), r.face) - r.letter(a) - r.letter(b)
	}
	return *k
}

// other gives the width of b, or with a >= 0 the kerning of a and b.
func (r *ruler) other(a, b rune) float32 {
	key := [2]rune{a, b}
	if w, ok := r.others[key]; ok {
		return w
	}
	var w float32
	if a < 0 {
		w = r.measure(string(b), r.face)
	} else {
		w = r.measure(string([]rune{a, b}), r.face) - r.letter(a) - r.letter(b)
	}
	r.others[key] = w
	return w
}

// cluster gives the width of one grapheme cluster.
func (r *ruler) cluster(s string) float32 {
	if isGapText(s) {
		return r.gap(s)
	}
	if len(s) > longWord { // marks by the hundred on one letter: the first show its width
		s = clip(s, longWord)
	}
	if w, ok := r.latin(s); ok {
		return w
	}
	w, ok := r.words[s]
	if !ok {
		w = r.measure(s, r.face)
		r.keep(s, w)
	}
	return w
}

// keep remembers the width of a word.
func (r *ruler) keep(s string, w float32) {
	if len(r.words) >= maxWords {
		clear(r.words)
	}
	// The clone keeps the cache from holding a whole story in memory.
	r.words[strings.Clone(s)] = w
}

// clip gives the characters of s that begin in its first n bytes.
func clip(s string, n int) string {
	for n < len(s) && !utf8.RuneStart(s[n]) {
		n++
	}
	return s[:n]
}

// gap is the room left for a character that has no picture.
func (r *ruler) gap(s string) float32 {
	if s == "\t" {
		return tabSpaces * r.space
	}
	return r.space
}

// sum adds the widths of the clusters of s, in time linear in its length.
func (r *ruler) sum(s string) float32 {
	var w float32
	for i := 0; i < len(s); {
		j := nextCluster(s, i)
		w += r.cluster(s[i:j])
		i = j
	}
	return w
}

// isGap reports whether the character is drawn as empty room: tabs and the
// other control characters, which fonts show as boxes or not at all.
func isGap(c rune) bool { return c < 0x20 || c >= 0x7F && c < 0xA0 }

// isGapText reports whether a cluster begins with a gap character.
func isGapText(s string) bool {
	if s[0] < utf8.RuneSelf {
		return isGap(rune(s[0]))
	}
	return s[0] == 0xC2 && len(s) > 1 && s[1] < 0xA0
}
