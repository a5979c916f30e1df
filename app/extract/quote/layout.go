package quote

import (
	"sort"
	"strings"

	"quotedesk/app/story"
)

// Turns reads a transcript: paragraphs that begin with a speaker's label and a colon. It gives a draft for each turn
// and says which paragraphs it has taken; it finds nothing unless at least two labelled paragraphs stand in the text
// and one label comes twice, or the labels are Q and A.
func (s *Sheet) Turns() ([]Draft, map[int]bool) {
	type turn struct{ first, colon, last, sentence int }
	var turns, plain []turn
	count := map[string]int{}
	for n := 0; n < len(s.Sentences); {
		first, para := s.Sentences[n].First, s.Sentences[n].Paragraph
		start := n
		for n < len(s.Sentences) && s.Sentences[n].Paragraph == para {
			n++
		}
		last := s.Sentences[n-1].Last
		colon, sure := s.label(first, last)
		switch {
		case colon == 0 || !s.speech(colon+1, last):
		case sure:
			turns = append(turns, turn{first, colon, last, start})
			count[s.labelText(first, colon)]++
		default:
			plain = append(plain, turn{first, colon, last, start})
		}
	}
	if len(turns) > 0 {
		for _, t := range plain { // a paper's name that asks, which no list knows
			count[s.labelText(t.first, t.colon)]++
		}
		for _, t := range plain {
			if count[s.labelText(t.first, t.colon)] > 1 {
				turns = append(turns, t)
			}
		}
		sort.Slice(turns, func(i, j int) bool { return turns[i].first < turns[j].first })
	}
	repeated := false
	for label, n := range count {
		repeated = repeated || n > 1 && label != ""
	}
	if len(turns) < 3 && !(len(turns) == 2 && count["q"] == 1 && count["a"] == 1) || !repeated && len(turns) < 4 && count["q"] == 0 {
		return nil, nil
	}
	var out []Draft
	taken := map[int]bool{}
	for _, t := range turns {
		p := parser{Sheet: s, sent: Sentence{t.first, t.last, s.Paragraph(t.first)}, n: t.sentence, from: t.first}
		d := Draft{CueUnit: -1, Place: Turn, Sentence: t.sentence, Paragraph: s.Paragraph(t.first), Cover: 0.92, Edge: 0.95}
		d.Subject = Phrase{First: t.first, Last: t.colon, Head: t.colon - 1}
		for i := t.first; i < t.colon; i++ {
			if s.Units[i].Kind == Name {
				d.Subject = Phrase{First: i, Last: i + 1, Head: i}
			}
		}
		if !p.fillTurn(&d, t.colon+1, t.last) {
			continue
		}
		taken[s.Paragraph(t.first)] = true
		out = append(out, d)
	}
	return out, taken
}

// speech says that a turn holds words and not only a figure or a name.
func (s *Sheet) speech(first, last int) bool {
	n := 0
	for i := first; i < min(last, first+12); i++ {
		u := &s.Units[i]
		if u.Kind == Quoted || u.Kind == Plain && !digits(u.Low) {
			n++
		}
		if u.Kind == Quoted || n > 1 {
			return true
		}
	}
	return false
}

// fillTurn takes the whole turn, its full stops too.
func (p *parser) fillTurn(d *Draft, first, last int) bool {
	if !p.fill(d, first, last) {
		return false
	}
	if d.Kind != story.Direct {
		d.Kind = story.Indirect
		d.Parts[0].End = p.Units[last-1].End()
	}
	return true
}

