package quote

import (
	"strings"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// UnitKind is what a unit of the sheet is.
type UnitKind uint8

// The kinds of a unit.
const (
	Plain    UnitKind = iota // a word, hyphens and all
	Name                     // a mention of an entity
	Quoted                   // a region inside quotation marks
	Stop                     // punctuation
	Genitive                 // the ’s of a possessive
)

// Unit is the smallest piece the rules look at: a word, a whole name, or a whole region inside marks.
type Unit struct {
	story.Span
	Kind   UnitKind
	Low    string // in small letters; empty for regions
	Cap    bool
	Class  Class
	Ref    int // index of the mention or of the region; -1 otherwise
	Type   story.EntityType
	First  int32   // first token
	Last   int32   // last token, excluded
	Period bool    // the text's sentence ends with this unit
	Tag    tag.Tag // the part of speech of the last token
}

// Mention is one place where an entity is named.
type Mention struct {
	story.Span
	Entity int
	Type   story.EntityType
}

// Sentence is a stretch of units, Last excluded, that ends outside quotation marks. A sentence keeps the regions
// inside it whole, however many full stops they hold.
type Sentence struct {
	First, Last int
	Paragraph   int
}

// Sheet is a story as units and sentences.
type Sheet struct {
	Text      string
	Units     []Unit
	Sentences []Sentence
	Regions   []Region
	Mentions  []Mention
	Doc       *token.Doc
	Tags      []tag.Tag // the part of speech of each token of Doc
	Lex       *Lexicon
	Grader    *Grader // nil: rules alone
	Watch     *Watch  // for training; nil otherwise
	unitOf    []int32 // sentence of each unit
	vector    *model.Vector
	held      []bool // of the sentence at hand: units that a draft holds
}

// NewSheet folds the tokens of doc into units. Regions and mentions must be in text order and must not overlap
// among themselves; mentions inside regions are left to the region.
// A sentence begins at each of the byte offsets edges, such as the end of a dateline. tags is the part of speech of each
// token of doc.
func NewSheet(doc *token.Doc, tags []tag.Tag, regions []Region, mentions []Mention, edges []int, lex *Lexicon) *Sheet {
	s := &Sheet{Text: doc.Text, Regions: regions, Mentions: mentions, Doc: doc, Tags: tags, Lex: lex, vector: &model.Vector{}}
	s.Units = make([]Unit, 0, len(doc.Tokens))
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
			i = s.fold(i, regions[region].Span, Quoted, region, "")
		case mention < len(mentions) && mentions[mention].Start == at && s.clear(mentions[mention].Span, region):
			i = s.fold(i, mentions[mention].Span, Name, mention, mentions[mention].Type)
		default:
			i = s.word(i)
		}
	}
	s.cut(edges)
	return s
}

// clear says that no region begins inside the span, or only a nickname that the name goes on after.
func (s *Sheet) clear(span story.Span, region int) bool {
	return region >= len(s.Regions) || s.Regions[region].Span.Start >= span.End || s.Regions[region].Span.End < span.End
}

// fold makes one unit of all tokens that begin inside the span.
func (s *Sheet) fold(i int, span story.Span, kind UnitKind, ref int, typ story.EntityType) int {
	last := i
	for last < len(s.Doc.Tokens) && int(s.Doc.Tokens[last].Start) < span.End {
		last++
	}
	u := Unit{Kind: kind, Ref: ref, Type: typ, First: int32(i), Last: int32(last), Cap: true}
	u.Span = story.Span{Start: int(s.Doc.Tokens[i].Start), End: int(s.Doc.Tokens[last-1].End)}
	if kind == Name {
		if last+1 < len(s.Doc.Tokens) && s.joins(last) { // Paris-based is no mention of Paris
			for last+1 < len(s.Doc.Tokens) && s.joins(last) {
				last += 2
			}
			u = Unit{Kind: Plain, Ref: -1, First: int32(i), Last: int32(last), Cap: true}
			u.Span = s.Doc.Span(i, last)
		}
		u.Low = s.Doc.LowerSpan(u.Span)
	}
	u.Period = s.endsSentence(last)
	u.Tag = s.Tags[last-1]
	s.Units = append(s.Units, u)
	return last
}

