package name

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

func findWith(text string, by story.Decisions) *Names {
	d := token.Split(text)
	return FindWith(d, furniture.Find(d), lists, by)
}

// place is the nth place of words in text.
func place(t *testing.T, text, words string, nth int) story.Span {
	t.Helper()
	at := 0
	for ; nth > 0; nth-- {
		i := strings.Index(text[at:], words)
		if i < 0 {
			t.Fatalf("no %q in %q", words, text)
		}
		at += i + len(words)
	}
	return story.Span{Start: at - len(words), End: at}
}

func TestDecisions(t *testing.T) {
	const text = "Bob Haugen spoke in Vardal. Kari Haugen listened. Haugen smiled. The Harbour Board met. Board members left Vardal."
	at := func(words string, nth int) story.Span { return place(t, text, words, nth) }
	pair := func(a, b story.Span) [][2]story.Span { return [][2]story.Span{{a, b}} }
	bob, kari, alone := at("Bob Haugen", 1), at("Kari Haugen", 1), at("Haugen", 3)
	tests := []struct {
		name string
		by   story.Decisions
		want []string // rows that must be there
	}{
		{"nothing", story.Decisions{}, []string{"PER Bob Haugen: Bob Haugen", "PER Kari Haugen: Kari Haugen | Haugen", "LOC Vardal: Vardal | Vardal"}},
		{"merge", story.Decisions{Together: pair(bob, kari)}, []string{"PER Bob Haugen: Bob Haugen | Kari Haugen | Haugen"}},
		{"split", story.Decisions{Apart: pair(alone, kari)}, []string{"PER Bob Haugen: Bob Haugen", "PER Kari Haugen: Kari Haugen", "PER Haugen: Haugen"}},
		{"move", story.Decisions{Apart: pair(alone, kari), Together: pair(alone, bob)}, []string{"PER Bob Haugen: Bob Haugen | Haugen", "PER Kari Haugen: Kari Haugen"}},
		{"merged and one taken out", story.Decisions{Together: pair(bob, kari), Apart: pair(alone, bob)}, []string{"PER Bob Haugen: Bob Haugen | Kari Haugen", "PER Haugen: Haugen"}},
		{"no name", story.Decisions{NoName: []story.Span{at("Vardal", 2)}}, []string{"LOC Vardal: Vardal"}},
		{"retype", story.Decisions{Types: []story.TypedSpan{{Span: at("Vardal", 1), Type: story.Organisation}}}, []string{"ORG Vardal: Vardal | Vardal"}},
		{"two types part", story.Decisions{Types: []story.TypedSpan{{Span: at("Vardal", 1), Type: story.Place}, {Span: at("Vardal", 2), Type: story.Organisation}}}, []string{"LOC Vardal: Vardal", "ORG Vardal: Vardal"}},
		{"a name the engine does not see", story.Decisions{Types: []story.TypedSpan{{Span: at("members", 1), Type: story.Person}}}, []string{"PER members: members"}},
		{"edges", story.Decisions{Types: []story.TypedSpan{{Span: at("Haugen", 1), Type: story.Person}}}, []string{"PER Haugen: Haugen"}},
		{"apart wins over together", story.Decisions{Together: pair(bob, kari), Apart: pair(bob, kari)}, []string{"PER Bob Haugen: Bob Haugen"}},
		{"nonsense is left out", story.Decisions{Together: pair(story.Span{Start: -3, End: 2}, bob), Types: []story.TypedSpan{{Span: bob, Type: "XXX"}}, NoName: []story.Span{{Start: 9, End: 2}}}, []string{"PER Bob Haugen: Bob Haugen"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := rows(text, findWith(text, tt.by))
			for _, row := range tt.want {
				if !slices.Contains(got, row) {
					t.Errorf("no row %q among\n%s", row, strings.Join(got, "\n"))
				}
			}
		})
	}
}

// drawText is a story of people, bodies and places that share words.
func drawText(rt *rapid.T) string {
	who := rapid.SampledFrom([]string{"Bob Haugen", "Kari Haugen", "Haugen", "Mr Haugen", "Ama Darko", "Darko", "the Harbour Board (HB)", "the Board", "HB", "Vardal", "Iraqi police", "Sgt. Musa Bello", "Bello", "a clerk", "Tuesday"})
	does := rapid.SampledFrom([]string{"spoke of", "met", "left with", "wrote to", "sued"})
	var b strings.Builder
	for range rapid.IntRange(1, 8).Draw(rt, "sentences") {
		fmt.Fprintf(&b, "%s %s %s. ", who.Draw(rt, "who"), does.Draw(rt, "does"), who.Draw(rt, "whom"))
	}
	return strings.TrimSpace(b.String())
}

// drawSpans are some mentions and some single words, none crossing another.
func drawSpans(rt *rapid.T, text string, plain *Names) []story.Span {
	var all []story.Span
	for _, m := range plain.Mentions {
		all = append(all, m.Span)
	}
	for _, tok := range token.Split(text).Tokens {
		if tok.Kind == token.Word {
			all = append(all, story.Span{Start: int(tok.Start), End: int(tok.End)})
		}
	}
	if len(all) == 0 {
		return nil
	}
	var out []story.Span
	for _, s := range rapid.SliceOfN(rapid.SampledFrom(all), 0, 8).Draw(rt, "spans") {
		if !slices.ContainsFunc(out, s.Overlaps) {
			out = append(out, s)
		}
	}
	return out
}

// homes tells the entity of each mention.
func homes(n *Names) map[story.Span]int {
	out := map[story.Span]int{}
	for i, e := range n.Entities {
		for _, m := range e.Mentions {
			out[m] = i
		}
	}
	return out
}

