package review

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/story"
)

// EditedItError refuses a verdict by the one who last edited the quotation.
type EditedItError struct{ Who string }

func (e *EditedItError) Error() string {
	return fmt.Sprintf("%s was the last to edit this quotation: somebody else has to verify it", e.Who)
}

// ErrNoEvidence refuses to call a quotation verified for which there is nothing to show.
var ErrNoEvidence = fmt.Errorf("there is no evidence for this quotation: add some, or waive it with a name and a reason")

// ErrManyAtOnce refuses verdicts on several quotations in one step: each has to be looked at.
var ErrManyAtOnce = fmt.Errorf("quotations are verified one by one")

// SetVerdict rules on one quotation as it stands. Of say, the ruling, the note and the waiver count; what it is given
// for, by whom and when is filled in. Unchecked takes the verdict off. There is no act that rules on several rows.
func (d *Document) SetVerdict(id string, say Verdict, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	if q.Status == story.Rejected {
		return nil, errRejected()
	}
	to, err := d.ruled(*q, say)
	if err != nil {
		return nil, err
	}
	was := q.Verdict
	if sameVerdict(was, to) {
		return nil, nil
	}
	return d.sign([]Correction{{What: Ruled, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Verdict: &was}, After: Patch{Verdict: &to}}}), nil
}

func errRejected() error {
	return fmt.Errorf("this was rejected and is no quotation: bring it back first")
}

// sameVerdict says that ruling again would say nothing new.
func sameVerdict(was, to Verdict) bool {
	return was.Ruling == to.Ruling && was.Note == to.Note && was.Waiver == to.Waiver && was.By == to.By && was.For.same(to.For)
}

// ruled fills a verdict in, or says why it cannot be given.
func (d *Document) ruled(q QuoteRow, say Verdict) (Verdict, error) {
	to := Verdict{Ruling: say.Ruling, Note: strings.TrimSpace(say.Note),
		Waiver: Waiver{strings.TrimSpace(say.Waiver.Name), strings.TrimSpace(say.Waiver.Reason)}}
	switch {
	case !slices.Contains(Rulings, to.Ruling):
		return to, fmt.Errorf("%q is no verdict", say.Ruling)
	case to.Ruling == Unchecked:
		return Verdict{}, nil
	case to.Ruling == Disputed && to.Note == "":
		return to, fmt.Errorf("a disputed quotation needs a note that says what is disputed")
	}
	if d.FourEyes && (to.Ruling.proven() || to.Ruling == ParaphraseOnly) {
		if who := d.LastEditor(q.ID); who != "" && sameWho(who, d.Who) {
			return to, &EditedItError{who}
		}
		if strings.TrimSpace(d.Who) == "" {
			return to, fmt.Errorf("say who you are first: a second person has to verify each quotation")
		}
	}
	if !to.Ruling.proven() || len(d.ExhibitsOf(q.ID)) > 0 {
		to.Waiver = Waiver{}
	} else if to.Waiver.Name == "" || to.Waiver.Reason == "" {
		return to, ErrNoEvidence
	}
	to.For, to.By, to.At = d.Claim(q), d.Who, d.Now().UTC().Round(0)
	return to, nil
}

func sameWho(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }

// LastEditor is who last changed the quotation, decided on it, or changed how its speaker is shown; "" when nobody has.
// Verdicts, ticks and notes are no editing. Undoing is.
func (d *Document) LastEditor(id string) string {
	q := d.quote(id)
	if q == nil {
		return ""
	}
	for _, c := range slices.Backward(d.journal) {
		switch {
		case c.What == Text:
			if c.After.Text.holds(Quotes, id) {
				return c.Who
			}
		case c.Table == Names && c.Target == q.SpeakerEntity:
			if c.After.Label != nil || c.After.Role != nil {
				return c.Who
			}
		case c.Table != Quotes || c.Target != id || checking(c.What) || c.What == Note:
		case d.byEngine(c):
		default:
			return c.Who
		}
	}
	return ""
}

// checking says that the act is a checker's on a quotation, and no editing of it.
func checking(w What) bool { return w == Ruled || w == Carried || w == Assigned || w == Ticked }

// byEngine says that the correction came in with a reading of the engine, which is nobody's editing.
func (d *Document) byEngine(c Correction) bool {
	if c.What != Added && c.What != Removed {
		return false
	}
	row := c.After.Quote
	if row == nil {
		row = c.Before.Quote
	}
	return row != nil && !row.ByHand && row.Status == story.Unreviewed
}

// ManyVerdicts says that a step rules on several quotations, which no act of a person may: taking acts back may.
func ManyVerdicts(step []Correction) bool {
	target := ""
	for _, c := range step {
		if c.What != Ruled || c.Undoes != "" {
			continue
		}
		if target != "" && c.Target != target {
			return true
		}
		target = c.Target
	}
	return false
}
