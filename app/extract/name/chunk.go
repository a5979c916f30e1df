package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// maxRun is how many tokens one run of capitalised words may have; longer ones are lists or noise.
const maxRun = 24

// candidates walks the story once and files every run of capitalised words that may be a name.
func (r *reader) candidates() {
	for i := 0; i < len(r.class); {
		if r.f.DatelineTokens.Has(i) {
			i = r.f.DatelineTokens.Last
			continue
		}
		if r.taken[i] || !r.mayBegin(i) {
			i++
			continue
		}
		if r.seat(i) {
			i += 3
			continue
		}
		end := r.runEnd(i)
		if end == i {
			i++
			continue
		}
		i = max(r.dissect(i, end), i+1)
	}
}

// seat files a lawmaker's party and seat ("R-Mexico, D-St. Louis") and says whether one begins at i.
func (r *reader) seat(i int) bool {
	if !r.sign(i-1, ",") && !r.sign(i-1, "(") || !r.hyphen(i+1) || !r.capital(i+2) {
		return false
	}
	if w := r.printed(i); w != "R" && w != "D" && w != "I" {
		return false
	}
	end := i + 3
	for end < len(r.class) && end-i < 6 && r.capital(end) && r.sameSentence(i, end) {
		end++
	}
	r.cands = append(r.cands,
		candidate{first: i, last: i + 1, titleFirst: i, kind: people, fixed: true, why: "party of a lawmaker", alias: -1},
		candidate{first: i + 2, last: end, titleFirst: i + 2, kind: land, fixed: true, why: "seat of a lawmaker", alias: -1})
	for k := i; k < end; k++ {
		r.taken[k] = true
	}
	return true
}

// capital says that token i is a capitalised word that may be part of a name.
func (r *reader) capital(i int) bool {
	if i < 0 || i >= len(r.class) || r.taken[i] || r.f.DatelineTokens.Has(i) {
		return false
	}
	t := &r.d.Tokens[i]
	if t.Kind != token.Word || !t.Cap {
		return false
	}
	if w := r.printed(i); len(w) == 1 && (w == "I" || w == "A") {
		return false
	}
	return true
}

// arabic are the forms of the article that are also English words: they begin a name only before a hyphen.
var hyphenated = map[string]bool{"al": true, "el": true, "an": true, "as": true, "ash": true, "ad": true, "ar": true, "at": true, "az": true, "ul": true, "es": true, "ed": true, "ez": true, "et": true}

// leading are particles in small letters that may begin a name before a space.
var leading = map[string]bool{"bin": true, "ibn": true, "van": true, "von": true, "de": true, "al": true, "el": true, "abu": true, "di": true, "da": true, "du": true, "della": true, "ould": true, "umm": true}

// particle says that token i is a small particle with a capitalised word after it, in one name with it.
func (r *reader) particle(i int) bool {
	if i+1 >= len(r.class) || r.d.Tokens[i].Kind != token.Word || !r.d.Tokens[i].Low {
		return false
	}
	w := r.lower(i)
	if r.hyphen(i+1) && hyphenated[w] {
		return r.capital(i + 2)
	}
	return false
}

func (r *reader) mayBegin(i int) bool {
	t := &r.d.Tokens[i]
	if t.Kind != token.Word {
		return false
	}
	if t.Low {
		if r.particle(i) {
			return true
		}
		if leading[r.lower(i)] && r.capital(i+1) && r.d.Tokens[i+1].Space && !r.capital(i-1) && r.sameSentence(i, i+1) {
			return true
		}
		return elided(r.printed(i))
	}
	if !r.capital(i) || r.hyphen(i-1) && (r.is(i-2, "sub") || r.is(i-2, "mid") || r.is(i-2, "inter")) {
		return false
	}
	if t.Upper && r.plainAt(i) {
		if r.class[i].Has(Small) && r.starts(i) && t.End-t.Start > 2 && r.l.class[r.printed(i)]&KnownBody == 0 {
			return false
		}
		return !r.class[i].Has(Month)
	}
	if r.class[i].Has(Small) {
		return r.listed(i) > i+1 || !r.starts(i) && r.plainAt(i) && (countWord(r.lower(i)) && r.capital(i+1) || r.is(i, "the") && r.titledPaper(i))
	}
	if !r.plainAt(i) {
		return r.trueCase(i)
	}
	return true
}

// countWord says that the word is a number that may begin a name: Two Row Press, First Moravian Church.
func countWord(w string) bool {
	switch w {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "first", "second", "third":
		return true
	}
	return false
}

