package grid

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// mostOptions is how many options are in sight at once; the rest scroll.
const mostOptions = 8

var (
	_ desktop.Mouseable = (*optionList)(nil)
	_ desktop.Hoverable = (*optionList)(nil)
	_ fyne.Scrollable   = (*optionList)(nil)
)

// optionList is the list under the editor. It never takes the keyboard: the
// editor steps through it, and a press of the mouse chooses at once, before the
// editor can lose the focus.
type optionList struct {
	widget.BaseWidget
	grid    *Grid
	choose  func(option string)
	options []string
	matches []int          // of options
	hints   map[int]string // of options that have one
	marked  int            // of matches, -1 for none
	first   int            // of matches, in sight
	room    int            // matches in sight
	visible bool

	back    *canvas.Rectangle
	bar     *canvas.Rectangle
	thumb   *canvas.Rectangle
	texts   []*canvas.Text
	asides  []*canvas.Text // the hints
	objects []fyne.CanvasObject
}

func newOptionList(g *Grid, choose func(string)) *optionList {
	l := &optionList{
		grid: g, choose: choose, marked: -1, room: mostOptions,
		back:  &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 4},
		bar:   &canvas.Rectangle{CornerRadius: 3},
		thumb: &canvas.Rectangle{CornerRadius: 1.5},
	}
	l.ExtendBaseWidget(l)
	return l
}

// CreateRenderer implements fyne.Widget.
func (l *optionList) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &l.objects} }

func (l *optionList) show(options []string, matches []int, hints map[int]string) {
	l.options, l.matches, l.hints = options, matches, hints
	l.marked, l.first = -1, 0
	l.visible = len(matches) > 0
}

func (l *optionList) hide() { l.visible, l.marked = false, -1 }

func (l *optionList) shown() bool { return l.visible }

// mark marks an option by its number among all.
func (l *optionList) mark(option int) {
	for i, m := range l.matches {
		if m == option {
			l.setMarked(i)
		}
	}
}

// step moves the mark and shows it; above the first option there is none.
func (l *optionList) step(by int) {
	l.moveMark(by)
	l.lay()
}

func (l *optionList) moveMark(by int) {
	l.setMarked(min(max(l.marked+by, -1), len(l.matches)-1))
}

// setMarked marks a match and scrolls to it.
func (l *optionList) setMarked(i int) {
	l.marked = i
	if i >= 0 {
		l.first = min(max(l.first, i-l.room+1), i)
	}
}

func (l *optionList) chosen() (string, bool) {
	if !l.visible || l.marked < 0 || l.marked >= len(l.matches) {
		return "", false
	}
	return l.options[l.matches[l.marked]], true
}

func (l *optionList) rowHeight() float32 { return l.grid.paint.lineStep + l.grid.paint.padY }

const listPad float32 = 4

// fit sizes the list for a space and returns what it takes of it.
func (l *optionList) fit(width, space float32) fyne.Size {
	l.room = min(len(l.matches), mostOptions, max(int((space-2*listPad)/l.rowHeight()), 1))
	l.first = max(min(l.first, len(l.matches)-l.room), 0)
	if l.marked >= 0 {
		l.first = min(max(l.first, l.marked-l.room+1), l.marked)
	}
	return fyne.NewSize(width, float32(l.room)*l.rowHeight()+2*listPad)
}

// wanted is the width the options would like, within limits.
func (l *optionList) wanted() float32 {
	p, w := l.grid.paint, float32(0)
	for _, m := range l.matches[:min(len(l.matches), 50)] {
		line := wrapText(l.options[m], 400, 1, l.grid.ruler.in(fyne.TextStyle{}))
		if len(line) > 0 {
			w = max(w, l.grid.ruler.width(line[0], fyne.TextStyle{})+l.hintWidth(m))
		}
	}
	return w + 2*p.padX + 2*listPad
}

// hintGap stands between an option and its hint; a hint that would like more than mostHint is cut.
const (
	hintGap  float32 = 10
	mostHint float32 = 360
)

func (l *optionList) hintWidth(option int) float32 {
	if l.hints[option] == "" {
		return 0
	}
	return min(l.grid.ruler.width(l.hints[option], fyne.TextStyle{}), mostHint) + hintGap
}

func (l *optionList) lay() {
	p := l.grid.paint
	size := l.Size()
	l.back.FillColor = opaqueOver(p.color(theme.ColorNameOverlayBackground), p.color(theme.ColorNameBackground))
	l.back.StrokeColor = p.color(theme.ColorNameInputBorder)
	l.back.Move(fyne.NewPos(1, 1)) // a scrollable is clipped: leave room for the edge
	l.back.Resize(size.SubtractWidthHeight(4, 4))
	l.back.Refresh()
	l.objects = append(l.objects[:0], l.back)
	if in := l.marked - l.first; l.marked >= 0 && in >= 0 && in < l.room {
		c := p.color(theme.ColorNameSelection)
		l.bar.FillColor = c
		l.bar.Move(fyne.NewPos(listPad, listPad+float32(in)*l.rowHeight()))
		l.bar.Resize(fyne.NewSize(size.Width-2*listPad, l.rowHeight()))
		l.bar.Refresh()
		l.objects = append(l.objects, l.bar)
	}
	l.layTexts(size)
	l.layThumb(size)
	canvas.Refresh(l)
}

