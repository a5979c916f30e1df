package quote

import (
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// after reads an inverted attribution: “…,” said X; the words stand before the cue.
func (p *parser) after(out []Draft, k int, c Cue, subject Phrase, start int) []Draft {
	d := p.draft(c, subject, After)
	if !p.left(&d, start) {
		return out
	}
	end := p.afterAside(subject.Last)
	p.from = end
	if end+1 < p.sent.Last && p.Units[end].Kind == Stop && p.Units[end+1].Kind == Quoted {
		p.more(&d, end+1, k)
	}
	return append(out, d)
}

// afterAside is the comma or end after a name and its role: said X, a nurse, “…”.
func (p *parser) afterAside(i int) int {
	for j := i; j < min(p.sent.Last, i+maxPhrase*2); j++ {
		u := &p.Units[j]
		if u.Kind == Stop && (u.Low == "," || u.Low == ":" || u.Low == "—") && j+1 < p.sent.Last && p.Units[j+1].Kind == Quoted {
			return j
		}
		if u.Kind == Quoted {
			return i
		}
	}
	return i
}

// before reads an attribution whose speaker comes before the cue; the words may stand on either side or on both.
func (p *parser) before(out []Draft, k int, c Cue, subject Phrase, start int, place Place, via Phrase) []Draft {
	d := p.draft(c, subject, place)
	if !via.Empty() {
		d.Via = via
		d.flag(story.FlagSecondHand)
	}
	at, kind := p.complement(c, p.sent.Last)
	tagged := start > p.from && p.endsUtterance(start) && place != Joined
	if tagged && kind == words && p.Units[p.leftEnd(start)-1].Kind == Quoted {
		kind = nothing
	}
	if kind == thatClause && tagged && p.Units[p.leftEnd(start)-1].Kind == Quoted && !p.hasVerb(at, p.end()) {
		kind = nothing
	}
	switch kind {
	case region:
		if p.title(at) {
			return out
		}
		if at == c.Last && (p.named(c, at) || p.displayed(c, subject)) {
			p.passMarks(at)
			return out
		}
		interrupted := tagged && p.Units[p.leftEnd(start)-1].Kind == Quoted && p.left(&d, start)
		if !p.quoted(&d, at, k, interrupted) {
			return out
		}
	case thatClause:
		if !c.Verb.Takes('t') && !c.Verb.Takes('d') {
			return out
		}
		d.Edge = 0.93
		if i := p.setOff(at, p.end()); i > 0 && i-at <= 2 && p.Units[i-1].Low == ":" {
			if p.quoted(&d, i, k, false) { // a poster that read: “…”
				break
			}
			return out
		}
		if !p.fill(&d, at, p.clauseEnd(at, k)) {
			return out
		}
	case words:
		if !p.clause(&d, c, at, k) {
			return out
		}
	default:
		if p.fronted(start) && p.Units[min(at, p.sent.Last-1)].Low == "," && (p.hasVerb(at+1, p.end()) || p.clauseIn(at+1, p.end())) && subject.Last > 0 && place == Before && c.Verb.Weight >= 0.8 {
			d.Edge = 0.7
			if p.fill(&d, at+1, p.clauseEnd(at+1, k)) {
				p.from = max(p.from, p.spent)
				return append(out, d)
			}
		}
		if c.Verb.Weight < 0.6 && start > p.from && p.Units[p.leftEnd(start)-1].Kind != Quoted || c.Verb.Lemma == "hear" && !subject.Empty() && p.Units[subject.Head].Class&Listener == 0 {
			return out
		}
		if place == Joined && (start <= p.from || c.Kind == Participle) || !p.postposed(c, start) || !p.left(&d, start) {
			return out
		}
		p.from = max(c.Last, at)
		p.interruption(&d, at, k)
		return append(out, d)
	}
	p.from = max(p.from, p.spent)
	return append(out, d)
}

// postposed says that a cue with nothing after it may report what stands before it.
func (p *parser) postposed(c Cue, start int) bool {
	if start <= p.from || c.Kind != Finite || !c.Verb.Takes('d') && !c.Verb.Takes('t') {
		return false
	}
	if p.Units[start-1].Low == "as" || p.Units[start-1].Class&Conjunction != 0 && p.Units[start-1].Kind == Plain {
		return false
	}
	u := &p.Units[start-1]
	return u.Kind == Stop && u.Low != ";" && u.Low != ":" && u.Low != "(" || u.Kind == Quoted
}

// fronted says that only a joining word or a short adjunct stands before the attribution: Instead, the mayor said, the
// pool would close.
func (p *parser) fronted(start int) bool {
	end := p.leftEnd(start)
	if start <= p.sent.First+1 || end-p.sent.First > 12 || p.from > p.sent.First || p.Units[start-1].Low != "," {
		return false
	}
	u := &p.Units[p.sent.First]
	if u.Kind != Plain || u.Class&(Preposition|Adverb|Conjunction) == 0 && u.Tag != tag.Adv && u.Tag != tag.Adp {
		return false
	}
	return p.regionsIn(p.sent.First, end) == 0 && !p.clauseIn(p.sent.First, end)
}

// clauseIn says that the units hold a finite verb, as their tags tell: no participle before its noun, no gerund.
func (p *parser) clauseIn(first, last int) bool {
	for i := first; i < last; i++ {
		u := &p.Units[i]
		if u.Kind != Plain || ingWord(u.Low) {
			continue
		}
		if u.Tag == tag.Aux || u.Tag == tag.Verb && (i == first || p.Units[i-1].Class&(Determiner|Article|Possessive|Preposition) == 0 && p.Units[i-1].Kind != Genitive) {
			return true
		}
	}
	return false
}

// endsUtterance says that what stands before the attribution ends like reported words: a region, or a comma.
func (p *parser) endsUtterance(start int) bool {
	u := &p.Units[start-1]
	return u.Kind == Quoted || u.Kind == Stop && (u.Low == "," || u.Low == "—" || u.Low == "–" || u.Low == "?" || u.Low == "!" || u.Low == "...")
}

// leftEnd is the end of the content that stands before an attribution.
func (p *parser) leftEnd(start int) int {
	for start > p.from+1 && p.Units[start-1].Kind == Stop && p.Units[start-1].Low != ")" {
		start--
	}
	return start
}

// left takes what stands before the attribution: the regions that end it, or the whole clause.
func (p *parser) left(d *Draft, start int) bool {
	end := p.leftEnd(start)
	first := max(p.from, end-reach)
	if first < p.spent {
		first = p.spent
	}
	if end <= first {
		return false
	}
	if p.Units[end-1].Kind == Quoted {
		i := end - 1
		if p.title(i) {
			return false
		}
		for i > first && (p.Units[i-1].Kind == Quoted || p.Units[i-1].Kind == Stop && i-2 >= first && p.Units[i-2].Kind == Quoted) {
			i--
		}
		if i == first || p.utterance(i, first) {
			return p.fill(d, i, end)
		}
	}
	switch p.Units[end-1].Low {
	case "which", "that", "who", "and", "but", "because":
		return false
	}
	for first < end && (p.Units[first].Kind == Stop || p.Units[first].Kind == Plain && p.leadIn(first)) {
		first++
	}
	if first >= end || end-first < 2 && p.Units[first].Kind != Quoted && !p.goesOn(d) {
		return false
	}
	if p.Units[first].Kind == Plain && p.Units[first].Class&Preposition != 0 && p.regionsIn(first, end) == 0 && !p.hasVerb(first, end) && !p.goesOn(d) {
		return false
	}
	d.Edge = 0.8
	return p.fill(d, first, end)
}

// goesOn says that a verb follows the attribution, so that even one word before it is content: Infants, he said, were.
func (p *parser) goesOn(d *Draft) bool {
	i := d.CueUnit + 1
	if d.CueUnit < 0 || i+1 >= p.sent.Last || p.Units[i].Low != "," || p.Units[i+1].Kind != Plain {
		return false
	}
	u := &p.Units[i+1]
	return u.Class&Aux != 0 || u.Tag == tag.Verb && !ingWord(u.Low) && p.verbLike(i+1)
}

// leadIn says that a word only joins the sentence to the one before.
func (p *parser) leadIn(i int) bool {
	switch p.Units[i].Low {
	case "but", "and", "yet", "still", "so", "meanwhile", "however":
		return true
	}
	return false
}

// utterance says that the region at unit i stands by itself although words stand before it in the sentence: after a
// colon, a dash, a comma or a joining word, and it begins like a sentence.
func (p *parser) utterance(i, first int) bool {
	r := p.Regions[p.Units[i].Ref]
	u := &p.Units[i-1]
	begins := capital(r.Inner().In(p.Text))
	if u.Kind == Stop {
		return u.Low == ":" || begins && u.Low != "(" || r.Continues
	}
	if i-1 == first && p.leadIn(i-1) {
		return true
	}
	return begins && u.Class&Conjunction != 0 && u.Kind == Plain
}

// quoted takes a region that follows the cue: alone it is direct speech, with more of the clause it is mixed.
func (p *parser) quoted(d *Draft, at, k int, second bool) bool {
	end := p.clauseEnd(at, k)
	i := at
	for i < end && (p.Units[i].Kind == Quoted || p.Units[i].Kind == Stop && i+1 < end && p.Units[i+1].Kind == Quoted && p.Units[i].Low != ";") {
		i++
	}
	if i >= end || p.Units[i].Kind == Stop || p.closesThought(i-1) || p.leavesOff(i, end) || second || p.cueSet[k].Verb.Takes('c') || p.cueSet[k].Verb.patterns == "d" {
		ok := p.fill(d, at, i)
		p.from = max(p.from, i)
		return ok
	}
	d.Edge = 0.8
	return p.fill(d, at, end)
}

// closesThought says that the region ends like a sentence, so that what follows is not part of it.
func (p *parser) closesThought(i int) bool {
	inner := p.Regions[p.Units[i].Ref].Inner().In(p.Text)
	switch lastRune(inner) {
	case '!', '?':
		return true
	case '.':
		return wordCount(inner) > 2
	case ',':
		return wordCount(inner) > 2 || i+1 < p.sent.Last && p.Units[i+1].Kind != Quoted && p.Units[i+1].Class&Conjunction == 0
	}
	return false
}

// more adds the second part of an interrupted quotation.
func (p *parser) more(d *Draft, at, k int) {
	end := p.clauseEnd(at, k)
	i := at
	for i < end && (p.Units[i].Kind == Quoted || p.Units[i].Kind == Stop && i+1 < end && p.Units[i+1].Kind == Quoted) {
		i++
	}
	p.fill(d, at, i)
	p.from = max(p.from, i)
}

// interruption adds what follows a parenthetical attribution: a clause, he said, and its rest.
func (p *parser) interruption(d *Draft, at, k int) {
	if d.Kind != story.Indirect || at+1 >= p.end() || p.Units[at].Kind != Stop || p.Units[at].Low != "," {
		return
	}
	next := &p.Units[at+1]
	if next.Low == "and" && at+2 < p.end() && (p.Units[at+2].Class&Aux != 0 || p.Units[at+2].Low == "there" || p.mainClause(at+2, p.end())) {
		p.fill(d, at+1, p.clauseEnd(at+1, k))
		d.Edge = 0.65
		return
	}
	if p.leftOpen(d) && (p.nounStarts(at+1, p.end()) || next.Tag == tag.Adj) {
		p.fill(d, at+1, p.clauseEnd(at+1, k)) // It was, she said, the longest day
		d.Edge = 0.7
		return
	}
	if next.Kind != Plain || next.Class&(Conjunction|Breaker|Preposition) != 0 || next.Low == "who" || next.Low == "which" || ingWord(next.Low) {
		return
	}
	if next.Class&Aux == 0 && !p.verbLike(at+1) && next.Tag != tag.Verb {
		return
	}
	p.fill(d, at+1, p.clauseEnd(at+1, k))
	d.Edge = 0.7
}

// leftOpen says that the words before the attribution end with a form of be, so that they go on behind it.
func (p *parser) leftOpen(d *Draft) bool {
	last := p.leftEnd(d.CueUnit)
	for i := d.At; i < min(last+1, p.sent.Last); i++ {
		if p.Units[i].End() == d.Parts[len(d.Parts)-1].End {
			return p.Units[i].Kind == Plain && p.Units[i].Class&Be != 0
		}
	}
	return false
}

func ingWord(w string) bool { return len(w) > 5 && w[len(w)-3:] == "ing" }

// leavesOff says that what follows words in marks at unit i is the reporter's: which, and a verb of the speaker's.
func (p *parser) leavesOff(i, end int) bool {
	u := &p.Units[i]
	switch u.Low {
	case "which", "while":
		return u.Kind == Plain
	case "and":
		return i+1 < end && p.Units[i+1].Kind == Plain && p.Units[i+1].Tag == tag.Verb && !ingWord(p.Units[i+1].Low)
	}
	return false
}
