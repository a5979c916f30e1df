package name

import "quotedesk/app/extract/token"

// What the whole story says of a word form, wherever it stands. Each is a bit of witness.seen.
const (
	afterTitle = 1 << iota
	beforeSpeech
	afterSpeech
	afterNear
	beforeBody
	beforeLand
	hasPossessive
	inBrackets
	firstOfLonger
	lastOfLonger
	afterThe
	afterRelation
	beforeAge
	beforeWho
	witnesses
)

// witness is the evidence of one story for one word form in small letters.
type witness struct {
	seen    uint16
	partner int32 // token that begins the longest name that ends in this form, or -1
	longest int32 // tokens of that name
}

// bear fills in the witness of every word form that is written with a capital.
func (r *reader) bear() []witness {
	out := make([]witness, len(r.small))
	for i := range out {
		out[i].partner = -1
	}
	for i := range r.class {
		t := &r.d.Tokens[i]
		if t.Kind != token.Word || !t.Cap {
			continue
		}
		w := &out[r.word[i]]
		if r.sameSentence(i-1, i) {
			w.seen |= r.before(i)
		}
		if r.sameSentence(i, i+1) {
			w.seen |= r.behind(i)
		}
	}
	for n := range r.cands {
		c := &r.cands[n]
		if c.last-c.first < 2 || r.word[c.first] < 0 || r.word[c.last-1] < 0 {
			continue
		}
		out[r.word[c.first]].seen |= firstOfLonger
		w := &out[r.word[c.last-1]]
		w.seen |= lastOfLonger
		if size := int32(c.last - c.first); size > w.longest {
			w.longest, w.partner = size, int32(c.first)
		}
	}
	return out
}

func (r *reader) before(i int) (seen uint16) {
	p := r.class[i-1]
	switch w := r.lower(i - 1); {
	case p.Has(Titles) && !r.starts(i-1), p.Has(Male | Female):
		seen |= afterTitle
	case w == "the":
		seen |= afterThe
	case w == "in" || w == "at" || w == "near" || w == "from" || w == "to":
		if w == "in" || w == "near" || w == "at" {
			seen |= afterNear
		}
	case p.Has(Relation):
		seen |= afterRelation
	case p.Has(Speech) && r.d.Tokens[i-1].Low:
		seen |= afterSpeech
	case r.sign(i-1, "("):
		seen |= inBrackets
	}
	return seen
}

func (r *reader) behind(i int) (seen uint16) {
	n := r.class[i+1]
	low := r.d.Tokens[i+1].Low
	switch w := r.lower(i + 1); {
	case r.clitic(i + 1):
		seen |= hasPossessive
	case w == "who":
		seen |= beforeWho
	case low && n.Has(Speech):
		seen |= beforeSpeech
	case low && n.Has(Body):
		seen |= beforeBody
	case low && n.Has(Land):
		seen |= beforeLand
	case w == "," && r.sameSentence(i, i+2) && (r.age(i+2) && r.sign(i+3, ",") || r.is(i+2, "who")):
		seen |= beforeAge
	}
	return seen
}
