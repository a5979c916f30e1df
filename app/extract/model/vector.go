package model

import (
	"fmt"
)

// Vector collects the features that are present in one place. The zero Vector is for run time; training takes one from
// a Vocabulary, so that the same code names the features in both. It may be reused, and must not be shared.
type Vector struct {
	Keys  []Key
	names *Vocabulary
}

// Reset empties v and keeps its memory.
func (v *Vector) Reset() { v.Keys = v.Keys[:0] }

// Named says that v belongs to a Vocabulary, so that every atom needs its text.
func (v *Vector) Named() bool { return v.names != nil }

// Add puts in the feature that template and parts name. The template tells features of one kind from those of another,
// so no two kinds may share it.
func (v *Vector) Add(template Atom, parts ...Atom) {
	k := join(0, template.hash)
	for i := range parts {
		k = join(k, parts[i].hash)
	}
	v.Keys = append(v.Keys, k)
	if v.names != nil {
		v.names.see(k, template.text, parts)
	}
}

// Vocabulary is the features met in training, with their names and how often each was met. First every example is
// shown to it, then Cut fixes which features the learners know.
type Vocabulary struct {
	ids    map[Key]int32
	names  []string
	counts []int32
	fixed  bool
	err    error
	buf    []byte
}

// NewVocabulary is a vocabulary that has met no feature yet.
func NewVocabulary() *Vocabulary { return &Vocabulary{ids: map[Key]int32{}} }

// Vector is an empty vector whose features the vocabulary takes note of until Cut.
func (voc *Vocabulary) Vector() *Vector { return &Vector{names: voc} }

// see counts a feature and keeps its name.
func (voc *Vocabulary) see(k Key, template string, parts []Atom) {
	if voc.fixed {
		return
	}
	voc.buf = append(voc.buf[:0], template...)
	for i := range parts {
		voc.buf = append(voc.buf, separator)
		voc.buf = append(voc.buf, parts[i].text...)
	}
	id, known := voc.ids[k]
	if !known {
		name := string(voc.buf)
		if voc.err == nil && keyOfName(name) != k {
			voc.err = fmt.Errorf("feature %q: a part holds a tab or has lost its text", name)
		}
		voc.ids[k] = int32(len(voc.names))
		voc.names = append(voc.names, name)
		voc.counts = append(voc.counts, 1)
		return
	}
	voc.counts[id]++
	if voc.err == nil && voc.names[id] != string(voc.buf) {
		voc.err = fmt.Errorf("features %q and %q share a key", voc.names[id], voc.buf)
	}
}

// Cut forgets the features met fewer than least times and fixes the rest. It reports a name that could not be kept or
// two names with one key.
func (voc *Vocabulary) Cut(least int) error {
	kept := 0
	clear(voc.ids)
	for id, name := range voc.names {
		if int(voc.counts[id]) < least {
			continue
		}
		voc.names[kept], voc.counts[kept] = name, voc.counts[id]
		voc.ids[keyOfName(name)] = int32(kept)
		kept++
	}
	clear(voc.names[kept:])
	voc.names, voc.counts, voc.fixed = voc.names[:kept], voc.counts[:kept], true
	return voc.err
}

// Len is the number of features known.
func (voc *Vocabulary) Len() int { return len(voc.names) }

// IDs appends the numbers of those features of keys that the vocabulary knows to dst. Learners take examples in this form.
func (voc *Vocabulary) IDs(dst []int32, keys []Key) []int32 {
	for _, k := range keys {
		if id, ok := voc.ids[k]; ok {
			dst = append(dst, id)
		}
	}
	return dst
}
