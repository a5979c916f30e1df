package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

func errNoFact() error { return fmt.Errorf("this does not stand in the quotation any more") }

// word is a run of letters, digits and what joins them, by its place in a text.
type word struct {
	span  story.Span
	lower string
}

// wordsAt cuts a text into words. A full stop, comma or colon between two digits, a hyphen or an apostrophe between two
// word characters belongs to the word.
func wordsAt(text string) []word {
	var out []word
	start := -1
	flush := func(end int) {
		if start >= 0 {
			out = append(out, word{story.Span{Start: start, End: end}, strings.ToLower(text[start:end])})
		}
		start = -1
	}
	var last rune
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		switch {
		case isWord(r):
			if start < 0 {
				start = i
			}
		case start >= 0 && unicode.IsDigit(last) && strings.ContainsRune(".,:", r) && unicode.IsDigit(next):
		case start >= 0 && strings.ContainsRune("-‑’'", r) && isWord(next):
		default:
			flush(i)
		}
		last, i = r, i+n
	}
	flush(len(text))
	return out
}

// numerals are the words for whole numbers and for parts; "one" alone is mostly no number and counts only in company.
var numerals = []string{"zero", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
	"thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty",
	"sixty", "seventy", "eighty", "ninety", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
	"billions", "trillion", "trillions", "dozen", "dozens", "half", "third", "thirds", "quarter", "quarters", "double", "twice"}

// units make one number with what stands before them.
var units = []string{"percent", "per", "cent", "percentage", "points", "per-cent"}

func isNumeral(w string) bool {
	if strings.ContainsFunc(w, unicode.IsDigit) || slices.Contains(numerals, w) {
		return true
	}
	head, _, joined := strings.Cut(w, "-") // forty-two, two-thirds
	return joined && slices.Contains(numerals, head)
}

// numbersIn are the numbers of a text: figures with their currency and per cent signs, and number words, a run of them
// as one.
func numbersIn(text string) []story.Span {
	words := wordsAt(text)
	var out []story.Span
	for i := 0; i < len(words); i++ {
		first := i
		if !isNumeral(words[i].lower) {
			joins := (words[i].lower == "one" || words[i].lower == "a") && i+1 < len(words) && isNumeral(words[i+1].lower)
			if !joins {
				continue
			}
			i++
		}
		for i+1 < len(words) && nextOfNumber(text, words, i) {
			i++
		}
		from := 0
		if len(out) > 0 {
			from = out[len(out)-1].End
		}
		out = append(out, withSigns(text, story.Span{Start: words[first].span.Start, End: words[i].span.End}, from))
	}
	return out
}

// nextOfNumber says that the word after i goes on with the number: no more than a space between them, and a numeral, a
// unit, or an "and" with a numeral behind it.
func nextOfNumber(text string, words []word, i int) bool {
	gap := func(a, b word) bool { return strings.TrimSpace(text[a.span.End:b.span.Start]) == "" }
	next := words[i+1]
	if !gap(words[i], next) {
		return false
	}
	switch {
	case isNumeral(next.lower), next.lower == "percent", next.lower == "percentage", next.lower == "per-cent":
		return true
	case slices.Contains(units, next.lower):
		return next.lower == "per" && i+2 < len(words) && words[i+2].lower == "cent" ||
			(next.lower == "cent" || next.lower == "points") && slices.Contains(units, words[i].lower)
	case next.lower == "and":
		return i+2 < len(words) && isNumeral(words[i+2].lower) && strings.HasPrefix(words[i].lower, "hundred")
	}
	return false
}

// withSigns takes a sign right before the number and a per cent or degree sign right after it with it. What stands
// before from belongs to another number.
func withSigns(text string, s story.Span, from int) story.Span {
	if r, n := utf8.DecodeLastRuneInString(text[from:s.Start]); unicode.Is(unicode.Sc, r) || strings.ContainsRune("+−±#", r) {
		s.Start -= n
	}
	if r, n := utf8.DecodeRuneInString(text[s.End:]); strings.ContainsRune("%‰°", r) || unicode.Is(unicode.Sc, r) {
		s.End += n
	}
	return s
}

var (
	months = []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
		"november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"}
	weekdays = []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
		"yesterday", "today", "tonight", "tomorrow"}
)

// datesIn are weekdays, and months with the day or the year beside them. March and May alone may be verbs, so a bare
// month counts only with its full name and a capital that does not begin the text, and those two never.
func datesIn(text string) []story.Span {
	words := wordsAt(text)
	var out []story.Span
	for i := 0; i < len(words); i++ {
		w := words[i]
		switch {
		case slices.Contains(weekdays, w.lower):
			out = append(out, w.span)
		case slices.Contains(months, w.lower) && startsUpper(w.span.In(text)):
			s, until := monthWith(text, words, i)
			bare := s == w.span
			if bare && (len(w.lower) < 4 || w.lower == "march" || w.lower == "sept" || i == 0) {
				continue
			}
			out, i = append(out, s), until
		}
	}
	return out
}

// monthWith is the month with a day before or after it and a year after that, and the last word it takes.
func monthWith(text string, words []word, i int) (story.Span, int) {
	s := words[i].span
	near := func(a, b int) bool {
		return strings.Trim(text[words[a].span.End:words[b].span.Start], " \u00A0,.") == ""
	}
	day := i - 1
	if day > 0 && words[day].lower == "of" && near(day, i) {
		day--
	}
	if day >= 0 && isDay(words[day].lower) && near(day, min(day+1, i)) {
		s.Start = words[day].span.Start
	}
	for n := 0; n < 2 && i+1 < len(words) && near(i, i+1); n++ {
		if w := words[i+1].lower; !isDay(w) && !isYear(w) {
			break
		}
		i++
		s.End = words[i].span.End
	}
	return s, i
}

func isDay(w string) bool {
	digits := strings.TrimRight(w, "stndrh")
	return (len(digits) == 1 || len(digits) == 2) && strings.Trim(digits, "0123456789") == ""
}

func isYear(w string) bool { return len(w) == 4 && strings.Trim(w, "0123456789") == "" }

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}
