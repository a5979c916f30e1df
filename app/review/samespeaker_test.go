package review

import (
	"slices"
	"testing"
)

// merged makes two names of the fixture one, with a verdict on every quotation before it.
func merged(t *testing.T, from, into, fromRole, intoRole string) *Document {
	t.Helper()
	d := open(t)
	for name, role := range map[string]string{from: fromRole, into: intoRole} {
		step, err := d.SetNameRole(name, role, "cell")
		keep(t, d, step, err)
	}
	for _, q := range d.Quotes() {
		step, err := d.SetVerdict(q.ID, Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "heard"}}, "key")
		keep(t, d, step, err)
	}
	p, err := d.MergePlan(from, into)
	if err != nil {
		t.Fatal(err)
	}
	step, err := d.Carry(p, "key")
	keep(t, d, step, err)
	return d
}

func TestAMergeLeavesVerdictsOnTheSamePrintedWordsStanding(t *testing.T) {
	for _, c := range []struct {
		name               string
		fromRole, intoRole string
		stale              bool
	}{
		{"no roles", "", "", false},
		{"the role comes with the other name", "", "minister", false},
		{"the name had a role and keeps it", "minister", "", false},
		{"the same role", "minister", "minister", false},
		{"another role than the one that was verified", "minister", "mayor", true},
	} {
		d := merged(t, "e2", "e1", c.fromRole, c.intoRole)
		kept := 0
		for _, q := range d.Quotes() {
			s := d.Standing(q)
			if (len(s.Stale) > 0) != c.stale {
				t.Errorf("%s: %s is stale for %v", c.name, q.ID, s.Stale)
			}
			if s.First != nil {
				kept++
				if s.First.Speaker == s.For.Speaker && s.First.Role == s.For.Role {
					t.Errorf("%s: %s was carried for nothing", c.name, q.ID)
				}
			}
		}
		if (kept == 0) != c.stale {
			t.Errorf("%s: %d verdicts were carried", c.name, kept)
		}
	}
}

func TestAMergeIsUndoneAndTakenBackWithItsVerdicts(t *testing.T) {
	d := merged(t, "e2", "e1", "", "")
	carried := slices.IndexFunc(d.Journal(), func(c Correction) bool { return c.What == Carried })
	id, step := d.Journal()[carried].Target, d.Journal()[carried].Step
	if !standing(t, d, id).Stands() {
		t.Fatal("it does not stand after the merge")
	}
	keep(t, d, d.Undo(), nil)
	if s := standing(t, d, id); !s.Stands() || s.First != nil {
		t.Errorf("after undo: %+v", s)
	}
	keep(t, d, d.Redo(), nil)
	if s := standing(t, d, id); !s.Stands() || s.First == nil {
		t.Errorf("after redo: %+v", s)
	}
	later, err := d.SetVerdict(id, Verdict{Ruling: Wrong}, "key")
	keep(t, d, later, err)
	back, err := d.TakeBack(step, nil)
	keep(t, d, back, err)
	if s := standing(t, d, id); s.Ruling != Wrong || len(s.Stale) == 0 {
		t.Errorf("a ruling given under the merged name: %+v", s)
	}
}

func TestOtherWordsStillMakeACarriedVerdictStale(t *testing.T) {
	d := merged(t, "e2", "e1", "", "")
	step, err := d.SetLabel("e1", "Somebody Else", "cell")
	keep(t, d, step, err)
	for _, q := range d.Quotes() {
		if q.SpeakerEntity == "e1" && d.Standing(q).Stands() {
			t.Errorf("%s stands under another name", q.ID)
		}
	}
}