func TestDecisionsHold(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := drawText(rt)
		plain := findWith(text, story.Decisions{})
		spans := drawSpans(rt, text, plain)
		// a person who knows the truth decides: each span belongs to a thing of one type, or is no name
		things := make([]int, len(spans))
		kinds := rapid.SliceOfN(rapid.SampledFrom(story.EntityTypes), 3, 3).Draw(rt, "kinds")
		var by story.Decisions
		for i, s := range spans {
			things[i] = rapid.IntRange(-1, 2).Draw(rt, "thing")
			switch {
			case things[i] < 0:
				by.NoName = append(by.NoName, s)
			case rapid.Bool().Draw(rt, "typed"):
				by.Types = append(by.Types, story.TypedSpan{Span: s, Type: kinds[things[i]]})
			}
			for k := range i {
				if things[i] < 0 || things[k] < 0 || rapid.Bool().Draw(rt, "untold") {
					continue
				}
				if pair := [2]story.Span{s, spans[k]}; things[i] == things[k] {
					by.Together = append(by.Together, pair)
				} else {
					by.Apart = append(by.Apart, pair)
				}
			}
		}
		got := findWith(text, by)
		sound(rt, text, got)
		home := homes(got)
		for _, s := range by.NoName {
			for m := range home {
				if m.Overlaps(s) {
					rt.Fatalf("%q is no name, but %q is one", s.In(text), m.In(text))
				}
			}
		}
		for _, x := range by.Types {
			if i, ok := home[x.Span]; !ok || got.Entities[i].Type != x.Type {
				rt.Fatalf("%q is no %s", x.Span.In(text), x.Type)
			}
		}
		for _, q := range by.Together {
			a, ok := home[q[0]]
			if b, also := home[q[1]]; !ok || !also || a != b {
				rt.Fatalf("%q and %q are not together", q[0].In(text), q[1].In(text))
			}
		}
		for _, q := range by.Apart {
			a, ok := home[q[0]]
			if b, also := home[q[1]]; !ok || !also || a == b {
				rt.Fatalf("%q and %q are not apart", q[0].In(text), q[1].In(text))
			}
		}
		untouched(rt, spans, plain, got)
	})
}

// untouched says that the names which no span touches are as they were. One role may come or go: a sentence that names
// nobody ("a clerk met …") tells of the first person named behind it, and so of another one when a decision makes or takes
// away a person named in it or before.
func untouched(rt *rapid.T, spans []story.Span, before, after *Names) {
	home := homes(after)
	touches := func(m story.Span) bool { return slices.ContainsFunc(spans, m.Overlaps) }
	first := math.MaxInt // place that is touched, or mention of a name that is
	for _, s := range spans {
		first = min(first, s.Start)
	}
	for _, e := range before.Entities {
		if slices.ContainsFunc(e.Mentions, touches) {
			first = min(first, e.Mentions[0].Start)
		}
	}
	for _, e := range before.Entities {
		if slices.ContainsFunc(e.Mentions, touches) {
			continue
		}
		i, ok := home[e.Mentions[0]]
		if !ok {
			rt.Fatalf("%q is gone", e.Name)
		}
		got := after.Entities[i]
		got.ID = e.ID
		ahead := func(r story.Span) bool { return r.End <= e.Mentions[0].Start }
		if first < e.Mentions[0].Start && !slices.ContainsFunc(slices.Concat(e.RoleSpans, got.RoleSpans), func(r story.Span) bool { return !ahead(r) }) {
			e.Role, e.RoleSpans, got.Role, got.RoleSpans = "", nil, "", nil
		}
		if d := cmp.Diff(e, got); d != "" {
			rt.Fatal(d)
		}
	}
}

// sound holds what every answer must keep.
func sound(rt *rapid.T, text string, n *Names) {
	end := 0
	for i, m := range n.Mentions {
		if m.First < end || m.Last <= m.First || m.Title > m.First {
			rt.Fatalf("mention %d %+v in %q", i, m, text)
		}
		end = m.Last
	}
	for _, e := range n.Entities {
		if len(e.Mentions) == 0 || e.Name == "" || !slices.IsSortedFunc(e.Mentions, func(a, b story.Span) int { return a.Start - b.Start }) {
			rt.Fatalf("entity %+v in %q", e, text)
		}
	}
}

// TestAnyDecisions gives decisions that contradict each other and spans that are none.
func TestAnyDecisions(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := drawText(rt)
		span := rapid.Custom(func(rt *rapid.T) story.Span {
			return story.Span{Start: rapid.IntRange(-1, len(text)+1).Draw(rt, "start"), End: rapid.IntRange(-1, len(text)+1).Draw(rt, "end")}
		})
		pairs := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) [2]story.Span {
			return [2]story.Span{span.Draw(rt, "a"), span.Draw(rt, "b")}
		}), 0, 5)
		by := story.Decisions{Together: pairs.Draw(rt, "together"), Apart: pairs.Draw(rt, "apart"), NoName: rapid.SliceOfN(span, 0, 3).Draw(rt, "none")}
		for _, s := range rapid.SliceOfN(span, 0, 3).Draw(rt, "typed") {
			by.Types = append(by.Types, story.TypedSpan{Span: s, Type: rapid.SampledFrom(append(story.EntityTypes, "", "X")).Draw(rt, "type")})
		}
		got := findWith(text, by)
		sound(rt, text, got)
		for m := range homes(got) {
			if slices.ContainsFunc(by.NoName, func(s story.Span) bool { return !s.Empty() && s.Valid(text) && s.Overlaps(m) }) {
				rt.Fatalf("%q is no name", m.In(text))
			}
		}
	})
}
