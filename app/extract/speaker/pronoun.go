package speaker

import (
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// wanted is what a pronoun asks for.
func wanted(pronoun string) want {
	switch pronoun {
	case "he", "him", "himself":
		return he
	case "she", "her", "herself":
		return she
	case "it", "itself":
		return it
	case "they", "them", "themselves":
		return they
	}
	return anybody
}

// pronoun is what the printed mention of the draft asks for.
func (s *scene) pronoun(d *quote.Draft) want {
	if d.Subject.Empty() || s.Units[d.Subject.Head].Kind != quote.Plain {
		return anybody
	}
	return wanted(s.Units[d.Subject.Head].Low)
}

// byPronoun weighs who a pronoun stands for.
func (s *scene) byPronoun(c Choice, q *question, pronoun string) Choice {
	d, past := q.d, q.past
	switch pronoun {
	case "i", "we", "me", "us", "you", "who":
		c.Name, c.Certainty, c.Why = "", 0.4, "the writer or an unnamed person: “"+pronoun+"”"
		return c
	}
	w := wanted(pronoun)
	if past != nil && past.entity < 0 && past.Name != "" && d.Paragraph-past.paragraph <= 1 && s.nobodySince(past, d, w) && s.takenUp(past, w) {
		c.Name, c.Certainty = past.Name, 0.7
		c.Why = "“" + pronoun + "” = " + past.Name + ", who speaks just before"
		return c
	}
	q.at, q.sentence, q.paragraph, q.want = d.Subject.First, d.Sentence, d.Paragraph, w
	list := s.rank(q)
	if phrase, ok := s.subjectBefore(d); ok && (w == it || w == they) && (len(list) == 0 || s.cast.Entities[list[0].entity].Type == story.Person) {
		c.Name, c.Certainty = phrase, 0.55
		c.Why = "“" + pronoun + "” = " + phrase + ", subject of the sentence before"
		return c
	}
	if len(list) == 0 {
		c.Certainty, c.Why = 0.3, "“"+pronoun+"” stands for nobody the story names"
		return c
	}
	s.take(&c, list)
	c.Why = "“" + pronoun + "” = " + c.Name + ": " + list[0].reason(q)
	if len(list) > 1 && list[1].share > 0.2 {
		c.Why += "; could be " + s.cast.Entities[list[1].entity].Name
	}
	return c
}

// takenUp says that a pronoun may stand for the unnamed speaker before: he and she for no phrase that begins with a
// conjunction or a preposition, and for none of several people.
func (s *scene) takenUp(past *Choice, w want) bool {
	if w != he && w != she {
		return true
	}
	first, _, _ := strings.Cut(strings.ToLower(past.Name), " ")
	if s.Lex.Is(first, quote.Conjunction|quote.Preposition) || first == "that" || first == "its" || first == "their" {
		return false
	}
	return first != "two" && first != "three" && first != "several" && first != "many" && first != "some"
}

// subjectBefore is the noun phrase, no name, that begins the sentence before the draft: The crowd cheered. “Good,” it shouted.
func (s *scene) subjectBefore(d *quote.Draft) (string, bool) {
	n := s.SentenceOf(d.Subject.First)
	if n == 0 || s.Sentences[n-1].Paragraph != d.Paragraph {
		return "", false
	}
	sent := s.Sentences[n-1]
	p := s.PhraseAt(sent.First, sent.Last)
	if p.Empty() || s.Units[p.Head].Kind != quote.Plain || s.Units[p.Head].Class&(quote.Pronoun|quote.Time|quote.Object) != 0 {
		return "", false
	}
	return withoutArticle(s.Span(p).In(s.Text)), true
}

// nobodySince says that no fitting name stands between the last quotation and the draft.
func (s *scene) nobodySince(past *Choice, d *quote.Draft, w want) bool {
	if len(past.Mention) == 0 {
		return false
	}
	from := past.Mention[0].Start
	for j := s.namesBefore(d.Subject.First) - 1; j >= 0; j-- {
		u := &s.Units[s.names[j]]
		if u.Start() < from {
			return true
		}
		person := u.Type() == story.Person
		if person == (w == he || w == she || w == they) {
			return false
		}
	}
	return true
}
