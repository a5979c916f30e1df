package quote

import (
	"slices"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// UnitKind is what a unit of the sheet is.
type UnitKind uint8

// The kinds of a unit.
const (
	Plain    UnitKind = iota // a word, hyphens and all
	Name                     // a mention of an entity
	Quoted                   // a region inside quotation marks
	Stop                     // punctuation
	Genitive                 // the ’s of a possessive
)

// Unit is the smallest piece the rules look at: a word, a whole name, or a whole region inside marks. A long text has
// nearly as many units as words, so each is kept small: 48 bytes.
type Unit struct {
	Low        string // in small letters, a piece of the text that is not copied; empty for regions
	Class      Class
	start, end int32 // bytes of the text
	First      int32 // first token
	Last       int32 // last token, excluded
	Ref        int32 // index of the mention or of the region; -1 otherwise
	Kind       UnitKind
	Tag        tag.Tag // the part of speech of the last token
	Cap        bool
	Period     bool  // the text's sentence ends with this unit
	named      uint8 // what a name stands for: place in story.EntityTypes + 1; 0 otherwise
}

// Start is the byte offset where the unit begins.
func (u *Unit) Start() int { return int(u.start) }

// End is the byte offset where the unit ends, excluded.
func (u *Unit) End() int { return int(u.end) }

// Span is the unit's stretch of the text.
func (u *Unit) Span() story.Span { return story.Span{Start: int(u.start), End: int(u.end)} }

// Type is what a name stands for; empty for all other units.
func (u *Unit) Type() story.EntityType {
	if u.named == 0 {
		return ""
	}
	return story.EntityTypes[u.named-1]
}

// name makes the unit a mention of an entity of this type.
func (u *Unit) name(typ story.EntityType) { u.named = uint8(slices.Index(story.EntityTypes, typ) + 1) }
