package intake

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/intake/pdf"
)

// fromPages makes paragraphs of the lines of pages: columns are read one after the other, running heads and page
// numbers are left out, words broken at a line's end are joined.
func fromPages(pages []pdf.Page) document {
	dropped := dropRunning(pages)
	p := newParagraphs(pages)
	sideways := 0
	for _, page := range pages {
		sideways += page.Sideways
		for _, column := range columns(page.Lines) {
			p.column(column)
		}
	}
	d := document{form: "PDF document (.pdf)", text: p.text()}
	d.changed = append(d.changed, "Lines were joined to paragraphs, columns read one after the other; pictures were left out.")
	if dropped > 0 {
		d.changed = append(d.changed, fmt.Sprintf("%s at the head or foot of pages (repeated lines, page numbers) %s left out.", count(dropped, "line"), wasWere(dropped)))
	}
	if p.joined > 0 {
		d.changed = append(d.changed, fmt.Sprintf("%s broken at the end of a line %s joined.", count(p.joined, "word"), wasWere(p.joined)))
	}
	if sideways > 0 {
		d.changed = append(d.changed, fmt.Sprintf("%s that %s at an angle %s left out.", count(sideways, "letter"), standStands(sideways), wasWere(sideways)))
	}
	d.notes = []string{fmt.Sprintf("Read from %s of a PDF: line ends, columns and paragraphs are worked out from where the letters stand; look at them.", count(len(pages), "page"))}
	return d
}

func standStands(n int) string {
	if n == 1 {
		return "stands"
	}
	return "stand"
}

// margin is the part of a page's height at its head and foot in which running lines stand.
const margin = 0.12

var pageNumber = regexp.MustCompile(`(?i)^([-–—|·]\s*)?(page|p\.|seite|página)?\s*(\d{1,4}|[ivxl]{1,6})(\s*(of|/|von|de)\s*\d{1,4})?(\s*[-–—|·])?$`)

// dropRunning takes out the lines at the head and foot of pages that come again on others, numbers aside, and page
// numbers. It returns how many.
func dropRunning(pages []pdf.Page) int {
	on := map[string]map[int]bool{}
	for i, p := range pages {
		for _, l := range p.Lines {
			if inMargin(p, l) {
				key := running(p, l)
				if on[key] == nil {
					on[key] = map[int]bool{}
				}
				on[key][i] = true
			}
		}
	}
	enough := max(2, (len(pages)*3+9)/10)
	n := 0
	for i, p := range pages {
		pages[i].Lines = slices.DeleteFunc(p.Lines, func(l pdf.Line) bool {
			gone := inMargin(p, l) && (len(on[running(p, l)]) >= enough || pageNumber.MatchString(l.Text))
			if gone {
				n++
			}
			return gone
		})
	}
	return n
}

func inMargin(p pdf.Page, l pdf.Line) bool {
	return p.Height > 0 && (l.Base < p.Height*margin || l.Base > p.Height*(1-margin))
}

// running is what a line of a margin has in common with those of other pages: its words without numbers, and its place.
func running(p pdf.Page, l pdf.Line) string {
	words := strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return '#'
		}
		return unicode.ToLower(r)
	}, oneLine(l.Text))
	for strings.Contains(words, "##") {
		words = strings.ReplaceAll(words, "##", "#")
	}
	return fmt.Sprint(words, " ", math.Round(l.Base/p.Height*40))
}

// Least sizes of a column, so that a table's columns or an indented list are not taken for one.
const (
	columnLines  = 3
	columnLetter = 12 // letters in its middling line
)

// columns parts the lines of a page, or of a part of one, into columns in reading order. What runs over several columns,
// such as a headline, parts those above it from those below.
func columns(lines []pdf.Line) [][]pdf.Line {
	at, ok := gutter(lines)
	if !ok {
		if len(lines) == 0 {
			return nil
		}
		return [][]pdf.Line{lines}
	}
	var out [][]pdf.Line
	var left, right, over []pdf.Line
	flush := func() {
		out = append(out, columns(left)...)
		out = append(out, columns(right)...)
		left, right = nil, nil
	}
	settle := func() {
		if len(over) > 0 {
			out = append(out, over)
			over = nil
		}
	}
	for _, l := range downwards(lines) {
		switch {
		case l.Right <= at:
			settle()
			left = append(left, l)
		case l.Left >= at:
			settle()
			right = append(right, l)
		default:
			flush()
			over = append(over, l)
		}
	}
	flush()
	settle()
	return out
}

// gutter finds where an empty stripe parts two columns that stand beside each other.
func gutter(lines []pdf.Line) (at float64, ok bool) {
	if len(lines) < 2*columnLines {
		return 0, false
	}
	var edges []float64
	for _, l := range lines {
		edges = append(edges, l.Right)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	fewest := len(lines)*35/100 + 1
	for _, e := range edges {
		over := 0
		var left, right []pdf.Line
		next := math.Inf(1)
		for _, l := range lines {
			switch {
			case l.Right <= e:
				left = append(left, l)
			case l.Left > e:
				right = append(right, l)
				next = min(next, l.Left)
			default:
				over++
			}
		}
		if over >= fewest || next-e < 2 || !column(left) || !column(right) || !beside(left, right) {
			continue
		}
		if wide := next - e; wide < 1.2*middling(left, func(l pdf.Line) float64 { return l.Size }) {
			continue
		}
		fewest, at, ok = over, (e+next)/2, true
	}
	return at, ok
}

func column(lines []pdf.Line) bool {
	return len(lines) >= columnLines && middling(lines, func(l pdf.Line) float64 { return float64(len([]rune(l.Text))) }) >= columnLetter
}

// beside says that the two stand beside each other for a good part of the smaller one's height.
func beside(a, b []pdf.Line) bool {
	low, high := func(l []pdf.Line) float64 { return extreme(l, math.Min) }, func(l []pdf.Line) float64 { return extreme(l, math.Max) }
	common := min(high(a), high(b)) - max(low(a), low(b))
	return common > 0.3*min(high(a)-low(a), high(b)-low(b))
}

func extreme(lines []pdf.Line, of func(a, b float64) float64) float64 {
	e := lines[0].Base
	for _, l := range lines {
		e = of(e, l.Base)
	}
	return e
}

func middling(lines []pdf.Line, of func(pdf.Line) float64) float64 {
	if len(lines) == 0 {
		return 0
	}
	var all []float64
	for _, l := range lines {
		all = append(all, of(l))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

// downwards orders lines from the head of the page to its foot; those of one row from left to right.
func downwards(lines []pdf.Line) []pdf.Line {
	out := slices.Clone(lines)
	slices.SortStableFunc(out, func(a, b pdf.Line) int { return compareFloat(b.Base, a.Base) })
	for from := 0; from < len(out); {
		to := from + 1
		for to < len(out) && out[from].Base-out[to].Base < 0.7*max(out[from].Size, out[to].Size) {
			to++
		}
		slices.SortStableFunc(out[from:to], func(a, b pdf.Line) int { return compareFloat(a.Left, b.Left) })
		from = to
	}
	return out
}

func compareFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
