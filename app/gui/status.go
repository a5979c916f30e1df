package gui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"quotedesk/app/review"
)

// statusBar is the line at the foot of the window: what was done last, and how far the story is.
type statusBar struct {
	words *widget.Label
	count *widget.Label
	box   fyne.CanvasObject
}

func newStatusBar(corner fyne.CanvasObject) *statusBar {
	s := &statusBar{words: caption(""), count: caption("")}
	s.words.Truncation = fyne.TextTruncateEllipsis
	s.box = container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewBorder(nil, nil, nil, container.NewHBox(s.count, corner), s.words))
	return s
}

func (s *statusBar) say(words string) { s.set(words, widget.MediumImportance) }

func (s *statusBar) warn(words string) { s.set(words, widget.WarningImportance) }

func (s *statusBar) set(words string, i widget.Importance) {
	s.words.Importance = i
	s.words.SetText(words)
}

// isWhole says that the title of an act names the whole step, not only its first correction.
func isWhole(w review.What) bool {
	return w == review.Merged || w == review.Split || w == review.NotAName || w == review.Read
}

// saved says what is now on disk.
func (s *statusBar) saved(now time.Time, step []review.Correction) {
	words, n, whole := review.Describe(step[0]), len(step)-1, isWhole(step[0].What) // a whole act's title says all of it
	for _, c := range step {
		if c.What == review.Text { // alerts come and go with the words
			words, whole = review.Describe(c), true
		}
	}
	if n > 0 && !whole {
		words += fmt.Sprintf(" and %d more", n)
	}
	switch step[0].Cause {
	case "undo":
		words = "taken back: " + review.Title(inverse(step))
	case "redo":
		words = "brought back: " + review.Title(step)
	}
	s.say("Saved " + now.Format("15:04:05") + " – " + words)
}

// inverse gives the acts that an undo step took back.
func inverse(step []review.Correction) []review.Correction {
	out := make([]review.Correction, len(step))
	for i, c := range step {
		out[len(step)-1-i] = c.Inverse()
	}
	return out
}

func (s *statusBar) progress(doc *review.Document) {
	if doc == nil {
		s.count.SetText("")
		return
	}
	p := doc.Progress()
	switch {
	case p.Quotes == 0:
		s.count.SetText("no quotations")
	case p.Open == 0:
		s.count.SetText(fmt.Sprintf("all %s reviewed", plural(p.Quotes, "quotation", "quotations")))
	default:
		s.count.SetText(fmt.Sprintf("%d open of %s", p.Open, plural(p.Quotes, "quotation", "quotations")))
	}
}
