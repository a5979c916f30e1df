package intake

import (
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// tracked counts what a writing program has recorded of the editing, and what a document holds beside its words.
// Insertions are taken in and deletions left out: that is the text as its editor would accept it.
type tracked struct {
	inserted, deleted, moved int
	comments, footnotes      int
	hidden                   int // stretches formatted as hidden text
	signs                    int // letters of a picture font, which have no meaning as text
	unread                   int // characters that mean nothing in the document's encoding
}

// notes are the sentences over the story.
func (c tracked) notes() []string {
	var out []string
	if c.inserted+c.deleted+c.moved > 0 {
		out = append(out, fmt.Sprintf("The file holds tracked changes: %s, %s and %s. The text is shown with all of them accepted.",
			count(c.inserted, "insertion"), count(c.deleted, "deletion"), count(c.moved, "move")))
	}
	if n := c.comments + c.footnotes; n > 0 {
		out = append(out, fmt.Sprintf("%s and %s came along; the intake report shows where they stand.",
			count(c.comments, "comment"), count(c.footnotes, "footnote")))
	}
	if c.hidden > 0 {
		out = append(out, fmt.Sprintf("%s of hidden text %s left out.", count(c.hidden, "stretch"), wasWere(c.hidden)))
	}
	if c.signs > 0 {
		out = append(out, fmt.Sprintf("%s of a picture font could not be read and %s shown as �.", count(c.signs, "letter"), isAre(c.signs)))
	}
	if c.unread > 0 {
		out = append(out, fmt.Sprintf("%s could not be read and %s shown as �.", count(c.unread, "character"), isAre(c.unread)))
	}
	return out
}

// tallies are the same for the intake report.
func (c tracked) tallies() []story.Tally {
	return tallies([]story.Tally{
		{What: "tracked insertions", N: c.inserted}, {What: "tracked deletions", N: c.deleted}, {What: "tracked moves", N: c.moved},
		{What: "comments", N: c.comments}, {What: "footnotes", N: c.footnotes},
		{What: "stretches of hidden text", N: c.hidden}, {What: "letters of picture fonts", N: c.signs},
	})
}

// tallies leaves out what is not there.
func tallies(all []story.Tally) []story.Tally {
	return slices.DeleteFunc(all, func(t story.Tally) bool { return t.N == 0 })
}
