package review

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func TestSignOffTellsWhatHasChangedSince(t *testing.T) {
	type act = func(*Document) ([]Correction, error)
	for name, c := range map[string]struct {
		acts []act
		want string
	}{
		"nothing":          {nil, "signed version 1, nothing has changed since"},
		"a word of one":    {[]act{edit("wait", "go")}, "signed version 1, text is now version 2, 1 quotation changed"},
		"words of both":    {[]act{edit("wait", "go"), edit("café", "bar")}, "signed version 1, text is now version 3, 2 quotations changed"},
		"words of none":    {[]act{edit("Monday", "Sunday")}, "signed version 1, text is now version 2, no quotation changed"},
		"back and forth":   {[]act{edit("wait", "go"), edit("go,", "wait,")}, "signed version 1, nothing has changed since"},
		"a verdict":        {[]act{func(d *Document) ([]Correction, error) { return d.SetVerdict("q2", Verdict{Ruling: Wrong}, "key") }}, "signed version 1, 1 quotation changed"},
		"evidence":         {[]act{func(d *Document) ([]Correction, error) { return d.AddExhibit("q1", exhibitsOfAllKinds()[3], "key") }}, "signed version 1, 1 quotation changed"},
		"a role of two":    {[]act{func(d *Document) ([]Correction, error) { return d.SetNameRole("e2", "chair", "cell") }}, "signed version 1, 2 quotations changed"},
		"one rejected":     {[]act{func(d *Document) ([]Correction, error) { return d.Reject(Quotes, "q2", "a title", "key") }}, "signed version 1, 1 quotation gone"},
		"one more":         {[]act{func(d *Document) ([]Correction, error) { return d.AddQuote(span(t, "Ada Hale met"), "key") }}, "signed version 1, 1 quotation new"},
		"a query":          {[]act{func(d *Document) ([]Correction, error) { return d.Ask("", span(t, "May"), "This?", "", "key") }}, "signed version 1, no quotation changed"},
		"a note of a name": {[]act{func(d *Document) ([]Correction, error) { return d.SetLabel("e1", "A. Hale", "cell") }}, "signed version 1, nothing has changed since"},
	} {
		d := verified(t)
		if _, ok := d.SinceSigned(); ok {
			t.Fatalf("%s: signed by nobody", name)
		}
		step, err := d.Sign("menu")
		keep(t, d, step, err)
		for _, a := range c.acts {
			step, err := a(d)
			keep(t, d, step, err)
		}
		since, ok := d.SinceSigned()
		if got := since.String(); !ok || got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		for range c.acts {
			keep(t, d, d.Undo(), nil)
		}
		if since, _ := d.SinceSigned(); !since.Same || len(since.Changed) > 0 {
			t.Errorf("%s: after undo: %s", name, since)
		}
	}
}

