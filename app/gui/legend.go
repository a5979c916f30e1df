package gui

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"quotedesk/app/review"
	"quotedesk/widgets/storyview"
)

// legend is the line over the story that says what its looks mean, drawn by the story's own widget so that they
// cannot differ.
type legend struct {
	row   *fyne.Container
	shown []swatch
	box   fyne.CanvasObject
}

// swatch is one word in one look.
type swatch struct{ word, style string }

var kindSwatches = []swatch{
	{"Direct", styleDirect}, {"Mixed", styleMixed}, {"Indirect", styleIndirect},
	{"Person", stylePerson}, {"Organisation", styleOrganisation}, {"Place", stylePlace}, {"Other", styleOther},
	{"Speaker", styleSpeaker}, {"Cue", styleCue},
}

// checkSwatches tell what is under alerts, while those are looked at.
var checkSwatches = []swatch{
	{"Error", styleError}, {"Warning", styleWarning}, {"Hint", styleHint}, {"Safe fix", styleSpace},
	{"Direct", styleDirect}, {"Mixed", styleMixed}, {"Indirect", styleIndirect}, {"Person", stylePerson}, {"Place", stylePlace},
}

func newLegend() *legend {
	l := &legend{row: container.New(layout.NewCustomPaddedHBoxLayout(0))}
	l.box = container.NewPadded(container.NewHScroll(l.row))
	l.show(kindSwatches)
	return l
}

func (l *legend) show(all []swatch) {
	if slices.Equal(all, l.shown) {
		return
	}
	l.shown = slices.Clone(all)
	l.row.RemoveAll()
	looks := styles()
	for _, s := range all {
		l.row.Add(storyview.NewSwatch(s.word, looks[s.style]))
	}
	l.box.Refresh()
}

// The legend names so many people, each with so many letters of the name; the others' colours are told by
// clicking their names.
const (
	mostInLegend  = 24
	longestLegend = 28
)

// people shows whose colour is whose, in the order in which the colours were given out.
func (l *legend) people(d *review.Document, number map[string]int) {
	byNumber := make([]string, min(mostPeople, mostInLegend))
	there := 0
	for _, n := range d.Names() {
		i, ok := number[n.ID]
		if !ok {
			continue
		}
		there++
		if i < len(byNumber) {
			byNumber[i] = short(n.Name, longestLegend)
		}
	}
	var all []swatch
	for i, name := range byNumber {
		if name != "" {
			all = append(all, swatch{name, personStyle(i)})
		}
	}
	switch more := there - len(all); {
	case there == 0:
		all = append(all, swatch{"No people in this story", ""})
	case more > 0:
		all = append(all, swatch{plural(more, "other person", "other people"), ""})
	}
	l.show(all)
}
