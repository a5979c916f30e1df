package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
)

// clauseEnd is where content that begins at unit at ends: at the sentence's end, before the next attribution, before
// but, while or when with a subject of its own, before according to.
func (p *parser) clauseEnd(at, k int) int {
	end := min(p.end(), at+reach)
	if p.leadsUp(k) {
		end = p.mainEnd(at, end)
	}
	for _, c := range p.cueSet[k+1:] {
		if c.First <= at {
			continue
		}
		if c.First >= end {
			break
		}
		if stop, ok := p.stopsAt(c, at, k); ok {
			if i := p.ownUtterance(at, stop); i > 0 {
				return p.beforeUtterance(at, i, k)
			}
			return stop
		}
	}
	if i := p.ownUtterance(at, end); i > 0 {
		end = p.beforeUtterance(at, i, k)
	}
	hanging := p.relative(k)
	bare := !p.clauseIn(at, min(end, at+phraseReach))
	for i := at + 3; i < end; i++ {
		if hanging && p.resumes(i) {
			return i - 1
		}
		if (bare || p.Units[at].Low == "to") && p.actsOn(i, end) {
			return i
		}
		if p.breaks(i, end) {
			if p.Units[i-1].Kind == Stop {
				return i - 1
			}
			return i
		}
	}
	return end
}

// mainEnd is the comma before the sentence's own clause, or end.
func (p *parser) mainEnd(at, end int) int {
	for i := at + 1; i+1 < end; i++ {
		if u := &p.Units[i]; u.Kind == Stop && u.Low == "," && p.mainClause(i+1, end) {
			return i
		}
	}
	return end
}

// stopsAt says whether the content before cue c ends there, and where.
func (p *parser) stopsAt(c Cue, at, k int) (int, bool) {
	prev := &p.Units[c.First-1]
	switch {
	case c.Kind == Finite && prev.Kind == Stop && prev.Low == "," && p.relative(k):
		return c.First - 1, c.First-1 > at
	case c.Kind == According:
		return c.First, prev.Kind == Stop || prev.Kind == Quoted
	case c.Kind == Participle:
		return c.First, (prev.Kind == Stop && prev.Low == "," || prev.Kind == Quoted) && c.Verb.Weight >= 0.8
	case c.Kind != Finite:
		return 0, false
	}
	if prev.Class&Conjunction != 0 && prev.Kind == Plain && (prev.Low == "and" || prev.Low == "but") {
		if _, kind := p.complement(c, p.sent.Last); kind == nothing || c.Verb.Weight < 0.7 || c.Form&(Past|Third) == 0 {
			return 0, false
		}
		stop := c.First - 1
		return stop, stop > at && (p.sameTense(c) || p.utteredAt(c.Last+1, p.end()))
	}
	subject, start := p.Sheet.subject(c, at)
	if subject.Empty() || start <= at+1 {
		return 0, false
	}
	before := &p.Units[start-1]
	switch {
	case before.Kind == Stop && before.Low == ";":
		return start - 1, true
	case before.Kind == Quoted && p.closesThought(start-1):
		return start, true
	case before.Kind == Stop && before.Low == ",":
		_, kind := p.complement(c, p.sent.Last)
		return start - 1, kind != nothing && (p.subordinate(k) || p.other(subject))
	case before.Class&Conjunction != 0 && before.Kind == Plain && start-2 > at && p.Units[start-2].Kind == Stop:
		_, kind := p.complement(c, p.sent.Last)
		sure := c.Verb.Weight >= 0.9 && p.Units[subject.Head].Class&(Vague|Pronoun|Document) != 0
		return start - 2, kind != nothing && (p.Units[subject.Head].Kind == Name || sure)
	}
	return 0, false
}

// relative says that the clause of cue k hangs on a noun: Ann Lee, who said the bridge was safe, …
func (p *parser) relative(k int) bool {
	if k < 0 {
		return false
	}
	i := p.cueSet[k].First - 1
	for i > p.sent.First && p.skips(i) {
		i--
	}
	return i > p.sent.First && p.Units[i].Kind == Plain && (p.Units[i].Low == "who" || p.Units[i].Low == "which")
}

// subordinate says that cue k stands in a clause that leads up to the sentence's own: While the ministry said …, the
// mayor insisted …
func (p *parser) subordinate(k int) bool {
	u := &p.Units[p.sent.First]
	if k < 0 || u.Kind != Plain {
		return false
	}
	switch u.Low {
	case "while", "although", "though", "whereas", "as", "after", "when", "even":
	default:
		return false
	}
	commas := 0
	for i := p.sent.First + 1; i < p.cueSet[k].First; i++ {
		if p.Units[i].Kind == Stop && p.Units[i].Low == "," {
			commas++
		}
	}
	return commas == 0 || commas == 2 && p.Units[p.cueSet[k].First-1].Low == "," // an aside: When Lee, an analyst, asked
}

// other says that a phrase sets its bearer against the speaker before: one firm says …, another says …
func (p *parser) other(s Phrase) bool {
	switch p.Units[s.First].Low {
	case "another", "others":
		return true
	case "the":
		return s.First+1 < s.Last && (p.Units[s.First+1].Low == "other" || p.Units[s.First+1].Low == "others")
	}
	return false
}

// ownUtterance finds a region behind other words of the content that is an utterance of its own, not part of them: that
// France had lost its way: “France is no longer France,”. It is 0 when there is none.
func (p *parser) ownUtterance(at, end int) int {
	for i := at + 2; i < end; i++ {
		if p.utteredAt(i, end) {
			return i
		}
	}
	return 0
}