func (s *Sheet) endsSentence(next int) bool {
	return next >= len(s.Doc.Tokens) || s.Doc.Tokens[next].Sentence != s.Doc.Tokens[next-1].Sentence
}

// word makes a unit of token i and of what is joined to it by hyphens without space.
func (s *Sheet) word(i int) int {
	t := s.Doc.Tokens[i]
	u := Unit{Kind: Plain, Ref: -1, First: int32(i), Cap: t.Cap}
	last := i + 1
	if t.Kind == token.Punct || t.Kind == token.Mark || t.Kind == token.Symbol {
		u.Kind = Stop
	}
	for u.Kind == Plain && last+1 < len(s.Doc.Tokens) && s.joins(last) {
		last += 2
	}
	u.Last = int32(last)
	u.Span = s.Doc.Span(i, last)
	u.Low = s.Doc.LowerSpan(u.Span)
	if u.Kind == Plain {
		u.Class = s.Lex.classes[u.Low]
		if u.Low == "may" && !u.Cap {
			u.Class &^= Time // the verb, not the month
		}
		if u.Low == "'s" || u.Low == "’s" {
			u.Kind = Genitive
		}
	} else if (u.Low == "'" || u.Low == "’") && !t.Space && i > 0 && s.Doc.Tokens[i-1].Kind == token.Word {
		u.Kind = Genitive
	}
	u.Period = s.endsSentence(last)
	u.Tag = s.Tags[last-1]
	s.Units = append(s.Units, u)
	return last
}

// joins says that token i is a hyphen between two words.
func (s *Sheet) joins(i int) bool {
	h, w := s.Doc.Tokens[i], s.Doc.Tokens[i+1]
	if h.Space || w.Space || h.End-h.Start > 3 || w.Kind != token.Word && w.Kind != token.Number {
		return false
	}
	if r := s.regionAfter(int(h.Start)); r < len(s.Regions) && s.Regions[r].Span.Start <= int(w.Start) {
		return false
	}
	return s.hyphen(i)
}

func (s *Sheet) hyphen(i int) bool {
	w := s.Doc.Word(i)
	return w == "-" || w == "‑" || w == "‐"
}

// regionAfter is the first region that ends after the offset.
func (s *Sheet) regionAfter(offset int) int {
	lo, hi := 0, len(s.Regions)
	for lo < hi {
		if mid := (lo + hi) / 2; s.Regions[mid].Span.End <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// cut finds the sentences outside marks.
func (s *Sheet) cut(edges []int) {
	s.unitOf = make([]int32, len(s.Units))
	first := 0
	for i := range s.Units {
		s.unitOf[i] = int32(len(s.Sentences))
		if i+1 == len(s.Units) || s.paragraph(i) != s.paragraph(i+1) || s.ends(i) || s.edge(i, edges) {
			s.Sentences = append(s.Sentences, Sentence{first, i + 1, s.paragraph(i)})
			first = i + 1
		}
	}
}

func (s *Sheet) paragraph(unit int) int { return int(s.Doc.Tokens[s.Units[unit].First].Paragraph) }

// edge says that one of the offsets lies between unit i and the next.
func (s *Sheet) edge(i int, edges []int) bool {
	for _, e := range edges {
		if s.Units[i].End <= e && e <= s.Units[i+1].Start {
			return true
		}
	}
	return false
}

// Paragraph is the paragraph of a unit.
func (s *Sheet) Paragraph(unit int) int { return s.paragraph(unit) }

// SentenceOf is the index of the sentence that holds the unit.
func (s *Sheet) SentenceOf(unit int) int { return int(s.unitOf[unit]) }

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
