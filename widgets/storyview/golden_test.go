package storyview

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

const report = `Harbour bridge to stay shut until spring

By Ann Pagett

The harbour bridge will stay shut until spring, the council said on Monday, after engineers found cracks in two of its piers.

“We will not gamble with anybody’s life,” said Marjorie Quigley, who chairs the transport committee. “It stays shut until every joint has been tested, and then tested again by somebody else.”

Ferry operator Pagham Lines said it would run every twenty minutes, at no charge, judging by typography gypsy jolly quay.
`

// markIn makes a highlight of the first place where the text says what.
func markIn(text, what, style string) Highlight {
	i := strings.Index(text, what)
	return Highlight{ID: style + ":" + what, Start: i, End: i + len(what), Style: style}
}

func reportHighlights() []Highlight {
	return []Highlight{
		markIn(report, "“We will not gamble with anybody’s life,”", "quote"),
		markIn(report, "“It stays shut until every joint has been tested, and then tested again by somebody else.”", "quote2"),
		markIn(report, "The harbour bridge will stay shut until spring", "indirect"),
		markIn(report, "Ferry operator Pagham Lines said", "sure"),
		markIn(report, "Marjorie Quigley", "person"),
		markIn(report, "Marjorie Quigley, who", "chosen"),
		markIn(report, "the council", "org"),
		markIn(report, "two of its piers", "place"),
		markIn(report, "Pagham Lines", "double"),
		markIn(report, "judging by typography gypsy jolly quay", "check"),
		markIn(report, "typography gypsy", "person"),
		markIn(report, "at no charge", "gone"),
		markIn(report, "said M", "cue"),
	}
}

func reportView() *View {
	v := New(testStyles)
	v.SetText(report)
	v.SetBlocks([]Block{
		{Start: 0, End: 5, Scale: 1.5, Bold: true},
		{Start: strings.Index(report, "By Ann"), End: strings.Index(report, "By Ann") + 5, Scale: 0.9, Text: "muted"},
	})
	v.SetHighlights(reportHighlights())
	return v
}

func TestPictures(t *testing.T) {
	for _, c := range []struct {
		name string
		dark bool
		w, h float32
		do   func(*View, fyne.Window)
	}{
		{"light", false, 700, 480, nil},
		{"dark", true, 700, 480, nil},
		{"narrow_scrolled", false, 300, 300, func(v *View, _ fyne.Window) { v.ScrollTo(700, 710) }},
		{"wide_large", true, 900, 360, func(v *View, _ fyne.Window) { v.SetTextScale(1.4) }},
		{"selected_focused", false, 600, 480, func(v *View, w fyne.Window) {
			w.Canvas().Focus(v)
			v.Select(strings.Index(report, "on Monday"), strings.Index(report, "anybody"))
		}},
		{"selected_dark", true, 600, 480, func(v *View, w fyne.Window) {
			w.Canvas().Focus(v)
			v.Select(strings.Index(report, "on Monday"), strings.Index(report, "anybody"))
		}},
		{"empty", false, 500, 240, func(v *View, w fyne.Window) {
			v.Placeholder = "Paste a story here, or open a file from the File menu."
			v.SetText("")
			w.Canvas().Focus(v)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := reportView()
			w := show(t, v, c.w, c.h, c.dark)
			if c.do != nil {
				c.do(v, w)
			}
			test.AssertRendersToImage(t, c.name+".png", w.Canvas())
		})
	}
}
