package review

import "testing"

func TestGateTellsTheWorstFirst(t *testing.T) {
	d := open(t)
	gate := func(want string) {
		t.Helper()
		if got := Gate(d.Checklist()); got != want {
			t.Errorf("the gate says %q, want %q", got, want)
		}
	}
	act := func(step []Correction, err error) {
		t.Helper()
		keep(t, d, step, err)
	}
	gate("2 unchecked")
	if list := d.Checklist(); !list[0].NeedsEvidence() {
		t.Errorf("%+v", list[0])
	}
	act(d.AddExhibit("q1", exhibitsOfAllKinds()[0], "key"))
	act(d.SetVerdict("q1", Verdict{Ruling: Verified}, "key"))
	act(d.SetVerdict("q2", Verdict{Ruling: Disputed, Note: "denied"}, "key"))
	gate("1 disputed")
	act(d.Ask("q1", span(t, "wait"), "Wait?", "", "key"))
	if c := d.Checklist()[0]; c.Quote != "q1" || c.Evidence != 1 || c.Queries != 1 || !c.Settled || c.NeedsEvidence() {
		t.Errorf("%+v", c)
	}
	act(edit("wait", "go")(d))
	gate("1 disputed, 1 stale")
	act(d.SetVerdict("q1", Verdict{Ruling: ParaphraseOnly}, "key"))
	gate("1 disputed, 1 paraphrase only")
	act(d.SetVerdict("q1", Verdict{Ruling: Verified}, "key"))
	act(d.RemoveExhibit(d.Exhibits()[0].ID, "key"))
	gate("1 disputed, 1 needs evidence")
	act(d.SetVerdict("q1", Verdict{Ruling: Wrong}, "key"))
	gate("1 wrong, 1 disputed")
	act(d.Reject(Quotes, "q1", "a title", "key"))
	act(d.SetVerdict("q2", Verdict{Ruling: ParaphraseOnly}, "key"))
	gate("") // an indirect quotation may be a paraphrase
}
