package check

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// in finds the n-th place (from 0) of words in text.
func in(t *testing.T, text, words string, n int) story.Span {
	t.Helper()
	at := 0
	for ; ; n-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("%q does not stand in %q", words, text)
		}
		at += i
		if n == 0 {
			return story.Span{Start: at, End: at + len(words)}
		}
		at += len(words)
	}
}

// person builds a name with its forms, in order, and an optional role.
func person(t *testing.T, text, id, role string, forms ...string) story.Entity {
	t.Helper()
	e := story.Entity{ID: id, Type: story.Person, Name: forms[0]}
	seen := map[string]int{}
	for _, f := range forms {
		e.Mentions = append(e.Mentions, in(t, text, f, seen[f]))
		seen[f]++
	}
	if role != "" {
		e.RoleSpans = []story.Span{in(t, text, role, 0)}
	}
	return e
}

func TestRulesThatNeedFindings(t *testing.T) {
	type row struct {
		name, rule, text string
		build            func(t *testing.T, text string) story.Findings
		want             []string
		fixed            string
	}
	quote := func(t *testing.T, text, words, speaker string, flags ...string) story.Quote {
		q := story.Quote{ID: "q1", Kind: story.Direct, Parts: []story.Span{in(t, text, words, 0)}, Flags: flags}
		if speaker != "" {
			q.Speaker, q.SpeakerName, q.SpeakerEntity = []story.Span{in(t, text, speaker, 0)}, speaker, "e1"
		}
		return q
	}
	for _, c := range []row{
		{"closing mark of the family", "QM01", "Dahl wrote: “We leave at dawn. Nobody stays.\n\nThe rest slept.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“We leave at dawn. Nobody stays.", "Dahl", story.FlagUnclosed)}}
			}, []string{"“We leave at dawn. Nobody stays."}, "Dahl wrote: “We leave at dawn. Nobody stays.”\n\nThe rest slept."},
		{"German mark, end in mid-paragraph", "QM01", "„Wir gehen, sagte Dahl. Dann schlief er.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "„Wir gehen,", "Dahl", story.FlagUnclosed)}}
			}, []string{"„Wir gehen,"}, "„Wir gehen,“ sagte Dahl. Dann schlief er."},
		{"nobody named", "AT01", "The board met.\n\n“It is over.”\n\nIt rained.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“It is over.”", "", story.FlagNoSpeaker)}}
			}, []string{"“It is over.”"}, ""},
		{"somebody named", "AT01", "“It is over,” Dahl said.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“It is over,”", "Dahl")}}
			}, nil, ""},
		{"headline", "AT01", "“It is over”\n\nDahl left.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Furniture: story.Furniture{Headline: in(t, x, "“It is over”", 0)},
					Quotes: []story.Quote{quote(t, x, "“It is over”", "")}}
			}, nil, ""},
		{"speaker before", "AT17", "At the gate, Ivo Marsh, mayor of Alta, “we will rebuild.”",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“we will rebuild.”", "Ivo Marsh", story.FlagVerbless)}}
			}, []string{"Ivo Marsh, mayor of Alta,"}, ""},
		{"speaker behind", "AT17", "“We will rebuild,” Ivo Marsh, mayor of Alta.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“We will rebuild,”", "Ivo Marsh", story.FlagVerbless)},
					Entities: []story.Entity{person(t, x, "e1", "mayor of Alta", "Ivo Marsh")}}
			}, []string{"Ivo Marsh, mayor of Alta"}, ""},
		{"passed on", "AT18", "Dahl was late. Dahl cited the crew as saying “we saw no light.”",
			func(t *testing.T, x string) story.Findings {
				q := quote(t, x, "“we saw no light.”", "the crew", story.FlagSecondHand)
				q.Cue, q.RelayedBy = []story.Span{in(t, x, "saying", 0)}, "e2"
				return story.Findings{Quotes: []story.Quote{q}, Entities: []story.Entity{person(t, x, "e2", "", "Dahl", "Dahl")}}
			}, []string{"Dahl cited the crew as saying"}, ""},
		{"rank and half a name", "NA10", "Among them were head of supply, Brigadier Tomas, and two clerks.",
			func(t *testing.T, x string) story.Findings {
				e := person(t, x, "e1", "head of supply, Brigadier", "Tomas")
				e.Flags = []string{story.FlagIncompleteName}
				return story.Findings{Entities: []story.Entity{e}}
			}, []string{"Brigadier Tomas"}, ""},
		{"a speaker by half a name", "NA10", "“No,” said Marit. Tugs lay idle. Omar Abu left.",
			func(t *testing.T, x string) story.Findings {
				f := story.Findings{Quotes: []story.Quote{quote(t, x, "“No,”", "Marit")}}
				f.Entities = []story.Entity{person(t, x, "e1", "", "Marit"), person(t, x, "e2", "", "Tugs"), person(t, x, "e3", "", "Omar Abu")}
				for i := range f.Entities {
					f.Entities[i].Flags = []string{story.FlagIncompleteName}
				}
				return f
			}, []string{"Marit", "Omar Abu"}, ""},
		{"flagged by mistake: the marks make a pair", "QM01", "Er nannte es „Unsinn“. Sie ging.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Quotes: []story.Quote{quote(t, x, "“. Sie ging.", "", story.FlagUnclosed)}}
			}, nil, ""},
		{"a letter too many", "NA04", "Ilse Haverford spoke. Haversford left. “Haversford is odd,” he said.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Entities: []story.Entity{person(t, x, "e1", "", "Ilse Haverford"), person(t, x, "e2", "", "Haversford", "Haversford")}}
			}, []string{"Haversford", "Haversford"}, "Ilse Haverford spoke. Haverford left. “Haversford is odd,” he said."},
		{"an accent lost, a possessive", "NA04", "Jana Šolc spoke. Solc’s boat left. Šolc stayed.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Entities: []story.Entity{person(t, x, "e1", "", "Jana Šolc", "Solc’s")}}
			}, []string{"Solc"}, "Jana Šolc spoke. Šolc’s boat left. Šolc stayed."},
		{"two people", "NA04", "Ilse Hansen spoke. Per Hanson left. Hansen stayed. Ana Ruud and Anne Ruud. Moore and Moor.",
			func(t *testing.T, x string) story.Findings {
				return story.Findings{Entities: []story.Entity{
					person(t, x, "e1", "", "Ilse Hansen"), person(t, x, "e2", "", "Per Hanson"), person(t, x, "e3", "", "Ana Ruud")}}
			}, nil, ""},
	} {
		t.Run(c.rule+"/"+c.name, func(t *testing.T) {
			var got []string
			var edits []story.Edit
			for _, k := range Run(context.Background(), c.text, c.build(t, c.text), Given{House: Plain()}) {
				if k.Rule == c.rule {
					got = append(got, k.Span.In(c.text))
					edits = append(edits, k.Fix...)
				}
			}
			if d := cmp.Diff(c.want, got); d != "" {
				t.Error(d)
			}
			if after := replaced(c.text, edits); c.fixed != "" && after != c.fixed {
				t.Errorf("fixed: %q, want %q", after, c.fixed)
			}
		})
	}
}

