package intake

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/intake/pdf"
)

// paragraphs joins the lines of columns.
type paragraphs struct {
	words  map[string]bool // that stand in the middle of lines, in small letters: they tell how a broken word is spelt
	all    []string
	last   pdf.Line // of the last paragraph; no Text before the first
	full   bool     // it reached the right edge of its column
	joined int      // words that were broken at the end of a line
}

var wordShape = regexp.MustCompile(`\pL+(-\pL+)*`)

func newParagraphs(pages []pdf.Page) *paragraphs {
	p := &paragraphs{words: map[string]bool{}}
	for _, page := range pages {
		for _, l := range page.Lines {
			for _, w := range wordShape.FindAllString(l.Text, -1) {
				p.words[strings.ToLower(w)] = true
			}
		}
	}
	return p
}

// text is everything so far. Where nothing came for a broken word to go on with, its hyphen stays.
func (p *paragraphs) text() string {
	return strings.ReplaceAll(strings.Join(p.all, "\n\n"), pdf.Hyphen, "-")
}

// column adds a column's lines.
func (p *paragraphs) column(lines []pdf.Line) {
	rows := rowsOf(lines)
	if len(rows) == 0 {
		return
	}
	shape := shapeOf(rows)
	for i, r := range rows {
		switch {
		case i == 0 && !p.goesOn(r):
			p.all = append(p.all, r.Text)
		case i > 0 && shape.begins(rows[i-1], r):
			p.all = append(p.all, r.Text)
		default:
			p.join(r.Text)
		}
		p.last, p.full = r, r.Right > shape.right-4*shape.size
	}
}

// rowsOf joins the lines that stand beside each other in one column: a table keeps its cells apart.
func rowsOf(lines []pdf.Line) []pdf.Line {
	var rows []pdf.Line
	for _, l := range downwards(lines) {
		n := len(rows)
		if n == 0 || rows[n-1].Base-l.Base >= 0.7*max(rows[n-1].Size, l.Size) {
			rows = append(rows, l)
			continue
		}
		r := &rows[n-1]
		apart := " "
		if l.Left-r.Right > 7*max(r.Size, l.Size) {
			apart = " | "
		}
		r.Text, r.Right = strings.TrimSuffix(r.Text, pdf.Hyphen)+apart+l.Text, max(r.Right, l.Right)
	}
	return rows
}

// shape is how a column is set.
type shape struct {
	left, right float64 // edges
	pitch       float64 // from one line to the next
	size        float64 // of letters
}

func shapeOf(rows []pdf.Line) shape {
	var left, right, pitch, size []float64
	for i, r := range rows {
		left, right, size = append(left, r.Left), append(right, r.Right), append(size, r.Size)
		if i > 0 {
			pitch = append(pitch, rows[i-1].Base-r.Base)
		}
	}
	for _, all := range [][]float64{left, right, pitch, size} {
		slices.Sort(all)
	}
	s := shape{left: left[len(left)/10], right: right[len(right)*9/10], size: size[len(size)/2]}
	if len(pitch) > 0 {
		s.pitch = pitch[len(pitch)/2]
	}
	if len(pitch) < 3 { // too few to tell: as lines are usually set, with no more than half the font’s size between them
		s.pitch = min(s.pitch, 2.8*s.size)
	}
	return s
}

var bulleted = regexp.MustCompile(`^([•‣▪●○*–—]|\d{1,2}[.)])\s`)

// begins says that a paragraph begins with the row: after more room, in another size, indented, or after a line that
// ended early with a sentence.
func (s shape) begins(before, r pdf.Line) bool {
	if broken(before.Text) {
		return false
	}
	step := before.Base - r.Base
	larger := max(before.Size, r.Size)
	switch {
	case step > 1.4*max(s.pitch, 2*larger):
		return true
	case larger-min(before.Size, r.Size) > 0.22*larger && (unlike(before.Text, r.Text) || larger > 1.3*s.size):
		return true
	case r.Left > s.left+1.2*s.size && before.Left <= s.left+0.8*s.size && r.Left < s.left+8*s.size:
		return true
	case bulleted.MatchString(r.Text):
		return true
	}
	short := s.right - before.Right
	return short > max(6*s.size, (s.right-s.left)*0.12) && finished(before.Text)
}

// unlike says that the sizes of two lines can be compared: both have small letters, whose height is measured.
func unlike(a, b string) bool {
	small := func(s string) bool { return strings.IndexFunc(s, unicode.IsLower) >= 0 }
	return small(a) && small(b)
}

// goesOn says that the last paragraph goes on in the next column or on the next page.
func (p *paragraphs) goesOn(r pdf.Line) bool {
	if p.last.Text == "" || len(p.all) == 0 {
		return false
	}
	if larger := max(p.last.Size, r.Size); larger-min(p.last.Size, r.Size) > 0.22*larger {
		return false
	}
	if broken(p.last.Text) {
		return true
	}
	first, _ := utf8.DecodeRuneInString(r.Text)
	return !finished(p.last.Text) && (unicode.IsLower(first) || p.full)
}

// finished says that a sentence ends with the line.
func finished(text string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text, `”"’'»)]`))
	return strings.ContainsRune(".!?…:", r)
}

// broken says that a word goes on in the next line.
func broken(text string) bool {
	if strings.HasSuffix(text, pdf.Hyphen) || strings.HasSuffix(text, "\u00AD") {
		return true
	}
	head, ok := strings.CutSuffix(text, "-")
	if !ok {
		head, ok = strings.CutSuffix(text, "\u2010")
	}
	r, _ := utf8.DecodeLastRuneInString(head)
	return ok && unicode.IsLetter(r)
}

// join adds a line to the last paragraph. A word broken at its end is put together: with a hyphen when it is spelt so
// elsewhere in the file or goes on in a capital or figure, without one otherwise.
func (p *paragraphs) join(line string) {
	n := len(p.all) - 1
	before := p.all[n]
	if !broken(before) {
		p.all[n] = before + " " + line
		return
	}
	hard := !strings.HasSuffix(before, "\u00AD")
	for _, hyphen := range []string{pdf.Hyphen, "\u00AD", "-", "\u2010"} {
		if head, ok := strings.CutSuffix(before, hyphen); ok {
			before = head
			break
		}
	}
	first := before[lastWord(before):]
	second := wordShape.FindString(line)
	next, _ := utf8.DecodeRuneInString(line)
	apart := strings.ToLower(first + "-" + second)
	together := strings.ToLower(lastPart(first) + second)
	keep := hard && (!unicode.IsLower(next) || p.words[apart] && !p.words[together])
	if keep {
		p.all[n] = before + "-" + line
		return
	}
	p.joined++
	p.all[n] = before + line
}

// lastWord is where the last word of the text begins, with its hyphens.
func lastWord(text string) int {
	return len(strings.TrimRightFunc(text, func(r rune) bool { return unicode.IsLetter(r) || r == '-' }))
}

// lastPart is the last part of a word with hyphens.
func lastPart(word string) string { return word[strings.LastIndexByte(word, '-')+1:] }
