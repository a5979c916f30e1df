package main

import (
	"strings"
	"testing"

	"quotedesk/app/extract"
	"quotedesk/app/extract/model"
	"quotedesk/app/score"
)

// judged is what one judging makes of a text in which the stretches between square brackets are annotated, in braces as
// a thought.
func judged(t *testing.T, judge judging, marked string) map[string]bool {
	t.Helper()
	var text strings.Builder
	var quotes []score.Quote
	start, n := 0, 0
	for _, r := range marked {
		switch r {
		case '[', '{':
			start = n
		case ']', '}':
			speech := r == ']'
			quotes = append(quotes, score.Quote{Start: start, End: n, Reporting: &speech})
		default:
			text.WriteRune(r)
			n++
		}
	}
	e, err := extract.New()
	if err != nil {
		t.Fatal(err)
	}
	a := annotate(score.Document{ID: "x", Text: text.String(), Quotes: quotes}, newsroomSource)
	found, err := judge(e, &a, model.NewVocabulary().Vector())
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]bool{}
	for _, f := range found {
		if f.weight != contentWeight[newsroomSource] || len(f.keys) == 0 {
			t.Errorf("weight %v, %d features", f.weight, len(f.keys))
		}
		for _, part := range f.parts {
			out[part.In(a.Text)] = f.yes
		}
	}
	return out
}

func TestJudgeOffers(t *testing.T) {
	got := judged(t, judgeOffers, "The minister is to say on Monday [whether the bridge would be closed].")
	if !got["whether the bridge would be closed"] {
		t.Errorf("found %v", got)
	}
	if got := judged(t, judgeOffers, "The minister is to say on Monday whether the bridge would be closed."); got["whether the bridge would be closed"] || len(got) != 1 {
		t.Errorf("not annotated: found %v", got)
	}
	if got := judged(t, judgeOffers, "The minister is to say on Monday {whether the bridge would be closed}."); len(got) > 0 {
		t.Errorf("a thought: found %v", got)
	}
}

func TestJudgeRegions(t *testing.T) {
	for marked, want := range map[string][]bool{
		"[“We row together,”] said Ann Lee of the “quiet lane”.": {true, false},
		"{“We row together,”} thought Ann Lee.":                  nil,
	} {
		var got []bool
		e, err := extract.New()
		if err != nil {
			t.Fatal(err)
		}
		plain := strings.NewReplacer("[", "", "]", "", "{", "", "}", "").Replace(marked)
		speech := strings.HasPrefix(marked, "[")
		end := len([]rune(plain[:strings.Index(plain, "”")])) + 1
		a := annotate(score.Document{ID: "x", Text: plain, Quotes: []score.Quote{{Start: 0, End: end, Reporting: &speech}}}, newsroomSource)
		found, err := judgeRegions(e, &a, model.NewVocabulary().Vector())
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range found {
			got = append(got, f.yes)
		}
		if len(got) != len(want) || len(got) > 0 && (got[0] != want[0] || got[1] != want[1]) {
			t.Errorf("%q: %v, want %v", marked, got, want)
		}
	}
}
