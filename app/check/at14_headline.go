package check

import (
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func headlineOnly() Rule {
	return Rule{
		ID: "AT14", Whole: true, Name: "Headline quotation not in the text", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "Words in marks in the headline that nobody says in the text.",
		Why:     "A headline must not quote what the story does not hold.",
		Example: "‘Never again’, says Ruiz\n\nRuiz spoke at the gate.\n\n“We will not go there,” she said.",
		Source:  "Common editing practice.",
		find:    findHeadlineOnly,
	}
}

func findHeadlineOnly(r *reading) []story.Check {
	head := r.found.Furniture.Headline
	if head.Empty() || !head.Valid(r.text) || len(r.paras) < 3 {
		return nil
	}
	body := r.wordsOutside(head)
	reworded := r.resembled()
	var out []story.Check
	for i, p := range r.paras {
		if !head.Overlaps(p) {
			continue
		}
		for _, m := range r.outer(i) {
			words := r.wordsIn(m.inside())
			if len(words) < 2 || r.nickname(p, m) || inRow(body, words) || slices.ContainsFunc(reworded, m.span().Overlaps) {
				continue
			}
			out = append(out, warn(m.span(), "The text does not hold these words."))
		}
	}
	return out
}

// nickname says that the words in marks stand in a name: a capital letter before and behind.
func (r *reading) nickname(p story.Span, m pair) bool {
	before := strings.TrimRight(r.text[p.Start:m.open.at], " ")
	return capitalised(before) && before != "" && !strings.HasSuffix(before, ":") && unicode.IsUpper(r.begun(story.Span{Start: m.shut.span().End, End: p.End}))
}

// resembled are the quotations in the headline that stand in the text in another form, which is an alert of its own.
func (r *reading) resembled() []story.Span {
	var out []story.Span
	all := r.said().all
	for _, a := range all {
		if a.title && slices.ContainsFunc(all, func(b utterance) bool { return !b.title && a.resembles(b) }) {
			out = append(out, a.Span())
		}
	}
	return out
}

func (r *reading) wordsIn(s story.Span) []string {
	var out []string
	t := r.terms()
	for i := r.from(s.Start); i < len(t) && t[i].Start < s.End; i++ {
		out = append(out, t[i].low)
	}
	return out
}

func (r *reading) wordsOutside(s story.Span) []string {
	var out []string
	for _, t := range r.terms() {
		if !s.Overlaps(t.Span) {
			out = append(out, t.low)
		}
	}
	return out
}

// inRow says that the words stand in the list one after the other.
func inRow(list, words []string) bool {
	return strings.Contains(" "+strings.Join(list, " ")+" ", " "+strings.Join(words, " ")+" ")
}
