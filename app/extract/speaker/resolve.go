package speaker

import (
	"context"
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// Choice is the speaker found for one draft.
type Choice struct {
	Mention      []story.Span // as printed; nil when nobody stands there
	Name         string       // resolved; empty when nobody could be named
	Entity       string       // story.Entity.ID, or empty
	Role         string       // as printed
	Relay        string       // story.Entity.ID of who passes the words on, or the printed phrase when it is no entity
	Certainty    float64      // 0 to 1
	Subject      float64      // how sure the phrase is that stands for the speaker, 0 to 1
	Share        float64      // of the choice among those weighed, 0 to 1; 1 when nobody was
	How          Way
	Type         story.EntityType // of the speaker; empty when it is none
	Why          string           // how the speaker was found, in plain words
	Alternatives []story.Alternative

	entity    int // index into Cast.Entities, -1 for none
	paragraph int
	rivals    []rival
}

// Way is how a speaker was found.
type Way byte

// The ways: by a printed name, a pronoun, a noun that stays what it is, a noun that stands for somebody named, the
// label of a transcript, the neighbours of words without an attribution.
const (
	ByName    Way = 'm'
	ByPronoun Way = 'r'
	ByNoun    Way = 'n'
	ByOffice  Way = 'k'
	ByLabel   Way = 't'
	ByNearby  Way = 'o'
)

// Resolve finds the speaker of each draft; the answer has one Choice a draft. A
// draft whose subject turns out to be another phrase is changed. skip names the units that stand in byline
// or dateline and are nobody's words. It stops with the context's error when that is cancelled.
func Resolve(ctx context.Context, sheet *quote.Sheet, drafts []quote.Draft, cast Cast, skip func(unit int) bool, judge *Judge) ([]Choice, error) {
	s := newScene(sheet, cast, skip)
	s.judge = judge
	settled := s.settle(drafts)
	s.readRoles(drafts)
	out := make([]Choice, len(drafts))
	for i := range drafts {
		if i%64 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
		}
		d := &drafts[i]
		var next *Choice
		if i+1 < len(drafts) && d.Place == quote.Nowhere {
			next = s.preview(&drafts[i+1])
		}
		past := s.speaking[0]
		if i > 0 && out[i-1].Name != "" && out[i-1].entity < 0 && s.pronoun(d) == it {
			past = &out[i-1] // it may take up a document, which holds no floor
		}
		out[i] = s.choose(&question{draft: i, d: d, past: past, other: s.speaking[1], next: next, opens: s.opens(d)})
		out[i].paragraph, out[i].Subject = d.Paragraph, settled[i].share
		out[i].rivals = append(out[i].rivals, settled[i].rivals...)
		s.finish(&out[i], d)
		out[i].rivals = nil // listed by now, and a long text has many
		s.give(&out[i], d)
	}
	s.echo(drafts, out)
	return out, nil
}

// give hands the floor to who speaks, and remembers who is spoken to.
func (s *scene) give(c *Choice, d *quote.Draft) {
	if s.takesFloor(c, d) {
		if s.speaking[0] != nil && s.speaking[0].entity != c.entity {
			s.speaking[1] = s.speaking[0]
		}
		s.speaking[0] = c
	}
	if at := d.CueUnit + 1; d.CueUnit >= 0 && at < len(s.Units) && s.Units[at].Kind == quote.Name && d.Place == quote.Before {
		s.listeners[s.entity(at)] = d.Paragraph + 1
	}
}

// opens says that the words begin their paragraph.
func (s *scene) opens(d *quote.Draft) bool {
	return d.At == 0 || s.Paragraph(d.At-1) != s.Paragraph(d.At)
}

// takesFloor says that the speaker may be who speaks on: a document or nobody does not.
func (s *scene) takesFloor(c *Choice, d *quote.Draft) bool {
	if c.entity >= 0 {
		return s.cast.Entities[c.entity].Type == story.Person || d.Kind != story.Indirect
	}
	return c.Name != "" && (d.Subject.Empty() || s.Units[d.Subject.Head].Class&quote.Document == 0)
}

// readRoles files the roles that the attributions themselves print.
func (s *scene) readRoles(drafts []quote.Draft) {
	for i := range drafts {
		d := &drafts[i]
		if d.Role.Empty() || d.Subject.Empty() || s.Units[d.Subject.Head].Kind != quote.Name {
			continue
		}
		e := s.entity(d.Subject.Head)
		if named(s.cast.Entities[e].Type) {
			s.fileRole(e, d.Role.In(s.Text))
		}
	}
}

// preview is the named speaker of the draft that follows, if it names one.
func (s *scene) preview(d *quote.Draft) *Choice {
	if d.Subject.Empty() || s.Units[d.Subject.Head].Kind != quote.Name {
		return nil
	}
	return &Choice{entity: s.entity(d.Subject.Head), paragraph: d.Paragraph}
}

