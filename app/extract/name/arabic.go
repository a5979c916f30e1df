package name

import "strings"

// servant is the end of a name that begins with “servant of”, in one spelling: abdulghaffar of Abdel-Ghaffar and Abd
// el-Ghaffar; "" when the words end otherwise.
func servant(words []string) string {
	if n := len(words); n > 1 {
		switch words[n-2] {
		case "abd", "abdul", "abdel", "abdal", "abdoul", "abdur", "abder":
			return "abdul" + words[n-1]
		}
	}
	return ""
}

// servants are the people whose full names end in tail, however it is spelled.
func (cs *clusters) servants(tail string) []int {
	var out []int
	for _, n := range cs.full {
		if w := servant(cs.list[n].words); len(cs.list[n].words) > 2 && w != "" && squeeze(w) == squeeze(tail) {
			out = append(out, n)
		}
	}
	return out
}

// otherwise is the one person of an Arabic name whose surname has the consonants of w, as its vowels are written in many
// ways: al-Juburi, Jabouri.
func (cs *clusters) otherwise(g *group, w string) []int {
	bones := consonants(w)
	if len(bones) < 3 || g.use.kin {
		return nil
	}
	var out []int
	for _, n := range cs.full {
		c := cs.list[n]
		words := strings.Fields(c.groups[0].key)
		if s := c.words[len(c.words)-1]; len(words) > 2 && articles[words[len(words)-2]] && w[0] == s[0] && consonants(s) == bones {
			out = append(out, n)
		}
	}
	if len(out) != 1 || cs.beside(g, out[0]) {
		return nil
	}
	return out
}

// consonants are the letters of w without vowels, doubled letters once.
func consonants(w string) string {
	var b strings.Builder
	last := byte(0)
	for _, c := range []byte(exchange.Replace(w)) {
		if !vowel(c) && c != last {
			b.WriteByte(c)
		}
		last = c
	}
	return b.String()
}
