package check

import (
	"strings"

	"quotedesk/app/story"
)

func mixedMarks() Rule {
	return Rule{
		ID: "QM06", Whole: true, Name: "Straight and curly marks mixed", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "A quotation mark of another shape than the story's others, or a pair whose two halves do not match.",
		Why:     "Mixed marks show through in print and hide where a quotation ends.",
		Example: "\"Fine,” said Iqbal.",
		Source:  "Common usage.",
		find:    findMixed,
	}
}

func findMixed(r *reading) []story.Check {
	style := r.dominant()
	var out []story.Check
	for _, m := range r.marks {
		for _, p := range m.pairs {
			if c, ok := mixedPair(p, style); ok {
				out = append(out, c)
			}
		}
		for _, u := range m.loose {
			if (u.sign == '"') == (style.sign == '"') {
				continue
			}
			out = append(out, offer(u.span(), "This mark has another shape than the quotation it stands in.", story.Edit{Span: u.span(), Text: string(style.sign)}))
		}
	}
	return out
}

// shape is the opening sign that most double pairs of a story use.
type shape struct {
	sign rune
	sure bool // some pair of the story is whole in it
}

func (s shape) shut() string { return string([]rune(closers(s.sign))[0]) }

func (r *reading) dominant() shape {
	count := map[rune]int{}
	best := shape{sign: '“'}
	for _, m := range r.marks {
		for _, p := range m.pairs {
			if !single(p.open.sign) && strings.ContainsRune(closers(p.open.sign), p.shut.sign) {
				count[p.open.sign]++
			}
		}
	}
	for _, sign := range `“"„«»”` { // a fixed order, so that a draw always falls the same way
		if count[sign] > count[best.sign] || count[sign] > 0 && !best.sure {
			best = shape{sign, true}
		}
	}
	return best
}

// mixedPair judges one pair: halves that do not match, or a straight pair in a curly story and the reverse.
func mixedPair(p pair, style shape) (story.Check, bool) {
	if p.open.sign == '“' && p.shut.sign == '“' {
		return story.Check{}, false // turned the wrong way, which has its own alert
	}
	matches := strings.ContainsRune(closers(p.open.sign), p.shut.sign)
	if matches && (single(p.open.sign) || (p.open.sign == '"') == (style.sign == '"')) {
		return story.Check{}, false
	}
	if !matches && single(p.open.sign) {
		return offer(p.shut.span(), "A single mark opens this quotation, a double one closes it.",
			story.Edit{Span: p.shut.span(), Text: string([]rune(closers(p.open.sign))[0])}), true
	}
	open := story.Edit{Span: p.open.span(), Text: string(style.sign)}
	shut := story.Edit{Span: p.shut.span(), Text: style.shut()}
	switch {
	case matches:
		return offer(p.span(), "These marks have another shape than the story's other marks.", open, shut), true
	case p.open.sign == style.sign:
		return offer(p.shut.span(), "This mark does not match the one that opens the quotation.", shut), true
	case strings.ContainsRune(closers(style.sign), p.shut.sign):
		return offer(p.open.span(), "This mark does not match the one that closes the quotation.", open), true
	}
	return offer(p.span(), "The two marks of this quotation do not match.", open, shut), true
}
