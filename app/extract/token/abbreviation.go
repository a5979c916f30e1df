package token

// stop is how an abbreviation's full stop behaves.
type stop uint8

const (
	notShort  stop = iota
	shortOf        // before a name or more words, never the end of a sentence: Dr. Gen. vs.
	shortLast      // may close a sentence: Inc. Jr. etc.
	shortDay       // before a number only: Nov. 5, No. 10, Sun. is a word of its own elsewhere
)

// abbreviations in small letters without their full stop, after the usage of English-language news.
var abbreviations = func() map[string]stop {
	m := map[string]stop{}
	put := func(s stop, words ...string) {
		for _, w := range words {
			m[w] = s
		}
	}
	put(shortOf, "mr", "mrs", "ms", "dr", "prof", "rev", "fr", "st", "ste", "mt", "ft", "sen", "rep", "gov", "pres", "hon",
		"gen", "lt", "col", "maj", "capt", "cmdr", "cdr", "adm", "sgt", "cpl", "pvt", "brig", "supt", "insp", "det", "const",
		"amb", "smt", "coun", "eng", "engr", "adv", "sec", "vs", "msgr", "mgr", "sr", "messrs", "mme", "mlle", "atty", "asst", "assn", "dist", "spc", "pfc", "ald", "barr", "lic", "dra", "ven", "cllr")
	put(shortLast, "jr", "inc", "ltd", "corp", "co", "bros", "cos", "plc", "llc", "etc", "al", "esq", "ave", "blvd", "rd", "dept",
		"univ", "approx", "est", "govt", "calif", "fla", "mass", "conn", "ariz", "colo", "ill", "mich", "minn", "okla", "tenn",
		"wis", "wash", "va", "pa", "ga", "ky", "md", "mo", "neb", "nev", "ore", "tex", "vt", "wyo", "ala", "ark", "kan", "mont")
	put(shortDay, "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "nos", "art", "fig",
		"vol", "pp", "p", "para")
	return m
}()

// shortKind is how the word (no full stop, any case) behaves as an abbreviation.
func shortKind(word string) stop {
	if len(word) > 8 {
		return notShort
	}
	var buf [8]byte
	for i := range len(word) {
		b := word[i]
		if 'A' <= b && b <= 'Z' {
			b += 'a' - 'A'
		}
		buf[i] = b
	}
	return abbreviations[string(buf[:len(word)])]
}

// wordLike are abbreviations that are also plain words or names when they end a sentence in small letters.
var wordLike = map[string]bool{
	"sr": true, "gen": true, "rep": true, "pres": true, "mass": true, "wash": true, "ill": true, "ore": true, "sec": true,
	"al": true, "fr": true, "hon": true, "det": true, "co": true, "mo": true, "va": true, "pa": true, "est": true, "ark": true,
	"md": true, "ga": true, "cos": true, "const": true, "dist": true, "amb": true, "mt": true, "ms": true,
}

// keepsStop says that the word from start to end, with a full stop at end, is an abbreviation that owns the stop.
func keepsStop(text string, start, end int) bool {
	word := text[start:end]
	kind := shortKind(word)
	if kind == notShort {
		return false
	}
	small := word[0] >= 'a'
	next, r := space, rune(0)
	i := end + 1
	for i < len(text) && (text[i] == ' ' || text[i] == '\t') {
		i++
	}
	if i < len(text) {
		next, r, _ = at(text, i)
	}
	switch {
	case kind == shortDay:
		return next == digit
	case small && wordLike[word]:
		return word == "al" || word == "est"
	case kind == shortOf:
		return next == letter || next == digit || r == '\''
	}
	return true
}
