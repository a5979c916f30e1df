package check

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"quotedesk/app/story"
)

var (
	bornIn   = regexp.MustCompile(`\bborn (?:[a-z]+ )?(?:in [^.;\d]{1,40}? )?in (\d{4})\b`)
	atAge    = regexp.MustCompile(`\b(?i:at|aged) (\d{1,2}), in (\d{4})\b`)
	inAge    = regexp.MustCompile(`\bIn (\d{4}), (?:at|aged) (\d{1,2})\b`)
	sinceDay = regexp.MustCompile(`\bsince (?:last )?(January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b`)
)

// dateConflicts are the places where the story contradicts its own dates.
func (r *reading) dateConflicts() []story.Check {
	return append(r.wrongAges(), r.twoBeginnings()...)
}

// wrongAges compares “at 21, in 1959” with the one year of birth that the story gives.
func (r *reading) wrongAges() []story.Check {
	if !strings.Contains(r.text, "born ") {
		return nil
	}
	births := bornIn.FindAllStringSubmatch(r.text, -1)
	if len(births) != 1 {
		return nil
	}
	born, _ := strconv.Atoi(births[0][1])
	var out []story.Check
	judge := func(m []int, age, year int) {
		a, _ := strconv.Atoi(r.text[m[age]:m[age+1]])
		y, _ := strconv.Atoi(r.text[m[year]:m[year+1]])
		at := story.Span{Start: m[0], End: m[1]}
		if y < born || r.inQuote(at) || y-born == a || y-born == a+1 {
			return
		}
		out = append(out, warn(at, fmt.Sprintf("Born in %d: the age in %d was %d or %d.", born, y, y-born-1, y-born)))
	}
	for _, m := range atAge.FindAllStringSubmatchIndex(r.text, -1) {
		judge(m, 2, 4)
	}
	for _, m := range inAge.FindAllStringSubmatchIndex(r.text, -1) {
		judge(m, 4, 2)
	}
	return out
}

// mostBeginnings bounds the comparing of each clause with each other; a story with more is a table.
const mostBeginnings = 40

// twoBeginnings are two clauses that end in “since” with different months or weekdays and share a telling noun.
func (r *reading) twoBeginnings() []story.Check {
	type clause struct {
		at    story.Span
		day   string
		heads map[string]bool
	}
	var all []clause
	t := r.terms()
	places := sinceDay.FindAllStringSubmatchIndex(r.text, -1)
	if len(places) > mostBeginnings {
		return nil
	}
	for _, m := range places {
		c := clause{story.Span{Start: m[2], End: m[3]}, r.text[m[2]:m[3]], map[string]bool{}}
		from := r.sentenceAt(m[0]).Start
		for i := r.from(m[0]) - 1; i >= 0 && t[i].Start >= from && r.from(m[0])-i < 12; i-- {
			if h := head(t[i].low); len(h) > 3 {
				c.heads[h] = true
			}
		}
		all = append(all, c)
	}
	var out []story.Check
	for j := 1; j < len(all); j++ {
		for i := range j {
			if all[i].day == all[j].day || weekday(all[i].day) != weekday(all[j].day) || !shares(all[i].heads, all[j].heads) {
				continue
			}
			out = append(out, warn(all[j].at, "Since "+all[i].day+" above, since "+all[j].day+" here."))
			break
		}
	}
	return out
}

func weekday(name string) bool { return strings.HasSuffix(name, "day") }

func shares(a, b map[string]bool) bool {
	for h := range a {
		if b[h] {
			return true
		}
	}
	return false
}
