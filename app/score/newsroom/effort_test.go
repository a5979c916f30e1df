package newsroom

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"quotedesk/app/score"
)

// corpus is every story of the newsroom corpus.
func corpus(t testing.TB) []Story {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join("..", "..", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	var out []Story
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		stories, _, err := Read(f)
		f.Close()
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, stories...)
	}
	if len(out) == 0 {
		t.Fatal("no story was read")
	}
	return out
}

// solved turns the annotation into findings.
func solved(s Story) *score.Prediction {
	text := []rune(s.Text)
	p := &score.Prediction{ID: s.ID}
	rows := map[score.Cluster]int{}
	for _, e := range s.Entities {
		words := string(text[e.Start:e.End])
		key := e.Cluster
		if key == "" {
			key = score.NewCluster(e.Type + " " + strings.ToLower(words))
		}
		i, ok := rows[key]
		if !ok {
			i = len(p.Entities)
			rows[key] = i
			p.Entities = append(p.Entities, score.Entity{ID: key, Type: e.Type})
		}
		row := &p.Entities[i]
		row.Mentions = append(row.Mentions, score.Pair{e.Start, e.End})
		if len([]rune(words)) > len([]rune(row.Name)) {
			row.Name = words
		}
	}
	for _, who := range s.People {
		if row := &p.Entities[rows[score.NewCluster(who.ID)]]; len(who.Roles) > 0 {
			row.Role = who.Roles[0]
		}
	}
	for _, q := range s.Quotes {
		found := score.Quote{Start: q.Start, End: q.End, Parts: slices.Clone(q.Parts), Kind: q.Kind, Speaker: q.Speaker, SpeakerName: q.SpeakerName}
		if _, ok := rows[score.NewCluster(q.By)]; ok {
			found.SpeakerEntity = q.By
		}
		p.Quotes = append(p.Quotes, found)
	}
	return p
}

func corrections(t interface{ Fatal(...any) }, s Story, found *score.Prediction) score.EffortResult {
	e := score.NewEffort(score.EffortTypes, false)
	if err := e.Add(s.Document, found); err != nil {
		t.Fatal(err)
	}
	return e.Result()
}

func TestWhatIsAnnotatedNeedsNoCorrection(t *testing.T) {
	for _, s := range corpus(t) {
		if r := corrections(t, s, solved(s)); r.Corrections != 0 {
			t.Errorf("%s: %v", s.ID, r.Acts)
		}
	}
}

// faults spoils findings and keeps count of the corrections that lead back. Each row and each quotation is spoilt once
// at most, so that one fault does not hide another.
type faults struct {
	*rapid.T
	story  Story
	text   []rune
	found  *score.Prediction
	rows   map[score.Cluster]bool
	quotes map[int]bool // by where the quotation began
	most   int
}

// row picks a row that is whole.
func (f *faults) row(fits func(score.Entity) bool) *score.Entity {
	var free []int
	for i, e := range f.found.Entities {
		if !f.rows[e.ID] && fits(e) {
			free = append(free, i)
		}
	}
	if len(free) == 0 {
		return nil
	}
	e := &f.found.Entities[rapid.SampledFrom(free).Draw(f.T, "row")]
	f.rows[e.ID] = true
	return e
}

// quote picks a quotation that is whole.
func (f *faults) quote(fits func(score.Quote) bool) *score.Quote {
	var free []int
	for i, q := range f.found.Quotes {
		if !f.quotes[q.Start] && fits(q) {
			free = append(free, i)
		}
	}
	if len(free) == 0 {
		return nil
	}
	q := &f.found.Quotes[rapid.SampledFrom(free).Draw(f.T, "quotation")]
	f.quotes[q.Start] = true
	return q
}

func anyRow(score.Entity) bool    { return true }
func anyQuote(score.Quote) bool   { return true }
func several(e score.Entity) bool { return len(e.Mentions) > 1 }

// speaks says that a quotation is the row's.
func (f *faults) speaks(e score.Entity) bool {
	return slices.ContainsFunc(f.found.Quotes, func(q score.Quote) bool { return score.NewCluster(q.SpeakerEntity) == e.ID })
}

