package pdf

import (
	"math"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/responses"
)

type letter = responses.GetPageTextStructuredChar

// lines puts letters together that stand beside each other. The parser has put spaces between words already; a line
// ends where it says so, where the next letter stands elsewhere, and at a gap that parts columns.
func lines(letters []*letter) (all []Line, sideways int) {
	tilt := usualTilt(letters)
	var b lineBuilder
	for _, c := range letters {
		at := c.PointPosition
		drawn := at.Right > at.Left || at.Top > at.Bottom
		switch {
		case c.Text == "\r" || c.Text == "\n":
			all = b.end(all)
		case drawn && strings.TrimSpace(c.Text) != "" && math.Abs(math.Remainder(c.Angle-tilt, 2*math.Pi)) > 0.1:
			sideways++
		case c.Text == Hyphen:
			b.add(c)
			all = b.end(all)
		default:
			if drawn && b.apart(c) {
				all = b.end(all)
			}
			b.add(c)
		}
	}
	return b.end(all), sideways
}

// usualTilt is the angle of most letters, in radians: a page may be turned as a whole.
func usualTilt(letters []*letter) float64 {
	count := map[int]int{}
	for _, c := range letters {
		if strings.TrimSpace(c.Text) != "" {
			count[int(math.Round(c.Angle*10))]++
		}
	}
	best, most := 0, count[0]
	for a, n := range count {
		if n > most || n == most && a < best {
			best, most = a, n
		}
	}
	return float64(best) / 10
}

// lineBuilder gathers the letters of a line.
type lineBuilder struct {
	text     strings.Builder
	left     float64
	right    float64
	bottoms  []float64
	heights  []float64
	anything bool
}

// apart says that the letter does not go on the line: it stands higher or lower, to the left, or beyond a gap.
func (b *lineBuilder) apart(c *letter) bool {
	if !b.anything || strings.TrimSpace(c.Text) == "" {
		return false
	}
	at, size := c.PointPosition, max(median(b.heights), 2)
	base := median(b.bottoms)
	middle := (at.Top + at.Bottom) / 2
	return middle < base-size || middle > base+2.5*size || at.Left < b.right-4*size || at.Left > b.right+4*size
}

func (b *lineBuilder) add(c *letter) {
	b.text.WriteString(c.Text)
	at := c.PointPosition
	if strings.TrimSpace(c.Text) == "" || c.Text == Hyphen && at.Right <= at.Left {
		return
	}
	if !b.anything {
		b.left, b.right, b.anything = at.Left, at.Right, true
	}
	b.left, b.right = min(b.left, at.Left), max(b.right, at.Right)
	for _, r := range c.Text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.bottoms, b.heights = append(b.bottoms, at.Bottom), append(b.heights, at.Top-at.Bottom)
			return
		}
	}
	if len(b.bottoms) == 0 {
		b.bottoms, b.heights = append(b.bottoms, at.Bottom), append(b.heights, at.Top-at.Bottom)
	}
}

func (b *lineBuilder) end(all []Line) []Line {
	text := strings.TrimFunc(b.text.String(), unicode.IsSpace)
	if b.anything && text != "" {
		all = append(all, Line{Left: b.left, Right: b.right, Base: median(b.bottoms), Size: median(b.heights), Text: text})
	}
	*b = lineBuilder{bottoms: b.bottoms[:0], heights: b.heights[:0]}
	return all
}

// median is the middle value, 0 of none. Of many, the first hundred tell.
func median(all []float64) float64 {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all[:min(len(all), 100)]))
	return sorted[len(sorted)/2]
}
