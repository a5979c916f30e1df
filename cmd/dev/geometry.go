package main

import (
	"fmt"
	"math"
	"strconv"
)

// rect is where a control stands: its centre and its size, in pixels of the display.
type rect struct{ X, Y, W, H float64 }

// point is the pixel at a fraction of the control's size from its left upper corner: 0.5, 0.5 is the centre.
func (r rect) point(fx, fy float64) (x, y int) {
	return int(math.Round(r.X + (fx-0.5)*r.W)), int(math.Round(r.Y + (fy-0.5)*r.H))
}

// geometryOf gathers the controls of msg=geometry lines, up to msg="geometry end"; done says that it was there.
// A name that comes twice keeps its last place.
func geometryOf(lines []logLine) (places map[string]rect, done bool, err error) {
	places = map[string]rect{}
	for _, l := range lines {
		switch l["msg"] {
		case "geometry":
			r, err := rectOf(l)
			if err != nil {
				return nil, false, err
			}
			places[l["name"]] = r
		case "geometry end":
			return places, true, nil
		}
	}
	return places, false, nil
}

func rectOf(l logLine) (rect, error) {
	var r rect
	for key, to := range map[string]*float64{"x": &r.X, "y": &r.Y, "w": &r.W, "h": &r.H} {
		n, err := strconv.ParseFloat(l[key], 64)
		if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
			return rect{}, fmt.Errorf("the place of %q has no number for %s: %q", l["name"], key, l[key])
		}
		*to = n
	}
	return r, nil
}
