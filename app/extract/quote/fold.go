package quote

import (
	"strings"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// NewSheet folds the tokens of doc into units. Regions and mentions must be in text order and must not overlap
// among themselves; mentions inside regions are left to the region.
// A sentence begins at each of the byte offsets edges, such as the end of a dateline. tags is the part of speech of each
// token of doc.
func NewSheet(doc *token.Doc, tags []tag.Tag, regions []Region, mentions []Mention, edges []int, lex *Lexicon) *Sheet {
	s := &Sheet{Text: doc.Text, Regions: regions, Mentions: mentions, Tags: tags, Lex: lex, vector: &model.Vector{}}
	s.lowered = doc.LowerSpan(story.Span{End: len(doc.Text)})
	f := folder{s, doc}
	s.Units = make([]Unit, 0, f.room())
	region, mention := 0, 0
	for i := 0; i < len(doc.Tokens); {
		at := int(doc.Tokens[i].Start)
		for region < len(regions) && regions[region].Span.End <= at {
			region++
		}
		for mention < len(mentions) && (mentions[mention].Start < at || mentions[mention].Empty()) {
			mention++
		}
		switch {
		case region < len(regions) && regions[region].Span.Start <= at:
			i = f.fold(i, regions[region].Span, Quoted, region)
		case mention < len(mentions) && mentions[mention].Start == at && f.clear(mentions[mention].Span, region):
			i = f.fold(i, mentions[mention].Span, Name, mention)
		default:
			i = f.word(i)
		}
	}
	f.cut(edges)
	return s
}

// folder makes the units of a sheet from the tokens of a story.
type folder struct {
	*Sheet
	doc *token.Doc
}

// room is about how many units there will be, not much more and hardly ever less: all tokens, without those that
// regions take in.
func (f *folder) room() int {
	n := len(f.doc.Tokens)
	for _, r := range f.Regions {
		first, last := f.doc.Range(r.Span)
		n -= max(0, last-first-1)
	}
	return n
}

// clear says that no region begins inside the span, or only a nickname that the name goes on after.
func (f *folder) clear(span story.Span, region int) bool {
	return region >= len(f.Regions) || f.Regions[region].Span.Start >= span.End || f.Regions[region].Span.End < span.End
}

// fold makes one unit of all tokens that begin inside the span.
func (f *folder) fold(i int, span story.Span, kind UnitKind, ref int) int {
	last := i
	for last < len(f.doc.Tokens) && int(f.doc.Tokens[last].Start) < span.End {
		last++
	}
	u := Unit{Kind: kind, Ref: int32(ref), First: int32(i), Last: int32(last), Cap: true}
	if kind == Name {
		if last+1 < len(f.doc.Tokens) && f.joins(last) { // Paris-based is no mention of Paris
			for last+1 < len(f.doc.Tokens) && f.joins(last) {
				last += 2
			}
			u = Unit{Kind: Plain, Ref: -1, First: int32(i), Last: int32(last), Cap: true}
		} else {
			u.name(f.Mentions[ref].Type)
		}
		u.Low = f.lower(i, last)
	}
	return f.add(&u)
}

// lower is tokens first up to last in small letters.
func (f *folder) lower(first, last int) string { return f.doc.LowerSpan(f.doc.Span(first, last)) }

// add files a unit whose tokens are known, and gives the token after it.
func (f *folder) add(u *Unit) int {
	last := int(u.Last)
	u.start, u.end = f.doc.Tokens[u.First].Start, f.doc.Tokens[last-1].End
	u.Period = f.endsSentence(last)
	u.Tag = f.Tags[last-1]
	f.Units = append(f.Units, *u)
	return last
}

func (f *folder) endsSentence(next int) bool {
	return next >= len(f.doc.Tokens) || f.doc.Tokens[next].Sentence != f.doc.Tokens[next-1].Sentence
}

// word makes a unit of token i and of what is joined to it by hyphens without space.
func (f *folder) word(i int) int {
	t := f.doc.Tokens[i]
	u := Unit{Kind: Plain, Ref: -1, First: int32(i), Cap: t.Cap}
	last := i + 1
	if t.Kind == token.Punct || t.Kind == token.Mark || t.Kind == token.Symbol {
		u.Kind = Stop
	}
	for u.Kind == Plain && last+1 < len(f.doc.Tokens) && f.joins(last) {
		last += 2
	}
	u.Last = int32(last)
	u.Low = f.lower(i, last)
	if u.Kind == Plain {
		u.Class = f.Lex.classes[u.Low]
		if u.Low == "may" && !u.Cap {
			u.Class &^= Time // the verb, not the month
		}
		if u.Low == "'s" || u.Low == "’s" {
			u.Kind = Genitive
		}
	} else if (u.Low == "'" || u.Low == "’") && !t.Space && i > 0 && f.doc.Tokens[i-1].Kind == token.Word {
		u.Kind = Genitive
	}
	return f.add(&u)
}

// joins says that token i is a hyphen between two words.
func (f *folder) joins(i int) bool {
	h, w := f.doc.Tokens[i], f.doc.Tokens[i+1]
	if h.Space || w.Space || h.End-h.Start > 3 || w.Kind != token.Word && w.Kind != token.Number {
		return false
	}
	if r := f.regionAfter(int(h.Start)); r < len(f.Regions) && f.Regions[r].Span.Start <= int(w.Start) {
		return false
	}
	return f.hyphen(i)
}

func (f *folder) hyphen(i int) bool {
	w := f.doc.Word(i)
	return w == "-" || w == "‑" || w == "‐"
}

// regionAfter is the first region that ends after the offset.
func (f *folder) regionAfter(offset int) int {
	lo, hi := 0, len(f.Regions)
	for lo < hi {
		if mid := (lo + hi) / 2; f.Regions[mid].Span.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// cut finds the sentences outside marks.
func (f *folder) cut(edges []int) {
	f.unitOf = make([]int32, len(f.Units))
	first := 0
	for i := range f.Units {
		f.unitOf[i] = int32(len(f.Sentences))
		if i+1 == len(f.Units) || f.paragraph(i) != f.paragraph(i+1) || f.ends(i) || f.edge(i, edges) {
			f.Sentences = append(f.Sentences, Sentence{first, i + 1, f.paragraph(i)})
			first = i + 1
		}
	}
}

// paragraph is the paragraph of a unit, from its tokens.
func (f *folder) paragraph(unit int) int { return f.doc.Paragraph(int(f.Units[unit].First)) }

// edge says that one of the offsets lies between unit i and the next.
func (f *folder) edge(i int, edges []int) bool {
	for _, e := range edges {
		if f.Units[i].End() <= e && e <= f.Units[i+1].Start() {
			return true
		}
	}
	return false
}

// ends says that a sentence ends after unit i of the same paragraph as unit i+1.
func (s *Sheet) ends(i int) bool {
	u, next := &s.Units[i], &s.Units[i+1]
	if u.Kind != Quoted {
		if !u.Period {
			return false
		}
		return !(next.Kind == Stop && closingStop(next.Low))
	}
	final := lastRune(s.Regions[u.Ref].Inner().In(s.Text))
	switch {
	case next.Kind == Quoted:
		return true
	case next.Kind == Stop:
		return false
	case final == '.' || final == '!' || final == '?' || final == '…':
		if next.Cap && next.Kind == Plain && next.Class&Pronoun != 0 && next.Low != "i" {
			return true
		}
		return next.Cap && !s.tagFollows(i+1, final)
	case s.Regions[u.Ref].Unclosed:
		return next.Cap && u.Period
	}
	return false
}

func closingStop(w string) bool { return w == ")" || w == "]" || w == "”" || w == "\"" }

func lastRune(t string) rune {
	t = strings.TrimRight(t, " \u00a0'’”\"")
	var last rune
	for _, r := range t[max(0, len(t)-4):] {
		last = r
	}
	return last
}

// tagFollows says that an attribution begins at unit i, after a region that ends like a sentence: a subject of a few
// words, then a verb of speech. After a full stop it must also end the sentence at once, or it opens one of its own.
func (s *Sheet) tagFollows(i int, final rune) bool {
	if s.Units[i].Kind == Plain && s.Units[i].Tag == tag.Verb {
		return false // “…” Asked whether that was a threat, he laughed.
	}
	for n := 0; n < 15 && i+n < len(s.Units); n++ {
		u := &s.Units[i+n]
		if u.Kind == Quoted || u.Kind == Stop && u.Low != "," && u.Low != "." {
			return false
		}
		if n > 0 && u.Kind == Plain && s.tagVerb(u.Low, final) {
			if final != '.' {
				return true
			}
			return i+n+1 >= len(s.Units) || s.Units[i+n+1].Kind == Stop && s.Units[i+n+1].Low != ":"
		}
		if u.Period || u.Kind == Stop && u.Low == "." {
			return false
		}
	}
	return false
}

func (s *Sheet) tagVerb(low string, final rune) bool {
	for _, f := range s.Lex.cues[low] {
		if final == '.' && f.form&Past == 0 && f.verb.Lemma != "say" {
			continue
		}
		if f.verb.Takes('d') && f.verb.Weight >= 0.5 && f.form&(Past|Third) != 0 {
			return true
		}
	}
	return false
}
