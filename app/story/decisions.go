package story

// Decisions are what a person has said of the names of one text: the engine that reads the text again honours them.
// Spans are mentions, byte offsets into that very text, no finer than words. A span that the engine does not take for a
// name becomes one when Together, Apart or Types holds it, and mentions that cross it give way. Spans that are empty,
// lie outside the text or cross an earlier one are left out.
//
// Where decisions contradict each other, NoName comes first, then Types (of two for one span the later), then Apart,
// then Together in order: a link that would break what stands is left out.
type Decisions struct {
	Together [][2]Span   `json:"together,omitempty"` // the two are one: whatever goes with either is one, too, unless Apart says otherwise
	Apart    [][2]Span   `json:"apart,omitempty"`    // the two are not one: the first leaves, what else went with both stays with the second
	NoName   []Span      `json:"no_name,omitempty"`  // no mention may touch these
	Types    []TypedSpan `json:"types,omitempty"`    // what a mention stands for, and all that goes with it
}

// TypedSpan is a mention whose type is settled.
type TypedSpan struct {
	Span Span       `json:"span"`
	Type EntityType `json:"type"`
}

// Empty says that nothing is decided.
func (d Decisions) Empty() bool {
	return len(d.Together) == 0 && len(d.Apart) == 0 && len(d.NoName) == 0 && len(d.Types) == 0
}
