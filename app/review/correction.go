package review

import (
	"time"

	"quotedesk/app/story"
)

// What names the kind of act a correction records.
type What string

// The acts. Added, Removed, Text and Reread carry whole rows, all others only the fields they set.
const (
	Attribution What = "attribution"
	Role        What = "role"
	Kind        What = "kind"
	Edges       What = "edges"
	Cue         What = "cue"
	Note        What = "note"
	Status      What = "status"
	Type        What = "type"
	Label       What = "label"
	Mentions    What = "mentions"
	Added       What = "added"
	Removed     What = "removed"
	Text        What = "text" // words of the story itself

	Merged   What = "merged"     // leads a step that makes two names one
	Split    What = "split"      // leads a step that takes mentions apart
	NotAName What = "not a name" // leads a step that takes a mention out of the names
	Relay    What = "relay"
	Read     What = "read" // the engine has read the story again

	Carried  What = "verdict kept" // goes with a merge: the verdict stands for the speaker as now shown
	Ruled    What = "verdict"      // a checker has ruled on a quotation
	Assigned What = "assignment"   // a quotation was given to a checker
	Ticked   What = "tick"         // a fact inside a quotation was ticked, or the tick taken off
	Changed  What = "change"       // of a piece of evidence
	Answered What = "answer"       // to a query
)

// Table says which kind of row a correction is about.
type Table string

// The tables of a story under correction.
const (
	Quotes Table = "quotes"
	Names  Table = "names"
	Checks Table = "checks"
	Story  Table = "story" // the story itself; the target is Body

	Evidence Table = "evidence"
	Queries  Table = "queries"   // of the checker to the editor
	SignOffs Table = "sign-offs" // of the whole story
	Sources  Table = "sources"   // protected ones, by their pseudonyms

	SourceTexts Table = "source texts" // transcripts and documents that quotations are laid beside
	Exceptions  Table = "exceptions"   // from rules
)

// Body is the target of a correction of the story itself.
const Body = "body"

// Correction is one act of a person: a value that can be stored, applied, inverted and read.
type Correction struct {
	Seq    int64  `json:"seq"`  // place in the story's journal, from 1; 0 until stored
	Step   string `json:"step"` // corrections of one act share it and are undone together; UUIDv7
	What   What   `json:"what"`
	Table  Table  `json:"table"`
	Target string `json:"target"` // id of the row
	Before Patch  `json:"before"`
	After  Patch  `json:"after"`

	Cause       string    `json:"cause"`            // "key", "menu", "cell", "undo", "redo", "take back" or a rule id
	Undoes      string    `json:"undoes,omitempty"` // the Step this one takes back
	Who         string    `json:"who"`
	When        time.Time `json:"when"`         // UTC
	TextVersion int       `json:"text_version"` // which version of the story's text the offsets mean, from 1; a Text makes it
}

// Patch is the part of a row that a correction sets. A nil field is left alone; Quote, Name, Check, Exhibit,
// Query, SignOff, Source and SourceText hold whole rows.
type Patch struct {
	Quote *QuoteRow `json:"quote,omitempty"`
	Name  *NameRow  `json:"name,omitempty"`
	Check *CheckRow `json:"check,omitempty"`
	Text  *Rewrite  `json:"text,omitempty"`

	Parts    *[]story.Span     `json:"parts,omitempty"`
	Kind     *story.Kind       `json:"kind,omitempty"`
	Speaker  *Speaker          `json:"speaker,omitempty"`
	Role     *string           `json:"role,omitempty"`
	Cue      *[]story.Span     `json:"cue,omitempty"`
	Type     *story.EntityType `json:"type,omitempty"`
	Label    *string           `json:"label,omitempty"` // a name's display form
	Mentions *[]story.Span     `json:"mentions,omitempty"`
	Note     *string           `json:"note,omitempty"`
	Status   *story.Status     `json:"status,omitempty"`
	Reason   *string           `json:"reason,omitempty"`
	Was      *string           `json:"was,omitempty"`  // see QuoteRow
	Look     *string           `json:"look,omitempty"` // see QuoteRow

	RoleSpans *[]story.Span `json:"role_spans,omitempty"`
	Aside     *bool         `json:"aside,omitempty"` // a name that stands only in byline, dateline or agency line
	Relay     *string       `json:"relay,omitempty"` // who passed a quotation on: a row of the names table, or words
	Reading   *Reading      `json:"reading,omitempty"`

	Verdict *Verdict `json:"verdict,omitempty"`
	Checker *string  `json:"checker,omitempty"`
	Tick    *Tick    `json:"tick,omitempty"`
	Exhibit *Exhibit `json:"exhibit,omitempty"`
	Query   *Query   `json:"query,omitempty"`
	Answer  *Answer  `json:"answer,omitempty"`
	SignOff *SignOff `json:"sign_off,omitempty"`
	Source  *Source  `json:"source,omitempty"`

	SourceText *SourceText `json:"source_text,omitempty"`
	Exception  *Exception  `json:"exception,omitempty"`
}

// Reading is what one run of the engine says of the whole story.
type Reading struct {
	Engine    string          `json:"engine"`
	Model     string          `json:"model"`
	Furniture story.Furniture `json:"furniture,omitzero"`
}

// Speaker is an attribution: the mention as printed, the resolved name and the row of the names table.
type Speaker struct {
	Mention []story.Span `json:"mention,omitempty"`
	Name    string       `json:"name"`
	Entity  string       `json:"entity,omitempty"`
}

// Inverse takes the correction back. Seq, Step, Who and When are left for the caller to fill.
func (c Correction) Inverse() Correction {
	inv := c
	inv.Seq, inv.Step, inv.Undoes = 0, "", c.Step
	inv.Before, inv.After = c.After, c.Before
	switch c.What {
	case Added:
		inv.What = Removed
	case Removed:
		inv.What = Added
	}
	return inv
}
