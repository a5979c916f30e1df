package gui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"quotedesk/widgets/storyview"
)

// newLegend shows the looks of the story once each, drawn by the story's own widget so that they cannot differ.
func newLegend() fyne.CanvasObject {
	looks := styles()
	box := container.New(layout.NewCustomPaddedHBoxLayout(0))
	for _, it := range []struct{ word, style string }{
		{"Direct", styleDirect}, {"Mixed", styleMixed}, {"Indirect", styleIndirect},
		{"Person", stylePerson}, {"Organisation", styleOrganisation}, {"Place", stylePlace}, {"Other", styleOther},
		{"Speaker", styleSpeaker}, {"Cue", styleCue},
	} {
		box.Add(storyview.NewSwatch(it.word, looks[it.style]))
	}
	scroll := container.NewHScroll(box)
	return container.NewPadded(scroll)
}
