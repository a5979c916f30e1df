package quote

import (
	"context"
	"strings"

	"quotedesk/app/story"
)

// Drafts finds the quotations of the sheet's sentences, in text order. It stops with the
// context's error when that is cancelled. Sentences that skip names are left out.
func (s *Sheet) Drafts(ctx context.Context, skip func(Sentence) bool) ([]Draft, error) {
	var out []Draft
	for n, sent := range s.Sentences {
		if n%64 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		if skip(sent) {
			continue
		}
		p := parser{Sheet: s, sent: sent, n: n, from: sent.First, base: len(out)}
		out = p.run(out)
	}
	return out, nil
}

// parser reads one sentence.
type parser struct {
	*Sheet
	sent   Sentence
	n      int
	from   int // first unit that no attribution has taken yet
	base   int // first draft of this sentence
	cueSet []Cue
	last   Phrase // subject of the cue before
	spent  int    // units before it belong to the content of a draft
	passed []int  // regions that are names and signs, nobody's words
}

func (p *parser) run(out []Draft) []Draft {
	p.cueSet = p.cues(p.sent)
	p.watchRegions()
	if k := p.finalTag(); k >= 0 {
		return p.leftovers(p.offers(p.sift(p.read(out, k))))
	}
	for k := range p.cueSet {
		out = p.read(out, k)
	}
	return p.leftovers(p.offers(p.sift(out)))
}

// finalTag is the cue of an attribution that ends the sentence and reports all of it, whatever other cues stand in what
// is reported: An officer found it in a ditch, the documents say. It is -1 when there is none, or only one cue.
func (p *parser) finalTag() int {
	k := len(p.cueSet) - 1
	if k < 1 || p.Units[p.sent.First].Kind == Quoted {
		return -1
	}
	c := p.cueSet[k]
	if c.Kind != Finite || c.Negated || c.Verb.Weight < 0.8 || !c.Verb.Takes('d') {
		return -1
	}
	if p.inverted(c) && p.Units[c.First-1].Kind == Stop {
		if s := p.nounAfter(p.pastListener(c), p.sent.Last); !s.Empty() && p.Units[s.Head].Kind == Name {
			return k
		}
	}
	if at, kind := p.complement(c, p.sent.Last); kind != nothing || at < p.end() {
		return -1
	}
	s, start := p.Sheet.subject(c, p.sent.First)
	if s.Empty() || start-2 <= p.sent.First || p.Units[start-1].Kind != Stop || p.Units[start-1].Low != "," {
		return -1
	}
	return k
}

// end is the sentence without its final punctuation.
func (p *parser) end() int {
	e := p.sent.Last
	for e > p.sent.First && p.Units[e-1].Kind == Stop && p.Units[e-1].Low != ")" {
		e--
	}
	return e
}

// read makes what it can of cue k.
func (p *parser) read(out []Draft, k int) []Draft {
	c := p.cueSet[k]
	if c.First < p.spent {
		if c.Kind == According && len(out) > p.base {
			return p.relayed(out, c)
		}
		if c.Kind != According && p.tagsTaken(out, c) {
			return out
		}
		return out
	}
	switch {
	case c.Negated:
		return out
	case c.Kind == According:
		return p.according(out, c)
	case c.Kind == Infinitive && !p.markAhead(min(c.Last, p.sent.Last-1), p.sent.Last):
		return out
	}
	if p.askedFirst(c) {
		return p.asked(out, k, c)
	}
	subject, start, place := p.attribution(c)
	if via, ok := p.citing(c, k); ok {
		return p.before(out, k, c, via.subject, via.start, Before, via.by)
	}
	if p.Lex.Is(p.Units[c.First].Low, Relay) && p.citedAhead(k) {
		p.last = subject
		return out
	}
	if place == After {
		p.last = subject
		return p.after(out, k, c, subject, start)
	}
	if subject.Empty() && place == Nowhere {
		return out
	}
	out = p.before(out, k, c, subject, start, place, Phrase{})
	if !subject.Empty() {
		p.last = subject
	}
	return out
}

func (p *parser) tagsTaken(out []Draft, c Cue) bool { return len(out) > p.base && c.First < p.spent }

// attribution finds the subject of a verb cue, the unit where the whole attribution begins, and on which side it is.
func (p *parser) attribution(c Cue) (Phrase, int, Place) {
	if p.inverted(c) {
		if s := p.nounAfter(p.pastListener(c), p.sent.Last); !s.Empty() {
			return s, c.First, After
		}
	}
	if c.Kind == Participle || c.Kind == Infinitive {
		if c.First > p.from && c.Kind == Participle && (p.Units[c.First-1].Kind == Name && p.Units[c.First-1].Type() != story.Date || p.Units[c.First-1].Kind == Plain && p.Units[c.First-1].Class == 0) {
			s, start := p.subject(c, p.from)
			return s, start, Before
		}
		return p.joined(c)
	}
	s, start := p.subject(c, p.from)
	if !s.Empty() {
		if p.Units[s.Head].Class&Time != 0 && p.Units[s.Head].Kind == Plain {
			return p.joined(c)
		}
		return s, start, Before
	}
	return p.joined(c)
}

