// Package compare lays a quotation beside the text of a source (a transcript, captions or a document), finds the
// passage that fits best and says how far the words agree.
//
// It proposes and never decides: a grade is not a verdict. It must never call a quotation verbatim when a word of it
// differs, never change a text, and never fail on an odd one: what cannot be read is told (Source.Unread).
package compare

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// Grade says how far a quotation agrees with its passage. Of several that apply the later one counts.
type Grade string

// The grades, from the best to the worst.
const (
	Verbatim  Grade = "verbatim"  // the same words with the same capitals and marks; marks at the edges of a part may differ
	MarksOnly Grade = "marks"     // only capitals, punctuation, or how a number is written
	Fillers   Grade = "fillers"   // hesitation, repeated words and false starts are left out
	Trimmed   Grade = "trimmed"   // words are left out or put in, and an ellipsis or brackets say so
	Unmarked  Grade = "unmarked"  // words are left out and nothing says so
	Changed   Grade = "changed"   // a word is another, or was not said
	NotFound  Grade = "not-found" // no passage fits
	NoWords   Grade = "no-words"  // the quotation holds no word to compare
)

// Grades lists the grades from the best to the worst.
var Grades = []Grade{Verbatim, MarksOnly, Fillers, Trimmed, Unmarked, Changed, NotFound, NoWords}

// Label is the grade in words for a person.
func (g Grade) Label() string {
	switch g {
	case MarksOnly:
		return "marks and case only"
	case Fillers:
		return "fillers left out"
	case Trimmed:
		return "trimmed and marked"
	case Unmarked:
		return "trimmed, not marked"
	case Changed:
		return "words changed"
	case NotFound:
		return "not found"
	case NoWords:
		return "no words to compare"
	}
	return string(g)
}

// worse is the later of two grades.
func worse(a, b Grade) Grade {
	if slices.Index(Grades, b) > slices.Index(Grades, a) {
		return b
	}
	return a
}

// Flag is something a checker must see whatever the grade.
type Flag string

// The flags of a comparison.
const (
	NegationLost  Flag = "negation"      // one side denies what the other does not
	NumberChanged Flag = "number"        // a number of one side is another, or missing, on the other
	OrderChanged  Flag = "order"         // words or parts stand in another order in the source
	StandsApart   Flag = "apart"         // more than an ellipsis should bridge lies between two parts
	DeniedBefore  Flag = "denied-before" // a word right before the passage denies, and the quotation begins behind it
	TwoSpeakers   Flag = "speakers"      // the words come from more than one speaker
	Inaudible     Flag = "inaudible"     // the passage has a gap that nobody could hear
	Phonetic      Flag = "phonetic"      // the passage holds a word written down by ear, “(ph)”
	Translated    Flag = "translated"    // the passage is an interpreter's
)

// Quotation is what is compared.
type Quotation struct {
	Text     string       // the story
	Parts    []story.Span // into Text, in text order; quotation marks may be inside
	Speakers []string     // names of whoever the story says speaks, every form that would be right; may be empty
}

// FromStory is a quotation of a story, as far as it claims to be somebody's own words: all of direct speech, of mixed
// speech what stands in marks. Of indirect speech it is the whole paraphrase.
func FromStory(text string, q story.Quote, speakers ...string) Quotation {
	parts := q.Parts
	if q.Kind == story.Mixed {
		if inside := insideMarks(text, parts); len(inside) > 0 {
			parts = inside
		}
	}
	return Quotation{Text: text, Parts: parts, Speakers: speakers}
}

// Kind is what happened to the words or marks of an operation.
type Kind string

// The kinds of an operation. The side that has nothing has an empty span, where the words would stand.
const (
	Same     Kind = "same"
	Marks    Kind = "marks"    // same words in other capitals, marks or figures; both spans may hold marks only
	Filler   Kind = "filler"   // hesitation, repetition or false start of the source
	Cut      Kind = "cut"      // left out, and the quotation says so
	Dropped  Kind = "dropped"  // left out, and nothing says so
	Put      Kind = "put"      // put in by the story in brackets, or there in place of other words
	Added    Kind = "added"    // not said
	Replaced Kind = "replaced" // other words were said
)

// Op is one step from the passage to the quotation.
type Op struct {
	Kind   Kind
	Quote  story.Span // into Quotation.Text
	Source story.Span // into Source.Text
}

// Comparison is a quotation laid beside a source.
type Comparison struct {
	Grade Grade
	Flags []Flag
	Ops   []Op    // in the order of the quotation; nil when nothing was found
	Share float64 // of the quotation's words, the rarer the more each counts, those found in the passage: 0 to 1

	Places      []story.Span // into Source.Text: one, or several when the parts stand apart; when not found, what is nearest
	First, Last int          // passages that hold the words, as indexes into Source.Passages; -1 when there are none
	Rivals      []story.Span // other places that fit as well

	Label    string    // the speaker label of the passage that holds most of the words
	Speaker  Agreement // of the label with the names of the quotation
	From, To int       // milliseconds; Untimed when the source does not say
}

// Has says that the comparison carries the flag.
func (c Comparison) Has(f Flag) bool { return slices.Contains(c.Flags, f) }

// Place is the envelope of the places.
func (c Comparison) Place() story.Span { return story.Envelope(c.Places) }

// insideMarks are the stretches inside quotation marks, without the marks.
func insideMarks(text string, parts []story.Span) []story.Span {
	var out []story.Span
	for _, p := range parts {
		open, closing := -1, ""
		for i, r := range p.In(text) {
			at := p.Start + i
			switch {
			case open >= 0 && strings.ContainsRune(closing, r):
				if at > open {
					out = append(out, story.Span{Start: open, End: at})
				}
				open = -1
			case open < 0 && strings.ContainsRune("“\"„«", r):
				open, closing = at+len(string(r)), map[rune]string{'“': "”", '"': "\"", '„': "“”", '«': "»"}[r]
			}
		}
		if open >= 0 && open < p.End {
			out = append(out, story.Span{Start: open, End: p.End})
		}
	}
	return out
}
