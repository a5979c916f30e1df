package score

import (
	"slices"
	"strings"
	"testing"
)

// places finds the words in text, each after the one before.
func places(t testing.TB, text string, words ...string) []Pair {
	t.Helper()
	var out []Pair
	at := 0
	for _, w := range words {
		i := strings.Index(text[at:], w)
		if i < 0 {
			t.Fatalf("%q is not in %q", w, text[at:])
		}
		start := len([]rune(text[:at+i]))
		out = append(out, Pair{start, start + len([]rune(w))})
		at += i + len(w)
	}
	return out
}

// quoted builds a gold quotation; an empty speaker or cue is none.
func quoted(t testing.TB, text, kind, speaker, cue string, parts ...string) Quote {
	t.Helper()
	q := Quote{Kind: kind, Parts: places(t, text, parts...)}
	q.Start, q.End = q.Parts[0][0], q.Parts[len(q.Parts)-1][1]
	if speaker != "" {
		q.Speaker.Spans = places(t, text, speaker)
	}
	if cue != "" {
		q.Cue = places(t, text, cue)
	}
	return q
}

func TestPhenomena(t *testing.T) {
	tests := []struct {
		text, kind, speaker, cue string
		parts                    []string
		change                   func(*Quote)
		want                     []int
	}{
		{"Ada Quill said it was late.", kindIndirect, "Ada Quill", "said", []string{"it was late"}, nil, []int{phBefore}},
		{"It was late, said Ada Quill.", kindIndirect, "Ada Quill", "said", []string{"It was late"}, nil, []int{phAfter}},
		{"“Late,” Quill said, “as ever.”", kindDirect, "Quill", "said", []string{"“Late,”", "“as ever.”"}, nil, []int{phMiddle, phSurname}},
		{"Told so, Quill went. “Late.” She said that.", kindDirect, "Quill", "said", []string{"“Late.”"}, nil, []int{phAround, phSurname}},
		{"“Late,” she said.", kindDirect, "she", "said", []string{"“Late,”"}, nil, []int{phAfter, phPronoun}},
		{"“Late,” Mr Quill said.", kindDirect, "Mr Quill", "said", []string{"“Late,”"},
			func(q *Quote) { q.SpeakerNames = []string{"Ada Quill", "Quill"} }, []int{phAfter, phSurname}},
		{"“Late,” the Gazette said.", kindDirect, "the Gazette", "said", []string{"“Late,”"},
			func(q *Quote) { q.SpeakerNames = []string{"the Gazette"} }, []int{phAfter}},
		{"Ada Quill, mayor of Orr, said it was late.", kindIndirect, "Ada Quill", "said", []string{"it was late"}, nil, []int{phBefore, phAside}},
		{"Ada Quill, “it was late” said.", kindDirect, "Ada Quill", "said", []string{"“it was late”"}, nil, []int{phAround}},
		{"She said: “Late.\n\n“Very.”", kindDirect, "She", "said", []string{"“Late.", "“Very.”"}, nil, []int{phBefore, phPronoun, phParagraphs}},
		{"She said: ‘It’s late.’", kindDirect, "She", "said", []string{"‘It’s late.’"}, nil, []int{phBefore, phPronoun, phSingle}},
		{"She said: ''It's late.''", kindDirect, "She", "said", []string{"''It's late.''"}, nil, []int{phBefore, phPronoun}},
		{"She said: “Late.", kindDirect, "She", "said", []string{"“Late."}, nil, []int{phBefore, phPronoun, phUnclosed}},
		{"She said: ‘Late.", kindDirect, "She", "said", []string{"‘Late."}, func(q *Quote) { q.Flag = "unclosed" },
			[]int{phBefore, phPronoun, phSingle, phUnclosed}},
		{"Ada Quill, mayor: “Late.”", kindDirect, "Ada Quill", "", []string{"“Late.”"}, nil, []int{phBefore, phVerbless}},
		{"She called it a “triumph”.", kindMixed, "She", "called", []string{"a “triumph”"}, nil, []int{phBefore, phPronoun, phMixed}},
		{"Ada Quill came.\n“Late.”", kindDirect, "", "", []string{"“Late.”"}, nil, []int{phOrphan}},
		{"Ada Quill came.\n“Late.”", kindDirect, "Ada Quill", "", []string{"“Late.”"}, nil, []int{phBefore, phOrphan}},
		{"It was late, said Ada Quill.", kindIndirect, "Ada Quill", "said", []string{"It was late"}, func(q *Quote) { q.Via = "gazette" },
			[]int{phAfter, phSecondHand}},
	}
	for _, test := range tests {
		q := quoted(t, test.text, test.kind, test.speaker, test.cue, test.parts...)
		if test.change != nil {
			test.change(&q)
		}
		s := &sheet{page: newPage(test.text)}
		if got := s.shows(q); !slices.Equal(got, test.want) {
			var names []string
			for _, n := range got {
				names = append(names, phenomenonNames[n])
			}
			t.Errorf("%q: got %q", test.text, names)
		}
	}
}

