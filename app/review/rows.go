package review

import "quotedesk/app/story"

// QuoteRow is a quotation as it stands: what was found plus what people have said of it.
type QuoteRow struct {
	story.Quote
	Status story.Status `json:"status"`
	Reason string       `json:"reason,omitempty"` // why it was rejected
	Note   string       `json:"note,omitempty"`
	ByHand bool         `json:"by_hand,omitempty"` // a person added it
	Was    string       `json:"was,omitempty"`     // the wording somebody last saw, when the text has been edited since
	Look   string       `json:"look,omitempty"`    // what changed in the text, for a row that needs a look
	Gone   bool         `json:"gone,omitempty"`    // its words were deleted from the story: Parts is one empty span where they stood

	Verdict Verdict `json:"verdict,omitzero"`  // see Document.Standing for what it is worth now
	Checker string  `json:"checker,omitempty"` // who is to verify it, "" for nobody in particular
	Ticks   []Tick  `json:"ticks,omitempty"`   // facts inside that were checked; see Document.Facts
}

// NameRow is a name as it stands.
type NameRow struct {
	story.Entity
	Status story.Status `json:"status"`
	Reason string       `json:"reason,omitempty"`
	Note   string       `json:"note,omitempty"`
	ByHand bool         `json:"by_hand,omitempty"`
	Was    string       `json:"was,omitempty"`  // as in QuoteRow
	Look   string       `json:"look,omitempty"` // as in QuoteRow
	Gone   bool         `json:"gone,omitempty"` // as in QuoteRow; Mentions is one empty span
}

// CheckRow is an alert as it stands; Rejected means that the editor wants the text left as it is.
type CheckRow struct {
	story.Check
	Status story.Status `json:"status"`
	Reason string       `json:"reason,omitempty"` // why it was ignored
	Note   string       `json:"note,omitempty"`

	Quiet bool `json:"-"` // an exception keeps it quiet; the row itself is unreviewed
}
