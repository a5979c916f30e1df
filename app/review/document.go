// Package review holds one story under correction: what the engine found, what people made of it, and the
// journal that leads from the one to the other.
//
// Beside what an editor says of a row stands what a checker says of it: a verdict with evidence, bound to the wording,
// the speaker and the role it was given for. Queries, ticks, sign-offs, protected sources and the
// texts of sources go the same way.
//
// Every act is proposed as a step of corrections, stored by the caller, and only then applied, so that the
// screen never shows what could still be lost. The package must never open a file, draw, or start a goroutine.
package review

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"quotedesk/app/story"
)

// Document is a story with its rows as they stand. It is owned by one goroutine.
type Document struct {
	ID    string
	Title string
	Text  string // as it stands, after every edit
	Who   string // written into every correction
	// FourEyes asks that whoever verifies a quotation is not the one who last edited it.
	FourEyes bool
	Now      func() time.Time // for tests; time.Now otherwise
	NewID    func() string    // for tests; UUIDv7 otherwise

	Engine    string
	Model     string
	Furniture story.Furniture

	quotes  []QuoteRow // in text order
	names   []NameRow  // in order of first mention
	checks  []CheckRow // in text order
	version int        // of Text, from 1

	exhibits    []Exhibit // these five in the order of their ids
	queries     []Query
	signOffs    []SignOff
	sources     []Source
	sourceTexts []SourceText

	found foundFacts // in the quotations, as text and names now are

	exceptions  []Exception // of this story, in the order of their ids
	always      []Exception // of the archive
	shownChecks []CheckRow  // checks, with those that an exception keeps quiet

	journal []Correction
	undo    []string // steps that can be taken back, latest last
	redo    []string // undo steps that can be taken back, latest last
}

// Open builds the document from the first version of its text, what the engine found in that and the journal,
// applied in order. A journal entry that
// does not fit is an error: the story must not be shown as something it is not.
func Open(id, title, text string, f story.Findings, journal []Correction) (*Document, error) {
	d := &Document{
		ID: id, Title: title, Text: text,
		Now: time.Now, NewID: newID,
		Engine: f.Engine, Model: f.Model, Furniture: f.Furniture, version: 1,
	}
	for _, q := range f.Quotes {
		d.quotes = append(d.quotes, QuoteRow{Quote: q, Status: story.Unreviewed})
	}
	for _, e := range f.Entities {
		d.names = append(d.names, NameRow{Entity: e, Status: story.Unreviewed})
	}
	for _, c := range f.Checks {
		d.checks = append(d.checks, CheckRow{Check: c, Status: story.Unreviewed})
	}
	d.sort()
	d.quieten()
	if err := d.Apply(journal); err != nil {
		return nil, err
	}
	return d, nil
}

func newID() string { return uuid.Must(uuid.NewV7()).String() }

func (d *Document) sort() {
	slices.SortStableFunc(d.quotes, func(a, b QuoteRow) int { return before(a.Span(), b.Span(), a.ID, b.ID) })
	slices.SortStableFunc(d.names, func(a, b NameRow) int {
		return before(story.Envelope(a.Mentions), story.Envelope(b.Mentions), a.ID, b.ID)
	})
	slices.SortStableFunc(d.checks, func(a, b CheckRow) int {
		if a.Span == b.Span && a.Rule != b.Rule {
			return strings.Compare(a.Rule, b.Rule)
		}
		return before(a.Span, b.Span, a.ID, b.ID)
	})
}

// before orders by place, then by id so that two rows on one span keep their order after any undo.
func before(a, b story.Span, idA, idB string) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	if a.End != b.End {
		return a.End - b.End
	}
	switch {
	case idA < idB:
		return -1
	case idA > idB:
		return 1
	}
	return 0
}

// Quotes are the quotations in text order, rejected ones included. The slice is not to be changed.
func (d *Document) Quotes() []QuoteRow { return d.quotes }

// Names are the names in order of first mention, rejected ones included. The slice is not to be changed.
func (d *Document) Names() []NameRow { return d.names }

