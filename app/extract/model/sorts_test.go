package model

import (
	"bytes"
	"errors"
	"fmt"
	"testing"
)

// sorted is a file of n words with fine sorts 0 to 9 in turn, of which two each make a middling and five a coarse one.
func sorted(t testing.TB, n int) ([]string, []byte) {
	t.Helper()
	words, fine := make([]string, n), make([]int, n)
	for i := range words {
		words[i], fine[i] = fmt.Sprintf("word%d", i), i%10
	}
	var coarser [SortLevels - 1][]int
	for i := range 10 {
		coarser[0], coarser[1] = append(coarser[0], i/5), append(coarser[1], i/2)
	}
	data, err := EncodeSorts([]string{"a test"}, words, fine, coarser)
	if err != nil {
		t.Fatal(err)
	}
	return words, data
}

func TestSorts(t *testing.T) {
	words, data := sorted(t, 20_000)
	s, err := ReadSorts(data)
	if err != nil {
		t.Fatal(err)
	}
	wrong, strange := 0, 0
	for i, w := range words {
		x := i % 10
		if got, ok := s.Of(Text(w)); !ok || got != [SortLevels]int{x / 5, x / 2, x} {
			wrong++
		}
		if _, ok := s.Of(Text(w + "x")); ok {
			strange++
		}
	}
	if wrong > len(words)/1000 || strange > len(words)/1000 {
		t.Errorf("of %d words %d have the wrong sorts, and %d that are not there have some", len(words), wrong, strange)
	}
}

func TestSortsDamaged(t *testing.T) {
	_, data := sorted(t, 100)
	whole, err := ReadSorts(data)
	if err != nil {
		t.Fatal(err)
	}
	for i := range data {
		bad := bytes.Clone(data)
		bad[i] ^= 0x10
		// The bits that fill up the last byte mean nothing.
		if s, err := ReadSorts(bad); err == nil && !bytes.Equal(s.slots, whole.slots) || err != nil && !errors.Is(err, ErrDamaged) {
			t.Fatalf("byte %d: %v", i, err)
		}
		if _, err := ReadSorts(data[:i]); !errors.Is(err, ErrDamaged) {
			t.Fatalf("cut at %d: %v", i, err)
		}
	}
}

func TestEncodeSortsRefuses(t *testing.T) {
	one := [SortLevels - 1][]int{{0}, {0}}
	for name, try := range map[string]func() ([]byte, error){
		"a sort that is not there":        func() ([]byte, error) { return EncodeSorts(nil, []string{"a"}, []int{1}, one) },
		"levels of two lengths":           func() ([]byte, error) { return EncodeSorts(nil, nil, nil, [SortLevels - 1][]int{{0}, {0, 0}}) },
		"a coarse sort that is not there": func() ([]byte, error) { return EncodeSorts(nil, nil, nil, [SortLevels - 1][]int{{1}, {0}}) },
	} {
		if _, err := try(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// Words that keep the same company come together, whatever the order of the groups.
func TestPartition(t *testing.T) {
	v := Vectors{Dim: 2}
	for i := range 90 {
		near := float32(i%5) / 50
		switch i % 3 {
		case 0:
			v.Values = append(v.Values, 2, near)
		case 1:
			v.Values = append(v.Values, near, 3)
		default:
			v.Values = append(v.Values, -1, -1-near)
		}
	}
	v.Normalise()
	centres := Partition(v, 3, 1, 10, 4)
	near := Nearest(v, centres)
	for i := range near {
		if near[i] != near[i%3] {
			t.Errorf("vector %d is in group %d, and %d in %d", i, near[i], i%3, near[i%3])
		}
	}
	if near[0] == near[1] || near[1] == near[2] || near[0] == near[2] {
		t.Errorf("groups %v", near[:3])
	}
	again := Partition(v, 3, 1, 10, 4)
	for i, x := range again.Values {
		if x != centres.Values[i] {
			t.Fatal("the same vectors gave two partitions")
		}
	}
}
