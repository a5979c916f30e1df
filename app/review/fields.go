package review

import "quotedesk/app/story"

// field is what a correction sets, by a short name; whole stands for a row with all it has.
type field string

const (
	fieldWhole    field = "whole"
	fieldParts    field = "parts"
	fieldKind     field = "kind"
	fieldSpeaker  field = "speaker"
	fieldRole     field = "role"
	fieldCue      field = "cue"
	fieldType     field = "type"
	fieldLabel    field = "label"
	fieldMentions field = "mentions"
	fieldRelay    field = "relay"
	fieldAside    field = "aside"
	fieldReading  field = "reading"
	fieldNote     field = "note"
	fieldVerdict  field = "verdict"
	fieldAnswer   field = "answer"
	fieldChecker  field = "checker"
	fieldStatus   field = "status" // with the reason and what a row that needs a look has kept
)

// fields are what the patch sets.
func (p Patch) fields() map[field]bool {
	out := map[field]bool{}
	for f, set := range map[field]bool{
		fieldWhole: p.Quote != nil || p.Name != nil || p.Check != nil ||
			p.Exhibit != nil || p.Query != nil || p.SignOff != nil || p.Source != nil || p.SourceText != nil || p.Exception != nil,
		fieldVerdict: p.Verdict != nil, fieldAnswer: p.Answer != nil, fieldChecker: p.Checker != nil,
		fieldParts: p.Parts != nil, fieldKind: p.Kind != nil, fieldSpeaker: p.Speaker != nil, fieldRole: p.Role != nil || p.RoleSpans != nil,
		fieldRelay: p.Relay != nil, fieldAside: p.Aside != nil, fieldReading: p.Reading != nil,
		fieldCue: p.Cue != nil, fieldType: p.Type != nil, fieldLabel: p.Label != nil, fieldMentions: p.Mentions != nil,
		fieldNote: p.Note != nil, fieldStatus: p.Status != nil || p.Reason != nil || p.Was != nil || p.Look != nil,
	} {
		if set {
			out[f] = true
		}
	}
	if p.Tick != nil { // each fact is a field of its own: two people may tick side by side
		out[field("tick "+string(p.Tick.Kind)+" "+p.Tick.Words)] = true
	}
	return out
}

// withoutStatus is the patch with the status and what goes with it left alone.
func (p Patch) withoutStatus() Patch {
	p.Status, p.Reason, p.Was, p.Look = nil, nil, nil, nil
	return p
}

// moved is the patch with its spans where m carries them; false when an edit has touched one.
func (p Patch) moved(m moves) (Patch, bool) {
	ok := true
	carry := func(in *[]story.Span) *[]story.Span {
		if in == nil {
			return nil
		}
		out, what := m.spans(*in)
		ok = ok && (what == moved || len(*in) == 0)
		return &out
	}
	p.Parts, p.Cue, p.Mentions, p.RoleSpans = carry(p.Parts), carry(p.Cue), carry(p.Mentions), carry(p.RoleSpans)
	if p.Reading != nil {
		r := *p.Reading
		r.Furniture, _ = m.furniture(r.Furniture)
		p.Reading = &r
	}
	if p.Speaker != nil {
		s := *p.Speaker
		s.Mention = *carry(&s.Mention)
		p.Speaker = &s
	}
	if p.Quote != nil {
		q, touched := m.quote(*p.Quote, false)
		if !touched {
			q = m.carried(q)
		}
		p.Quote, ok = &q, ok && !touched
	}
	if p.Name != nil {
		n, touched := m.name(*p.Name, false)
		if !touched {
			n.Mentions, _ = m.spans(n.Mentions)
			n.RoleSpans, _ = m.spans(n.RoleSpans)
		}
		p.Name, ok = &n, ok && !touched
	}
	if p.Check != nil {
		c := *p.Check
		var what fate
		c.Check, what = m.check(c.Check)
		p.Check, ok = &c, ok && what == moved
	}
	if p.Query != nil {
		k, touched := m.query(*p.Query)
		if !touched {
			k.Span, _ = m.span(k.Span)
		}
		p.Query, ok = &k, ok && !touched
	}
	return p, ok
}

