package model

import (
	"fmt"
	"testing"
)

// big is a sequence model of 100,000 features over nine labels.
func big(b *testing.B) ([]byte, *Model) {
	b.Helper()
	d := &Draft{Kind: "big"}
	for y := range 9 {
		d.Classes = append(d.Classes, fmt.Sprint(y))
	}
	for range 10 {
		d.Links = append(d.Links, make([]float64, 10))
	}
	for i := range 100_000 {
		f := Feature{Name: fmt.Sprintf("w\t%x", i*2654435761)}
		for y := range 3 {
			f.Weights = append(f.Weights, Real{(i + y) % 9, float64(i%41) - 20.5})
		}
		d.Features = append(d.Features, f)
	}
	data := mustEncode(b, d, Precision{Step: 0.1})
	return data, mustRead(b, data)
}

func BenchmarkRead(b *testing.B) {
	data, _ := big(b)
	for b.Loop() {
		if _, err := Read(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSequence labels 1,000 places with 60 features each, a third of them known.
func BenchmarkSequence(b *testing.B) {
	_, m := big(b)
	var v Vector
	template := Text("w")
	for i := range 60 {
		step := i * 1663
		if i%3 != 0 {
			step += 1_000_000
		}
		v.Add(template, Text(fmt.Sprintf("%x", step*2654435761)))
	}
	var l Lattice
	var path []int
	for b.Loop() {
		l.Reset(1000, m)
		for i := range 1000 {
			m.Score(v.Keys, l.Row(i))
		}
		path = l.Path(path[:0])
	}
	b.ReportMetric(1000*float64(b.N)/b.Elapsed().Seconds(), "places/s")
}
