package review

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/promise"
	"quotedesk/app/story"
)

// witness knows each byte of a text by a number, so that it can tell words that look alike apart.
type witness struct {
	text string
	ids  []int
}

func sworn(text string) witness {
	w := witness{text: text, ids: make([]int, len(text))}
	for i := range w.ids {
		w.ids[i] = i + 1
	}
	return w
}

// after is the text after the edits, bytes put in having the number 0.
func (w witness) after(edits []story.Edit) witness {
	out := witness{}
	at := 0
	for _, e := range edits {
		out.text += w.text[at:e.Span.Start] + e.Text
		out.ids = append(append(out.ids, w.ids[at:e.Span.Start]...), make([]int, len(e.Text))...)
		at = e.Span.End
	}
	out.text += w.text[at:]
	out.ids = append(out.ids, w.ids[at:]...)
	return out
}

// outward says that a word or a character goes on over the edge of a span at the place.
func outward(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, n := utf8.DecodeRuneInString(text[at:])
	if at == 0 || n == 0 {
		return false
	}
	letter := func(r rune) bool { return unicode.In(r, unicode.L, unicode.Nd, unicode.Nl, unicode.No, unicode.M) }
	return letter(before) && letter(after) || unicode.In(after, unicode.M) || before == 0x200D || after == 0x200D || before == '\r' && after == '\n'
}

// untouched is where the span stands after the edits, when each of its bytes is there, in a row, and its edges are
// still those of words.
func (w witness) untouched(s story.Span, now witness) (story.Span, bool) {
	if s.Empty() {
		return s, false
	}
	i := slices.Index(now.ids, w.ids[s.Start])
	if i < 0 || i+s.Len() > len(now.ids) || !slices.Equal(w.ids[s.Start:s.End], now.ids[i:i+s.Len()]) {
		return story.Span{}, false
	}
	to := story.Span{Start: i, End: i + s.Len()}
	broken := !outward(w.text, s.Start) && outward(now.text, to.Start) || !outward(w.text, s.End) && outward(now.text, to.End)
	return to, !broken
}

// honest says what is wrong with a span after the edits: nothing of its own may be left out, nothing of the text
// around taken in.
func (w witness) honest(was, is story.Span, now witness) string {
	if !is.Valid(now.text) {
		return "is not on rune boundaries"
	}
	own := map[int]bool{}
	for _, id := range w.ids[was.Start:was.End] {
		own[id] = true
	}
	for i, id := range now.ids {
		switch {
		case id == 0:
		case is.Has(i) && !own[id]:
			return "holds words of the text around"
		case !is.Has(i) && own[id]:
			return "has lost words that are still there"
		}
	}
	return ""
}

var puts = []string{"", "", "", "x", "Hale", " ", "\n", "\r\n", "\u0301", "🎉", "👩‍🚒", "“", "”", "new words ", ", he said, ", "é", "\u200D"}

// randomEdits are one to three edits in order and apart, on rune boundaries.
func randomEdits(r *rand.Rand, text string) []story.Edit {
	var places []int
	for range 2 * (1 + r.IntN(3)) {
		at := r.IntN(len(text) + 1)
		if n := len(places); n%2 == 1 { // near the start, so that most edits are short
			at = min(places[n-1]+r.IntN(40), len(text))
			if r.IntN(4) == 0 {
				at = places[n-1]
			}
		}
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		places = append(places, at)
	}
	slices.Sort(places)
	var out []story.Edit
	for i := 0; i < len(places); i += 2 {
		e := story.Edit{Span: story.Span{Start: places[i], End: places[i+1]}, Text: puts[r.IntN(len(puts))]}
		if e.Span.In(text) == e.Text || len(out) > 0 && out[len(out)-1].Span == e.Span {
			continue
		}
		out = append(out, e)
	}
	return out
}

// livingEdits is how many edits TestLivingSpans makes.
const livingEdits = 100_000

// TestLivingSpans edits the stories of the newsroom corpus and has a witness who knows every byte by name watch
// each span: none may come to stand on other words, every confirmed quotation that was touched is flagged, none else.
func TestLivingSpans(t *testing.T) {
	stories := corpus(t)
	edits := livingEdits
	if testing.Short() {
		edits /= 20
	}
	flagged, kept := 0, 0
	for n := 0; n < edits; {
		s := stories[n%len(stories)]
		d, err := Open(s.id, "", s.text, s.found, nil)
		if err != nil {
			t.Fatal(err)
		}
		r := rand.New(rand.NewPCG(1, uint64(n)))
		for range 20 {
			for i := range d.quotes {
				if d.quotes[i].Status != story.Rejected {
					d.quotes[i].Status = story.Confirmed
				}
			}
			f, k := edited(t, d, randomEdits(r, d.Text))
			flagged, kept, n = flagged+f, kept+k, n+1
		}
	}
	promise.Report(t, 5, fmt.Sprintf("edits; %d quotations followed, each standing on its own words or flagged", flagged+kept), promise.Count{Rounds: edits})
	t.Logf("%d edits: %d quotations touched and flagged, %d not touched and left", edits, flagged, kept)
	if flagged == 0 || kept == 0 {
		t.Error("the test has seen one side only")
	}
}

