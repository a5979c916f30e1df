package check

import (
	"strconv"
	"strings"

	"quotedesk/app/story"
)

// figure is a number of the story with the noun it counts.
type figure struct {
	at     story.Span // number and noun
	value  float64
	digits string // as printed, digits only; "" when it is printed in words
	noun   string // cut as head does; a currency sign stands for itself
	exact  bool   // “the” stands in front
	quoted bool
	term   int // number of its first word
}

// figures reads all numbers that count something.
func (r *reading) figures() []figure {
	if r.counted {
		return r.numbers
	}
	r.counted = true
	t := r.terms()
	for i := 0; i < len(t); i++ {
		value, n, ok := r.number(i)
		if !ok {
			continue
		}
		f := figure{at: story.Span{Start: t[i].Start, End: t[i+n-1].End}, value: value, quoted: t[i].quoted, term: i}
		f.digits = onlyDigits(t[i].low)
		f.exact = i > 0 && t[i-1].low == "the" && t[i-1].para == t[i].para && r.justSpace(t[i-1].End, t[i].Start)
		if sign := r.currencyBefore(t[i].Start); sign != "" {
			f.noun = sign
			r.numbers = append(r.numbers, f)
			i += n - 1
			continue
		}
		for k := i + n; k < len(t) && k < i+n+3 && t[k].para == t[i].para && r.justSpace(t[k-1].End, t[k].Start) && t[k].quoted == t[i].quoted; k++ {
			if hollow(t[k].low) || r.isNumber(k) {
				break
			}
			f.noun = strings.TrimSpace(f.noun + " " + head(t[k].low))
			f.at.End = t[k].End
			if !qualifier(t[k].low) {
				break
			}
		}
		if f.noun != "" {
			r.numbers = append(r.numbers, f)
		}
		i += n - 1
	}
	return r.numbers
}

func onlyDigits(w string) string {
	return strings.Map(func(c rune) rune {
		if digit(c) {
			return c
		}
		return -1
	}, w)
}

// qualifier is a word that may stand between a number and its noun and tells the noun from others.
func qualifier(low string) bool {
	switch low {
	case "square", "cubic", "metric", "nautical":
		return true
	}
	return false
}

// currencyBefore is the sign of money right before the offset.
func (r *reading) currencyBefore(at int) string {
	for _, sign := range []string{"£", "$", "€", "₹", "¥"} {
		if strings.HasSuffix(r.text[:at], sign) {
			return sign
		}
	}
	return ""
}

// number reads the number that begins at word i: its value and how many words it takes.
func (r *reading) number(i int) (float64, int, bool) {
	t := r.terms()
	low := t[i].low
	value, err := strconv.ParseFloat(strings.ReplaceAll(low, ",", ""), 64)
	n := 1
	if err != nil {
		var ok bool
		if value, ok = numberWord(low); !ok {
			return 0, 0, false
		}
	} else if !digit(rune(low[0])) {
		return 0, 0, false
	}
	for i+n < len(t) && t[i+n].para == t[i].para && r.justSpace(t[i+n-1].End, t[i+n].Start) {
		times := scale(t[i+n].low)
		if times == 0 {
			break
		}
		value *= times
		n++
	}
	return value, n, true
}

func (r *reading) isNumber(i int) bool {
	_, _, ok := r.number(i)
	return ok
}

func scale(low string) float64 {
	switch low {
	case "hundred":
		return 100
	case "thousand":
		return 1000
	case "million", "m":
		return 1e6
	case "billion", "bn":
		return 1e9
	}
	return 0
}

// numberWord is the value of a number in words up to ninety-nine; “one” is mostly no number.
func numberWord(low string) (float64, bool) {
	ten, one, joined := strings.Cut(low, "-")
	a, ok := smallNumber(ten)
	if !joined {
		return a, ok && a > 1
	}
	b, ok2 := smallNumber(one)
	return a + b, ok && ok2 && a >= 20 && b < 10
}

func smallNumber(low string) (float64, bool) {
	for i, w := range [...]string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
		"fifteen", "sixteen", "seventeen", "eighteen", "nineteen"} {
		if w == low && w != "" {
			return float64(i), true
		}
	}
	for i, w := range [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"} {
		if w == low {
			return float64(20 + 10*i), true
		}
	}
	return 0, false
}
