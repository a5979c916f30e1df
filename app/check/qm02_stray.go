package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func strayMark() Rule {
	return Rule{
		ID: "QM02", Name: "Closing mark without an opening one", Safety: story.Offer, Severity: Error, Scope: Both,
		What:    "A closing quotation mark that nothing opens, in this paragraph or the one before.",
		Why:     "Either words that somebody said stand as the paper's own, or a mark is left over from an edit.",
		Example: "We leave at dawn,” Pell said.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i, m := range r.marks {
				for _, s := range append(slices.Clone(m.strays), r.straySingles(i)...) {
					out = append(out, offer(s.span(), "Nothing opens the quotation that this mark closes. Take the mark out?", story.Edit{Span: s.span()}))
				}
			}
			return out
		},
	}
}

// straySingles are single marks that end a sentence of paragraph i, where the paragraph opens none. Behind s and in’ they
// may be apostrophes unless no word follows in the sentence.
func (r *reading) straySingles(i int) []mark {
	p := r.paras[i]
	line := p.In(r.text)
	if !strings.ContainsAny(line, "'’") || strings.ContainsAny(line, "‘") || r.singlePairs(i) {
		return nil
	}
	var out []mark
	for k, c := range line {
		if c != '\'' && c != '’' {
			continue
		}
		m := mark{p.Start + k, c}
		before, after := around(r.text, p, m.at, m.span().Len())
		end := m.span().End
		stop := after == '.' && (end+1 >= p.End || r.text[end+1] == ' ') && wordy(before) || strings.ContainsRune(".!?", before) && after == ' '
		if stop && !strings.HasSuffix(strings.ToLower(line[:k]), "in") && r.opensNone(line[:k]) {
			out = append(out, m)
		}
	}
	return out
}

func (r *reading) singlePairs(i int) bool {
	return slices.ContainsFunc(r.marks[i].pairs, func(p pair) bool { return single(p.open.sign) })
}

// opensNone says that no straight single mark stands at the beginning of a word.
func (r *reading) opensNone(head string) bool {
	return !strings.HasPrefix(head, "'") && !strings.Contains(head, " '") && !strings.Contains(head, "('") && !strings.Contains(head, "\"'")
}
