package model

import (
	"bytes"
	"cmp"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"slices"
)

// Draft is a fitted model before its weights are rounded.
type Draft struct {
	Kind     string
	Sources  []string
	Classes  []string
	Features []Feature
	Links    [][]float64 // of a sequence model: [from][to], the last row from the start, the last column to the end; -Inf: never
	Curve    Curve
}

// Feature is a feature with its weights.
type Feature struct {
	Name    string // its parts with tabs between them
	Weights []Real
}

// Real is a weight for a class before rounding.
type Real struct {
	Class int
	Value float64
}

// Precision is how exactly a file keeps weights.
type Precision struct {
	Step  float64 // weights are rounded to multiples of it; it is widened when the greatest weight would not fit 16 bits
	Least float64 // weights smaller than this, either way, are left out
}

// The limits of a file. A file outside them is refused by Encode and by Read.
const (
	magic       = "quotedesk model 1\n"
	mostClasses = 256
	mostBytes   = 64 << 20 // unpacked
	mostName    = 1 << 10  // bytes of a feature's name
)

// Encode writes the model as a file. It fails when two features share a key or a limit of the format is passed.
func (d *Draft) Encode(p Precision) ([]byte, error) {
	step := p.Step
	for _, f := range d.Features {
		for _, w := range f.Weights {
			step = max(step, math.Abs(w.Value)/math.MaxInt16)
		}
	}
	if !(p.Step > 0) || math.IsInf(step, 0) || len(d.Classes) == 0 || len(d.Classes) > mostClasses {
		return nil, fmt.Errorf("encode model %q: step %g, %d classes", d.Kind, step, len(d.Classes))
	}
	var e encoder
	e.text(d.Kind)
	e.texts(d.Sources)
	e.texts(d.Classes)
	e.float(step)
	e.curve(d.Curve)
	e.links(d.Links, step)
	if err := e.features(d.rounded(step, p.Least)); err != nil {
		return nil, fmt.Errorf("encode model %q: %w", d.Kind, err)
	}
	data, err := pack(magic, e.Bytes())
	if err != nil {
		return nil, fmt.Errorf("encode model %q: %w", d.Kind, err)
	}
	if _, err := Read(data); err != nil {
		return nil, fmt.Errorf("encode model %q: %w", d.Kind, err)
	}
	return data, nil
}

// named is a feature with rounded weights.
type named struct {
	name    string
	weights []Weight
}

// rounded is the features that keep a weight, in the order of their names.
func (d *Draft) rounded(step, least float64) []named {
	var out []named
	for _, f := range d.Features {
		var kept []Weight
		for _, w := range f.Weights {
			if n := math.Round(w.Value / step); n != 0 && math.Abs(w.Value) >= least {
				kept = append(kept, Weight{uint16(w.Class), int16(n)})
			}
		}
		if len(kept) > 0 {
			slices.SortFunc(kept, func(a, b Weight) int { return cmp.Compare(a.Class, b.Class) })
			out = append(out, named{f.Name, kept})
		}
	}
	slices.SortFunc(out, func(a, b named) int { return cmp.Compare(a.name, b.name) })
	return out
}

type encoder struct{ bytes.Buffer }

func (e *encoder) number(n uint64) { e.Write(binary.AppendUvarint(nil, n)) }
func (e *encoder) signed(n int64)  { e.Write(binary.AppendVarint(nil, n)) }
func (e *encoder) float(f float64) {
	e.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(f)))
}
func (e *encoder) text(s string)    { e.number(uint64(len(s))); e.WriteString(s) }
func (e *encoder) texts(s []string) { e.number(uint64(len(s))); each(s, e.text) }

func (e *encoder) curve(c Curve) {
	e.number(uint64(len(c)))
	for _, p := range c {
		e.float(p.Score)
		e.float(p.Probability)
	}
}

func each[T any](list []T, do func(T)) {
	for _, v := range list {
		do(v)
	}
}

// links writes the rows of a sequence model's links: 0 for never, else the rounded score after a 1.
func (e *encoder) links(rows [][]float64, step float64) {
	e.number(uint64(len(rows)))
	for _, row := range rows {
		for _, v := range row {
			if math.IsInf(v, -1) {
				e.number(0)
				continue
			}
			e.number(1)
			e.signed(int64(max(-linkMost, min(linkMost, math.Round(v/step)))))
		}
	}
}

// features writes names, then how many weights each has, then classes, then values: alike things side by side pack
// better. A name is the number of bytes it shares with the one before, and the rest.
func (e *encoder) features(list []named) error {
	e.number(uint64(len(list)))
	last := ""
	for _, f := range list {
		if len(f.name) > mostName {
			return fmt.Errorf("feature %.40q… has a name of %d bytes", f.name, len(f.name))
		}
		same := 0
		for same < len(last) && same < len(f.name) && last[same] == f.name[same] {
			same++
		}
		e.number(uint64(same))
		e.text(f.name[same:])
		last = f.name
	}
	for _, f := range list {
		e.number(uint64(len(f.weights)))
	}
	for _, f := range list {
		each(f.weights, func(w Weight) { e.WriteByte(byte(w.Class)) })
	}
	for _, f := range list {
		each(f.weights, func(w Weight) { e.signed(int64(w.Value)) })
	}
	return nil
}

// pack is packAt as tightly as can be.
func pack(magic string, body []byte) ([]byte, error) {
	return packAt(flate.BestCompression, magic, body)
}

// packAt puts the header before the bytes compressed at a level of flate: which file it is, length unpacked and checksum,
// four bytes each.
func packAt(level int, magic string, body []byte) ([]byte, error) {
	if len(body) > mostBytes {
		return nil, fmt.Errorf("%d bytes unpacked, the most is %d", len(body), mostBytes)
	}
	var out bytes.Buffer
	out.WriteString(magic)
	out.Write(binary.LittleEndian.AppendUint32(nil, uint32(len(body))))
	out.Write(binary.LittleEndian.AppendUint32(nil, crc32.ChecksumIEEE(body)))
	w, err := flate.NewWriter(&out, level)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(body); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
