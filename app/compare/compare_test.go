package compare

import (
	"fmt"
	"strings"
	"testing"

	"quotedesk/app/story"
)

// whole is a quotation of one part, or of several parted by “ / ”.
func whole(words string, speakers ...string) Quotation {
	q := Quotation{Speakers: speakers}
	for i, part := range strings.Split(words, " / ") {
		if i > 0 {
			q.Text += " she said. "
		}
		start := len(q.Text)
		q.Text += part
		q.Parts = append(q.Parts, story.Span{Start: start, End: len(q.Text)})
	}
	return q
}

const speech = `MS. HARDY: Good morning. Um, we will not close the, the school before 2027. The council promised us five new
teachers, you know, and a nurse. I went to the office and asked for the plan. They gave me a calendar!

MR. DOYLE: Is that a joke? The council promised us six new buses and a nurse. Look, the wor- the workers' pay rose 3.5 per cent
to $1.4 million (inaudible) last year.

MR. DOYLE: He said he would — he would go. And she has never, never seen it.

MS. HARDY: I went to the market and bought a plant.
`

func TestGrades(t *testing.T) {
	tests := []struct {
		quote string
		grade Grade
		flags string
		place string // a part of it
	}{
		{"I went to the office and asked for the plan.", Verbatim, "", "asked for"},
		{"“I went to the office and asked for the plan,”", Verbatim, "", "asked for"},
		{"asked for the plan. / They gave me a calendar!", Verbatim, "", "calendar"},
		{"He said he would go", Fillers, "", "would"},
		{"He said go", Unmarked, "", "said"},
		{"she has never seen it", Fillers, "", "seen"},
		{"she has seen it", Unmarked, "negation", "seen"},
		{"They gave me a calendar.", MarksOnly, "", "calendar"},
		{"The council promised us five new teachers", Verbatim, "", "five"},
		{"the council promised us five new teachers", MarksOnly, "", "five"},
		{"I went to the office, and asked for the plan.", MarksOnly, "", "asked for"},
		{"workers’ pay rose 3.5% to $1.4 million", MarksOnly, "", "pay rose"},
		{"Look, the workers' pay rose three point five percent to $1.4 million", Fillers, "", "pay rose"},
		{"we will not close the school before 2027", Fillers, "", "2027"},
		{"promised us five new teachers and a nurse", Fillers, "", "five"},
		{"Look, the workers’ pay rose 3.5 per cent", Fillers, "", "rose"},
		{"I went to the office … for the plan.", Trimmed, "", "asked"},
		{"I went to the office (…) for the plan.", Trimmed, "", "asked"},
		{"I went to [City Hall] and asked for the plan.", Trimmed, "", "asked"},
		{"[Doyle] gave me a calendar!", Trimmed, "", "calendar"},
		{"I ask[ed] for the plan. They gave me [only] a calendar!", Unmarked, "", "asked for"},
		{"I went to the office and asked. They gave me a calendar!", Unmarked, "", "asked for"},
		{"we will close the school before 2027", Unmarked, "negation", "2027"},
		{"we will now close the school before 2027", Changed, "negation", "2027"},
		{"we will not close the school before 2028", Changed, "number", "school"},
		{"The council promised us four new teachers and a nurse", Changed, "number", "five"},
		{"asked for the plan and went to the office.", Changed, "order", "office"},
		{"They gave me a calendar! I went to the office and asked for the plan.", Changed, "order", "office"},
		{"I went to the office and asked for the keys.", Changed, "", "office"},
		{"to $1.4 million … last year", Trimmed, "inaudible", "million"},
		{"to $1.4 million last year", Unmarked, "inaudible", "million"},
		{"a nurse. I went to the office / Is that a joke?", Verbatim, "speakers", "joke"},
		{"close the school before 2027", Fillers, "denied-before", "2027"},
		{"Nobody ever told the fishermen about the new harbour wall.", NotFound, "", ""},
		{"“…”", NoWords, "", ""},
	}
	s := Read(speech)
	for _, test := range tests {
		t.Run(test.quote, func(t *testing.T) {
			q := whole(test.quote)
			c := s.Compare(q)
			var flags []string
			for _, f := range c.Flags {
				flags = append(flags, string(f))
			}
			if c.Grade != test.grade || strings.Join(flags, " ") != test.flags || !strings.Contains(c.Place().In(s.Text), test.place) {
				t.Errorf("%s %v %q, want %s %s\n%s", c.Grade, flags, c.Place().In(s.Text), test.grade, test.flags, spelled(s, q, c))
			}
			if wrong := unsound(s, q, c); wrong != "" {
				t.Error(wrong)
			}
		})
	}
}

// spelled is the operations for a person.
func spelled(s *Source, q Quotation, c Comparison) string {
	var b strings.Builder
	for _, o := range c.Ops {
		fmt.Fprintf(&b, "%s %q ← %q\n", o.Kind, o.Quote.In(q.Text), o.Source.In(s.Text))
	}
	return b.String()
}

