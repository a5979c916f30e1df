package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Change is one thing put right in a clean text.
type Change struct {
	CheckID string     `json:"check"`
	Rule    string     `json:"rule"`
	Span    story.Span `json:"span"` // in the original, bytes; an empty one is an insertion
	Before  string     `json:"before"`
	After   string     `json:"after"`
	Message string     `json:"message"`
}

// Clean applies the fixes of the safe checks that are not refused (by check id). Changes come in text order and
// do not overlap; Replay makes the clean text of them again. A fix that would change, join or part words, that
// does not fit the text or that overlaps an earlier one is passed over: safe means safe here, whatever the check says.
func Clean(text string, checks []story.Check, refused map[string]bool) (string, []Change) {
	var all []Change
	for _, c := range checks {
		if c.Safety != story.Safe || refused[c.ID] {
			continue
		}
		for _, e := range c.Fix {
			if e.Span.Valid(text) && utf8.ValidString(e.Text) && e.Span.In(text) != e.Text {
				all = append(all, Change{c.ID, c.Rule, e.Span, e.Span.In(text), e.Text, c.Message})
			}
		}
	}
	// An insertion comes before what is taken out at the same place.
	slices.SortStableFunc(all, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
	})
	var changes []Change
	for _, group := range touching(apart(all)) {
		if keepsWords(text, group) {
			changes = append(changes, group...)
		}
	}
	return Replay(text, changes), changes
}

// Replay applies changes, in text order and apart as Clean gives them, to the original text.
func Replay(text string, changes []Change) string {
	var out strings.Builder
	at := 0
	for _, c := range changes {
		out.WriteString(text[at:c.Span.Start])
		out.WriteString(c.After)
		at = c.Span.End
	}
	out.WriteString(text[at:])
	return out.String()
}

// apart drops changes that overlap an earlier one, and second insertions at one place.
func apart(sorted []Change) []Change {
	var out []Change
	for _, c := range sorted {
		if n := len(out); n > 0 {
			last := out[n-1].Span
			if c.Span.Start < last.End || c.Span == last {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// touching groups changes with nothing left between them: what they do to words they do together.
func touching(changes []Change) [][]Change {
	var out [][]Change
	for i, c := range changes {
		if i > 0 && changes[i-1].Span.End == c.Span.Start {
			out[len(out)-1] = append(out[len(out)-1], c)
			continue
		}
		out = append(out, []Change{c})
	}
	return out
}

// keepsWords says that the words round the group are the same before and after it.
func keepsWords(text string, group []Change) bool {
	start, end := group[0].Span.Start, group[len(group)-1].Span.End
	left := strings.LastIndexFunc(text[:start], func(r rune) bool { return !inWord(r) })
	if left < 0 {
		left = 0
	}
	right := strings.IndexFunc(text[end:], func(r rune) bool { return !inWord(r) })
	if right < 0 {
		right = len(text) - end
	}
	var after strings.Builder
	after.WriteString(text[left:start])
	for _, c := range group {
		after.WriteString(c.After)
	}
	after.WriteString(text[end : end+right])
	return slices.Equal(wordsOf(text[left:end+right]), wordsOf(after.String()))
}

// wordsOf are the runs of letters, digits and marks. A zero-width space parts two words; other unseen characters
// belong to the word they stand in.
func wordsOf(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !inWord(r) })
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00AD' || r == '\u200C' || r == '\u200D'
}
