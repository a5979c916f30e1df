package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func unclosedMark() Rule {
	return Rule{
		ID: "QM01", Name: "Quotation never closed", Safety: story.Offer, Severity: Error, Scope: Both,
		What:    "An opening quotation mark without its closing one, where the next paragraph does not go on with the quotation.",
		Why:     "The reader cannot tell where the speaker stops and the paper begins.",
		Example: "“We leave at dawn, Pell said.",
		Source:  "Common usage.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			var seen []story.Span
			for _, q := range r.found.Quotes {
				if !q.Has(story.FlagUnclosed) || len(q.Parts) == 0 {
					continue
				}
				part := q.Parts[len(q.Parts)-1]
				if !part.Valid(r.text) || part.Empty() || r.paired(part) || r.closedNext(part) {
					continue
				}
				seen = append(seen, r.paragraph(part.Start))
				out = append(out, unclosedPart(r.text, part))
			}
			return append(out, r.unclosedUnseen(merge(seen))...)
		},
	}
}

// closedNext says that the paragraph behind the part closes the quotation without opening it again, which has its own alert.
func (r *reading) closedNext(part story.Span) bool {
	i := r.index(part.Start)
	return i >= 0 && i+1 < len(r.paras) && r.carried[i+1].sign != 0
}

// paired says that the first mark of the part belongs to a whole pair after all, as in „this way“. Straight marks
// prove nothing, because each may open or close.
func (r *reading) paired(part story.Span) bool {
	i := r.index(part.Start)
	at := strings.IndexAny(part.In(r.text), "“”„«»")
	if i < 0 || at < 0 {
		return false
	}
	at += part.Start
	return slices.ContainsFunc(r.marks[i].pairs, func(p pair) bool { return p.open.at == at || p.shut.at == at })
}

// unclosedPart proposes the closing mark of the opening one's family at the end the engine found.
func unclosedPart(text string, part story.Span) story.Check {
	const message = "This quotation is never closed."
	for _, sign := range text[part.Start:part.End] {
		if !strings.ContainsRune("\"“”„«»'‘‚‹", sign) {
			break
		}
		shut := string([]rune(closers(sign))[0])
		end := edgeless(text, part).End
		return offer(part, message+" Close it with "+shut+" here?", story.Edit{Span: story.Span{Start: end, End: end}, Text: shut})
	}
	return warn(part, message)
}

// unclosedUnseen reports the marks that the engine made no quotation of. Where it ends is not known, so there
// is no fix.
func (r *reading) unclosedUnseen(seen []story.Span) []story.Check {
	var out []story.Check
	for i, m := range r.marks {
		p := r.paras[i]
		if len(m.unclosed) == 0 || r.goesOn(i) || touches(seen, p) {
			continue
		}
		out = append(out, warn(m.unclosed[0].span(), "This quotation mark is never closed."))
	}
	return out
}

// goesOn says that the quotation left open in paragraph i continues in the next, which opens with a mark
// (the custom for quotations of several paragraphs) or closes it.
func (r *reading) goesOn(i int) bool {
	if i+1 == len(r.paras) {
		return false
	}
	next := edgeless(r.text, r.paras[i+1])
	if strings.IndexAny(r.text[next.Start:next.End], "\"“„«»”") == 0 {
		return true
	}
	p := r.paras[i+1]
	at, _ := slices.BinarySearchFunc(r.quoted, p.Start, func(q story.Span, at int) int { return q.Start - at })
	return at < len(r.quoted) && r.quoted[at].Start == p.Start
}
