package score

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

// twoPeople is “Ama Darko, mayor of Tema, met Dr Kofi Darko. By Joe Nix” with its people.
func twoPeople() Document {
	text := "Ama Darko, mayor of Tema, met Dr Kofi Darko. By Joe Nix"
	at := func(words string) Pair {
		i := strings.Index(text, words)
		return Pair{i, i + len(words)}
	}
	name := func(words, id string) Entity {
		s := at(words)
		return Entity{Start: s[0], End: s[1], Type: "PER", Cluster: NewCluster(id)}
	}
	return Document{ID: "two", Text: text,
		Entities: []Entity{name("Ama Darko", "ama"), name("Kofi Darko", "kofi"), name("Joe Nix", "nix")},
		People: []Person{
			{ID: "ama", Name: "Ama Darko", Roles: []string{"mayor of Tema"}, RoleSpans: []Pair{at("mayor of Tema")}},
			{ID: "kofi", Name: "Kofi Darko", Roles: []string{"Dr"}, RoleSpans: []Pair{at("Dr")}},
			{ID: "nix", Name: "Joe Nix", Furniture: true},
		}}
}

// perfect is what finds everything in d.
func perfect(d Document) []Entity {
	var out []Entity
	for _, p := range d.People {
		e := Entity{Type: "PER", ID: NewCluster(p.ID), Name: p.Name, RoleSpans: p.RoleSpans, Furniture: p.Furniture}
		if len(p.Roles) > 0 {
			e.Role = p.Roles[0]
		}
		for _, g := range d.Entities {
			if g.Cluster == NewCluster(p.ID) {
				e.Mentions = append(e.Mentions, Pair{g.Start, g.End})
			}
		}
		out = append(out, e)
	}
	return out
}

func peopleOf(d Document, found []Entity) PeopleResult {
	n := NewNames(NameTypes, 0)
	n.Add(d, &Prediction{ID: d.ID, Entities: found})
	return *n.Result().People
}

func TestPeople(t *testing.T) {
	exact := func(met, gold, pred int) NameScore { return overlap{met, pred, gold}.result() }
	tests := []struct {
		name   string
		change func([]Entity) []Entity
		want   PeopleResult
	}{
		{"perfect", func(e []Entity) []Entity { return e },
			PeopleResult{People: 3, Roles: exact(2, 2, 2), Closely: exact(2, 2, 2), WithRole: 2, RoleShown: 2, RoleNear: 2, Found: 3, Fullest: 3, Furniture: exact(1, 1, 1)}},
		{"nothing", func([]Entity) []Entity { return nil },
			PeopleResult{People: 3, Roles: exact(0, 2, 0), Closely: exact(0, 2, 0), WithRole: 2, Furniture: exact(0, 1, 0)}},
		{"two put together", func(e []Entity) []Entity {
			e[0].Mentions = append(e[0].Mentions, e[1].Mentions...)
			return append(e[:1], e[2])
		}, PeopleResult{People: 3, Merged: 1, Roles: exact(1, 2, 1), Closely: exact(1, 2, 1), WithRole: 2, RoleShown: 1, RoleNear: 1, Found: 3, Fullest: 2, Furniture: exact(1, 1, 1)}},
		{"the role of another", func(e []Entity) []Entity {
			e[0].RoleSpans, e[1].RoleSpans = e[1].RoleSpans, e[0].RoleSpans
			e[0].Role, e[1].Role = e[1].Role, e[0].Role
			return e
		}, PeopleResult{People: 3, Roles: exact(0, 2, 2), Closely: exact(0, 2, 2), WithRole: 2, Found: 3, Fullest: 3, Furniture: exact(1, 1, 1)}},
		{"edges of a role", func(e []Entity) []Entity {
			e[0].RoleSpans, e[0].Role = []Pair{{e[0].RoleSpans[0][0], e[0].RoleSpans[0][1] - 5}}, "mayor of"
			return e
		}, PeopleResult{People: 3, Roles: exact(1, 2, 2), Closely: exact(2, 2, 2), WithRole: 2, RoleShown: 1, RoleNear: 2, Found: 3, Fullest: 3, Furniture: exact(1, 1, 1)}},
		{"a reporter in the story", func(e []Entity) []Entity { e[2].Furniture = false; return e },
			PeopleResult{People: 3, Roles: exact(2, 2, 2), Closely: exact(2, 2, 2), WithRole: 2, RoleShown: 2, RoleNear: 2, Found: 3, Fullest: 3, Furniture: exact(0, 1, 0)}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := twoPeople()
			if diff := cmp.Diff(tt.want, peopleOf(d, tt.change(perfect(d)))); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestOnePersonTakenForTwo(t *testing.T) {
	d := twoPeople()
	d.Entities[2].Cluster = NewCluster("ama") // Joe Nix is Ama’s other name
	d.People = d.People[:2]
	e := perfect(twoPeople())
	if r := peopleOf(d, e); r.Split != 1 || r.Merged != 0 {
		t.Errorf("split %d, merged %d", r.Split, r.Merged)
	}
}

// TestPeopleStayInBounds gives roles and mentions at random: no count passes what there is.
func TestPeopleStayInBounds(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		d := twoPeople()
		span := rapid.Custom(func(rt *rapid.T) Pair {
			a := rapid.IntRange(0, len(d.Text)-1).Draw(rt, "a")
			return Pair{a, rapid.IntRange(a+1, len(d.Text)).Draw(rt, "b")}
		})
		spans := rapid.SliceOfN(span, 0, 4)
		var found []Entity
		for range rapid.IntRange(0, 4).Draw(rt, "names") {
			found = append(found, Entity{Type: "PER", Mentions: slices.Concat([]Pair{span.Draw(rt, "m")}, spans.Draw(rt, "more")), RoleSpans: spans.Draw(rt, "roles"), Furniture: rapid.Bool().Draw(rt, "f")})
		}
		r := peopleOf(d, found)
		for _, s := range []NameScore{r.Roles, r.Closely, r.Furniture} {
			if s.Met > s.Gold || s.Met > s.Pred {
				rt.Fatalf("%+v", r)
			}
		}
		if r.Roles.Met > r.Closely.Met || r.RoleShown > r.RoleNear || r.RoleNear > r.WithRole || r.Found > r.People || r.Fullest > r.Found {
			rt.Fatalf("%+v", r)
		}
	})
}
