package quote

// relay is X cited Y as saying, read from its last verb.
type relay struct {
	subject, by Phrase
	start       int
}

// citing says that the cue is the saying of "X cited Y as saying".
func (p *parser) citing(c Cue, k int) (relay, bool) {
	if c.Kind != Participle || c.First-2 < p.sent.First || p.Units[c.First-1].Low != "as" {
		return relay{}, false
	}
	for j := k - 1; j >= 0; j-- {
		r := p.cueSet[j]
		if !p.Lex.Is(p.Units[r.First].Low, Relay) || c.First-r.First > maxPhrase {
			continue
		}
		if r.Kind == Passive {
			s, start := p.Sheet.subject(r, p.from)
			return relay{subject: s, start: start}, !s.Empty()
		}
		s := p.nounAfter(r.Last, c.First-1)
		if s.Empty() {
			return relay{}, false
		}
		by, start := p.Sheet.subject(r, p.sent.First)
		if by.Empty() {
			by, start, _ = p.joined(r)
		}
		return relay{subject: s, by: by, start: start}, true
	}
	return relay{}, false
}

func (p *parser) citedAhead(k int) bool {
	c := p.cueSet[k]
	for _, n := range p.cueSet[k+1:] {
		if n.First-c.First > maxPhrase {
			return false
		}
		if n.Kind == Participle && p.Units[n.First-1].Low == "as" {
			return true
		}
	}
	return false
}
