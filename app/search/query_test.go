package search

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

func term(begins bool, words ...string) Term { return Term{Words: words, Begins: begins} }

func TestParse(t *testing.T) {
	for typed, want := range map[string]Query{
		"":                                  {},
		"  ":                                {},
		"Harbour ŁÓDŹ":                      {Terms: []Term{term(false, "harbour"), term(false, "lodz")}},
		`“exact words” x*`:                  {Terms: []Term{term(false, "exact", "words"), term(true, "x")}},
		`"still being ty`:                   {Terms: []Term{term(false, "still", "being", "ty")}},
		"O’Brien's 1,400":                   {Terms: []Term{term(false, "o", "brien", "s"), term(false, "1", "400")}},
		"“” * - ... ''":                     {},
		"東京都":                               {Terms: []Term{term(false, "東", "京", "都")}},
		"http://a.example/b":                {Terms: []Term{term(false, "http", "a", "example", "b")}},
		"a:b AND -c":                        {Terms: []Term{term(false, "a", "b"), term(false, "and"), term(false, "c")}},
		`speaker:qasim by:"Ona Pell" who:`:  {Speakers: []string{"qasim", "Ona Pell"}},
		"status:open Status:rej":            {Status: []story.Status{story.Unreviewed, story.NeedsLook, story.Rejected}},
		"status:needs-look":                 {Status: []story.Status{story.NeedsLook}},
		"status:checker":                    {Status: []story.Status{story.ForChecker}},
		"verdict:verified,trimmed,evidence": {Verdicts: []string{"verified", "verified trimmed", "needs evidence"}},
		"kind:direct rule:qm0 state:done title:pier outlet:\"north press\"": {Kinds: []story.Kind{story.Direct}, Rules: []string{"QM0"},
			States: []string{"done"}, Title: []Term{term(false, "pier")}, Outlet: []Term{term(false, "north", "press")}},
		"after:2026-01-31 before:2026-03": {From: day(2026, 1, 31), To: day(2026, 3, 1)},
		"on:2025":                         {From: day(2025, 1, 1), To: day(2026, 1, 1)},
		"on:2025-12 after:2025-12-24":     {From: day(2025, 12, 24), To: day(2026, 1, 1)},
		"after:soon":                      {Problems: []string{"after: needs a day such as 2026-01-31, a month such as 2026-01 or a year, not “soon”."}},
		"kind:loud":                       {Problems: []string{"kind: is one of direct, mixed, indirect, not “loud”."}},
	} {
		if diff := cmp.Diff(want, Parse(typed, time.UTC)); diff != "" {
			t.Errorf("%q: %s", typed, diff)
		}
	}
}

func TestTypingGoesOn(t *testing.T) {
	for typed, begins := range map[string]bool{"har": true, "ha": false, "har ": false, `"har`: false, "by:har": false, "a har": true, "har.": false, "har*": false, "東京": false} {
		q := Typing(typed, time.UTC)
		got := len(q.Terms) > 0 && q.Terms[len(q.Terms)-1].Begins
		if typed == "har*" {
			got = !got // as Parse has it
		}
		if got != begins {
			t.Errorf("%q: begins %t", typed, got)
		}
	}
}

func TestForm(t *testing.T) {
	for _, c := range []struct {
		typed string
		field Field
		value string
		want  string
	}{
		{"", Speaker, "Ona Pell", `speaker:"Ona Pell"`},
		{"pier", Status, "open", "pier status:open"},
		{`"the pier`, Status, "open", `"the pier" status:open`},
		{"status:open pier status:done", Status, "rejected", "status:rejected pier"},
		{`by:"Ona Pell" pier`, Speaker, "", "pier"},
		{"pier", Speaker, "", "pier"},
		{"", Outlet, `a "b" c`, `outlet:"a b c"`},
	} {
		if got := With(c.typed, c.field, c.value); got != c.want {
			t.Errorf("%q with %s %q is %q, want %q", c.typed, c.field, c.value, got, c.want)
		}
	}
}

func TestFormComesBack(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		typed := rapid.OneOf(rapid.String(), rapid.StringMatching(`((speaker:|by:|status:|x)?["“]?[a-z ]{0,6}["”]? ){0,4}`)).Draw(r, "typed")
		f := rapid.SampledFrom(Fields).Draw(r, "field")
		value := rapid.StringMatching(`[a-zé]+( [a-z]+)?`).Draw(r, "value")
		with := With(typed, f, value)
		if got := Value(with, f); got != value {
			t.Fatalf("%q with %q: %q gives %q", typed, value, with, got)
		}
		if again := With(with, f, value); again != with {
			t.Fatalf("%q becomes %q", with, again)
		}
		without := With(with, f, "")
		if Value(without, f) != "" {
			t.Fatalf("%q keeps it: %q", with, without)
		}
		if diff := cmp.Diff(Parse(With(closed(typed), f, ""), time.UTC), Parse(without, time.UTC)); diff != "" {
			t.Fatalf("the rest of %q changed to %q: %s", typed, without, diff)
		}
	})
}

