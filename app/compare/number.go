package compare

import (
	"slices"
	"strconv"
	"strings"
)

// small are the number words that are added up, large those that multiply, ordinals the small ones in a row.
var (
	small = map[string]float64{
		"zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
		"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
		"nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	}
	large    = map[string]float64{"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
	suffixes = map[string]float64{"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12}
	ordinals = map[string]float64{
		"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
		"eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17,
		"eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
	}
	otherNumbers = map[string]bool{
		"dozen": true, "dozens": true, "half": true, "quarter": true, "twice": true, "double": true, "triple": true,
		"hundreds": true, "thousands": true, "millions": true, "billions": true,
	}
	units = map[string]string{
		"%": "%", "percent": "%", "pc": "%", "dollar": "$", "dollars": "$", "$": "$", "pound": "£", "pounds": "£", "£": "£",
		"euro": "€", "euros": "€", "€": "€",
	}
)

// isNumber says that the word (its key) gives a number. “One” is as often a pronoun and does not.
func isNumber(key string) bool {
	if key == "" || key == "one" {
		return false
	}
	_, isSmall := small[key]
	_, isLarge := large[key]
	_, isOrdinal := ordinals[key]
	return isFigure(rune(key[0])) || isSmall || isLarge || isOrdinal || otherNumbers[key]
}

// inNumber says that the word may be part of how a number is written: a number, its unit, “point”, “one”.
func inNumber(key string) bool {
	return isNumber(key) || units[key] != "" || key == "one" || key == "point" || key == "per" || key == "cent"
}

// figures reads a number in figures: 1.4 · 1400 · 90m · 5th. The rest behind the figures is "" or "th".
func figures(key string) (value float64, rest string, ok bool) {
	end := 0
	for end < len(key) && (isFigure(rune(key[end])) || key[end] == '.') {
		end++
	}
	if end == 0 || !isFigure(rune(key[0])) {
		return 0, "", false
	}
	v, err := strconv.ParseFloat(strings.TrimSuffix(key[:end], "."), 64)
	if err != nil {
		return 0, "", false
	}
	switch tail := key[end:]; {
	case tail == "":
		return v, "", true
	case suffixes[tail] > 0:
		return v * suffixes[tail], "", true
	case tail == "st" || tail == "nd" || tail == "rd" || tail == "th":
		return v, "th", true
	}
	return 0, "", false
}

// plainForm writes words with numbers and units in one way, so that “$5m” and “five million dollars” are equal.
func plainForm(words []word) []string {
	var out []string
	unit := ""
	for i := 0; i < len(words); {
		k := words[i].key
		if n, value, ok := numberAt(words, i); ok {
			out = append(out, value)
			if unit != "" {
				out, unit = append(out, unit), ""
			}
			i += n
			continue
		}
		switch {
		case k == "per" && i+1 < len(words) && words[i+1].key == "cent":
			out = append(out, "%")
			i++
		case units[k] != "" && !isLetterWord(k) && k != "%" && i+1 < len(words):
			unit = units[k]
		case units[k] != "":
			out = append(out, units[k])
		default:
			out = append(out, k)
		}
		i++
	}
	if unit != "" {
		out = append(out, unit)
	}
	return out
}

func isLetterWord(key string) bool { return strings.IndexFunc(key, isWordRune) == 0 }

// numberAt reads the number that begins with word i: how many words it takes and its value as text.
func numberAt(words []word, i int) (n int, value string, ok bool) {
	total, now, seen := 0.0, 0.0, false
	end := ""
	at := i
scan:
	for ; at < len(words) && end == ""; at++ {
		k := words[at].key
		v, rest, isFigures := figures(k)
		s, isSmall := small[k]
		o, isOrdinal := ordinals[k]
		switch {
		case isFigures && !seen:
			now, seen, end = v, true, rest
		case isSmall && (!seen || fits(now, s)):
			now, seen = now+s, true
		case isSmall && now >= 10 && now < 100 && s >= 10: // nineteen ninety
			now = now*100 + s
		case isOrdinal && (!seen || fits(now, o)):
			now, seen, end = now+o, true, "th"
		case large[k] == 100 && seen:
			now *= 100
		case large[k] > 100 && seen:
			total, now = total+now*large[k], 0
		case k == "point" && seen && at+1 < len(words) && isDigitWord(words[at+1].key):
			taken, f := decimals(words, at+1)
			now += f
			at += taken
		case k == "and" && seen && at+1 < len(words) && joinsNumber(now, total, words[at+1].key):
		default:
			break scan
		}
	}
	if !seen {
		return 0, "", false
	}
	return at - i, "#" + strconv.FormatFloat(total+now, 'g', 12, 64) + end, true
}

// fits says that the small number goes on with the one before: twenty + five, hundred + twelve.
func fits(now, next float64) bool {
	whole := int64(now)
	if next == 0 || float64(whole) != now {
		return false
	}
	if next < 10 {
		return whole%10 == 0 && (whole%100 == 0 || whole%100 >= 20)
	}
	return whole%100 == 0
}

func joinsNumber(now, total float64, key string) bool {
	s, isSmall := small[key]
	return isSmall && (now >= 100 && fits(now, s) || now == 0 && total > 0)
}

func isDigitWord(key string) bool {
	v, ok := small[key]
	return ok && v < 10
}

// decimals reads the words behind “point”.
func decimals(words []word, i int) (taken int, value float64) {
	scale := 0.1
	for i+taken < len(words) && isDigitWord(words[i+taken].key) {
		value += small[words[i+taken].key] * scale
		scale /= 10
		taken++
	}
	return taken, value
}

// numbersIn are the numbers of the words in one way of writing, sorted.
func numbersIn(words []word) []string {
	var out []string
	for i := 0; i < len(words); {
		n, value, ok := numberAt(words, i)
		switch {
		case ok && (n > 1 || words[i].key != "one"):
			out = append(out, value)
		case isNumber(words[i].key):
			out = append(out, words[i].key)
		}
		i += max(n, 1)
	}
	slices.Sort(out)
	return out
}
