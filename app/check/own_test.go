package check

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func TestOwnRules(t *testing.T) {
	const text = "The Adviser said: “Our adviser will utilise it.” An ADVISER left. US staff told us, going  forward: don’t. It is 5 % more."
	for name, c := range map[string]struct {
		own   Own
		want  []string
		fixed string // "" when the text stays
	}{
		"words in narration":      {Own{Scope: Narration, Words: []string{"adviser", "utilise"}}, []string{"Adviser", "ADVISER"}, ""},
		"words in quotations":     {Own{Scope: Quotation, Words: []string{"adviser", "utilise"}}, []string{"adviser", "utilise"}, ""},
		"capitals are meant":      {Own{Scope: Both, Words: []string{"US"}}, []string{"US"}, ""},
		"a phrase over two gaps":  {Own{Scope: Both, Words: []string{"going forward"}}, []string{"going  forward"}, ""},
		"any apostrophe":          {Own{Scope: Both, Words: []string{"don't"}}, []string{"don’t"}, ""},
		"a sign":                  {Own{Scope: Both, Swaps: map[string]string{"5 %": "5 per cent"}}, []string{"5 %"}, strings.Replace(text, "5 %", "5 per cent", 1)},
		"part of a word is none":  {Own{Scope: Both, Words: []string{"advise", "staf"}}, nil, ""},
		"a swap keeps the case":   {Own{Scope: Both, Swaps: map[string]string{"adviser": "advisor"}}, []string{"Adviser", "adviser", "ADVISER"}, strings.NewReplacer("The Adviser", "The Advisor", "ADVISER", "ADVISOR").Replace(text)},
		"the longest phrase":      {Own{Scope: Narration, Swaps: map[string]string{"told": "asked", "told us": "said"}}, []string{"told us"}, strings.Replace(text, "told us", "said", 1)},
		"a pattern":               {Own{Scope: Both, Pattern: `(?i)\badviser\b`}, []string{"Adviser", "adviser", "ADVISER"}, ""},
		"a pattern with a change": {Own{Scope: Both, Pattern: `(\d+) %`, Replace: "$1 per cent"}, []string{"5 %"}, strings.Replace(text, "5 %", "5 per cent", 1)},
		"never inside marks":      {Own{Scope: Both, Pattern: `utilise`, Replace: "use"}, []string{"utilise"}, ""},
		"nor over their edge":     {Own{Scope: Both, Pattern: `said: “Our`, Replace: "said that our"}, []string{"said: “Our"}, ""},
	} {
		t.Run(name, func(t *testing.T) {
			c.own.ID, c.own.Name = "X1", "House words"
			rule, err := CompileOwn(c.own)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			var edits []story.Edit
			for _, k := range Run(context.Background(), text, story.Findings{}, Given{Own: []Rule{rule}}) {
				if k.Rule == "X1" {
					got, edits = append(got, k.Span.In(text)), append(edits, k.Fix...)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			want := c.fixed
			if want == "" {
				want = text
			}
			if after := replaced(text, edits); after != want {
				t.Errorf("fixed:\n%s, want\n%s", after, want)
			}
		})
	}
}

func TestOwnRulesThatAreRefused(t *testing.T) {
	many := make([]string, MostOwnWords+1)
	for i := range many {
		many[i] = "w"
	}
	for name, c := range map[string]struct {
		own  Own
		want string
	}{
		"nothing":        {Own{Scope: Both}, "looks for nothing"},
		"two kinds":      {Own{Scope: Both, Words: []string{"a"}, Pattern: "b"}, "cannot stand in one rule"},
		"no scope":       {Own{Words: []string{"a"}}, "narration, quotation or both"},
		"empty word":     {Own{Scope: Both, Words: []string{" "}}, "empty"},
		"too many words": {Own{Scope: Both, Words: many}, "at most 2000"},
		"long word":      {Own{Scope: Both, Words: []string{strings.Repeat("a", LongestWords+1)}}, "too long"},
		"to itself":      {Own{Scope: Both, Swaps: map[string]string{"a": "a"}}, "changed to itself"},
		"a line end":     {Own{Scope: Both, Swaps: map[string]string{"a": "b\nc"}}, "line end"},
		"broken":         {Own{Scope: Both, Pattern: "a("}, "cannot be read"},
		"looks back":     {Own{Scope: Both, Pattern: `(?<=a)b`}, "cannot be read"},
		"empty match":    {Own{Scope: Both, Pattern: `a*`}, "matches nothing"},
		"long":           {Own{Scope: Both, Pattern: strings.Repeat("a", LongestPatt+1)}, "at most 300"},
		"repeats":        {Own{Scope: Both, Pattern: `a{51}`}, "repeats something 51 times"},
		"inside repeats": {Own{Scope: Both, Pattern: `(?:a{10}){10}`}, "repeats something 100 times"},
		"much work":      {Own{Scope: Both, Pattern: strings.Repeat(`\pL{40}`, 20)}, "too much work"},
		"long change":    {Own{Scope: Both, Pattern: "a", Replace: strings.Repeat("b", LongestWords+1)}, "at most 120"},
	} {
		if _, err := CompileOwn(c.own); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// ownRules are some rules of all three sorts.
func ownRules(t testing.TB) []Rule {
	t.Helper()
	var out []Rule
	for _, o := range []Own{
		{ID: "X1", Name: "Words", Scope: Narration, Words: []string{"gate", "on on", "Ruud said"}},
		{ID: "X2", Name: "Swaps", Scope: Both, Swaps: map[string]string{"the gate": "the door", "said": "says", "…": "..."}},
		{ID: "X3", Name: "Pattern", Scope: Both, Pattern: `(?i)the (\pL+)`, Replace: "a $1"},
		{ID: "X4", Name: "Inside", Scope: Quotation, Pattern: `\pL+`},
	} {
		r, err := CompileOwn(o)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, r)
	}
	return out
}

func TestOwnFixesLeaveQuotationsAlone(t *testing.T) {
	own := ownRules(t)
	fixes := 0
	rapid.Check(t, func(t *rapid.T) {
		text := stories().Draw(t, "text")
		f := someFindings(t, text)
		r := read(text, f, Given{})
		for _, rule := range own {
			for _, c := range rule.find(r) {
				if !c.Span.Valid(text) || c.Safety == story.Safe {
					t.Fatalf("%s: bad alert %+v", rule.ID, c)
				}
				for _, e := range c.Fix {
					fixes++
					if !e.Span.Valid(text) || r.inQuote(e.Span) {
						t.Fatalf("%s changes %q inside a quotation", rule.ID, e.Span.In(text))
					}
				}
			}
		}
	})
	if fixes == 0 {
		t.Error("nothing was offered")
	}
}

// TestOwnRulesTakeLinearTime looks for the worst patterns that are let through in a story of 20,000 words.
func TestOwnRulesTakeLinearTime(t *testing.T) {
	text := strings.Repeat(strings.Repeat("a", 4)+" ", 200)
	story20k := strings.Repeat(text+"\n\n", 100)
	rule, err := CompileOwn(Own{ID: "X1", Name: "Worst", Scope: Both, Pattern: `(a|a |aa)+(a|a )*([a-z ]*a){12}!`})
	if err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	Run(context.Background(), story20k, story.Findings{}, Given{Own: []Rule{rule}})
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("took %v", took)
	}
}

func FuzzOwnPattern(f *testing.F) {
	f.Add(`(\d+) %`, "$1 per cent", "He said “5 %” or 5 %.")
	f.Add(`.`, "$0$0", "\xff“a")
	f.Fuzz(func(t *testing.T, pattern, replace, text string) {
		text = strings.ToValidUTF8(text, "")
		rule, err := CompileOwn(Own{ID: "X1", Name: "N", Scope: Both, Pattern: pattern, Replace: replace})
		if err != nil {
			return
		}
		r := read(text, story.Findings{}, Given{})
		for _, c := range rule.find(r) {
			if !c.Span.Valid(text) {
				t.Fatalf("bad span %+v", c)
			}
			for _, e := range c.Fix {
				if !e.Span.Valid(text) || r.inQuote(e.Span) {
					t.Fatalf("bad fix %+v", c)
				}
			}
		}
	})
}
