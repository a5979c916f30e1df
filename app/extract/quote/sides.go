package quote

import "quotedesk/app/story"

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
		interrupted := tagged && p.Units[p.leftEnd(start)-1].Kind == Quoted && p.left(&d, start)
		if !p.quoted(&d, at, k, interrupted) {
			return out
		}
	case thatClause:
		if !c.Verb.Takes('t') && !c.Verb.Takes('d') {
			return out
		}
		d.Edge = 0.93
		if !p.fill(&d, at, p.clauseEnd(at, k)) {
			return out
		}
	case words:
		if !p.clause(&d, c, at, k) {
			return out
		}
	default:
		if p.fronted(start) && p.Units[min(at, p.sent.Last-1)].Low == "," && p.hasVerb(at+1, p.end()) && subject.Last > 0 && place == Before && c.Verb.Weight >= 0.8 {
			d.Edge = 0.7
			if p.fill(&d, at+1, p.clauseEnd(at+1, k)) {
				p.from = max(p.from, p.taken)
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
	p.from = max(p.from, p.taken)
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
	if start <= p.sent.First+1 || end-p.sent.First > 6 || p.from > p.sent.First || p.Units[start-1].Low != "," {
		return false
	}
	u := &p.Units[p.sent.First]
	if u.Kind != Plain || u.Class&(Preposition|Adverb|Conjunction) == 0 && u.Low != "instead" && !p.leadIn(p.sent.First) {
		return false
	}
	return p.regionsIn(p.sent.First, end) == 0 && !p.hasVerb(p.sent.First, end)
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
	if first < p.taken {
		first = p.taken
	}
	if end <= first {
		return false
	}
	if p.Units[end-1].Kind == Quoted {
		i := end - 1
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
	return d.CueUnit >= 0 && i+1 < p.sent.Last && p.Units[i].Low == "," && p.Units[i+1].Class&Aux != 0
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
	if i >= end || p.Units[i].Kind == Stop || p.closesThought(i-1) || second || p.cueSet[k].Verb.Takes('c') {
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
	case ',', '.', '!', '?':
		return i+1 < len(p.Units) && wordCount(inner) > 2
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
	if next.Low == "and" && at+2 < p.end() && (p.Units[at+2].Class&Aux != 0 || p.Units[at+2].Low == "there") {
		p.fill(d, at+1, p.clauseEnd(at+1, k))
		d.Edge = 0.65
		return
	}
	if next.Kind != Plain || next.Class&(Conjunction|Breaker|Preposition) != 0 || next.Low == "who" || next.Low == "which" || ingWord(next.Low) {
		return
	}
	if next.Class&Aux == 0 && !p.verbLike(at+1) {
		return
	}
	p.fill(d, at+1, p.clauseEnd(at+1, k))
	d.Edge = 0.7
}

func ingWord(w string) bool { return len(w) > 5 && w[len(w)-3:] == "ing" }

// clause takes words without that: by the verb's own patterns.
func (p *parser) clause(d *Draft, c Cue, at, k int) bool {
	end := p.clauseEnd(at, k)
	if at >= end {
		return false
	}
	low := p.Units[at].Low
	if p.Units[at].Kind != Plain {
		low = ""
	}
	v := c.Verb
	marks := p.regionsIn(at, end) > 0
	if p.Units[p.sent.Last-1].Low == ":" && !marks {
		return false // the words follow in the next paragraph
	}
	if i := p.setOff(at, end); marks && i > 0 && (v.Takes('d') || p.Units[i-1].Low == ":") {
		return p.quoted(d, i, k, false)
	}
	switch {
	case low == "to" && v.Takes('i'), v.Takes('w') && p.questionWord(at):
		d.Edge = 0.88
	case (v.Takes('f') || v.Takes('p') || v.Takes('a')) && c.leads(low):
		at++
		d.Edge = 0.7
	case v.Takes('m'):
		if !p.hasAt(at, end) {
			return false
		}
		d.Edge = 0.85
	case v.Takes('g') && c.leads(low):
		at++
		d.Edge = 0.7
	case v.Takes('f') || v.Takes('p'):
		j := p.preposition(at, end, v)
		if j < 0 {
			if !(marks && v.Takes('q')) {
				return false
			}
			break
		}
		at, d.Edge = j+1, 0.7
	case v.Takes('b') && p.bare(d, v, at, end):
	case v.Takes('i') && p.hasTo(at, end):
		d.Edge = 0.8
	case v.Takes('n') && p.nounStarts(at, end):
		d.Edge = 0.75
		d.Cover *= 0.9
	case (v.Takes('c') || v.Takes('a') || v.Takes('q')) && marks:
		d.Edge = 0.75
		end = p.afterMarks(at, end)
	case v.Takes('c') && p.secondNoun(at, end), v.Takes('a') && p.hasAs(at, end):
		d.Edge, d.Cover = 0.7, d.Cover*0.8
	case v.Takes('d') && marks && p.Units[at].Kind == Quoted:
	default:
		return false
	}
	return p.fill(d, at, end)
}

// setOff finds a region that stands as an utterance of its own behind the first words after a cue: as they say of the
// doctor, “…”; explained it by saying: “…”. It is 0 when there is none.
func (p *parser) setOff(at, end int) int {
	for i := at + 1; i < min(end, at+14); i++ {
		if p.Units[i].Kind != Quoted {
			continue
		}
		u := &p.Units[i-1]
		if u.Kind != Stop || u.Low != "," && u.Low != ":" || p.hasVerb(at, i-1) && u.Low != ":" {
			return 0
		}
		r := p.Regions[p.Units[i].Ref]
		if n := wordCount(r.Inner().In(p.Text)); n < 3 || !capital(r.Inner().In(p.Text)) && u.Low != ":" && n < 6 {
			return 0
		}
		return i
	}
	return 0
}

// bare says that the words after the verb are a clause without that: any for a strong verb, only with a verb of their own
// for the others, and after find or show only what a document says.
func (p *parser) bare(d *Draft, v *Verb, at, end int) bool {
	switch v.Lemma {
	case "find", "show":
		if d.Subject.Empty() || p.Units[d.Subject.Head].Class&(Document|Vague) == 0 {
			return false
		}
	}
	if v.Weight >= 0.88 || v.Lemma == "reckon" {
		return end-at >= 3 || p.hasVerb(at, end)
	}
	return p.hasVerb(at, end)
}

func (p *parser) regionsIn(first, last int) int {
	n := 0
	for i := first; i < last; i++ {
		if p.Units[i].Kind == Quoted {
			n++
		}
	}
	return n
}

// preposition finds the preposition that leads to the content: accused her opponent of, praised the girl for.
func (p *parser) preposition(at, end int, v *Verb) int {
	for i := at; i < min(end, at+10); i++ {
		u := &p.Units[i]
		if u.Kind == Stop || u.Kind == Quoted {
			return -1
		}
		if u.Kind != Plain {
			continue
		}
		switch u.Low {
		case "for":
			if v.Takes('f') && v.Lemma != "accuse" || v.Takes('p') {
				return i
			}
		case "of":
			if v.Lemma == "accuse" {
				return i
			}
		case "about", "to":
			if v.Takes('p') && i == at {
				return i
			}
		}
	}
	return -1
}

// hasTo says that an object and to with a verb follow: asked residents to report.
func (p *parser) hasTo(at, end int) bool {
	for i := at; i < min(end, at+12); i++ {
		u := &p.Units[i]
		if u.Kind == Stop {
			return false
		}
		if u.Low == "to" && u.Kind == Plain && i+1 < end && p.Units[i+1].Kind == Plain && p.Units[i+1].Class&(Article|Possessive|Object) == 0 {
			return true
		}
	}
	return false
}

// afterMarks ends content with words in marks before what the speaker does next: called it “a gift” and was shown a card.
func (p *parser) afterMarks(at, end int) int {
	for i := at; i+2 < end; i++ {
		if p.Units[i].Kind == Quoted && p.Units[i+1].Low == "and" && (p.Units[i+2].Class&Aux != 0 || p.verbLike(i+2)) {
			return i + 1
		}
	}
	return end
}

// hasAt says that the words measure something: the crowd at 14,000.
func (p *parser) hasAt(at, end int) bool {
	for i := at + 1; i < min(end-1, at+12); i++ {
		if p.Units[i].Kind == Plain && p.Units[i].Low == "at" && (digits(p.Units[i+1].Low) || p.Units[i+1].Class&(Preposition|Determiner) != 0 || !p.Units[i+1].Cap && p.Units[i+1].Kind == Stop) {
			return true
		}
	}
	return false
}

func (p *parser) hasAs(at, end int) bool {
	for i := at + 1; i < min(end, at+10); i++ {
		if p.Units[i].Kind == Plain && p.Units[i].Low == "as" {
			return true
		}
	}
	return false
}

// secondNoun says that an object and then a noun phrase with an article follow: called it a lease.
func (p *parser) secondNoun(at, end int) bool {
	first := p.nounAfter(at, end)
	return !first.Empty() && first.Last < end && p.Units[first.Last].Class&Article != 0
}

// clauseEnd is where content that begins at unit at ends: at the sentence's end, before the next attribution, before
// but, while or when with a subject of its own, before according to.
func (p *parser) clauseEnd(at, k int) int {
	end := min(p.end(), at+reach)
	if end < p.sent.Last && end > at && p.Units[end-1].Kind == Quoted {
		end = min(end, p.sent.Last)
	}
	for _, c := range p.cueSet[k+1:] {
		if c.First <= at {
			continue
		}
		if c.First >= end {
			break
		}
		if stop, ok := p.stopsAt(c, at); ok {
			return stop
		}
	}
	for i := at + 3; i < end; i++ {
		if p.breaks(i, end) {
			if p.Units[i-1].Kind == Stop {
				return i - 1
			}
			return i
		}
	}
	return end
}

// stopsAt says whether the content before cue c ends there, and where.
func (p *parser) stopsAt(c Cue, at int) (int, bool) {
	prev := &p.Units[c.First-1]
	switch {
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
		return stop, stop > at && p.sameTense(c)
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
		if _, kind := p.complement(c, p.sent.Last); kind == nothing {
			return start - 1, false
		}
	case before.Class&Conjunction != 0 && before.Kind == Plain && start-2 > at && p.Units[start-2].Kind == Stop:
		_, kind := p.complement(c, p.sent.Last)
		return start - 2, kind != nothing && p.Units[subject.Head].Kind == Name
	}
	return 0, false
}

// sameTense says that a joined verb goes on with the reporting rather than with the reported: said …, and asked.
func (p *parser) sameTense(c Cue) bool {
	for i := c.First - 2; i >= max(p.sent.First, c.First-40); i-- {
		if p.Units[i].Kind == Plain && p.Units[i].Class&Have != 0 && c.Form&Part != 0 && c.Form&Past != 0 && p.Units[i].Low == "had" {
			return c.Verb.Lemma != "say" || false
		}
	}
	return true
}

// breaks says that a new clause of the reporter's own begins at unit i: ", but the", ", while the".
func (p *parser) breaks(i, end int) bool {
	u := &p.Units[i]
	if p.Units[i-1].Kind == Quoted && ingWord(u.Low) && lastRune(p.Regions[p.Units[i-1].Ref].Inner().In(p.Text)) == ',' {
		return true
	}
	if u.Low == "but" && u.Kind == Plain && i+1 < end && (p.Units[i+1].Low == "did" || p.Units[i+1].Low == "does") {
		return true
	}
	if (u.Low == "while" || u.Low == "compared" || u.Low == "which") && u.Kind == Plain && p.Units[i-1].Low == "," {
		return true
	}
	if u.Low == "without" && u.Kind == Plain && p.Units[i-1].Low == "," {
		return true
	}
	if u.Kind != Plain || u.Class&Breaker == 0 || p.Units[i-1].Kind != Stop || p.Units[i-1].Low != "," || i+1 >= end {
		return false
	}
	return u.Low == "whereas" || u.Low == "but" && p.nounStarts(i+1, end) && p.Units[i+1].Kind == Name
}
