package speaker

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// How far from the cue, in units, a subject is looked for.
const (
	subjectBack  = 60
	subjectAhead = 30
)

// nominee is a phrase that may be the subject of a cue.
type nominee struct {
	phrase quote.Phrase
	rule   bool // the one the grammar of the attribution gave
}

// settled is what became of the question who the subject is.
type settled struct {
	share  float64 // of the subject, 0 to 1; 1 where nothing was asked
	rivals []rival
}

// settle asks for each draft with a cue whether the phrase the grammar took for its subject is the one, or another
// phrase of the sentence. It changes the drafts.
func (s *scene) settle(drafts []quote.Draft) []settled {
	out := make([]settled, len(drafts))
	for i := range drafts {
		out[i].share = 1
		d := &drafts[i]
		if anchor(d) <= 0 || d.Subject.Empty() || !d.Via.Empty() {
			continue
		}
		if p, ok := s.outOfTail(d); ok {
			s.replace(d, p)
		}
		list := s.nominees(d)
		if len(list) < 2 {
			continue
		}
		shares := s.judge.elect(s, i, d, list)
		if shares == nil {
			continue
		}
		best := 0
		for n, share := range shares {
			if share > shares[best] {
				best = n
			}
		}
		if shares[best] < overrule {
			best = 0
		}
		out[i].share = shares[best]
		for n := range list {
			if u := &s.Units[list[n].phrase.Head]; n != best && u.Kind == quote.Name {
				out[i].rivals = append(out[i].rivals, rival{s.entity(list[n].phrase.Head), shares[n]})
			}
		}
		if best > 0 {
			s.replace(d, list[best].phrase)
		}
	}
	return out
}

// outOfTail finds the true subject when the grammar took the object of a preposition for it: three people briefed on the
// talks said. It is the noun phrase that begins the sentence, when nothing but what narrows it stands before the cue.
func (s *scene) outOfTail(d *quote.Draft) (quote.Phrase, bool) {
	if d.Place != quote.Before {
		return quote.Phrase{}, false
	}
	first := s.Sentences[s.SentenceOf(d.CueUnit)].First
	if d.Subject.First-first > subjectBack || d.Subject.Last != d.CueUnit || d.Subject.First-2 <= first || d.Subject.Who > 0 || !governs(s.Units[d.Subject.First-1].Low) {
		return quote.Phrase{}, false
	}
	p, next := s.chunk(first, d.Subject.First-1, d)
	if p.Empty() || p.First != first && s.Units[p.Head].Kind != quote.Name || !s.opensTail(next) {
		return quote.Phrase{}, false
	}
	for i := next; i < d.Subject.First; i++ {
		if u := &s.Units[i]; u.Kind == quote.Stop || u.Kind == quote.Quoted || u.Class&quote.Conjunction != 0 && u.Low != "that" {
			return quote.Phrase{}, false
		}
	}
	return p, true
}

// governs says that the word is a preposition that takes nothing but a noun phrase: what follows is no subject.
func governs(word string) bool {
	switch word {
	case "on", "in", "at", "for", "with", "by", "from", "about", "over", "to", "into", "under", "against", "near", "between", "among", "through":
		return true
	}
	return false
}

// anchor is the unit that a subject is looked for around: the cue, or the colon before the words; -1 for drafts whose
// speaker stands in a place of its own.
func anchor(d *quote.Draft) int {
	switch d.Place {
	case quote.Before, quote.After, quote.Joined:
		return d.CueUnit
	case quote.Colon:
		if d.CueUnit < 0 {
			return d.At - 1
		}
		return d.CueUnit
	}
	return -1
}

// overrule is the share from which another phrase takes the place of the grammar's.
const overrule = 0.6

// replace makes the phrase the subject, with the who that takes it up.
func (s *scene) replace(d *quote.Draft, p quote.Phrase) {
	who := p.Last
	if who < anchor(d) && s.Units[who].Low == "," {
		who++
	}
	if who < anchor(d) && s.Units[who].Low == "who" {
		p.Who = who
	}
	if d.Role == d.Subject.Role {
		d.Role = p.Role
	}
	d.Subject = p
	switch after := p.First > anchor(d); {
	case d.Place == quote.Colon:
	case after:
		d.Place = quote.After
	case d.Place == quote.After:
		d.Place = quote.Before
	}
}

// nominees lists the grammar's subject and the other noun phrases of the sentence that stand outside the quoted words.
func (s *scene) nominees(d *quote.Draft) []nominee {
	sent := s.Sentences[s.SentenceOf(anchor(d))]
	out := []nominee{{d.Subject, true}}
	for i := max(sent.First, anchor(d)-subjectBack); i < min(sent.Last, anchor(d)+subjectAhead); {
		p, next := s.chunk(i, sent.Last, d)
		i = next
		if !p.Empty() && p.Head != d.Subject.Head && !s.bracketed(p) && !s.premodifies(p, d.Subject) {
			out = append(out, nominee{phrase: p})
		}
	}
	return out
}

