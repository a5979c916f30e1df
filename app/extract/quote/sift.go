package quote

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/story"
)

// sift leaves out the reported speech of the sentence that the Grader thinks is none. Words in marks alone it keeps, and
// what is according to somebody.
func (p *parser) sift(out []Draft) []Draft {
	if p.Grader == nil || p.Watch != nil && p.Watch.Rules == nil {
		return out
	}
	kept := out[:p.base]
	for i := p.base; i < len(out); i++ {
		if d := &out[i]; d.Kind == story.Direct || d.CueUnit < 0 || p.keepRule(d) || d.Lemma == accordingVerb.Lemma {
			kept = append(kept, out[i])
		}
	}
	return kept
}

// keepRule grades what a rule took. In training it only shows it to the watch.
func (p *parser) keepRule(d *Draft) bool {
	o, ok := p.offerOf(d)
	if !ok {
		return true
	}
	v := p.vector
	if p.Watch != nil {
		v = p.Watch.Vector
	}
	v.Reset()
	p.offerFeatures(v, &o, d)
	place, open := model.Count(int(d.Place)), model.Text(o.open)
	v.Add(model.Text("side"), place, open)
	v.Add(model.Text("parts"), model.Count(len(d.Parts)), open)
	v.Add(model.Text("edge"), model.Count(int(20*d.Edge+0.5)-10), open)
	v.Add(model.Text("kind cue"), model.Count(int(o.cue.Kind)), open)
	if p.Watch != nil {
		p.Watch.Rules(d.Parts)
		return true
	}
	d.Speech = p.Grader.rules.Probability(p.Grader.rules.Sum(v.Keys))
	return d.Speech >= leastRule
}

// offerOf looks at a draft of the rules as at an offer.
func (p *parser) offerOf(d *Draft) (offer, bool) {
	o := offer{at: d.At, end: d.At, subject: d.Subject, settled: true}
	k := p.cueAfter(d.CueUnit)
	if k == len(p.cueSet) || p.cueSet[k].First != d.CueUnit || len(d.Parts) == 0 {
		return o, false
	}
	o.cue = p.cueSet[k]
	for o.end < p.sent.Last && p.Units[o.end].Start() < d.Parts[0].End {
		o.end++
	}
	if o.end <= o.at {
		return o, false
	}
	u := &p.Units[o.at]
	switch {
	case o.at < o.cue.First:
		o.open = openLeft
	case u.Kind == Quoted:
		o.open = openMarks
	case p.Units[o.at-1].Low == "that" && p.Units[o.at-1].Kind == Plain:
		o.open = openThat
	case u.Kind == Plain && u.Low == "to":
		o.open = openTo
	case p.questionWord(o.at):
		o.open = openWhat
	case p.Units[o.at-1].Class&Preposition != 0 && p.Units[o.at-1].Kind == Plain:
		o.open = openPrep
	case p.hasVerb(o.at, o.end):
		o.open = openClause
	default:
		o.open = openObject
	}
	return o, true
}
