package grid

import (
	"cmp"
	"strconv"
	"strings"
)

// sortKey is a cell's text prepared for comparison: numbers come before words,
// empty cells last.
type sortKey struct {
	rank   int
	number float64
	text   string // folded
}

const (
	rankNumber = iota
	rankText
	rankEmpty
)

func newSortKey(text string) sortKey {
	text = strings.TrimSpace(text)
	if text == "" {
		return sortKey{rank: rankEmpty}
	}
	if n, ok := parseNumber(text); ok {
		return sortKey{rank: rankNumber, number: n}
	}
	return sortKey{rank: rankText, text: fold(text)}
}

func (k sortKey) compare(other sortKey) int {
	if k.rank != other.rank {
		return cmp.Compare(k.rank, other.rank)
	}
	if k.rank == rankNumber {
		return cmp.Compare(k.number, other.number)
	}
	return compareNatural(k.text, other.text)
}

// parseNumber reads a decimal number as a table shows one: an optional sign,
// digits with or without commas between groups of three, an optional fraction, an
// optional percent sign.
func parseNumber(text string) (float64, bool) {
	s := strings.TrimSpace(strings.TrimSuffix(text, "%"))
	s = strings.Replace(s, "−", "-", 1)
	digits := strings.TrimLeft(s, "+-")
	if len(s)-len(digits) > 1 {
		return 0, false
	}
	whole, fraction, _ := strings.Cut(digits, ".")
	if whole == "" && fraction == "" || !allDigits(fraction) {
		return 0, false
	}
	groups := strings.Split(whole, ",")
	for i, group := range groups {
		if !allDigits(group) || i > 0 && len(group) != 3 || i == 0 && len(groups) > 1 && (len(group) == 0 || len(group) > 3) {
			return 0, false
		}
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
	return n, err == nil
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !isDigit(s[i]) {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

// compareNatural orders text byte by byte, but runs of digits by their value, so
// that "page 9" comes before "page 10". Values may have any number of digits.
func compareNatural(a, b string) int {
	for a != "" && b != "" {
		if isDigit(a[0]) && isDigit(b[0]) {
			var x, y string
			x, a = cutDigits(a)
			y, b = cutDigits(b)
			if c := cmp.Or(cmp.Compare(len(x), len(y)), strings.Compare(x, y)); c != 0 {
				return c
			}
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

// cutDigits splits off the leading digits, without their leading zeros.
func cutDigits(s string) (digits, rest string) {
	n := 0
	for n < len(s) && isDigit(s[n]) {
		n++
	}
	return strings.TrimLeft(s[:n], "0"), s[n:]
}
