package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

func repeatedWord() Rule {
	return Rule{
		ID: "SF05", Name: "Repeated word", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "The same word twice in a row. Inside quotation marks only small words, and without a fix.",
		Why:     "It is left over from an edit.",
		Example: "They agreed on on a list.",
		Source:  "Common editing practice.",
		find:    findRepeated,
	}
}

var word = regexp.MustCompile(`[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*`)

// mayRepeat says that English doubles the word on purpose: in grammar, for emphasis, as a sound.
func mayRepeat(w string) bool {
	switch w {
	case "had", "that", "her", "is", "do", "did", "very", "really", "so", "no", "yes", "never", "long", "much", "far", "many",
		"bye", "ha", "hey", "ho", "hear", "tut", "knock", "aye", "now", "there", "well", "oh", "wow", "boo", "night",
		"win", "chop", "cha", "can", "tom", "choo", "bling", "pom", "hush", "again", "more", "half", "such":
		return true
	}
	return utf8.RuneCountInString(w) == 1 && w != "a"
}

func findRepeated(r *reading) []story.Check {
	var out []story.Check
	for _, p := range r.paras {
		words := word.FindAllStringIndex(r.text[p.Start:p.End], -1)
		for i := 0; i+1 < len(words); i++ {
			j := i
			for j+1 < len(words) && r.repeats(p, words[j], words[j+1]) {
				j++
			}
			if j == i {
				continue
			}
			at := story.Span{Start: p.Start + words[i][0], End: p.Start + words[j][1]}
			extra := story.Span{Start: p.Start + words[i][1], End: at.End}
			i = j
			if r.inQuote(at) {
				if small(strings.ToLower(r.text[p.Start+words[j][0] : at.End])) {
					out = append(out, warn(at, "The same word stands here twice in a row. Was it said so?"))
				}
			} else {
				out = append(out, offer(at, "The same word stands here twice in a row.", story.Edit{Span: extra}))
			}
		}
	}
	return out
}

// small is a word that nobody says twice for effect.
func small(w string) bool {
	switch w {
	case "the", "a", "an", "of", "to", "in", "at", "and", "or", "with", "for", "from", "was", "were", "are", "has", "by", "on":
		return true
	}
	return false
}

// repeats says that two neighbouring words are the same by mistake: only space between, both whole words, and
// not a doubled name such as Bora Bora.
func (r *reading) repeats(p story.Span, a, b []int) bool {
	line := p.In(r.text)
	first, second := line[a[0]:a[1]], line[b[0]:b[1]]
	if !strings.EqualFold(first, second) || mayRepeat(strings.ToLower(first)) || strings.Trim(line[a[1]:b[0]], " \u00A0") != "" {
		return false
	}
	capital, _ := utf8.DecodeRuneInString(second)
	if unicode.IsUpper(capital) {
		return false
	}
	before, _ := around(line, story.Span{End: len(line)}, a[0], 0)
	_, after := around(line, story.Span{End: len(line)}, b[1], 0)
	return !glued(before) && !glued(after)
}

// glued is a rune that makes the word part of a longer one: a hyphen, an apostrophe, a figure.
func glued(r rune) bool { return strings.ContainsRune("-‐‑'’_/@#&", r) || unicode.IsDigit(r) }
