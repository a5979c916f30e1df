package model

import (
	"compress/flate"
	"encoding/binary"
	"fmt"
	"math/bits"
)

// Sorts tells words apart by the company they keep: words met beside the same words are of one sort. A word has a sort
// on each of SortLevels levels, coarse to fine. It is read-only and may be shared.
//
// Words are kept as fingerprints in a table with open addresses, so that it needs no unpacking and no memory of its own.
// A word that is not in the table is taken for one that is about once in ten thousand times.
type Sorts struct {
	Sources []string
	coarser [SortLevels - 1][]uint16 // by fine sort
	slots   []byte                   // slotBytes each
	count   uint64
}

// SortLevels is how many levels there are.
const SortLevels = 3

// A slot holds fingerprintBits of a word's hash and the rest of its bits as the number of its fine sort. A slot with all
// bits set is empty, so that the last number stands for no sort.
const (
	slotBytes       = 3
	fingerprintBits = 14
	mostSorts       = 1<<(8*slotBytes-fingerprintBits) - 1
	emptySlot       = 1<<(8*slotBytes) - 1
)

const sortsMagic = "quotedesk sorts 1\n"

// Of is the sorts of a word given in small letters, coarse to fine.
func (s *Sorts) Of(word Atom) (sorts [SortLevels]int, ok bool) {
	at, mark := s.place(word)
	for range s.count {
		switch x := s.slot(at); {
		case x == emptySlot:
			return sorts, false
		case x>>(8*slotBytes-fingerprintBits) == mark:
			fine := x & mostSorts
			for l, to := range s.coarser {
				sorts[l] = int(to[fine])
			}
			sorts[SortLevels-1] = int(fine)
			return sorts, true
		}
		at = (at + 1) % s.count
	}
	return sorts, false
}

// place is where the search for a word begins, and its fingerprint.
func (s *Sorts) place(word Atom) (at uint64, mark uint32) {
	h := uint64(join(0, word.hash))
	at, _ = bits.Mul64(h, s.count)
	return at, uint32(h & (1<<fingerprintBits - 1))
}

func (s *Sorts) slot(at uint64) uint32 {
	b := s.slots[at*slotBytes:]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16
}

// ReadSorts reads a file that EncodeSorts wrote.
func ReadSorts(data []byte) (*Sorts, error) {
	body, err := unpack(sortsMagic, data)
	if err != nil {
		return nil, err
	}
	d := &decoder{rest: body}
	s := &Sorts{Sources: d.texts()}
	n := d.count(2 * len(s.coarser))
	if n == 0 || n > mostSorts {
		return nil, ErrDamaged
	}
	for l := range s.coarser {
		s.coarser[l] = make([]uint16, n)
		for i := range s.coarser[l] {
			s.coarser[l][i] = uint16(d.byte()) | uint16(d.byte())<<8
		}
	}
	if d.bad || len(d.rest) == 0 || len(d.rest)%slotBytes != 0 {
		return nil, ErrDamaged
	}
	s.slots, s.count = d.rest, uint64(len(d.rest)/slotBytes)
	for at := range s.count {
		if x := s.slot(at); x != emptySlot && int(x&mostSorts) >= n {
			return nil, ErrDamaged
		}
	}
	return s, nil
}

// EncodeSorts writes a file of words and the numbers of their fine sorts, 0 to one less than the length of each list of
// coarser, which hold the coarser sorts of each fine one.
func EncodeSorts(sources, words []string, fine []int, coarser [SortLevels - 1][]int) ([]byte, error) {
	n := len(coarser[0])
	var e encoder
	e.texts(sources)
	e.number(uint64(n))
	for _, to := range coarser {
		if len(to) != n || n == 0 || n > mostSorts {
			return nil, fmt.Errorf("encode sorts: %d and %d fine ones, the most is %d", n, len(to), mostSorts)
		}
		for _, x := range to {
			if x < 0 || x >= n {
				return nil, fmt.Errorf("encode sorts: coarse sort %d of %d", x, n)
			}
			e.Write(binary.LittleEndian.AppendUint16(nil, uint16(x)))
		}
	}
	s := Sorts{count: uint64(len(words))*5/4 + 1}
	s.slots = make([]byte, s.count*slotBytes)
	for i := range s.slots {
		s.slots[i] = 0xff
	}
	for i, w := range words {
		if fine[i] < 0 || fine[i] >= n {
			return nil, fmt.Errorf("encode sorts: sort %d of %d", fine[i], n)
		}
		s.put(Text(w), fine[i])
	}
	e.Write(s.slots)
	// Fingerprints hardly get smaller, and reading them back would take longer than all else.
	data, err := packAt(flate.NoCompression, sortsMagic, e.Bytes())
	if err != nil {
		return nil, fmt.Errorf("encode sorts: %w", err)
	}
	return data, nil
}

// put gives a word its sort; the first of two words with one fingerprint and one place keeps it.
func (s *Sorts) put(word Atom, fine int) {
	at, mark := s.place(word)
	for ; s.slot(at) != emptySlot; at = (at + 1) % s.count {
		if s.slot(at)>>(8*slotBytes-fingerprintBits) == mark {
			return
		}
	}
	x := mark<<(8*slotBytes-fingerprintBits) | uint32(fine)
	b := s.slots[at*slotBytes:]
	b[0], b[1], b[2] = byte(x), byte(x>>8), byte(x>>16)
}