// carried is a quotation with every span where its words now stand.
func (m moves) carried(q QuoteRow) QuoteRow {
	q.Parts, _ = m.spans(q.Parts)
	q.Speaker, _ = m.spans(q.Speaker)
	q.Cue, _ = m.spans(q.Cue)
	return q
}

// present is what the row now has in the fields that the patch sets.
func (d *Document) present(table Table, id string, p Patch) Patch {
	var out Patch
	switch table {
	case Quotes:
		if q := d.quote(id); q != nil {
			out = q.values()
			if p.Tick != nil {
				tick := tickOf(q.Ticks, *p.Tick)
				out.Tick = &tick
			}
			if p.Quote != nil {
				row := *q
				out.Quote = &row
			}
		}
	case Names:
		if n := d.name(id); n != nil {
			out = n.values()
			if p.Name != nil {
				row := *n
				out.Name = &row
			}
		}
	case Checks:
		if c := d.check(id); c != nil {
			row := *c
			out = Patch{Note: &row.Note, Status: &row.Status, Reason: &row.Reason}
			if p.Check != nil {
				out.Check = &row
			}
		}
	}
	if table != Quotes && table != Names && table != Checks && table != Story {
		out = d.onShelf(table, id)
	}
	if table == Story {
		out.Reading = &Reading{Engine: d.Engine, Model: d.Model, Furniture: d.Furniture}
	}
	return out.like(p)
}

func (q QuoteRow) values() Patch {
	parts, cue, speaker := copied(q.Parts), copied(q.Cue), speakerOf(&q)
	return Patch{Parts: &parts, Kind: &q.Kind, Speaker: &speaker, Role: &q.Quote.SpeakerRole, Relay: &q.Quote.RelayedBy, Cue: &cue, Note: &q.Note,
		Verdict: &q.Verdict, Checker: &q.Checker, Status: &q.Status, Reason: &q.Reason, Was: &q.Was, Look: &q.Look}
}

func (n NameRow) values() Patch {
	mentions, roles := copied(n.Mentions), copied(n.RoleSpans)
	return Patch{RoleSpans: &roles, Aside: &n.Entity.Furniture, Type: &n.Type, Label: &n.Entity.Name, Role: &n.Role, Mentions: &mentions, Note: &n.Note,
		Status: &n.Status, Reason: &n.Reason, Was: &n.Was, Look: &n.Look}
}

// like is the patch with only those fields that the other sets.
func (p Patch) like(other Patch) Patch {
	only(&p.Parts, other.Parts)
	only(&p.Kind, other.Kind)
	only(&p.Speaker, other.Speaker)
	only(&p.Role, other.Role)
	only(&p.Cue, other.Cue)
	only(&p.Type, other.Type)
	only(&p.Label, other.Label)
	only(&p.Mentions, other.Mentions)
	only(&p.RoleSpans, other.RoleSpans)
	only(&p.Aside, other.Aside)
	only(&p.Relay, other.Relay)
	only(&p.Reading, other.Reading)
	only(&p.Verdict, other.Verdict)
	only(&p.Checker, other.Checker)
	only(&p.Tick, other.Tick)
	only(&p.Exhibit, other.Exhibit)
	only(&p.Query, other.Query)
	only(&p.Answer, other.Answer)
	only(&p.SignOff, other.SignOff)
	only(&p.Source, other.Source)
	only(&p.SourceText, other.SourceText)
	only(&p.Exception, other.Exception)
	only(&p.Note, other.Note)
	only(&p.Status, other.Status)
	only(&p.Reason, other.Reason)
	only(&p.Was, other.Was)
	only(&p.Look, other.Look)
	return p
}

func only[T any](value **T, other *T) {
	if other == nil {
		*value = nil
	}
}
