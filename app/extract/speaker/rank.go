package speaker

import (
	"sort"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// candidate is one person, body or phrase weighed for a quotation.
type candidate struct {
	entity int
	unit   int          // nearest mention, -1 when none stands near
	phrase quote.Phrase // when it is no entity
	facts  facts
	score  float64
	share  float64 // 0 to 1
}

// want is what the printed mention asks for.
type want uint8

const (
	anybody want = iota
	he
	she
	it
	they
	somebody // one person of either gender
)

// How far back candidates are looked for: names and paragraphs.
const (
	namesBack  = 40
	parasBack  = 5
	namesAhead = 6
)

// rank weighs the people and bodies named around the question, best first.
func (s *scene) rank(q *question) []candidate {
	list := s.gather(q)
	if len(list) == 0 {
		return nil
	}
	s.compare(q, list)
	s.judge.weigh(q, list)
	sort.SliceStable(list, func(i, j int) bool { return list[i].score > list[j].score })
	return list
}

// weigh gives each candidate its score and share.
func (j *Judge) weigh(q *question, list []candidate) {
	if j == nil {
		j = &Judge{}
	}
	v := j.vector()
	shares := make([]float64, len(list))
	var seen []Weighed
	for i := range list {
		v.Reset()
		list[i].facts.keys(&v, q)
		if j.weights != nil {
			list[i].score = j.weights.Sum(v.Keys)
		}
		shares[i] = list[i].score
		if j.watch != nil {
			seen = append(seen, Weighed{list[i].entity, list[i].unit, story.Span{}, append([]model.Key(nil), v.Keys...)})
		}
	}
	model.Softmax(shares)
	for i := range list {
		list[i].share = shares[i]
	}
	if j.watch != nil {
		j.watch(Question{q.draft, seen})
	}
}

// gather lists the candidates, nearest before first, then those who stand after.
func (s *scene) gather(q *question) []candidate {
	var out []candidate
	have := func(e int) bool {
		for i := range out {
			if out[i].entity == e {
				return true
			}
		}
		return false
	}
	k := s.namesBefore(min(q.at, len(s.Units)))
	for j := k - 1; j >= max(0, k-namesBack); j-- {
		unit := s.names[j]
		if q.paragraph-s.Paragraph(unit) > parasBack && len(out) > 0 {
			break
		}
		if e := s.entity(unit); !have(e) && s.fits(q, e) {
			out = append(out, candidate{entity: e, unit: unit})
		}
	}
	if q.want == anybody || len(out) == 0 {
		for j := k; j < min(len(s.names), k+namesAhead) && s.Paragraph(s.names[j]) <= q.paragraph+1; j++ {
			if e := s.entity(s.names[j]); !have(e) && s.fits(q, e) {
				out = append(out, candidate{entity: e, unit: s.names[j]})
			}
		}
	}
	if c := q.past; c != nil && c.entity >= 0 && !have(c.entity) && s.fits(q, c.entity) && s.cast.Entities[c.entity].Type == story.Person && q.paragraph-c.paragraph <= 2 {
		out = append(out, candidate{entity: c.entity, unit: -1})
	}
	return out
}

// fits says that the pronoun asked for may stand for the entity at all.
func (s *scene) fits(q *question, e int) bool {
	person := s.cast.Entities[e].Type == story.Person
	switch q.want {
	case he:
		return person && s.gender[e] != Female
	case she:
		return person && s.gender[e] != Male
	case it:
		return !person
	case somebody:
		return person
	}
	return true
}

// compare fills in the facts of all candidates.
func (s *scene) compare(q *question, list []candidate) {
	lastSubject, para := -1, s.paragraphSubject(q.sentence)
	if q.sentence > 0 {
		lastSubject = s.subjects[q.sentence-1]
	}
	var nearer [2]int // people and bodies met
	fitting, fits := 0, -1
	for i := range list {
		c := &list[i]
		e := c.entity
		f := &c.facts
		f.sort = "p"
		n := 0
		if s.cast.Entities[e].Type != story.Person {
			f.sort, n = "b", 1
		}
		f.order = nearer[n]
		nearer[n]++
		f.gender = s.gendered(q, e)
		if f.gender != "" {
			fitting, fits = fitting+1, i
		}
		s.distance(q, c)
		switch {
		case c.unit >= 0 && c.unit < q.at && s.SentenceOf(c.unit) == q.sentence && s.subjects[q.sentence] == e:
			f.subject = "0"
		case lastSubject == e:
			f.subject = "1"
		case para == e:
			f.subject = "p"
		default:
			f.subject = "-"
		}
		f.last, f.other, f.next = speech(q.past, e, q.paragraph), speech(q.other, e, q.paragraph), speech(q.next, e, q.paragraph)
		f.mentions = s.count[e]
		f.listener = s.listeners[e] == q.paragraph+1
	}
	if fitting == 1 {
		list[fits].facts.only = true
	}
}

// rivals are candidates that were not chosen.
func rivals(list []candidate) []rival {
	var out []rival
	for _, o := range list {
		out = append(out, rival{o.entity, o.share})
	}
	return out
}

// distance fills in how far the nearest mention stands, and how.
func (s *scene) distance(q *question, c *candidate) {
	f := &c.facts
	if c.unit < 0 {
		f.sentences, f.paragraphs, f.position = 12, q.paragraph-q.past.paragraph, "-"
		return
	}
	home := s.SentenceOf(c.unit)
	f.sentences, f.paragraphs = q.sentence-home, q.paragraph-s.Paragraph(c.unit)
	if c.unit > q.at && f.sentences == 0 {
		f.sentences = -1
	}
	f.position = s.position(c.unit)
	f.opener = c.unit == s.Sentences[home].First
	f.pronoun = q.sentence > 0 && s.subjects[q.sentence-1] == c.entity && home != q.sentence-1
}

// paragraphSubject is the subject of the first sentence of the paragraph that has one, no later than the sentence given.
func (s *scene) paragraphSubject(sentence int) int {
	para := s.Sentences[sentence].Paragraph
	first := sentence
	for first > 0 && s.Sentences[first-1].Paragraph == para && sentence-first < 12 {
		first--
	}
	for n := first; n <= sentence; n++ {
		if s.subjects[n] >= 0 {
			return s.subjects[n]
		}
	}
	return -1
}
