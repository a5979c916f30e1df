package review

import (
	"slices"
	"strings"
	"testing"
)

func TestAQuotationIsAssignedAndKeepsItsVerdict(t *testing.T) {
	d := open(t)
	start := state(t, d)
	step, err := d.Assign("q1", "  Ben   Cole ", "key")
	keep(t, d, step, err)
	q, _ := d.Quote("q1")
	if q.Checker != "Ben Cole" || d.LastEditor("q1") != "" {
		t.Errorf("%q has it, edited by %q", q.Checker, d.LastEditor("q1"))
	}
	if again, err := d.Assign("q1", "Ben Cole", "key"); err != nil || again != nil {
		t.Errorf("assigned twice: %v, %v", again, err)
	}
	for _, c := range d.Checklist() {
		if got := c.Has("ben cole"); got != (c.Quote == "q1") || c.Has("") || c.Has(" ") {
			t.Errorf("%s is his: %t", c.Quote, got)
		}
	}
	e := d.History(HistoryFilter{Kind: EntryChecking})
	if len(e) != 1 || !strings.Contains(e[0].Words, "Ben Cole") {
		t.Errorf("the history has %+v", e)
	}
	verdict, err := d.SetVerdict("q2", Verdict{Ruling: Wrong}, "key")
	keep(t, d, verdict, err)
	if got := d.Checkers(); !slices.Equal(got, []string{"Ben Cole", "Ada"}) {
		t.Errorf("checkers %v", got)
	}
	off, err := d.Assign("q1", "", "key")
	keep(t, d, off, err)
	if q, _ := d.Quote("q1"); q.Checker != "" {
		t.Errorf("still with %q", q.Checker)
	}
	for range 3 {
		keep(t, d, d.Undo(), nil)
	}
	if state(t, d) != start {
		t.Error("undo did not give back the start")
	}
	if _, err := d.Assign("q9", "Ben", "key"); err == nil {
		t.Error("a quotation that is not there was assigned")
	}
}

func TestAnAssignedQuotationIsLeftAloneByTheEngine(t *testing.T) {
	d := open(t)
	step, err := d.Assign("q2", "Ben", "key")
	keep(t, d, step, err)
	if !d.checkedRows()["q2"] || d.checkedRows()["q1"] {
		t.Errorf("%v", d.checkedRows())
	}
}
