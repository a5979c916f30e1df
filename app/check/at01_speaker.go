package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func noSpeaker() Rule {
	return Rule{
		ID: "AT01", Whole: true, Name: "Quotation without a speaker", Safety: story.Warn, Severity: Warning, Scope: Quotation,
		What:    "A quotation in marks for which nobody could be named.",
		Why:     "The reader must know who speaks, and a checker whom to ask.",
		Example: "The union met on Monday.\n\n“It is over.”",
		Source:  "The news agencies’ style books: every quotation has its speaker.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if q.Kind != story.Direct || r.headlined(q) || attributed(q, r.paragraph(q.Parts[0].Start)) {
					continue
				}
				if q.SpeakerName == "" {
					out = append(out, warn(q.Span(), "Nobody is named as saying this."+candidates(q)))
				} else if r.orphan(q) {
					out = append(out, warn(q.Span(), "Nobody is named as saying this, and the sentence before is nobody's words. Is it "+q.SpeakerName+"?"))
				}
			}
			return out
		},
	}
}

func candidates(q story.Quote) string {
	var names []string
	for _, a := range q.Alternatives {
		if a.Name != "" && len(names) < 3 {
			names = append(names, a.Name)
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " Possible: " + strings.Join(names, ", ") + "."
}

// guessed is the confidence below which a speaker without an attribution is held to be a guess.
const guessed = 0.45

// orphan says that the quotation is a paragraph alone for which a speaker was only guessed: it has no attribution, and
// the sentence before it is neither that speaker's words nor about nobody else.
func (r *reading) orphan(q story.Quote) bool {
	i := r.index(q.Parts[0].Start)
	if i <= 0 || len(q.Cue) > 0 || !r.allQuoted(i) || r.apart(i-1) || q.Parts[0].Start != edgeless(r.text, r.paras[i]).Start {
		return false
	}
	for _, s := range q.Parts {
		if r.index(s.Start) != i {
			return false
		}
	}
	if r.asked(i - 1) {
		return false // an answer in an exchange
	}
	if q.Confidence > 0 && q.Confidence < guessed {
		return true
	}
	before := r.sentences(r.paras[i-1])
	if len(before) == 0 {
		return false
	}
	last := before[len(before)-1]
	for _, p := range r.usable() {
		if speaker(p) == speaker(q) && (slices.ContainsFunc(p.Parts, last.Overlaps) || slices.ContainsFunc(p.Speaker, last.Overlaps)) {
			return false
		}
	}
	return r.ends(last) != ':'
}

// asked says that paragraph i holds a question in marks.
func (r *reading) asked(i int) bool {
	return slices.ContainsFunc(r.outer(i), func(p pair) bool { return r.ends(p.inside()) == '?' })
}
