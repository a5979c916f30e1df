package quote

// clauseEnd is where content that begins at unit at ends: at the sentence's end, before the next attribution, before
// but, while or when with a subject of its own, before according to.
func (p *parser) clauseEnd(at, k int) int {
	end := min(p.end(), at+reach)
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

// breaks says that a new clause of the reporter's own begins at unit i: ", but the", ", while the".
func (p *parser) breaks(i, end int) bool {
	u := &p.Units[i]
	if p.Units[i-1].Kind == Quoted && u.Kind == Plain && (ingWord(u.Low) || u.Low == "a" || u.Low == "an" || p.verbLike(i)) && lastRune(p.Regions[p.Units[i-1].Ref].Inner().In(p.Text)) == ',' {
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
