package review

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestQueryLivesWithItsWords(t *testing.T) {
	for name, c := range map[string]struct {
		answer       AnswerKind
		reason       string
		edit         [2]string // was, is; none when the text stays
		before, then QueryState
	}{
		"nobody has answered":        {"", "", [2]string{}, QueryOpen, QueryOpen},
		"not answered, words change": {"", "", [2]string{"wait", "go"}, QueryOpen, QueryStale},
		"words before change":        {"", "", [2]string{"Monday", "Sunday night"}, QueryOpen, QueryOpen},
		"kept":                       {AnswerKeep, "on tape", [2]string{}, QuerySettled, QuerySettled},
		"kept, words change":         {AnswerKeep, "on tape", [2]string{"wait", "go"}, QuerySettled, QueryStale},
		"to be changed":              {AnswerChange, "", [2]string{}, QueryToDo, QueryToDo},
		"changed":                    {AnswerChange, "", [2]string{"will wait", "are waiting"}, QueryToDo, QuerySettled},
		"to be cut, only changed":    {AnswerCut, "", [2]string{"will wait", "wait"}, QueryToDo, QueryToDo},
		"cut":                        {AnswerCut, "", [2]string{"“We will wait,” she", "She"}, QueryToDo, QuerySettled},
	} {
		d := open(t)
		step, err := d.Ask("q1", span(t, " will wait"), " Is that on the tape? ", "are waiting", "key")
		keep(t, d, step, err)
		id := step[0].Target
		asked, _ := d.Query(id)
		if asked.Words != "will wait" || asked.Question != "Is that on the tape?" || asked.By != "Ada" || asked.Quote != "q1" {
			t.Fatalf("asked %+v", asked)
		}
		if c.answer != "" {
			step, err = d.AnswerQuery(id, c.answer, c.reason, "key")
			keep(t, d, step, err)
		}
		expect := func(when string, want QueryState) {
			t.Helper()
			if k, ok := d.Query(id); !ok || d.QueryState(k) != want {
				t.Errorf("%s, %s: %+v is %s, want %s", name, when, k, d.QueryState(k), want)
			}
		}
		expect("before", c.before)
		if c.edit[0] == "" {
			continue
		}
		before := state(t, d)
		step, err = edit(c.edit[0], c.edit[1])(d)
		keep(t, d, step, err)
		expect("then", c.then)
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", name, diff)
		}
	}
}

func TestQueriesThatAreRefused(t *testing.T) {
	d := open(t)
	step, err := d.Ask("", span(t, "May"), "This May?", "", "key")
	keep(t, d, step, err)
	id := step[0].Target
	for name, act := range map[string]func() ([]Correction, error){
		"no question":         func() ([]Correction, error) { return d.Ask("", span(t, "May"), " ", "", "key") },
		"no words":            func() ([]Correction, error) { return d.Ask("", story.Span{}, "What?", "", "key") },
		"no such quotation":   func() ([]Correction, error) { return d.Ask("q9", span(t, "May"), "What?", "", "key") },
		"kept for no reason":  func() ([]Correction, error) { return d.AnswerQuery(id, AnswerKeep, " ", "key") },
		"an unknown answer":   func() ([]Correction, error) { return d.AnswerQuery(id, "perhaps", "", "key") },
		"no such query":       func() ([]Correction, error) { return d.AnswerQuery("k9", AnswerCut, "", "key") },
		"nothing to withdraw": func() ([]Correction, error) { return d.WithdrawQuery("k9", "key") },
	} {
		if step, err := act(); err == nil {
			t.Errorf("%s gave %v", name, step)
		}
	}
	step, err = d.AnswerQuery(id, AnswerKeep, "the council said so", "key")
	keep(t, d, step, err)
	step, err = d.AnswerQuery(id, "", "", "key")
	keep(t, d, step, err)
	if k, _ := d.Query(id); k.Answer != (Answer{}) {
		t.Errorf("opened again: %+v", k)
	}
	step, err = d.WithdrawQuery(id, "key")
	keep(t, d, step, err)
	if len(d.Queries()) != 0 {
		t.Errorf("%+v", d.Queries())
	}
}

// TestTakingAnEditBackBringsTheQuestionBack: an edit is taken from under a later one, and the question stands where it did.
func TestTakingAnEditBackBringsTheQuestionBack(t *testing.T) {
	for name, is := range map[string]string{"changed": "“We will go,” she", "deleted": "She"} {
		d := open(t)
		step, err := d.Ask("", span(t, "wait"), "Wait?", "", "key")
		keep(t, d, step, err)
		id := step[0].Target
		first := did(t, d, change(t, d, "“We will wait,” she", is), nil)
		did(t, d, change(t, d, "Monday", "Sunday night"), nil)
		if k, _ := d.Query(id); d.QueryState(k) != QueryStale {
			t.Errorf("%s: %+v is %s", name, k, d.QueryState(k))
		}
		step, err = d.TakeBack(first, nil)
		keep(t, d, step, err)
		if k, _ := d.Query(id); d.QueryState(k) != QueryOpen || k.Gone || k.Span.In(d.Text) != "wait" {
			t.Errorf("%s: %+v is %s", name, k, d.QueryState(k))
		}
	}
}
