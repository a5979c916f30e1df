package check

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"quotedesk/app/story"
)

// nameWord is one word of a printed name with what its spelling is compared by.
type nameWord struct {
	text     string
	letters  []rune // lower case, accents kept, without an Arabic article or marks
	skeleton string
}

func newNameWord(w string) nameWord {
	letters := []rune(bare(w))
	return nameWord{text: w, letters: letters, skeleton: skeleton(letters)}
}

// same says that the words differ in case only.
func (w nameWord) same(v nameWord) bool { return string(w.letters) == string(v.letters) }

// soundsLike says that two different words are spellings of one: at most two letters apart (one when short), the
// same consonants in the same order.
func (w nameWord) soundsLike(v nameWord) bool {
	if w.skeleton != v.skeleton || len(w.skeleton) < 2 || w.same(v) || shouted(w.text) != shouted(v.text) {
		return false
	}
	shorter := min(len(w.letters), len(v.letters))
	far := story.Distance(w.letters, v.letters)
	return shorter >= 4 && far == 1 || shorter >= 6 && far == 2
}

// looksLike is for a surname that stands nowhere with a first name: long, at most two letters from the other,
// begun alike.
func (w nameWord) looksLike(v nameWord) bool {
	shorter := min(len(w.letters), len(v.letters))
	if shorter < 7 || string(w.letters[:begunAlike]) != string(v.letters[:begunAlike]) || w.letters[len(w.letters)-1] != v.letters[len(v.letters)-1] {
		return false
	}
	far := story.Distance(w.letters, v.letters)
	return 0 < far && far <= 2
}

func shouted(w string) bool { return len(w) > 1 && strings.ToUpper(w) == w }

// bare is the word in lower case without particle or marks: al-Noury and an-Nouri become noury and nouri.
func bare(w string) string {
	w = strings.ToLower(norm.NFC.String(w))
	for _, p := range []string{"al-", "el-", "an-", "as-", "ash-", "ad-", "ar-", "at-", "az-"} {
		if rest, ok := strings.CutPrefix(w, p); ok && rest != "" {
			w = rest
			break
		}
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, w)
}

// skeleton keeps the consonants that tell names apart: accents, vowels, h, w, y and doublings go, letters that
// spell one sound become one.
func skeleton(word []rune) string {
	var out []rune
	for i, r := range []rune(norm.NFD.String(string(word))) {
		if unicode.Is(unicode.Mn, r) {
			continue
		}
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'ə', 'ı', 'ø', 'æ', 'œ':
			if i > 0 {
				continue
			}
			r = 'a'
		case 'h', 'w', 'ʻ', 'ʼ':
			if i > 0 {
				continue
			}
		case 'c', 'q':
			r = 'k'
		case 'z', 'ß':
			r = 's'
		case 'v':
			r = 'f'
		case 'ł':
			r = 'l'
		case 'đ', 'ð':
			r = 'd'
		}
		if n := len(out); n == 0 || out[n-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}
