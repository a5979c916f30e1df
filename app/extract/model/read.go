package model

import (
	"bytes"
	"compress/flate"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"math"
	"strings"
)

// ErrDamaged is what reading returns for bytes that are no whole model file of this version.
var ErrDamaged = errors.New("the model file is damaged or of another version")

// Read reads a model file. It keeps no names; Names lists those.
func Read(data []byte) (*Model, error) {
	m, d, err := header(data)
	if err != nil {
		return nil, err
	}
	n := d.count(3)
	m.table = newTable(n)
	d.names(n, func(i int, name []byte) {
		if !m.table.put(keyOfBytes(name), i) {
			d.fail()
		}
	})
	m.starts = make([]uint32, n+1)
	for i := range n {
		m.starts[i+1] = m.starts[i] + uint32(d.count(1))
		if d.bad || int(m.starts[i+1]) > len(d.rest) {
			return nil, ErrDamaged
		}
	}
	m.weights = make([]Weight, m.starts[n])
	for i := range m.weights {
		c := d.byte()
		if int(c) >= len(m.Classes) {
			return nil, ErrDamaged
		}
		m.weights[i].Class = uint16(c)
	}
	for i := range m.weights {
		v := d.signed()
		if v != int64(int16(v)) {
			return nil, ErrDamaged
		}
		m.weights[i].Value = int16(v)
	}
	if d.bad || len(d.rest) > 0 {
		return nil, ErrDamaged
	}
	return m, nil
}

// Name is the name of a feature: a template and its parts, with tabs between them.
type Name string

// Parts is the template and the parts.
func (n Name) Parts() []string { return strings.Split(string(n), "\t") }

// Names is the names of all features of a model file, sorted.
func Names(data []byte) ([]Name, error) {
	_, d, err := header(data)
	if err != nil {
		return nil, err
	}
	n := d.count(3)
	out := make([]Name, n)
	d.names(n, func(i int, name []byte) { out[i] = Name(name) })
	if d.bad {
		return nil, ErrDamaged
	}
	return out, nil
}

// header reads what stands before the features.
func header(data []byte) (*Model, *decoder, error) {
	body, err := unpack(magic, data)
	if err != nil {
		return nil, nil, err
	}
	d := &decoder{rest: body}
	m := &Model{Kind: d.text(), Sources: d.texts(), Classes: d.texts(), Step: d.float(), Curve: d.curve()}
	k := len(m.Classes)
	switch rows := d.count(1); {
	case rows == k+1:
		m.links = d.links((k + 1) * (k + 1))
	case rows != 0:
		d.fail()
	}
	if d.bad || k == 0 || k > mostClasses || !(m.Step > 0) || math.IsInf(m.Step, 0) || !m.Curve.valid() {
		return nil, nil, ErrDamaged
	}
	return m, d, nil
}

func unpack(magic string, data []byte) ([]byte, error) {
	if len(data) < len(magic)+8 || string(data[:len(magic)]) != magic {
		return nil, ErrDamaged
	}
	data = data[len(magic):]
	size, sum := binary.LittleEndian.Uint32(data), binary.LittleEndian.Uint32(data[4:])
	packed := data[8:]
	// flate packs no more than about 1032 to 1, so a longer body is a lie that need not be paid for.
	if size > mostBytes || int64(size) > 1100*int64(len(packed)) {
		return nil, ErrDamaged
	}
	body, rest := make([]byte, size), bytes.NewReader(packed)
	r := flate.NewReader(rest)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, fmt.Errorf("%w: %v", ErrDamaged, err)
	}
	if n, err := r.Read(make([]byte, 1)); n > 0 || err != io.EOF || rest.Len() > 0 {
		return nil, ErrDamaged
	}
	if crc32.ChecksumIEEE(body) != sum {
		return nil, ErrDamaged
	}
	return body, nil
}

// decoder reads numbers and texts off rest. After the first thing that does not fit, it is bad and reads zeros.
type decoder struct {
	rest []byte
	bad  bool
	name []byte
}

func (d *decoder) fail() {
	d.bad, d.rest = true, nil
}

func (d *decoder) number() uint64 {
	if len(d.rest) > 0 && d.rest[0] < 0x80 {
		n := d.rest[0]
		d.rest = d.rest[1:]
		return uint64(n)
	}
	n, size := binary.Uvarint(d.rest)
	if size <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[size:]
	return n
}

func (d *decoder) signed() int64 {
	n := d.number()
	return int64(n>>1) ^ -int64(n&1)
}

// count reads how many things of at least size bytes follow.
func (d *decoder) count(size int) int {
	n := d.number()
	if n > uint64(len(d.rest)/size) {
		d.fail()
		return 0
	}
	return int(n)
}

func (d *decoder) byte() byte {
	if len(d.rest) == 0 {
		d.fail()
		return 0
	}
	b := d.rest[0]
	d.rest = d.rest[1:]
	return b
}

func (d *decoder) float() float64 {
	if len(d.rest) < 8 {
		d.fail()
		return 0
	}
	f := math.Float64frombits(binary.LittleEndian.Uint64(d.rest))
	d.rest = d.rest[8:]
	return f
}

func (d *decoder) bytes() []byte {
	n := d.count(1)
	b := d.rest[:n]
	d.rest = d.rest[n:]
	return b
}

func (d *decoder) text() string { return string(d.bytes()) }

func (d *decoder) texts() []string { return d.list(mostClasses) }

// list reads texts, of which there may be so many.
func (d *decoder) list(most int) []string {
	n := d.count(1)
	if n > most {
		d.fail()
	}
	out := make([]string, 0, min(n, most))
	for range cap(out) {
		out = append(out, d.text())
	}
	return out
}

func (d *decoder) curve() Curve {
	var c Curve
	for range d.count(16) {
		c = append(c, Point{d.float(), d.float()})
	}
	return c
}

func (d *decoder) links(n int) []int32 {
	out := make([]int32, n)
	for i := range out {
		if d.number() == 0 {
			out[i] = never
			continue
		}
		v := d.signed()
		if v < -linkMost || v > linkMost {
			d.fail()
		}
		out[i] = int32(v)
	}
	return out
}

// names hands out n names one after another; each is gone when the next is read.
func (d *decoder) names(n int, use func(int, []byte)) {
	for i := range n {
		same := d.number()
		if same > uint64(len(d.name)) || same > mostName {
			d.fail()
		}
		if d.bad {
			return
		}
		d.name = append(d.name[:same], d.bytes()...)
		if len(d.name) > mostName {
			d.fail()
			return
		}
		use(i, d.name)
	}
}

// keyOfBytes is keyOfName without making a string.
func keyOfBytes(name []byte) Key {
	k, h := Key(0), uint64(fnvBasis)
	for _, c := range name {
		if c == separator {
			k, h = join(k, h), fnvBasis
			continue
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return join(k, h)
}
