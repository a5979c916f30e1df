package wording

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// affirmed is what a denying word becomes when its denial is lost.
var affirmed = map[string]string{
	"no": "some", "nothing": "something", "nobody": "somebody", "none": "some", "without": "with", "cannot": "can",
	"can't": "can", "won't": "will", "shan't": "shall", "neither": "either",
}

var auxiliaries = strings.Fields("is are was were will would can could should must has had did")

// loseNegation loses a denial: “not” goes unsaid in print, “don’t” becomes “do”, or a “not” was said that is not printed.
func loseNegation(r *rand.Rand, v *version, _ []string) bool {
	v.flag = flagNegation
	p, i, ok := place(r, v, func(part []token, i int) bool { return denies(core(part[i].text)) })
	if ok {
		t := &v.printed[p][i]
		c := strings.ReplaceAll(core(t.text), "’", "'")
		if (c == "not" || c == "never") && t.text == c {
			v.printed[p] = slices.Delete(v.printed[p], i, i+1)
			v.grade = gradeUnmarked
			return true
		}
		to := affirmed[c]
		if to == "" {
			to = strings.TrimSuffix(c, "n't")
		}
		if to == c {
			return false
		}
		t.text = dressed(t.text, to)
		v.grade = gradeChanged
		return true
	}
	p, i, ok = place(r, v, func(part []token, i int) bool {
		return slices.Contains(auxiliaries, part[i].text) && !denial(core(part[i+1].text)) && plainWord(part[i+1])
	})
	if !ok {
		return false
	}
	at := slices.IndexFunc(v.said, func(t token) bool { return t.number == v.printed[p][i].number })
	v.said = slices.Insert(v.said, at+1, token{"not", -1})
	v.grade = gradeUnmarked
	return true
}

func denies(c string) bool {
	c = strings.ReplaceAll(c, "’", "'")
	return c == "not" || c == "never" || affirmed[c] != "" || strings.HasSuffix(c, "n't") && len(c) > 4
}

// numberWords are number words; otherNumber puts only the first twenty of them in the place of others.
var numberWords = strings.Fields(`two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty
	sixty seventy eighty ninety hundred thousand million billion half thirteen fourteen sixteen seventeen eighteen nineteen dozen
	first second third fourth fifth sixth seventh eighth ninth tenth hundreds thousands millions billions quarter twice double`)

// otherNumber prints another number.
func otherNumber(r *rand.Rand, v *version, _ []string) bool {
	v.grade, v.flag = gradeChanged, flagNumber
	isWord := func(t token) bool { c := core(t.text); return slices.Contains(numberWords[:20], c) }
	p, i, ok := place(r, v, func(part []token, i int) bool {
		return strings.IndexFunc(part[i].text, unicode.IsDigit) >= 0 || isWord(part[i])
	})
	if !ok {
		return false
	}
	t := &v.printed[p][i]
	if isWord(*t) {
		t.text = dressed(t.text, otherWord(r, numberWords[:20], core(t.text)))
		return true
	}
	at := strings.IndexFunc(t.text, unicode.IsDigit)
	figure, err := strconv.Atoi(t.text[at : at+1])
	if err != nil {
		return false // a figure of another script
	}
	t.text = t.text[:at] + strconv.Itoa((figure+1+r.IntN(8))%9+1) + t.text[at+1:]
	return t.text[at:at+1] != strconv.Itoa(figure)
}

// reorder prints two sentences, two clauses or the two sides of an “and” the other way round.
func reorder(r *rand.Rand, v *version, _ []string) bool {
	v.grade, v.flag = gradeChanged, flagOrder
	for p, words := range v.printed {
		var ends []int
		for i, t := range words {
			if strings.ContainsAny(t.text[len(t.text)-1:], ".?!") && (i == len(words)-1 || unicode.IsUpper([]rune(words[i+1].text)[0])) {
				ends = append(ends, i+1)
			}
		}
		if len(ends) == 0 || ends[len(ends)-1] != len(words) {
			ends = append(ends, len(words))
		}
		ends = append([]int{0}, ends...)
		if len(ends) > 2 {
			k := 1 + r.IntN(len(ends)-2)
			a, b, c := ends[k-1], ends[k], ends[k+1]
			if b-a >= 3 && c-b >= 3 && joined(words[a:b]) != joined(words[b:c]) {
				v.printed[p] = slices.Concat(words[:a], words[b:c], words[a:b], words[c:])
				return true
			}
		}
	}
	p, i, ok := place(r, v, func(part []token, i int) bool {
		return core(part[i].text) == "and" && meaty(part[i-1]) && meaty(part[i+1]) && core(part[i-1].text) != core(part[i+1].text)
	})
	if !ok {
		return false
	}
	a, b := v.printed[p][i-1].text, v.printed[p][i+1].text
	v.printed[p][i-1].text, v.printed[p][i+1].text = dressed(a, core(b)), dressed(b, core(a))
	return true
}

// sounds are put between two words that were said; what is printed leaves them out.
var sounds = []string{"um,", "uh,", "er,", "erm,", "ah,", "you know,", "I mean,", "uh, you know,", "er, er,", "hmm,"}

// fill puts hesitation, repetition and false starts into the words said.
func fill(r *rand.Rand, v *version, _ []string) bool {
	v.grade = gradeFillers
	for range 1 + r.IntN(4) {
		i := 1 + r.IntN(len(v.said)-1)
		t, before := v.said[i], &v.said[i-1]
		if t.number < 0 || before.number < 0 {
			continue
		}
		c := core(t.text)
		switch kind := r.IntN(4); {
		case kind == 0 && c == t.text: // the the
			v.said = slices.Insert(v.said, i, token{t.text, -1})
		case kind == 1 && len(c) > 4 && c == t.text: // the wo— the word
			v.said = slices.Insert(v.said, i, token{t.text[:cut(t.text)] + oneOf(r, []string{"-", "—", "…"}), -1})
		case kind == 2 && i > 1 && core(before.text) == before.text && c == t.text && !denial(core(before.text)) && !denial(c) &&
			!slices.Contains(numberWords, c) && !slices.Contains(numberWords, before.text): // we would — we would
			v.said = slices.Insert(v.said, i+1, token{"—", -1}, token{before.text, -1}, token{t.text, -1})
		default:
			if !strings.ContainsAny(before.text[len(before.text)-1:], ".,;:!?") {
				before.text += ","
			}
			v.said = slices.Insert(v.said, i, token{oneOf(r, sounds), -1})
		}
	}
	return slices.ContainsFunc(v.said, func(t token) bool { return t.number < 0 })
}

// cut is where a word is broken off: after two or three letters.
func cut(word string) int {
	n := 0
	for i := range word {
		if n == 3 {
			return i
		}
		n++
	}
	return len(word)
}
