package quote

import (
	"strings"
	"unicode"
)

// wordCount counts words parted by white space, up to 1,000.
func wordCount(t string) int {
	n, in := 0, false
	for _, r := range t {
		space := unicode.IsSpace(r)
		if !space && !in {
			if n++; n >= 1000 {
				return n
			}
		}
		in = !space
	}
	return n
}

// capital says that the first letter of t is a capital, or that t begins with a figure.
func capital(t string) bool {
	for _, r := range t {
		if unicode.IsLetter(r) {
			return !unicode.IsLower(r)
		}
		if unicode.IsDigit(r) {
			return true
		}
	}
	return false
}

// titleShare is the share of words that begin with a capital, short function words left out.
func titleShare(t string) float64 {
	caps, all := 0, 0
	for _, w := range strings.Fields(t) {
		if all >= 40 {
			break
		}
		switch strings.ToLower(w) {
		case "of", "the", "a", "an", "and", "in", "on", "to", "for", "at", "by", "or":
			continue
		}
		all++
		if capital(w) {
			caps++
		}
	}
	if all == 0 {
		return 0
	}
	return float64(caps) / float64(all)
}
