package gui

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// captionSize is the text size of small print, in Fyne's device-independent pixels.
const captionSize = 12

// ground is a plain surface in a colour of the theme that follows a change of theme.
type ground struct {
	widget.BaseWidget
	name fyne.ThemeColorName
	rect *canvas.Rectangle
	size fyne.Size // least size
}

func newGround(name fyne.ThemeColorName) *ground {
	g := &ground{name: name, rect: canvas.NewRectangle(color.Transparent)}
	g.ExtendBaseWidget(g)
	return g
}

func (g *ground) CreateRenderer() fyne.WidgetRenderer {
	r := &groundRenderer{g}
	r.Refresh()
	return r
}

type groundRenderer struct{ g *ground }

func (r *groundRenderer) Layout(s fyne.Size)           { r.g.rect.Resize(s) }
func (r *groundRenderer) MinSize() fyne.Size           { return r.g.size }
func (r *groundRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.g.rect} }
func (r *groundRenderer) Destroy()                     {}

func (r *groundRenderer) Refresh() {
	r.g.rect.FillColor = r.g.Theme().Color(r.g.name, fyne.CurrentApp().Settings().ThemeVariant())
	r.g.rect.Refresh()
}

// rule is a hairline between two panes.
func rule() fyne.CanvasObject {
	g := newGround(colorRule)
	g.size = fyne.NewSize(1, 1)
	return g
}

// stacked puts panes under each other without a gap.
func stacked(objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(layout.NewCustomPaddedVBoxLayout(0), objects...)
}

// banner is a line of advice over a pane.
func banner(words string) fyne.CanvasObject {
	label := widget.NewLabel(words)
	label.Wrapping = fyne.TextWrapWord
	icon := widget.NewIcon(theme.InfoIcon())
	return container.NewStack(newGround(theme.ColorNameHeaderBackground), container.NewBorder(nil, nil, container.NewPadded(icon), nil, label))
}

// caption is small print.
func caption(words string) *widget.Label {
	l := widget.NewLabel(words)
	l.SizeName = theme.SizeNameCaptionText
	return l
}
