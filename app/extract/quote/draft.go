package quote

import "quotedesk/app/story"

// Place says where the speaker of a draft was looked for.
type Place uint8

// The places of a speaker.
const (
	Nowhere  Place = iota // no attribution: the neighbours must tell
	Before                // X said
	After                 // said X
	Joined                // … and said, …, saying: the subject of the clause before
	Colon                 // X: “…”
	Dash                  // … – X
	Turn                  // a speaker's label in a transcript
	Beside                // X, role, “…” with no verb
	Fragment              // words in marks in a sentence without a cue
	Unnamed               // a passive that names nobody: asked whether, was told that
)

// Draft is a quotation before its speaker is known.
type Draft struct {
	Parts     []story.Span
	Regions   []int // regions it holds
	Kind      story.Kind
	Cue       []story.Span
	CueUnit   int // first unit of the cue; -1 when there is none
	Lemma     string
	Subject   Phrase // where the speaker stands; empty when it must be found
	Place     Place
	Via       Phrase // who passes the words on
	Sentence  int
	Paragraph int
	At        int     // first unit of the content
	Cover     float64 // certainty that these words are a quotation, 0 to 1
	Edge      float64 // certainty of its edges, 0 to 1
	Speech    float64 // how likely fitted weights find it that these words are reported speech, 0 to 1; 0 when not asked
	Flags     []string
	Label     story.Span // a transcript's label
	Role      story.Span
}

// Span is the envelope of the parts.
func (d *Draft) Span() story.Span { return story.Envelope(d.Parts) }

// Has says that the draft carries the flag.
func (d *Draft) Has(flag string) bool {
	for _, f := range d.Flags {
		if f == flag {
			return true
		}
	}
	return false
}

func (d *Draft) flag(f string) {
	if !d.Has(f) {
		d.Flags = append(d.Flags, f)
	}
}
