package storyview

import (
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// DefaultMeasure is the longest line in characters of running text: the upper
// end of the 45 to 75 that typographers call comfortable (Bringhurst, The
// Elements of Typographic Style, 2.1.2).
const DefaultMeasure = 75

var (
	_ fyne.Widget            = (*View)(nil)
	_ fyne.Focusable         = (*View)(nil)
	_ fyne.Shortcutable      = (*View)(nil)
	_ fyne.Tappable          = (*View)(nil)
	_ fyne.SecondaryTappable = (*View)(nil)
	_ fyne.Draggable         = (*View)(nil)
	_ fyne.Scrollable        = (*View)(nil)
	_ fyne.Accessible        = (*View)(nil)
	_ desktop.Mouseable      = (*View)(nil)
	_ desktop.Hoverable      = (*View)(nil)
	_ desktop.Cursorable     = (*View)(nil)
	_ desktop.Keyable        = (*View)(nil)
)

// View shows a text of any length with highlights. Change an exported field,
// then call Refresh. The zero value is not usable: call New.
type View struct {
	widget.BaseWidget

	// Styles are the looks that highlights name.
	Styles map[string]Style
	// Measure is the longest line in characters; 0 means DefaultMeasure. The
	// column is centred when the view is wider than that.
	Measure int
	// Placeholder is shown, muted, while the text is empty.
	Placeholder string

	// OnTapped is called on a click or on Return, with the highlights under it,
	// topmost first (none: nil or empty), and the nearest caret place in bytes.
	OnTapped func(ids []string, offset int)
	// OnDoubleTapped is called on a double click, which has selected the word at
	// the caret place in bytes.
	OnDoubleTapped func(offset int)
	// OnSelected is called when the selection has changed, in bytes; start ==
	// end means that nothing is selected.
	OnSelected func(start, end int)
	// OnMenu is called on a secondary click or the Menu key (or Shift+F10), with
	// the position on the canvas at which to open a menu.
	OnMenu func(ids []string, offset int, at fyne.Position)
	// OnKey is asked first for every key; true means it has been used up.
	OnKey func(*fyne.KeyEvent) bool
	// OnRune is asked for every character typed; true means used up.
	OnRune func(rune) bool
	// OnShortcut is asked for every shortcut but the view's own; true means used
	// up, otherwise it goes on to the window.
	OnShortcut func(fyne.Shortcut) bool
	// OnHover is called when the highlights under the pointer have changed,
	// topmost first; none when it has left them.
	OnHover func(ids []string)
	// OnFocus is called when the view has got the keyboard, and when it has lost it.
	OnFocus func(has bool)
	// OnScrolled is called when VisibleRange has changed, for whatever reason.
	OnScrolled func()

	text       string
	highlights []Highlight
	blocks     []Block
	scale      float32

	page     page
	stale    bool // text, blocks or faces have changed: measure again
	probe    probe
	spans    spans
	lanes    []int
	laneRows int // number of lines the lanes were made for, -1 stale
	rulers   map[face]*ruler
	rows     map[int]row // lines in view, measured exactly

	top     float64 // units scrolled past
	pending *[2]int // span to scroll to once there is a size
	seen    [2]int  // VisibleRange as last reported

	anchor, caret int     // bytes; the selection lies between them
	wish          float32 // column that Up and Down aim at; -1 none
	focused       bool
	shift         bool
	clicks        clicks
	drag          drag
	hovered       []string
	now           func() time.Time

	inset *View // shown in the place of some lines
	outer *View // in which this one is an inset

	bar *scrollBar
	ren *renderer
}

// New makes a view with the looks that highlights may name.
func New(styles map[string]Style) *View {
	v := &View{Styles: styles, scale: 1, stale: true, laneRows: -1, wish: -1,
		rulers: make(map[face]*ruler), now: time.Now}
	v.bar = newScrollBar(v)
	v.ExtendBaseWidget(v)
	return v
}

// Text gives the text as it was set.
func (v *View) Text() string { return v.text }

// SetText shows another text. The selection is dropped; highlights and blocks
// stay until they are set again. After a small edit the reader keeps the place;
// a different text is shown from its beginning.
func (v *View) SetText(text string) {
	if text == v.text {
		return
	}
	had := v.caret != v.anchor
	ed := compare(v.text, text)
	var at place
	caret := 0
	if ed.kept {
		at, caret = v.place(), ed.move(v.caret)
		at.off = ed.move(at.off)
	}
	v.text, v.stale = text, true
	v.page.inset.move(ed)
	v.anchor, v.caret, v.wish = caret, caret, -1
	v.spans = newSpans(v.highlights, len(text))
	v.relay(at)
	if len(v.page.lines) > 0 {
		v.caret = v.page.snapDown(caret)
		v.anchor = v.caret
	}
	if had {
		v.selected()
	}
}

// SetHighlights replaces the highlights, in any order and overlapping as they
// like. It is cheap enough to be called whenever one of them changes its style.
func (v *View) SetHighlights(hs []Highlight) {
	v.highlights = slices.Clone(hs)
	v.spans = newSpans(v.highlights, len(v.text))
	v.rows, v.laneRows = nil, -1
	v.show(false)
}

// SetBlocks sets the type of paragraphs, such as a headline.
func (v *View) SetBlocks(blocks []Block) {
	if slices.Equal(blocks, v.blocks) {
		return
	}
	v.blocks = slices.Clone(blocks)
	slices.SortStableFunc(v.blocks, func(a, b Block) int { return a.Start - b.Start })
	v.rewrap()
}

// SetTitle sets the paragraphs from start to end in large bold type and all
// others in the normal one; start == end sets everything in the normal one.
func (v *View) SetTitle(start, end int) {
	if start >= end {
		v.SetBlocks(nil)
		return
	}
	v.SetBlocks([]Block{{Start: start, End: end, Scale: 1.5, Bold: true}})
}

// SetTextScale sets the size of the text in terms of the theme's text size.
func (v *View) SetTextScale(scale float32) {
	scale = fyne.Min(fyne.Max(scale, 0.5), 5)
	if scale == v.scale {
		return
	}
	v.scale = scale
	if v.inset != nil {
		v.inset.SetTextScale(scale)
	}
	v.rewrap()
}

// TextScale gives the size of the text in terms of the theme's text size.
func (v *View) TextScale() float32 { return v.scale }

// rewrap measures everything again and keeps the first visible line in place.
func (v *View) rewrap() {
	v.stale = true
	v.relay(v.place())
}

// place is where a reader is: the first byte in view, and how many units of its
// line are scrolled past.
type place struct {
	off    int
	within float64
}

func (v *View) place() place {
	if len(v.page.lines) == 0 {
		return place{}
	}
	l := v.page.lines[v.page.lineAtY(v.top-topMargin)]
	return place{off: l.start, within: v.top - l.top}
}

// relay makes the lines again where need be, and puts the reader at a place.
func (v *View) relay(at place) {
	v.update()
	if len(v.page.lines) > 0 {
		v.setTop(v.page.lines[v.page.lineAt(at.off)].top + at.within)
	}
	v.show(true)
	v.moved()
}

// Refresh reads the theme, the styles and the exported fields again.
func (v *View) Refresh() {
	if v.probe != v.readProbe() {
		v.rewrap()
	}
	v.rows, v.laneRows = nil, -1
	if v.inset != nil {
		v.inset.Refresh()
	}
	v.BaseWidget.Refresh()
}

// MinSize is that of a few words; the view is meant to be given room.
func (v *View) MinSize() fyne.Size {
	v.ExtendBaseWidget(v)
	return v.BaseWidget.MinSize()
}

// AccessibilityLabel gives a screen reader the lines in view, or the placeholder.
func (v *View) AccessibilityLabel() string {
	if v.text == "" {
		return v.Placeholder
	}
	start, end := v.VisibleRange()
	return v.text[start:end]
}

// AccessibilityRole is called by Fyne.
func (v *View) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer is called by Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	v.ren = newRenderer(v)
	v.ren.draw() // Fyne drops renderers of hidden widgets and lays new ones out only on a new size
	return v.ren
}

