package storyview

import (
	"image"
	"image/color"
	"math"
)

// stroke is a patterned line to be painted pixel by pixel.
type stroke struct {
	pattern  Pattern
	colour   color.NRGBA
	w, h     float32 // units
	vertical bool
}

// paint draws the stroke on an image of the given size in pixels. It is
// antialiased, so it looks the same at every screen scale.
func (s stroke) paint(w, h int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, w, h))
	if w == 0 || h == 0 {
		return img
	}
	scale := float64(w) / float64(s.w)
	along, across := float64(s.w), float64(s.h)
	if s.vertical {
		along, across = across, along
	}
	for y := range h {
		for x := range w {
			u, t := (float64(x)+0.5)/scale, (float64(y)+0.5)/scale
			if s.vertical {
				u, t = t, u
			}
			c := s.colour
			c.A = uint8(math.Round(float64(c.A) * s.cover(u, t, along, across, scale)))
			img.SetNRGBA(x, y, c)
		}
	}
	return img
}

// Lengths in units of the patterns' parts.
const (
	dashLength  = 5
	dashPeriod  = 8
	dotPeriod   = 4
	bigPeriod   = 7 // of the dots of a gutter bar
	wavePeriod  = 6
	waveStroke  = 1.3
	waveHeight  = 4
	zigPeriod   = 5
	zigStroke   = 1.5
	solidHeight = 2
)

// cover tells how much of a pixel at u along and t across the stroke is inked.
func (s stroke) cover(u, t, along, across, scale float64) float64 {
	switch s.pattern {
	case Dotted, Sparse:
		want := float64(dotPeriod)
		if s.vertical || s.pattern == Sparse {
			want = bigPeriod
		}
		period := s.period(want, along)
		du := math.Mod(u, period) - period/2
		d := math.Hypot(du, t-across/2)
		return soft((across/2 - d) * scale)
	case Wavy:
		phase := u / wavePeriod * 2 * math.Pi
		amp := (across - waveStroke) / 2
		slope := amp * 2 * math.Pi / wavePeriod * math.Cos(phase)
		d := math.Abs(t-across/2+amp*math.Sin(phase)) / math.Hypot(1, slope)
		return soft((waveStroke/2 - d) * scale)
	case Zigzag:
		amp := (across - zigStroke) / 2
		at := math.Mod(u, zigPeriod) / zigPeriod // from the middle up, down and back
		rise := 4*math.Abs(at-0.5) - 1
		d := math.Abs(t-across/2+amp*rise) / math.Hypot(1, 4*amp/zigPeriod)
		return soft((zigStroke/2 - d) * scale)
	default:
		period := s.period(dashPeriod, along)
		du := math.Abs(math.Mod(u, period) - period/2)
		return soft((dashLength*period/dashPeriod/2 - du) * scale)
	}
}

// period stretches a pattern a little so that it fits whole times: bars on
// neighbouring lines then join without a seam.
func (s stroke) period(want, along float64) float64 {
	n := math.Max(1, math.Round(along/want))
	return along / n
}

func soft(inside float64) float64 { return math.Min(1, math.Max(0, inside+0.5)) }
