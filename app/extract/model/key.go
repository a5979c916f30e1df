package model

import "strconv"

// Key stands for a feature at run time. Two features of one model never share a key: Encode refuses such a model.
type Key uint64

// Atom is one part of a feature's name with its hash: a word, a tag, a shape, a distance. Making one costs a pass over
// its bytes and no memory; an atom used by several features is hashed once.
type Atom struct {
	hash uint64
	text string
}

const (
	fnvBasis = 0xcbf29ce484222325
	fnvPrime = 0x00000100000001b3
	golden   = 0x9e3779b97f4a7c15 // 2^64 divided by the golden ratio, odd
)

// Text makes an atom of s, which may not hold a tab.
func Text(s string) Atom {
	h := uint64(fnvBasis)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return Atom{h, s}
}

// Bytes makes an atom of b without keeping it. Its text is copied only when named is set, as training needs.
func Bytes(b []byte, named bool) Atom {
	h := uint64(fnvBasis)
	for _, c := range b {
		h = (h ^ uint64(c)) * fnvPrime
	}
	if !named {
		return Atom{hash: h}
	}
	return Atom{h, string(b)}
}

// Flag makes an atom of a yes or no.
func Flag(yes bool) Atom {
	if yes {
		return Text("y")
	}
	return Text("n")
}

// Count makes an atom of n as it stands when it is below 5 either way, and of the range it falls in above: 5-7, 8-11,
// 12-19, 20-39, 40 and more.
func Count(n int) Atom {
	switch {
	case n <= -40:
		return Text("<-39")
	case n < -4:
		return Text(rangeNames[rangeOf(-n)+4])
	case n < 5:
		return Text(strconv.Itoa(n)) // one or two bytes: strconv keeps these ready
	case n < 40:
		return Text(rangeNames[rangeOf(n)])
	}
	return Text(">39")
}

var rangeNames = [...]string{"5+", "8+", "12+", "20+", "-5-", "-8-", "-12-", "-20-"}

func rangeOf(n int) int {
	switch {
	case n < 8:
		return 0
	case n < 12:
		return 1
	case n < 20:
		return 2
	}
	return 3
}

// join adds a part to a key; the order of the parts counts.
func join(k Key, hash uint64) Key {
	h := (uint64(k) ^ hash) * golden
	return Key(h ^ h>>29)
}

// KeyOf is the key of the feature that template and parts name.
func KeyOf(template Atom, parts ...Atom) Key {
	k := join(0, template.hash)
	for i := range parts {
		k = join(k, parts[i].hash)
	}
	return k
}

// keyOfName is the key of a name as a model file holds it: the parts with tabs between them.
func keyOfName(name string) Key { return keyOfBytes([]byte(name)) }

const separator = '\t'
