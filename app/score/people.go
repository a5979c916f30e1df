package score

import "slices"

// Person is somebody an annotated story names, by the longest form, with the roles as printed.
type Person struct {
	ID        string   `json:"id"` // the cluster of the mentions, before it is quoted
	Name      string   `json:"name"`
	Roles     []string `json:"roles"`
	RoleSpans []Pair   `json:"role_spans"`
	Furniture bool     `json:"in_furniture,omitempty"` // named in byline or dateline only
}

// peopleCount adds up what a newsroom asks of people: nobody taken for somebody else, the role as printed, the fullest
// name, and those in byline and dateline kept apart.
type peopleCount struct {
	people, merged, split int
	roles, closely        overlap // places of roles tied to the right person
	withRole              int     // people that the story gives a role
	roleShown, roleNear   int     // of them: the role shown is one of theirs word for word, or by half its words
	found, fullest        int     // people found at all; those shown under their fullest form
	furniture             overlap
	errors                errorList
}

// add counts one story that says who its people are.
func (c *peopleCount) add(d Document, rows []Entity) {
	m := newMeeting(d, rows)
	c.people += len(d.People)
	c.countMerges(m)
	roles := map[int][]Pair{} // person → places of roles found
	for j, e := range m.found {
		p := m.personOf[j]
		if p < 0 {
			c.roles.pred += len(e.RoleSpans)
			c.closely.pred += len(e.RoleSpans)
			continue
		}
		for _, s := range e.RoleSpans {
			if !slices.Contains(roles[p], s) {
				roles[p] = append(roles[p], s)
			}
		}
	}
	for i, p := range d.People {
		c.countRoles(m, i, roles[i])
		c.furniture.gold += one(p.Furniture)
		j := m.foundOf[i]
		if j < 0 {
			c.withRole += one(len(p.RoleSpans) > 0)
			continue
		}
		c.found++
		c.furniture.pred += one(m.found[j].Furniture)
		c.furniture.met += one(m.found[j].Furniture && p.Furniture)
		if m.found[j].Name == p.Name {
			c.fullest++
		} else {
			c.errors.put(m.fault(misname, i, "shown as "+m.found[j].Name))
		}
		c.countShown(m, i, m.found[j].Role)
	}
}

// countMerges counts people that share a name found with somebody else, and names found that share a person.
func (c *peopleCount) countMerges(m *meeting) {
	for j := range m.found {
		var in []int
		for i := range m.people {
			if m.shared[i][j] > 0 {
				in = append(in, i)
			}
		}
		for _, i := range in[min(1, len(in)):] {
			c.merged++
			c.errors.put(m.fault(misname, i, "put together with "+m.people[in[0]].Name))
		}
	}
	for i := range m.people {
		n := 0
		for j := range m.found {
			n += one(m.shared[i][j] > 0)
		}
		if n > 1 {
			c.split += n - 1
			c.errors.put(m.fault(misname, i, "taken for several"))
		}
	}
}

// countRoles compares the places of the roles of person i.
func (c *peopleCount) countRoles(m *meeting, i int, found []Pair) {
	gold := m.people[i].RoleSpans
	c.roles.add(gold, found)
	c.closely.gold += len(gold)
	c.closely.pred += len(found)
	used := make([]bool, len(found))
	for _, g := range gold {
		hit := slices.Index(found, g)
		for k := range found {
			if hit < 0 && !used[k] && !slices.Contains(gold, found[k]) && m.near(g, found[k]) {
				hit = k
			}
		}
		if hit >= 0 && !used[hit] {
			used[hit] = true
			c.closely.met++
		}
		if hit < 0 {
			c.errors.put(m.faultAt(missed, g, "role of "+m.people[i].Name))
		}
	}
	for k, s := range found {
		if !slices.Contains(gold, s) {
			note := "no role of "
			if used[k] {
				note = "other words than the role of "
			}
			c.errors.put(m.faultAt(alarm, s, note+m.people[i].Name))
		}
	}
}

// countShown compares the role that is shown of person i with those printed.
func (c *peopleCount) countShown(m *meeting, i int, shown string) {
	p := m.people[i]
	if len(p.RoleSpans) == 0 {
		return
	}
	c.withRole++
	near := false
	for _, r := range p.Roles {
		near = near || alikeWords(lowWords(r), lowWords(shown))
	}
	c.roleNear += one(near)
	if slices.Contains(p.Roles, shown) {
		c.roleShown++
		return
	}
	c.errors.put(m.fault(misname, i, "role shown: "+shown))
}
