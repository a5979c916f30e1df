package review

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// verified is a story with evidence for its two quotations and a verdict on each.
func verified(t testing.TB) *Document {
	t.Helper()
	d := open(t)
	for i, id := range []string{"q1", "q2"} {
		step, err := d.AddExhibit(id, exhibitsOfAllKinds()[i], "key")
		keep(t, d, step, err)
		step, err = d.SetVerdict(id, Verdict{Ruling: Verified}, "key")
		keep(t, d, step, err)
	}
	return d
}

func standing(t testing.TB, d *Document, id string) Standing {
	t.Helper()
	q, ok := d.Quote(id)
	if !ok {
		t.Fatalf("no row %s", id)
	}
	return d.Standing(q)
}

func TestVerdictsThatAreRefused(t *testing.T) {
	waiver := Waiver{"Cy", "live on air"}
	for name, c := range map[string]struct {
		say  Verdict
		want string // of the error; "" when it is given
	}{
		"verified, no evidence":   {Verdict{Ruling: Verified}, "no evidence"},
		"trimmed, no evidence":    {Verdict{Ruling: VerifiedTrimmed}, "no evidence"},
		"waived, no reason":       {Verdict{Ruling: Verified, Waiver: Waiver{Name: "Cy", Reason: " "}}, "no evidence"},
		"waived, nobody":          {Verdict{Ruling: Verified, Waiver: Waiver{Reason: "live"}}, "no evidence"},
		"waived":                  {Verdict{Ruling: Verified, Waiver: waiver}, ""},
		"disputed without a note": {Verdict{Ruling: Disputed, Note: "  "}, "needs a note"},
		"disputed":                {Verdict{Ruling: Disputed, Note: "she denies it"}, ""},
		"paraphrase":              {Verdict{Ruling: ParaphraseOnly}, ""},
		"cannot verify":           {Verdict{Ruling: CannotVerify}, ""},
		"wrong":                   {Verdict{Ruling: Wrong}, ""},
		"skipped":                 {Verdict{Ruling: Skipped}, ""},
		"no verdict there is":     {Verdict{Ruling: "fine"}, "no verdict"},
	} {
		d := open(t)
		step, err := d.SetVerdict("q1", c.say, "key")
		if c.want == "" {
			keep(t, d, step, err)
			if s := standing(t, d, "q1"); !s.Stands() || s.Ruling != c.say.Ruling || s.By != "Ada" || s.At.IsZero() || s.Bare {
				t.Errorf("%s: %+v", name, s)
			}
			before := d.Seq()
			if again, err := d.SetVerdict("q1", c.say, "key"); err != nil || again != nil || d.Seq() != before {
				t.Errorf("%s: said twice: %v, %v", name, again, err)
			}
			keep(t, d, d.Undo(), nil)
			if q, _ := d.Quote("q1"); q.Verdict.Ruling != Unchecked {
				t.Errorf("%s: undone: %+v", name, q.Verdict)
			}
			continue
		}
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	d := open(t)
	step, err := d.Reject(Quotes, "q1", "a title", "key")
	keep(t, d, step, err)
	if _, err := d.SetVerdict("q1", Verdict{Ruling: Wrong}, "key"); err == nil {
		t.Error("a rejected row was ruled on")
	}
	if _, err := d.SetVerdict("q9", Verdict{Ruling: Wrong}, "key"); err == nil {
		t.Error("a row that is not there was ruled on")
	}
}

func TestVerdictGoesStaleWithWhatItWasGivenFor(t *testing.T) {
	type act = func(*Document) ([]Correction, error)
	for name, c := range map[string]struct {
		do   act
		want []string // of q1 and q2, what is no longer as it was; "" when the verdict stands
	}{
		"a letter":       {edit("wait", "Wait"), []string{"the words", ""}},
		"a comma":        {edit("wait,”", "wait.”"), []string{"the words", ""}},
		"a mark by hand": {edit("“We", "\"We"), []string{"the words", ""}},
		"a word before":  {edit("Monday", "Sunday night"), []string{"", ""}},
		"a word between": {edit("said. ", "said then. "), []string{"", ""}},
		"the cue":        {edit("said. ", "claimed. "), []string{"", ""}},
		"printed name":   {edit("she said", "he said"), []string{"the speaker", ""}},
		"the speaker": {func(d *Document) ([]Correction, error) {
			return d.SetSpeaker("q1", Speaker{Name: "the board"}, "cell")
		}, []string{"the speaker the role", ""}},
		"the role":        {func(d *Document) ([]Correction, error) { return d.SetNameRole("e2", "deputy", "cell") }, []string{"the role", "the role"}},
		"the name's form": {func(d *Document) ([]Correction, error) { return d.SetLabel("e2", "Benito Ruiz", "cell") }, []string{"the speaker", "the speaker"}},
		"the edges": {func(d *Document) ([]Correction, error) {
			return d.SetParts("q2", []story.Span{span(t, "the café would open")}, "key")
		}, []string{"", "the words"}},
		"confirmed": {func(d *Document) ([]Correction, error) { return d.Confirm(Quotes, "q1", "key") }, []string{"", ""}},
		"a note":    {func(d *Document) ([]Correction, error) { return d.SetNote("q1", "hm", "cell") }, []string{"", ""}},
	} {
		d := verified(t)
		was := standing(t, d, "q1").For
		step, err := c.do(d)
		keep(t, d, step, err)
		for i, id := range []string{"q1", "q2"} {
			s := standing(t, d, id)
			if got := strings.Join(s.Stale, " "); got != c.want[i] || s.Ruling != Verified || s.Stands() != (got == "") {
				t.Errorf("%s: %s is stale in %q: %+v", name, id, got, s)
			}
		}
		if diff := cmp.Diff(was, standing(t, d, "q1").For); diff != "" {
			t.Errorf("%s: what it was given for is lost:\n%s", name, diff)
		}
		keep(t, d, d.Undo(), nil)
		if s := standing(t, d, "q1"); !s.Stands() {
			t.Errorf("%s: after undo: %+v", name, s)
		}
	}
}

func TestSafeFixOfMarksLeavesTheVerdict(t *testing.T) {
	const straight = "Ada Hale said \"we  will wait\" and \"no\" twice."
	at := func(words string) story.Span {
		i := strings.Index(straight, words)
		return story.Span{Start: i, End: i + len(words)}
	}
	fix := func(id string, safety story.Safety, edits ...story.Edit) story.Check {
		return story.Check{ID: id, Rule: "T", Span: edits[0].Span, Safety: safety, Fix: edits}
	}
	first := story.Span{Start: at("\"we").Start, End: at("\"we").Start + 1}
	d, err := Open("s1", "T", straight, story.Findings{
		Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, Parts: []story.Span{at("\"we  will wait\"")}, SpeakerName: "Ada Hale", Speaker: []story.Span{at("Ada Hale")}}},
		Checks: []story.Check{
			fix("marks", story.Safe, story.Edit{Span: first, Text: "“"}),
			fix("space", story.Safe, story.Edit{Span: at("  "), Text: " "}),
			fix("case", story.Safe, story.Edit{Span: story.Span{Start: first.End, End: first.End + 1}, Text: "W"}),
			fix("offer", story.Offer, story.Edit{Span: first, Text: "«"}),
		}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for ids, stands := range map[string]bool{"marks": true, "space": true, "marks space": true, "case": false, "offer": false} {
		d := d.clone()
		d.Who = "Ada"
		step, err := d.SetVerdict("q1", Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live"}}, "key")
		keep(t, d, step, err)
		given := standing(t, d, "q1").For
		step, err = d.ApplyFixes(strings.Fields(ids), "menu", nil)
		keep(t, d, step, err)
		s := standing(t, d, "q1")
		if s.Stands() != stands {
			t.Errorf("%s: %+v", ids, s)
		}
		if kept := s.First; stands && (kept == nil || !kept.same(given)) || !stands && !s.For.same(given) {
			t.Errorf("%s: the wording it was given for is lost: %+v", ids, s)
		}
		keep(t, d, d.Undo(), nil)
		if s := standing(t, d, "q1"); !s.Stands() || s.First != nil {
			t.Errorf("%s: undone: %+v", ids, s)
		}
	}
}

func TestSecondPairOfEyes(t *testing.T) {
	d := open(t)
	d.FourEyes = true
	waived := Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live"}}
	step, err := d.SetKind("q1", story.Mixed, "key")
	keep(t, d, step, err)
	step, err = d.Confirm(Quotes, "q2", "key")
	keep(t, d, step, err)
	for _, id := range []string{"q1", "q2"} {
		var edited *EditedItError
		if _, err := d.SetVerdict(id, waived, "key"); !errors.As(err, &edited) || edited.Who != "Ada" {
			t.Errorf("%s: the editor verified it: %v", id, err)
		}
	}
	if step, err := d.SetVerdict("q1", Verdict{Ruling: Wrong}, "key"); err != nil || step == nil {
		t.Errorf("anybody may say that it is wrong: %v", err)
	}
	d.Who = "  "
	if _, err := d.SetVerdict("q1", waived, "key"); err == nil {
		t.Error("nobody verified it")
	}
	d.Who = "Ben"
	step, err = d.SetVerdict("q1", waived, "key")
	keep(t, d, step, err)
	step, err = d.SetNameRole("e2", "deputy", "cell")
	keep(t, d, step, err)
	if who := d.LastEditor("q2"); who != "Ben" {
		t.Errorf("the role of its speaker was last edited by %q", who)
	}
	d.Who = "ada "
	step, err = d.SetVerdict("q2", waived, "key")
	keep(t, d, step, err)
	d.FourEyes, d.Who = false, "Ben"
	if _, err := d.SetVerdict("q2", Verdict{Ruling: VerifiedTrimmed, Waiver: waived.Waiver}, "key"); err != nil {
		t.Errorf("the rule is off: %v", err)
	}
}

func TestSeveralAreNeverVerifiedAtOnce(t *testing.T) {
	d := open(t)
	rule := func(id string) func(*Document) ([]Correction, error) {
		return func(d *Document) ([]Correction, error) {
			return d.SetVerdict(id, Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live"}}, "menu")
		}
	}
	if _, err := d.Together(rule("q1"), rule("q2")); !errors.Is(err, ErrManyAtOnce) {
		t.Errorf("two at once: %v", err)
	}
	if _, err := d.Together(rule("q1"), edit("Monday", "Sunday")); err != nil {
		t.Errorf("one with an edit: %v", err)
	}
}

func TestVerdictWithoutItsEvidenceIsBare(t *testing.T) {
	d := verified(t)
	step, err := d.RemoveExhibit(d.ExhibitsOf("q1")[0].ID, "key")
	keep(t, d, step, err)
	if s := standing(t, d, "q1"); !s.Bare || s.Word() != "needs evidence" || s.settledFor(story.Direct) {
		t.Errorf("%+v", s)
	}
	keep(t, d, d.Undo(), nil)
	if s := standing(t, d, "q1"); s.Bare || s.Word() != "verified" {
		t.Errorf("undone: %+v", s)
	}
}

func TestReadingAgainLeavesWhatWasChecked(t *testing.T) {
	acts := map[string]func(*Document) ([]Correction, error){
		"verdict": func(d *Document) ([]Correction, error) {
			return d.SetVerdict("q1", Verdict{Ruling: Disputed, Note: "denied"}, "key")
		},
		"evidence": func(d *Document) ([]Correction, error) { return d.AddExhibit("q1", exhibitsOfAllKinds()[3], "key") },
		"query":    func(d *Document) ([]Correction, error) { return d.Ask("q1", span(t, "wait"), "Wait?", "", "key") },
	}
	for name, act := range acts {
		d := open(t)
		step, err := act(d)
		keep(t, d, step, err)
		was, _ := d.Quote("q1")
		step, err = d.Reread(story.Findings{Engine: "other", Model: "m2"}, "engine")
		keep(t, d, step, err)
		q, ok := d.Quote("q1")
		if diff := cmp.Diff(was, q); !ok || diff != "" {
			t.Errorf("%s: %t\n%s", name, ok, diff)
		}
		if _, ok := d.Quote("q2"); ok {
			t.Errorf("%s: a row nobody has looked at stayed", name)
		}
		if s := standing(t, d, "q1"); name == "verdict" && !s.Stands() {
			t.Errorf("%s: %+v", name, s)
		}
	}
}
