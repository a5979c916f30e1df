package storage

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// alerts gives the story two alerts of one rule.
func (l *learner) alerts(t testing.TB) {
	t.Helper()
	l.keep(t, l.doc.CheckAgain(review.Look{Found: []story.Check{
		{Rule: "T1", Span: l.doc.Names()[0].Mentions[0], Message: "one", Safety: story.Warn},
		{Rule: "T1", Span: story.Span{Start: 0, End: 7}, Message: "two", Safety: story.Warn},
	}}, "menu"), nil)
}

func TestExceptionsForAlwaysFollowTheJournal(t *testing.T) {
	dir := t.TempDir()
	db := opened(t, dir)
	l := learning(t, db, added(t, db).ID)
	l.alerts(t)
	l.doc.Who = "ann"
	rules := func() (out []string) {
		t.Helper()
		all, err := db.Exceptions(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range all {
			if !e.Always || e.At.IsZero() {
				t.Errorf("%+v", e)
			}
			out = append(out, e.Rule+" "+e.Words+" "+e.By+" "+e.Why)
		}
		return out
	}
	step, err := l.doc.Except(l.doc.Checks()[0].ID, false, false, "here only", "key")
	l.keep(t, step, err)
	if got := rules(); got != nil {
		t.Errorf("an exception of the story became one of the archive: %v", got)
	}
	last := l.doc.Checks()[1].ID
	step, err = l.doc.Except(last, false, true, "so she writes it", "key")
	l.keep(t, step, err)
	want := []string{"T1 " + l.doc.Names()[0].Mentions[0].In(l.doc.Text) + " ann so she writes it"}
	if d := cmp.Diff(want, rules()); d != "" {
		t.Error(d)
	}
	l.keep(t, l.doc.Undo(), nil)
	if got := rules(); got != nil {
		t.Errorf("after undo: %v", got)
	}
	l.keep(t, l.doc.Redo(), nil)
	if d := cmp.Diff(want, rules()); d != "" {
		t.Error(d)
	}
	all, err := db.Exceptions(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := db.RemoveException(t.Context(), all[0].ID); err != nil || rules() != nil {
		t.Errorf("%v %v", err, rules())
	}
	l.keep(t, l.doc.Undo(), nil) // of what is no longer there
	if again := learning(t, db, l.doc.ID); len(again.doc.Exceptions()) != 1 {
		t.Errorf("the story kept %+v", again.doc.Exceptions())
	}
}

func TestUseOfRulesIsCounted(t *testing.T) {
	db := opened(t, t.TempDir())
	l := learning(t, db, added(t, db).ID)
	l.alerts(t)
	use := func(want review.Use) {
		t.Helper()
		got, err := db.RuleUse(t.Context())
		if err != nil || got["T1"] != want {
			t.Errorf("%+v, want %+v (%v)", got, want, err)
		}
	}
	use(review.Use{})
	step, err := l.doc.Reject(review.Checks, l.doc.Checks()[0].ID, "no", "key")
	l.keep(t, step, err)
	use(review.Use{Ignored: 1})
	step, err = l.doc.Confirm(review.Checks, l.doc.Checks()[1].ID, "key")
	l.keep(t, step, err)
	use(review.Use{Used: 1, Ignored: 1})
	l.keep(t, l.doc.Undo(), nil)
	l.keep(t, l.doc.Undo(), nil)
	use(review.Use{})
	step, err = l.doc.EditText([]story.Edit{{Span: story.Span{Start: 0, End: 7}, Text: "Port"}}, "T1", nil)
	l.keep(t, step, err)
	use(review.Use{Used: 1})
	l.keep(t, l.doc.Undo(), nil)
	use(review.Use{})
	step, err = l.doc.Except(l.doc.Checks()[0].ID, true, false, "", "key")
	l.keep(t, step, err)
	use(review.Use{Ignored: 1})
}
