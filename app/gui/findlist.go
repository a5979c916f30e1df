package gui

import (
	"fmt"

	"quotedesk/widgets/grid"
	"quotedesk/widgets/storyview"
)

// tell says how many places there are, and why some are not ticked.
func (f *finder) tell() {
	ticked, spoken, others := 0, 0, 0
	for _, h := range f.hits {
		switch {
		case h.ticked:
			ticked++
		case h.spoken:
			spoken++
		default:
			others++
		}
	}
	f.count.SetText(fmt.Sprintf("%d found, %d ticked", len(f.hits), ticked))
	f.replace.SetText("Replace " + fmt.Sprint(ticked))
	switch {
	case spoken > 0:
		f.hint.SetText(fmt.Sprintf("“said”: %s inside quotation marks, somebody’s own words; not ticked.", plural(spoken, "place", "places")))
	case others > 0:
		f.hint.SetText(plural(others, "place", "places") + " not ticked: other case, part of a longer word, or unticked by you.")
	default:
		f.hint.SetText(f.desk.keys.say("Enter: next. In the list Space ticks. {confirm} replaces what is ticked. Esc closes."))
	}
}

// besideHit is how many code points stand on either side of a hit in the list.
const besideHit = 30

// highlights mark the places in the story.
func (f *finder) highlights() []storyview.Highlight {
	out := make([]storyview.Highlight, 0, len(f.hits))
	for _, h := range f.hits {
		out = append(out, storyview.Highlight{Start: h.Span.Start, End: h.Span.End, Style: styleFound})
	}
	return out
}

// Len is called by the grid.
func (f *finder) Len() int { return len(f.hits) }

// Key is called by the grid.
func (f *finder) Key(row int) string { return fmt.Sprint(row) }

// Cell is called by the grid.
func (f *finder) Cell(row int, column string) grid.Cell {
	h := f.hits[row]
	c := grid.Cell{Color: colorMuted}
	switch column {
	case "tick":
		switch {
		case h.ticked:
			c.Text, c.Badge = "yes", colorConfirmed
		case h.spoken:
			c.Text, c.Badge = "said", colorWarn
		default:
			c.Text, c.Badge = "stays", colorOpen
		}
	case "before":
		c.Text = tail(h.Before, besideHit)
	case "words":
		c.Text, c.Color, c.Bold = h.Span.In(f.desk.doc.Text), colorInk, true
	case "after":
		c.Text = short(h.After, besideHit)
	}
	return c
}
