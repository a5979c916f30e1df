package check

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

func apostrophe() Rule {
	return Rule{
		ID: "QM10", Name: "Opening mark in place of an apostrophe", Safety: story.Safe, Severity: Hint, Scope: Both,
		What:    "A single opening mark before a shortened word or year, where an apostrophe belongs.",
		Why:     "A word processor takes it for the beginning of a quotation.",
		Example: "She sang all through the ‘90s.",
		Source:  "Common usage; the words are a fixed list.",
		find:    findApostrophes,
	}
}

// shortened are the shortened forms that begin with an apostrophe.
var shortened = regexp.MustCompile(`‘(?:\d0s|(?i:em|til|cause|tis|twas|twere|n|nuff|cos|bout|round)\b)`)

func findApostrophes(r *reading) []story.Check {
	if !strings.Contains(r.text, "‘") {
		return nil
	}
	var out []story.Check
	for i, p := range r.paras {
		for _, m := range shortened.FindAllStringIndex(p.In(r.text), -1) {
			s := story.Span{Start: p.Start + m[0], End: p.Start + m[0] + len("‘")}
			before, _ := around(r.text, p, s.Start, s.Len())
			if wordy(before) || strings.ContainsRune("\"“”„«»'‘’", before) || r.inPair(i, s.Start) {
				continue
			}
			out = append(out, safe(s, "An apostrophe belongs here.", story.Edit{Span: s, Text: "’"}))
		}
	}
	return out
}

// inPair says that the mark at the offset belongs to a pair of paragraph i.
func (r *reading) inPair(i, at int) bool {
	for _, p := range r.marks[i].pairs {
		if p.open.at == at || p.shut.at == at {
			return true
		}
	}
	return false
}
