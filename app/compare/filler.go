package compare

import "strings"

// hesitations are sounds that fill a pause. Agencies let an editor take them out without a sign.
var hesitations = map[string]bool{
	"um": true, "umm": true, "uhm": true, "uh": true, "uhh": true, "er": true, "err": true, "erm": true, "ehm": true, "eh": true,
	"ah": true, "ahh": true, "hm": true, "hmm": true, "mm": true, "mmm": true, "mhm": true, "huh": true, "uh-huh": true, "em": true,
}

// asides fill a pause with words. Those that also carry a meaning (loose) count only where marks set them off.
var asides = []struct {
	words string
	loose bool
}{
	{"you know", false}, {"i mean", false}, {"you know what i mean", false}, {"you see", true}, {"sort of", true}, {"kind of", true},
	{"like", true}, {"well", true}, {"so", true}, {"okay", true}, {"ok", true}, {"right", true}, {"yeah", true},
	{"look", true}, {"oh", true}, {"let's see", true}, {"how shall i say", true}, {"if you like", true}, {"shall we say", true},
	{"you know what", true},
}

// Fillers are looked for at most this many words long.
const (
	longestRepeat     = 4
	longestFalseStart = 8
)

// markFillers marks the words of a source that are cheap to leave out.
func markFillers(words []word) {
	for i := range words {
		n := asideAt(words, i)
		aside := n > 0
		if !aside {
			n = fillerAt(words, i)
		}
		for j := i; j < i+n; j++ {
			words[j].idle = true
			words[j].aside = words[j].aside || aside
		}
	}
}

// fillerAt is how many words from i on are a filler by themselves: 0 when none.
func fillerAt(words []word, i int) int {
	if n := asideAt(words, i); n > 0 {
		return n
	}
	for n := longestRepeat; n > 0; n-- {
		if i+2*n <= len(words) && sameKeys(words[i:i+n], words[i+n:i+2*n]) {
			return n
		}
	}
	return 0
}

// asideAt is how many words from i on are hesitation.
func asideAt(words []word, i int) int {
	if hesitations[words[i].key] {
		return 1
	}
	longest := 0
	for _, a := range asides {
		n := strings.Count(a.words, " ") + 1
		if n > longest && i+n <= len(words) && saysAt(words, i, a.words) && (!a.loose || setOff(words, i, i+n)) {
			longest = n
		}
	}
	return longest
}

func saysAt(words []word, i int, phrase string) bool {
	for _, w := range strings.Fields(phrase) {
		if words[i].key != w {
			return false
		}
		i++
	}
	return true
}

// setOff says that marks or other fillers stand on both sides of the words, as they do around an aside.
func setOff(words []word, from, to int) bool {
	left := from == 0 || words[from].before != "" || words[from-1].idle
	right := to == len(words) || words[to].before != "" || hesitations[words[to].key]
	return left && right
}

func sameKeys(a, b []word) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].key != b[i].key {
			return false
		}
	}
	return true
}

// allFiller says that the source's words from a to b, all left out together, are hesitation, repetitions of what is kept
// beside them, and a false start at most. Where both copies of a repeated word are left out nothing is repeated.
func allFiller(words []word, a, b int) bool {
	rest := spoken(words[a:b], b-a)
	before := spoken(words[max(0, a-2*longestRepeat):a], 2*longestRepeat)
	after := spoken(words[b:min(len(words), b+3*longestFalseStart)], 2*longestFalseStart)
	for peeled := true; peeled && len(rest) > 0; {
		peeled = false
		for n := min(longestRepeat, len(rest), len(after)); n > 0 && !peeled; n-- {
			if sameKeys(rest[len(rest)-n:], after[:n]) {
				rest, peeled = rest[:len(rest)-n], true
			}
		}
		for n := min(longestRepeat, len(rest), len(before)); n > 0 && !peeled; n-- {
			if sameKeys(rest[:n], before[len(before)-n:]) {
				rest, peeled = rest[n:], true
			}
		}
	}
	if len(rest) == 0 {
		return true
	}
	return len(rest) <= longestFalseStart && cutOff(words, a, b) && begunAgain(rest, after)
}

// spoken are the words without hesitation, so many at most.
func spoken(words []word, most int) []word {
	var out []word
	for _, w := range words {
		if !w.aside && len(out) < most {
			out = append(out, w)
		}
	}
	return out
}

// cutOff says that the speaker broke off behind the last word from a to b that is no hesitation.
func cutOff(words []word, a, b int) bool {
	for b > a && words[b-1].aside {
		if brokenOff(words, b) {
			return true
		}
		b--
	}
	return brokenOff(words, b)
}

// brokenOff says that a dash or dots stand before word i: the speaker broke off there.
func brokenOff(words []word, i int) bool {
	return i < len(words) && strings.ContainsAny(words[i].before, "-…")
}

// begunAgain says that what follows takes up the words that were broken off: it begins with the same word, or the
// first was broken off in the middle of it. A denial or a number that does not come back is no false start.
func begunAgain(tried, after []word) bool {
	after = after[:min(len(after), len(tried)+longestFalseStart)]
	if len(after) == 0 {
		return false
	}
	first := tried[0].key
	if after[0].key != first && !(len(tried) == 1 && strings.HasPrefix(after[0].key, first)) {
		return false
	}
	for _, w := range tried {
		if (denies(w.key) || isNumber(w.key)) && !holds(after, w.key) {
			return false
		}
	}
	return true
}

func holds(words []word, key string) bool {
	for _, w := range words {
		if w.key == key {
			return true
		}
	}
	return false
}
