package gui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

func nameColumns() []grid.Column {
	return []grid.Column{
		{ID: "name", Title: "Name", Width: 150, MinWidth: 90, Lines: 2, Editable: true, Grow: true},
		{ID: "type", Title: "Type", Width: 104, MinWidth: 60, Editable: true},
		{ID: "role", Title: "Role", Width: 130, MinWidth: 90, Lines: 2, Editable: true, Grow: true},
		{ID: "forms", Title: "Other forms", Width: 110, MinWidth: 96, Lines: 2, Grow: true},
		{ID: "mentions", Title: "Mentions", Width: 78, MinWidth: 44, Align: fyne.TextAlignTrailing},
		{ID: "status", Title: "Status", Width: 96, MinWidth: 60, Editable: true},
	}
}

// nameRows shows a document's names to the grid.
type nameRows struct {
	untinted
	doc *review.Document
}

func (m *nameRows) Len() int {
	if m.doc == nil {
		return 0
	}
	return len(m.doc.Names())
}

func (m *nameRows) Key(row int) string { return m.doc.Names()[row].ID }

func typeColor(t story.EntityType) fyne.ThemeColorName {
	switch t {
	case story.Person:
		return colorPerson
	case story.Organisation:
		return colorOrganisation
	case story.Place:
		return colorPlace
	}
	return colorOther
}

func (m *nameRows) Cell(row int, column string) grid.Cell {
	n := m.doc.Names()[row]
	c := grid.Cell{Text: m.text(n, column)}
	if n.Status == story.Rejected {
		c.Color, c.Strike = colorMuted, column == "name"
	}
	switch column {
	case "name":
		c.Bold = n.Status != story.Rejected
		if _, ok := m.doc.SourceOf(n.ID); ok {
			c.After = protectedSign
		}
	case "type":
		c.Badge = typeColor(n.Type)
	case "status":
		c.Badge = statusColor(n.Status)
	}
	return c
}

func (m *nameRows) text(n review.NameRow, column string) string {
	switch column {
	case "name":
		return n.Name
	case "type":
		return review.TypeWords[n.Type]
	case "role":
		return n.Role
	case "forms":
		return otherForms(m.doc.Text, n)
	case "mentions":
		if n.Gone {
			return "0"
		}
		return fmt.Sprint(len(n.Mentions))
	case "status":
		if n.Gone {
			return "removed"
		}
		return string(n.Status)
	}
	return ""
}

func otherForms(text string, n review.NameRow) string {
	var out []string
	for _, f := range n.Forms(text) {
		if f = oneLine(f); f != n.Name {
			out = append(out, f)
		}
	}
	return strings.Join(out, ", ")
}

func (m *nameRows) choices(_, column string) (grid.Choices, bool) {
	switch column {
	case "type":
		return grid.Choices{Options: typeChoices()}, true
	case "status":
		return grid.Choices{Options: []string{string(story.Confirmed), string(story.Rejected), string(story.Unreviewed)}}, true
	}
	return grid.Choices{}, false
}

func (m *nameRows) edit(key, column, typed string) act {
	return func(d *review.Document) ([]review.Correction, error) {
		switch column {
		case "name":
			return d.SetLabel(key, typed, "cell")
		case "type":
			return d.SetType(key, typeOf(strings.TrimSpace(strings.ToLower(typed))), "cell")
		case "role":
			return d.SetNameRole(key, typed, "cell")
		case "status":
			return setStatus(d, review.Names, key, typed)
		}
		return nil, fmt.Errorf("this cell cannot be changed")
	}
}
