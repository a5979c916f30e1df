package gui

import (
	"fmt"
	"strings"

	"quotedesk/app/check"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

func checkColumns() []grid.Column {
	return []grid.Column{
		{ID: "rule", Title: "Rule", Width: 56, MinWidth: 46, Mono: true},
		{ID: "severity", Title: "Severity", Width: 78, MinWidth: 60},
		{ID: "where", Title: "Where", Width: 120, MinWidth: 70, Lines: 2},
		{ID: "message", Title: "What", Width: 180, MinWidth: 120, Lines: 3, Grow: true},
		{ID: "fix", Title: "Fix", Width: 110, MinWidth: 60, Lines: 2},
		{ID: "status", Title: "Status", Width: 100, MinWidth: 60},
	}
}

// checkRows shows a document's alerts to the grid.
type checkRows struct {
	untinted
	doc      *review.Document
	lines    *lineIndex
	severity func(rule string) check.Severity // nil outside the desk's own table
	only     alertFilter
	rule     string // that the filter asks for
}

func (m *checkRows) show(d *review.Document) {
	m.doc, m.lines = d, nil
	if d != nil {
		m.lines = newLineIndex(d.Text)
	}
}

func (m *checkRows) Len() int {
	if m.doc == nil {
		return 0
	}
	return len(m.doc.Checks())
}

func (m *checkRows) Key(row int) string { return m.doc.Checks()[row].ID }

func (m *checkRows) Cell(row int, column string) grid.Cell {
	c := m.doc.Checks()[row]
	cell := grid.Cell{Text: m.text(c, column)}
	if c.Status == story.Rejected {
		cell.Color, cell.Strike = colorMuted, column == "message"
	}
	if column == "severity" && c.Status.Open() {
		cell.Badge = severityColor(m.severity(c.Rule))
	}
	if column == "status" {
		cell.Badge = colorOpen
		switch {
		case c.Status == story.Rejected:
			cell.Badge = colorRejected
		case c.Safety == story.Safe:
			cell.Badge = colorAdded
		case c.Status == story.Confirmed:
			cell.Badge = colorConfirmed
		case c.Safety == story.Offer:
			cell.Badge = colorWarn
		}
	}
	return cell
}

func (m *checkRows) text(c review.CheckRow, column string) string {
	switch column {
	case "rule":
		return c.Rule
	case "severity":
		return string(m.severity(c.Rule))
	case "where":
		return m.where(c.Span)
	case "message":
		return c.Message
	case "fix":
		return fixWords(m.doc.Text, c)
	case "status":
		return checkStatus(c)
	}
	return ""
}

// checkStatus says what the export will do about an alert.
func checkStatus(c review.CheckRow) string {
	switch {
	case c.Quiet:
		return "ignored"
	case c.Status == story.Rejected:
		return "leave as is"
	case c.Safety == story.Safe:
		return "will be fixed"
	case c.Status == story.Confirmed:
		return "looked at"
	case c.Safety == story.Offer:
		return "your call"
	}
	return "look"
}

func (m *checkRows) where(s story.Span) string {
	words := short(s.In(m.doc.Text), 28)
	line := fmt.Sprintf("line %d", m.lines.line(s.Start))
	if words == "" {
		return line
	}
	return line + ": " + words
}

// fixWords shows what a fix does, with invisible characters named.
func fixWords(text string, c review.CheckRow) string {
	var out []string
	for _, e := range c.Fix {
		was, to := visible(e.Span.In(text)), visible(e.Text)
		switch {
		case was == "":
			out = append(out, "add "+to)
		case to == "":
			out = append(out, "remove "+was)
		default:
			out = append(out, was+" becomes "+to)
		}
	}
	return strings.Join(out, ", ")
}

// visible shows a stretch of text with the characters that cannot be seen named and counted.
func visible(s string) string {
	var out []string
	count, last := 0, ""
	flush := func() {
		switch {
		case count == 1:
			out = append(out, last)
		case count > 1:
			out = append(out, fmt.Sprintf("%d %ss", count, last))
		}
		count, last = 0, ""
	}
	seen := ""
	for _, r := range s {
		name, hidden := hiddenNames[r]
		if hidden && seen != "" {
			out, seen = append(out, seen), ""
		}
		if name != last {
			flush()
		}
		if hidden {
			count, last = count+1, name
			continue
		}
		seen += string(r)
	}
	flush()
	if seen != "" {
		out = append(out, seen)
	}
	return strings.Join(out, " + ")
}

// hiddenNames are the characters a reader cannot see, or cannot tell from a space.
var hiddenNames = map[rune]string{
	' ': "space", '\u00a0': "no-break space", '\u202f': "narrow space", '\u2009': "thin space", '\t': "tab",
	'\u200b': "zero-width space", '\u00ad': "soft hyphen", '\ufeff': "zero-width no-break space",
	'\u200e': "left-to-right mark", '\u200f': "right-to-left mark",
}

// lineIndex finds the line of a byte offset.
type lineIndex struct{ starts []int }

func newLineIndex(text string) *lineIndex {
	x := &lineIndex{starts: []int{0}}
	for i := range len(text) {
		if text[i] == '\n' {
			x.starts = append(x.starts, i+1)
		}
	}
	return x
}

// line is the number, from 1, of the line that holds the byte.
func (x *lineIndex) line(offset int) int {
	lo, hi := 0, len(x.starts)
	for lo < hi {
		if mid := (lo + hi) / 2; x.starts[mid] <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
