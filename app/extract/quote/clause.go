package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
)

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
	if i := p.longFragment(at, end); i > 0 && (v.Takes('c') || v.Takes('a')) {
		d.Edge = 0.75
		return p.fill(d, i, i+1)
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
	case marks && v.Takes('q') && p.Units[at].Class&Preposition != 0 && at+1 < end && p.Units[at+1].Kind == Quoted:
		return p.quoted(d, at+1, k, false)
	case v.Takes('f') || v.Takes('p'):
		j := p.preposition(at, end, v)
		if j < 0 {
			if !(marks && v.Takes('q')) && !(v.Takes('n') && p.nounStarts(at, end)) {
				return false
			}
			d.Edge, d.Cover = 0.65, d.Cover*0.9
			break
		}
		if d.Edge = 0.7; v.Lemma != "accuse" { // accused the firm of: the whole of it is the charge
			at = j + 1
		}
	case v.Takes('b') && p.bare(d, v, at, end):
	case v.Takes('i') && p.hasTo(at, end):
		d.Edge = 0.8
	case v.Takes('n') && (p.nounStarts(at, end) || p.Units[at].Tag == tag.Verb && ingWord(p.Units[at].Low) && (v.Takes('t') || strings.Contains(v.Lemma, " "))):
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
		if u.Low == "," && p.score(i) < keep {
			return 0
		}
		return i
	}
	return 0
}

// longFragment finds the one region of content that is nearly all of it: called the plan “…” and at least ten words in
// the marks. Such words are direct speech by themselves; fewer stay with their clause. It is 0 when there is none.
func (p *parser) longFragment(at, end int) int {
	found, outside := 0, 0
	for i := at; i < end; i++ {
		switch p.Units[i].Kind {
		case Quoted:
			if found > 0 {
				return 0
			}
			found = i
		case Stop:
		default:
			outside++
		}
	}
	if found <= at || found+1 < end {
		return 0
	}
	n := wordCount(p.Regions[p.Units[found].Ref].Inner().In(p.Text))
	if n < 10 || 10*n < 6*(n+outside) {
		return 0
	}
	return found
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
