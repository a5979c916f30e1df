package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

func numberStyle() Rule {
	return Rule{
		ID: "FA06", Whole: true, Name: "Numbers set in two ways", Safety: story.Offer, Severity: Hint, Scope: Narration,
		What:    "Thousands parted in one way here and in another elsewhere, a decimal comma among decimal points, or a unit with and without its space.",
		Why:     "A comma that parts thousands here and decimals there makes figures doubtful.",
		Example: "The road is 1.5 km long, the wall 2.25km. The gate is 3 km away.",
		Source:  "Common editing practice; what parts thousands is the house's.",
		find: func(r *reading) []story.Check {
			return append(r.thousands(), r.unitSpaces()...)
		},
	}
}

var (
	bigNumber = regexp.MustCompile(`\b\d{1,3}(?:([,. \x{A0}\x{202F}])\d{3})(?:[,. \x{A0}\x{202F}]\d{3})*\b|\b\d{5,9}\b`)
	unit      = regexp.MustCompile(`\b\d+(?:\.\d+)?( ?)(km|kg|cm|mm|mph|kph)\b`)
)

// thousands are the numbers from 10,000 that are not set as the house, or else most of the story, sets them. What has
// other digits or points beside it is a telephone number, a code or a date.
func (r *reading) thousands() []story.Check {
	type big struct {
		at   story.Span
		sign string
	}
	var all []big
	count := map[string]int{}
	for _, m := range r.withDigits(bigNumber, 5) {
		at := story.Span{Start: m[0], End: m[1]}
		sign := ""
		if m[2] >= 0 {
			sign = r.text[m[2]:m[3]]
		}
		digits := onlyDigits(at.In(r.text))
		before, after := around(r.text, story.Span{End: len(r.text)}, at.Start, at.Len())
		if len(digits) < 5 || digits[0] == '0' || strings.ContainsRune("#-/+_@.", before) || wordy(before) || strings.ContainsRune("-/_@", after) || r.inQuote(at) || mixedSigns(at.In(r.text)) || sign == "." && len(digits) < 7 {
			continue
		}
		all = append(all, big{at, sign})
		count[sign]++
	}
	want := r.by.House.Thousands
	if want == "" {
		for _, sign := range []string{",", " ", "\u00A0", "\u202F", "."} {
			if count[sign] >= 2 && count[sign] >= 2*(len(all)-count[sign]) {
				want = sign
			}
		}
	}
	if want == "" {
		return nil
	}
	var out []story.Check
	for _, b := range all {
		if b.sign != want {
			out = append(out, offer(b.at, "Thousands are parted in another way elsewhere.", story.Edit{Span: b.at, Text: parted(onlyDigits(b.at.In(r.text)), want)}))
		}
	}
	return out
}

// withDigits are the matches of a pattern about figures in the paragraphs that hold so many digits, with offsets into the
// text. Only what stands round digits is looked at: no such pattern goes further from one.
func (r *reading) withDigits(pattern *regexp.Regexp, atLeast int) [][]int {
	var out [][]int
	for _, p := range r.paras {
		near, digits := digitsIn(p.In(r.text))
		if digits < atLeast {
			continue
		}
		for _, at := range near {
			from := p.Start + at.Start
			for _, m := range pattern.FindAllStringSubmatchIndex(at.In(p.In(r.text)), -1) {
				for i := range m {
					if m[i] >= 0 {
						m[i] += from
					}
				}
				out = append(out, m)
			}
		}
	}
	return out
}

// besideDigits is how many bytes round digits belong to what is said of them: a sign or a space of three bytes, a unit,
// and what shows that the word ends.
const besideDigits = 12

// digitsIn are the stretches of a line round its digits, whole runes, and how many digits there are.
func digitsIn(line string) (near []story.Span, digits int) {
	for i := range len(line) {
		if line[i] < '0' || line[i] > '9' {
			continue
		}
		digits++
		at := story.Span{Start: max(0, i-besideDigits), End: min(len(line), i+1+besideDigits)}
		for !utf8.RuneStart(line[at.Start]) {
			at.Start--
		}
		for at.End < len(line) && !utf8.RuneStart(line[at.End]) {
			at.End++
		}
		if n := len(near); n > 0 && at.Start <= near[n-1].End {
			near[n-1].End = at.End
			continue
		}
		near = append(near, at)
	}
	return near, digits
}

// mixedSigns says that a number has two kinds of signs between its digits.
func mixedSigns(w string) bool {
	seen := map[rune]bool{}
	for _, c := range w {
		if !digit(c) {
			seen[c] = true
		}
	}
	return len(seen) > 1
}

// parted sets the sign between each three digits.
func parted(digits, sign string) string {
	var b strings.Builder
	for i, c := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(sign)
		}
		b.WriteRune(c)
	}
	return b.String()
}

// unitSpaces are the units that stand with a space where most of the story has none, or the reverse.
func (r *reading) unitSpaces() []story.Check {
	all := r.withDigits(unit, 1)
	spaced := 0
	for _, m := range all {
		spaced += m[3] - m[2]
	}
	if len(all) < 3 || spaced == 0 || spaced == len(all) || 2*spaced == len(all) {
		return nil
	}
	want := ""
	if 2*spaced > len(all) {
		want = " "
	}
	var out []story.Check
	for _, m := range all {
		at := story.Span{Start: m[2], End: m[3]}
		if at.In(r.text) != want && !r.inQuote(story.Span{Start: m[0], End: m[1]}) {
			out = append(out, offer(story.Span{Start: m[0], End: m[1]}, "Units stand in another way elsewhere.", story.Edit{Span: at, Text: want}))
		}
	}
	return out
}
