package main

import (
	"maps"
	"strings"
	"testing"
)

func TestGeometry(t *testing.T) {
	const whole = `level=DEBUG msg=geometry name=story x=400 y=300.5 w=600 h=500
level=INFO msg="story open" id=1
level=DEBUG msg=geometry name="quotes row 1" x=900 y=100 w=300 h=40
level=DEBUG msg="geometry end"
level=DEBUG msg=geometry name=late x=1 y=1 w=1 h=1`
	tests := []struct {
		name, log string
		want      map[string]rect
		done, bad bool
	}{
		{"whole", whole, map[string]rect{"story": {400, 300.5, 600, 500}, "quotes row 1": {900, 100, 300, 40}}, true, false},
		{"not finished", strings.Split(whole, "\n")[0], map[string]rect{"story": {400, 300.5, 600, 500}}, false, false},
		{"no number", "msg=geometry name=story x=a y=1 w=1 h=1", nil, false, true},
		{"a number missing", "msg=geometry name=story x=1 y=1 w=1", nil, false, true},
		{"not a place", "msg=geometry name=story x=NaN y=1 w=1 h=1", nil, false, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var lines []logLine
			for l := range strings.Lines(test.log) {
				lines = append(lines, parseLog(l))
			}
			got, done, err := geometryOf(lines)
			if (err != nil) != test.bad || done != test.done || !maps.Equal(got, test.want) {
				t.Errorf("got %v, %v, %v", got, done, err)
			}
		})
	}
}

func TestPoint(t *testing.T) {
	r := rect{X: 100, Y: 50, W: 40, H: 20}
	tests := []struct {
		fx, fy float64
		x, y   int
	}{{0.5, 0.5, 100, 50}, {0, 0, 80, 40}, {1, 1, 120, 60}, {0.25, 0.5, 90, 50}}
	for _, test := range tests {
		if x, y := r.point(test.fx, test.fy); x != test.x || y != test.y {
			t.Errorf("%v, %v: got %d, %d", test.fx, test.fy, x, y)
		}
	}
}
