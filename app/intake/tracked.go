package intake

import (
	"fmt"
	"slices"
	"strings"

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
	if tracks := listed(quantity{c.inserted, "insertion"}, quantity{c.deleted, "deletion"}, quantity{c.moved, "move"}); tracks != "" {
		out = append(out, "The file holds tracked changes: "+tracks+". The text is shown with all of them accepted.")
	}
	if beside := listed(quantity{c.comments, "comment"}, quantity{c.footnotes, "footnote"}); beside != "" {
		out = append(out, strings.ToUpper(beside[:1])+beside[1:]+" came along; the intake report shows where they stand.")
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

type quantity struct {
	n    int
	noun string
}

// listed counts what is there.
func listed(what ...quantity) string {
	var all []string
	for _, q := range what {
		if q.n > 0 {
			all = append(all, count(q.n, q.noun))
		}
	}
	if n := len(all); n > 1 {
		return strings.Join(all[:n-1], ", ") + " and " + all[n-1]
	}
	return strings.Join(all, "")
}

// changes are what an office document has that the text has not.
func (c tracked) changes() []string {
	out := []string{"Only the words came in: fonts, pictures, page heads and feet were left out."}
	if c.deleted+c.moved > 0 {
		out = append(out, "Words that the file has as deleted or moved away were left out.")
	}
	if c.comments+c.footnotes > 0 {
		out = append(out, "Comments and footnotes were kept beside the text.")
	}
	if c.hidden > 0 {
		out = append(out, "Hidden text was left out.")
	}
	if c.signs+c.unread > 0 {
		out = append(out, "Letters that could not be read are shown as �.")
	}
	return out
}