func (l *optionList) layTexts(size fyne.Size) {
	p := l.grid.paint
	for i := range min(l.room, len(l.matches)-l.first) {
		if i == len(l.texts) {
			l.texts = append(l.texts, &canvas.Text{})
		}
		t := l.texts[i]
		t.Text = ""
		lines := wrapText(l.options[l.matches[l.first+i]], size.Width-2*p.padX-2*listPad, 1, l.grid.ruler.in(fyne.TextStyle{}))
		if len(lines) > 0 {
			t.Text = lines[0]
		}
		t.TextSize, t.Color = p.textSize, p.color(theme.ColorNameForeground)
		t.Move(fyne.NewPos(listPad+p.padX-accentWidth, listPad+float32(i)*l.rowHeight()+p.padY/2))
		t.Resize(fyne.NewSize(size.Width-2*p.padX, p.lineStep))
		t.Refresh()
		l.objects = append(l.objects, t)
		l.layHint(i, l.matches[l.first+i], t, size)
	}
}

// layHint puts the hint of an option behind its text, as far as there is room.
func (l *optionList) layHint(i, option int, after *canvas.Text, size fyne.Size) {
	for i >= len(l.asides) {
		l.asides = append(l.asides, &canvas.Text{})
	}
	p, t := l.grid.paint, l.asides[i]
	from := after.Position().X + l.grid.ruler.width(after.Text, fyne.TextStyle{}) + hintGap
	room := size.Width - from - p.padX - listPad
	lines := wrapText(l.hints[option], room, 1, l.grid.ruler.in(fyne.TextStyle{}))
	if room < hintGap || len(lines) == 0 || lines[0] == "" {
		return
	}
	t.Text, t.TextSize, t.Color = lines[0], p.textSize, p.color(theme.ColorNamePlaceHolder)
	t.Move(fyne.NewPos(from, after.Position().Y))
	t.Resize(fyne.NewSize(room, p.lineStep))
	t.Refresh()
	l.objects = append(l.objects, t)
}

// layThumb shows which part of a long list is in sight.
func (l *optionList) layThumb(size fyne.Size) {
	if len(l.matches) <= l.room {
		return
	}
	track := size.Height - 2*listPad
	l.thumb.FillColor = l.grid.paint.color(theme.ColorNameScrollBar)
	l.thumb.Move(fyne.NewPos(size.Width-listPad-4, listPad+track*float32(l.first)/float32(len(l.matches))))
	l.thumb.Resize(fyne.NewSize(3, track*float32(l.room)/float32(len(l.matches))))
	l.thumb.Refresh()
	l.objects = append(l.objects, l.thumb)
}

// at is the match under a position, -1 for none.
func (l *optionList) at(pos fyne.Position) int {
	i := int((pos.Y - listPad) / l.rowHeight())
	if pos.Y < listPad || i >= l.room || l.first+i >= len(l.matches) {
		return -1
	}
	return l.first + i
}

// MouseDown chooses.
func (l *optionList) MouseDown(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 && ev.Button == desktop.MouseButtonPrimary {
		l.choose(l.options[l.matches[i]])
	}
}

// MouseUp implements desktop.Mouseable.
func (l *optionList) MouseUp(*desktop.MouseEvent) {}

// MouseIn implements desktop.Hoverable.
func (l *optionList) MouseIn(*desktop.MouseEvent) {}

// MouseMoved marks the option under the mouse.
func (l *optionList) MouseMoved(ev *desktop.MouseEvent) {
	if i := l.at(ev.Position); i >= 0 && i != l.marked {
		l.setMarked(i)
		l.lay()
	}
}

// MouseOut implements desktop.Hoverable.
func (l *optionList) MouseOut() {}

// Scrolled implements fyne.Scrollable.
func (l *optionList) Scrolled(ev *fyne.ScrollEvent) {
	by := 1
	if ev.Scrolled.DY > 0 {
		by = -1
	}
	l.first = max(min(l.first+by, len(l.matches)-l.room), 0)
	l.lay()
}

// note is the message under the editor.
type note struct {
	widget.BaseWidget
	grid    *Grid
	message string
	back    *canvas.Rectangle
	texts   []*canvas.Text
	objects []fyne.CanvasObject
}

func newNote(g *Grid) *note {
	n := &note{grid: g, back: &canvas.Rectangle{StrokeWidth: 1, CornerRadius: 4}}
	n.ExtendBaseWidget(n)
	return n
}

// CreateRenderer implements fyne.Widget.
func (n *note) CreateRenderer() fyne.WidgetRenderer { return &drawing{objects: &n.objects} }

func (n *note) show(message string) { n.message = message }

// fit lays the message out in a width and returns the size it takes.
func (n *note) fit(width float32) fyne.Size {
	g, p := n.grid, n.grid.paint
	style := fyne.TextStyle{}
	lines := wrapText(n.message, width-2*p.padX, 4, g.ruler.in(style))
	size := fyne.NewSize(0, float32(len(lines))*p.lineStep+2*listPad)
	edge := p.color(theme.ColorNameError)
	n.back.FillColor = opaqueOver(color.NRGBA{R: edge.R, G: edge.G, B: edge.B, A: p.share(0x18, 0x38)}, p.color(theme.ColorNameBackground))
	n.back.StrokeColor = edge
	n.objects = append(n.objects[:0], n.back)
	for i, line := range lines {
		if i == len(n.texts) {
			n.texts = append(n.texts, &canvas.Text{})
		}
		t := n.texts[i]
		w := g.ruler.width(line, style)
		size.Width = max(size.Width, w+2*p.padX)
		t.Text, t.TextSize, t.Color = line, p.textSize, p.color(theme.ColorNameForeground)
		t.Move(fyne.NewPos(p.padX, listPad+float32(i)*p.lineStep))
		t.Resize(fyne.NewSize(w, p.lineStep))
		t.Refresh()
		n.objects = append(n.objects, t)
	}
	n.back.Resize(size)
	n.back.Refresh()
	return size
}
