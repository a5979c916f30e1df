package review

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func cut(text string, spans []story.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return out
}

func TestNumbersInWords(t *testing.T) {
	for words, want := range map[string]string{
		"We lost 1,250 jobs and £3.4m in 2019.": "1,250|£3.4m|2019",
		"about forty-two per cent of us":        "forty-two per cent",
		"12.5% or 7 percentage points":          "12.5%|7 percentage points",
		"two hundred and fifty people":          "two hundred and fifty",
		"a dozen eggs, one million times":       "a dozen|one million",
		"one of them, and a man":                "",
		"three and four":                        "three|four",
		"two-thirds voted at 10:30":             "two-thirds|10:30",
		"the 3rd floor of B52":                  "3rd|B52",
		"−4° at night":                          "−4°",
		"half of it went twice":                 "half|twice",
		"someone often attends":                 "",
		"5, 6 and 7":                            "5|6|7",
	} {
		if got := strings.Join(cut(words, numbersIn(words)), "|"); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func TestDatesInWords(t *testing.T) {
	for words, want := range map[string]string{
		"We meet on Monday, not tomorrow.":        "Monday|tomorrow",
		"On 3 May 2024 we may march.":             "3 May 2024",
		"March 4th, 2021 was cold":                "March 4th, 2021",
		"the 21st of June and Dec. 24":            "21st of June|Dec. 24",
		"in October and in 2023":                  "October",
		"March on! May I?":                        "",
		"we may march, an august body in the sun": "",
	} {
		if got := strings.Join(cut(words, datesIn(words)), "|"); got != want {
			t.Errorf("%q: %q, want %q", words, got, want)
		}
	}
}

func FuzzFiguresStandInTheText(f *testing.F) {
	f.Add("£3.4m on 3 May 2024, two hundred and fifty per cent")
	f.Add("\xff1,\xfe2 May")
	f.Fuzz(func(t *testing.T, words string) {
		for _, all := range [][]story.Span{numbersIn(words), datesIn(words)} {
			end := 0
			for _, s := range all {
				if s.Empty() || s.Start < end || s.End > len(words) || utf8.ValidString(words) && !s.Valid(words) {
					t.Fatalf("%q: %v", words, all)
				}
				end = s.End
			}
		}
	})
}

// told is a quotation's facts on one line.
func toldFacts(d *Document, id string) string {
	q, _ := d.Quote(id)
	var out []string
	for _, f := range d.Facts(q) {
		out = append(out, fmt.Sprintf("%s %s×%d %s", f.Kind, f.Words, len(f.Spans), f.State))
	}
	return strings.Join(out, ", ")
}

func TestTicksGoStaleWithTheWording(t *testing.T) {
	const words = "“Ada Hale paid 40 pounds on Monday, 40 in all,” he said.\n\nAda Hale left.\n"
	at := func(w string) story.Span {
		i := strings.Index(words, w)
		return story.Span{Start: i, End: i + len(w)}
	}
	d, err := Open("s1", "T", words, story.Findings{
		Quotes: []story.Quote{{ID: "q1", Kind: story.Direct, Parts: []story.Span{at("“Ada Hale paid 40 pounds on Monday, 40 in all,”")}}},
		Entities: []story.Entity{
			{ID: "e1", Type: story.Person, Name: "Ada Hale", Mentions: []story.Span{at("Ada Hale"), {Start: strings.LastIndex(words, "Ada"), End: strings.LastIndex(words, " left")}}},
			{ID: "e2", Type: story.Date, Name: "Monday", Mentions: []story.Span{at("Monday")}},
		}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Who = "Cy"
	expect := func(when, want string) {
		t.Helper()
		if diff := cmp.Diff(want, toldFacts(d, "q1")); diff != "" {
			t.Errorf("%s:\n%s", when, diff)
		}
	}
	expect("at first", "name Ada Hale×1 open, number 40×2 open, date Monday×1 open")
	for kind, w := range map[FactKind]string{FactNumber: "40", FactName: "Ada Hale"} {
		step, err := d.TickFact("q1", kind, w, true, "key")
		keep(t, d, step, err)
		if again, err := d.TickFact("q1", kind, w, true, "key"); again != nil || err != nil {
			t.Errorf("ticked twice: %v, %v", again, err)
		}
	}
	expect("ticked", "name Ada Hale×1 ticked, number 40×2 ticked, date Monday×1 open")
	step, err := edit("Monday", "Sunday")(d)
	keep(t, d, step, err)
	expect("other words", "name Ada Hale×1 stale, number 40×2 stale, date Sunday×1 open")
	keep(t, d, d.Undo(), nil)
	expect("undone", "name Ada Hale×1 ticked, number 40×2 ticked, date Monday×1 open")
	step, err = edit("paid 40 pounds", "paid 41 pounds")(d)
	keep(t, d, step, err)
	step, err = edit("40 in", "41 in")(d)
	keep(t, d, step, err)
	expect("another number", "name Ada Hale×1 stale, number 41×2 open, date Monday×1 open, number 40×0 gone")
	if _, err := d.TickFact("q1", FactNumber, "40", true, "key"); err == nil {
		t.Error("a number that is gone was ticked")
	}
	step, err = d.TickFact("q1", FactNumber, "40", false, "key")
	keep(t, d, step, err)
	step, err = d.TickFact("q1", FactName, "Ada Hale", true, "key")
	keep(t, d, step, err)
	expect("ticked anew", "name Ada Hale×1 ticked, number 41×2 open, date Monday×1 open")
	step, err = edit("left", "stayed")(d)
	keep(t, d, step, err)
	expect("words elsewhere", "name Ada Hale×1 ticked, number 41×2 open, date Monday×1 open")
}
