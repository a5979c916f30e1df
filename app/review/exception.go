package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"quotedesk/app/story"
)

// Exception is the word of a person that a rule is wrong about something: its alerts are left as they are, those that come
// later too. Without words it is of the whole story; with words of what stands in just these words, and when it is for
// always, in every story of the archive.
type Exception struct {
	ID     string    `json:"id"`
	Rule   string    `json:"rule"`
	Words  string    `json:"words,omitempty"`
	Always bool      `json:"always,omitempty"`
	Why    string    `json:"why,omitempty"`
	By     string    `json:"by,omitempty"`
	At     time.Time `json:"at,omitzero"` // UTC
}

func (e Exception) id() string { return e.ID }

// covers says that the exception is about the alert.
func (e Exception) covers(text string, c story.Check) bool {
	return e.Rule == c.Rule && (e.Words == "" || c.Span.Valid(text) && e.Words == excepted(c.Span.In(text)))
}

// excepted are words as exceptions compare them: the ending of a possessive and space at the edges do not count.
func excepted(words string) string {
	words = strings.Join(strings.Fields(words), " ")
	for _, ending := range []string{"’s", "'s", "’", "'"} {
		if bare, ok := strings.CutSuffix(words, ending); ok && bare != "" {
			return bare
		}
	}
	return words
}

// Excepted is what the exception says of itself to a person.
func (e Exception) Excepted() string {
	line := "ignored in this story"
	switch {
	case e.Always:
		line = "always ignored for “" + brief(e.Words) + "”"
	case e.Words != "":
		line = "ignored in this story for “" + brief(e.Words) + "”"
	}
	if e.By != "" {
		line += " by " + e.By
	}
	if e.Why != "" {
		line += ": " + brief(e.Why)
	}
	return line
}

// Exceptions are those made in the story, in the order they were made. The slice is not to be changed.
func (d *Document) Exceptions() []Exception { return d.exceptions }

// Excepted finds what keeps an alert quiet: an exception of the story, else one of the archive.
func (d *Document) Excepted(c CheckRow) (Exception, bool) {
	for _, e := range slices.Concat(d.exceptions, d.always) {
		if e.covers(d.Text, c.Check) {
			return e, true
		}
	}
	return Exception{}, false
}

// SetAlways tells the exceptions of the whole archive, which other stories have brought.
func (d *Document) SetAlways(all []Exception) {
	d.always = all
	d.quieten()
}

// quieten works out which alerts exceptions keep quiet. It is done whenever alerts, words or exceptions change, so that
// those who read do not write.
func (d *Document) quieten() {
	d.shownChecks = d.checks
	if len(d.exceptions)+len(d.always) == 0 {
		return
	}
	d.shownChecks = slices.Clone(d.checks)
	for i, c := range d.shownChecks {
		if c.Status != story.Unreviewed {
			continue
		}
		if e, ok := d.Excepted(c); ok {
			d.shownChecks[i].Status, d.shownChecks[i].Reason, d.shownChecks[i].Quiet = story.Rejected, e.Excepted(), true
		}
	}
}

// Except proposes an exception for the alert: with words for those it is about, else for the rule in this story.
func (d *Document) Except(alert string, words, always bool, why, cause string) ([]Correction, error) {
	row := d.check(alert)
	if row == nil {
		return nil, errNoRow(Checks, alert)
	}
	e := Exception{ID: "n-" + d.NewID(), Rule: row.Rule, Always: always, Why: strings.TrimSpace(why), By: d.Who, At: d.Now().UTC().Round(0)}
	if words || always {
		if e.Words = excepted(row.Span.In(d.Text)); e.Words == "" {
			return nil, fmt.Errorf("this alert is about no words: ignore it here, or its rule in this story")
		}
	}
	return d.sign([]Correction{{What: Added, Table: Exceptions, Target: e.ID, Cause: cause, After: Patch{Exception: &e}}}), nil
}

// Unexcept takes an exception of the story away.
func (d *Document) Unexcept(id, cause string) ([]Correction, error) {
	row := byID(d.exceptions, id, Exception.id)
	if row == nil {
		return nil, errNoRow(Exceptions, id)
	}
	was := *row
	return d.sign([]Correction{{What: Removed, Table: Exceptions, Target: id, Cause: cause, Before: Patch{Exception: &was}}}), nil
}

// mind takes away what keeps an alert quiet.
func (d *Document) mind(row CheckRow, cause string) ([]Correction, error) {
	row.Status = story.Unreviewed
	e, ok := d.Excepted(row)
	switch {
	case !ok:
		return nil, nil
	case byID(d.exceptions, e.ID, Exception.id) == nil:
		return nil, fmt.Errorf("it is %s: it can be taken back in the house style", e.Excepted())
	}
	return d.Unexcept(e.ID, cause)
}