func TestOps(t *testing.T) {
	s := Read("SMITH: We did, uh, not see the big ship on Monday, my friend.")
	q := whole("We did not see the ship … [a] Friend")
	want := `same "We did" ← "We did"
filler "" ← "uh"
same "not see the" ← "not see the"
dropped "" ← "big"
same "ship" ← "ship"
cut "" ← "on Monday"
put "a" ← "my"
marks "Friend" ← "friend"
`
	if got := spelled(s, q, s.Compare(q)); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestSpeakerAndTimes(t *testing.T) {
	s := Read("[00:00:05] Ann Lee: We sold the boat in spring.\n[00:00:20] Bob Orr: We sold the boat in spring. [00:00:26] The house stays ours, I think.\n[00:00:40] Q: And then?")
	tests := []struct {
		quote, name    string
		label          string
		agrees         Agreement
		from, to, also int
	}{
		{"We sold the boat in spring.", "Orr", "Bob Orr", Agrees, 20000, 26000, 1},
		{"We sold the boat in spring.", "Ann Lee", "Ann Lee", Agrees, 5000, 20000, 1},
		{"We sold the boat in spring.", "", "Ann Lee", CannotSay, 5000, 20000, 1},
		{"The house stays ours", "Ann Lee", "Bob Orr", Differs, 26000, 40000, 0},
		{"And then?", "Ann Lee", "Q", CannotSay, 40000, Untimed, 0},
	}
	for _, test := range tests {
		c := s.Compare(whole(test.quote, test.name))
		if c.Label != test.label || c.Speaker != test.agrees || c.From != test.from || c.To != test.to || len(c.Rivals) != test.also {
			t.Errorf("%s of %s: %s %s %d %d, %d rivals", test.quote, test.name, c.Label, c.Speaker, c.From, c.To, len(c.Rivals))
		}
	}
}

func TestTranslatedAndPhonetic(t *testing.T) {
	s := Read("ORR (through translator): We drove to Tiver (ph) at night.\nLEE: We were asleep.")
	if c := s.Compare(whole("We drove to Tiver")); c.Grade != Verbatim || !c.Has(Translated) || !c.Has(Phonetic) {
		t.Errorf("%s %v", c.Grade, c.Flags)
	}
	if c := s.Compare(whole("We were asleep.")); c.Grade != Verbatim || len(c.Flags) > 0 {
		t.Errorf("%s %v", c.Grade, c.Flags)
	}
}

func TestPartsFarApart(t *testing.T) {
	filler := strings.Repeat("The meeting went on about drains and about the roof for a long while. ", 60)
	s := Read("We will mend the bridge before the winter. " + filler + "Nobody asked the ferrymen what they wanted. " + filler)
	c := s.Compare(whole("We will mend the bridge before the winter. / Nobody asked the ferrymen what they wanted."))
	if c.Grade != Verbatim || !c.Has(StandsApart) || len(c.Places) != 2 {
		t.Errorf("%s %v %v", c.Grade, c.Flags, c.Places)
	}
	c = s.Compare(whole("We will mend the bridge before the … Nobody asked the ferrymen what they wanted."))
	if c.Grade != Trimmed || !c.Has(StandsApart) || len(c.Places) != 2 {
		t.Errorf("%s %v %v", c.Grade, c.Flags, c.Places)
	}
	c = s.Compare(whole("We will mend the bridge before the winter, … Nobody asked the ferrymen what they wanted."))
	if c.Grade != Trimmed {
		t.Errorf("%s %v %v", c.Grade, c.Flags, c.Places)
	}
	c = s.Compare(whole("Nobody asked the ferrymen what they wanted. / We will mend the bridge before the winter."))
	if c.Grade != Changed || !c.Has(OrderChanged) {
		t.Errorf("%s %v %v", c.Grade, c.Flags, c.Places)
	}
}

func TestHyphenAtTheEndOfALine(t *testing.T) {
	s := Read("The govern-\nment will pay for the well-\nknown bridge.")
	if c := s.Compare(whole("The government will pay for the well-known bridge.")); c.Grade != MarksOnly {
		t.Errorf("%s\n%v", c.Grade, c.Ops)
	}
}

func TestFromStory(t *testing.T) {
	text := `He called the delay "a matter of days, not weeks" and left.`
	span := []story.Span{{Start: 3, End: len(text) - 10}}
	got := FromStory(text, story.Quote{Kind: story.Mixed, Parts: span})
	if len(got.Parts) != 1 || got.Parts[0].In(text) != "a matter of days, not weeks" {
		t.Errorf("%v", got.Parts)
	}
	if got := FromStory(text, story.Quote{Kind: story.Indirect, Parts: span}); len(got.Parts) != 1 || got.Parts[0] != span[0] {
		t.Errorf("%v", got.Parts)
	}
}
