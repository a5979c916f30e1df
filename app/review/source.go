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
	if _, ok := d.Source(*q); ok {
		return nil, fmt.Errorf("the speaker of this quotation is protected already")
	}
	if n := d.name(q.SpeakerEntity); n != nil && n.Status != story.Rejected {
		return d.ProtectName(n.ID, pseudonym, cause)
	}
	return d.protect("", pseudonym, cause, func(d *Document, pseudonym string) ([]Correction, error) {
		to := speakerOf(d.quote(quote))
		to.Name, to.Entity = pseudonym, ""
		return d.SetSpeaker(quote, to, cause)
	})
}

// ProtectName gives a name of the story a pseudonym, which all of its quotations show. What Protect says of the real name
// holds here too.
func (d *Document) ProtectName(name, pseudonym, cause string) ([]Correction, error) {
	n, err := d.nameStanding(name)
	if err != nil {
		return nil, err
	}
	if _, ok := d.SourceOf(n.ID); ok {
		return nil, fmt.Errorf("this name is protected already")
	}
	return d.protect(n.ID, pseudonym, cause, func(d *Document, pseudonym string) ([]Correction, error) {
		return d.SetLabel(n.ID, pseudonym, cause)
	})
}

// protect puts a source in and shows it under its pseudonym.
func (d *Document) protect(name, pseudonym, cause string, show func(*Document, string) ([]Correction, error)) ([]Correction, error) {
	if pseudonym = strings.TrimSpace(pseudonym); pseudonym == "" {
		return nil, fmt.Errorf("type the name under which the source is to stand everywhere")
	}
	for _, s := range d.sources {
		if strings.EqualFold(s.Pseudonym, pseudonym) {
			return nil, fmt.Errorf("another protected source has that name already: choose another")
		}
	}
	s := Source{ID: "s-" + d.NewID(), Pseudonym: pseudonym, Name: name, By: d.Who, At: d.Now().UTC().Round(0)}
	return d.Together(
		func(*Document) ([]Correction, error) {
			return []Correction{{What: Added, Table: Sources, Target: s.ID, Cause: cause, After: Patch{Source: &s}}}, nil
		},
		func(d *Document) ([]Correction, error) { return show(d, pseudonym) })
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

// SourceOf is the protected speaker that the row of a name shows; false when it shows none.
func (d *Document) SourceOf(name string) (Source, bool) {
	for _, s := range d.sources {
		if s.Name == name && name != "" {
			return s, true
		}
	}
	return Source{}, false
}

// shields says that the row of a name shows a protected speaker.
func (d *Document) shields(name string) bool {
	_, ok := d.SourceOf(name)
	return ok
}

func (s Source) id() string { return s.ID }
