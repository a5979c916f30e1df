package review

import "testing"

func TestTwoWindowsAtTheCheckersDesk(t *testing.T) {
	type act = func(*Document) ([]Correction, error)
	rule := func(r Ruling) act {
		return func(d *Document) ([]Correction, error) {
			return d.SetVerdict("q2", Verdict{Ruling: r, Note: "tape"}, "key")
		}
	}
	evidence := func(d *Document) ([]Correction, error) { return d.AddExhibit("q2", exhibitsOfAllKinds()[0], "key") }
	ask := func(d *Document) ([]Correction, error) { return d.Ask("q2", span(t, "café"), "Is it one?", "", "key") }
	for name, c := range map[string]struct {
		mine, theirs act
		clash        string // mine against theirs; "" when there is none
		again        bool
	}{
		"two verdicts":               {rule(Wrong), rule(Disputed), "wrong (tape) / disputed (tape)", true},
		"a verdict and other words":  {rule(Wrong), edit("café", "bar"), "", false},
		"a verdict and words away":   {rule(Wrong), edit("Monday", "Sunday night"), "", true},
		"evidence and a verdict":     {evidence, rule(Wrong), "", true},
		"two pieces of evidence":     {evidence, evidence, "", true},
		"evidence and words":         {evidence, edit("café", "bar"), "", true},
		"a question and other words": {ask, edit("café", "bar"), "", false},
		"a question and words away":  {ask, edit("Monday", "Sunday night"), "", true},
		"a sign-off and a verdict":   {func(d *Document) ([]Correction, error) { return d.Sign("menu") }, rule(Wrong), "", false},
	} {
		d, mine, theirs := twoWindows(t, c.mine, c.theirs)
		clashes, err := d.Clashes(mine, theirs)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		got := ""
		if len(clashes) > 0 {
			got = clashes[0].Mine + " / " + clashes[0].Theirs
		}
		if got != c.clash || len(clashes) > 1 {
			t.Errorf("%s: %+v", name, clashes)
		}
		if err := d.Apply(theirs); err != nil {
			t.Fatal(err)
		}
		step, err := d.Again(mine, theirs, nil)
		if (err == nil) != c.again {
			t.Errorf("%s: again: %v", name, err)
		}
		if err != nil {
			continue
		}
		before := state(t, d)
		keep(t, d, step, nil)
		keep(t, d, d.Undo(), nil)
		if state(t, d) != before {
			t.Errorf("%s: undo does not give theirs back", name)
		}
	}
}

// TestEvidenceRemovedInOneWindow: a change of what the other has taken away cannot be made again.
func TestEvidenceRemovedInOneWindow(t *testing.T) {
	mine, theirs := verified(t), verified(t)
	id := mine.Exhibits()[0].ID
	my, err := mine.ChangeExhibit(id, exhibitsOfAllKinds()[3], "key")
	if err != nil {
		t.Fatal(err)
	}
	step, err := theirs.RemoveExhibit(id, "key")
	keep(t, theirs, step, err)
	their := theirs.Journal()[len(mine.Journal()):]
	clashes, err := mine.Clashes(my, their)
	if err != nil || len(clashes) != 1 || clashes[0].Theirs != "removed" || clashes[0].Was == "" {
		t.Errorf("%+v, %v", clashes, err)
	}
	if err := mine.Apply(their); err != nil {
		t.Fatal(err)
	}
	if step, err := mine.Again(my, their, nil); err == nil {
		t.Errorf("made again: %v", step)
	}
}

// TestTwoTickSideBySide: each fact is a field of its own.
func TestTwoTickSideBySide(t *testing.T) {
	mine, theirs := open(t), open(t)
	for _, d := range []*Document{mine, theirs} {
		step, err := d.AddName(span(t, "May"), "DATE", "menu")
		keep(t, d, step, err)
		step, err = d.AddName(span(t, "café"), "LOC", "menu")
		keep(t, d, step, err)
	}
	my, err := mine.TickFact("q2", FactDate, "May", true, "key")
	if err != nil {
		t.Fatal(err)
	}
	step, err := theirs.TickFact("q2", FactName, "café", true, "key")
	keep(t, theirs, step, err)
	their := theirs.Journal()[len(mine.Journal()):]
	if clashes, err := mine.Clashes(my, their); err != nil || len(clashes) > 0 {
		t.Errorf("%+v, %v", clashes, err)
	}
	if err := mine.Apply(their); err != nil {
		t.Fatal(err)
	}
	again, err := mine.Again(my, their, nil)
	keep(t, mine, again, err)
	if got := toldFacts(mine, "q2"); got != "name café×1 ticked, date May×1 ticked" {
		t.Errorf("facts: %s", got)
	}
}
