package review

import (
	"slices"
	"time"

	"quotedesk/app/story"
)

// Ruling is what a checker has said of a quotation. It stands apart from the editor's status.
type Ruling string

// The rulings, in the order a person is offered them.
const (
	Unchecked       Ruling = ""
	Verified        Ruling = "verified"
	VerifiedTrimmed Ruling = "verified trimmed" // words were left out, and that is fair
	ParaphraseOnly  Ruling = "paraphrase only"  // the evidence supports what is said, not these very words
	Disputed        Ruling = "disputed"
	CannotVerify    Ruling = "cannot verify"
	Wrong           Ruling = "wrong"
	Skipped         Ruling = "skipped" // looked at and put off
)

// Rulings lists what a checker can say.
var Rulings = []Ruling{Unchecked, Verified, VerifiedTrimmed, ParaphraseOnly, Disputed, CannotVerify, Wrong, Skipped}

// Word is the ruling as a person reads it.
func (r Ruling) Word() string {
	if r == Unchecked {
		return "unchecked"
	}
	return string(r)
}

// proven says that the ruling rests on evidence.
func (r Ruling) proven() bool { return r == Verified || r == VerifiedTrimmed }

// Verdict is a ruling with what it was given for. The zero Verdict means that nobody has looked.
type Verdict struct {
	Ruling Ruling    `json:"ruling,omitempty"`
	Note   string    `json:"note,omitempty"`
	Waiver Waiver    `json:"waiver,omitzero"` // of evidence
	For    Claim     `json:"for,omitzero"`    // what the quotation said when the ruling was given, or says since a safe fix of its marks or a merge of names
	First  *Claim    `json:"first,omitempty"` // For as it was before the first such change
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"` // UTC
}

// Waiver is who has let a quotation pass without evidence, and why.
type Waiver struct {
	Name   string `json:"name"`
	Reason string `json:"reason"`
}

// Claim is what a quotation asserts: these words were said by this speaker in this role.
type Claim struct {
	Words   []string `json:"words,omitempty"`   // of its parts
	Speaker string   `json:"speaker,omitempty"` // as shown
	Printed []string `json:"printed,omitempty"` // the speaker's words in the text
	Role    string   `json:"role,omitempty"`    // as shown
}

func (c Claim) same(o Claim) bool { return len(c.differs(o)) == 0 }

// differs names what is not the same: "the words", "the speaker", "the role".
func (c Claim) differs(o Claim) []string {
	var out []string
	if !slices.Equal(c.Words, o.Words) {
		out = append(out, "the words")
	}
	if c.Speaker != o.Speaker || !slices.Equal(c.Printed, o.Printed) {
		out = append(out, "the speaker")
	}
	if c.Role != o.Role {
		out = append(out, "the role")
	}
	return out
}

// Claim is what the quotation asserts as it stands.
func (d *Document) Claim(q QuoteRow) Claim {
	return Claim{Words: d.wordsOf(q.Parts), Speaker: d.SpeakerName(q), Printed: d.wordsOf(q.Speaker), Role: d.SpeakerRole(q)}
}

func (d *Document) wordsOf(spans []story.Span) []string { return wordsIn(d.Text, spans) }

func wordsIn(text string, spans []story.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return out
}

// Standing is a verdict seen against the quotation as it stands now. It is worked out anew each time, so that no
// change of words, speaker or role, however it came about, can leave a verdict standing.
type Standing struct {
	Verdict
	Stale []string // what is no longer as the ruling was given for; then it says nothing of the quotation as it is
	Bare  bool     // verified, but the evidence has been taken away since and nobody has waived it
}

// Standing is how the quotation stands with the checker.
func (d *Document) Standing(q QuoteRow) Standing {
	s := Standing{Verdict: q.Verdict}
	if q.Verdict.Ruling == Unchecked {
		return s
	}
	now := d.Claim(q)
	if s.Stale = q.Verdict.For.differs(now); q.Verdict.First != nil && q.Verdict.First.same(now) {
		s.Stale = nil // what was fixed or merged is as it was again
	}
	s.Bare = q.Verdict.Ruling.proven() && q.Verdict.Waiver == (Waiver{}) && len(d.ExhibitsOf(q.ID)) == 0
	return s
}

// Stands says that the ruling was given for what the quotation says now.
func (s Standing) Stands() bool { return s.Ruling != Unchecked && len(s.Stale) == 0 }

// Word is the state as a person reads it: "verified", "stale", "needs evidence".
func (s Standing) Word() string {
	switch {
	case len(s.Stale) > 0:
		return "stale"
	case s.Bare:
		return "needs evidence"
	}
	return s.Ruling.Word()
}

// settledFor says that nothing more has to be done about a quotation of that kind: a paraphrase is well supported
// by evidence that does not bear its very words, words in marks are not.
func (s Standing) settledFor(kind story.Kind) bool {
	switch {
	case !s.Stands() || s.Bare:
		return false
	case s.Ruling == ParaphraseOnly:
		return kind == story.Indirect
	}
	return s.Ruling.proven()
}

// checkedRows are the quotations that a checker has worked on: the engine leaves them alone.
func (d *Document) checkedRows() map[string]bool {
	out := map[string]bool{}
	for _, q := range d.quotes {
		if q.Verdict.Ruling != Unchecked || q.Checker != "" || len(q.Ticks) > 0 {
			out[q.ID] = true
		}
	}
	for _, e := range d.exhibits {
		out[e.Quote] = true
	}
	for _, k := range d.queries {
		out[k.Quote] = true
	}
	return out
}
