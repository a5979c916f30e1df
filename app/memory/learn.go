package memory

import (
	"slices"
	"strings"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Learn is what a story teaches as it stands, one sighting a person or organisation, in order of the keys. A name
// counts when a person has confirmed, corrected or added its row, or a quotation that shows it as the speaker; of the
// second only what that quotation shows is learnt. at is when the story came in.
func Learn(d *review.Document, at time.Time) []Sighting {
	l := lesson{doc: d, at: at, by: map[string]*Sighting{}, names: map[string]review.NameRow{}}
	for _, n := range d.Names() {
		l.names[n.ID] = n
		if n.Status.Settled() && !n.Gone && !n.Furniture {
			l.name(n)
		}
	}
	for _, q := range d.Quotes() {
		if q.Status.Settled() && !q.Gone {
			l.quote(q)
		}
	}
	return l.sightings()
}

// Spoken are the confirmed quotations of a story that its sightings count, by the speaker's key, in text order.
func Spoken(d *review.Document) map[string][]review.QuoteRow {
	names := map[string]review.NameRow{}
	for _, n := range d.Names() {
		names[n.ID] = n
	}
	out := map[string][]review.QuoteRow{}
	for _, q := range d.Quotes() {
		n, ok := names[q.SpeakerEntity]
		if !ok || n.Status == story.Rejected || !q.Status.Settled() || q.Gone {
			continue
		}
		if key := Key(n.Type, n.Name); key != "" {
			out[key] = append(out[key], q)
		}
	}
	return out
}

// lesson is what is learnt of one story, by key.
type lesson struct {
	doc   *review.Document
	at    time.Time
	by    map[string]*Sighting
	names map[string]review.NameRow
}

// of is the sighting of a name, nil when it is of a kind that is not remembered.
func (l *lesson) of(t story.EntityType, name string) *Sighting {
	name = oneLine(name)
	key := Key(t, name)
	if key == "" {
		return nil
	}
	s, ok := l.by[key]
	if !ok {
		s = &Sighting{Story: l.doc.ID, At: l.at.UTC(), Type: t, Name: name}
		l.by[key] = s
	}
	return s
}

func (l *lesson) name(n review.NameRow) {
	s := l.of(n.Type, n.Name)
	if s == nil {
		return
	}
	if s.Role == "" {
		s.Role = oneLine(n.Role)
	}
	for _, m := range n.Mentions {
		s.Forms = append(s.Forms, oneLine(m.In(l.doc.Text)))
	}
}

func (l *lesson) quote(q review.QuoteRow) {
	s := l.speaker(q)
	if s == nil {
		return
	}
	if s.Role == "" {
		s.Role = oneLine(l.role(q))
	}
	s.Quotes++
	for _, p := range q.Parts {
		s.Words += len(strings.Fields(p.In(l.doc.Text)))
	}
}

// speaker is whom a confirmed quotation shows, when that is a name of the story: of other words nobody has said whether
// they name a person, a body or neither.
func (l *lesson) speaker(q review.QuoteRow) *Sighting {
	n, ok := l.names[q.SpeakerEntity]
	if !ok || n.Status == story.Rejected {
		return nil
	}
	return l.of(n.Type, n.Name)
}

// role is what the quotation is shown with, as review.Document.SpeakerRole has it, without a search for the row.
func (l *lesson) role(q review.QuoteRow) string {
	if n, ok := l.names[q.SpeakerEntity]; ok && n.Role != "" {
		return n.Role
	}
	return q.Quote.SpeakerRole
}

func (l *lesson) sightings() []Sighting {
	out := make([]Sighting, 0, len(l.by))
	for _, s := range l.by {
		slices.Sort(s.Forms)
		s.Forms = slices.DeleteFunc(slices.Compact(s.Forms), func(f string) bool { return f == s.Name || f == "" })
		if len(s.Forms) == 0 {
			s.Forms = nil
		}
		out = append(out, *s)
	}
	slices.SortFunc(out, func(a, b Sighting) int { return strings.Compare(a.Key(), b.Key()) })
	return out
}

// oneLine is the words with single spaces between them.
func oneLine(words string) string { return strings.Join(strings.Fields(words), " ") }
