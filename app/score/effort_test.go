package score

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// desk is a tiny story with its annotation, built from words that stand in it.
type desk struct{ d Document }

// at is the nth place of the words, counted from 1.
func (b desk) at(words string, nth int) Pair {
	from := 0
	for range nth {
		i := strings.Index(b.d.Text[from:], words)
		if i < 0 {
			panic("not in the story: " + words)
		}
		from += i + len(words)
	}
	return Pair{len([]rune(b.d.Text[:from-len(words)])), len([]rune(b.d.Text[:from]))}
}

// harbourDesk is a story with three quotations of two people, a body, a place and a day.
func harbourDesk() desk {
	b := desk{Document{ID: "t", Text: "Mayor Ada Quill of Orr said the quay is safe.\n" +
		"“It holds,” she said. “It will hold for years.”\n" +
		"Ben Marsh, a pilot, told the Port Board on Monday it was rotten. Quill and Marsh met the Port Board in Orr. The Port Board sat."}}
	name := func(id, kind, words string, nth int) {
		s := b.at(words, nth)
		e := Entity{Start: s[0], End: s[1], Type: kind}
		if id != "" {
			e.Cluster = NewCluster(id)
		}
		b.d.Entities = append(b.d.Entities, e)
	}
	name("quill", "PER", "Ada Quill", 1)
	name("quill", "PER", "Quill", 2)
	name("marsh", "PER", "Ben Marsh", 1)
	name("marsh", "PER", "Marsh", 2)
	name("board", "ORG", "Port Board", 1)
	name("board", "ORG", "Port Board", 2)
	name("board", "ORG", "Port Board", 3)
	name("orr", "LOC", "Orr", 1)
	name("orr", "LOC", "Orr", 2)
	name("", "DATE", "Monday", 1)
	b.d.People = []Person{
		{ID: "quill", Name: "Ada Quill", Roles: []string{"Mayor"}},
		{ID: "marsh", Name: "Ben Marsh", Roles: []string{"a pilot"}},
	}
	quote := func(kind, by, full string, parts ...Pair) {
		b.d.Quotes = append(b.d.Quotes, Quote{Start: parts[0][0], End: parts[len(parts)-1][1], Parts: parts, Kind: kind, By: by, SpeakerNames: []string{full}})
	}
	quote("indirect", "quill", "Ada Quill", b.at("the quay is safe", 1))
	quote("direct", "quill", "Ada Quill", b.at("“It holds,”", 1), b.at("“It will hold for years.”", 1))
	quote("indirect", "marsh", "Ben Marsh", b.at("it was rotten", 1))
	return b
}

// solved is the findings that need no correction.
func (b desk) solved() *Prediction {
	p := &Prediction{ID: b.d.ID}
	rows := map[Cluster]int{}
	for _, e := range b.d.Entities {
		key := e.Cluster
		if key == "" {
			key = NewCluster("monday")
		}
		i, ok := rows[key]
		if !ok {
			i = len(p.Entities)
			rows[key] = i
			p.Entities = append(p.Entities, Entity{ID: key, Type: e.Type, Name: string([]rune(b.d.Text)[e.Start:e.End])})
		}
		p.Entities[i].Mentions = append(p.Entities[i].Mentions, Pair{e.Start, e.End})
	}
	p.Entities[0].Role, p.Entities[1].Role = "mayor", "pilot"
	for _, q := range b.d.Quotes {
		p.Quotes = append(p.Quotes, Quote{Start: q.Start, End: q.End, Parts: slices.Clone(q.Parts), Kind: q.Kind, SpeakerEntity: q.By, SpeakerName: q.SpeakerNames[0]})
	}
	return p
}

const quill, marsh, board, orr, monday = 0, 1, 2, 3, 4 // rows of solved

// effortOf is what a story needs, without the kinds that are not needed.
func effortOf(t testing.TB, d Document, found *Prediction, types []string, reportingOnly bool) map[string]int {
	t.Helper()
	e := NewEffort(types, reportingOnly)
	if err := e.Add(d, found); err != nil {
		t.Fatal(err)
	}
	r := e.Result()
	sum := 0
	for k, n := range r.Acts {
		if sum += n; n == 0 {
			delete(r.Acts, k)
		}
	}
	if sum != r.Corrections || r.Untouched != one(sum == 0) {
		t.Errorf("the kinds make %d, but %+v", sum, r)
	}
	return r.Acts
}