// choose reads the subject that stands in the attribution, or weighs the neighbours when there is none.
func (s *scene) choose(q *question) Choice {
	d := q.d
	if d.Place == quote.Unnamed {
		return Choice{How: ByNearby, Share: 1, entity: -1, Certainty: 0.5, Why: "nobody is named who says it"}
	}
	if d.Subject.Empty() {
		return s.orphan(q)
	}
	if d.Place == quote.Turn {
		c := s.turn(d)
		c.How, c.Share = ByLabel, 1
		return c
	}
	u := &s.Units[d.Subject.Head]
	c := Choice{Mention: []story.Span{s.Span(d.Subject)}, How: ByNoun, Share: 1, entity: -1}
	if w := d.Subject.Who; w >= d.Subject.Last {
		c.Mention = append(c.Mention, s.Units[w].Span())
	}
	switch {
	case u.Kind == quote.Name && d.Subject.Last-d.Subject.First == 1 || u.Kind == quote.Name && u.Type() == story.Person:
		c.How = ByName
		return s.byName(c, d, u)
	case u.Kind == quote.Plain && u.Class&(quote.Pronoun|quote.Object) != 0 && d.Subject.Last-d.Subject.First == 1:
		c.How = ByPronoun
		return s.byPronoun(c, q, u.Low)
	}
	return s.byNoun(c, q)
}

// byName takes a printed name.
func (s *scene) byName(c Choice, d *quote.Draft, u *quote.Unit) Choice {
	e := s.entity(d.Subject.Head)
	ent := &s.cast.Entities[e]
	c.entity, c.Entity, c.Name = e, ent.ID, ent.Name
	c.Certainty = 0.97
	if d.Place == quote.Joined {
		c.Certainty = 0.88
	}
	printed := u.Span().In(s.Text)
	switch ent.Type {
	case story.Person, story.Organisation:
	case story.Place:
		c.Certainty -= 0.1
	default:
		c.entity, c.Entity, c.Name = -1, "", printed
		c.Certainty -= 0.2
	}
	c.Why = "subject " + printed
	if c.Name != printed {
		c.Why += " = " + c.Name
	}
	return c
}

// take makes the best candidate the choice and remembers the rest.
func (s *scene) take(c *Choice, list []candidate) {
	ent := &s.cast.Entities[list[0].entity]
	c.entity, c.Entity, c.Name = list[0].entity, ent.ID, ent.Name
	c.Certainty, c.Share = 0.5+0.45*list[0].share, list[0].share
	c.rivals = append(c.rivals, rivals(list[1:])...)
}

// reason says in words for an editor what speaks most for a candidate.
func (c *candidate) reason(q *question) string {
	f := &c.facts
	switch {
	case f.last == "0" || f.last == "1" && f.paragraphs != 0:
		return "speaks just before"
	case f.subject == "1":
		return "subject of the sentence before"
	case f.subject == "0":
		return "subject of the same sentence"
	case f.subject == "p":
		return "subject of the paragraph"
	case f.next == "0" || f.next == "1" && q.want == anybody:
		return "speaks just after"
	case f.only && f.gender == "y":
		return "the only one the pronoun fits"
	case f.gender == "y":
		return "named before, the pronoun fits"
	case f.sort == "b" && q.want != anybody:
		return "the body named before"
	case f.sentences < 0:
		return "named just after"
	}
	return "named nearest before"
}

// orphan finds who says words that have no attribution of their own.
func (s *scene) orphan(q *question) Choice {
	d, past := q.d, q.past
	c := Choice{How: ByNearby, entity: -1}
	q.at, q.sentence, q.paragraph, q.want = d.At, d.Sentence, d.Paragraph, anybody
	list := s.rank(q)
	if past != nil && past.Name != "" && past.entity < 0 && past.paragraph == d.Paragraph {
		c.Name, c.Certainty, c.Why = past.Name, 0.5, "no attribution; "+past.Name+" speaks just before"
		return c
	}
	if len(list) == 0 {
		c.Certainty, c.Why = 0.2, "nobody is named near these words"
		return c
	}
	s.take(&c, list)
	c.Certainty *= 0.75
	if past != nil && past.entity == c.entity && d.Paragraph-past.paragraph <= 1 {
		c.Mention = past.Mention
	}
	c.Why = "no attribution; " + c.Name + ": " + list[0].reason(q)
	return c
}

// finish fills role, relay and alternatives.
func (s *scene) finish(c *Choice, d *quote.Draft) {
	if c.entity >= 0 {
		c.Type = s.cast.Entities[c.entity].Type
	}
	c.Alternatives = s.listed(c, d)
	switch {
	case !d.Role.Empty() && d.Role.Valid(s.Text):
		c.Role = strings.TrimSpace(d.Role.In(s.Text))
	case c.entity >= 0:
		c.Role = s.cast.Entities[c.entity].Role
	}
	if d.Via.Empty() {
		return
	}
	u := &s.Units[d.Via.Head]
	switch {
	case u.Kind == quote.Name && named(u.Type()):
		c.Relay = s.cast.Entities[s.entity(d.Via.Head)].ID
	case u.Kind == quote.Plain && u.Class&quote.Pronoun != 0:
		if list := s.rank(&question{draft: -1, at: d.Via.First, sentence: d.Sentence, paragraph: d.Paragraph, want: wanted(u.Low)}); len(list) > 0 {
			c.Relay = s.cast.Entities[list[0].entity].ID
		}
	default:
		c.Relay = withoutArticle(s.Span(d.Via).In(s.Text))
	}
}

// withoutArticle drops a leading article.
func withoutArticle(phrase string) string {
	for _, a := range []string{"the ", "The ", "THE ", "a ", "A ", "an ", "An "} {
		if rest, ok := strings.CutPrefix(phrase, a); ok {
			return rest
		}
	}
	return phrase
}
