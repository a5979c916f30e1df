package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// Recheck looks for alerts in a text as it will stand, at least where it was edited.
type Recheck func(text string, f story.Findings, edited []story.Span) Look

// EditText proposes a change of the story's words: edits in order and apart, in the text as it stands. Rows whose
// words they touch need a look, with their old wording kept; a row none of whose words is left is out of the story
// until the edit is undone. No row is moved to words that look alike. With a recheck the alerts follow.
func (d *Document) EditText(edits []story.Edit, cause string, recheck Recheck) ([]Correction, error) {
	return d.edit(edits, cause, manner{}, recheck)
}

// EditParagraph proposes other words for a stretch of the text, usually a paragraph, as typed. Only the words
// that differ are edited.
func (d *Document) EditParagraph(at story.Span, words, cause string, recheck Recheck) ([]Correction, error) {
	if !at.Valid(d.Text) {
		return nil, fmt.Errorf("these words are not in the story any more")
	}
	return d.EditText(Edits(at.Start, at.In(d.Text), words), cause, recheck)
}

// manner is how an edit is meant.
type manner struct {
	typography bool // no word changes: what was decided of the rows stands
	fix        bool // of an alert: a mark at the open end of an unclosed quotation becomes part of it
}

func (d *Document) edit(edits []story.Edit, cause string, how manner, recheck Recheck) ([]Correction, error) {
	edits = apart(d.Text, edits)
	if len(edits) == 0 {
		return nil, nil
	}
	m, err := newMoves(d.Text, edits)
	if err != nil {
		return nil, err
	}
	was, is, gone := d.touchedRows(m, how)
	was.Edits, is.Edits = m.inverse(), edits
	step, err := d.rewriting(was, is, gone, cause, m, recheck)
	if err != nil {
		return nil, err
	}
	return d.sign(step), nil
}

// rewriting is a change of words with the alerts that it takes away and those that a look at the text then brings.
func (d *Document) rewriting(was, is Rewrite, gone []CheckRow, cause string, m moves, recheck Recheck) ([]Correction, error) {
	step := make([]Correction, 0, len(gone)+1)
	for _, row := range gone { // their spans mean the text before
		step = append(step, Correction{What: Removed, Table: Checks, Target: row.ID, Cause: cause, Before: Patch{Check: &row}})
	}
	step = append(step, Correction{What: Text, Table: Story, Target: Body, Cause: cause,
		Before: Patch{Text: &was}, After: Patch{Text: &is}})
	if recheck == nil {
		return step, nil
	}
	then := d.clone()
	for _, c := range step {
		if err := then.applyOne(c); err != nil {
			return nil, err
		}
	}
	look := recheck(then.Text, then.Findings(), m.places())
	return append(step, then.mergeChecks(look, cause)...), nil
}

// apart leaves out edits that change nothing and makes one of those with no words between them.
func apart(text string, edits []story.Edit) []story.Edit {
	var out []story.Edit
	for _, e := range edits {
		n := len(out)
		switch {
		case e.Span.Valid(text) && e.Span.In(text) == e.Text:
		case n > 0 && out[n-1].Span.End == e.Span.Start && out[n-1].Span != e.Span:
			out[n-1].Span.End = e.Span.End
			out[n-1].Text += e.Text
		default:
			out = append(out, e)
		}
	}
	return out
}

// places are the spans of the new text that were edited.
func (m moves) places() []story.Span {
	out := make([]story.Span, len(m.edits))
	for i, e := range m.edits {
		start := e.Span.Start + m.delta[i]
		out[i] = story.Span{Start: start, End: start + len(e.Text)}
	}
	return out
}

// touchedRows are the rows that more happens to than to be moved, as they are and as they will be, and the open
// alerts about words that are no longer those.
func (d *Document) touchedRows(m moves, how manner) (was, is Rewrite, gone []CheckRow) {
	for _, q := range d.quotes {
		to, yes := m.quote(q, how.typography)
		if how.fix && !yes {
			to, yes = m.closed(q)
		}
		if yes {
			was.Quotes, is.Quotes = append(was.Quotes, q), append(is.Quotes, to)
		}
	}
	for _, n := range d.names {
		if to, yes := m.name(n, how.typography); yes {
			was.Names, is.Names = append(was.Names, n), append(is.Names, to)
		}
	}
	for _, c := range d.checks {
		to, what := m.check(c.Check)
		if what == moved {
			continue
		}
		if c.Status != story.Rejected && c.Note == "" {
			gone = append(gone, c)
			continue
		}
		row := c
		row.Check, row.Fix = to, nil // the fix was made for words that are no longer there
		was.Checks, is.Checks = append(was.Checks, c), append(is.Checks, row)
	}
	for _, k := range d.queries {
		if to, yes := m.query(k); yes {
			was.Queries, is.Queries = append(was.Queries, k), append(is.Queries, to)
		}
	}
	if to, yes := m.furniture(d.Furniture); yes {
		old := d.Furniture
		was.Furniture, is.Furniture = &old, &to
	}
	return was, is, gone
}

