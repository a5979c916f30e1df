package name

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// assemble turns sorted mentions into entities in order of first mention, and adds roles, gender and flags.
func (r *reader) assemble(list []sorted, heads map[int]heading) *Names {
	n := &Names{at: make([]int32, len(r.class)), forms: map[string][]int{}}
	number := map[int]int{} // label → entity
	for i := range list {
		s := &list[i]
		e, ok := number[s.label]
		if !ok {
			h := heads[s.label]
			e = n.open(h.kind, h.gender, h.why, h.confidence)
			number[s.label] = e
		}
		r.mention(n, s, e)
	}
	r.finish(n)
	return n
}

func (n *Names) open(t story.EntityType, g Gender, why string, confidence float64) int {
	n.Entities = append(n.Entities, story.Entity{ID: fmt.Sprintf("e%d", len(n.Entities)+1), Type: t, Why: why, Confidence: confidence})
	n.Genders = append(n.Genders, g)
	return len(n.Entities) - 1
}

// confidence turns the lead of a decision into a number from 0.5 to 0.99.
func (r *reader) confidence(g *group, k kind) float64 {
	lead := g.lead
	if g.kind != k {
		lead = 0
	}
	c := 0.5 + float64(min(max(lead, 0), 80))/80*0.49
	return float64(int(c*100)) / 100
}

// mention files c as a mention of entity e, with the role beside it.
func (r *reader) mention(n *Names, c *sorted, e int) {
	m := Mention{Entity: e, First: c.first, Last: c.last, Title: c.titleFirst, Furniture: c.furniture, Span: c.span}
	if n.Entities[e].Type == story.Person && !c.furniture {
		r.rolesOf(&m)
	}
	n.Mentions = append(n.Mentions, m)
	for i := m.First; i < m.Last; i++ {
		n.at[i] = int32(len(n.Mentions))
	}
	n.Entities[e].Mentions = append(n.Entities[e].Mentions, m.Span)
}

// span is the text of a name without the full stop of an abbreviation that also ends the sentence: "of Acme Ltd."
func (r *reader) span(first, last int) story.Span {
	s := r.d.Span(first, last)
	if last-first < 2 || r.d.Text[s.End-1] != '.' || last < len(r.class) && r.sameSentence(last-1, last) {
		return s
	}
	if word := r.printed(last - 1); len(word) > 3 && strings.Count(word, ".") == 1 {
		s.End--
	}
	return s
}

// finish fills in names, roles, furniture flags and forms.
func (r *reader) finish(n *Names) {
	rank := make([]int, len(n.Entities)) // how good the role found so far is
	inBody := make([]bool, len(n.Entities))
	placed := make([]bool, len(n.Entities)) // a title, a role or "of" stands beside a mention
	for k := range n.Mentions {
		m := &n.Mentions[k]
		e := &n.Entities[m.Entity]
		if form := m.Span.In(r.d.Text); better(form, e.Name) {
			e.Name = form
		}
		inBody[m.Entity] = inBody[m.Entity] || !m.Furniture
		if e.Type != story.Person {
			continue
		}
		placed[m.Entity] = placed[m.Entity] || m.Title < m.First || m.Role[1] > m.Role[0] || r.is(m.Last, "of") || r.is(m.Last+1, "who") || strings.HasSuffix(e.Name, ".")
		r.addRole(n, k, &rank[m.Entity])
	}
	r.rolesLater(n, rank)
	r.roleInLead(n, rank)
	r.rolesInClauses(n, rank)
	for i := range n.Entities {
		e := &n.Entities[i]
		e.Furniture = !inBody[i]
		if e.Type == story.Person && e.Furniture && e.Role == "" {
			e.Role = r.creditRole(e.Mentions[0])
		}
		if e.Type == story.Person && placed[i] && r.incomplete(e) {
			e.Flags = append(e.Flags, story.FlagIncompleteName)
		}
		r.display(n, e)
		n.addForms(e, i, r.d.Text)
	}
	r.fillGenders(n)
}

// better says that form is a fuller printing of a name than old: more words, not in capitals throughout, longer.
func better(form, old string) bool {
	if old == "" {
		return true
	}
	a, b := strings.Count(form, " ")+strings.Count(form, "-"), strings.Count(old, " ")+strings.Count(old, "-")
	if a != b {
		return a > b
	}
	loud, oldLoud := strings.ToUpper(form) == form, strings.ToUpper(old) == old
	if loud != oldLoud && a > 0 {
		return oldLoud
	}
	if x, y := initialsIn(form), initialsIn(old); x != y {
		return x < y
	}
	return utf8.RuneCountInString(form) > utf8.RuneCountInString(old)+2
}

// initialsIn counts the words that are one letter, with or without a full stop.
func initialsIn(form string) int {
	n := 0
	for _, w := range strings.Fields(form) {
		if utf8.RuneCountInString(strings.TrimSuffix(w, ".")) == 1 {
			n++
		}
	}
	return n
}

func (r *reader) creditRole(s story.Span) string {
	for _, c := range r.f.Credits {
		if r.d.Span(c.First, c.Last) == s {
			return c.Role
		}
	}
	return ""
}

// crowned are titles after which one name is the whole name.
var crowned = map[string]bool{"king": true, "queen": true, "prince": true, "princess": true, "pope": true, "saint": true, "st": true, "emperor": true, "sister": true, "brother": true, "father": true, "chief": true}

// incomplete says that the story gives no more than half of the name: one word, or a name that ends in an initial.
func (r *reader) incomplete(e *story.Entity) bool {
	first := r.d.At(e.Mentions[0].Start)
	words := strings.Fields(e.Name)
	last := words[len(words)-1]
	if len(words) > 1 {
		return len(last) == 2 && last[1] == '.' || len(last) == 1 || strings.EqualFold(last, "abu") || strings.HasSuffix(last, "-")
	}
	if c := (&candidate{first: first, titleFirst: first, last: first + 1}); r.kinBefore(c) || r.l.class[r.presented(c)].Has(Relation) {
		return false // his daughter Tamta
	}
	return first == 0 || !crowned[strings.TrimSuffix(r.lower(first-1), ".")]
}

// addForms files the forms of entity i for Lookup.
func (n *Names) addForms(e *story.Entity, i int, text string) {
	put := func(key string) {
		list := n.forms[key]
		if len(list) == 0 || list[len(list)-1] != i {
			n.forms[key] = append(list, i)
		}
	}
	for _, f := range e.Forms(text) {
		key := normal(f)
		put(key)
		if e.Type == story.Person {
			words := nameWords(key)
			put(strings.Join(words, " "))
			put(words[0])
			put(words[len(words)-1])
		}
	}
}
