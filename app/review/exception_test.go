package review

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// alerted is the story with alerts of two rules about its words.
func alerted(t *testing.T, words ...string) *Document {
	t.Helper()
	d := open(t)
	var found []story.Check
	for _, w := range words {
		rule, w, _ := strings.Cut(w, " ")
		i := strings.Index(d.Text, w)
		if i < 0 {
			t.Fatalf("%q is not in the text", w)
		}
		found = append(found, story.Check{Rule: rule, Span: story.Span{Start: i, End: i + len(w)}, Message: rule, Safety: story.Warn})
	}
	keep(t, d, d.CheckAgain(Look{Found: found}, "menu"), nil)
	return d
}

// statuses are the alerts with their status, in text order.
func statuses(d *Document) []string {
	var out []string
	for _, c := range d.Checks() {
		out = append(out, c.Rule+" "+c.Span.In(d.Text)+" "+string(c.Status))
	}
	return out
}

func TestExceptions(t *testing.T) {
	for name, c := range map[string]struct {
		words, always bool
		want          []string
		says          string
	}{
		"the rule in this story": {false, false, []string{"T1 Ada Hale rejected", "T2 met unreviewed", "T1 “We will wait,” rejected"}, "ignored in this story by Ida: it is so"},
		"the words":              {true, false, []string{"T1 Ada Hale rejected", "T2 met unreviewed", "T1 “We will wait,” unreviewed"}, "ignored in this story for “Ada Hale” by Ida: it is so"},
		"always":                 {false, true, []string{"T1 Ada Hale rejected", "T2 met unreviewed", "T1 “We will wait,” unreviewed"}, "always ignored for “Ada Hale” by Ida: it is so"},
	} {
		d := alerted(t, "T1 Ada Hale", "T2 met", "T1 “We will wait,”")
		d.Who = "Ida"
		before, id := state(t, d), d.Checks()[0].ID
		step, err := d.Except(id, c.words, c.always, " it is so ", "key")
		keep(t, d, step, err)
		if diff := cmp.Diff(c.want, statuses(d)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
		if row, _ := d.Check(id); row.Reason != c.says || !row.Quiet {
			t.Errorf("%s: %+v", name, row)
		}
		if len(d.Findings().Checks) != strings.Count(strings.Join(c.want, " "), "unreviewed") {
			t.Errorf("%s: the findings hold %d alerts", name, len(d.Findings().Checks))
		}
		later := story.Check{Rule: "T1", Span: d.Checks()[1].Span, Message: "T1", Safety: story.Warn}
		keep(t, d, d.CheckAgain(Look{Found: []story.Check{later}, Within: []story.Span{later.Span}}, "menu"), nil)
		quiet := statuses(d)[1] == "T1 met rejected"
		if quiet != (name == "the rule in this story") {
			t.Errorf("%s: a later alert is %q", name, statuses(d)[1])
		}
		keep(t, d, d.Undo(), nil)
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", name, diff)
		}
		keep(t, d, d.Redo(), nil)
		step, err = d.Restore(Checks, id, "key")
		keep(t, d, step, err)
		if len(d.Exceptions()) != 0 || d.Checks()[0].Status != story.Unreviewed {
			t.Errorf("%s: bringing it back leaves %v", name, statuses(d))
		}
	}
}

func TestExceptionsOfTheArchive(t *testing.T) {
	d := alerted(t, "T1 Ada Hale", "T2 met")
	d.SetAlways([]Exception{{ID: "n-x", Rule: "T1", Words: "Ada Hale", Always: true, By: "Ida"}})
	if diff := cmp.Diff([]string{"T1 Ada Hale rejected", "T2 met unreviewed"}, statuses(d)); diff != "" {
		t.Error(diff)
	}
	if _, err := d.Restore(Checks, d.Checks()[0].ID, "key"); err == nil || !strings.Contains(err.Error(), "always ignored for “Ada Hale” by Ida") {
		t.Errorf("%v", err)
	}
	d.SetAlways(nil)
	if d.Checks()[0].Status != story.Unreviewed {
		t.Error("the exception is still heeded")
	}
}

func TestExceptedWords(t *testing.T) {
	for words, want := range map[string]string{"Hale’s": "Hale", "Hales'": "Hales", " Ada\n Hale ": "Ada Hale", "’s": "’s", "": ""} {
		if got := excepted(words); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
	d := alerted(t, "T1 Ada Hale")
	d.checks[0].Span.End = d.checks[0].Span.Start
	if _, err := d.Except(d.Checks()[0].ID, true, false, "", "key"); err == nil {
		t.Error("an exception for no words was made")
	}
}

func TestIgnoringKeepsTheReason(t *testing.T) {
	d := alerted(t, "T1 Ada Hale")
	id := d.Checks()[0].ID
	step, err := d.Reject(Checks, id, "it is her name", "key")
	keep(t, d, step, err)
	if c, _ := d.Check(id); c.Reason != "it is her name" || c.Status != story.Rejected {
		t.Errorf("%+v", c)
	}
	keep(t, d, d.Undo(), nil)
	if c, _ := d.Check(id); c.Reason != "" || c.Status != story.Unreviewed {
		t.Errorf("%+v", c)
	}
}

// TestAlertsFollowTheirStep brings alerts after an edit and takes both back at once.
func TestAlertsFollowTheirStep(t *testing.T) {
	d := alerted(t, "T1 Ada Hale", "T2 met")
	before := state(t, d)
	keep(t, d, change(t, d, "met", "saw"), nil)
	i := strings.Index(d.Text, "saw")
	look := Look{Found: []story.Check{{Rule: "T3", Span: story.Span{Start: i, End: i + 3}, Message: "T3", Safety: story.Warn}}}
	step := d.Follow(look, "key")
	keep(t, d, step, nil)
	after := state(t, d)
	if diff := cmp.Diff([]string{"T3 saw unreviewed"}, statuses(d)); diff != "" {
		t.Fatal(diff)
	}
	for range 2 {
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(before, state(t, d)); diff != "" {
			t.Fatalf("undo:\n%s", diff)
		}
		if extra := d.Follow(Look{Found: d.Findings().Checks}, "key"); extra != nil {
			t.Fatalf("nothing has changed, but %+v", extra)
		}
		keep(t, d, d.Redo(), nil)
		if diff := cmp.Diff(after, state(t, d)); diff != "" {
			t.Fatalf("redo:\n%s", diff)
		}
	}
	keep(t, d, d.Undo(), nil)
	keep(t, d, d.Follow(look, "key"), nil) // of the undo itself
	keep(t, d, d.Redo(), nil)
	if diff := cmp.Diff(after, state(t, d)); diff != "" {
		t.Errorf("redo of an undo with alerts of its own:\n%s", diff)
	}
}

func TestWhatWantsALook(t *testing.T) {
	d := alerted(t, "T1 Ada Hale")
	confirm, err := d.Confirm(Quotes, "q1", "key")
	if err != nil || WantsLook(confirm) {
		t.Errorf("confirming: %v", err)
	}
	reject, err := d.Reject(Quotes, "q1", "", "key")
	if err != nil || !WantsLook(reject) {
		t.Errorf("rejecting: %v", err)
	}
	speaker, err := d.SetSpeaker("q1", Speaker{Name: "Somebody"}, "key")
	if err != nil || !WantsLook(speaker) {
		t.Errorf("a speaker: %v", err)
	}
	ignore, err := d.Reject(Checks, d.Checks()[0].ID, "", "key")
	if err != nil || WantsLook(ignore) || !WantsLook(change(t, d, "met", "saw")) {
		t.Errorf("ignoring: %v", err)
	}
}