// utteredAt says that a region at unit i, behind a comma, colon or dash, begins and ends like a sentence.
func (p *parser) utteredAt(i, end int) bool {
	if i >= end || i <= p.sent.First || p.Units[i].Kind != Quoted || p.Units[i-1].Kind != Stop {
		return false
	}
	inner := p.Regions[p.Units[i].Ref].Inner().In(p.Text)
	n := wordCount(inner)
	switch p.Units[i-1].Low {
	case ":":
		return n >= 3 || n == 2 && i+1 >= end
	case ",", "—", "–", "-", "--":
		return n >= 4 && capital(inner) && sentenceEnd(inner) && !p.titled(i)
	}
	return false
}

// sentenceEnd says that words in marks end like a sentence, or with the comma that stands for its full stop.
func sentenceEnd(inner string) bool {
	switch lastRune(inner) {
	case ',', '.', '!', '?', '…':
		return true
	}
	return false
}

// beforeUtterance is where content before the utterance at unit i ends: before the attribution that leads to it, or else
// before its comma or colon.
func (p *parser) beforeUtterance(at, i, k int) int {
	for n := len(p.cueSet) - 1; n > k; n-- {
		c := p.cueSet[n]
		if c.First >= i || c.First <= at {
			continue
		}
		if i-c.Last > 3 {
			break
		}
		start := c.First
		if s, first := p.Sheet.subject(c, at); c.Kind == Finite && !s.Empty() {
			start = first
		}
		for j := start; j > max(at+1, start-6); j-- {
			u := &p.Units[j-1]
			if u.Kind == Stop || u.Kind == Plain && (u.Low == "and" || u.Low == "but") {
				return j - 1
			}
		}
		return start
	}
	return i - 1
}

// sameTense says that a joined verb goes on with the reporting rather than with the reported: said …, and asked.
func (p *parser) sameTense(c Cue) bool {
	if c.Verb.Lemma != "say" || c.Form&Part == 0 {
		return true
	}
	for i := c.First - 2; i >= max(p.sent.First, c.First-40); i-- {
		if p.Units[i].Kind == Plain && p.Units[i].Low == "had" {
			return false
		}
	}
	return true
}

// resumes says that the sentence's own verb stands at unit i, behind the comma that ends a clause hanging on its subject:
// The poll, which asked whether …, did not mention tolls.
func (p *parser) resumes(i int) bool {
	u := &p.Units[i]
	return u.Kind == Plain && p.Units[i-1].Kind == Stop && p.Units[i-1].Low == "," && (u.Class&Aux != 0 || u.Tag == tag.Verb && !ingWord(u.Low))
}

// actsOn says that the speaker's next act begins at unit i, behind words that are no clause: thanked the crew and left.
func (p *parser) actsOn(i, end int) bool {
	u := &p.Units[i]
	if u.Kind != Plain || u.Low != "and" && u.Low != "then" || i+1 >= end {
		return false
	}
	v := &p.Units[i+1]
	if v.Low == "then" && i+2 < end {
		v = &p.Units[i+2]
	}
	return v.Kind == Plain && v.Tag == tag.Verb && v.Class&VerbForm != 0 && strings.HasSuffix(v.Low, "ed")
}

// breaks says that a new clause of the reporter's own begins at unit i: ", but the", ", while the".
func (p *parser) breaks(i, end int) bool {
	u := &p.Units[i]
	if p.Units[i-1].Kind == Quoted && u.Kind == Plain && (ingWord(u.Low) || u.Low == "a" || u.Low == "an" || p.verbLike(i)) && lastRune(p.Regions[p.Units[i-1].Ref].Inner().In(p.Text)) == ',' {
		return true
	}
	if u.Low == "but" && u.Kind == Plain && i+1 < end && (p.Units[i+1].Low == "did" || p.Units[i+1].Low == "does") {
		return true
	}
	if u.Low == "but" && u.Kind == Plain && i+3 < end && p.Units[i+1].Low == "not" && p.Units[i+2].Class&Preposition != 0 && ingWord(p.Units[i+3].Low) {
		return true // but not before calling it
	}
	if (u.Low == "while" || u.Low == "compared" || u.Low == "which") && u.Kind == Plain && p.Units[i-1].Low == "," {
		return true
	}
	if u.Low == "without" && u.Kind == Plain && p.Units[i-1].Low == "," {
		return true
	}
	if p.Units[i-1].Low == "," && u.Kind == Plain && i+1 < end && (p.remarks(i, end) || followsOn(u.Low) || u.Low == "then" && p.Units[i+1].Tag == tag.Verb) {
		return true
	}
	if u.Kind != Plain || u.Class&Breaker == 0 || p.Units[i-1].Kind != Stop || p.Units[i-1].Low != "," || i+1 >= end {
		return false
	}
	return u.Low == "whereas" || u.Low == "but" && p.nounStarts(i+1, end) && p.Units[i+1].Kind == Name
}

// remarks says that the reporter remarks at unit i on what was said: , a promise last heard in 2019.
func (p *parser) remarks(i, end int) bool {
	switch p.Units[i].Low {
	case "a", "an":
	default:
		return false
	}
	for j := i + 1; j < min(end, i+4) && p.Units[j].Kind == Plain; j++ {
		switch p.Units[j].Low {
		case "promise", "claim", "charge", "explanation", "request", "line", "statement", "accusation", "allegation", "suggestion", "argument",
			"phrase", "remark", "description", "comparison", "prediction", "reference", "assertion", "threat", "pledge", "warning", "demand",
			"proposal", "view", "position", "stance", "comment", "admission", "denial", "figure":
			return true
		}
	}
	return false
}

// followsOn says that a participle behind a comma tells what came of the saying, not what was said: , drawing boos.
func followsOn(word string) bool {
	switch word {
	case "drawing", "sending", "prompting", "triggering", "sparking", "citing", "echoing", "contradicting", "referring", "earning", "provoking":
		return true
	}
	return false
}
