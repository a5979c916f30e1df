package export

import (
	"crypto/sha256"
	"encoding/hex"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Audience is who a fact-check file is for.
type Audience string

// The audiences. External leaves out notes, contacts, who said what within the house and whatever could lead to a
// protected source; evidence is then told by its place only.
const (
	Internal Audience = "internal"
	External Audience = "external"
)

// FactCheck is how the checking of one story stands: what a desk keeps for the record or hands to its lawyer.
// Quotations that were rejected or deleted are left out, with their evidence. Offsets are bytes into Text.
type FactCheck struct {
	Audience  Audience            `json:"audience"`
	Made      time.Time           `json:"made"` // UTC
	Story     string              `json:"story_id"`
	Title     string              `json:"title"`
	Version   int                 `json:"version"` // of the text, from 1
	Text      string              `json:"text"`
	Sum       string              `json:"text_sha256"`
	Engine    string              `json:"engine,omitempty"`
	Model     string              `json:"model,omitempty"`
	Gate      string              `json:"gate,omitempty"` // what stands in the way: "2 disputed, 1 stale"; "" when nothing does
	Quotes    []CheckedQuote      `json:"quotations,omitempty"`
	Evidence  []NumberedProof     `json:"evidence,omitempty"`
	Sources   []review.SourceText `json:"sources,omitempty"` // what quotations were laid beside, whole; for the house only
	Queries   []AskedQuery        `json:"queries,omitempty"`
	Open      []review.OpenItem   `json:"open,omitempty"`
	SignOffs  []review.SignOff    `json:"sign_offs,omitempty"`    // the first one first
	Since     string              `json:"since_signed,omitempty"` // what has become of the story since the last of them, in a line
	Unchanged bool                `json:"unchanged"`              // everything is as it was signed
}

// CheckedQuote is a quotation and how it stands with the checker.
type CheckedQuote struct {
	No        int            `json:"no"` // from 1, in text order
	ID        string         `json:"id"`
	Paragraph int            `json:"paragraph,omitempty"` // from 1
	Parts     []story.Span   `json:"parts"`
	Words     []string       `json:"words"` // of its parts
	Kind      story.Kind     `json:"kind"`
	Speaker   string         `json:"speaker,omitempty"` // as shown; the pseudonym of a protected one
	Printed   []string       `json:"printed,omitempty"` // the speaker's words in the text
	Role      string         `json:"role,omitempty"`
	RelayedBy string         `json:"relayed_by,omitempty"`
	Protected bool           `json:"protected,omitempty"`
	Status    story.Status   `json:"status"` // the editor's
	State     string         `json:"state"`  // the checker's as it stands now: "verified", "stale", "needs evidence"
	Settled   bool           `json:"settled"`
	Stale     []string       `json:"stale,omitempty"` // what is no longer as the verdict was given for
	Verdict   review.Verdict `json:"verdict,omitzero"`
	Evidence  []int          `json:"evidence,omitempty"` // numbers of it
	Facts     []CheckedFact  `json:"facts,omitempty"`
	Note      string         `json:"note,omitempty"`
}

// CheckedFact is a number, a name or a date inside a quotation.
type CheckedFact struct {
	Kind  review.FactKind  `json:"kind"`
	Words string           `json:"words"`
	State review.FactState `json:"state"`
	By    string           `json:"by,omitempty"`
	At    time.Time        `json:"at,omitzero"` // UTC
}

// NumberedProof is a piece of evidence under the number it is cited by.
type NumberedProof struct {
	No int `json:"no"` // from 1, in the order of the quotations
	review.Exhibit
	Withheld bool `json:"withheld,omitempty"` // its place is left out, or it could lead to a protected source
}

// AskedQuery is a question of the checker with how far it has come.
type AskedQuery struct {
	review.Query
	State review.QueryState `json:"state"`
}

// NewFactCheck tells how the checking of a story stands. It never reads who a protected source is: a protected
// speaker stands under the pseudonym, also in verdicts that were given before.
func NewFactCheck(d *review.Document, who Audience, made time.Time) FactCheck {
	sum := sha256.Sum256([]byte(d.Text))
	f := FactCheck{Audience: who, Made: made.UTC().Round(0), Story: d.ID, Title: d.Title, Version: d.TextVersion(),
		Text: d.Text, Sum: hex.EncodeToString(sum[:]), Engine: d.Engine, Model: d.Model,
		Gate: review.Gate(d.Checklist()), Open: d.OpenItems()}
	f.addQuotes(d)
	f.Sources = append(f.Sources, d.SourceTexts()...)
	for _, k := range d.Queries() {
		f.Queries = append(f.Queries, AskedQuery{k, d.QueryState(k)})
	}
	f.SignOffs = append(f.SignOffs, d.SignOffs()...)
	if since, ok := d.SinceSigned(); ok {
		f.Since, f.Unchanged = since.String(), since.Same
	}
	if who == External {
		return f.external()
	}
	return f
}

func (f *FactCheck) addQuotes(d *review.Document) {
	settled := map[string]bool{}
	for _, c := range d.Checklist() {
		settled[c.Quote] = c.Settled
	}
	paras := story.Paragraphs(d.Text)
	for _, q := range d.Quotes() {
		if q.Status == story.Rejected || q.Gone {
			continue
		}
		claim, s := d.Claim(q), d.Standing(q)
		source, protected := d.Source(q)
		c := CheckedQuote{No: len(f.Quotes) + 1, ID: q.ID, Paragraph: paragraphOf(paras, q.Span().Start),
			Parts: append([]story.Span(nil), q.Parts...), Words: claim.Words, Kind: q.Kind, Speaker: claim.Speaker,
			Printed: claim.Printed, Role: claim.Role, RelayedBy: d.RelayedBy(q), Protected: protected, Status: q.Status,
			State: s.Word(), Settled: settled[q.ID], Stale: s.Stale, Verdict: q.Verdict, Facts: factsOf(d, q), Note: notes(q.Note, q.Look)}
		if protected {
			c.Speaker, c.Verdict = source.Pseudonym, under(source.Pseudonym, q.Verdict)
		}
		for _, e := range d.ExhibitsOf(q.ID) {
			n := NumberedProof{No: len(f.Evidence) + 1, Exhibit: e}
			f.Evidence, c.Evidence = append(f.Evidence, n), append(c.Evidence, n.No)
		}
		f.Quotes = append(f.Quotes, c)
	}
}

// under is a verdict that calls the speaker by the pseudonym, whatever he was shown as when it was given.
func under(pseudonym string, v review.Verdict) review.Verdict {
	if v.Ruling == review.Unchecked {
		return v
	}
	v.For.Speaker, v.For.Printed = pseudonym, nil
	if v.First != nil {
		first := *v.First
		first.Speaker, first.Printed = pseudonym, nil
		v.First = &first
	}
	return v
}

func factsOf(d *review.Document, q review.QuoteRow) []CheckedFact {
	var out []CheckedFact
	for _, f := range d.Facts(q) {
		out = append(out, CheckedFact{f.Kind, f.Words, f.State, f.Tick.By, f.Tick.At})
	}
	return out
}
