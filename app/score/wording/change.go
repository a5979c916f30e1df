package wording

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
)

// version is a speech after a change: the words said, the words printed, and what is right about them.
type version struct {
	said    []token
	printed [][]token
	grade   string
	flag    string
}

// changer changes a speech in one way; false when it does not lend itself to it.
type changer func(r *rand.Rand, v *version, pool []string) bool

var changers = map[Class]changer{
	Exact: func(_ *rand.Rand, v *version, _ []string) bool { v.grade = gradeVerbatim; return true },
	Case:  recase, Filled: fill, Elided: elide, Bracket: putInBrackets, Dropped: drop, Changed: exchange,
	Negation: loseNegation, Number: otherNumber, Order: reorder,
	Absent: func(_ *rand.Rand, v *version, _ []string) bool { v.grade = gradeNotFound; return true },
}

// part picks a part with at least so many words.
func part(r *rand.Rand, v *version, least int) (int, bool) {
	var fit []int
	for i, p := range v.printed {
		if len(p) >= least {
			fit = append(fit, i)
		}
	}
	if len(fit) == 0 {
		return 0, false
	}
	return oneOf(r, fit), true
}

// place picks a word, neither the first nor the last of its part, that the test likes.
func place(r *rand.Rand, v *version, likes func(part []token, i int) bool) (int, int, bool) {
	type spot struct{ part, at int }
	var fit []spot
	for p, words := range v.printed {
		for i := 1; i < len(words)-1; i++ {
			if likes(words, i) {
				fit = append(fit, spot{p, i})
			}
		}
	}
	if len(fit) == 0 {
		return 0, 0, false
	}
	s := oneOf(r, fit)
	return s.part, s.at, true
}

// meaty says that the token is a plain word of some length: no name, number, denial or word of hesitation.
func meaty(t token) bool {
	c := core(t.text)
	if len(c) < 5 || slices.Contains(light, c) || denial(c) || slices.Contains(numberWords, c) {
		return false
	}
	return strings.IndexFunc(t.text, func(r rune) bool {
		return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '\'' || r == '’' || r == '-'
	}) < 0
}

// light are words an editor might take for hesitation: nothing is proved by dropping them.
var light = strings.Fields("really actually basically right again think maybe quite rather there")

func denial(c string) bool {
	return slices.Contains(strings.Fields("not no never none nobody nothing nowhere neither nor without cannot hardly barely"), c) ||
		strings.HasSuffix(c, "n't") || strings.HasSuffix(c, "n’t")
}

// recase changes capitals and marks of the words said: as a machine writes them down, as captions shout, or with a
// comma more here and there.
func recase(r *rand.Rand, v *version, _ []string) bool {
	v.grade = gradeMarks
	inside := func() string { return strings.Trim(joined(v.said), ".,;:!?–—"+glyphs) }
	before := inside()
	switch r.IntN(3) {
	case 0:
		for i := range v.said {
			if t := &v.said[i]; t.number < 0 && strings.HasSuffix(t.text, "-") || t.number < 0 && len(t.text) > 3 && strings.ContainsAny(t.text, "—…") {
				t.text = strings.ToLower(t.text) // a word broken off keeps its sign
			} else {
				t.text = strings.ToLower(strings.Trim(t.text, ".,;:!?–—"+glyphs))
			}
		}
	case 1:
		for i := range v.said {
			v.said[i].text = strings.ToUpper(v.said[i].text)
		}
	default:
		for range 2 {
			i := 1 + r.IntN(len(v.said)-2)
			if t := &v.said[i]; !strings.ContainsAny(t.text[len(t.text)-1:], ".,;:!?") && !endsPart(v, t.number) {
				t.text += ","
			}
		}
	}
	v.said = slices.DeleteFunc(v.said, func(t token) bool { return t.text == "" })
	return inside() != before
}

func endsPart(v *version, number int) bool {
	for _, p := range v.printed {
		if p[len(p)-1].number == number {
			return true
		}
	}
	return false
}

// elide leaves words out of what is printed and says so.
func elide(r *rand.Rand, v *version, _ []string) bool {
	p, ok := part(r, v, 8)
	if !ok {
		return false
	}
	words := v.printed[p]
	n := 2 + r.IntN(min(11, len(words)-6))
	at := 2 + r.IntN(len(words)-n-3)
	for _, t := range words[at : at+n] {
		if c := core(t.text); denial(c) || slices.Contains(numberWords, c) || strings.IndexFunc(c, unicode.IsDigit) >= 0 {
			return false // that would be more than an ellipsis may do
		}
	}
	sign := oneOf(r, []string{"…", "...", "[...]", "(…)", "[…]", ". . ."})
	rest := slices.Clone(words[at+n:])
	v.printed[p] = append(append(slices.Clone(words[:at]), token{sign, -1}), rest...)
	v.grade = gradeTrimmed
	return true
}

var pronouns = strings.Fields("he she it they him them we us this that these those")

// putInBrackets prints somebody's name or a word in brackets in the place of a pronoun, or behind a word.
func putInBrackets(r *rand.Rand, v *version, pool []string) bool {
	v.grade = gradeTrimmed
	insert := "[" + oneOf(r, []string{"the council", "the company", "Marlow", "the two brothers", "in the district", "last year", "Ms Terrance"}) + "]"
	p, i, ok := place(r, v, func(part []token, i int) bool { return slices.Contains(pronouns, part[i].text) })
	if ok && r.IntN(3) > 0 {
		v.printed[p][i] = token{insert, -1}
		return true
	}
	p, i, ok = place(r, v, func(part []token, i int) bool { return meaty(part[i]) && core(part[i].text) == part[i].text })
	if ok {
		v.printed[p] = slices.Insert(v.printed[p], i+1, token{insert, -1})
	}
	return ok
}

// drop leaves one to three words out of what is printed, without a sign.
func drop(r *rand.Rand, v *version, _ []string) bool {
	v.grade = gradeUnmarked
	n := 1 + r.IntN(3)
	p, i, ok := place(r, v, func(part []token, i int) bool {
		if i+n > len(part)-1 || !meaty(part[i]) {
			return false
		}
		for _, t := range part[i+1 : i+n] {
			if c := core(t.text); denial(c) || c == core(part[i+n].text) || !plainWord(t) {
				return false
			}
		}
		return core(part[i].text) != core(part[i+n].text) && core(part[i-1].text) != core(part[i].text)
	})
	if ok {
		v.printed[p] = slices.Delete(v.printed[p], i, i+n)
	}
	return ok
}

// plainWord says that the token holds small letters alone and no number word.
func plainWord(t token) bool {
	return !slices.Contains(numberWords, core(t.text)) && strings.IndexFunc(t.text, func(r rune) bool { return !unicode.IsLower(r) }) < 0
}

// exchange prints another word.
func exchange(r *rand.Rand, v *version, pool []string) bool {
	v.grade = gradeChanged
	p, i, ok := place(r, v, func(part []token, i int) bool { return meaty(part[i]) })
	if ok {
		t := &v.printed[p][i]
		t.text = dressed(t.text, otherWord(r, pool, core(t.text)))
	}
	return ok
}

func otherWord(r *rand.Rand, pool []string, not string) string {
	for {
		if w := oneOf(r, pool); w != not {
			return w
		}
	}
}
