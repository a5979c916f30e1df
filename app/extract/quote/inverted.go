package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// inverted says that the speaker follows the cue: “…,” said X; …, said X, a nurse.
func (p *parser) inverted(c Cue) bool {
	if c.Kind != Finite || c.Form&(Past|Third|Base) == 0 || !c.Verb.Takes('d') || c.First == p.sent.First {
		return false
	}
	i := c.First - 1
	u := &p.Units[i]
	if u.Kind == Stop && u.Low == "," && i > p.sent.First && p.Units[i-1].Kind == Quoted {
		i--
		u = &p.Units[i]
	}
	if u.Kind == Quoted {
		if p.opensClause(c) {
			return false
		}
		return i == p.sent.First || p.score(i) >= keep || p.utterance(i, p.sent.First)
	}
	if u.Kind != Stop || u.Low != "," && u.Low != "—" && u.Low != "–" {
		return false
	}
	s := p.nounAfter(c.Last, p.sent.Last)
	if s.Empty() {
		return false
	}
	switch c.Verb.Lemma {
	case "say", "add", "write", "note", "explain", "warn":
	default:
		if c.Verb.Weight < 0.55 || !p.standsApart(s, c) && !(c.Form&Past != 0 && p.clauseIn(p.from, i) && p.Units[s.First].Class&Determiner != 0) {
			return false
		}
	}
	if s.Last >= p.end() {
		return !p.hasAsideSubject(c) || p.Units[s.Head].Kind == Name
	}
	next := &p.Units[s.Last]
	follows := next.Kind == Stop && next.Low != ":" || next.Low == "of" || next.Low == "who" || next.Low == "in" || next.Low == "at" ||
		next.Kind == Plain && strings.HasSuffix(next.Low, "ed") && (next.Tag == tag.Verb || next.Tag == tag.Adj)
	if p.Units[s.Head].Kind == Name && p.Units[s.Head].Type() == story.Person {
		return follows
	}
	return follows && p.clauseIn(p.from, i) && p.Units[s.First].Class&(Determiner|Vague) != 0 && !p.hasAsideSubject(c)
}

// opensClause says that the noun phrase behind the cue has a verb of its own, so that it is no subject of the cue: who has
// called it “a farce,” insists every word is true.
func (p *parser) opensClause(c Cue) bool {
	s := p.nounAfter(c.Last, p.sent.Last)
	return !s.Empty() && p.Units[s.Head].Kind != Name && s.Last < p.sent.Last && p.Units[s.Last].Class&Aux != 0 && p.hasAsideSubject(c)
}

// standsApart says that nothing but a person or body behind the cue can be its subject: …, vowed Ann Lee, a nurse; …,
// protests Hale, who …
func (p *parser) standsApart(s Phrase, c Cue) bool {
	head := &p.Units[s.Head]
	if head.Kind != Name || head.Type() != story.Person && head.Type() != story.Organisation {
		return false
	}
	if s.Last < p.sent.Last && p.Units[s.Last].Kind != Stop {
		return false
	}
	return !p.hasAsideSubject(c)
}

func (p *parser) hasAsideSubject(c Cue) bool {
	s, _ := p.asideSubject(c.First-1, p.from)
	return !s.Empty()
}

// pastListener is where the speaker stands after said: behind a day or an adverb.
func (p *parser) pastListener(c Cue) int {
	i := c.Last
	for i < p.sent.Last && p.Units[i].Kind == Plain && p.Units[i].Class&Adverb != 0 && p.Units[i].Class&Determiner == 0 {
		i++
	}
	return i
}
