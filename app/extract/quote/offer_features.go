package quote

import (
	"strconv"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// grade is the probability that the offer is reported speech. In training it only shows the offer to the watch.
//
// The features hold no word of an open class: parts of speech, words of closed classes, what kind of cue it is, who
// speaks, lengths and what stands at the edges. Codes are single letters.
func (p *parser) grade(o *offer, d *Draft) float64 {
	v := p.vector
	if p.Watch != nil {
		v = p.Watch.Vector
	}
	v.Reset()
	p.offerFeatures(v, o, d)
	if p.Watch != nil {
		p.Watch.Content(p.Units[o.cue.First].Start(), d.Parts)
		return 0
	}
	return p.Grader.content.Probability(p.Grader.content.Sum(v.Keys))
}

func (p *parser) offerFeatures(v *model.Vector, o *offer, d *Draft) {
	open, weight := model.Text(o.open), model.Text(strconv.Itoa(int(10*o.cue.Weight+0.5)))
	if o.noun {
		weight = model.Text("n")
	}
	form, who := p.formCode(o), model.Text(p.whoCode(o.subject))
	size := model.Count(o.end - o.at)
	first, second, final := p.tagAt(o.at), p.tagAt(o.at+1), p.tagAt(o.end-1)
	before, next := p.around(o.cue.First-1), p.around(o.end)
	settled := model.Flag(o.settled)
	verb := model.Text(p.verbCode(o.at, o.end))
	add := func(name string, parts ...model.Atom) { v.Add(model.Text(name), parts...) }
	add("bias")
	add("open", open)
	add("weight", weight)
	add("open weight", open, weight)
	add("open form", open, form)
	add("open who", open, who)
	add("open weight form", open, weight, form)
	add("open weight settled", open, weight, settled)
	add("who form", who, form)
	add("who weight", who, weight)
	add("size", size)
	add("open size", open, size)
	add("weight size", weight, size)
	add("open first", open, first)
	add("first second", first, second)
	add("open first weight", open, first, weight)
	add("word", p.around(o.at))
	add("open word", open, p.around(o.at))
	add("before", before)
	add("before form", before, form)
	add("before two", p.around(o.cue.First-2), before)
	add("after", p.around(o.cue.Last), open)
	add("next", next)
	add("next open", next, open)
	add("final", final)
	add("verb", verb)
	add("verb open", verb, open)
	add("verb open weight", verb, open, weight)
	add("negated", model.Flag(o.cue.Negated), open)
	add("kind", model.Text(string(d.Kind[0])), open)
	add("kind weight", model.Text(string(d.Kind[0])), weight)
	add("place", model.Count(o.cue.First-p.sent.First))
	add("cues", model.Count(len(p.cueSet)))
	add("gap", model.Count(o.at-o.cue.Last), open)
	add("tag", p.tagAt(o.cue.First), open)
	if o.noun {
		return
	}
	for i := range len(o.cue.Verb.patterns) {
		letter := model.Text(o.cue.Verb.patterns[i : i+1])
		add("takes", letter)
		add("takes open", letter, open)
		add("takes open verb", letter, open, verb)
	}
}

// formCode is how the cue stands: its form, or a helper before it.
func (p *parser) formCode(o *offer) model.Atom {
	switch {
	case o.noun:
		return model.Text("n")
	case o.cue.Kind == Infinitive:
		return model.Text("i")
	case o.cue.Form&Ing != 0:
		return model.Text("g")
	case o.cue.Form&Third != 0 && o.cue.Form&Base == 0:
		return model.Text("3")
	case o.cue.Form&Past != 0:
		return model.Text("d")
	case o.cue.Form&Part != 0:
		return model.Text("v")
	}
	return model.Text("b")
}

// whoCode is what kind of speaker a phrase names.
func (p *parser) whoCode(s Phrase) string {
	if s.Empty() {
		return "0"
	}
	u := &p.Units[s.Head]
	switch {
	case u.Kind == Name:
		switch u.Type() {
		case story.Person:
			return "p"
		case story.Organisation:
			return "o"
		case story.NORP:
			return "n"
		}
		return "l"
	case u.Class&Pronoun != 0 && tag.Closed(u.Low):
		return u.Low
	case u.Class&Document != 0:
		return "d"
	case u.Class&Vague != 0:
		return "v"
	}
	return "x"
}

// verbCode says what verbs stand in a stretch: a helper, a finite verb, one in -ing or with to, none.
func (p *parser) verbCode(first, last int) string {
	code := "0"
	for i := first; i < min(last, first+40); i++ {
		switch p.Units[i].Tag {
		case tag.Aux:
			return "a"
		case tag.Verb:
			if code == "0" {
				code = "v"
			}
		}
	}
	return code
}

// tagAt is the part of speech of unit i; marks and names have codes of their own.
func (p *parser) tagAt(i int) model.Atom {
	if i < p.sent.First || i >= p.sent.Last {
		return model.Text("0")
	}
	switch u := &p.Units[i]; u.Kind {
	case Quoted:
		return model.Text("q")
	case Name:
		if u.Type() == story.Date {
			return model.Text("d")
		}
		return model.Text(tag.Propn.String())
	default:
		return model.Text(u.Tag.String())
	}
}

// around is unit i as it may be known: itself when it is punctuation or of a closed class, else its part of speech.
func (p *parser) around(i int) model.Atom {
	if i < p.sent.First || i >= p.sent.Last {
		return model.Text("0")
	}
	u := &p.Units[i]
	if u.Kind == Plain && tag.Closed(u.Low) || u.Kind == Stop && len(u.Low) <= 3 {
		return model.Text(u.Low)
	}
	return p.tagAt(i)
}
