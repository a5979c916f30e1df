package quote

import "quotedesk/app/extract/tag"

// askedFirst says that the cue is the participle that leads up to an answer: Asked whether he would go, the mayor …; when
// asked what it cost. Who asks is not named, and whoever answers did not ask.
func (p *parser) askedFirst(c Cue) bool {
	if c.Verb.Lemma != "ask" || c.Form&Part == 0 && c.Form&Past == 0 {
		return false
	}
	i := c.First - 1
	for i >= p.sent.First && p.Units[i].Kind == Plain && p.Units[i].Class&(Adverb|Conjunction) != 0 && p.Units[i].Low != "and" {
		i--
	}
	if i < p.sent.First {
		return true
	}
	before := p.low(c.First-1, p.sent)
	return before == "when" || before == "if"
}

// asked reads what was asked, up to the answer.
func (p *parser) asked(out []Draft, k int, c Cue) []Draft {
	at, kind := p.complement(c, p.sent.Last)
	d := p.draft(c, Phrase{}, Unnamed)
	if kind != words && kind != thatClause && kind != region || !p.questionWord(at) && kind == words || !p.fill(&d, at, p.clauseEnd(at, k)) {
		return out
	}
	p.from = max(p.from, p.spent)
	return append(out, d)
}

// passive says that the cue is a participle behind a form of be: was told, has been criticised.
func (p *parser) passive(c Cue) bool {
	if c.Form&(Part|Past) == 0 || c.Form&Ing != 0 {
		return false
	}
	i := c.First - 1
	for i > p.sent.First && p.Units[i].Kind == Plain && p.Units[i].Class&Adverb != 0 {
		i--
	}
	return i >= p.sent.First && p.Units[i].Kind == Plain && p.Units[i].Class&Be != 0
}

// agent is who a passive names behind it: was told by the judge.
func (p *parser) agent(c Cue) Phrase {
	if p.low(c.Last, p.sent) != "by" {
		return Phrase{}
	}
	return p.nounAfter(c.Last+1, p.sent.Last)
}

// leadsUp says that the content of cue k stands in a clause that leads up to the sentence's own: the cue follows a
// conjunction that opens the sentence, or is the participle that does.
func (p *parser) leadsUp(k int) bool {
	if k < 0 {
		return false
	}
	c := p.cueSet[k]
	return p.askedFirst(c) || p.subordinate(k) || c.First <= p.sent.First+1 && ingWord(p.Units[p.sent.First].Low)
}

// mainClause says that the sentence's own clause begins at unit i: a noun phrase and a verb.
func (p *parser) mainClause(i, end int) bool {
	s := p.nounAfter(i, end)
	if s.Empty() || p.Units[s.First].Low == "and" {
		return false
	}
	j := s.Last
	for j < end && p.Units[j].Kind == Plain && p.Units[j].Class&Adverb != 0 {
		j++
	}
	return j < end && p.Units[j].Kind == Plain && (p.Units[j].Class&Aux != 0 || p.Units[j].Tag == tag.Verb && !ingWord(p.Units[j].Low))
}
