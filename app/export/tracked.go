package export

import (
	"strings"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// Revision is one change of the story's words by a person or by a rule that a person let change them.
type Revision struct {
	Edits []story.Edit `json:"edits"`          // in order and apart; spans in the text before, bytes
	Back  []story.Edit `json:"back"`           // what undoes them; spans in the text after
	By    string       `json:"by"`             // who
	At    time.Time    `json:"at"`             // UTC
	Rule  string       `json:"rule,omitempty"` // of the alert that was put right
}

// Revisions are the changes of words in a story's journal, in order; what was undone stands there twice.
func Revisions(journal []review.Correction) []Revision {
	var out []Revision
	for _, c := range journal {
		if c.What != review.Text || c.After.Text == nil || c.Before.Text == nil {
			continue
		}
		out = append(out, Revision{Edits: c.After.Text.Edits, Back: c.Before.Text.Edits, By: c.Who, At: c.When, Rule: ruleOf(c.Cause)})
	}
	return out
}

// ruleOf is the rule of an alert that was put right; other causes are keys and menus.
func ruleOf(cause string) string {
	if len(cause) >= 4 && strings.ToUpper(cause) == cause && strings.ContainsAny(cause, "0123456789") {
		return cause
	}
	return ""
}

// Fate is what has become of a stretch of the text since it came in.
type Fate int

// A stretch stands as it came in, was put in, was taken out, or was put in and taken out again before it left.
const (
	Stood Fate = iota
	PutIn
	TakenOut
	Vanished
)

// Stretch is a piece of a text with its changes marked.
type Stretch struct {
	Text string
	Fate Fate
	By   string
	At   time.Time // zero when no person decided on it at a time, as of a safe fix
	Why  string    // the rule, if one did

	counts bool // it is part of the sheet's text, whatever becomes of it in the clean one
}

// Tracked is the story from as it came in to the clean article: what stood, what was put in, what was taken out, by
// whom and when. What stood and was put in makes the clean article; what stood and was taken out the original.
func (s Sheet) Tracked() []Stretch {
	text := s.Text
	for i := len(s.Revisions) - 1; i >= 0; i-- {
		text = edited(text, s.Revisions[i].Back)
	}
	line := []Stretch{{Text: text, counts: true}}
	for _, r := range s.Revisions {
		for i := len(r.Edits) - 1; i >= 0; i-- { // from the end, so that the places before stay
			line = change(line, r.Edits[i], Stretch{By: r.By, At: r.At, Why: r.Rule}, false)
		}
	}
	line = restored(line)
	_, changes := s.Clean()
	for i := len(changes) - 1; i >= 0; i-- {
		c := changes[i]
		line = change(line, story.Edit{Span: c.Span, Text: c.After}, Stretch{By: "Quotedesk", Why: c.Rule}, true)
	}
	return line
}

func edited(text string, edits []story.Edit) string {
	var out strings.Builder
	at := 0
	for _, e := range edits {
		out.WriteString(text[at:e.Span.Start] + e.Text)
		at = e.Span.End
	}
	return out.String() + text[at:]
}

// change applies an edit whose span counts only stretches that are part of the text. A last change leaves the count of
// places as it is: what it takes out still counts and what it puts in does not.
func change(line []Stretch, e story.Edit, by Stretch, last bool) []Stretch {
	var out []Stretch
	at, put := 0, false
	insert := func() {
		if put = true; e.Text != "" {
			out = append(out, Stretch{Text: e.Text, Fate: PutIn, By: by.By, At: by.At, Why: by.Why, counts: !last})
		}
	}
	for _, x := range line {
		if !x.counts {
			out = append(out, x)
			continue
		}
		from, to := cutOf(e.Span, at, len(x.Text))
		at += len(x.Text)
		if from > to { // the edit does not touch it
			if !put && at > e.Span.End {
				insert()
			}
			out = append(out, x)
			continue
		}
		out = appendStretch(out, x, x.Text[:from])
		if taken := x.Text[from:to]; taken != "" {
			out = append(out, gone(x, taken, by, last)...)
		}
		if !put && at >= e.Span.End {
			insert()
		}
		out = appendStretch(out, x, x.Text[to:])
	}
	if !put {
		insert()
	}
	return out
}

// cutOf is the part of a stretch at a place that a span covers; from > to when it does not reach it.
func cutOf(s story.Span, at, size int) (from, to int) {
	return max(s.Start-at, 0), min(s.End-at, size)
}

func appendStretch(out []Stretch, x Stretch, text string) []Stretch {
	if text == "" {
		return out
	}
	x.Text = text
	return append(out, x)
}

// gone is what is left of a stretch that is taken out: nothing of one that had only been put in.
func gone(x Stretch, text string, by Stretch, last bool) []Stretch {
	switch {
	case x.Fate == Stood:
		return []Stretch{{Text: text, Fate: TakenOut, By: by.By, At: by.At, Why: by.Why, counts: last}}
	case last: // its place still counts
		return []Stretch{{Text: text, Fate: Vanished, counts: true}}
	}
	return nil
}

// restored takes a change away that an undo has put right: the same words taken out and put in at one place.
func restored(line []Stretch) []Stretch {
	var out []Stretch
	for _, x := range line {
		n := len(out)
		if n > 0 && out[n-1].Text == x.Text && (out[n-1].Fate == TakenOut && x.Fate == PutIn || out[n-1].Fate == PutIn && x.Fate == TakenOut) {
			out[n-1] = Stretch{Text: x.Text, counts: true}
			continue
		}
		out = append(out, x)
	}
	return out
}
