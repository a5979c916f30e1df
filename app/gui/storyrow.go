package gui

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// storyRow is one story in the list: two lines of title and a line of small print.
type storyRow struct {
	widget.BaseWidget
	title, line string
	done        bool
}

func newStoryRow() *storyRow {
	r := &storyRow{}
	r.ExtendBaseWidget(r)
	return r
}

func (r *storyRow) show(title, line string, done bool) {
	if r.title == title && r.line == line && r.done == done {
		return
	}
	r.title, r.line, r.done = title, line, done
	r.Refresh()
}

func (r *storyRow) CreateRenderer() fyne.WidgetRenderer {
	v := &storyRowRenderer{row: r, first: canvas.NewText("", color.Black), second: canvas.NewText("", color.Black), line: canvas.NewText("", color.Black)}
	v.line.TextSize = captionSize - 1
	v.Refresh()
	return v
}

type storyRowRenderer struct {
	row                 *storyRow
	first, second, line *canvas.Text
	size                fyne.Size
}

const rowPad float32 = 8

func (v *storyRowRenderer) MinSize() fyne.Size {
	size := v.row.Theme().Size(theme.SizeNameText)
	h := fyne.MeasureText("Ag", size, fyne.TextStyle{Bold: true}).Height
	return fyne.NewSize(80, 2*h+fyne.MeasureText("Ag", captionSize-1, fyne.TextStyle{}).Height+2*rowPad-2)
}

func (v *storyRowRenderer) Layout(size fyne.Size) {
	v.size = size
	v.place()
}

func (v *storyRowRenderer) Refresh() {
	ink, muted := v.row.Theme().Color(theme.ColorNameForeground, variant()), v.row.Theme().Color(colorMuted, variant())
	for _, t := range []*canvas.Text{v.first, v.second} {
		t.Color, t.TextSize = ink, v.row.Theme().Size(theme.SizeNameText)
		t.TextStyle.Bold = !v.row.done
	}
	v.line.Color = muted
	v.place()
}

func (v *storyRowRenderer) place() {
	width := v.size.Width - 2*rowPad
	v.first.Text, v.second.Text = twoLines(v.row.title, width, func(s string) float32 {
		return fyne.MeasureText(s, v.first.TextSize, v.first.TextStyle).Width
	})
	v.line.Text = v.row.line
	y := rowPad - 2
	for _, t := range []*canvas.Text{v.first, v.second, v.line} {
		if t.Text == "" && t == v.second {
			continue
		}
		t.Move(fyne.NewPos(rowPad, y))
		t.Resize(fyne.NewSize(width, t.MinSize().Height))
		y += t.MinSize().Height
		t.Refresh()
	}
}

func (v *storyRowRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{v.first, v.second, v.line}
}

func (v *storyRowRenderer) Destroy() {}

// variant is whether the light or the dark theme is shown.
func variant() fyne.ThemeVariant { return fyne.CurrentApp().Settings().ThemeVariant() }

// twoLines breaks words into a first and a second line of at most width; what does not fit ends in an ellipsis.
func twoLines(s string, width float32, measure func(string) float32) (first, second string) {
	words := strings.Fields(s)
	n := 0
	for n < len(words) && measure(strings.Join(words[:n+1], " ")) <= width {
		n++
	}
	if n == len(words) || width <= 0 {
		return strings.Join(words, " "), ""
	}
	n = max(n, 1)
	return cutTo(strings.Join(words[:n], " "), width, measure), cutTo(strings.Join(words[n:], " "), width, measure)
}

// cutTo takes code points off the end until the words and an ellipsis fit.
func cutTo(s string, width float32, measure func(string) float32) string {
	if measure(s) <= width {
		return s
	}
	r := []rune(s)
	lo, hi := 0, len(r)
	for lo < hi {
		if mid := (lo + hi + 1) / 2; measure(string(r[:mid])+"…") <= width {
			lo = mid
		} else {
			hi = mid - 1
		}
	}
	return strings.TrimRight(string(r[:lo]), " ") + "…"
}