// probe tells whether the text has to be measured again.
type probe struct {
	size, regular, bold float32
	measure             int
}

const probeText = "The quick brown fox jumps over the lazy dog"

func (v *View) readProbe() probe {
	size := v.Theme().Size(theme.SizeNameText)
	return probe{
		size:    size,
		regular: fyne.MeasureText(probeText, size, fyne.TextStyle{}).Width,
		bold:    fyne.MeasureText(probeText, size, fyne.TextStyle{Bold: true}).Width,
		measure: v.Measure,
	}
}

// update brings the lines up to date with text, type and width.
func (v *View) update() {
	if v.Size().Width <= 0 {
		return
	}
	pr := v.readProbe()
	if pr != v.probe {
		v.probe, v.stale = pr, true
		clear(v.rulers)
	}
	width := v.column().width
	if v.stale {
		v.page.setText(v.text, v.blocks, v.faces())
	} else if width == v.page.width {
		return
	}
	v.measureInset()
	v.page.wrap(width)
	v.stale = false
	v.rows, v.laneRows = nil, -1
}

// faces gives the rulers of the body and of each block.
func (v *View) faces() []*ruler {
	size := v.textSize()
	out := []*ruler{v.ruler(face{size: size})}
	for _, b := range v.blocks {
		scale := b.Scale
		if scale == 0 {
			scale = 1
		}
		out = append(out, v.ruler(face{size: size * scale, bold: b.Bold, italic: b.Italic}))
	}
	return out
}

func (v *View) ruler(f face) *ruler {
	if r := v.rulers[f]; r != nil {
		return r
	}
	r := newRuler(f, measureCanvas)
	v.rulers[f] = r
	return r
}

func measureCanvas(s string, f face) float32 {
	return fyne.MeasureText(s, f.size, f.style()).Width
}

func (f face) style() fyne.TextStyle { return fyne.TextStyle{Bold: f.bold, Italic: f.italic} }

func (v *View) textSize() float32 { return v.Theme().Size(theme.SizeNameText) * v.scale }
