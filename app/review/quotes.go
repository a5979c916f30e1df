package review

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/story"
)

// The acts on quotations. Each proposes the corrections of one step and changes nothing itself; a nil step
// means that the row is so already. cause says what the person did: "key", "menu", "cell".

// SetSpeaker gives the quotation to another speaker. The role printed with the speaker there was goes with him:
// it would be untrue of anybody else.
func (d *Document) SetSpeaker(id string, to Speaker, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	was := speakerOf(q)
	if was.same(to) {
		return nil, nil
	}
	c := Correction{What: Attribution, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Speaker: &was}, After: Patch{Speaker: &to}}
	if role, none := q.Quote.SpeakerRole, ""; role != "" && (was.Name != to.Name || was.Entity != to.Entity) {
		c.Before.Role, c.After.Role = &role, &none
	}
	return d.sign([]Correction{d.touched(q, c)}), nil
}

func speakerOf(q *QuoteRow) Speaker {
	return Speaker{Mention: slices.Clone(q.Speaker), Name: q.Quote.SpeakerName, Entity: q.SpeakerEntity}
}

func (s Speaker) same(t Speaker) bool {
	return s.Name == t.Name && s.Entity == t.Entity && slices.Equal(s.Mention, t.Mention)
}

// touched adds the change of status that every correction of a field brings: a row a person has changed is
// corrected, one a person made stays added.
func (d *Document) touched(q *QuoteRow, c Correction) Correction {
	to := story.Corrected
	if q.ByHand {
		to = story.Added
	}
	if q.Status == to {
		return c
	}
	was := q.Status
	c.Before.Status, c.After.Status = &was, &to
	return looked(c, q.Was, q.Look)
}

// looked takes the old wording off a row that somebody has looked at after an edit of the text.
func looked(c Correction, was, look string) Correction {
	none := ""
	if was != "" {
		c.Before.Was, c.After.Was = &was, &none
	}
	if look != "" {
		c.Before.Look, c.After.Look = &look, &none
	}
	return c
}

// standing is a quotation whose words are in the story.
func (d *Document) standing(id string) (*QuoteRow, error) {
	q := d.quote(id)
	switch {
	case q == nil:
		return nil, errNoRow(Quotes, id)
	case q.Gone:
		return nil, errGone()
	}
	return q, nil
}

func errGone() error {
	return fmt.Errorf("the words of this row were deleted from the story; undo that edit to bring it back")
}

// Speaker reads what a person typed into the speaker cell: a name of the story in any printed form, or new
// words as they are. Case is folded; the printed mention stays only when the speaker stays.
func (d *Document) Speaker(q QuoteRow, typed string) Speaker {
	typed = strings.TrimSpace(typed)
	if typed == d.SpeakerName(q) {
		return speakerOf(&q)
	}
	if n := d.named(typed); n != nil {
		return Speaker{Mention: d.nearest(n.Mentions, q.Span()), Name: n.Name, Entity: n.ID}
	}
	return Speaker{Name: typed}
}

// Candidate is a speaker the engine weighed, as the names table now has it: by its row, whatever that is called,
// or by its words.
func (d *Document) Candidate(q QuoteRow, a story.Alternative) Speaker {
	if n := d.name(a.Entity); n != nil && n.Status != story.Rejected {
		return Speaker{Mention: d.nearest(n.Mentions, q.Span()), Name: n.Name, Entity: n.ID}
	}
	return d.Speaker(q, a.Name)
}

// named finds the name row by display form first, then by any printed form that only one row has.
func (d *Document) named(typed string) *NameRow {
	var hit *NameRow
	for i := range d.names {
		n := &d.names[i]
		if n.Status == story.Rejected || n.Type == story.Date {
			continue
		}
		if strings.EqualFold(n.Name, typed) {
			return n
		}
		for _, m := range n.Mentions {
			if !strings.EqualFold(m.In(d.Text), typed) {
				continue
			}
			if hit != nil && hit != n {
				return nil
			}
			hit = n
		}
	}
	return hit
}

// nearest is the mention closest to the quotation and outside it, as the printed speaker; nil when there is none.
func (d *Document) nearest(mentions []story.Span, q story.Span) []story.Span {
	best, dist := story.Span{}, len(d.Text)+1
	for _, m := range mentions {
		away := 0
		switch {
		case m.Overlaps(q):
			continue
		case m.End <= q.Start:
			away = q.Start - m.End
		default:
			away = m.Start - q.End
		}
		if away < dist {
			best, dist = m, away
		}
	}
	if best.Empty() {
		return nil
	}
	return []story.Span{best}
}

// People lists the speakers a person may mean, for completion: who speaks already, then people, then bodies,
// each once, in order of first mention.
func (d *Document) People() []string {
	var out []string
	seen := map[string]bool{"": true}
	add := func(name string) {
		if !seen[name] {
			seen[name] = true
			out = append(out, name)
		}
	}
	for _, q := range d.quotes {
		if q.Status != story.Rejected {
			add(d.SpeakerName(q))
		}
	}
	for _, t := range []story.EntityType{story.Person, story.Organisation} {
		for _, n := range d.names {
			if n.Type == t && n.Status != story.Rejected {
				add(n.Name)
			}
		}
	}
	return out
}

