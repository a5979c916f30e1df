// Package quote finds what is said in a story: the stretches inside quotation marks, what each of them is, the cue
// words, and the edges of direct, mixed and indirect speech.
//
// The parts run in the order the text flows: marks (Regions), a sheet of the story's units (NewSheet), cues, content.
// It names no speaker, it only says where a speaker should be looked for; and it never changes the text.
package quote

import (
	"unicode"

	"quotedesk/app/story"
)

// Region is a stretch inside quotation marks. Marks inside it belong to it and are not reported.
type Region struct {
	Span      story.Span // bytes, marks included; when Unclosed, to the paragraph's end or the next opening mark
	Open      story.Span // the opening mark; empty when the region only carries on the paragraph before
	Close     story.Span // the closing mark; empty when Unclosed
	Paragraph int        // index into story.Paragraphs
	Unclosed  bool
	Continues bool // carries on the region before it: the paragraph before was left open and this one opens again
	Single    bool // single marks
	Mixed     bool // the closing mark is of another family than the opening one
}

// Inner is the region without its marks.
func (r Region) Inner() story.Span {
	in := r.Span
	if !r.Open.Empty() {
		in.Start = r.Open.End
	}
	if !r.Close.Empty() {
		in.End = r.Close.Start
	}
	return in
}

type family uint8

const (
	curly family = iota
	straight
	ticks // doubled apostrophes and back-ticks
	angle // guillemets
	single
)

// glyph is one quotation mark with what its neighbours allow it to be.
type glyph struct {
	span        story.Span
	family      family
	prev, next  rune // ' ' at the paragraph's edges
	opens, ends bool
}

// Regions finds the stretches inside quotation marks, paragraph by paragraph, in one pass over the text.
// Marks are paired by what stands beside them, never by counting: a closing mark that closes nothing is passed over,
// an opening mark that is never closed gives an Unclosed region.
func Regions(text string, paragraphs []story.Span) []Region {
	var out []Region
	open := -1 // region left open at the end of the paragraph before
	for p, para := range paragraphs {
		marks := glyphs(text, para)
		first := len(out)
		out = pair(out, marks, para, p)
		open = carryOn(out, first, open, text, para, marks)
	}
	return out
}

// carryOn links a paragraph that opens again to the one left open before it, and says which region is now open.
func carryOn(out []Region, first, open int, text string, para story.Span, marks []glyph) int {
	if first == len(out) {
		return -1
	}
	if open >= 0 && startsWith(text, para, out[first].Span.Start) && out[first].Single == out[open].Single {
		out[first].Continues = true
	}
	last := len(out) - 1
	if out[last].Unclosed && out[last].Span.End == para.End {
		return last
	}
	return -1
}

func startsWith(text string, para story.Span, at int) bool {
	for _, r := range text[para.Start:at] {
		if !unicode.IsSpace(r) {
			return false
		}
	}
	return true
}

// pair walks the marks of one paragraph.
func pair(out []Region, marks []glyph, para story.Span, p int) []Region {
	for i := 0; i < len(marks); {
		g := marks[i]
		if !g.opens {
			i++
			continue
		}
		var end, next int // index of the closing mark or -1; where to go on
		if g.family == single {
			end, next = closeSingle(marks, i)
			if end < 0 && g.span.Start != firstMark(marks, para) {
				i++
				continue
			}
		} else {
			end, next = closeDouble(marks, i)
		}
		r := Region{Open: g.span, Paragraph: p, Single: g.family == single}
		switch {
		case end >= 0:
			r.Close = marks[end].span
			r.Span = story.Span{Start: g.span.Start, End: r.Close.End}
			r.Mixed = marks[end].family != g.family
		case next < len(marks):
			r.Unclosed, r.Span = true, story.Span{Start: g.span.Start, End: marks[next].span.Start}
		default:
			r.Unclosed, r.Span = true, story.Span{Start: g.span.Start, End: para.End}
		}
		if r.Inner().Len() > 0 {
			out = append(out, r)
		}
		i = next
	}
	return out
}

