package check

import (
	"regexp"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func doublePunctuation() Rule {
	return Rule{
		ID: "QP08", Name: "Double punctuation", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "Two marks of punctuation where one belongs, side by side or on both sides of a closing quotation mark.",
		Why:     "It is left over from an edit.",
		Example: "The gate stayed shut,. Nobody came.",
		Source:  "Common usage.",
		find:    findDouble,
	}
}

// doubled finds two marks side by side, two full stops, or one mark on each side of closing quotation marks. A
// full stop before a comma is left out: abbreviations end so (Ltd., 2 p.m.,).
var doubled = regexp.MustCompile(`[,;:][,.;]|[?!][.,;]|\.\.|[.,?!]["”’»]+\.|[,?!]["”’»]+,`)

func findDouble(r *reading) []story.Check {
	var out []story.Check
	for _, p := range r.paras {
		for _, m := range doubled.FindAllStringIndex(r.text[p.Start:p.End], -1) {
			at := story.Span{Start: p.Start + m[0], End: p.Start + m[1]}
			if r.meant(at) {
				continue
			}
			out = append(out, r.doubledAt(at))
		}
	}
	return out
}

// meant says that the two marks are no slip: part of an ellipsis or of a path, or behind a name that ends in an
// exclamation mark.
func (r *reading) meant(at story.Span) bool {
	before, after := around(r.text, story.Span{End: len(r.text)}, at.Start, at.Len())
	if strings.ContainsRune(".…/\\", before) || strings.ContainsRune(".…/\\", after) || before == ' ' && wordy(after) {
		return true
	}
	return r.text[at.Start] == '!' && at.Len() == 2 && capitalised(r.text[:at.Start])
}

// capitalised says that the last word of s begins with a capital letter.
func capitalised(s string) bool {
	word := s[strings.LastIndexFunc(s, func(r rune) bool { return !wordy(r) })+1:]
	for _, first := range word {
		return unicode.IsUpper(first)
	}
	return false
}

func (r *reading) doubledAt(at story.Span) story.Check {
	last := story.Span{Start: at.End - 1, End: at.End}
	if r.inQuote(last) {
		return warn(at, "Two marks of punctuation stand together here, inside a quotation.")
	}
	return offer(at, "Two marks of punctuation stand together here. Leave the first alone?", story.Edit{Span: last})
}
