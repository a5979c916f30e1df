package gui

import (
	"image/color"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
)

// tipDelay is how long the pointer rests on a button before its tip comes.
const tipDelay = 500 * time.Millisecond

// tips show what a button does beside it. They are drawn over all panes and take no clicks.
type tips struct {
	layer *fyne.Container
	back  *canvas.Rectangle
	words *canvas.Text
	of    *barButton // the button the pointer is on
	later *time.Timer
}

func newTips() *tips {
	t := &tips{back: canvas.NewRectangle(color.Transparent), words: canvas.NewText("", color.Black)}
	t.back.StrokeWidth, t.back.CornerRadius = 1, 4
	t.words.TextSize = captionSize
	t.layer = container.NewWithoutLayout(t.back, t.words)
	t.hide()
	return t
}

// offer shows the tip of a button in a moment, if the pointer is still there then.
func (t *tips) offer(b *barButton) {
	t.drop(t.of)
	t.of = b
	t.later = time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if t.of == b {
				t.show(b)
			}
		})
	})
}

// drop takes the tip of a button away.
func (t *tips) drop(b *barButton) {
	if b == nil || t.of != b {
		return
	}
	t.of = nil
	t.later.Stop()
	t.hide()
}

func (t *tips) hide() {
	t.back.Hide()
	t.words.Hide()
}

// tipPad is the room round a tip's words, in Fyne's device-independent pixels.
const tipPad float32 = 6

func (t *tips) show(b *barButton) {
	words := b.tip()
	d := fyne.CurrentApp().Driver()
	c := d.CanvasForObject(b)
	if c == nil || words == "" {
		return
	}
	th := b.Theme()
	t.back.FillColor, t.back.StrokeColor = th.Color(theme.ColorNameMenuBackground, variant()), th.Color(theme.ColorNameInputBorder, variant())
	t.words.Text, t.words.Color = words, th.Color(theme.ColorNameForeground, variant())
	size := t.words.MinSize().Add(fyne.NewSize(2*tipPad, tipPad))
	origin, at := d.AbsolutePositionForObject(t.layer), d.AbsolutePositionForObject(b)
	x := min(at.X, c.Size().Width-size.Width-tipPad)
	y := at.Y + b.Size().Height + 2
	if y+size.Height > c.Size().Height {
		y = at.Y - size.Height - 2
	}
	t.back.Move(fyne.NewPos(max(x, 0), y).Subtract(origin))
	t.back.Resize(size)
	t.words.Move(t.back.Position().AddXY(tipPad, tipPad/2))
	t.words.Resize(t.words.MinSize())
	t.back.Show()
	t.words.Show()
	t.layer.Refresh()
}
