package review

import (
	"fmt"
	"strings"
	"time"

	"quotedesk/app/story"
)

// Source is a speaker who must not be known. Everything this package holds calls him by the pseudonym; who he is stands
// in a table of the archive that nothing here reads.
type Source struct {
	ID        string    `json:"id"`
	Pseudonym string    `json:"pseudonym"`
	Name      string    `json:"name,omitempty"` // row of the names table that shows the pseudonym, if there is one
	By        string    `json:"by,omitempty"`
	At        time.Time `json:"at,omitzero"` // UTC
}

// Sources are the protected speakers in the order they were protected. The slice is not to be changed.
func (d *Document) Sources() []Source { return d.sources }

// Source is the protected speaker of a quotation; false when its speaker is not protected.
func (d *Document) Source(q QuoteRow) (Source, bool) {
	for _, s := range d.sources {
		if s.Name != "" && s.Name == q.SpeakerEntity || s.Pseudonym == d.SpeakerName(q) {
			return s, true
		}
	}
	return Source{}, false
}

// Protect gives the speaker of a quotation a pseudonym: in all of his quotations when he is one of the names, in this
// one when he is not. The id of the source is the target of the step's first correction. Neither the story nor anything
// said of it so far may hold the real name, for the journal keeps it all: the archive refuses what does.
func (d *Document) Protect(quote, pseudonym, cause string) ([]Correction, error) {
	q, err := d.standing(quote)
	if err != nil {
		return nil, err
	}
	if pseudonym = strings.TrimSpace(pseudonym); pseudonym == "" {
		return nil, fmt.Errorf("type the name under which the source is to stand everywhere")
	}
	if _, ok := d.Source(*q); ok {
		return nil, fmt.Errorf("the speaker of this quotation is protected already")
	}
	for _, s := range d.sources {
		if strings.EqualFold(s.Pseudonym, pseudonym) {
			return nil, fmt.Errorf("another protected source has that name already: choose another")
		}
	}
	s := Source{ID: "s-" + d.NewID(), Pseudonym: pseudonym, By: d.Who, At: d.Now().UTC().Round(0)}
	n := d.name(q.SpeakerEntity)
	if n != nil && n.Status != story.Rejected {
		s.Name = n.ID
	}
	return d.Together(
		func(*Document) ([]Correction, error) {
			return []Correction{{What: Added, Table: Sources, Target: s.ID, Cause: cause, After: Patch{Source: &s}}}, nil
		},
		func(d *Document) ([]Correction, error) {
			if s.Name != "" {
				return d.SetLabel(s.Name, pseudonym, cause)
			}
			to := speakerOf(d.quote(quote))
			to.Name, to.Entity = pseudonym, ""
			return d.SetSpeaker(quote, to, cause)
		})
}

// Unprotect takes the protection off. The pseudonym stays where it stands.
func (d *Document) Unprotect(id, cause string) ([]Correction, error) {
	row := byID(d.sources, id, Source.id)
	if row == nil {
		return nil, errNoRow(Sources, id)
	}
	was := *row
	return d.sign([]Correction{{What: Removed, Table: Sources, Target: id, Cause: cause, Before: Patch{Source: &was}}}), nil
}

// shields says that the row of a name shows a protected speaker.
func (d *Document) shields(name string) bool {
	for _, s := range d.sources {
		if s.Name == name {
			return true
		}
	}
	return false
}

func (s Source) id() string { return s.ID }
