package search

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Bit is a stretch of the words around what was found.
type Bit struct {
	Text  string
	Found bool
}

// Excerpt is where something was found and the words around it, on one line.
type Excerpt struct {
	At   story.Span // of the first thing found; empty when nothing stands there
	Bits []Bit
}

// Text is the excerpt without a mark on what was found.
func (e Excerpt) Text() string {
	var b strings.Builder
	for _, bit := range e.Bits {
		b.WriteString(bit.Text)
	}
	return b.String()
}

// ellipsis stands where an excerpt leaves something out.
const ellipsis = "…"

// Around is the part of a text, at most about so many characters, that holds most of the terms. Only in is looked at.
func Around(text string, in story.Span, terms []Term, characters int) Excerpt {
	words := Words(in.In(text))
	for i := range words {
		words[i].Start, words[i].End = words[i].Start+in.Start, words[i].End+in.Start
	}
	hits := find(words, terms)
	if len(hits) == 0 {
		return excerpt(text, story.Span{Start: in.Start, End: clip(text, in.Start, in.End, characters)}, in, nil)
	}
	best := thickest(hits, characters*3/4)
	from, to := hits[best].Start, hits[best].End
	for _, h := range hits[best:] {
		if h.End-from <= characters*3/4 {
			to = max(to, h.End)
		}
	}
	room := max(0, characters-utf8.RuneCountInString(text[from:to]))
	at := story.Span{Start: back(text, in.Start, from, room*2/5), End: clip(text, to, in.End, room*3/5)}
	return excerpt(text, at, in, hits)
}

// hit is where a term stands.
type hit struct {
	story.Span
	term int
}

func find(words []Word, terms []Term) []hit {
	var out []hit
	for i := range words {
		for n, t := range terms {
			if t.at(words, i) {
				out = append(out, hit{story.Span{Start: words[i].Start, End: words[i+len(t.Words)-1].End}, n})
			}
		}
	}
	return out
}

// thickest is the hit from which, within so many bytes, most different terms stand.
func thickest(hits []hit, within int) int {
	best, most := 0, 0
	for i := range hits {
		seen := map[int]bool{}
		for _, h := range hits[i:] {
			if h.End-hits[i].Start > within && h != hits[i] {
				break
			}
			seen[h.term] = true
		}
		if len(seen) > most {
			best, most = i, len(seen)
		}
	}
	return best
}

// back is where so many characters before an offset begin, at the start of a word.
func back(text string, least, at, characters int) int {
	from := at
	for from > least && characters > 0 {
		_, n := utf8.DecodeLastRuneInString(text[least:from])
		from -= n
		characters--
	}
	if from > least {
		if i := strings.IndexAny(text[from:at], " \n\t"); i >= 0 {
			from += i + 1
		}
	}
	return from
}

// clip is where so many characters behind an offset end, at the end of a word.
func clip(text string, at, most, characters int) int {
	to := at
	for to < most && characters > 0 {
		_, n := utf8.DecodeRuneInString(text[to:most])
		to += n
		characters--
	}
	if to < most {
		if i := strings.LastIndexAny(text[at:to], " \n\t"); i > 0 {
			to = at + i
		}
	}
	return to
}

func excerpt(text string, at, in story.Span, hits []hit) Excerpt {
	var e Excerpt
	add := func(words string, found bool) {
		if words == "" {
			return
		}
		if n := len(e.Bits); n > 0 && e.Bits[n-1].Found == found {
			e.Bits[n-1].Text += words
			return
		}
		e.Bits = append(e.Bits, Bit{words, found})
	}
	if at.Start > in.Start {
		add(ellipsis, false)
	}
	done := at.Start
	slices.SortFunc(hits, func(a, b hit) int { return a.Start - b.Start })
	for _, h := range hits {
		if h.Start < done || h.End > at.End {
			continue
		}
		if e.At.Empty() {
			e.At = h.Span
		}
		add(oneLine(text[done:h.Start]), false)
		add(oneLine(h.In(text)), true)
		done = h.End
	}
	add(oneLine(text[done:at.End]), false)
	if at.End < in.End {
		add(ellipsis, false)
	}
	return e
}

// oneLine makes one space of each stretch of white space, those at the ends too.
func oneLine(words string) string {
	if words == "" {
		return ""
	}
	out := strings.Join(strings.Fields(words), " ")
	if first, _ := utf8.DecodeRuneInString(words); unicode.IsSpace(first) {
		out = " " + out
	}
	if last, _ := utf8.DecodeLastRuneInString(words); out != " " && unicode.IsSpace(last) {
		out += " "
	}
	return out
}
