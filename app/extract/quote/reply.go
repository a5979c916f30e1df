package quote

import (
	"quotedesk/app/story"
)

// replied reads “…,” was the mayor’s only comment; “…,” came her answer: a noun of speech whose owner speaks.
func (p *parser) replied(d *Draft, i int) bool {
	v := i + 1
	for v < p.sent.Last && p.Units[v].Kind == Stop && p.Units[v].Low == "," {
		v++
	}
	switch p.low(v, p.sent) {
	case "was", "is", "came", "comes", "ran", "runs", "went":
	default:
		return false
	}
	for n := v + 1; n < min(p.end(), v+12); n++ {
		u := &p.Units[n]
		if u.Kind != Plain || !replyNoun(u.Low) && !(p.Units[v].Low[0] == 'r' && u.Class&(Document|Medium) != 0) {
			continue // “…,” ran the next post
		}
		d.Subject = p.ownerFrom(v+1, n)
		d.Place, d.CueUnit, d.Lemma = After, v, u.Low
		d.Cue = []story.Span{{Start: u.Start(), End: u.End()}}
		if !d.Subject.Empty() {
			return true
		}
		d.Place = Nowhere
		return p.low(v, p.sent) == "came" || p.low(v, p.sent) == "comes"
	}
	return false
}

// replyNoun says that the word is what somebody says, as “…,” was his … names it.
func replyNoun(word string) bool {
	switch word {
	case "answer", "reply", "response", "retort", "comment", "verdict", "reaction", "advice", "explanation", "message", "view",
		"assessment", "conclusion", "warning", "riposte", "rejoinder", "summary", "judgment", "judgement", "description", "account",
		"record", "excuse", "promise", "plea", "request", "question", "prediction", "phrase", "words", "refrain", "cry":
		return true
	}
	return false
}

// ownerFrom is the holder between unit first and the noun at unit n: X’s only comment, her answer.
func (p *parser) ownerFrom(first, n int) Phrase {
	for j := n - 1; j >= first; j-- {
		switch u := &p.Units[j]; {
		case u.Kind == Genitive:
			return p.nounBefore(j-1, first)
		case u.Kind == Plain && u.Class&Possessive != 0:
			return Phrase{First: j, Last: j + 1, Head: j}
		}
	}
	return Phrase{}
}
