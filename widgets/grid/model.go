package grid

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// Column describes one column of a Grid. Sizes are in Fyne's device-independent
// pixels.
type Column struct {
	ID, Title string
	Width     float32 // preferred; 120 when 0
	MinWidth  float32 // 40 when smaller
	Align     fyne.TextAlign
	Lines     int // most lines a cell wraps to, 1 when 0
	Editable  bool
	Grow      bool // takes the width that is left over, shared with other such columns
	Yield     int  // the highest is left out first where the columns do not fit; 0 never is
	Mono      bool // monospaced text
}

// Cell is what one cell shows. Colours are theme names, looked up when the cell
// is drawn.
type Cell struct {
	Text   string
	Hint   string              // shown, slanted, while Text is empty; never edited
	After  string              // shown behind Text, when there is one; never edited, copied or sorted by
	Color  fyne.ThemeColorName // of the text; "" is the theme's foreground
	Badge  fyne.ThemeColorName // of a rounded chip round the text; "" is none
	Bold   bool
	Italic bool
	Strike bool
}

// shown is the cell with what stands behind its text, or with its hint where there is no text.
func (c Cell) shown() Cell {
	if c.Text != "" {
		c.Text += c.After
		return c
	}
	if c.Hint == "" {
		return c
	}
	c.Text, c.Italic = c.Hint, true
	if c.Color == "" {
		c.Color = theme.ColorNamePlaceHolder
	}
	return c
}

// Model is the source of the rows. Rows are numbered from 0 in the order shown
// when nothing is sorted. The grid asks again at every Refresh and whenever a row
// scrolls into view, so the methods should be quick.
type Model interface {
	Len() int
	// Key is a row's name, the same for as long as the row exists.
	Key(row int) string
	Cell(row int, column string) Cell
	// Tint is the row's background; "" is none. An opaque colour is thinned so
	// that text stays readable; a translucent one is used as it is.
	Tint(row int) fyne.ThemeColorName
}

// Choices is what a cell's editor offers to complete from.
type Choices struct {
	Options []string
	Free    bool // other text is allowed too

	// More looks for further options for what is typed, shown after those that match; nil looks for none. It is called
	// at each key, so it must be quick.
	More func(typed string) []Option
}

// Option is an option with what tells it apart, which is shown beside it and never typed.
type Option struct{ Text, Hint string }

const (
	defaultWidth float32 = 120
	leastWidth   float32 = 40
)

func (c Column) lines() int { return max(c.Lines, 1) }

func (c Column) least() float32 { return max(c.MinWidth, leastWidth) }

func (c Column) preferred() float32 {
	if c.Width <= 0 {
		return max(defaultWidth, c.least())
	}
	return max(c.Width, c.least())
}
