package export

import (
	"encoding/json"
	"strings"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// ticked is the sheet of a story as somebody has filled it in.
func ticked(t *testing.T, k *desk, fill func(*ReadBackSheet)) string {
	t.Helper()
	s, err := ReadReadBack(strings.NewReader(written(t, NewFactCheck(k.Document, External, checkedAt).ReadBackJSON)))
	if err != nil {
		t.Fatal(err)
	}
	fill(&s)
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// point is the place of a point on a sheet.
func point(t *testing.T, s *ReadBackSheet, name, words string) *ReadBackPoint {
	t.Helper()
	for i, from := range s.Sources {
		for k, p := range from.Points {
			if from.Name == name && p.Words == words {
				s.Sources[i].Channel, s.Sources[i].When = "call", "2026-03-02 11:00"
				return &s.Sources[i].Points[k]
			}
		}
	}
	t.Fatalf("%s has no point %q", name, words)
	return nil
}

// TestATickedSheetBecomesEvidence: what a source confirmed is evidence of kind person for the quotations it stands for,
// what he corrected a question, all in one step.
func TestATickedSheetBecomesEvidence(t *testing.T) {
	k := harbourDesk(t)
	had, asked := len(k.Exhibits()), len(k.Queries())
	page := ticked(t, k, func(s *ReadBackSheet) {
		point(t, s, "Ada Hale", "chair").Answer = Confirmed
		point(t, s, "Ada Hale", "4.2 million").Answer = Confirmed
		p := point(t, s, "Ada Hale", "May 5")
		p.Answer, p.PutRight = Corrected, "6 May"
		point(t, s, "a worker at the port", "a worker at the port").Answer = Confirmed
	})
	s, err := ReadReadBack(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	step, passed, err := s.Take(k.Document, "key")
	if passed != 0 {
		t.Errorf("%d points were passed over", passed)
	}
	k.do(step, err)
	var got []string
	for _, e := range k.Exhibits()[had:] {
		got = append(got, e.Quote+" "+e.Person.Who+" by "+e.Person.Channel+": "+e.Person.Confirmed)
	}
	want := "q1 Ada Hale by call: role “chair”; number “4.2 million”\nq3 Ada Hale by call: role “chair”\nq2 a worker at the port by call: name “a worker at the port”"
	if strings.Join(got, "\n") != want {
		t.Errorf("evidence:\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
	all := k.Queries()[asked:]
	if len(all) != 1 || all[0].Quote != "q1" || all[0].Question != "Ada Hale corrects the date “May 5”: 6 May" {
		t.Errorf("questions %+v", all)
	}
	for _, c := range step {
		if c.Step != step[0].Step {
			t.Error("more than one step")
		}
	}
}

// TestAPointThatNoLongerStandsIsPassedOver: nobody confirmed what the story says now.
func TestAPointThatNoLongerStandsIsPassedOver(t *testing.T) {
	k := harbourDesk(t)
	page := ticked(t, k, func(s *ReadBackSheet) {
		point(t, s, "Ada Hale", "chair").Answer = Confirmed
		point(t, s, "Ada Hale", "4.2 million").Answer = Confirmed
	})
	k.do(k.EditText([]story.Edit{{Span: at(quay, "4.2 million"), Text: "5.1 million"}}, "key", nil))
	s, err := ReadReadBack(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	step, passed, err := s.Take(k.Document, "key")
	if err != nil || passed != 1 || len(step) != 2 {
		t.Errorf("%d corrections, %d passed over, %v", len(step), passed, err)
	}
	for _, c := range step {
		if strings.Contains(c.After.Exhibit.Person.Confirmed, "million") {
			t.Errorf("confirmed is %q", c.After.Exhibit.Person.Confirmed)
		}
	}
}

func TestWhatIsNoTickedSheetIsRefused(t *testing.T) {
	k := harbourDesk(t)
	for name, c := range map[string]struct{ page, want string }{
		"not JSON": {"x", ErrNoReadBack.Error()}, "another file": {`{"format":"quotedesk-factcheck","version":1}`, ErrNoReadBack.Error()},
		"a newer one":  {`{"format":"quotedesk-readback","version":9}`, "version 9"},
		"another word": {ticked(t, k, func(s *ReadBackSheet) { point(t, s, "Ada Hale", "chair").Answer = "yes" }), "write confirmed, corrected or nothing"},
		"nothing put right": {ticked(t, k, func(s *ReadBackSheet) { point(t, s, "Ada Hale", "chair").Answer = Corrected }),
			"what it should say"},
		"no day": {ticked(t, k, func(s *ReadBackSheet) {
			point(t, s, "Ada Hale", "chair").Answer = Confirmed
			s.Sources[0].When = "today"
		}), "the day and the time"},
		"no channel": {ticked(t, k, func(s *ReadBackSheet) {
			point(t, s, "Ada Hale", "chair").Answer = Confirmed
			s.Sources[0].Channel = " "
		}), "how it was confirmed"},
	} {
		if _, err := ReadReadBack(strings.NewReader(c.page)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
	for name, fill := range map[string]func(*ReadBackSheet){
		"nothing ticked": func(*ReadBackSheet) {}, "another story": func(s *ReadBackSheet) {
			point(t, s, "Ada Hale", "chair").Answer, s.Story = Confirmed, "other"
		},
	} {
		s, err := ReadReadBack(strings.NewReader(ticked(t, k, fill)))
		if err != nil {
			t.Fatal(err)
		}
		if step, _, err := s.Take(k.Document, "key"); err == nil || step != nil {
			t.Errorf("%s is taken: %+v", name, step)
		}
	}
}

// FuzzReadReadBack reads what anybody may have written into a sheet: it is refused, or makes corrections that the story
// takes.
func FuzzReadReadBack(f *testing.F) {
	k := harbourDesk(f)
	whole := written(f, NewFactCheck(k.Document, External, checkedAt).ReadBackJSON)
	f.Add(whole)
	f.Add(strings.NewReplacer(`"answer": ""`, `"answer": "confirmed"`, `"channel": ""`, `"channel": "call"`, `"when": ""`, `"when": "2026-03-02 11:00"`).Replace(whole))
	f.Add(strings.NewReplacer(`"answer": ""`, `"answer": "corrected"`, `"put_right": ""`, `"put_right": "x"`, `"channel": ""`, `"channel": "mail"`,
		`"when": ""`, `"when": "2026-03-02T11:00:00Z"`).Replace(whole))
	f.Fuzz(func(t *testing.T, in string) {
		s, err := ReadReadBack(strings.NewReader(in))
		if err != nil {
			return
		}
		step, _, err := s.Take(k.Document, "key")
		if err != nil {
			return
		}
		for _, c := range step {
			if c.Table != review.Evidence && c.Table != review.Queries {
				t.Fatalf("a correction of %s", c.Table)
			}
		}
		if _, err := k.After(step); err != nil || len(step) == 0 {
			t.Fatalf("%d corrections that do not fit: %v", len(step), err)
		}
	})
}
