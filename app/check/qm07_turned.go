package check

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func turnedMark() Rule {
	return Rule{
		ID: "QM07", Whole: true, Name: "Quotation mark turned the wrong way", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A curly mark that opens with the shape of a closing one, or the reverse.",
		Why:     "It is a slip of a word processor, and shows in print.",
		Example: "“Yes,” said Ona. ”Fine,” said Iqbal.",
		Source:  "Common usage.",
		find:    findTurned,
	}
}

func findTurned(r *reading) []story.Check {
	style := r.dominant()
	if style.sign != '“' && opening(r.by.House.Outer) != '“' {
		return nil // ”so” and „so“ are right elsewhere
	}
	var out []story.Check
	for i, m := range r.marks {
		for _, p := range m.pairs {
			if p.open.sign == '”' && p.shut.sign == '”' {
				out = append(out, turn(p.open, "“"))
			}
			if p.open.sign == '“' && p.shut.sign == '“' {
				out = append(out, turn(p.shut, "”"))
			}
		}
		out = append(out, r.turnedSingles(i)...)
	}
	return out
}

const turnedMessage = "This mark is turned the wrong way."

// turn changes a mark. It is offered and never made at once: another mark may change what it pairs with.
func turn(m mark, to string) story.Check {
	return offer(m.span(), turnedMessage, story.Edit{Span: m.span(), Text: to})
}

// turnedSingles are marks ‘ behind a word or a stop with no word after them: they can only close.
func (r *reading) turnedSingles(i int) []story.Check {
	var out []story.Check
	p := r.paras[i]
	for at := p.Start; ; {
		k := strings.Index(r.text[at:p.End], "‘")
		if k < 0 {
			return out
		}
		s := story.Span{Start: at + k, End: at + k + len("‘")}
		at = s.End
		before, after := around(r.text, p, s.Start, s.Len())
		if (wordy(before) || strings.ContainsRune(".,!?…", before)) && (unicode.IsSpace(after) || strings.ContainsRune(".,;:!?", after)) {
			out = append(out, offer(s, turnedMessage, story.Edit{Span: s, Text: "’"}))
		}
	}
}