// label is the colon behind a speaker's label that begins at unit first, or 0, and whether it is sure. A label is Q or A,
// words in capitals, or a name; words that only begin with capitals are a label when it comes again.
func (s *Sheet) label(first, last int) (colon int, sure bool) {
	sure = true
	bracket := false
	for i := first; i < min(last-1, first+6); i++ {
		u := &s.Units[i]
		if u.Kind == Stop && (u.Low == ":" || u.Low == "." && i == first+1 && qa(s.Units[first].Low)) {
			if i == first {
				return 0, false
			}
			return i, sure
		}
		switch u.Kind {
		case Quoted, Genitive:
			return 0, false
		case Stop:
			switch u.Low {
			case "(", ")":
				bracket = u.Low == "("
			case ".", ",":
			default:
				return 0, false
			}
		case Plain:
			if bracket {
				break // SMITH (on the telephone)
			}
			if text := u.Span().In(s.Text); strings.ToUpper(text) == text {
				break
			}
			if sure = false; !u.Cap || u.Class&^Listener != 0 {
				return 0, false
			}
		}
	}
	return 0, false
}

func qa(w string) bool { return w == "q" || w == "a" }

func (s *Sheet) labelText(first, colon int) string {
	return s.lowered[s.Units[first].Start():s.Units[colon-1].End()]
}

// Headline reads an attribution by colon or dash in the headline: "Forces to leave: officials", "Alliance: slide is
// home-made", "Stake sale near — sources".
func (s *Sheet) Headline(span story.Span) []Draft {
	first, last := s.unitsIn(span)
	for last > first && s.Units[last-1].Low == "." {
		last--
	}
	if first >= last {
		return nil
	}
	for i := last - 2; i > first; i-- {
		u := &s.Units[i]
		if u.Kind != Stop {
			continue
		}
		dash := u.Low == "–" || u.Low == "—" || u.Low == "-" || u.Low == "--"
		if u.Low != ":" && !dash {
			continue
		}
		if dash && s.Units[i-1].End() == u.Start() {
			continue
		}
		right, left := s.speakerLike(i+1, last), 0
		if !dash {
			left = s.speakerLike(first, i)
		}
		switch {
		case right > 0 && right >= left && (right > 1 || s.hasVerb(first, i)):
			return s.headlineDraft(first, i, i+1, last)
		case left > 1:
			return s.headlineDraft(i+1, last, first, i)
		}
	}
	return nil
}

// speakerLike grades how well the units name a speaker, 0 when they cannot: a few words, no verb, no figure.
func (s *Sheet) speakerLike(first, last int) int {
	if last-first > 4 || first >= last {
		return 0
	}
	grade := 1
	for i := first; i < last; i++ {
		u := &s.Units[i]
		switch {
		case u.Kind == Quoted, u.Kind == Stop, digits(u.Low), u.Type() == story.Date:
			return 0
		case u.Kind == Plain && (u.Class&(Aux|Pronoun|Conjunction) != 0 || u.Class&Preposition != 0 && u.Low != "of"), u.Class&VerbForm != 0:
			return 0
		case u.Class&(Vague|Document) != 0 && u.Kind == Plain:
			grade = max(grade, 3)
		case u.Kind == Name && (u.Type() == story.Person || u.Type() == story.Organisation):
			grade = max(grade, 3)
		}
	}
	if grade == 1 && last-first > 2 {
		return 0
	}
	return grade
}

func (s *Sheet) headlineDraft(first, last, speaker, end int) []Draft {
	if last-first < 2 && s.Units[first].Kind != Quoted {
		return nil
	}
	p := parser{Sheet: s, sent: Sentence{first, last, s.Paragraph(first)}, n: s.SentenceOf(first), from: first}
	d := Draft{CueUnit: -1, Place: Colon, Sentence: p.n, Paragraph: p.sent.Paragraph, Cover: 0.75, Edge: 0.95}
	d.Flags = []string{story.FlagHeadline}
	if !p.fill(&d, first, last) {
		return nil
	}
	d.Subject = s.nounBefore(end-1, speaker)
	if d.Subject.Empty() {
		d.Subject = Phrase{First: speaker, Last: end, Head: end - 1}
	}
	return []Draft{d}
}

// unitsIn is the range of units that begin inside the span.
func (s *Sheet) unitsIn(span story.Span) (int, int) {
	lo := 0
	for lo < len(s.Units) && s.Units[lo].Start() < span.Start {
		lo++
	}
	hi := lo
	for hi < len(s.Units) && s.Units[hi].Start() < span.End {
		hi++
	}
	return lo, hi
}
