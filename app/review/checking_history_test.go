package review

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHistoryOfAQuotationTellsItsChecking: what a checker did reads as a line each, the latest first.
func TestHistoryOfAQuotationTellsItsChecking(t *testing.T) {
	d := open(t)
	for _, act := range []func(*Document) ([]Correction, error){
		func(d *Document) ([]Correction, error) { return d.AddExhibit("q2", exhibitsOfAllKinds()[0], "key") },
		func(d *Document) ([]Correction, error) {
			return d.SetVerdict("q2", Verdict{Ruling: VerifiedTrimmed, Note: "“uh” left out"}, "key")
		},
		func(d *Document) ([]Correction, error) { return d.AddName(span(t, "May"), "DATE", "menu") },
		func(d *Document) ([]Correction, error) { return d.TickFact("q2", FactDate, "May", true, "key") },
		func(d *Document) ([]Correction, error) { return d.Ask("q2", span(t, "May"), "This May?", "", "key") },
		func(d *Document) ([]Correction, error) {
			return d.AnswerQuery(d.Queries()[0].ID, AnswerKeep, "she said so", "key")
		},
		func(d *Document) ([]Correction, error) {
			return d.ChangeExhibit(d.Exhibits()[0].ID, exhibitsOfAllKinds()[3], "key")
		},
		func(d *Document) ([]Correction, error) { return d.RemoveExhibit(d.Exhibits()[0].ID, "key") },
		func(d *Document) ([]Correction, error) {
			return d.SetVerdict("q2", Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live"}}, "key")
		},
		func(d *Document) ([]Correction, error) { return d.Sign("menu") },
		func(d *Document) ([]Correction, error) { return d.Protect("q1", "Nurse A", "menu") },
	} {
		step, err := act(d)
		keep(t, d, step, err)
	}
	const row = " – “the café would open 🎉 in May”"
	var got []string
	for _, e := range d.History(HistoryFilter{Kind: EntryChecking}) {
		if e.Rows[0].Table == SignOffs || e.Rows[0].Table == Sources || slices.Contains(e.Rows, Ref{Quotes, "q2"}) {
			got = append(got, e.Words)
		}
	}
	want := []string{
		"protecting a source: Nurse A",
		"signing off version 1",
		"verdict: verified (evidence waived by Cy: live), was verified trimmed (“uh” left out)" + row,
		"removing evidence: person Ada Hale" + row,
		"evidence: person Ada Hale, was recording tape 2.wav 00:14:22.0" + row,
		"answer: keep (she said so), was none – “May”",
		"adding a query: This May? – “May”",
		"ticking a date: May" + row,
		"verdict: verified trimmed (“uh” left out), was unchecked" + row,
		"adding evidence: recording tape 2.wav 00:14:22.0" + row,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, c := range d.Journal() {
		if Title([]Correction{c}) == "" || Title([]Correction{c}) == "change of " {
			t.Errorf("no title for %+v", c)
		}
	}
}