// Checks are the alerts in text order, those that an exception keeps quiet as rejected. The slice is not to be changed.
func (d *Document) Checks() []CheckRow { return d.shownChecks }

// Journal is every correction in order. The slice is not to be changed.
func (d *Document) Journal() []Correction { return d.journal }

// TextVersion is the number of the text as it stands, from 1; every edit and every undo of one makes a new version.
func (d *Document) TextVersion() int { return d.version }

// Seq is the number of the last stored correction, 0 when there is none.
func (d *Document) Seq() int64 {
	if len(d.journal) == 0 {
		return 0
	}
	return d.journal[len(d.journal)-1].Seq
}

// Quote finds a quotation by id.
func (d *Document) Quote(id string) (QuoteRow, bool) {
	if q := d.quote(id); q != nil {
		return *q, true
	}
	return QuoteRow{}, false
}

// Name finds a name by id.
func (d *Document) Name(id string) (NameRow, bool) {
	if n := d.name(id); n != nil {
		return *n, true
	}
	return NameRow{}, false
}

// Check finds an alert by id.
func (d *Document) Check(id string) (CheckRow, bool) {
	for _, c := range d.shownChecks {
		if c.ID == id {
			return c, true
		}
	}
	return CheckRow{}, false
}

func (d *Document) quote(id string) *QuoteRow {
	for i := range d.quotes {
		if d.quotes[i].ID == id {
			return &d.quotes[i]
		}
	}
	return nil
}

func (d *Document) name(id string) *NameRow {
	if id == "" {
		return nil
	}
	for i := range d.names {
		if d.names[i].ID == id {
			return &d.names[i]
		}
	}
	return nil
}

func (d *Document) check(id string) *CheckRow {
	for i := range d.checks {
		if d.checks[i].ID == id {
			return &d.checks[i]
		}
	}
	return nil
}

// SpeakerName is the name a quotation is shown under: that of its row in the names table as it stands, or the
// noun phrase itself.
func (d *Document) SpeakerName(q QuoteRow) string { return speakerName(q, d.name(q.SpeakerEntity)) }

func speakerName(q QuoteRow, n *NameRow) string {
	if n != nil && n.Status != story.Rejected {
		return n.Name
	}
	return q.Quote.SpeakerName
}

// SpeakerRole is the role a quotation is shown with; a role belongs to the person, so the names table wins.
func (d *Document) SpeakerRole(q QuoteRow) string { return speakerRole(q, d.name(q.SpeakerEntity)) }

func speakerRole(q QuoteRow, n *NameRow) string {
	if n != nil && n.Role != "" {
		return n.Role
	}
	return q.Quote.SpeakerRole
}

// RelayedBy is the name of whoever passed the words on, or the words for it, "" when nobody did.
func (d *Document) RelayedBy(q QuoteRow) string {
	if n := d.name(q.Quote.RelayedBy); n != nil {
		return n.Name
	}
	return q.Quote.RelayedBy
}

// Findings is the story as it stands, in the shape checks and exports read: rejected rows are left out.
func (d *Document) Findings() story.Findings {
	f := story.Findings{Engine: d.Engine, Model: d.Model, Furniture: d.Furniture}
	names := make(map[string]*NameRow, len(d.names))
	for i := range d.names {
		names[d.names[i].ID] = &d.names[i]
	}
	for _, q := range d.quotes {
		if q.Status == story.Rejected {
			continue
		}
		out := q.Quote
		out.SpeakerName, out.SpeakerRole = speakerName(q, names[q.SpeakerEntity]), speakerRole(q, names[q.SpeakerEntity])
		f.Quotes = append(f.Quotes, out)
	}
	for _, n := range d.names {
		if n.Status != story.Rejected {
			f.Entities = append(f.Entities, n.Entity)
		}
	}
	for _, c := range d.shownChecks {
		if c.Status != story.Rejected {
			f.Checks = append(f.Checks, c.Check)
		}
	}
	return f
}

// errNoRow is what every act on an unknown id returns.
func errNoRow(table Table, id string) error {
	return fmt.Errorf("%s: there is no row %q in this story any more", table, id)
}
