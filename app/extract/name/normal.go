package name

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// normal is the form under which two printings of one name meet: small letters, no accents, straight apostrophes, no
// full stops, hyphens as spaces, no leading article.
func normal(s string) string {
	plain := true
	for i := range len(s) {
		b := s[i]
		if b >= utf8.RuneSelf || b == '.' || b == '-' || b == '\n' || b == '\r' || b == '\t' || b == ' ' && i+1 < len(s) && s[i+1] == ' ' {
			plain = false
			break
		}
	}
	out := s
	if !plain {
		out = fold(s)
	}
	out = strings.ToLower(out)
	if rest, ok := strings.CutPrefix(out, "the "); ok && rest != "" {
		out = rest
	}
	return out
}

// fold takes accents, full stops and double spaces away and turns hyphens into spaces.
func fold(s string) string {
	if !ascii(s) {
		s = norm.NFD.String(straight(s))
	}
	var b strings.Builder
	b.Grow(len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r), r == '.', r == '\u00ad', r == '\u200d', r == '\u200c':
		case r == '-', r == '‑', r == '–', unicode.IsSpace(r):
			space = b.Len() > 0
		default:
			if space {
				b.WriteByte(' ')
				space = false
			}
			b.WriteRune(r)
		}
	}
	if b.Len() == 0 {
		return s
	}
	return b.String()
}

func ascii(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// articles are the forms of the Arabic article, left out when names are compared.
var articles = map[string]bool{"al": true, "el": true, "as": true, "ar": true, "an": true, "ash": true, "ad": true, "at": true, "az": true, "ul": true}

// tails are endings of a person's name that are no surname.
var tails = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// nameWords splits the normal form of a person's name into words without articles, particles kept apart from them.
func nameWords(key string) []string {
	words := strings.Fields(key)
	out := words[:0:0]
	for i, w := range words {
		if articles[w] && i < len(words)-1 || tails[w] && i > 0 {
			continue
		}
		out = append(out, w)
	}
	if len(out) == 0 {
		return words
	}
	return out
}

// alike says that two words may be spellings of one name: one letter apart, or two in a long word.
func alike(a, b string) bool {
	if a == b {
		return true
	}
	short := min(len(a), len(b))
	most := 0
	switch {
	case short >= 7:
		most = 2
	case short >= 4:
		most = 1
	}
	if squeeze(a) == squeeze(b) && short >= 3 {
		return true
	}
	return most > 0 && max(len(a), len(b))-short <= most && distance(a, b, most) <= most
}

// squeeze writes letters that transliterators exchange in one way: doubled letters, q and c for k, ou and oo for u.
func squeeze(w string) string {
	w = exchange.Replace(w)
	out := make([]byte, 0, len(w))
	for i := range len(w) {
		if i == 0 || w[i] != w[i-1] {
			out = append(out, w[i])
		}
	}
	return string(out)
}

var exchange = strings.NewReplacer("ou", "u", "oo", "u", "oe", "u", "ee", "i", "ph", "f", "q", "k", "ck", "k", "c", "k", "x", "ks", "y", "i", "'", "", "e", "a", "o", "u")

// distance is the number of letters to change, put in or leave out between a and b, or most+1 when it is more.
func distance(a, b string, most int) int {
	if len(a) > 40 || len(b) > 40 {
		return most + 1
	}
	var rows [2][41]int
	for j := range len(b) + 1 {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		now, old := &rows[i&1], &rows[1-i&1]
		now[0] = i
		low := i
		for j := 1; j <= len(b); j++ {
			d := old[j-1]
			if a[i-1] != b[j-1] {
				d = 1 + min(d, old[j], now[j-1])
			}
			now[j] = d
			low = min(low, d)
		}
		if low > most {
			return most + 1
		}
	}
	return rows[len(a)&1][len(b)]
}