// joined takes the subject of the clause before: and said, …, saying.
func (p *parser) joined(c Cue) (Phrase, int, Place) {
	start := c.First
	for start > p.from && (p.skips(start-1) || p.Units[start-1].Class&Conjunction != 0 && p.Units[start-1].Kind == Plain) {
		start--
	}
	if !p.last.Empty() {
		return p.last, start, Joined
	}
	i := p.sent.First
	for i < min(c.First, p.sent.First+phraseReach) && (p.Units[i].Class&(Conjunction|Adverb) != 0 && p.Units[i].Class&(Article|Determiner) == 0 || p.Units[i].Kind == Stop) && p.Units[i].Kind != Name {
		i++
	}
	if i < c.First && p.Units[i].Kind == Plain && (p.Units[i].Class&Preposition != 0 || ingWord(p.Units[i].Low) || p.Units[i].Low == "asked") { // In a speech on Monday, X …, saying
		for j := i; j < min(c.First, i+phraseReach); j++ {
			if p.Units[j].Kind == Stop && p.Units[j].Low == "," {
				i = j + 1
				break
			}
		}
	}
	if i >= c.First {
		return Phrase{}, start, Nowhere
	}
	s := p.nounAfter(i, c.First)
	if s.Empty() || p.Units[s.Head].Kind == Name && p.Units[s.Head].Type() == story.Place || p.Units[s.Head].Class&Time != 0 {
		if q := p.firstPerson(i, c.First); !q.Empty() {
			s = q
		}
	}
	if s.Empty() {
		return s, start, Nowhere
	}
	if q, ok := p.nameBehind(s); ok && q.Last < c.First && p.Units[q.Last].Low == "," {
		s = q
	}
	return s, start, Joined
}

// firstPerson is the first person named from unit i on who is neither owner nor object of a preposition.
func (p *parser) firstPerson(i, end int) Phrase {
	for j := i; j < min(end, i+40); j++ {
		u := &p.Units[j]
		if u.Kind != Name || u.Type() != story.Person || j+1 < end && p.Units[j+1].Kind == Genitive {
			continue
		}
		if j > i && p.Units[j-1].Kind == Plain && p.Units[j-1].Class&Preposition != 0 {
			continue
		}
		return p.nounBefore(j, i)
	}
	return Phrase{}
}

// draft begins a draft for a cue.
func (p *parser) draft(c Cue, subject Phrase, place Place) Draft {
	d := Draft{CueUnit: c.First, Lemma: c.Verb.Lemma, Verb: c.Verb, Form: c.Form, Subject: subject, Place: place, Sentence: p.n,
		Paragraph: p.sent.Paragraph, Cover: c.Weight, Edge: 0.9, Role: subject.Role}
	d.Cue = []story.Span{{Start: p.Units[c.First].Start(), End: p.Units[c.Last-1].End()}}
	return d
}

// fill sets the content of a draft to the units from first to last and decides its kind.
func (p *parser) fill(d *Draft, first, last int) bool {
	for first < last && p.Units[first].Kind == Stop && p.Units[first].Low != "(" && p.Units[first].Low != "[" && p.Units[first].Low != "$" {
		first++
	}
	for last > first && p.Units[last-1].Kind == Stop && !strings.HasSuffix(p.Units[last-1].Low, ")") && p.Units[last-1].Low != "%" {
		last--
	}
	if first >= last {
		return false
	}
	direct := true
	var regions []int
	for i := first; i < last; i++ {
		u := &p.Units[i]
		if u.Kind == Quoted {
			regions = append(regions, int(u.Ref))
		} else if u.Kind != Stop {
			direct = false
		}
	}
	if len(d.Parts) == 0 {
		d.At = first
	}
	kind := story.Indirect
	switch {
	case direct && len(regions) > 0:
		kind = story.Direct
		for _, r := range regions {
			d.Parts = append(d.Parts, p.Regions[r].Span)
		}
	case len(regions) > 0:
		kind = story.Mixed
		fallthrough
	default:
		d.Parts = append(d.Parts, story.Span{Start: p.Units[first].Start(), End: p.Units[last-1].End()})
	}
	if d.Kind == "" || d.Kind == kind {
		d.Kind = kind
	} else {
		d.Kind = story.Mixed
	}
	d.Regions = append(d.Regions, regions...)
	p.spent = max(p.spent, last)
	return true
}
