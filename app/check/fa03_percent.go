package check

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"

	"quotedesk/app/story"
)

func wrongPercent() Rule {
	return Rule{
		ID: "FA03", Name: "Percentage does not fit", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "“From 50 to 60, up 10%”: a change in per cent that the two figures beside it do not give.",
		Why:     "One of the three is wrong.",
		Example: "Sales went from 50 to 60, up 10%.",
		Source:  "Arithmetic.",
		find:    findPercent,
	}
}

const amount = `[£$€]?(\d[\d,]*(?:\.\d+)?)(?:m|bn| million| billion)?(?: [a-z]+)?`

var (
	changeBehind = regexp.MustCompile(`from ` + amount + ` to ` + amount + `(?: (?:this|last) year)?,? ?(?:\(|an? )?(?:(?:up|down|rise|fall|drop|increase|decrease|jump|decline|cut)(?: of)?(?: by)? )(\d+(?:\.\d+)?) ?(?:%|per ?cent)`)
	changeBefore = regexp.MustCompile(`(?:rose|risen|fell|fallen|grew|grown|dropped|increased|declined|jumped|up|down)(?: by)? (\d+(?:\.\d+)?) ?(?:%|per ?cent),? from ` + amount + ` to ` + amount)
)

func findPercent(r *reading) []story.Check {
	if !strings.Contains(r.text, "%") && !strings.Contains(r.text, "cent") {
		return nil
	}
	var out []story.Check
	for _, p := range r.paras {
		line := p.In(r.text)
		if !strings.Contains(line, "from ") || !strings.Contains(line, "%") && !strings.Contains(line, "cent") {
			continue
		}
		for _, m := range changeBehind.FindAllStringSubmatchIndex(line, -1) {
			out = append(out, r.percent(p.Start, m, 2, 4, 6)...)
		}
		for _, m := range changeBefore.FindAllStringSubmatchIndex(line, -1) {
			out = append(out, r.percent(p.Start, m, 4, 6, 2)...)
		}
	}
	return out
}

// percent compares a match whose groups begin at those places of m. A change is also right when it is rounded to the
// figures it is printed with.
func (r *reading) percent(start int, m []int, from, to, change int) []story.Check {
	value := func(g int) float64 {
		v, _ := strconv.ParseFloat(strings.ReplaceAll(r.text[start+m[g]:start+m[g+1]], ",", ""), 64)
		return v
	}
	a, b, said := value(from), value(to), value(change)
	if a == 0 || unlike(r.text[start+m[from]:start+m[to]], r.text[start+m[to]:start+m[1]]) {
		return nil
	}
	right := math.Abs(b-a) / a * 100
	if math.Abs(right-said) <= 1 {
		return nil
	}
	at := story.Span{Start: start + m[0], End: start + m[1]}
	return []story.Check{warn(at, fmt.Sprintf("The change is %.1f per cent.", right))}
}

// unlike says that one amount is in millions or billions and the other is not.
func unlike(a, b string) bool {
	for _, w := range []string{" million", " billion", "m ", "bn "} {
		if strings.Contains(a, w) != strings.Contains(b, w) {
			return true
		}
	}
	return false
}
