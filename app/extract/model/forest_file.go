package model

import (
	"fmt"
	"math"
)

// forestMagic begins a file that holds a forest.
const forestMagic = "quotedesk trees 1\n"

// Encode writes the forest as a file. It fails when a limit of the format is passed.
func (f *Forest) Encode() ([]byte, error) {
	var e encoder
	e.text(f.Kind)
	e.texts(f.Sources)
	e.texts(f.Measures)
	e.float(f.Step)
	e.curve(f.Curve)
	e.signed(f.base)
	e.number(uint64(len(f.trees)))
	for _, t := range f.trees {
		e.number(uint64(len(t)))
		for _, k := range t {
			e.number(uint64(k.measure + 1))
			if k.measure == leaf {
				e.signed(int64(k.value))
				continue
			}
			e.float(k.cut)
		}
	}
	data, err := pack(forestMagic, e.Bytes())
	if err != nil {
		return nil, fmt.Errorf("encode forest %q: %w", f.Kind, err)
	}
	if _, err := ReadForest(data); err != nil {
		return nil, fmt.Errorf("encode forest %q: %w", f.Kind, err)
	}
	return data, nil
}

// ReadForest reads a file that Forest.Encode wrote. Any other gives ErrDamaged.
func ReadForest(data []byte) (*Forest, error) {
	body, err := unpack(forestMagic, data)
	if err != nil {
		return nil, err
	}
	d := &decoder{rest: body}
	f := &Forest{Kind: d.text(), Sources: d.texts(), Measures: d.list(mostMeasures), Step: d.float(), Curve: d.curve(), base: d.signed()}
	for range d.count(2) {
		f.trees = append(f.trees, d.tree(len(f.Measures)))
	}
	if d.bad || len(d.rest) > 0 || !(f.Step > 0) || math.IsInf(f.Step, 0) || !f.Curve.valid() {
		return nil, ErrDamaged
	}
	return f, nil
}

// tree reads one tree over so many measures.
func (d *decoder) tree(measures int) tree {
	t := make(tree, d.count(2))
	for i := range t {
		m := d.number()
		if m > uint64(measures) {
			d.fail()
		}
		t[i].measure = int32(m) + leaf
		if m == 0 {
			v := d.signed()
			if v != int64(int32(v)) {
				d.fail()
			}
			t[i].value = int32(v)
		} else if t[i].cut = d.float(); math.IsNaN(t[i].cut) {
			d.fail()
		}
		if d.bad {
			return nil
		}
	}
	if t.link(0, 0) != len(t) {
		d.fail()
	}
	return t
}

// link fills in where the branches that begin at a place go on, and returns the place behind them; more than the tree
// has when it ends too early or is too deep.
func (t tree) link(at, depth int) int {
	if at >= len(t) || depth > mostDepth {
		return len(t) + 1
	}
	if t[at].measure == leaf {
		return at + 1
	}
	high := t.link(at+1, depth+1)
	t[at].high = int32(high)
	return t.link(high, depth+1)
}
