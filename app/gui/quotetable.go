package gui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

func quoteColumns() []grid.Column {
	return []grid.Column{
		{ID: "no", Title: "No.", Width: 30, MinWidth: 30, Align: fyne.TextAlignTrailing},
		{ID: "kind", Title: "Kind", Width: 72, MinWidth: 50, Editable: true},
		{ID: "quote", Title: "Quotation", Width: 110, MinWidth: 110, Lines: 3, Grow: true},
		{ID: "speaker", Title: "Speaker", Width: 96, MinWidth: 92, Lines: 2, Editable: true, Grow: true},
		{ID: "role", Title: "Role", Width: 84, MinWidth: 76, Lines: 2, Editable: true, Grow: true},
		{ID: "cue", Title: "Cue", Width: 84, MinWidth: 40, Lines: 2, Editable: true},
		{ID: "confidence", Title: "Sure", Width: 44, MinWidth: 40, Align: fyne.TextAlignTrailing},
		{ID: "status", Title: "Status", Width: 112, MinWidth: 60, Editable: true},
		{ID: "verdict", Title: "Verified", Width: 104, MinWidth: 60},
		{ID: "note", Title: "Note", Width: 120, MinWidth: 60, Lines: 2, Editable: true},
	}
}

// quoteRows shows a document's quotations to the grid.
type quoteRows struct {
	untinted
	known   *known
	repeats *repeats
	doc     *review.Document
	byRisk  bool
	ranked  []review.Queued // by risk, brought up to date by rank
	places  map[string]int  // of the rows in the story, from 0

	risks   map[string]review.Risk // as the rows came, so that none jumps when it is put right
	risksOf string                 // the story
}

// rank brings the order of the rows up to date with the document.
func (m *quoteRows) rank() {
	m.ranked, m.places = nil, map[string]int{}
	if m.doc == nil {
		return
	}
	for i, q := range m.doc.Quotes() {
		m.places[q.ID] = i
	}
	m.ranked = m.doc.Ranked(m.known.met(m.doc))
	m.keepRisks()
	slices.SortFunc(m.ranked, func(a, b review.Queued) int {
		if m.byRisk && a.Risk != b.Risk {
			return int(a.Risk) - int(b.Risk)
		}
		return m.places[a.ID] - m.places[b.ID]
	})
}

// keepRisks gives rows the risk they came with. Only a change of the text makes a row another one.
func (m *quoteRows) keepRisks() {
	if m.risks == nil || m.risksOf != m.doc.ID {
		m.risks, m.risksOf = map[string]review.Risk{}, m.doc.ID
	}
	for i, q := range m.ranked {
		was, ok := m.risks[q.ID]
		if ok && was != review.RiskChanged && q.Risk != review.RiskChanged {
			m.ranked[i].Risk = was
			continue
		}
		m.risks[q.ID] = q.Risk
	}
}

// at is the row that is shown at a place.
func (m *quoteRows) at(row int) review.QuoteRow { return m.doc.Quotes()[m.places[m.ranked[row].ID]] }

// why is the risk of a row.
func (m *quoteRows) why(id string) review.Risk {
	if i := slices.IndexFunc(m.ranked, func(q review.Queued) bool { return q.ID == id }); i >= 0 {
		return m.ranked[i].Risk
	}
	return review.RiskNone
}

// next is the open row after the one with the id, in the order shown; from the end it goes on at the front. It is ""
// when none is open.
func (m *quoteRows) next(id string) string {
	n := len(m.ranked)
	from := slices.IndexFunc(m.ranked, func(q review.Queued) bool { return q.ID == id })
	for i := range n {
		if row := m.at((from + 1 + i) % n); row.Status.Open() {
			return row.ID
		}
	}
	return ""
}

func (m *quoteRows) Len() int {
	if m.doc == nil {
		return 0
	}
	return len(m.ranked)
}

func (m *quoteRows) Key(row int) string { return m.ranked[row].ID }

func (m *quoteRows) Cell(row int, column string) grid.Cell {
	q := m.at(row)
	c := grid.Cell{Text: m.text(row, q, column), Strike: q.Status == story.Rejected && column == "quote"}
	if q.Status == story.Rejected {
		c.Color = colorMuted
	}
	switch column {
	case "no":
		c.Color = colorMuted
		if !q.Status.Open() {
			c.Badge = statusColor(q.Status)
		}
	case "quote":
		if m.repeats.mark(q) != "" {
			c.Color = colorWarn
		}
	case "kind":
		c.Badge = kindColor(q.Kind)
	case "speaker":
		c.Bold, c.After = q.Status != story.Rejected, signOf(m.doc, q)
		if c.Text == "" {
			c.Hint, c.Color, c.Bold = "nobody yet", colorWarn, false
		}
	case "confidence":
		if q.Confidence < unsure && q.Status.Open() {
			c.Color, c.Bold = colorWarn, true
		}
	case "status":
		c.Badge = statusColor(q.Status)
	case "verdict":
		c.Badge = standingColor(m.doc.Standing(q))
	}
	return c
}