// titledPaper says that "The" at i begins the name of a newspaper or the like: a capital in mid-sentence, and a run
// behind it that ends in a noun for one.
func (r *reader) titledPaper(i int) bool {
	end := i + 1
	for end < len(r.class) && end-i < 6 && r.capital(end) && r.sameSentence(i, end) && !r.class[end].Has(Small) {
		end++
	}
	if end == i+1 {
		return false
	}
	switch r.lower(end - 1) {
	case "times", "post", "herald", "tribune", "gazette", "journal", "chronicle", "telegraph", "guardian", "observer", "mirror", "star", "record", "courier", "examiner", "standard", "daily", "weekly", "review", "magazine", "independent", "economist", "sun", "globe", "nation", "citizen", "advertiser", "lantern", "argus", "mail", "bulletin", "press", "monitor", "reporter", "leader", "echo", "sentinel", "register":
		return true
	}
	return false
}

// elided says that a word in small letters holds a name after a clipped article: d’Ivoire, l'Assemblée, n'Zi.
func elided(w string) bool {
	if len(w) < 4 || w[0] != 'd' && w[0] != 'l' {
		return false
	}
	rest := strings.TrimPrefix(straight(w[1:min(len(w), 5)]+""), "'")
	if len(rest) == len(straight(w[1:min(len(w), 5)])) {
		return false
	}
	return rest != "" && rest[0] >= 'A' && rest[0] <= 'Z'
}

// trueCase says that a word in a line where capitals mean nothing is a name: the body writes it with a capital, or the
// lists have it and it is no English word, or nothing has it.
func (r *reader) trueCase(i int) bool {
	id, c := r.word[i], r.class[i]
	if id < 0 {
		return false
	}
	switch {
	case r.small[id] > 0:
		return r.mid[id] > r.small[id]
	case r.mid[id] > 0:
		return true
	case c.Has(People | KnownPlace | Country):
		return true
	case c.Has(Common | Small | Role | Speech | Act):
		return false
	}
	return !r.common(i)
}

// listed is the end of the longest listed place or body that begins at i and is written with capitals, or 0.
func (r *reader) listed(i int) int {
	if !r.class[i].Has(heads) {
		return 0
	}
	for end := min(i+6, len(r.class)); end > i+1; end-- {
		if !r.capital(end-1) || !r.sameSentence(i, end-1) {
			continue
		}
		if r.class[i].Has(Small) && r.capital(end) && !r.d.Tokens[i].Upper && r.sameSentence(i, end) {
			continue
		}
		if r.phrase(i, end).Has(Places | Bodies | KnownThing) {
			return end
		}
	}
	return 0
}

// runEnd is where the run of capitalised words that begins at i ends: words beside each other, joined by hyphens,
// particles, ampersands, or the possessive of a body's name.
func (r *reader) runEnd(i int) int {
	end := i
	for k := i; k < len(r.class) && k-i < maxRun && r.sameSentence(i, k); {
		switch {
		case k > i && r.capital(k) && caption[r.lower(k)] && r.sign(k+1, ":"):
			return end
		case r.capital(k) && (k == i || r.joins(k)):
			k++
			end = k
		case k > i && r.hyphen(k):
			next := r.afterHyphen(k)
			if next == 0 {
				return end
			}
			k, end = next, next
		case r.particle(k):
			k += 2
		case r.d.Tokens[k].Low && r.at(k).Has(Particle) && r.capital(k+1) && (k > i || leading[r.lower(k)]) && r.at(k)&(Near) == 0 && !english(r.lower(k)):
			k++
		case k > i && r.d.Tokens[k].Low && r.at(k).Has(Particle) && r.at(k+1).Has(Particle) && r.sameSentence(k, k+2) && r.d.Tokens[k+1].Low && r.capital(k+2) && !english(r.lower(k)) && !english(r.lower(k+1)):
			k += 2
		case elided(r.printed(k)):
			k++
			end = k
		case k > i && r.sign(k, "&") && r.capital(k+1):
			k++
		case k > i && r.clitic(k) && r.possessiveInside(i, k):
			k++
			end = k
		case k > i && r.nicknameEnd(k) > 0:
			k = r.nicknameEnd(k)
		case k > i && r.numbered(k):
			return k + 1
		default:
			return end
		}
	}
	return end
}

// caption are words that begin the credit of a picture and are no part of the name before them.
var caption = map[string]bool{"image": true, "photo": true, "picture": true, "photograph": true, "file": true, "video": true, "credit": true}

// english says that a particle is an English word, or part of too many, to join two names by itself.
func english(w string) bool {
	switch w {
	case "as", "an", "at", "a", "i", "to", "op", "ad", "ten", "te", "st", "ben", "lo", "na", "ka", "ap", "mint", "los", "las", "ash", "ar", "az":
		return true
	}
	return false
}
