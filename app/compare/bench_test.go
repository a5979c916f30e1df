package compare

import (
	"strings"
	"testing"
)

// sixty is the longest source of the tuning half and sixty quotations to compare with it.
func sixty(b *testing.B) (string, []Quotation) {
	set, _ := labelled(b, true)
	longest := 0
	for i, s := range set.Sources {
		if s.Words > set.Sources[longest].Words {
			longest = i
		}
	}
	var out []Quotation
	for _, own := range []bool{true, false} { // those that stand in it first, then others
		for _, p := range set.Pairs {
			if (p.Source == longest) == own && len(out) < 60 {
				out = append(out, quotationOf(p))
			}
		}
	}
	if len(out) != 60 || set.Sources[longest].Words < 20000 {
		b.Fatalf("%d quotations, %d words", len(out), set.Sources[longest].Words)
	}
	return set.Sources[longest].Text, out
}

// Reading 20,000 words and comparing 60 quotations has to take a second at most.
func BenchmarkSixtyQuotations(b *testing.B) {
	text, quotations := sixty(b)
	for b.Loop() {
		s := Read(text)
		for _, q := range quotations {
			s.Compare(q)
		}
	}
}

func BenchmarkRead(b *testing.B) {
	text, _ := sixty(b)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Read(text)
	}
}

// A quotation of 2,000 words, repeated speech: the worst that may be asked.
func BenchmarkLongQuotation(b *testing.B) {
	s := Read(strings.Repeat("We will see what we can do and what we can not do for them. ", 1500))
	q := whole(strings.Repeat("We will see what we can do and what we can do for them. ", 140))
	for b.Loop() {
		s.Compare(q)
	}
}
