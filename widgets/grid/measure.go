package grid

import "fyne.io/fyne/v2"

// mostWidths bounds the memory of a ruler: at about 60 bytes an entry, 4 MB.
const mostWidths = 60_000

// ruler measures words once each.
type ruler struct {
	size   float32
	widths map[inked]float32
}

type inked struct {
	text               string
	bold, italic, mono bool
}

func newRuler(size float32) *ruler {
	return &ruler{size: size, widths: make(map[inked]float32)}
}

// width is the advance of text in pixels.
func (r *ruler) width(text string, style fyne.TextStyle) float32 {
	key := inked{text, style.Bold, style.Italic, style.Monospace}
	if w, ok := r.widths[key]; ok {
		return w
	}
	if len(r.widths) >= mostWidths {
		clear(r.widths)
	}
	size, _ := textMetrics(text, r.size, style)
	r.widths[key] = size.Width
	return size.Width
}

// in is width for one style.
func (r *ruler) in(style fyne.TextStyle) func(string) float32 {
	return func(text string) float32 { return r.width(text, style) }
}

func textMetrics(text string, size float32, style fyne.TextStyle) (fyne.Size, float32) {
	return fyne.CurrentApp().Driver().RenderedTextSize(text, size, style, nil)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}