func TestSignOffListsWhatIsOpen(t *testing.T) {
	d := open(t)
	step, err := d.Confirm(Quotes, "q1", "key")
	keep(t, d, step, err)
	step, err = d.SetVerdict("q1", Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live on air"}}, "key")
	keep(t, d, step, err)
	step, err = d.Ask("q1", span(t, "wait"), "Wait?", "", "key")
	keep(t, d, step, err)
	step, err = d.Sign("menu")
	keep(t, d, step, err)
	q2 := "the café would open 🎉 in May"
	want := []OpenItem{
		{OpenVerdict, "q1", "“We will wait,” … “The survey decides.”", "waived", "Cy: live on air"},
		{OpenAttribution, "q2", q2, "unreviewed", ""},
		{OpenVerdict, "q2", q2, "unchecked", ""},
		{OpenQuery, d.Queries()[0].ID, "wait", "open", "Wait?"},
	}
	s := d.SignOffs()[0]
	if diff := cmp.Diff(want, s.Open); diff != "" || s.By != "Ada" || s.At.IsZero() || s.Seq != 3 || len(s.Quotes) != 2 {
		t.Errorf("%+v\n%s", s, diff)
	}
	step, err = edit("wait", "go")(d)
	keep(t, d, step, err)
	step, err = d.SetVerdict("q2", Verdict{Ruling: ParaphraseOnly}, "key")
	keep(t, d, step, err)
	said := map[string]string{}
	for _, o := range d.OpenItems() {
		said[string(o.Kind)+" "+o.Row] = o.Says + ": " + o.Detail
	}
	if got := said["verdict q1"]; got != "stale: was verified; changed since: the words" {
		t.Errorf("stale: %q", got)
	}
	if got, ok := said["verdict q2"]; ok {
		t.Errorf("an indirect quotation whose sense is supported: %q", got)
	}
	d.Who = ""
	if _, err := d.Sign("menu"); err == nil {
		t.Error("nobody signed")
	}
}

// TestOneCharacterReopensOneQuotation signs a story of a hundred quotations and changes a character of each in turn.
func TestOneCharacterReopensOneQuotation(t *testing.T) {
	var words strings.Builder
	var f story.Findings
	for i := range 100 {
		fmt.Fprintf(&words, "Person %d said: ", i)
		start := words.Len()
		fmt.Fprintf(&words, "“Bring %d chairs, please 🎉.”", i)
		f.Quotes = append(f.Quotes, story.Quote{ID: fmt.Sprintf("q%03d", i), Kind: story.Direct, SpeakerName: fmt.Sprint("Person ", i),
			Parts: []story.Span{{Start: start, End: words.Len()}}})
		words.WriteString("\n\n")
	}
	d, err := Open("s1", "T", words.String(), f, nil)
	if err != nil {
		t.Fatal(err)
	}
	d.Who = "Cy"
	for _, q := range f.Quotes {
		step, err := d.SetVerdict(q.ID, Verdict{Ruling: Verified, Waiver: Waiver{"Cy", "live"}}, "key")
		keep(t, d, step, err)
	}
	step, err := d.Sign("menu")
	keep(t, d, step, err)
	r := rand.New(rand.NewPCG(3, 1))
	for _, found := range f.Quotes {
		q, _ := d.Quote(found.ID)
		places := []int{}
		for i := range q.Span().In(d.Text) {
			places = append(places, i)
		}
		at := q.Span().Start + places[1+r.IntN(len(places)-2)]
		step, err := d.EditText([]story.Edit{{Span: story.Span{Start: at, End: at}, Text: "z"}}, "key", nil)
		keep(t, d, step, err)
		since, _ := d.SinceSigned()
		var stale []string
		for _, q := range d.Quotes() {
			if !d.Standing(q).Stands() {
				stale = append(stale, q.ID)
			}
		}
		if !slices.Equal(stale, []string{q.ID}) || !slices.Equal(since.Changed, stale) || since.Same {
			t.Fatalf("%s: stale %v, changed %v", q.ID, stale, since.Changed)
		}
		keep(t, d, d.Undo(), nil)
	}
}

// TestCanonicalEncodingStays guards sign-offs made by earlier versions: a change here makes them all look outdated.
func TestCanonicalEncodingStays(t *testing.T) {
	c := record("test/1")
	c.put("a", "b")
	c.put("none", "")
	if got := fmt.Sprintf("%x", c.bytes); got != "067265636f726406746573742f3101610162" {
		t.Errorf("a record is %s", got)
	}
	d := open(t)
	d.Who = "Cy"
	for _, e := range exhibitsOfAllKinds() {
		step, err := d.AddExhibit("q1", e, "key")
		keep(t, d, step, err)
	}
	step, err := d.SetVerdict("q1", Verdict{Ruling: VerifiedTrimmed, Note: "“uh” left out"}, "key")
	keep(t, d, step, err)
	step, err = d.Ask("q2", span(t, "May"), "This May?", "June", "key")
	keep(t, d, step, err)
	step, err = d.Sign("menu")
	keep(t, d, step, err)
	const want = "33ffb96769b201466a59923b9d074a139cab27d923ea0e83435a1aaa2e98c8eb"
	if got := d.SignOffs()[0].Sum; got != want {
		t.Errorf("the story’s sum is %s, was %s", got, want)
	}
}

func TestOpenItemsAreCountedInWords(t *testing.T) {
	items := []OpenItem{{Kind: OpenFact}, {Kind: OpenVerdict, Says: "waived"}, {Kind: OpenVerdict, Says: "disputed"}, {Kind: OpenVerdict, Says: "disputed"},
		{Kind: OpenQuery}, {Kind: OpenQuery}, {Kind: OpenAttribution, Says: "unreviewed"}}
	if got := CountOpen(items); got != "1 waived, 2 disputed, 1 fact, 2 questions, 1 unconfirmed speaker" {
		t.Errorf("%q", got)
	}
	if got := CountOpen(nil); got != "" {
		t.Errorf("%q of nothing", got)
	}
}