func TestEveryRuleIsTested(t *testing.T) {
	own := map[string]bool{"AT01": true, "AT17": true, "AT18": true, "NA10": true, "NA04": true}
	seen := map[string]bool{}
	for _, r := range Rules() {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		if r.Name == "" || r.What == "" || r.Why == "" || r.Example == "" || r.Safety == "" || r.Severity == "" || r.Scope == "" || r.Source == "" {
			t.Errorf("%s is not described", r.ID)
		}
		cases := fixtures(t, r.ID)
		if own[r.ID] {
			continue
		}
		hits, misses, shown := 0, 0, flagsExample(r)
		for _, c := range cases {
			if len(c.want) > 0 {
				hits++
			} else {
				misses++
			}
			shown = shown || c.title == "example" && len(c.want) > 0
		}
		if hits == 0 || misses == 0 {
			t.Errorf("%s has %d fixtures with a hit and %d without", r.ID, hits, misses)
		}
		if !shown {
			t.Errorf("%s does not flag its own example %q, nor has it a fixture called example", r.ID, r.Example)
		}
	}
}

// flagsExample says that the rule flags its example as it stands, with no findings, in some house. A line alone is no
// headline.
func flagsExample(r Rule) bool {
	for _, h := range houses() {
		for _, c := range Run(context.Background(), r.Example, story.Findings{}, Given{House: h}) {
			if c.Rule == r.ID {
				return true
			}
		}
	}
	return false
}
