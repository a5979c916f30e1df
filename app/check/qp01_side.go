package check

import (
	"strings"

	"quotedesk/app/story"
)

func stopSide() Rule {
	return Rule{
		ID: "QP01", Name: "Comma or full stop on the wrong side", Safety: story.Offer, Severity: Hint, Scope: Both,
		What:    "A comma or full stop outside a closing mark where the house sets it inside, or a comma inside behind a fragment where it does not.",
		Why:     "Papers differ; a paper should not differ from itself.",
		Example: "“Fine”, she said.",
		Source:  "AP-type style books: always inside. British practice: outside behind a fragment.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, p := range r.outer(i) {
					switch r.by.House.Stops {
					case Inside:
						out = append(out, r.moveIn(i, p)...)
					case Logical:
						if r.fragment(i, p) && r.ends(p.inside()) == ',' && !r.tagged(p) {
							out = append(out, r.moveOut(p, "The comma does not belong to the quoted words: set it behind the mark?"))
						}
					}
				}
			}
			return out
		},
	}
}

// tagged says that an attribution follows the pair.
func (r *reading) tagged(p pair) bool {
	_, ok := r.tagBehind(p.shut.span().End)
	return ok
}

// moveIn takes a comma or full stop behind the mark before it, unless the words end in punctuation of their own.
func (r *reading) moveIn(i int, p pair) []story.Check {
	end := p.shut.span().End
	c := r.next(i, end)
	if c != ',' && c != '.' || strings.ContainsRune(".,;:!?…—–-", r.ends(p.inside())) || strings.ContainsRune(".,", r.next(i, end+1)) || r.ends(p.inside()) == ' ' {
		return nil
	}
	if c == '.' && wordy(r.next(i, end+1)) {
		return nil // a file name or an address
	}
	at := story.Span{Start: p.shut.at, End: end + 1}
	return []story.Check{offer(at, "The house sets commas and full stops inside the closing mark.",
		story.Edit{Span: story.Span{Start: p.shut.at, End: p.shut.at}, Text: string(c)}, story.Edit{Span: story.Span{Start: end, End: end + 1}})}
}

// moveOut takes the last sign inside the pair, one byte, behind its closing mark.
func (r *reading) moveOut(p pair, message string) story.Check {
	in := edgeless(r.text, p.inside())
	sign := story.Span{Start: in.End - 1, End: in.End}
	end := p.shut.span().End
	return offer(story.Span{Start: sign.Start, End: end}, message,
		story.Edit{Span: sign}, story.Edit{Span: story.Span{Start: end, End: end}, Text: sign.In(r.text)})
}
