package score

import (
	"slices"
	"strings"
)

// lists are the closed word classes that names are compared with.
type lists struct{ pronouns, titles, function map[string]bool }

var words = lists{
	pronouns: set(`i we he she they it you who him her them us me his their its one this that these those which
		himself herself themselves`),
	titles: set(`mr mrs ms miss dr prof professor sir lord lady dame rev reverend fr father sister brother
		president vice prime minister premier chancellor senator sen representative rep congressman congresswoman
		governor gov mayor secretary sec judge justice general gen colonel col major maj captain capt lieutenant lt
		sergeant sgt officer detective sheriff chief director chairman chairwoman chair ceo cfo spokesman spokeswoman
		spokesperson ambassador attorney king queen prince princess pope cardinal bishop archbishop imam sheikh ayatollah
		former then ex the a an us u.s coach analyst author host`),
	function: set(`the a an of and or to in on at for with by from as his her their its our my your that this these
		those is was`),
}

// nameWords are the words of a name in small letters, without possessives and, unless nothing else is left, titles.
func nameWords(name string) []string {
	runes := []rune(withoutPossessive(lower(name)))
	var all, kept []string
	for _, t := range wordTokens(runes) {
		w := string(runes[t[0]:t[1]])
		all = append(all, w)
		if !words.titles[w] {
			kept = append(kept, w)
		}
	}
	if len(kept) > 0 {
		return kept
	}
	return all
}

// withoutPossessive cuts every “'s” that ends a word.
func withoutPossessive(text string) string {
	if !strings.ContainsAny(text, "'’") {
		return text
	}
	runes := []rune(text)
	out := make([]rune, 0, len(runes))
	for i := 0; i < len(runes); i++ {
		apostrophe := runes[i] == '\'' || runes[i] == '’'
		if apostrophe && i+1 < len(runes) && runes[i+1] == 's' && (i+2 == len(runes) || !isWord(runes[i+2])) {
			i++
			continue
		}
		out = append(out, runes[i])
	}
	return string(out)
}

// namesAgree says that two names may stand for one: the same words, or the words of one among those of the other
// with the same last word.
func namesAgree(a, b string) bool {
	x, y := nameWords(a), nameWords(b)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	if slices.Equal(x, y) {
		return true
	}
	if allIn(x, words.function) || allIn(y, words.function) {
		return false
	}
	return x[len(x)-1] == y[len(y)-1] && (subset(x, y) || subset(y, x))
}

func allIn(list []string, set map[string]bool) bool {
	for _, w := range list {
		if !set[w] {
			return false
		}
	}
	return true
}

func subset(a, b []string) bool {
	for _, w := range a {
		if !slices.Contains(b, w) {
			return false
		}
	}
	return true
}

// chunk is a piece of a mention between commas, brackets or dashes, cut before its post-modifier.
type chunk struct {
	text  []rune
	start int // code points from the beginning of the mention
}

// chunks cuts a mention. The separators are pieces too; they hold no word.
func chunks(mention []rune) []chunk {
	var out []chunk
	from := 0
	add := func(to int) {
		piece := mention[from:to]
		out = append(out, chunk{piece[:postModifier(piece)], from})
		from = to
	}
	for i := 0; i < len(mention); {
		n := separator(mention[i:])
		if n == 0 {
			i++
			continue
		}
		add(i)
		add(i + n)
		i += n
	}
	add(len(mention))
	return out
}

// separator is the length of the separator that text begins with; 0 when it does not.
func separator(text []rune) int {
	switch text[0] {
	case ',', ';', '(', ')', '—':
		return 1
	}
	if len(text) >= 3 && text[0] == ' ' && text[1] == '-' && text[2] == ' ' {
		return 3
	}
	return 0
}

// modifiers are the words that begin what follows the head of a noun phrase.
var modifiers = set("who whom whose which that of for from at in on with to and or as")

// postModifier is where the first modifier begins, its space included: the length of the piece when there is none.
func postModifier(piece []rune) int {
	for i, r := range piece {
		if !isSpace(r) {
			continue
		}
		end := i + 1
		for end < len(piece) && 'a' <= piece[end] && piece[end] <= 'z' {
			end++
		}
		if end < len(piece) && isSpace(piece[end]) && modifiers[string(piece[i+1:end])] {
			return i
		}
	}
	return len(piece)
}