// count scores one story.
func count(t testing.TB, d Document, o Options, found ...Quote) QuotesResult {
	t.Helper()
	c := NewQuotes(o)
	if err := c.Add(d, &Prediction{Quotes: found}); err != nil {
		t.Fatal(err)
	}
	return c.Result()
}

func TestWordsInMarksKeptOut(t *testing.T) {
	const text = "The “Old Mud” is a port, and Ada Quill said the “Old Mud” was hers."
	gold := quoted(t, text, kindIndirect, "Ada Quill", "said", "the “Old Mud” was hers")
	marks := places(t, text, "“Old Mud”", "“Old Mud”")
	d := Document{ID: "s", Text: text, Quotes: []Quote{gold}}
	for _, m := range marks {
		d.NotQuotes = append(d.NotQuotes, NotQuote{Start: m[0], End: m[1], Why: "nickname"})
	}
	scare := func(m Pair) Quote { return Quote{Start: m[0], End: m[1], Kind: kindDirect} }
	tests := []struct {
		name  string
		found []Quote
		want  float64
	}{
		{"nothing found", nil, 1},
		{"the quotation around it", []Quote{gold}, 1},
		{"the first words", []Quote{gold, scare(marks[0])}, 0.5},
		{"both", []Quote{gold, scare(marks[0]), scare(marks[1])}, 0},
	}
	for _, test := range tests {
		if got := count(t, d, Options{}, test.found...).KeptOut; got.N != 2 || got.Right != test.want {
			t.Errorf("%s: got %+v, want %v", test.name, got, test.want)
		}
	}
}

func TestResolvedNames(t *testing.T) {
	const text = "“One,” she said. “Two,” he said. “Three,” officials said."
	gold := []Quote{
		quoted(t, text, kindDirect, "she", "said", "“One,”"),
		quoted(t, text, kindDirect, "he", "said", "“Two,”"),
		quoted(t, text, kindDirect, "officials", "said", "“Three,”"),
	}
	gold[0].SpeakerNames, gold[0].By = []string{"Ada Quill", "Quill"}, "quill"
	gold[1].SpeakerNames, gold[1].By = []string{"Ben Orr"}, "orr"
	gold[2].SpeakerNames, gold[2].By = []string{"officials"}, "anon:officials"
	found := slices.Clone(gold)
	found[0].SpeakerName, found[1].SpeakerName, found[2].SpeakerName = "Quill", "Ada Quill", "officials"
	r := count(t, Document{ID: "s", Text: text, Quotes: gold}, Options{}, found...)
	if (r.Resolved != Share{2, 0.5}) || (r.ResolvedAnon != Share{1, 1}) {
		t.Errorf("named %+v, anonymous %+v", r.Resolved, r.ResolvedAnon)
	}
}