func TestFromArguments(t *testing.T) {
	for want, args := range map[string][]string{
		`speaker:"Ona Pell" "exact words" x`: {"speaker:Ona Pell", "exact words", "x"},
		`speaker:"Ona Pell"`:                 {`speaker:"Ona Pell"`},
		"":                                   nil,
	} {
		if got := FromArguments(args); got != want {
			t.Errorf("%q: %q", args, got)
		}
	}
}

// FuzzMatch: whatever is typed, what goes to the index is words between marks and nothing else.
func FuzzMatch(f *testing.F) {
	for _, s := range []string{`a" OR b`, "NEAR(a b)", "{title}: x", "^a + b *", "speaker:\"x", "status:'; --", "“”\x00", "\xff*", "東京*", "-- */ ß", "a AND", "title:^\"*"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, typed string) {
		for _, q := range []Query{Parse(typed, time.UTC), Typing(typed, time.UTC)} {
			for _, terms := range [][]Term{q.Terms, q.Title, q.Outlet} {
				soundMatch(t, Match("title body", terms), terms)
			}
			for _, r := range q.Rules {
				if strings.ContainsFunc(r, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
					t.Errorf("rule %q", r)
				}
			}
		}
	})
}

func soundMatch(t *testing.T, match string, terms []Term) {
	t.Helper()
	if len(terms) == 0 {
		if match != "" {
			t.Errorf("nothing asked gives %q", match)
		}
		return
	}
	body, ok := strings.CutPrefix(match, "{title body} : (")
	body, closed := strings.CutSuffix(body, ")")
	parts := strings.Split(body, " AND ")
	if !ok || !closed || len(parts) != len(terms) || len(parts) > mostTerms {
		t.Fatalf("%q", match)
	}
	for _, p := range parts {
		p = strings.TrimSuffix(p, " *")
		inner := strings.TrimSuffix(strings.TrimPrefix(p, `"`), `"`)
		if len(p) != len(inner)+2 || inner == "" {
			t.Errorf("%q in %q", p, match)
		}
		for _, w := range strings.Split(inner, " ") {
			if first := []rune(w); len(first) == 0 || !unicode.IsLetter(first[0]) && !unicode.IsNumber(first[0]) {
				t.Errorf("word %q in %q", w, match)
			}
			if strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r) }) {
				t.Errorf("word %q in %q", w, match)
			}
		}
	}
}

func TestWordsStandWhereTheySay(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		a, b := rapid.String().Draw(r, "a"), rapid.String().Draw(r, "b")
		text := a + " " + b
		words, end := Words(text), 0
		var plain []string
		for _, w := range words {
			if !w.Valid(text) || w.Start < end && !(w.Start == words[0].Start) && w.End < end {
				t.Fatalf("%v in %q", w, text)
			}
			end = w.End
			plain = append(plain, w.Text)
		}
		if got := Plain(text); got != strings.Join(plain, " ") {
			t.Fatalf("%q is not %q", got, plain)
		}
		var apart []string
		for _, w := range append(Words(a), Words(b)...) {
			apart = append(apart, w.Text)
		}
		if !slices.Equal(plain, apart) {
			t.Fatalf("%q is not %q", plain, apart)
		}
		if again := Plain(Plain(text)); again != Plain(text) {
			t.Fatalf("%q becomes %q", Plain(text), again)
		}
	})
}

func TestAround(t *testing.T) {
	text := "The pier is old.\n\nNobody knows it better than Zoë Straße, who has “kept the pier” for thirty years and more, said the mayor of the town on Monday."
	all := story.Span{End: len(text)}
	for typed, want := range map[string]string{
		"zoe straße":      "…it better than [Zoë] [Straße], who has “kept the pier” for…",
		`"kept the pier"`: "…Straße, who has “[kept the pier]” for thirty years and more,…",
		"pier":            "The [pier] is old. Nobody knows it better…",
		"nothing":         "The pier is old. Nobody knows it better than Zoë Straße, who…",
		"monday":          "…mayor of the town on [Monday].",
	} {
		e := Around(text, all, Parse(typed, time.UTC).Terms, 64)
		got := ""
		for _, b := range e.Bits {
			if b.Found {
				got += "[" + b.Text + "]"
			} else {
				got += b.Text
			}
		}
		if strings.ReplaceAll(got, "… ", "…") != strings.ReplaceAll(want, "… ", "…") {
			t.Errorf("%s: %q", typed, got)
		}
	}
}

func TestAroundIsOfTheText(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-cé]{1,3}[ \n]){0,40}`)).Draw(r, "text")
		q := Parse(rapid.StringMatching(`([a-cé]{1,2}\*? ){0,3}`).Draw(r, "typed"), time.UTC)
		e := Around(text, story.Span{End: len(text)}, q.Terms, rapid.IntRange(0, 60).Draw(r, "characters"))
		if !e.At.Valid(text) {
			t.Fatalf("%v in %q", e.At, text)
		}
		shown := strings.Trim(e.Text(), ellipsis)
		if !strings.Contains(strings.Join(strings.Fields(text), " "), strings.Join(strings.Fields(shown), " ")) {
			t.Fatalf("%q is not in %q", shown, text)
		}
	})
}
