package memory

import (
	"cmp"
	"slices"

	"quotedesk/app/story"
)

// How is what makes a name of a story remind of a person.
type How int

// From the surest to the least.
const (
	Same     How = iota + 1 // the full name, case and accents aside, of this person only
	Namesake                // the full name of several people
	Body                    // the name of an organisation: every country has a Treasury
	Spelled                 // the full name in another spelling
	Nickname                // a form that this person has been printed under, too short to tell
	Surname                 // the surname only
)

// Printed is a name of a story as its table shows it.
type Printed struct {
	Type story.EntityType
	Name string
	Role string // "" when none is printed
}

// Reminder is a person whom a name of a story may mean. Nothing but Same may be taken for known without a look.
type Reminder struct {
	Person Person
	How    How
	Spells bool // the name is not printed as it has been so far: accents, hyphens, another spelling
	Role   bool // the role is another one than the last known, where both are
}

// mostReminders is how many people one name reminds of.
const mostReminders = 3

// Remind tells whom a printed name may mean, the likeliest first, at most three. It is empty for a name that nobody
// has been met under.
func Remind(n Printed, people []Person) []Reminder {
	var out []Reminder
	for _, p := range people {
		how := meets(n, p)
		if how == 0 {
			continue
		}
		r := Reminder{Person: p, How: how, Role: RoleDiffers(n.Role, p.Role().Words)}
		r.Spells = how == Spelled || (how == Same || how == Body) && !p.names[oneLine(n.Name)]
		out = append(out, r)
	}
	surest := How(0)
	for _, r := range out {
		if surest == 0 || r.How < surest {
			surest = r.How
		}
	}
	out = slices.DeleteFunc(out, func(r Reminder) bool { return r.How != surest })
	if surest == Same && len(out) > 1 {
		for i := range out {
			out[i].How = Namesake
		}
	}
	slices.SortStableFunc(out, func(a, b Reminder) int {
		return cmp.Or(agrees(n, b)-agrees(n, a), b.Person.Last.Compare(a.Person.Last), cmp.Compare(a.Person.ID, b.Person.ID))
	})
	return out[:min(len(out), mostReminders)]
}

// agrees is 1 when both have a role and the two go together.
func agrees(n Printed, r Reminder) int {
	if n.Role != "" && r.Person.Role().Words != "" && !r.Role {
		return 1
	}
	return 0
}

// meets says how a printed name fits a person; 0 when it does not.
func meets(n Printed, p Person) How {
	if n.Type != p.Type {
		return 0
	}
	words := Words(n.Name)
	if key := Key(n.Type, n.Name); key != "" {
		switch {
		case p.keys[key] && n.Type == story.Organisation:
			return Body
		case p.keys[key]:
			return Same
		case n.Type == story.Person && p.spelled(words):
			return Spelled
		case n.Type == story.Organisation && p.hasAlias(words):
			return Nickname
		}
		return 0
	}
	switch {
	case n.Type != story.Person || len(core(words)) == 0:
		return 0
	case p.endsIn(words):
		return Surname
	case p.hasAlias(words):
		return Nickname
	}
	return 0
}

// endsIn says that the words are the last ones of a full name, particles and titles before them aside.
func (p Person) endsIn(words []string) bool {
	short := core(words)
	for key := range p.keys {
		_, name := keyWords(key)
		full := core(name)
		if len(short) < len(full) && slices.Equal(full[len(full)-len(short):], short) {
			return true
		}
	}
	return false
}

func (p Person) hasAlias(words []string) bool {
	return slices.ContainsFunc(p.Aliases, func(a Alias) bool { return slices.Equal(Words(a.Form), words) })
}

// spelled says that the words are a full name of the person in another spelling.
func (p Person) spelled(words []string) bool {
	for key := range p.keys {
		_, name := keyWords(key)
		if SpelledAlike(words, name) {
			return true
		}
	}
	return false
}

// SpelledAlike says that two full names, as Words has them, are spellings of one: as many words, all but one the same,
// and that one alike.
func SpelledAlike(a, b []string) bool {
	x, y := core(a), core(b)
	if len(x) != len(y) || len(x) < 2 {
		return false
	}
	other := -1
	for i := range x {
		if x[i] == y[i] {
			continue
		}
		if other >= 0 {
			return false
		}
		other = i
	}
	switch {
	case other < 0:
		return !slices.Equal(a, b) // particles or initials
	case other == len(x)-1:
		return alike(x[other], y[other]) || slip(x[other], y[other])
	}
	short := min(len(x[other]), len(y[other])) < 5 // Joan and John
	return !short && alike(x[other], y[other]) && !gendered(x[other], y[other])
}

// alike says that two words sound the same: the same consonants, at most two letters apart.
func alike(a, b string) bool {
	shorter := min(len([]rune(a)), len([]rune(b)))
	s := skeleton(a)
	return shorter >= 4 && len(s) >= 2 && s == skeleton(b) && story.Distance([]rune(a), []rune(b)) <= 2
}

// slip says that a long surname has one letter more, less or other than another one that begins like it.
func slip(a, b string) bool {
	return min(len([]rune(a)), len([]rune(b))) >= 7 && a[:3] == b[:3] && story.Distance([]rune(a), []rune(b)) == 1
}

// gendered says that two first names are a man's and a woman's, as far as their ends tell: Mario and Maria.
func gendered(a, b string) bool {
	return (a[len(a)-1] == 'a') != (b[len(b)-1] == 'a')
}
