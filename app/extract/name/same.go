package name

import (
	"slices"
	"strings"
)

// likeness is how near two full names are to one person's.
type likeness uint8

const (
	differ   likeness = iota
	mayMatch          // a letter apart, or the shorter begins with a later forename: only when nothing speaks for two
	sounds            // written otherwise from the sound: unless both stand side by side
	match             // one name, fuller or shorter
)

// compareNames weighs two full names. Two forenames that differ are two people, also when both begin alike: of
// Jean-Pierre and Jean-Paul neither is short for the other.
func compareNames(a, b []string) likeness {
	a, b = compounds(a), compounds(b)
	if strings.Join(a, "") == strings.Join(b, "") {
		return match // Kim Min-seok, Kim Minseok
	}
	if len(a) < len(b) {
		a, b = b, a
	}
	x, y := a[len(a)-1], b[len(b)-1]
	switch {
	case x == y:
		return compareGiven(a[:len(a)-1], b[:len(b)-1])
	case a[0] == b[0] && within(a, b, sameWord):
		return match // Rashid bin Omar of Rashid bin Omar al-Suwaidi
	case len(a) == len(b) && (a[0] == y || b[0] == x) && sameWords(a, b):
		return mayMatch // Nagy Ilona, Ilona Nagy
	case len(b) > 1 && within(a, b, sameWord):
		return mayMatch // Miguel Hidalgo of Don Miguel Hidalgo y Costilla
	case len(b) < 2:
		return differ
	case sameSound(x, y) && sameSound(a[0], b[0]) && within(a[:len(a)-1], b[:len(b)-1], sameSound):
		return sounds
	case spellings(x, y) && sameForename(a[0], b[0]) && within(a[:len(a)-1], b[:len(b)-1], sameForename):
		return mayMatch
	}
	return differ
}

// compounds writes names that begin with “servant of” as one word: Abdul-Rahman, Abd al-Rahman and Abdelrahman are one
// name, and Abdul-Karim is another. Small words are left out: Khalid bin Rashid is Khalid Rashid, and De Sá Borges ends Inês de Sá Borges.
func compounds(words []string) []string {
	out := make([]string, 0, len(words))
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch w {
		case "abd", "abdul", "abdel", "abdal", "abdoul", "abdur", "abder":
			if i+2 < len(words) {
				i++
				w = "abdul" + words[i]
			}
		default:
			if particlesOfSurname[w] && i < len(words)-1 && len(words) > 2 {
				continue
			}
			for _, p := range []string{"abdel", "abdal", "abdoul"} {
				if len(w) > len(p)+2 && strings.HasPrefix(w, p) {
					w = "abdul" + w[len(p):]
				}
			}
		}
		out = append(out, w)
	}
	return out
}

// compareGiven weighs forenames, the longer list first.
func compareGiven(a, b []string) likeness {
	switch {
	case len(b) == 0:
		return mayMatch
	case len(b) == 1 && len(b[0]) < 4 && len(a) >= len(b[0]) && firstLetters(a[:len(b[0])]) == b[0]:
		return match // J.K. of Joanne Kathleen
	case sameGiven(a[0], b[0]) && within(a, b, sameGiven):
		return match
	case sameSound(a[0], b[0]) && within(a, b, sameSound):
		return sounds
	case within(a, b, sameWord):
		return mayMatch // Elena Rossi of Maria Elena Rossi
	case sameForename(a[0], b[0]) && within(a, b, sameForename):
		return mayMatch
	}
	return differ
}

// within says that every word of b stands in a, in the same order.
func within(a, b []string, same func(x, y string) bool) bool {
	k := 0
	for _, w := range a {
		if k < len(b) && same(w, b[k]) {
			k++
		}
	}
	return k == len(b)
}

// sameWords says that two lists hold the same words in any order.
func sameWords(a, b []string) bool {
	a, b = slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b))
	return slices.Equal(a, b)
}

func firstLetters(words []string) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteByte(w[0])
	}
	return b.String()
}

func sameWord(x, y string) bool { return x == y }

// sameGiven says that two forenames are equal or one is the other's initial.
func sameGiven(x, y string) bool {
	return x == y || (len(x) == 1 || len(y) == 1) && x[0] == y[0]
}

// sameSound says that two names are spelled from one sound with the same ending: Mohamed and Muhammad; not Anna and Anne.
func sameSound(x, y string) bool {
	if sameGiven(x, y) {
		return true
	}
	return min(len(x), len(y)) > 2 && sameEnding(x, y) && squeeze(withoutH(x)) == squeeze(withoutH(y))
}

// sameForename says that two forenames may be spellings of one: of one sound, or one letter apart inside a longer word.
func sameForename(x, y string) bool {
	if sameSound(x, y) {
		return true
	}
	if min(len(x), len(y)) < 5 || squeeze(x[:1]) != squeeze(y[:1]) || !sameEnding(x, y) {
		return false
	}
	x, y = withoutH(x), withoutH(y)
	return distance(x, y, 1) <= 1 || distance(squeeze(x), squeeze(y), 1) <= 1
}

// sameEnding says that two names end in consonants, or in the same vowel: the last vowel tells a woman from a man and
// Anna from Anne.
func sameEnding(x, y string) bool {
	x, y = withoutH(x), withoutH(y)
	a, b := x[len(x)-1], y[len(y)-1]
	return a == b || !vowel(a) && !vowel(b) || a+b == 'i'+'y'
}

// withoutH cuts the mute h at the end of a name: Fatimah, Abdullah, Sarah.
func withoutH(w string) string {
	if n := len(w); n > 3 && w[n-1] == 'h' && vowel(w[n-2]) {
		return w[:n-1]
	}
	return w
}

func vowel(b byte) bool {
	switch b {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// spellings says that two surnames may be one, misprinted or transliterated in another way.
func spellings(x, y string) bool { return alike(x, y) && len(x) > 3 && len(y) > 3 }

// surnameOf is the surname that a name of one word or of particles and one word is, and whether it is no more than
// that: Haddad, van der Berg, bin Rashid.
func surnameOf(words []string) (string, bool) {
	for _, w := range words[:len(words)-1] {
		if !particlesOfSurname[w] {
			return "", false
		}
	}
	return words[len(words)-1], true
}

// particlesOfSurname are the small words that begin a surname. Abu, umm and abd begin the name a person goes by.
var particlesOfSurname = map[string]bool{
	"bin": true, "ibn": true, "bint": true, "van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true,
	"di": true, "da": true, "do": true, "dos": true, "das": true, "du": true, "la": true, "le": true, "los": true, "las": true, "ter": true,
	"ten": true, "zu": true, "af": true, "av": true, "ould": true,
}