func TestEffort(t *testing.T) {
	b := harbourDesk()
	tests := []struct {
		name   string
		change func(p *Prediction)
		want   map[string]int
	}{
		{"nothing to do", func(*Prediction) {}, nil},
		{"a kind", func(p *Prediction) { p.Quotes[0].Kind = "mixed" }, map[string]int{"quote_kind": 1}},
		{"marks and a full stop at the edges", func(p *Prediction) {
			p.Quotes[1].Parts = []Pair{b.at("It holds", 1), b.at("It will hold for years.", 1)}
		}, nil},
		{"both ends of a quotation and one of its parts", func(p *Prediction) {
			p.Quotes[1].Parts = []Pair{b.at("holds,” she", 1), b.at("hold for", 1)}
		}, map[string]int{"quote_edges": 1}},
		{"a speaker", func(p *Prediction) { p.Quotes[1].SpeakerEntity, p.Quotes[1].SpeakerName = "marsh", "Ben Marsh" }, map[string]int{"speaker": 1}},
		{"no speaker", func(p *Prediction) { p.Quotes[1].SpeakerEntity, p.Quotes[1].SpeakerName = "", "" }, map[string]int{"speaker": 1}},
		{"a speaker in words only", func(p *Prediction) { p.Quotes[1].SpeakerEntity = "" }, nil},
		{"everything of one quotation but its speaker", func(p *Prediction) {
			p.Quotes[1].Parts, p.Quotes[1].Kind = p.Quotes[1].Parts[:1], "mixed"
		}, map[string]int{"quote_edges": 1, "quote_kind": 1}},
		{"one quotation as two rows", func(p *Prediction) {
			second := p.Quotes[1]
			p.Quotes[1].Parts, second.Parts = p.Quotes[1].Parts[:1], second.Parts[1:]
			p.Quotes = append(p.Quotes, second)
		}, map[string]int{"quote_edges": 1, "quote_spurious": 1}},
		{"two quotations as one row", func(p *Prediction) {
			p.Quotes[0].Parts = append(p.Quotes[0].Parts, p.Quotes[1].Parts...)
			p.Quotes = slices.Delete(p.Quotes, 1, 2)
			// that row becomes the longer one; the other is marked, alone in its paragraph
		}, map[string]int{"quote_edges": 1, "quote_kind": 1, "quote_missed": 1, "speaker": 1}},
		{"words that nobody is quoted with", func(p *Prediction) {
			s := b.at("met the Port Board", 1)
			p.Quotes = append(p.Quotes, Quote{Start: s[0], End: s[1], Kind: "direct"})
		}, map[string]int{"quote_spurious": 1}},
		{"a missed one, nobody to propose", func(p *Prediction) { p.Quotes = p.Quotes[:2] }, map[string]int{"quote_missed": 1, "speaker": 1}},
		{"a missed one in parts", func(p *Prediction) { p.Quotes = slices.Delete(p.Quotes, 1, 2) },
			map[string]int{"quote_missed": 1, "quote_edges": 1, "speaker": 1}},
		{"all missed", func(p *Prediction) { p.Quotes = nil }, map[string]int{"quote_missed": 3, "quote_edges": 1, "speaker": 3}},
		{"so wrong that rejecting it is no more work", func(p *Prediction) {
			p.Quotes[2] = Quote{Start: b.at("it was", 1)[0], End: b.at("it was", 1)[1], Kind: "direct"}
		}, map[string]int{"quote_edges": 1, "quote_kind": 1, "speaker": 1}},

		{"a role", func(p *Prediction) { p.Entities[marsh].Role = "skipper" }, map[string]int{"role": 1}},
		{"no role", func(p *Prediction) { p.Entities[quill].Role = "" }, map[string]int{"role": 1}},
		{"a name not in full", func(p *Prediction) { p.Entities[quill].Name = "Quill" }, map[string]int{"name_label": 1}},
		{"a type", func(p *Prediction) { p.Entities[orr].Type = "PER" }, map[string]int{"name_type": 1}},
		{"edges of one mention", func(p *Prediction) { p.Entities[quill].Mentions[0] = b.at("Mayor Ada Quill", 1) }, map[string]int{"name_edges": 1}},
		{"one person in two rows", func(p *Prediction) { b.apart(p, quill) }, map[string]int{"name_merge": 1}},
		{"two people in one row", func(p *Prediction) {
			p.Entities[quill].Mentions = append(p.Entities[quill].Mentions, p.Entities[marsh].Mentions...)
			p.Entities = slices.Delete(p.Entities, marsh, marsh+1)
			p.Quotes[2].SpeakerEntity = "quill"
			// Marsh is parted from the row, given his full name, his role and his quotation
		}, map[string]int{"name_split": 1, "name_label": 1, "role": 1, "speaker": 1}},
		{"two people in one row, and he is named beside his words", func(p *Prediction) {
			p.Entities[quill].Mentions = append(p.Entities[quill].Mentions, p.Entities[marsh].Mentions...)
			p.Entities = slices.Delete(p.Entities, marsh, marsh+1)
			p.Quotes[2].SpeakerEntity, p.Quotes[2].Speaker.Spans = "quill", []Pair{b.at("Ben Marsh", 1)}
		}, map[string]int{"name_split": 1, "name_label": 1, "role": 1}},
		{"two people crossed in two rows", func(p *Prediction) {
			q, m := p.Entities[quill].Mentions, p.Entities[marsh].Mentions
			q[1], m[1] = m[1], q[1]
			// merged and parted again: two acts, where parting both first would need four
		}, map[string]int{"name_merge": 1, "name_split": 1}},
		{"a mention of another name", func(p *Prediction) {
			p.Entities[board].Mentions = append(p.Entities[board].Mentions, p.Entities[orr].Mentions[1])
			p.Entities[orr].Mentions = p.Entities[orr].Mentions[:1]
		}, map[string]int{"name_merge": 1, "name_split": 1}},
		{"a place and a body in one row", func(p *Prediction) {
			p.Entities[board].Mentions = append(p.Entities[board].Mentions, p.Entities[orr].Mentions...)
			p.Entities = slices.Delete(p.Entities, orr, orr+1)
		}, map[string]int{"name_split": 1, "name_type": 1}},
		{"a name missed, all mentions at once", func(p *Prediction) { p.Entities = slices.Delete(p.Entities, board, board+1) }, map[string]int{"name_missed": 1}},
		{"a person missed: two forms, merged, and the role", func(p *Prediction) { p.Entities = p.Entities[:marsh+copy(p.Entities[marsh:], p.Entities[board:])] },
			map[string]int{"name_missed": 2, "name_merge": 1, "role": 1}},
		{"a mention missed, in words its row prints", func(p *Prediction) { p.Entities[orr].Mentions = p.Entities[orr].Mentions[:1] }, map[string]int{"name_missed": 1}},
		{"a mention missed, in other words", func(p *Prediction) { p.Entities[quill].Mentions = p.Entities[quill].Mentions[:1] },
			map[string]int{"name_missed": 1, "name_merge": 1}},
		{"words that are no name", func(p *Prediction) {
			p.Entities = append(p.Entities, Entity{ID: NewCluster("x"), Type: "ORG", Mentions: []Pair{b.at("quay", 1), b.at("rotten", 1)}})
		}, map[string]int{"name_spurious": 1}},
		{"one mention that is no name", func(p *Prediction) { p.Entities[orr].Mentions = append(p.Entities[orr].Mentions, b.at("quay", 1)) }, map[string]int{"name_spurious": 1}},
		{"three mentions that are no name", func(p *Prediction) {
			p.Entities[orr].Mentions = append(p.Entities[orr].Mentions, b.at("quay", 1), b.at("safe", 1), b.at("rotten", 1))
		}, map[string]int{"name_spurious": 1, "name_split": 1}},
		{"edges wrong in two of three", func(p *Prediction) {
			p.Entities[board].Mentions = []Pair{b.at("the Port Board", 1), b.at("the Port Board", 2), b.at("Port Board", 3)}
		}, map[string]int{"name_edges": 2}},
		{"edges wrong everywhere: rejected and marked anew", func(p *Prediction) {
			p.Entities[board].Mentions = []Pair{b.at("Port", 1), b.at("Port", 2), b.at("Port", 3)}
		}, map[string]int{"name_spurious": 1, "name_missed": 1}},
		{"a day missed", func(p *Prediction) { p.Entities = p.Entities[:monday] }, map[string]int{"name_missed": 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := b.solved()
			test.change(p)
			if diff := cmp.Diff(test.want, effortOf(t, b.d, p, EffortTypes, false), cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// apart gives the second mention of a row to a row of its own.
func (b desk) apart(p *Prediction, row int) {
	e := p.Entities[row]
	p.Entities = append(p.Entities, Entity{ID: NewCluster("apart"), Type: e.Type, Mentions: e.Mentions[1:], Name: "Quill"})
	p.Entities[row].Mentions = e.Mentions[:1]
}

// The speaker that is proposed for a quotation marked by hand is that of the first one in its paragraph.
func TestEffortOfProposals(t *testing.T) {
	text := "One two, she said. Three four, he said. Five six.\nSeven."
	quote := func(words, by string) Quote {
		i := strings.Index(text, words)
		return Quote{Start: i, End: i + len(words), Kind: "indirect", By: by, SpeakerNames: []string{by}, SpeakerName: by}
	}
	tests := []struct {
		name  string
		gold  []Quote
		found int // how many of them, from the last
		want  map[string]int
	}{
		{"the one after it, right", []Quote{quote("One two", "ann"), quote("Five six", "ann")}, 1, map[string]int{"quote_missed": 1}},
		{"the one after it, wrong", []Quote{quote("One two", "ann"), quote("Five six", "bo")}, 1, map[string]int{"quote_missed": 1, "speaker": 1}},
		{"one that was marked before", []Quote{quote("One two", "ann"), quote("Three four", "ann")}, 0, map[string]int{"quote_missed": 2, "speaker": 1}},
		{"the first of several", []Quote{quote("One two", "ann"), quote("Three four", "ann"), quote("Five six", "bo")}, 1, map[string]int{"quote_missed": 2, "speaker": 1}},
		{"another paragraph", []Quote{quote("One two", "ann"), quote("Seven", "ann")}, 1, map[string]int{"quote_missed": 1, "speaker": 1}},
		{"nobody to set", []Quote{{Start: 0, End: 7, Kind: "indirect", By: "none"}}, 0, map[string]int{"quote_missed": 1}},
		{"a proposal to take away", []Quote{{Start: 0, End: 7, Kind: "indirect", By: "none"}, quote("Five six", "bo")}, 1, map[string]int{"quote_missed": 1, "speaker": 1}},
		{"a kind proposed wrong", []Quote{{Start: 0, End: 7, Kind: "mixed", By: "none"}}, 0, map[string]int{"quote_missed": 1, "quote_kind": 1}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			d := Document{ID: "p", Text: text, Quotes: test.gold}
			found := &Prediction{Quotes: test.gold[len(test.gold)-test.found:]}
			if diff := cmp.Diff(test.want, effortOf(t, d, found, EffortTypes, false)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestEffortOfQuotationsAlone(t *testing.T) {
	thought := false
	d := Document{ID: "q", Text: "He said yes to it. He hoped so, too.", Quotes: []Quote{
		{Start: 8, End: 17, Kind: "indirect", Speaker: Mention{Spans: []Pair{{0, 2}}}},
		{Start: 28, End: 35, Kind: "indirect", Speaker: Mention{Spans: []Pair{{19, 21}}}, Reporting: &thought},
	}}
	found := &Prediction{Entities: []Entity{{ID: NewCluster("e1"), Type: "PER", Mentions: []Pair{{0, 2}}}},
		Quotes: []Quote{d.Quotes[0], {Start: 22, End: 35, Kind: "direct"}}}
	if diff := cmp.Diff(map[string]int{"quote_edges": 1, "quote_kind": 1, "speaker": 1}, effortOf(t, d, found, EffortTypes, false)); diff != "" {
		t.Error("thoughts demanded:", diff)
	}
	if diff := cmp.Diff(map[string]int{}, effortOf(t, d, found, EffortTypes, true)); diff != "" {
		t.Error("thoughts left alone:", diff)
	}
	if diff := cmp.Diff(map[string]int{"quote_missed": 1, "speaker": 1}, effortOf(t, d, nil, EffortTypes, true)); diff != "" {
		t.Error("nothing predicted:", diff)
	}
	d.Quotes[0].End = 99
	if err := NewEffort(nil, false).Add(d, found); err == nil || !strings.Contains(err.Error(), "runs from 8 to 99") {
		t.Error(err)
	}
}

func TestEffortOfSomeTypes(t *testing.T) {
	b := harbourDesk()
	p := b.solved()
	p.Entities = p.Entities[:orr] // no place and no day
	p.Entities = append(p.Entities, Entity{ID: NewCluster("x"), Type: "LOC", Mentions: []Pair{b.at("quay", 1)}})
	if got := effortOf(t, b.d, p, []string{"PER", "ORG"}, false); len(got) > 0 {
		t.Errorf("of people and bodies: %v", got)
	}
	if diff := cmp.Diff(map[string]int{"name_missed": 1, "name_spurious": 1}, effortOf(t, b.d, p, NameTypes, false)); diff != "" {
		t.Error(diff)
	}
}

func TestEffortResult(t *testing.T) {
	b := harbourDesk()
	e := NewEffort(EffortTypes, false)
	wrong := b.solved()
	wrong.Quotes[0].Kind, wrong.Entities[quill].Role = "mixed", ""
	for _, p := range []*Prediction{b.solved(), wrong, wrong, wrong} {
		if err := e.Add(b.d, p); err != nil {
			t.Fatal(err)
		}
	}
	r := e.Result()
	words := 4 * len(wordTokens([]rune(b.d.Text)))
	if r.Stories != 4 || r.Named != 4 || r.Words != words || r.Corrections != 6 || r.PerStory != 1.5 || r.PerHundredWords != 600/float64(words) || r.UntouchedShare != 0.25 {
		t.Errorf("%+v", r)
	}
	for _, line := range []string{"kind of a quotation           3      0.75", "role                          3      0.75", "all                           6      1.50", "stories that need none: 1 (25.0 %)"} {
		if !strings.Contains(r.Table(), line) {
			t.Errorf("%q is missing in\n%s", line, r.Table())
		}
	}
	if empty := NewEffort(nil, false).Result(); strings.Contains(empty.Table(), "NaN") || strings.Contains(empty.Table(), "role") {
		t.Error(empty.Table())
	}
}
