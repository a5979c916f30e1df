package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"quotedesk/app/story"
)

func dayAndDate() Rule {
	return Rule{
		ID: "FA04", Name: "Day and date do not match", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "A weekday with a full date that falls on another day, a date that does not exist, an age in a year that does not fit the year of birth, and one thing “since” two months.",
		Why:     "One of the two is wrong, and the calendar is certain.",
		Example: "The court sat on Monday, 3 May 2022.",
		Source:  "The Gregorian calendar and arithmetic.",
		Whole:   true,
		find:    func(r *reading) []story.Check { return append(findDays(r), r.dateConflicts()...) },
	}
}

const (
	weekdays = `(Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?`
	months   = `(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?`
	daynum   = `(\d{1,2})(?:st|nd|rd|th)?`
	between  = `,?[ \x{A0}]+(?:the[ \x{A0}]+)?`
)

var (
	dayFirst   = regexp.MustCompile(`\b` + weekdays + between + daynum + `[ \x{A0}]+(?:of[ \x{A0}]+)?` + months + `,?[ \x{A0}]+(\d{4})\b`)
	monthFirst = regexp.MustCompile(`\b` + weekdays + between + months + `[ \x{A0}]+` + daynum + `,?[ \x{A0}]+(\d{4})\b`)
)

func findDays(r *reading) []story.Check {
	var out []story.Check
	for _, p := range r.paras {
		line := p.In(r.text)
		if !hasYear(line) {
			continue
		}
		for _, m := range dayFirst.FindAllStringSubmatchIndex(line, -1) {
			out = append(out, r.judgeDay(from(m, p.Start), 4, 6)...)
		}
		for _, m := range monthFirst.FindAllStringSubmatchIndex(line, -1) {
			out = append(out, r.judgeDay(from(m, p.Start), 6, 4)...)
		}
	}
	return out
}

// hasYear says that the line holds four digits in a row, so that most paragraphs are told apart cheaply.
func hasYear(line string) bool {
	n := 0
	for i := range len(line) {
		if line[i] < '0' || line[i] > '9' {
			n = 0
			continue
		}
		if n++; n == 4 {
			return true
		}
	}
	return false
}

// from moves the places of a match that much further on; all its groups took part.
func from(m []int, start int) []int {
	for i := range m {
		m[i] += start
	}
	return m
}

// judgeDay compares a match with the Gregorian calendar; day and month are where their groups begin in m. Years
// before 1753, when Britain changed to it, prove nothing.
func (r *reading) judgeDay(m []int, day, month int) []story.Check {
	group := func(i int) string { return r.text[m[i]:m[i+1]] }
	d, err1 := strconv.Atoi(group(day))
	y, err2 := strconv.Atoi(group(8))
	if err1 != nil || err2 != nil || y < 1753 {
		return nil
	}
	at := story.Span{Start: m[0], End: m[1]}
	mon := time.Month(1 + strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(group(month)[:3]))/3)
	date := time.Date(y, mon, d, 0, 0, 0, 0, time.UTC)
	if date.Day() != d || date.Month() != mon {
		return []story.Check{warn(at, fmt.Sprintf("There is no %d %s %d.", d, mon, y))}
	}
	if strings.EqualFold(date.Weekday().String()[:3], group(2)[:3]) {
		return nil
	}
	return []story.Check{warn(at, fmt.Sprintf("%d %s %d was or will be a %s.", d, mon, y, date.Weekday()))}
}
