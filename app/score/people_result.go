package score

import (
	"fmt"
	"strings"
)

// PeopleResult is what a count of people comes to.
type PeopleResult struct {
	People int `json:"people"`
	Merged int `json:"merged"` // people put together with somebody else
	Split  int `json:"split"`  // names too many: one person taken for several

	Roles   NameScore `json:"roles"`         // places of roles, edge for edge, tied to the right person
	Closely NameScore `json:"roles_closely"` // at least half the words in common

	WithRole  int `json:"with_role"`  // people that the story gives a role
	RoleShown int `json:"role_shown"` // of them: the role shown is one of theirs, word for word
	RoleNear  int `json:"role_near"`  // of them: at least half the words in common

	Found     int       `json:"found"`   // people found at all
	Fullest   int       `json:"fullest"` // of them: shown under their fullest form
	Furniture NameScore `json:"furniture"`
}

func (c *peopleCount) result() PeopleResult {
	return PeopleResult{
		People: c.people, Merged: c.merged, Split: c.split,
		Roles: c.roles.result(), Closely: c.closely.result(),
		WithRole: c.withRole, RoleShown: c.roleShown, RoleNear: c.roleNear,
		Found: c.found, Fullest: c.fullest, Furniture: c.furniture.result(),
	}
}

// table is the result for a person.
func (r PeopleResult) table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "people %d, put together with another %d, taken for several %d\n", r.People, r.Merged, r.Split)
	row := func(name string, s NameScore) {
		fmt.Fprintf(&b, "%-14s P %6.2f  R %6.2f  F1 %6.2f   (tp %d, predicted %d, gold %d)\n",
			name, 100*s.P, 100*s.R, 100*s.F1, s.Met, s.Pred, s.Gold)
	}
	row("roles exact", r.Roles)
	row("roles closely", r.Closely)
	fmt.Fprintf(&b, "people with a role %d: shown word for word %d, closely %d\n", r.WithRole, r.RoleShown, r.RoleNear)
	fmt.Fprintf(&b, "people found %d: under their fullest name %d\n", r.Found, r.Fullest)
	row("furniture", r.Furniture)
	return b.String()
}
