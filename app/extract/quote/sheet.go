package quote

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// Mention is one place where an entity is named.
type Mention struct {
	story.Span
	Entity int
	Type   story.EntityType
}

// Sentence is a stretch of units, Last excluded, that ends outside quotation marks. A sentence keeps the regions
// inside it whole, however many full stops they hold.
type Sentence struct {
	First, Last int
	Paragraph   int
}

// Sheet is a story as units and sentences. It keeps no tokens, so that their memory is free once it is made.
type Sheet struct {
	Text      string
	Units     []Unit
	Sentences []Sentence
	Regions   []Region
	Mentions  []Mention
	Tags      []tag.Tag // the part of speech of each token
	Lex       *Lexicon
	Grader    *Grader // nil: rules alone
	Watch     *Watch  // for training; nil otherwise
	lowered   string  // Text in small letters, byte for byte
	unitOf    []int32 // sentence of each unit
	vector    *model.Vector
	held      []bool // of the sentence at hand: units that a draft holds
}

// Paragraph is the paragraph of a unit.
func (s *Sheet) Paragraph(unit int) int { return s.Sentences[s.unitOf[unit]].Paragraph }

// SentenceOf is the index of the sentence that holds the unit.
func (s *Sheet) SentenceOf(unit int) int { return int(s.unitOf[unit]) }
