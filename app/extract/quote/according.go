package quote

import "quotedesk/app/story"

// according reads "according to X, …" and "…, according to X". Behind another attribution it names who passed the
// words on.
func (p *parser) according(out []Draft, c Cue) []Draft {
	subject := p.nounAfter(c.Last, p.sent.Last)
	if own := c.First + 1; p.Units[own].Class&Possessive != 0 {
		subject = Phrase{First: own, Last: own + 1, Head: own}
	}
	if subject.Empty() {
		return out
	}
	after := max(subject.Last, c.Last)
	d := p.draft(c, subject, After)
	d.Edge = 0.85
	if s, ok := p.nameBehind(subject); ok {
		d.Subject, d.Role = s, s.Role
	}
	start := c.First
	if start == p.sent.First || start == p.sent.First+1 && p.leadIn(start-1) {
		return p.leading(out, d, subject, after)
	}
	if n := len(out) - 1; n >= p.base && p.leftEnd(start) <= max(p.spent, p.from) {
		out[n].Via = d.Subject
		out[n].flag(story.FlagSecondHand)
		p.from = after
		return out
	}
	if !p.left(&d, start) {
		return out
	}
	p.from = after
	p.last = d.Subject
	p.interruption(&d, after, p.cueAfter(c.First+1)-1)
	return append(out, d)
}

// relayed names who passed on words that hold this cue.
func (p *parser) relayed(out []Draft, c Cue) []Draft {
	subject := p.nounAfter(c.Last, p.sent.Last)
	if !subject.Empty() && p.Units[subject.Head].Class&Document != 0 {
		out[len(out)-1].Via = subject
	}
	return out
}

// nameBehind finds the name that an aside gives to a nominal speaker: according to her aunt, Moira Harvie.
func (p *parser) nameBehind(s Phrase) (Phrase, bool) {
	if s.Last+1 >= p.sent.Last || p.Units[s.Last].Low != "," || p.Units[s.Head].Kind == Name {
		return s, false
	}
	name := p.nounAfter(s.Last+1, p.sent.Last)
	if name.Empty() || p.Units[name.Head].Kind != Name || p.Units[name.Head].Type() != story.Person || name.Last-name.First > 1 {
		return s, false
	}
	if !name.Role.Empty() {
		return name, true
	}
	role := story.Span{Start: p.Units[s.First].Start(), End: p.Units[s.Last-1].End()}
	if p.Units[s.First].Class&Article != 0 && s.First+1 < s.Last {
		role.Start = p.Units[s.First+1].Start()
	}
	name.Role = role
	return name, true
}

// leading reads the clause behind "according to X,", whose speaker ends before unit after.
func (p *parser) leading(out []Draft, d Draft, subject Phrase, after int) []Draft {
	comma := -1
	for i := after; i < min(p.sent.Last, after+30); i++ {
		if p.Units[i].Kind == Stop && p.Units[i].Low == ":" && i+1 < p.sent.Last && p.Units[i+1].Kind == Quoted {
			comma = i
			break
		}
		if p.Units[i].Kind == Stop && p.Units[i].Low == "," {
			if comma >= 0 && !p.nounStretch(comma+1, i) {
				break
			}
			comma = i
			if i > after && comma != after {
				break
			}
		}
	}
	if i := after; i < p.sent.Last && p.Units[i].Kind != Stop && p.nounStarts(i, p.sent.Last) && p.hasVerb(i, p.end()) && p.Units[i].Class&Time == 0 {
		comma = i - 1 // According to Rathbun the property was returned
	}
	if comma < 0 {
		return out
	}
	if comma > after+1 && p.Units[after].Low == "," && !p.hasVerb(comma+1, p.end()) {
		comma = after
	}
	if d.Role.Empty() && comma > after+1 && p.Units[after].Low == "," {
		d.Role = p.roleOf(after+1, comma, d.Role)
	}
	if !p.fill(&d, comma+1, p.end()) {
		return out
	}
	p.from, p.last = p.sent.Last, d.Subject
	return append(out, d)
}
