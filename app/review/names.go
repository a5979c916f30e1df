package review

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/story"
)

// touchedName is touched for the names table.
func (d *Document) touchedName(n *NameRow, c Correction) Correction {
	to := story.Corrected
	if n.ByHand {
		to = story.Added
	}
	if n.Status == to || n.Gone {
		return c
	}
	was := n.Status
	c.Before.Status, c.After.Status = &was, &to
	return looked(c, n.Was, n.Look)
}

// SetLabel sets the form a name is shown under. It does not change the story's words.
func (d *Document) SetLabel(id, label, cause string) ([]Correction, error) {
	n := d.name(id)
	if n == nil {
		return nil, errNoRow(Names, id)
	}
	label = strings.TrimSpace(label)
	if label == "" {
		return nil, fmt.Errorf("a name cannot be empty; press Delete to say that it is no name")
	}
	if n.Name == label {
		return nil, nil
	}
	was := n.Name
	return d.sign([]Correction{d.touchedName(n, Correction{What: Label, Table: Names, Target: id, Cause: cause,
		Before: Patch{Label: &was}, After: Patch{Label: &label}})}), nil
}

// SetType says what the name stands for.
func (d *Document) SetType(id string, t story.EntityType, cause string) ([]Correction, error) {
	n := d.name(id)
	if n == nil {
		return nil, errNoRow(Names, id)
	}
	if !slices.Contains(story.EntityTypes, t) {
		return nil, fmt.Errorf("%q is no type of name", t)
	}
	if n.Type == t {
		return nil, nil
	}
	was := n.Type
	return d.sign([]Correction{d.touchedName(n, Correction{What: Type, Table: Names, Target: id, Cause: cause,
		Before: Patch{Type: &was}, After: Patch{Type: &t}})}), nil
}

// SetNameRole sets the role of a person; every quotation of that person shows it.
func (d *Document) SetNameRole(id, role, cause string) ([]Correction, error) {
	n := d.name(id)
	if n == nil {
		return nil, errNoRow(Names, id)
	}
	if role = strings.TrimSpace(role); n.Role == role {
		return nil, nil
	}
	was := n.Role
	step := []Correction{d.touchedName(n, Correction{What: Role, Table: Names, Target: id, Cause: cause,
		Before: Patch{Role: &was}, After: Patch{Role: &role}})}
	if role == "" {
		step = append(step, d.withoutPrintedRole(id, "", cause)...)
	}
	return d.sign(step), nil
}