func TestCalibration(t *testing.T) {
	const text = "“One,” she said. “Two,” she said. “Three,” she said. “Four,” she said. Five came, “Six” sank."
	var gold, found []Quote
	for i, words := range []string{"“One,”", "“Two,”", "“Three,”", "“Four,”"} {
		q := quoted(t, text, kindDirect, "she", "said", words)
		gold = append(gold, q)
		q.Confidence = []float64{0.95, 0.9, 0.5, 1}[i]
		found = append(found, q)
	}
	speech := false
	gold[2].Reporting = &speech
	found[1].Speaker.Spans = places(t, text, "Five") // sure, and wrong
	spurious := places(t, text, "“Six”")[0]
	found = append(found, Quote{Start: spurious[0], End: spurious[1], Confidence: 0.2})
	d := Document{ID: "s", Text: text, Quotes: gold}

	c := count(t, d, Options{}, found...).Calibration
	if c.Rows != 5 || c.Right != 3 || c.SureRows != 3 || c.SureRight != 2.0/3 {
		t.Errorf("%+v", c)
	}
	if c.WrongFirst != 0.5 { // one of five rows is looked at: the spurious one
		t.Errorf("wrong first: %v", c.WrongFirst)
	}
	if top := c.Bins[9]; top.Rows != 3 || top.Right != 2.0/3 || top.Mean < 0.94999 || top.Mean > 0.95001 {
		t.Errorf("top bin: %+v", top)
	}
	if c = count(t, d, Options{ReportingOnly: true}, found...).Calibration; c.Rows != 4 || c.Right != 2 {
		t.Errorf("the row that meets a thought is left out: %+v", c)
	}
}

// A fifth of six rows is two: it is rounded up.
func TestFirstFifthIsRoundedUp(t *testing.T) {
	c := calibration{rows: []judged{{0.9, true}, {0.8, true}, {0.2, false}, {0.7, true}, {0.3, false}, {0.4, false}}}
	if got := c.wrongFirst(); got != 2.0/3 {
		t.Errorf("got %v", got)
	}
}

// A row with two parts is right only when both are.
func TestInterruptedRowIsRightAsAWhole(t *testing.T) {
	const text = "“One,” she said, “and two and three.”"
	gold := quoted(t, text, kindDirect, "she", "said", "“One,”", "“and two and three.”")
	cut := quoted(t, text, kindDirect, "she", "said", "“One,”", "“and two")
	for _, test := range []struct {
		found Quote
		want  int
	}{{gold, 1}, {cut, 0}} {
		if c := count(t, Document{ID: "s", Text: text, Quotes: []Quote{gold}}, Options{}, test.found).Calibration; c.Rows != 1 || c.Right != test.want {
			t.Errorf("%+v", c)
		}
	}
}

func TestErrorsAreListed(t *testing.T) {
	const text = "Ada Quill came.\n“One,” she\nsaid. Ben Orr said it\nwas two."
	gold := []Quote{quoted(t, text, kindDirect, "she", "said", "“One,”"), quoted(t, text, kindIndirect, "Ben Orr", "said", "it\nwas two")}
	wrong := gold[0]
	wrong.Speaker.Spans = places(t, text, "Ben Orr")
	spurious := quoted(t, text, kindIndirect, "", "", "Ada Quill came")
	r := count(t, Document{ID: "s1", Text: text, Quotes: gold}, Options{Errors: 9}, spurious, wrong)
	want := "miss s1:3 indirect it was two\nfalse s1:1 indirect Ada Quill came\nspeaker s1:2 direct “One,” | gold she, found Ben Orr\n"
	if got := ErrorLines(r.Errors); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
	if none := count(t, Document{ID: "s1", Text: text, Quotes: gold}, Options{}, spurious).Errors; len(none) > 0 {
		t.Errorf("%v", none)
	}
}

func BenchmarkAdd(b *testing.B) {
	gold, found := goldStories(b, "planted"), findings(b, "planted")
	for b.Loop() {
		c := NewQuotes(Options{})
		for _, d := range gold {
			if err := c.Add(d, found[d.ID]); err != nil {
				b.Fatal(err)
			}
		}
	}
}