// quote is the row after the edit; false when its words, its speaker's and its cue's are all as they were.
func (m moves) quote(q QuoteRow, typography bool) (QuoteRow, bool) {
	to := q
	var words, speaker, cue fate
	to.Parts, words = m.spans(q.Parts)
	to.Speaker, speaker = m.spans(q.Speaker)
	to.Cue, cue = m.spans(q.Cue)
	if max(words, speaker, cue) == moved {
		return q, false
	}
	old := wording(m.was, q.Parts)
	if words == deleted || q.Gone {
		to.Parts = m.stump(q.Parts)
		if q.Gone {
			return to, true
		}
		to.Gone = true
		if q.Status == story.Rejected {
			to.Was = old
			return to, true
		}
		to.Status, to.Reason, to.Was, to.Look = story.Rejected, "its words were deleted", old, ""
		return to, true
	}
	if typography && words != deleted {
		to = m.faithful(q, to)
	}
	if q.Status == story.Rejected || typography && words != deleted && sameLetters(old, wording(m.is, to.Parts)) {
		return to, true
	}
	to.Status = story.NeedsLook
	if q.Was == "" {
		to.Was = old
	}
	switch {
	case words != moved:
		to.Look = m.said("the words", q.Parts)
	case speaker != moved:
		to.Look = m.said("the speaker’s words", q.Speaker)
	default:
		to.Look = m.said("the cue", q.Cue)
	}
	return to, true
}

// closed is an unclosed quotation with the mark that was put at its end.
func (m moves) closed(q QuoteRow) (QuoteRow, bool) {
	was := q
	if !q.Has(story.FlagUnclosed) || len(q.Parts) == 0 {
		return q, false
	}
	end := q.Parts[len(q.Parts)-1].End
	for _, e := range m.edits {
		if e.Span != (story.Span{Start: end, End: end}) || e.Text == "" || strings.Trim(e.Text, marks) != "" {
			continue
		}
		q.Parts, _ = m.spans(q.Parts)
		q.Speaker, _ = m.spans(q.Speaker)
		q.Cue, _ = m.spans(q.Cue)
		q.Parts[len(q.Parts)-1].End += len(e.Text)
		q.Flags = slices.DeleteFunc(slices.Clone(q.Flags), func(f string) bool { return f == story.FlagUnclosed })
		return m.faithful(was, q), true
	}
	return q, false
}

// name is the row after the edit; false when all its mentions are as they were. Mentions whose words were deleted go;
// the row needs a look when the words of one that stays are others.
func (m moves) name(n NameRow, typography bool) (NameRow, bool) {
	to := n
	var mentions, role fate
	to.Mentions, mentions = m.spans(n.Mentions)
	to.RoleSpans, role = m.spans(n.RoleSpans)
	if max(mentions, role) == moved {
		return n, false
	}
	if mentions == deleted || n.Gone {
		to.Mentions = m.stump(n.Mentions)
		if n.Gone {
			return to, true
		}
		to.Gone, to.Was = true, wording(m.was, n.Mentions[:1])
		if n.Status != story.Rejected {
			to.Status, to.Reason, to.Look = story.Rejected, "its words were deleted", ""
		}
		return to, true
	}
	if n.Status == story.Rejected {
		return to, true
	}
	for _, s := range n.Mentions {
		if is, what := m.span(s); what == altered && !(typography && sameLetters(s.In(m.was), is.In(m.is))) {
			to.Status, to.Look = story.NeedsLook, m.said("a mention", []story.Span{s})
			if n.Was == "" {
				to.Was = s.In(m.was)
			}
			return to, true
		}
	}
	return to, true
}

// stump is where words stood that are no longer in the story.
func (m moves) stump(in []story.Span) []story.Span {
	if len(in) == 0 {
		return in
	}
	to, _ := m.span(in[0])
	return []story.Span{{Start: to.Start, End: to.Start}}
}

// said tells in a line what the first edit that touches the spans did, and how many more there are.
func (m moves) said(what string, spans []story.Span) string {
	line, more := "", 0
	for _, e := range m.edits {
		touches := slices.ContainsFunc(spans, func(s story.Span) bool {
			return e.Span.Overlaps(s) || s.Start <= e.Span.Start && e.Span.End <= s.End
		})
		switch {
		case !touches:
		case line != "":
			more++
		default:
			line = what + " changed: " + told(e.Span.In(m.was), e.Text)
		}
	}
	switch {
	case line == "":
		return what + " changed"
	case more > 0:
		return fmt.Sprintf("%s, and %d more", line, more)
	}
	return line
}

// told says what became of some words.
func told(was, is string) string {
	was, is = brief(was), brief(is)
	switch {
	case was == "":
		return fmt.Sprintf("“%s” was put in", is)
	case is == "":
		return fmt.Sprintf("“%s” was taken out", was)
	}
	return fmt.Sprintf("“%s” is now “%s”", was, is)
}

// brief is at most 60 characters of the words, on one line.
func brief(words string) string {
	const most = 60
	r := []rune(strings.Join(strings.FieldsFunc(words, func(r rune) bool { return r == '\n' || r == '\r' }), " "))
	if len(r) <= most {
		return string(r)
	}
	return strings.TrimSpace(string(r[:most-1])) + "…"
}

// wording is the text of the parts, with an ellipsis for what stands between them.
func wording(text string, parts []story.Span) string {
	words := make([]string, len(parts))
	for i, p := range parts {
		words[i] = p.In(text)
	}
	return strings.Join(words, " … ")
}

// sameLetters says that two wordings differ in marks, space and case at most.
func sameLetters(a, b string) bool {
	bare := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) {
				return r
			}
			return -1
		}, s)
	}
	return strings.EqualFold(bare(a), bare(b))
}
