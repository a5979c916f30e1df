package quote

import (
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// tagReach bounds how many tokens a tag's subject may have.
const tagReach = 7

// TrimUnclosed ends each region that was never closed before an attribution in its paragraph: “You could not see, Pelly
// told reporters. Without one it keeps its end. regions are changed in place.
func TrimUnclosed(regions []Region, doc *token.Doc, lex *Lexicon) {
	for i := range regions {
		if regions[i].Unclosed {
			regions[i].Span.End = trimmed(regions[i], doc, lex)
		}
	}
}

func trimmed(r Region, doc *token.Doc, lex *Lexicon) int {
	first, last := doc.Range(r.Inner())
	for i := first; i < last; i++ {
		if doc.Tokens[i].Kind != token.Punct {
			continue
		}
		switch doc.Word(i) {
		case ",", "?", "!", ".":
			if tagAt(doc, lex, i+1, last) {
				return int(doc.Tokens[i].End)
			}
		}
	}
	for last > first && int(doc.Tokens[last-1].End) > r.Span.End {
		last--
	}
	if last > first {
		return int(doc.Tokens[last-1].End)
	}
	return r.Span.End
}

// tagAt says that an attribution begins at token i: said X, X said, the company told.
func tagAt(doc *token.Doc, lex *Lexicon, i, last int) bool {
	for n := 0; n < tagReach && i+n < last; n++ {
		t := &doc.Tokens[i+n]
		if t.Kind != token.Word && doc.Word(i+n) != "-" {
			return false
		}
		low := doc.Lower(i + n)
		for _, f := range lex.cues[low] {
			if f.form&(Past|Third) != 0 && f.verb.Takes('d') && f.verb.Weight >= 0.6 && (n > 0 || i+1 < last && doc.Tokens[i+1].Cap) {
				return n == 0 || subjectLike(doc, lex, i, i+n)
			}
		}
		if lex.Is(low, Aux|Conjunction|Preposition) && low != "of" && low != "for" {
			return false
		}
	}
	return false
}

// subjectLike says that the tokens are a name, a third-person pronoun or a noun with an article: words inside the
// quotation such as "I told" are no tag.
func subjectLike(doc *token.Doc, lex *Lexicon, first, last int) bool {
	low := doc.Lower(first)
	switch low {
	case "he", "she", "they", "it":
		return last == first+1
	case "i", "we", "you", "who", "that", "there", "which":
		return false
	}
	return doc.Tokens[first].Cap || lex.Is(low, Article|Possessive) || lex.Is(low, Vague)
}

// open says that the region at index i is never closed: neither here nor by the paragraphs that carry it on.
func open(regions []Region, i int) bool {
	for ; i < len(regions); i++ {
		if !regions[i].Unclosed {
			return false
		}
		if i+1 >= len(regions) || !regions[i+1].Continues {
			return true
		}
	}
	return false
}

// heldBy maps each region to the draft that holds it.
func heldBy(drafts []Draft, n int) []int {
	held := make([]int, n)
	for i := range held {
		held[i] = -1
	}
	for d := range drafts {
		for _, r := range drafts[d].Regions {
			held[r] = d
		}
	}
	return held
}

// Join makes one quotation of what one speaker says on: a sentence in marks behind an attributed one in the same
// paragraph, and a paragraph that opens again where the one before was left open. It marks what is never closed.
func (s *Sheet) Join(drafts []Draft) []Draft {
	held := heldBy(drafts, len(s.Regions))
	into := make([]int, len(drafts))
	for i := range into {
		into[i] = i
	}
	root := func(i int) int {
		for into[i] != i {
			i = into[i]
		}
		return i
	}
	for i := range drafts {
		d := &drafts[i]
		if len(d.Regions) == 0 {
			continue
		}
		if r := d.Regions[0]; s.Regions[r].Continues && r > 0 && held[r-1] >= 0 && held[r-1] < i {
			if before := root(held[r-1]); drafts[before].Place == Nowhere || d.Place == Nowhere {
				into[i] = before
				merge(&drafts[before], d)
				continue
			}
		}
		if d.Place != Nowhere || d.Kind != story.Direct || i == 0 {
			continue
		}
		before := &drafts[root(i-1)]
		if drafts[i-1].Paragraph == d.Paragraph && drafts[i-1].Sentence == d.Sentence-1 && drafts[i-1].Kind == story.Direct && before.Place != Fragment {
			into[i] = root(i - 1)
			merge(before, d)
		}
	}
	out := drafts[:0]
	for i := range drafts {
		if into[i] != i {
			continue
		}
		d := drafts[i]
		for _, r := range d.Regions {
			if s.Regions[r].Unclosed && open(s.Regions, r) {
				d.flag(story.FlagUnclosed)
			}
		}
		out = append(out, d)
	}
	return out
}

// merge adds the parts of d to the quotation into; an attribution that only d has is taken over.
func merge(into, d *Draft) {
	into.Parts = append(into.Parts, d.Parts...)
	into.Regions = append(into.Regions, d.Regions...)
	into.Edge = min(into.Edge, d.Edge)
	for _, f := range d.Flags {
		into.flag(f)
	}
	if into.Place != Nowhere || d.Place == Nowhere {
		return
	}
	into.Subject, into.Place, into.Cue, into.CueUnit, into.Lemma = d.Subject, d.Place, d.Cue, d.CueUnit, d.Lemma
	into.Role, into.Via, into.Sentence, into.Paragraph, into.At = d.Role, d.Via, d.Sentence, d.Paragraph, d.At
	into.Cover = max(into.Cover, d.Cover)
}
