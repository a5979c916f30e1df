// Package score measures findings against annotated stories: quotations and their speakers, names and who they
// stand for. It defines what “right” means for the whole project, down to which word tokens are compared.
//
// It must never find anything itself, read the engine's mind (it sees only what the engine prints) or touch a
// file: documents come in, figures go out, the same ones every time.
package score

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// Pair is a stretch of text: offsets in Unicode code points, the end excluded.
type Pair = [2]int

// Document is an annotated story, one line of a gold file. All offsets are Unicode code points into Text.
type Document struct {
	ID       string   `json:"id"`
	Split    string   `json:"orig_split,omitempty"` // the part of its own data set it stands in
	Text     string   `json:"text"`
	Quotes   []Quote  `json:"quotes,omitempty"`
	Entities []Entity `json:"entities,omitempty"`
	// People are those of the story with their roles; nil when the annotation does not say.
	People []Person `json:"people,omitempty"`
	// NotQuotes are words in marks that nobody is quoted with: titles, terms, scare quotes.
	NotQuotes []NotQuote `json:"not_quotes,omitempty"`
}

// NotQuote is a stretch in marks that is no quotation, and why.
type NotQuote struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Why   string `json:"why,omitempty"`
}

// Quote is a quotation, annotated or found. Those annotated may lack what only the engine knows and the other way round.
type Quote struct {
	Start        int      `json:"start"`
	End          int      `json:"end"`
	Parts        []Pair   `json:"parts,omitempty"` // of an interrupted quotation; empty: Start to End
	Kind         string   `json:"kind"`
	Speaker      Mention  `json:"speaker,omitzero"`        // as printed
	SpeakerText  string   `json:"speaker_text,omitempty"`  // the same in words, without a place
	SpeakerName  string   `json:"speaker_name,omitempty"`  // resolved
	SpeakerNames []string `json:"speaker_names,omitempty"` // every name that would be right, the fullest first
	Cue          []Pair   `json:"cue,omitempty"`
	By           string   `json:"by,omitempty"`   // whose it is: an id of the annotation, or "anon:…"
	Via          string   `json:"via,omitempty"`  // who passed it on
	Flag         string   `json:"flag,omitempty"` // "unclosed"
	Reporting    *bool    `json:"reporting,omitempty"`
	Confidence   float64  `json:"confidence,omitempty"` // 0 to 1

	// Of a quotation found: the id of its speaker's row among the names, and the role it is shown with.
	SpeakerEntity string `json:"speaker_entity,omitempty"`
	SpeakerRole   string `json:"speaker_role,omitempty"`
}

// pieces are the stretches the quotation is made of.
func (q Quote) pieces() []Pair {
	if len(q.Parts) > 0 {
		return q.Parts
	}
	return []Pair{{q.Start, q.End}}
}

// ignored says that the annotation marks a thought, wish or act rather than speech.
func (q Quote) ignored() bool { return q.Reporting != nil && !*q.Reporting }

// within says that the quotation begins and ends inside a text of size code points.
func (q Quote) within(size int) bool { return 0 <= q.Start && q.Start < q.End && q.End <= size }

// sound says that every part of the quotation lies inside a text of size code points, in order.
func (q Quote) sound(size int) bool {
	at := 0
	for _, p := range q.pieces() {
		if p[0] < at || p[1] < p[0] || p[1] > size {
			return false
		}
		at = p[1]
	}
	return q.within(size)
}

// Mention is a speaker as printed: places in the text, or in findings of other programs only words.
type Mention struct {
	Spans []Pair
	Words string
}

// IsZero says that nobody is mentioned.
func (m Mention) IsZero() bool { return len(m.Spans) == 0 && m.Words == "" }

// MarshalJSON writes the places, or the words when there are none.
func (m Mention) MarshalJSON() ([]byte, error) {
	if len(m.Spans) == 0 && m.Words != "" {
		return json.Marshal(m.Words)
	}
	return json.Marshal(m.Spans)
}

// UnmarshalJSON reads a list of [start, end], a string or null.
func (m *Mention) UnmarshalJSON(b []byte) error {
	*m = Mention{}
	if bytes.HasPrefix(b, []byte(`"`)) {
		return json.Unmarshal(b, &m.Words)
	}
	return json.Unmarshal(b, &m.Spans)
}

// Entity is a name: one mention of it with the cluster it belongs to, or, when Mentions is not nil, all of them.
type Entity struct {
	Start    int     `json:"start"`
	End      int     `json:"end"`
	Type     string  `json:"type"`
	Cluster  Cluster `json:"cluster,omitempty"`
	ID       Cluster `json:"id,omitempty"`
	Mentions []Pair  `json:"mentions,omitempty"`

	// Of a name found: what it is shown as, the role shown and where roles stand, and whether only byline or dateline
	// names it.
	Name      string `json:"name,omitempty"`
	Role      string `json:"role,omitempty"`
	RoleSpans []Pair `json:"role_spans,omitempty"`
	Furniture bool   `json:"furniture,omitempty"`
}

// Cluster says which mentions stand for the same thing; empty when the annotation does not say. It is kept as
// its JSON text, so that the number 1 and the string "1" stay two.
type Cluster string

// NewCluster is the cluster called by name.
func NewCluster(name string) Cluster { return Cluster(fmt.Sprintf("%q", name)) }

// MarshalJSON writes the cluster as it was read.
func (c Cluster) MarshalJSON() ([]byte, error) {
	if c == "" {
		return []byte("null"), nil
	}
	return []byte(c), nil
}

// UnmarshalJSON reads a number, a string or null.
func (c *Cluster) UnmarshalJSON(b []byte) error {
	*c = ""
	if string(b) != "null" {
		*c = Cluster(b)
	}
	return nil
}

// ParseDocument reads one line of a gold file. It refuses a document without an id or text.
func ParseDocument(line []byte) (Document, error) {
	var d Document
	if err := json.Unmarshal(line, &d); err != nil {
		return d, fmt.Errorf("read the annotated story: %w", err)
	}
	switch {
	case d.ID == "":
		return d, errors.New("read the annotated story: it has no id")
	case d.Text == "":
		return d, fmt.Errorf("read the annotated story %s: it has no text", d.ID)
	}
	return d, nil
}

// Prediction is what was found in one story, one line of findings. Offsets are Unicode code points.
type Prediction struct {
	ID       string   `json:"id"`
	Quotes   []Quote  `json:"quotes"`
	Entities []Entity `json:"entities"`
}