// premodifies says that the phrase stands before the head of the subject as part of its own chunk: Muslim in Muslim
// advocates.
func (s *scene) premodifies(p, subject quote.Phrase) bool {
	if p.First < subject.First || p.Last > subject.Head || s.Units[subject.Head].Kind != quote.Plain {
		return false
	}
	for i := p.Last; i < subject.Head; i++ {
		if u := &s.Units[i]; u.Kind != quote.Plain || u.Class&(quote.Preposition|quote.Conjunction) != 0 {
			return false
		}
	}
	return true
}

// bracketed says that the phrase fills a pair of brackets: a party, an abbreviation, an age.
func (s *scene) bracketed(p quote.Phrase) bool {
	open := p.First > 0 && (s.Units[p.First-1].Low == "(" || s.Units[p.First-1].Low == "[")
	return open && p.Last < len(s.Units) && (s.Units[p.Last].Low == ")" || s.Units[p.Last].Low == "]")
}

// chunk reads the noun phrase that begins with unit i, and where to go on.
func (s *scene) chunk(i, end int, d *quote.Draft) (quote.Phrase, int) {
	if !s.nounish(i, d) {
		u := &s.Units[i]
		if u.Kind == quote.Plain && u.Class&quote.Pronoun != 0 && u.Tag == tag.Pron && u.Low != "who" && u.Low != "which" && u.Low != "that" && i != anchor(d) && !s.said(i, d) {
			return quote.Phrase{First: i, Last: i + 1, Head: i}, i + 1
		}
		return quote.Phrase{}, i + 1
	}
	j := i
	for j < end && j < i+12 && (s.nounish(j, d) || j > i && s.Units[j].Kind == quote.Genitive) {
		person := s.Units[j].Kind == quote.Name && s.Units[j].Type() == story.Person
		j++
		if person && (j >= end || s.Units[j].Kind != quote.Genitive) {
			break
		}
	}
	head := j - 1
	switch u := &s.Units[head]; {
	case u.Kind == quote.Genitive || u.Kind == quote.Plain && (u.Tag == tag.Det || u.Tag == tag.Adj && j-i == 1 || u.Class&quote.Time != 0):
		return quote.Phrase{}, j
	case u.Kind == quote.Name && u.Type() == story.Person:
		p := quote.Phrase{First: head, Last: j, Head: head}
		if first := s.pastArticle(i, head); first < head {
			p.Role = story.Span{Start: s.Units[first].Start(), End: s.Units[head-1].End()}
		}
		return p, j
	case u.Kind == quote.Name && s.pastArticle(i, head) == head:
		return quote.Phrase{First: head, Last: j, Head: head}, j
	}
	return quote.Phrase{First: i, Last: j, Head: head}, j
}

func (s *scene) pastArticle(i, head int) int {
	if i < head && s.Units[i].Class&quote.Article != 0 {
		i++
	}
	return i
}

// nounish says that the unit may be part of a noun phrase and is none of the quoted words.
func (s *scene) nounish(i int, d *quote.Draft) bool {
	u := &s.Units[i]
	if i == anchor(d) || len(d.Cue) > 0 && d.Cue[0].Has(u.Start()) || s.said(i, d) {
		return false
	}
	switch u.Kind {
	case quote.Name:
		return u.Type() != story.Date
	case quote.Plain:
		return u.Tag == tag.Det || u.Tag == tag.Adj || u.Tag == tag.Noun || u.Tag == tag.Propn || u.Tag == tag.Num || u.Class&quote.Possessive != 0
	}
	return false
}

// said says that the unit stands among the words of the draft.
func (s *scene) said(i int, d *quote.Draft) bool {
	for _, p := range d.Parts {
		if p.Has(s.Units[i].Start()) {
			return true
		}
	}
	return false
}

// elect gives each nominee its share, the grammar's first; nothing when the judge knows nothing.
func (j *Judge) elect(s *scene, draft int, d *quote.Draft, list []nominee) []float64 {
	if j == nil {
		return nil
	}
	v := j.vector()
	shares := make([]float64, len(list))
	var seen []Weighed
	for i := range list {
		v.Reset()
		s.subjectKeys(&v, d, list, i)
		if j.weights != nil {
			shares[i] = j.weights.Sum(v.Keys)
		}
		if j.watch != nil {
			seen = append(seen, Weighed{-1, list[i].phrase.Head, s.Span(list[i].phrase), append([]model.Key(nil), v.Keys...)})
		}
	}
	if j.watch != nil {
		j.watch(Question{draft, seen})
	}
	if j.weights == nil {
		return nil
	}
	model.Softmax(shares)
	return shares
}
