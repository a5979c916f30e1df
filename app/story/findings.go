package story

import "slices"

// Findings are what the engine suggests for one text. They are never changed by a person: corrections are
// kept beside them (package review).
type Findings struct {
	Engine    string    `json:"engine"`
	Model     string    `json:"model"`
	Furniture Furniture `json:"furniture"`
	Quotes    []Quote   `json:"quotes"`   // in text order
	Entities  []Entity  `json:"entities"` // in order of first mention
	Checks    []Check   `json:"checks"`   // in text order
}

// Furniture is what stands around the story proper. A zero Span means that the part is absent.
type Furniture struct {
	Headline    Span     `json:"headline,omitzero"`
	Byline      Span     `json:"byline,omitzero"`
	BylineNames []string `json:"byline_names,omitempty"`
	Dateline    Span     `json:"dateline,omitzero"`
	Place       string   `json:"place,omitempty"`
	Agency      string   `json:"agency,omitempty"`
}

// Kind is how words are reported.
type Kind string

// The kinds of a quotation: all inside marks, a paraphrase that holds words in marks, no marks at all.
const (
	Direct   Kind = "direct"
	Mixed    Kind = "mixed"
	Indirect Kind = "indirect"
)

// Kinds lists the kinds in the order a person is offered them.
var Kinds = []Kind{Direct, Mixed, Indirect}

// Quote is one quotation with what is known of its speaker.
type Quote struct {
	ID    string `json:"id"`
	Parts []Span `json:"parts"` // one, or several when the attribution or a paragraph break interrupts; in text order
	Kind  Kind   `json:"kind"`

	Speaker       []Span `json:"speaker,omitempty"`        // the mention as printed: name, pronoun or noun phrase
	SpeakerName   string `json:"speaker_name,omitempty"`   // resolved: the fullest printed form
	SpeakerEntity string `json:"speaker_entity,omitempty"` // Entity.ID, when the speaker is one of the names
	SpeakerRole   string `json:"speaker_role,omitempty"`   // as printed
	RelayedBy     string `json:"relayed_by,omitempty"`     // Entity.ID of whoever passed the words on, or the words for it ("court documents")
	Cue           []Span `json:"cue,omitempty"`

	Confidence   float64       `json:"confidence"` // 0 to 1
	Why          string        `json:"why"`        // one line in plain words
	Alternatives []Alternative `json:"alternatives,omitempty"`
	Flags        []string      `json:"flags,omitempty"` // Flag… constants
}

// Span is the envelope of the quotation's parts.
func (q Quote) Span() Span { return Envelope(q.Parts) }

// Has says that the quotation carries the flag.
func (q Quote) Has(flag string) bool { return slices.Contains(q.Flags, flag) }

// Flags a quotation or a name may carry.
const (
	FlagUnclosed       = "unclosed"        // an opening mark is never closed
	FlagVerbless       = "verbless"        // speaker and role stand beside the words with no verb between
	FlagSecondHand     = "second-hand"     // somebody else passes the words on
	FlagNoSpeaker      = "no-speaker"      // nobody could be named
	FlagHeadline       = "headline"        // stands in the headline
	FlagIncompleteName = "incomplete-name" // a rank or title with half a name
)

// Alternative is a speaker the engine weighed and did not choose.
type Alternative struct {
	Entity string  `json:"entity,omitempty"`
	Name   string  `json:"name"`
	Score  float64 `json:"score"` // 0 to 1
}

// EntityType is what a name stands for.
type EntityType string

// The types of a name: person, organisation, place, other named thing (event, law, work), nationality or
// creed or party as an adjective, day or date.
const (
	Person       EntityType = "PER"
	Organisation EntityType = "ORG"
	Place        EntityType = "LOC"
	Misc         EntityType = "MISC"
	NORP         EntityType = "NORP"
	Date         EntityType = "DATE"
)

// EntityTypes lists the types in the order a person is offered them.
var EntityTypes = []EntityType{Person, Organisation, Place, Misc, NORP, Date}

// Entity is one person, body or place of the story with every mention of it.
type Entity struct {
	ID         string     `json:"id"`
	Type       EntityType `json:"type"`
	Name       string     `json:"name"`                 // the fullest printed form, without title
	Role       string     `json:"role,omitempty"`       // as printed
	RoleSpans  []Span     `json:"role_spans,omitempty"` // where the role stands
	Mentions   []Span     `json:"mentions"`             // in text order
	Furniture  bool       `json:"furniture,omitempty"`  // named only in byline, dateline or agency line
	Confidence float64    `json:"confidence"`
	Why        string     `json:"why,omitempty"`
	Flags      []string   `json:"flags,omitempty"`
}

// Has says that the name carries the flag.
func (e Entity) Has(flag string) bool { return slices.Contains(e.Flags, flag) }

// Forms lists the different printed forms in order of first appearance in text.
func (e Entity) Forms(text string) []string {
	var forms []string
	seen := map[string]bool{}
	for _, m := range e.Mentions {
		if f := m.In(text); !seen[f] {
			seen[f] = true
			forms = append(forms, f)
		}
	}
	return forms
}

// Safety says what may be done with a check's fix.
type Safety string

// Safe fixes never change a word and may be applied together; offered ones need a look each; a warning has none.
const (
	Safe  Safety = "safe"
	Offer Safety = "offer"
	Warn  Safety = "warn"
)

// Check is one place where an editorial rule found something.
type Check struct {
	ID      string `json:"id"`
	Rule    string `json:"rule"` // for example QM01
	Span    Span   `json:"span"`
	Message string `json:"message"`
	Safety  Safety `json:"safety"`
	Fix     []Edit `json:"fix,omitempty"`
}

// Edit replaces the span of a text with other words; an empty Text deletes, an empty Span inserts.
type Edit struct {
	Span Span   `json:"span"`
	Text string `json:"text"`
}