// unsure is the confidence under which a row asks for a look.
const unsure = 0.7

func (m *quoteRows) text(row int, q review.QuoteRow, column string) string {
	switch column {
	case "no":
		return fmt.Sprint(m.places[q.ID] + 1)
	case "kind":
		return string(q.Kind)
	case "quote":
		return m.repeats.mark(q) + quoteWords(m.doc.Text, q)
	case "speaker":
		name := m.doc.SpeakerName(q)
		if by := m.doc.RelayedBy(q); by != "" {
			name += " (via " + by + ")"
		}
		return name
	case "role":
		return m.doc.SpeakerRole(q)
	case "cue":
		return wording(m.doc.Text, q.Cue)
	case "confidence":
		if q.ByHand {
			return ""
		}
		return fmt.Sprintf("%.0f%%", q.Confidence*100)
	case "status":
		if q.Gone {
			return "removed"
		}
		return string(q.Status)
	case "verdict":
		if q.Status == story.Rejected || q.Gone {
			return ""
		}
		return standingWords(m.doc.Standing(q))
	case "note":
		return q.Note
	}
	return ""
}

// quoteWords are the words of a row for the table: those that were deleted, or what an edit changed in them and how they
// now stand.
func quoteWords(text string, q review.QuoteRow) string {
	words := wording(text, q.Parts)
	switch {
	case q.Gone:
		return oneLine(q.Was)
	case q.Status == story.NeedsLook && q.Look != "":
		return strings.TrimPrefix(q.Look, "the words changed: ") + " – " + words
	}
	return words
}

// wording joins the parts of an interrupted quotation as a reader would.
func wording(text string, parts []story.Span) string {
	words := make([]string, 0, len(parts))
	for _, p := range parts {
		words = append(words, oneLine(p.In(text)))
	}
	return strings.Join(words, " … ")
}

// less orders by value where the shown text would mislead.
func (m *quoteRows) less(column string, a, b int) bool {
	qa, qb := m.at(a), m.at(b)
	switch column {
	case "no":
		return m.places[qa.ID] < m.places[qb.ID]
	case "confidence":
		return qa.Confidence < qb.Confidence
	}
	ta, tb := strings.ToLower(m.text(a, qa, column)), strings.ToLower(m.text(b, qb, column))
	if ta != tb {
		return ta < tb
	}
	return a < b
}

func (m *quoteRows) choices(key, column string) (grid.Choices, bool) {
	switch column {
	case "kind":
		return grid.Choices{Options: []string{string(story.Direct), string(story.Mixed), string(story.Indirect)}}, true
	case "speaker":
		here := m.doc.People()
		return grid.Choices{Options: here, Free: true, More: func(typed string) []grid.Option { return m.known.completions(typed, here) }}, true
	case "status":
		return grid.Choices{Options: []string{string(story.Confirmed), string(story.Rejected), string(story.ForChecker), string(story.Unreviewed)}}, true
	}
	return grid.Choices{}, false
}

// edit is the act that a committed cell asks for.
func (m *quoteRows) edit(key, column, typed string) act {
	return func(d *review.Document) ([]review.Correction, error) {
		q, ok := d.Quote(key)
		if !ok {
			return nil, fmt.Errorf("this quotation is no longer in the story")
		}
		switch column {
		case "kind":
			return d.SetKind(key, story.Kind(typed), "cell")
		case "speaker":
			return m.setSpeaker(d, q, typed)
		case "role":
			return d.SetRole(key, typed, "cell")
		case "cue":
			if typed == wording(d.Text, q.Cue) {
				return nil, nil
			}
			cue, err := d.CueWords(q, typed)
			if err != nil {
				return nil, err
			}
			return d.SetCue(key, cue, "cell")
		case "status":
			return setStatus(d, review.Quotes, key, typed)
		case "note":
			return d.SetNote(key, typed, "cell")
		}
		return nil, fmt.Errorf("this cell cannot be changed")
	}
}

// setSpeaker takes the typed words without what the cell shows behind the name.
func (m *quoteRows) setSpeaker(d *review.Document, q review.QuoteRow, typed string) ([]review.Correction, error) {
	if by := d.RelayedBy(q); by != "" {
		typed = strings.TrimSuffix(typed, " (via "+by+")")
	}
	return d.SetSpeaker(q.ID, d.Speaker(q, typed), "cell")
}

func setStatus(d *review.Document, table review.Table, key, typed string) ([]review.Correction, error) {
	switch story.Status(strings.TrimSpace(strings.ToLower(typed))) {
	case story.Confirmed:
		return d.Confirm(table, key, "cell")
	case story.Rejected:
		return d.Reject(table, key, "", "cell")
	case story.ForChecker:
		return d.AskChecker(table, key, "cell")
	case story.Unreviewed:
		return d.Reopen(table, key, "cell")
	}
	return nil, fmt.Errorf("choose confirmed, rejected, for a checker or unreviewed")
}
