package speaker

import (
	"strings"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// subjectKeys are the features of a nominee: on which side of the cue it stands and how far, what lies between, the
// parts of speech around it. Every feature is told apart by whether the grammar chose it.
func (s *scene) subjectKeys(v *model.Vector, d *quote.Draft, list []nominee, n int) {
	p := list[n].phrase
	rule := model.Text("n")
	if list[n].rule {
		rule = model.Text(map[quote.Place]string{quote.Before: "b", quote.After: "a", quote.Joined: "j", quote.Colon: "c"}[d.Place])
	}
	b := s.gap(d, p)
	side, sort := model.Flag(b.after), model.Text(s.sortOf(p))
	before, after := s.tagAt(p.First-1, d), s.tagAt(p.Last, d)
	nearer := model.Count(min(s.nearer(d, list, n), 4))
	v.Add(tRule, rule)
	v.Add(tRuleSort, rule, sort)
	v.Add(tSide, rule, side, model.Count(min(b.units, 20)))
	v.Add(tVerbs, rule, side, model.Count(min(b.verbs, 4)))
	v.Add(tCommas, rule, side, model.Count(min(b.commas, 4)))
	v.Add(tCommas, rule, side, model.Count(min(b.commas, 4)), model.Count(min(b.verbs, 4)))
	v.Add(tBefore, rule, side, before)
	v.Add(tAfter, rule, side, after)
	v.Add(tBefore, side, before)
	v.Add(tAfter, side, after)
	v.Add(tVerbs, side, model.Count(min(b.verbs, 4)), sort)
	v.Add(tAround, side, before, after)
	v.Add(tHead, rule, model.Text(s.Units[p.Head].Tag.String()))
	v.Add(tNearer, rule, side, nearer)
	v.Add(tNearer, side, nearer, sort)
	v.Add(tNearest, side, nearer, model.Count(min(b.verbs, 4)), model.Count(min(b.commas, 4)))
	v.Add(tRelative, rule, side, model.Flag(b.relative))
	v.Add(tWords, rule, side, model.Flag(b.words))
	v.Add(tFirst, rule, model.Flag(p.First == s.Sentences[s.SentenceOf(anchor(d))].First))
	v.Add(tCue, rule, side, s.cueShape(d))
	v.Add(tInside, rule, model.Flag(s.insideRule(list, n)))
	v.Add(tTagged, sort, side, after, model.Count(min(b.verbs, 4)))
	if b.units > 0 && b.units <= 2 {
		first := min(p.Last, anchor(d)+1)
		if b.after {
			first = anchor(d) + 1
		}
		v.Add(tBetween, side, s.tagAt(first, d), s.tagAt(first+b.units-1, d))
	}
}

// gap is what lies between a phrase and the cue.
type gap struct {
	after                bool // the phrase follows the cue
	units, verbs, commas int
	relative, words      bool // a relative pronoun, and quoted words
}

func (s *scene) gap(d *quote.Draft, p quote.Phrase) gap {
	g := gap{after: p.First > anchor(d)}
	first, last := p.Last, anchor(d)
	if g.after {
		first, last = anchor(d)+1, p.First
	}
	g.units = max(0, last-first)
	if g.units > subjectBack { // what is farther off is not looked at: it costs time and tells nothing
		first = last - subjectBack
	}
	for i := first; i < last; i++ {
		u := &s.Units[i]
		switch {
		case u.Kind == quote.Quoted || s.said(i, d):
			g.words = true
		case u.Kind == quote.Stop && (u.Low == "," || u.Low == "—" || u.Low == "–"):
			g.commas++
		case u.Kind == quote.Plain && (u.Tag == tag.Verb || u.Tag == tag.Aux):
			g.verbs++
		}
		if u.Low == "who" || u.Low == "which" || u.Low == "that" {
			g.relative = true
		}
	}
	return g
}

// sortOf is what kind of phrase it is: a person, body, place, another name, a pronoun or a common noun.
func (s *scene) sortOf(p quote.Phrase) string {
	u := &s.Units[p.Head]
	if u.Kind == quote.Name {
		switch u.Type() {
		case story.Person:
			return "p"
		case story.Organisation:
			return "b"
		case story.Place:
			return "l"
		}
		return "m"
	}
	if u.Class&quote.Pronoun != 0 {
		return "r"
	}
	if u.Class&quote.Document != 0 {
		return "d"
	}
	return "n"
}

// tagAt is the part of speech of a unit, a code for what is none: the end of the sentence, marks, a name, a comma.
func (s *scene) tagAt(i int, d *quote.Draft) model.Atom {
	if i < 0 || i >= len(s.Units) || s.SentenceOf(i) != s.SentenceOf(anchor(d)) {
		return model.Text("-")
	}
	switch u := &s.Units[i]; {
	case i == anchor(d):
		return model.Text("c")
	case u.Kind == quote.Quoted || s.said(i, d):
		return model.Text("q")
	case u.Kind == quote.Name:
		return model.Text("m")
	case u.Kind == quote.Genitive:
		return model.Text("g")
	case u.Kind == quote.Stop && u.Low == ",":
		return model.Text(",")
	case u.Kind == quote.Plain && (u.Low == "who" || u.Low == "that" || u.Low == "which" || u.Low == "of" || u.Low == "to" || u.Low == "and" || u.Low == "as"):
		return model.Text(u.Low)
	default:
		return model.Text(u.Tag.String())
	}
}

// nearer is how many nominees stand between a nominee and the cue.
func (s *scene) nearer(d *quote.Draft, list []nominee, n int) int {
	p, count := list[n].phrase.Head, 0
	for i := range list {
		if h := list[i].phrase.Head; i != n && (p < h && h < anchor(d) || anchor(d) < h && h < p) {
			count++
		}
	}
	return count
}

// insideRule says that a nominee is part of the phrase the grammar chose.
func (s *scene) insideRule(list []nominee, n int) bool {
	r, p := list[0].phrase, list[n].phrase
	return n > 0 && r.First <= p.First && p.Last <= r.Last
}

// cueShape tells a participle from a finite form, and says what stands before the cue.
func (s *scene) cueShape(d *quote.Draft) model.Atom {
	u := &s.Units[anchor(d)]
	switch {
	case strings.HasSuffix(u.Low, "ing"):
		return model.Text("g")
	case u.Tag == tag.Noun:
		return model.Text("n")
	case u.Tag == tag.Verb || u.Tag == tag.Aux:
		return model.Text("v")
	}
	return model.Text("o")
}