// spoilings are the faults, each with the most corrections it needs.
var spoilings = []struct {
	name  string
	most  int
	spoil func(f *faults) bool
}{
	{"kind", 1, func(f *faults) bool {
		q := f.quote(anyQuote)
		if q == nil {
			return false
		}
		q.Kind += "?"
		return true
	}},
	{"edges", 1, func(f *faults) bool {
		q := f.quote(func(q score.Quote) bool { return q.End-q.Start > 12 })
		if q == nil {
			return false
		}
		cut := rapid.IntRange(1, 5).Draw(f.T, "cut")
		q.Parts, q.Start = nil, q.Start+cut
		f.quotes[q.Start] = true
		return true
	}},
	{"speaker", 1, func(f *faults) bool {
		q := f.quote(anyQuote)
		if q == nil {
			return false
		}
		other := rapid.SampledFrom(f.story.Entities).Draw(f.T, "other")
		q.Speaker, q.SpeakerEntity, q.SpeakerName = score.Mention{}, strings.Trim(string(other.Cluster), `"`), string(f.text[other.Start:other.End])
		return true
	}},
	{"quotation missed", 4, func(f *faults) bool {
		q := f.quote(anyQuote)
		if q == nil {
			return false
		}
		start := q.Start
		f.found.Quotes = slices.DeleteFunc(f.found.Quotes, func(q score.Quote) bool { return q.Start == start })
		return true
	}},
	{"no quotation", 1, func(f *faults) bool {
		a := rapid.IntRange(0, len(f.text)-1).Draw(f.T, "from")
		b := rapid.IntRange(a+1, len(f.text)).Draw(f.T, "to")
		f.found.Quotes = append(f.found.Quotes, score.Quote{Start: a, End: b, Kind: "direct"})
		f.quotes[a] = true
		return true
	}},
	{"one quotation as two", 2, func(f *faults) bool {
		q := f.quote(func(q score.Quote) bool { return len(q.Parts) > 1 })
		if q == nil {
			return false
		}
		rest := *q
		rest.Parts = q.Parts[1:]
		rest.Start = rest.Parts[0][0]
		q.Parts = q.Parts[:1]
		q.End = q.Parts[0][1]
		f.quotes[rest.Start] = true
		f.found.Quotes = append(f.found.Quotes, rest)
		return true
	}},
	{"role", 1, func(f *faults) bool {
		e := f.row(func(e score.Entity) bool { return e.Type == "PER" })
		if e == nil {
			return false
		}
		e.Role = "keeper of nothing"
		return true
	}},
	{"type", 1, func(f *faults) bool {
		e := f.row(anyRow)
		if e == nil {
			return false
		}
		e.Type = rapid.SampledFrom(score.EffortTypes).Draw(f.T, "type")
		return true
	}},
	{"a name in two rows", 1, func(f *faults) bool {
		e := f.row(several)
		if e == nil {
			return false
		}
		at := rapid.IntRange(1, len(e.Mentions)-1).Draw(f.T, "at")
		rest := *e
		rest.ID, rest.Mentions = score.NewCluster("rest of "+string(e.ID)), slices.Clone(e.Mentions[at:])
		e.Mentions = slices.Clone(e.Mentions[:at])
		f.rows[rest.ID] = true
		f.found.Entities = append(f.found.Entities, rest)
		return true
	}},
	{"two names in one row", 1, func(f *faults) bool {
		silent := func(e score.Entity) bool { return e.Type != "PER" && !f.speaks(e) }
		a := f.row(silent)
		if a == nil {
			return false
		}
		b := f.row(func(e score.Entity) bool { return silent(e) && e.Type == a.Type })
		if b == nil {
			return true // a stays as it is: no fault, which is at most one
		}
		a.Mentions = slices.Concat(a.Mentions, b.Mentions)
		gone := b.ID
		f.found.Entities = slices.DeleteFunc(f.found.Entities, func(e score.Entity) bool { return e.ID == gone })
		return true
	}},
	{"edges of a mention", 1, func(f *faults) bool {
		e := f.row(func(e score.Entity) bool { return several(e) && e.Mentions[1][1]-e.Mentions[1][0] > 1 })
		if e == nil {
			return false
		}
		e.Mentions = slices.Clone(e.Mentions)
		e.Mentions[1][1]--
		return true
	}},
	{"mention missed", 2, func(f *faults) bool {
		e := f.row(several)
		if e == nil {
			return false
		}
		e.Mentions = slices.Clone(e.Mentions[1:])
		return true
	}},
	{"no name", 1, func(f *faults) bool {
		a := rapid.IntRange(0, len(f.text)-1).Draw(f.T, "at")
		s := score.Pair{a, a + 1}
		for _, e := range f.story.Entities {
			if e.Start <= a && a < e.End {
				return true // a name after all: nothing is added
			}
		}
		id := score.NewCluster("no name " + string(f.text[a:]))
		f.rows[id] = true
		f.found.Entities = append(f.found.Entities, score.Entity{ID: id, Type: "ORG", Mentions: []score.Pair{s}})
		return true
	}},
}

// TestFaultsNeedNoMoreThanTheirCorrections spoils findings that are right: the count never passes the corrections that
// undo the faults one by one, and with none it is nought.
func TestFaultsNeedNoMoreThanTheirCorrections(t *testing.T) {
	stories := corpus(t)
	rapid.Check(t, func(rt *rapid.T) {
		s := rapid.SampledFrom(stories).Draw(rt, "story")
		f := &faults{T: rt, story: s, text: []rune(s.Text), found: solved(s), rows: map[score.Cluster]bool{}, quotes: map[int]bool{}}
		var done []string
		for range rapid.IntRange(0, 12).Draw(rt, "faults") {
			fault := rapid.SampledFrom(spoilings).Draw(rt, "fault")
			if fault.spoil(f) {
				f.most += fault.most
				done = append(done, fault.name)
			}
		}
		if r := corrections(rt, s, f.found); r.Corrections > f.most {
			rt.Fatalf("%s: %v needs at most %d, but %d are counted: %v", s.ID, done, f.most, r.Corrections, r.Acts)
		}
	})
}

// A fault alone that needs one correction gets just that one.
func TestOneFaultIsCountedAsOne(t *testing.T) {
	for _, s := range corpus(t) {
		kind := solved(s)
		kind.Quotes = append(kind.Quotes, kind.Quotes...) // every one found twice
		if r := corrections(t, s, kind); r.Corrections != len(s.Quotes) || r.Acts["quote_spurious"] != len(s.Quotes) {
			t.Errorf("%s: %d quotations twice: %v", s.ID, len(s.Quotes), r.Acts)
		}
		types := solved(s)
		for i := range types.Entities {
			types.Entities[i].Type += "?"
		}
		if r := corrections(t, s, types); r.Corrections != len(types.Entities) || r.Acts["name_type"] != len(types.Entities) {
			t.Errorf("%s: %d wrong types: %v", s.ID, len(types.Entities), r.Acts)
		}
	}
}
