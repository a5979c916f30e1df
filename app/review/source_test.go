package review

import (
	"strings"
	"testing"
)

func TestProtectedSourceStandsUnderItsPseudonym(t *testing.T) {
	d := open(t)
	start := state(t, d)
	step, err := d.Protect("q2", " Nurse A ", "menu")
	keep(t, d, step, err)
	if step[0].Table != Sources || step[0].What != Added {
		t.Errorf("the step begins with %+v", step[0])
	}
	for _, id := range []string{"q1", "q2"} { // both are said by the same name
		q, _ := d.Quote(id)
		s, ok := d.Source(q)
		if d.SpeakerName(q) != "Nurse A" || !ok || s.ID != step[0].Target {
			t.Errorf("%s is said by %q, %t", id, d.SpeakerName(q), ok)
		}
	}
	if _, err := d.Protect("q1", "Nurse B", "menu"); err == nil {
		t.Error("protected twice")
	}
	keep(t, d, d.Undo(), nil)
	if state(t, d) != start {
		t.Error("undo did not give back the start")
	}

	set, err := d.SetSpeaker("q1", Speaker{Name: "a nurse"}, "cell")
	keep(t, d, set, err)
	step, err = d.Protect("q1", "Nurse A", "menu")
	keep(t, d, step, err)
	q1, _ := d.Quote("q1")
	q2, _ := d.Quote("q2")
	if _, ok := d.Source(q1); !ok || d.SpeakerName(q1) != "Nurse A" || d.SpeakerName(q2) != "Ben Ruiz" {
		t.Errorf("%q, %q", d.SpeakerName(q1), d.SpeakerName(q2))
	}
	if _, err := d.Protect("q2", "nurse a", "menu"); err == nil || !strings.Contains(err.Error(), "another") {
		t.Errorf("two sources of one name: %v", err)
	}
	if _, err := d.Protect("q2", " ", "menu"); err == nil {
		t.Error("a source without a name")
	}
	step, err = d.Unprotect(d.Sources()[0].ID, "menu")
	keep(t, d, step, err)
	if _, ok := d.Source(q1); ok || len(d.Sources()) != 0 {
		t.Error("still protected")
	}
}
