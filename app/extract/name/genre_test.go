package name

import (
	"strings"
	"testing"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/token"
)

func TestGenre(t *testing.T) {
	sentence := "The minister opened the bridge at Tema."
	for _, c := range []struct {
		text string
		want model.Atom
	}{
		{"", genreStory},
		{sentence, genreSentence},
		{"@tema the bridge is open #bridge", genreMessage},
		{strings.Repeat(sentence+" ", 12) + "See https://example.org for more.", genreParagraph},
		{sentence + " Nobody came.", genreNote},
		{strings.Repeat(sentence+" ", 5), genreParagraph},
		{sentence + "\n\n" + sentence, genreStory},
		{"TEMA, Ghana — " + sentence + "\n\n" + sentence, genreNews},
		{"Bridge opens\n\nBy Ama Darko\n\n" + sentence + "\n\n" + sentence, genreNews},
	} {
		d := token.Split(c.text)
		f := furniture.Find(d)
		if got := newReader(d, &f, lists).genre(); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}

// TestListsStayApart holds that bodies with a comma between them are not one name, though the rules may read them so.
func TestListsStayApart(t *testing.T) {
	text := "She spoke for the Chamber of Trade, Chamber of Mines and Energy."
	d := token.Split(text)
	f := furniture.Find(d)
	r := newReader(d, &f, lists)
	at := func(name string) marked {
		i := strings.Index(text, name)
		return marked{first: d.At(i), last: d.At(i+len(name)-1) + 1, kind: body, margin: 1}
	}
	whole := at("Chamber of Trade, Chamber of Mines and Energy")
	r.cands = []candidate{{first: whole.first, last: whole.last, titleFirst: whole.first, bridged: true}}
	for _, c := range []struct {
		found []marked
		want  int
	}{
		{[]marked{at("Chamber of Trade"), at("Chamber of Mines and Energy")}, 2},
		{[]marked{at("Chamber of Trade")}, 1},
	} {
		if got := r.overBridges(c.found, []kind{body}); len(got) != c.want {
			t.Errorf("%d names, want %d", len(got), c.want)
		}
	}
}

// TestTitlesInside holds that a name which the labeller drew too wide is cut at the title that the rules read in it.
func TestTitlesInside(t *testing.T) {
	for _, c := range []struct {
		text, wide string
		kind       kind
		want       []string
	}{
		{"Nobody met Lagos Governor Ada Obi.", "Lagos Governor Ada Obi", person, []string{"2 Lagos", "0 Ada Obi"}},
		{"Nobody met Lagos Governor Ada Obi.", "Lagos Governor Ada Obi", body, []string{"2 Lagos", "0 Ada Obi"}},
		{"Nobody met Ada Obi.", "Ada Obi", person, []string{"0 Ada Obi"}},
	} {
		d := token.Split(c.text)
		f := furniture.Find(d)
		r := newReader(d, &f, lists)
		groups := r.byRules()
		ruled := make([]kind, len(r.cands))
		for _, g := range groups {
			for _, n := range g.members {
				ruled[n] = g.kind
			}
		}
		at := strings.Index(c.text, c.wide)
		first, last := d.At(at), d.At(at+len(c.wide)-1)+1
		var got []string
		for _, m := range r.atTitles([]marked{{first: first, last: last, kind: c.kind, margin: 1}}, ruled) {
			got = append(got, string('0'+byte(m.kind))+" "+d.Span(m.first, m.last).In(c.text))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%s as %d: %q, want %q", c.wide, c.kind, got, c.want)
		}
	}
}
