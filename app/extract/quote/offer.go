package quote

import (
	"slices"
	"sort"
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// offer is a stretch that may be reported speech although no rule takes it: what hangs on a verb or noun of speech.
type offer struct {
	cue     Cue
	at, end int
	open    string // how it opens: a code of offerOpen
	subject Phrase
	noun    bool
	settled bool // the rules take the cue for a verb that reports
}

// The ways an offer opens.
const (
	openThat   = "t"
	openTo     = "i"
	openWhat   = "w" // whether, why, how
	openPrep   = "p" // about, on, of
	openObject = "n" // the object alone
	openClause = "c" // the object and what follows it
	openMarks  = "q"
	openLeft   = "l" // what stands before the attribution
)

// offers asks the Grader about what hangs on those verbs and nouns of speech that no rule has used.
func (p *parser) offers(out []Draft) []Draft {
	if p.Grader == nil || p.Watch != nil && p.Watch.Content == nil {
		return out
	}
	p.held = append(p.held[:0], make([]bool, p.sent.Last-p.sent.First)...)
	for i := p.base; i < len(out); i++ {
		p.hold(&out[i])
	}
	found, before := len(out), p.base
	for i := p.sent.First; i < p.sent.Last; i++ {
		c, noun, ok := p.looseCue(i)
		if !ok || p.taken(i) {
			continue
		}
		for before < found && out[before].CueUnit < c.First {
			before++
		}
		if d, ok := p.best(out[p.base:before], c, noun); ok {
			out = append(out, d)
			p.hold(&d)
		}
	}
	return out
}

// hold marks the units of a draft's words and of its cue.
func (p *parser) hold(d *Draft) {
	mark := func(i int) {
		if i >= p.sent.First && i < p.sent.Last {
			p.held[i-p.sent.First] = true
		}
	}
	mark(d.CueUnit)
	for _, part := range d.Parts {
		i := p.sent.First + sort.Search(p.sent.Last-p.sent.First, func(n int) bool { return p.Units[p.sent.First+n].Start() >= part.Start })
		for ; i < p.sent.Last && p.Units[i].Start() < part.End; i++ {
			mark(i)
		}
	}
}

// taken says that unit i is the cue of a draft or stands in its words.
func (p *parser) taken(i int) bool { return p.held[i-p.sent.First] }

// looseCue reads unit i as a verb or noun of speech, whatever stands around it.
func (p *parser) looseCue(i int) (Cue, bool, bool) {
	u := &p.Units[i]
	if u.Kind != Plain || u.Cap && i > p.sent.First {
		return Cue{}, false, false
	}
	if u.Class&NounCue != 0 && u.Tag == tag.Noun {
		return Cue{First: i, Last: i + 1, Verb: strangeVerb, Weight: 0.5}, true, true
	}
	if u.Tag != tag.Verb && u.Tag != tag.Noun || u.Class&Aux != 0 {
		return Cue{}, false, false
	}
	best, last := p.longestForm(i, p.sent, true)
	if best.verb == nil || u.Tag == tag.Noun && best.form == Ing {
		return Cue{}, false, false
	}
	return Cue{First: i, Last: last, Verb: best.verb, Form: best.form, Weight: best.verb.Weight}, false, true
}

// best is the likeliest reading of what hangs on the cue, as a draft.
func (p *parser) best(drafts []Draft, c Cue, noun bool) (Draft, bool) {
	k := p.cueAfter(c.First+1) - 1
	o := offer{cue: c, noun: noun}
	start, place := c.First, Before
	if noun {
		o.subject = p.owner(c.First)
	} else {
		o.settled = p.settle(&o.cue, p.sent)
		if o.cue.Negated {
			return Draft{}, false // would not say whether: nothing is reported
		}
		o.subject, start = p.offerSubject(drafts, o.cue)
		if p.passive(o.cue) {
			if o.subject, start = p.agent(o.cue), c.First; o.subject.Empty() {
				place = Unnamed
			}
		}
	}
	most, top := 0.0, Draft{}
	try := func(at, end int, open string) {
		o.at, o.end, o.open = at, p.freeEnd(at, end), open
		if o.at >= o.end || o.end-o.at == 1 && p.Units[o.at].Kind == Stop {
			return
		}
		d := p.draft(o.cue, o.subject, place)
		if !p.fill(&d, o.at, o.end) {
			return
		}
		if g := p.grade(&o, &d); g > most {
			most, top = g, d
		}
	}
	p.readings(&o, k, start, try)
	if most < least {
		return Draft{}, false
	}
	top.Cover, top.Edge, top.Speech, top.Content = most, 0.7, most, most
	return top, true
}

// cueAfter is the index of the first cue that begins at unit i or later.
func (p *parser) cueAfter(i int) int {
	return sort.Search(len(p.cueSet), func(k int) bool { return p.cueSet[k].First >= i })
}

// readings hands every stretch that may hang on the cue to try.
func (p *parser) readings(o *offer, k, start int, try func(at, end int, open string)) {
	c, last := o.cue, p.sent.Last
	if c.Last+1 < last && p.Units[c.Last].Tag == tag.Adp && p.Units[c.Last].Kind == Plain && !p.day(c.Last+1) {
		try(c.Last+1, p.objectEnd(c.Last+1, p.end()), openPrep)
	}
	at, kind := p.complement(c, last)
	if at < p.end() && kind != nothing {
		end := p.clauseEnd(at, k)
		u := &p.Units[at]
		switch {
		case kind == region:
			if !slices.Contains(p.passed, int(p.Units[at].Ref)) {
				try(at, at+1, openMarks)
			}
		case kind == thatClause:
			try(at, end, openThat)
		case u.Kind == Plain && u.Low == "to":
			try(at, p.objectEnd(at, end), openTo)
			try(at, end, openTo)
		case p.questionWord(at):
			try(at, end, openWhat)
		case u.Kind == Plain && u.Tag == tag.Adp:
			try(at+1, p.objectEnd(at+1, p.end()), openPrep)
		default:
			try(at, p.objectEnd(at, end), openObject)
			try(at, end, openClause)
		}
	}
	if !o.noun && start > p.sent.First+1 && p.Units[start-1].Kind == Stop && p.Units[start-1].Low == "," {
		first := p.sent.First
		for first < start && (p.Units[first].Kind == Stop || p.Units[first].Kind == Plain && p.leadIn(first)) {
			first++
		}
		try(max(first, start-reach), p.leftEnd(start), openLeft)
	}
}

// day says that unit i names a time and not what is talked about.
func (p *parser) day(i int) bool {
	u := &p.Units[i]
	return u.Kind == Name && u.Type() == story.Date || u.Kind == Plain && u.Class&Time != 0
}

// freeEnd cuts a stretch where the words or the cue of a draft begin; it is at when it begins inside one.
func (p *parser) freeEnd(at, end int) int {
	for i := at; i < end; i++ {
		if p.taken(i) {
			for i > at && p.Units[i-1].Kind == Stop {
				i--
			}
			return i
		}
	}
	return end
}

// offerSubject finds who speaks: before the verb, or else the speaker of the draft before it in the sentence.
func (p *parser) offerSubject(drafts []Draft, c Cue) (Phrase, int) {
	if s, start := p.Sheet.subject(c, max(p.sent.First, c.First-phraseReach)); !s.Empty() && c.Form&Ing == 0 && c.Kind != Infinitive {
		return s, start
	}
	best := Phrase{}
	if n := len(drafts); n > 0 {
		best = drafts[n-1].Subject
	}
	if best.Empty() {
		q := *p
		q.last = Phrase{}
		best, _, _ = q.joined(c)
	}
	return best, c.First
}

// owner is whose words a noun of speech stands for: her claim, the mayor’s warning.
func (p *parser) owner(i int) Phrase {
	for j := i - 1; j >= max(p.sent.First, i-3); j-- {
		u := &p.Units[j]
		if u.Kind == Genitive {
			return p.nounBefore(j-1, p.sent.First)
		}
		if u.Kind == Plain && u.Class&Possessive != 0 {
			return Phrase{First: j, Last: j + 1, Head: j}
		}
		if u.Kind != Plain || u.Tag != tag.Adj {
			break
		}
	}
	return Phrase{}
}

// objectEnd is where the noun phrase that begins at unit at ends with all that belongs to it, before a clause, a pause
// or a verb of another subject.
func (p *parser) objectEnd(at, hi int) int {
	relative := false
	for j := at; j < hi; j++ {
		u := &p.Units[j]
		switch {
		case u.Kind == Stop:
			if u.Low != "-" && u.Low != "$" && u.Low != "%" && u.Low != "/" && u.Low != "&" {
				return j
			}
		case j == at || u.Kind != Plain:
			if u.Kind == Name && u.Type() == story.Date && j > at && p.Units[j-1].Class&Preposition == 0 {
				return j
			}
		case u.Low == "that" || u.Low == "who" || u.Low == "which" || u.Low == "to":
			relative = true
		case u.Tag == tag.Sconj, u.Low == "but", u.Low == "while", u.Low == "when", u.Low == "after", u.Low == "before":
			return j
		case (u.Low == "and" || u.Low == "or") && j+1 < hi:
			if n := &p.Units[j+1]; n.Tag == tag.Verb && !relative || n.Tag == tag.Aux && !relative || n.Tag == tag.Pron && n.Class&Pronoun != 0 {
				return j
			}
		case u.Tag == tag.Aux && !relative:
			return j
		case u.Tag == tag.Verb && !relative && !strings.HasSuffix(u.Low, "ing") && !strings.HasSuffix(u.Low, "ed"):
			return j
		}
	}
	return hi
}
