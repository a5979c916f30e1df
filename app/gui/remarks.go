package gui

import (
	"context"
	"fmt"
	"strings"

	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/storyview"
)

// remarks are the comments and footnotes that the story's file brought, on their words as these stand now.
type remarks struct {
	desk  *Desk
	of    string // the story and the version of its text
	all   []story.Remark
	spans []story.Span // of each in the text; empty where its words are gone, or it stands between letters
}

// remarkID begins the id of a remark's highlight.
const remarkID = "remark/"

// update finds the remarks of a story, once for each version of its text.
func (r *remarks) update(doc *review.Document) {
	of := fmt.Sprint(doc.ID, " ", doc.TextVersion())
	if of == r.of {
		return
	}
	r.of, r.all, r.spans = of, nil, nil
	came, err := r.desk.db.Arrival(context.Background(), doc.ID)
	if err != nil || len(came.Remarks) == 0 {
		return // it came in before remarks were kept; the report tells what is wrong
	}
	first, err := r.desk.db.Text(context.Background(), doc.ID, 1)
	if err != nil {
		return
	}
	for _, m := range came.Remarks {
		at := story.Span{}
		if m.Span.Valid(first) {
			at, _ = sameWordsIn(doc.Text, first, m.Span)
		}
		r.all, r.spans = append(r.all, m), append(r.spans, at)
	}
}

func (r *remarks) highlights(doc *review.Document) []storyview.Highlight {
	r.update(doc)
	var out []storyview.Highlight
	for i, s := range r.spans {
		if !s.Empty() {
			out = append(out, storyview.Highlight{ID: fmt.Sprint(remarkID, i), Start: s.Start, End: s.End, Style: styleRemark})
		}
	}
	return out
}

// tell says in the status line what the remark of a highlight says; false when the highlight is no remark.
func (r *remarks) tell(id string) bool {
	for i, m := range r.all {
		if id == fmt.Sprint(remarkID, i) {
			r.desk.status.say(strings.TrimPrefix(m.Who+": ", ": ") + short(oneLine(m.Words), 140))
			return true
		}
	}
	return false
}
