package grid

import (
	"image/color"
	"math"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// palette holds the theme's colours and sizes as they were at the last Refresh.
type palette struct {
	theme   fyne.Theme
	variant fyne.ThemeVariant
	named   map[fyne.ThemeColorName]color.NRGBA

	textSize float32
	lineStep float32 // from one line's top to the next
	ascent   float32 // from a line's top to the baseline
	padX     float32 // left and right of a cell's text
	padY     float32 // above and below
	sample   float32 // width of a few letters, which tells fonts apart
}

func newPalette(th fyne.Theme) *palette {
	p := &palette{
		theme:    th,
		variant:  fyne.CurrentApp().Settings().ThemeVariant(),
		named:    make(map[fyne.ThemeColorName]color.NRGBA),
		textSize: th.Size(theme.SizeNameText),
		padX:     th.Size(theme.SizeNameInnerPadding),
		padY:     float32(math.Round(float64(th.Size(theme.SizeNameInnerPadding)) * 0.75)),
	}
	size, ascent := textMetrics("Ág", p.textSize, fyne.TextStyle{})
	p.lineStep, p.ascent = float32(math.Round(float64(size.Height))), ascent // whole pixels keep hairlines crisp
	bold, _ := textMetrics("Hamburgefonts", p.textSize, fyne.TextStyle{Bold: true})
	p.sample = size.Width + bold.Width
	return p
}

// sameMeasures tells whether everything measured with p still holds.
func (p *palette) sameMeasures(other *palette) bool {
	return p.textSize == other.textSize && p.padX == other.padX &&
		p.lineStep == other.lineStep && p.ascent == other.ascent && p.sample == other.sample
}

// same tells whether everything drawn with p still holds too. Every colour p was
// asked for is looked up again: a theme may change without being another value.
func (p *palette) same(other *palette) bool {
	if !p.sameMeasures(other) || p.variant != other.variant {
		return false
	}
	for name, c := range p.named {
		if other.color(name) != c {
			return false
		}
	}
	return true
}

func (p *palette) rowHeight(lines int) float32 {
	return float32(lines)*p.lineStep + 2*p.padY
}

func (p *palette) color(name fyne.ThemeColorName) color.NRGBA {
	if c, ok := p.named[name]; ok {
		return c
	}
	c := color.NRGBAModel.Convert(p.theme.Color(name, p.variant)).(color.NRGBA)
	p.named[name] = c
	return c
}

// text is a cell's text colour. A theme that does not know the name gives a
// transparent one, which would hide the text.
func (p *palette) text(name fyne.ThemeColorName) color.NRGBA {
	if name != "" {
		if c := p.color(name); c.A != 0 {
			return c
		}
	}
	return p.color(theme.ColorNameForeground)
}

// tint thins an opaque colour so that it can lie behind text.
func (p *palette) tint(name fyne.ThemeColorName) color.NRGBA {
	c := p.color(name)
	if c.A == 0xff {
		c.A = p.share(0x1c, 0x30)
	}
	return c
}

// chip gives the colours of a badge: a soft fill and a stronger edge. The fill
// stays near the background, so the foreground is readable on it whatever the
// badge's colour is, and covers the row's tint, so that a kind always looks alike.
func (p *palette) chip(name fyne.ThemeColorName) (fill, edge color.NRGBA) {
	c := p.color(name)
	fill, edge = c, c
	fill.A = scaleAlpha(c.A, p.share(0x30, 0x48))
	edge.A = scaleAlpha(c.A, p.share(0x90, 0xa0))
	under := p.color(theme.ColorNameBackground)
	return opaqueOver(fill, under), opaqueOver(edge, under)
}

func (p *palette) share(light, dark uint8) uint8 {
	if p.variant == theme.VariantDark {
		return dark
	}
	return light
}

func scaleAlpha(a, by uint8) uint8 { return uint8(uint16(a) * uint16(by) / 0xff) }