// SetRole sets the role a quotation's speaker is shown with. A role belongs to the person: when the speaker
// is one of the names, the name's role is set and every quotation of that person shows it.
func (d *Document) SetRole(id, role, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	role = strings.TrimSpace(role)
	if role == d.SpeakerRole(*q) {
		return nil, nil
	}
	var step []Correction
	if was := q.Quote.SpeakerRole; was != role {
		step = append(step, d.touched(q, Correction{What: Role, Table: Quotes, Target: id, Cause: cause,
			Before: Patch{Role: &was}, After: Patch{Role: &role}}))
	}
	if n := d.name(q.SpeakerEntity); n != nil && n.Role != role {
		was := n.Role
		step = append(step, d.touchedName(n, Correction{What: Role, Table: Names, Target: n.ID, Cause: cause,
			Before: Patch{Role: &was}, After: Patch{Role: &role}}))
	}
	if role == "" {
		step = append(step, d.withoutPrintedRole(q.SpeakerEntity, id, cause)...)
	}
	return d.sign(step), nil
}

// withoutPrintedRole takes the role that was printed with a name off that person's quotations, the one with the
// id aside, so that a role a person has emptied does not show through. It is no judgement on those rows: their
// status stays.
func (d *Document) withoutPrintedRole(entity, id, cause string) []Correction {
	var step []Correction
	for _, q := range d.quotes {
		if entity == "" || q.SpeakerEntity != entity || q.ID == id || q.Quote.SpeakerRole == "" {
			continue
		}
		was, none := q.Quote.SpeakerRole, ""
		step = append(step, Correction{What: Role, Table: Quotes, Target: q.ID, Cause: cause,
			Before: Patch{Role: &was}, After: Patch{Role: &none}})
	}
	return step
}

// SetKind says that the words are direct, mixed or indirect.
func (d *Document) SetKind(id string, kind story.Kind, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	if !slices.Contains(story.Kinds, kind) {
		return nil, fmt.Errorf("%q is no kind of quotation: use direct, mixed or indirect", kind)
	}
	if q.Kind == kind {
		return nil, nil
	}
	was := q.Kind
	return d.sign([]Correction{d.touched(q, Correction{What: Kind, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Kind: &was}, After: Patch{Kind: &kind}})}), nil
}

// SetParts moves the edges of a quotation. The parts must be in order, apart and inside the text.
func (d *Document) SetParts(id string, parts []story.Span, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	if err := d.validParts(parts); err != nil {
		return nil, err
	}
	if slices.Equal(q.Parts, parts) {
		return nil, nil
	}
	was, to := copied(q.Parts), copied(parts)
	return d.sign([]Correction{d.touched(q, Correction{What: Edges, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Parts: &was}, After: Patch{Parts: &to}})}), nil
}

// copied is never nil: in a journal entry "no spans" must differ from "not changed".
func copied(spans []story.Span) []story.Span { return append([]story.Span{}, spans...) }

func (d *Document) validParts(parts []story.Span) error {
	if len(parts) == 0 {
		return fmt.Errorf("a quotation needs at least one stretch of text")
	}
	end := 0
	for _, p := range parts {
		if p.Empty() || !p.Valid(d.Text) || p.Start < end {
			return fmt.Errorf("these edges do not fit the text")
		}
		end = p.End
	}
	return nil
}

// SetCue marks the words that attribute the quotation; nil when there are none.
func (d *Document) SetCue(id string, cue []story.Span, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	if len(cue) > 0 {
		if err := d.validParts(cue); err != nil {
			return nil, err
		}
	}
	if slices.Equal(q.Cue, cue) {
		return nil, nil
	}
	was, to := copied(q.Cue), copied(cue)
	return d.sign([]Correction{d.touched(q, Correction{What: Cue, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Cue: &was}, After: Patch{Cue: &to}})}), nil
}

// CueWords reads what a person typed into the cue cell: words that stand near the quotation, or nothing.
func (d *Document) CueWords(q QuoteRow, typed string) ([]story.Span, error) {
	typed = strings.TrimSpace(typed)
	if typed == "" {
		return nil, nil
	}
	var found []story.Span
	for at := 0; ; {
		i := strings.Index(d.Text[at:], typed)
		if i < 0 {
			break
		}
		found = append(found, story.Span{Start: at + i, End: at + i + len(typed)})
		at += i + len(typed)
	}
	cue := d.nearest(found, q.Span())
	if cue == nil {
		return nil, fmt.Errorf("“%s” does not stand in this story outside the quotation; type the cue as it is printed", typed)
	}
	return cue, nil
}

// SetNote keeps a remark beside the row; it does not count as a correction of the row.
func (d *Document) SetNote(id, note, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	if note = strings.TrimSpace(note); q.Note == note {
		return nil, nil
	}
	was := q.Note
	return d.sign([]Correction{{What: Note, Table: Quotes, Target: id, Cause: cause,
		Before: Patch{Note: &was}, After: Patch{Note: &note}}}), nil
}
