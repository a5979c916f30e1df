package memory

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// Words are the words of a name as names are compared: without case, accents, apostrophes and dots. A hyphen parts
// words, so that “al-Araji” and “al Araji” are one name; O’Brien is one word.
func Words(name string) []string {
	return strings.FieldsFunc(strings.ReplaceAll(story.Fold(name), "'", ""), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
	})
}

func set(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

// particles stand before a surname or behind it and are no name by themselves.
var particles = set(`al el an as ash ad ar at az ul ud bin ibn bint abu umm de da di do du del della dos das
	der den des van von zu zur ten ter la le lo los las st y e of the`)

// suffixes stand behind a name and are none.
var suffixes = set("jr sr ii iii iv junior senior")

// titles may stand before half a name and do not make it a whole one.
var titles = set(`mr mrs ms miss mx dr prof professor sir dame lord lady rev reverend father sister brother
	bishop archbishop cardinal pope rabbi imam sheikh shaikh mullah ayatollah hajj haji alhaji mallam mallama king queen
	prince princess president minister judge justice captain capt sergeant sgt corporal colonel col general gen major maj
	lieutenant lt commander admiral officer detective inspector superintendent constable senator sen governor gov mayor
	councillor cllr chief ambassador chancellor secretary deputy señor senor señora senora monsieur madame herr frau`)

// isFull says that more than half a name is there: two words that are neither particle, title nor initial.
func isFull(words []string) bool { return len(core(words)) >= 2 }

// core are the words that name: titles, suffixes and initials go, and particles but at the end (Le and Das are surnames).
func core(words []string) []string {
	var out []string
	for i, w := range words {
		switch {
		case len([]rune(w)) < 2, suffixes[w], titles[w]:
		case particles[w] && i < len(words)-1:
		default:
			out = append(out, w)
		}
	}
	return out
}

// skeleton keeps the consonants that tell names apart however their sounds are spelled: vowels, h, w, y and doublings
// go, letters for one sound become one.
func skeleton(w string) string {
	var out []rune
	for i, r := range w {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y':
			if i > 0 {
				continue
			}
			r = 'a'
		case 'h', 'w':
			if i > 0 {
				continue
			}
		case 'c', 'q':
			r = 'k'
		case 'z':
			r = 's'
		case 'v':
			r = 'f'
		}
		if n := len(out); n == 0 || out[n-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}
