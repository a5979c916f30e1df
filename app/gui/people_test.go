package gui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestColourByPersonGivesEachOne(t *testing.T) {
	d := withCouncil(t)
	press(t, d, alt(fyne.KeyC).ShortcutName())
	if !d.menu.items["by person"].Checked {
		t.Error("the menu does not show it")
	}
	number := map[string]int{}
	for id, i := range d.story.cast.number {
		number[id] = i
	}
	if len(number) != 3 || number["e1"] != 0 || number["e2"] != 1 {
		t.Errorf("numbers %v", number)
	}
	looks := map[string]map[string]bool{}
	for _, h := range peopleHighlights(d.doc, place{}, number) {
		if looks[h.ID] == nil {
			looks[h.ID] = map[string]bool{}
		}
		looks[h.ID][h.Style] = true
	}
	for id, style := range map[string]string{"names/e1": personStyle(0), "names/e2": personStyle(1), "quotes/q1": speechStyle(0), "quotes/q2": speechStyle(1), "names/e3": ""} {
		if len(looks[id]) != 1 || !looks[id][style] {
			t.Errorf("%s looks %v", id, looks[id])
		}
	}
	if !slices.ContainsFunc(d.story.legend.shown, func(s swatch) bool { return s.word == "Ivo Brandt" }) {
		t.Errorf("the legend shows %v", d.story.legend.shown)
	}
	d.merge("e4", "e1", "key")
	if d.story.cast.number["e2"] != number["e2"] {
		t.Error("a merge gave somebody else another colour")
	}
	press(t, d, alt(fyne.KeyC).ShortcutName())
	if !slices.Equal(d.story.legend.shown, kindSwatches) {
		t.Error("the legend of the kinds does not come back")
	}
}

// TestAGreatManyNames holds the lists to 300 names and long ones.
func TestAGreatManyNames(t *testing.T) {
	d := newDesk(t, t.TempDir(), func(_ context.Context, text string, _ story.Decisions) (story.Findings, error) {
		f := story.Findings{Engine: "test"}
		for i, at := 0, 0; ; i++ {
			j := strings.Index(text[at:], "Name")
			if j < 0 {
				return f, nil
			}
			s := story.Span{Start: at + j, End: at + j + len("Name000")}
			at = s.End
			f.Entities = append(f.Entities, story.Entity{ID: fmt.Sprint("e", i), Type: story.Person, Name: s.In(text) + strings.Repeat(" von und zu Langenfeld", i%5), Mentions: []story.Span{s}})
		}
	})
	var text strings.Builder
	for i := range 300 {
		fmt.Fprintf(&text, "Here stands Name%03d.\n", i)
	}
	d.app.Clipboard().SetContent(text.String())
	d.Paste()
	d.selectPlace(place{review.Names, "e7"})
	d.ColourByPerson()
	if n := len(d.story.legend.shown); n != mostInLegend+1 {
		t.Errorf("the legend shows %d", n)
	}
	d.MergeName("key")
	strike(d, "name299")
	key(d, fyne.KeyReturn)
	if n := len(d.doc.Names()); n != 299 {
		t.Errorf("%d names", n)
	}
	styles := map[string]int{}
	for _, h := range peopleHighlights(d.doc, place{}, d.story.cast.number) {
		styles[h.Style]++
	}
	if styles[personStyle(0)] != 1 || styles[stylePerson] < 200 {
		t.Errorf("styles %v", styles)
	}
}
