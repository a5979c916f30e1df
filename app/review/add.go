package review

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// marks are the characters that open or close quoted speech.
const marks = "“”„«»\"‘’"

// AddQuote makes a quotation of a selection. Space at its edges is left out, the kind follows from the marks
// inside, and the speaker of a quotation in the same paragraph is suggested.
func (d *Document) AddQuote(sel story.Span, cause string) ([]Correction, error) {
	sel, err := d.trim(sel)
	if err != nil {
		return nil, err
	}
	for _, q := range d.quotes {
		if q.Status != story.Rejected && len(q.Parts) == 1 && q.Parts[0] == sel {
			return nil, fmt.Errorf("this is a quotation already")
		}
	}
	q := QuoteRow{Status: story.Added, ByHand: true, Quote: story.Quote{
		ID: "q-" + d.NewID(), Parts: []story.Span{sel}, Kind: kindOf(sel.In(d.Text)),
		Confidence: 1, Why: "marked by hand"}}
	if near := d.sameParagraph(sel); near != nil {
		q.Speaker, q.Quote.SpeakerName = slices.Clone(near.Speaker), near.Quote.SpeakerName
		q.SpeakerEntity, q.Quote.SpeakerRole = near.SpeakerEntity, near.Quote.SpeakerRole
		q.Why = "marked by hand; speaker of the quotation beside it"
	}
	return d.sign([]Correction{{What: Added, Table: Quotes, Target: q.ID, Cause: cause, After: Patch{Quote: &q}}}), nil
}

// trim takes white space off the edges of a selection.
func (d *Document) trim(sel story.Span) (story.Span, error) {
	if sel.Empty() || !sel.Valid(d.Text) {
		return story.Span{}, fmt.Errorf("nothing is selected: mark some words in the story first")
	}
	words := sel.In(d.Text)
	sel.Start += len(words) - len(strings.TrimLeftFunc(words, unicode.IsSpace))
	sel.End -= len(words) - len(strings.TrimRightFunc(words, unicode.IsSpace))
	if sel.Empty() {
		return story.Span{}, fmt.Errorf("only white space is selected: mark some words in the story first")
	}
	return sel, nil
}

// kindOf reads the kind off the marks: at both edges direct, anywhere inside mixed, none indirect. An
// apostrophe between two letters is no mark.
func kindOf(words string) story.Kind {
	first, _ := utf8.DecodeRuneInString(words)
	last, _ := utf8.DecodeLastRuneInString(words)
	if strings.ContainsRune(marks, first) && (strings.ContainsRune(marks, last) || unicode.IsPunct(last)) {
		return story.Direct
	}
	if strings.ContainsAny(words, "“”„«»\"") {
		return story.Mixed
	}
	return story.Indirect
}

func (d *Document) sameParagraph(sel story.Span) *QuoteRow {
	for _, p := range story.Paragraphs(d.Text) {
		if !p.Overlaps(sel) {
			continue
		}
		for i := range d.quotes {
			q := &d.quotes[i]
			if q.Status != story.Rejected && p.Overlaps(q.Span()) {
				return q
			}
		}
	}
	return nil
}

// AddName makes a name of a selection, with every other place where the same words stand free as a word and
// are no name yet. When the words are a form of a name already, the selection becomes one more mention of it.
func (d *Document) AddName(sel story.Span, t story.EntityType, cause string) ([]Correction, error) {
	p, err := d.NamePlan(sel, t)
	if err != nil {
		return nil, err
	}
	return d.Carry(p, cause)
}

// places finds the words wherever they stand free and belong to no name, the selection always included.
func (d *Document) places(words string, sel story.Span) []story.Span {
	out := []story.Span{sel}
	for at := 0; ; {
		i := strings.Index(d.Text[at:], words)
		if i < 0 {
			break
		}
		s := story.Span{Start: at + i, End: at + i + len(words)}
		at = s.End
		if !s.Overlaps(sel) && d.free(s) && !d.isNamed(s) {
			out = append(out, s)
		}
	}
	slices.SortFunc(out, func(a, b story.Span) int { return a.Start - b.Start })
	return out
}

func (d *Document) free(s story.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(d.Text[:s.Start])
	after, _ := utf8.DecodeRuneInString(d.Text[s.End:])
	return !isWord(before) && !isWord(after)
}

func isWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r))
}

func (d *Document) isNamed(s story.Span) bool {
	for _, n := range d.names {
		if n.Status == story.Rejected {
			continue
		}
		for _, m := range n.Mentions {
			if m.Overlaps(s) {
				return true
			}
		}
	}
	return false
}