// firstMark is the offset of a mark that stands at the very start of the paragraph, or -1.
func firstMark(marks []glyph, para story.Span) int {
	if len(marks) > 0 && marks[0].span.Start == para.Start {
		return para.Start
	}
	return -1
}

// closeDouble finds the mark that closes marks[i], and where to go on. Inner marks of another family are stepped over;
// a second opening mark of the same family means that the first was never closed, unless two closing marks follow.
func closeDouble(marks []glyph, i int) (end, next int) {
	outer, inner, firstInner := marks[i].family, -1, -1
	for j := i + 1; j < len(marks); j++ {
		g := marks[j]
		if g.family == single {
			continue
		}
		if g.ends && inner >= 0 && g.family == marks[inner].family {
			inner = -1
			continue
		}
		if g.ends && (g.family == outer || !g.opens && closesOther(g)) {
			return j, j + 1
		}
		if !g.opens {
			continue
		}
		if g.family != outer {
			inner = j
			if firstInner < 0 {
				firstInner = j
			}
			continue
		}
		if nested(marks, j) {
			return j + 2, j + 3
		}
		if k := strayClose(marks, i, j); k >= 0 {
			return k, k + 1
		}
		return -1, j
	}
	if k := strayClose(marks, i, len(marks)); k >= 0 && firstInner < 0 {
		return k, k + 1
	}
	if firstInner >= 0 && inner >= 0 {
		return -1, firstInner
	}
	return -1, len(marks)
}

// strayClose finds a single mark between the marks i and j that closes what a double one opened: it follows a comma or a
// stop, as no apostrophe does, and no single mark opens before it. It is -1 when there is none.
func strayClose(marks []glyph, i, j int) int {
	for k := i + 1; k < j; k++ {
		g := marks[k]
		if g.family != single {
			continue
		}
		if g.opens {
			return -1
		}
		if g.ends && closingPunct(g.prev) && unicode.IsSpace(g.next) {
			return k
		}
	}
	return -1
}

// closesOther lets a mark of another family close a region, but no inch mark.
func closesOther(g glyph) bool { return !unicode.IsDigit(g.prev) }

// nested says that marks[j] opens a quotation inside one of its own family: open, open, close, close.
func nested(marks []glyph, j int) bool {
	return j+2 < len(marks) && marks[j+1].ends && marks[j+2].ends && !marks[j+2].opens &&
		marks[j+1].family == marks[j].family && marks[j+2].family == marks[j].family
}

// closeSingle finds the mark that closes a single opening mark. A mark after a letter s may be a possessive
// (four hours’ sleep) and one after n an elision (comin’): they close only when no better one comes before the next
// opening mark.
func closeSingle(marks []glyph, i int) (end, next int) {
	weak := -1
	for j := i + 1; j < len(marks); j++ {
		g := marks[j]
		if g.family != single {
			if !g.opens {
				if weak >= 0 && !g.ends {
					return weak, weak + 1
				}
				continue
			}
			if end, _ := closeDouble(marks, j); end > 0 && end-j <= 2 {
				j = end
			}
			continue
		}
		if g.ends {
			if strong(g) {
				return j, j + 1
			}
			weak = j
			continue
		}
		if g.opens {
			break
		}
	}
	if weak >= 0 {
		return weak, weak + 1
	}
	return -1, i + 1
}

// strong says that a single mark can be no apostrophe: it follows punctuation, or is followed by it, or follows a
// letter that ends no possessive or elision.
func strong(g glyph) bool {
	if !unicode.IsLetter(g.prev) && !unicode.IsDigit(g.prev) {
		return true
	}
	if unicode.IsSpace(g.next) {
		return g.prev != 's' && g.prev != 'n' && g.prev != 'z' && g.prev != 'S'
	}
	return true
}
