package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestCandidateIsTheRowWhateverItIsCalled(t *testing.T) {
	d := open(t)
	step, err := d.SetLabel("e1", "Dr Ada Hale-Ortiz", "cell")
	keep(t, d, step, err)
	q, _ := d.Quote("q1")
	got := d.Candidate(q, story.Alternative{Entity: "e1", Name: "A. Hale"})
	want := Speaker{Mention: []story.Span{span(t, "Ada Hale")}, Name: "Dr Ada Hale-Ortiz", Entity: "e1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if got := d.Candidate(q, story.Alternative{Name: "the mayor"}); got.Name != "the mayor" || got.Entity != "" {
		t.Errorf("words became %+v", got)
	}
}

func TestRoleStaysWithTheSpeakerItWasPrintedWith(t *testing.T) {
	f := findings(t)
	f.Quotes[0].SpeakerRole = "mayor"
	d, err := Open("s1", "Title", text, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, typed := range []string{"Ada Hale", "a neighbour"} {
		q, _ := d.Quote("q1")
		step, err := d.SetSpeaker("q1", d.Speaker(q, typed), "cell")
		keep(t, d, step, err)
		if q, _ = d.Quote("q1"); d.SpeakerRole(q) != "" {
			t.Errorf("%s is shown as %q", typed, d.SpeakerRole(q))
		}
		keep(t, d, d.Undo(), nil)
		if q, _ = d.Quote("q1"); d.SpeakerRole(q) != "mayor" || q.Quote.SpeakerRole != "mayor" {
			t.Errorf("after undo the role is %q", q.Quote.SpeakerRole)
		}
	}
}

func TestEmptiedRoleShowsNowhere(t *testing.T) {
	f := findings(t)
	for i := range f.Quotes {
		f.Quotes[i].SpeakerRole = "mayor"
	}
	for what, act := range map[string]func(*Document) ([]Correction, error){
		"in the names":      func(d *Document) ([]Correction, error) { return d.SetNameRole("e2", "", "cell") },
		"in the quotations": func(d *Document) ([]Correction, error) { return d.SetRole("q1", "", "cell") },
	} {
		d, err := Open("s1", "Title", text, f, nil)
		if err != nil {
			t.Fatal(err)
		}
		step, err := act(d)
		keep(t, d, step, err)
		for _, q := range d.Quotes() {
			if role := d.SpeakerRole(q); role != "" {
				t.Errorf("emptied %s, %s still shows %q", what, q.ID, role)
			}
		}
		if q, _ := d.Quote("q2"); q.Status != story.Unreviewed {
			t.Errorf("emptied %s, a row nobody looked at is %s", what, q.Status)
		}
		keep(t, d, d.Undo(), nil)
		if q, _ := d.Quote("q2"); d.SpeakerRole(q) != "mayor" {
			t.Errorf("emptied %s, undo does not bring the role back", what)
		}
	}
}

func TestReopenedRowIsToBeLookedAt(t *testing.T) {
	d := open(t)
	step, err := d.Confirm(Quotes, "q1", "key")
	keep(t, d, step, err)
	step, err = d.Reopen(Quotes, "q1", "cell")
	keep(t, d, step, err)
	if q, _ := d.Quote("q1"); q.Status != story.Unreviewed {
		t.Errorf("confirmed row is %s", q.Status)
	}
	step, err = d.SetKind("q2", story.Mixed, "cell")
	keep(t, d, step, err)
	if step, err = d.Reopen(Quotes, "q2", "cell"); err == nil || step != nil {
		t.Error("a corrected row was called unreviewed")
	}
}