func edited(t testing.TB, d *Document, edits []story.Edit) (flagged, kept int) {
	t.Helper()
	if len(edits) == 0 {
		return 0, 0
	}
	edits = apart(d.Text, edits)
	was, w := d.clone(), sworn(d.Text)
	step, err := d.EditText(edits, "key", nil)
	if err != nil {
		t.Fatal(err)
	}
	now := w.after(edits)
	if err := d.Apply(step); err != nil {
		t.Fatal(err)
	}
	if d.Text != now.text {
		t.Fatalf("the text is %q, want %q", d.Text, now.text)
	}
	for _, before := range was.quotes {
		after, ok := d.Quote(before.ID)
		if !ok {
			t.Fatalf("row %s is lost", before.ID)
		}
		if w.watch(t, before, after, now) {
			flagged++
		} else {
			kept++
		}
	}
	for _, before := range was.names {
		after, _ := d.Name(before.ID)
		for _, to := range after.Mentions {
			if !to.Valid(d.Text) {
				t.Fatalf("%s: mention %v is not in the text", before.ID, to)
			}
		}
		for _, m := range before.Mentions {
			if to, same := w.untouched(m, now); same && !slices.Contains(after.Mentions, to) {
				t.Fatalf("%s: mention %q is not where it stands", before.ID, m.In(w.text))
			}
		}
	}
	return flagged, kept
}

// watch says that the row was touched, after it has seen that this is told and that the spans are honest.
func (w witness) watch(t testing.TB, before, after QuoteRow, now witness) bool {
	t.Helper()
	if before.Gone {
		if !after.Gone || len(after.Parts) != 1 || !after.Parts[0].Valid(now.text) || !after.Parts[0].Empty() {
			t.Fatalf("%s: a row out of the story is %+v", before.ID, after)
		}
		return false
	}
	touched := false
	for _, pair := range [][2][]story.Span{{before.Parts, after.Parts}, {before.Speaker, after.Speaker}, {before.Cue, after.Cue}} {
		for _, s := range pair[0] {
			to, same := w.untouched(s, now)
			switch {
			case !same:
				touched = true
			case !slices.Contains(pair[1], to):
				t.Fatalf("%s: %q is not where it stands but in %v, want %v", before.ID, s.In(w.text), pair[1], to)
			}
		}
	}
	if len(before.Parts) == len(after.Parts) && !after.Gone {
		for i, p := range before.Parts {
			if _, same := w.untouched(p, now); same {
				continue
			}
			if fault := w.honest(p, after.Parts[i], now); fault != "" {
				t.Fatalf("%s: %q, now %q, %s", before.ID, p.In(w.text), after.Parts[i].In(now.text), fault)
			}
		}
	}
	told := after.Status == story.NeedsLook && after.Look != "" && after.Was == wording(w.text, before.Parts) ||
		after.Gone && after.Status == story.Rejected && after.Was == wording(w.text, before.Parts)
	if before.Was != "" && touched { // touched before
		told = after.Status == story.NeedsLook || after.Gone
	}
	if touched != told && (touched || after.Status != before.Status) {
		t.Fatalf("%s: %q touched %t, is %s %q", before.ID, wording(w.text, before.Parts), touched, after.Status, after.Look)
	}
	return touched
}

// FuzzLivingSpans makes one edit of a small story that holds everything difficult.
func FuzzLivingSpans(f *testing.F) {
	f.Add(34, 60, "x")
	f.Add(0, 0, "\u0301")
	f.Add(0, len(text), "")
	f.Fuzz(func(t *testing.T, from, to int, put string) {
		e := story.Edit{Span: story.Span{Start: from, End: to}, Text: put}
		if !e.Span.Valid(text) || !utf8.ValidString(put) || e.Span.In(text) == put {
			return
		}
		d := open(t)
		for i := range d.quotes {
			d.quotes[i].Status = story.Confirmed
		}
		edited(t, d, []story.Edit{e})
		before := state(t, d)
		keep(t, d, d.Undo(), nil)
		keep(t, d, d.Redo(), nil)
		if state(t, d) != before {
			t.Fatal("undo and redo gave another story")
		}
	})
}
