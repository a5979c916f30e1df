package speaker

import (
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// bodyWords are nouns that take up a body named before: the company, the ministry.
var bodyWords = map[string]bool{
	"company": true, "firm": true, "group": true, "union": true, "ministry": true, "department": true, "agency": true,
	"university": true, "college": true, "school": true, "hospital": true, "bank": true, "council": true, "court": true,
	"party": true, "team": true, "club": true, "league": true, "association": true, "federation": true, "alliance": true,
	"commission": true, "committee": true, "authority": true, "office": true, "bureau": true, "board": true, "charity": true,
	"foundation": true, "directorate": true, "institute": true, "organisation": true, "organization": true, "regulator": true,
	"operator": true, "airline": true, "retailer": true, "manufacturer": true, "broadcaster": true, "newspaper": true,
	"utility": true, "district": true, "network": true, "partnership": true, "cooperative": true, "co-operative": true,
	"society": true, "trust": true, "force": true, "service": true, "yard": true, "carrier": true, "publisher": true,
	"centre": true, "center": true, "coalition": true, "movement": true, "church": true, "chain": true, "watchdog": true,
}

// byNoun resolves a noun phrase: one whose holder's name stands behind it, an office somebody of the story holds (the
// mayor), a body (the company), or nobody the story names (officials), who then speak under the phrase itself.
func (s *scene) byNoun(c Choice, q *question) Choice {
	d := q.d
	phrase := s.Span(d.Subject).In(s.Text)
	c.Name, c.Certainty = withoutArticle(phrase), 0.9
	c.Why = "subject “" + phrase + "”"
	c.Mention[0] = s.whole(d)
	first, head := &s.Units[d.Subject.First], &s.Units[d.Subject.Head]
	if unit := s.nameBehind(d); unit >= 0 {
		c.Mention = append(c.Mention, s.Units[unit].Span())
		return s.known(c, s.entity(unit), phrase, 0.93, "named beside it")
	}
	definite := first.Low == "the" || first.Class&quote.Possessive != 0 || d.Has(story.FlagHeadline)
	if !definite || d.Subject.Last-d.Subject.First > 8 {
		return c
	}
	if head.Kind == quote.Name {
		return s.bodyPhrase(c, d, head)
	}
	if e := s.holder(head.Low, d); e >= 0 {
		return s.known(c, e, phrase, 0.82, "who holds that office")
	}
	short := d.Subject.Last-d.Subject.First <= 2
	if bodyWords[head.Low] && first.Low == "the" && d.Subject.Last-d.Subject.First <= 3 {
		if e := s.body(head.Low, d, short); e >= 0 {
			return s.known(c, e, phrase, 0.75, "the body named before")
		}
	}
	if first.Low == "the" && s.personal(d) {
		q.at, q.sentence, q.paragraph, q.want = d.Subject.First, d.Sentence, d.Paragraph, somebody
		if list := s.rank(q); len(list) > 0 && list[0].share >= leastNoun {
			c.rivals = rivals(list[1:])
			return s.known(c, list[0].entity, phrase, list[0].share, "the person spoken of")
		}
	}
	return c
}

// leastNoun is the share from which a noun for a person is taken to stand for somebody named before.
const leastNoun = 0.6

// personal says that the noun of a definite phrase is likely one person named before: the 43-year-old, the Slovene.
func (s *scene) personal(d *quote.Draft) bool {
	head := &s.Units[d.Subject.Head]
	w := head.Low
	if d.Subject.Last-d.Subject.First > 3 || bodyWords[w] || head.Class&(quote.Document|quote.Medium|quote.Vague) != 0 || head.Kind != quote.Plain {
		return false
	}
	return strings.Contains(w, "-year-old") || head.Cap && d.Subject.Head == d.Subject.First+1 && !strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ese")
}

// longestTail is how many units may follow a noun and still be part of the speaker as printed.
const longestTail = 8

// whole is the speaker as printed with what narrows the noun: three people briefed on the talks; the post by a reader.
func (s *scene) whole(d *quote.Draft) story.Span {
	last := d.Subject.Last
	end := min(len(s.Units), last+longestTail)
	if d.CueUnit >= last {
		end = min(end, d.CueUnit)
	}
	tail := last
	for tail < end && s.SentenceOf(tail) == s.SentenceOf(d.Subject.Head) && s.narrows(tail) && !s.said(tail, d) {
		tail++
	}
	if d.CueUnit >= last && tail < d.CueUnit {
		tail = last // another clause stands between
	}
	for tail > last && s.closes(tail-1) && !s.dated(tail-1, last) {
		tail--
	}
	if tail > last && !s.opensTail(last) {
		tail = last
	}
	return story.Span{Start: s.Units[d.Subject.First].Start(), End: s.Units[tail-1].End()}
}

// dated says that the unit is the day of a participle behind the noun, not of the cue: a poll taken last week.
func (s *scene) dated(i, last int) bool {
	u := &s.Units[i]
	if u.Kind == quote.Plain && u.Class&quote.Time == 0 || u.Kind == quote.Name && u.Type() != story.Date {
		return false
	}
	for i--; i >= last && s.Units[i].Kind == quote.Plain && s.Units[i].Class&(quote.Preposition|quote.Determiner) != 0; i-- {
	}
	return i >= last && s.Units[i].Tag == tag.Verb && s.Units[i].Class&quote.Aux == 0
}

// narrows says that the unit may be part of what follows a noun.
func (s *scene) narrows(i int) bool {
	u := &s.Units[i]
	return u.Kind == quote.Name || u.Kind == quote.Genitive || u.Kind == quote.Plain && u.Class&quote.Conjunction == 0
}

// opensTail says that what narrows a noun may begin with the unit: a participle, by, in, who.
func (s *scene) opensTail(i int) bool {
	u := &s.Units[i]
	return u.Kind == quote.Plain && u.Class&quote.Time == 0 && (u.Tag == tag.Adp || u.Low == "who" || u.Low == "that" || u.Tag == tag.Verb && u.Class&quote.Aux == 0)
}

// closes says that the unit belongs to the verb of the cue, not to the noun before it: have, on Monday, also.
func (s *scene) closes(i int) bool {
	u := &s.Units[i]
	if u.Kind == quote.Name {
		return u.Type() == story.Date
	}
	return u.Tag == tag.Aux || u.Tag == tag.Adv || u.Tag == tag.Adp || u.Class&(quote.Aux|quote.Time|quote.Adverb) != 0
}

// nameBehind is the person whose name an inverted attribution sets behind a noun: said the chief pilot, Ann Lee. It is
// -1 when none stands there.
func (s *scene) nameBehind(d *quote.Draft) int {
	at := d.Subject.Last + 1
	if d.Place != quote.After || at >= len(s.Units) || s.Units[d.Subject.Head].Kind == quote.Name || s.Units[at-1].Low != "," {
		return -1
	}
	if u := &s.Units[at]; u.Kind != quote.Name || u.Type() != story.Person || s.SentenceOf(at) != s.SentenceOf(d.Subject.Head) {
		return -1
	}
	if at+1 < len(s.Units) && s.SentenceOf(at+1) == s.SentenceOf(at) && s.Units[at+1].Kind != quote.Stop {
		return -1
	}
	return at
}

func (s *scene) known(c Choice, e int, phrase string, certainty float64, how string) Choice {
	ent := &s.cast.Entities[e]
	c.entity, c.Entity, c.Name, c.Certainty = e, ent.ID, ent.Name, certainty
	c.How = ByOffice
	c.Why = "“" + phrase + "” = " + ent.Name + ", " + how
	return c
}

// bodyPhrase keeps a phrase around a body's name (the Hanover police) as it is printed.
func (s *scene) bodyPhrase(c Choice, d *quote.Draft, head *quote.Unit) Choice {
	if d.Subject.Head == d.Subject.Last-1 && head.Type() == story.Organisation && s.Units[d.Subject.First].Low == "the" && d.Subject.Last-d.Subject.First == 2 {
		return s.known(c, s.entity(d.Subject.Head), s.Span(d.Subject).In(s.Text), 0.95, "by name")
	}
	return c
}

// holder is the person whose role has the noun as its head and who was named last before the draft, or -1.
func (s *scene) holder(noun string, d *quote.Draft) int {
	list := s.roles[noun]
	if len(list) == 0 {
		return -1
	}
	best, where := -1, -1
	limit := s.namesBefore(d.Subject.First)
	for j := limit - 1; j >= max(0, limit-namesBack); j-- {
		e := s.entity(s.names[j])
		for _, have := range list {
			if have == e && s.cast.Entities[e].Type == story.Person && s.names[j] > where {
				best, where = e, s.names[j]
			}
		}
		if best >= 0 {
			return best
		}
	}
	if len(list) == 1 && s.cast.Entities[list[0]].Type == story.Person {
		return list[0]
	}
	return -1
}

// body is the organisation a common noun takes up: one whose name holds the word, else, when nothing narrows the noun,
// the last one named, or the one the story names most.
func (s *scene) body(noun string, d *quote.Draft, bare bool) int {
	limit := s.namesBefore(d.Subject.First)
	last, most := -1, -1
	for j := limit - 1; j >= max(0, limit-namesBack); j-- {
		e := s.entity(s.names[j])
		if s.cast.Entities[e].Type != story.Organisation {
			continue
		}
		for _, w := range strings.Fields(strings.ToLower(s.cast.Entities[e].Name)) {
			if w == noun {
				return e
			}
		}
		if last < 0 && d.Paragraph-s.Paragraph(s.names[j]) <= 2 {
			last = e
		}
		if most < 0 || s.count[e] > s.count[most] {
			most = e
		}
	}
	switch {
	case !bare:
		return -1
	case last >= 0:
		return last
	}
	return most
}

// turn resolves a transcript's label: a name, a surname in capitals, Q or A.
func (s *scene) turn(d *quote.Draft) Choice {
	span := s.Span(d.Subject)
	label := span.In(s.Text)
	c := Choice{Mention: []story.Span{span}, Name: label, Certainty: 0.9, Why: "label “" + label + "” before the words", entity: -1}
	u := &s.Units[d.Subject.Head]
	if u.Kind == quote.Name && u.Type() != story.Date {
		e := s.entity(d.Subject.Head)
		return s.known(c, e, label, 0.95, "by label")
	}
	low := strings.ToLower(label)
	if low == "a" || low == "q" {
		if e := s.interviewed(low == "a"); e >= 0 {
			return s.known(c, e, label, 0.7, "of the interview")
		}
		return c
	}
	words := strings.Fields(low)
	for i := range s.cast.Entities {
		names := strings.Fields(strings.ToLower(s.cast.Entities[i].Name))
		if len(names) > 0 && len(words) > 0 && names[len(names)-1] == words[len(words)-1] && s.cast.Entities[i].Type == story.Person {
			return s.known(c, i, label, 0.9, "by surname")
		}
	}
	return c
}

// interviewed is the person an interview is with, or the body that asks: the first person, the last organisation named
// before the first turn.
func (s *scene) interviewed(answers bool) int {
	best := -1
	for _, unit := range s.names {
		e := s.entity(unit)
		person := s.cast.Entities[e].Type == story.Person
		if answers && person {
			return e
		}
		if !answers && !person && s.Paragraph(unit) <= 2 {
			best = e
		}
	}
	return best
}
