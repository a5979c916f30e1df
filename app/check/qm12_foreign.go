package check

import (
	"regexp"
	"strings"

	"quotedesk/app/story"
)

func foreignMarks() Rule {
	return Rule{
		ID: "QM12", Whole: true, Name: "Marks of another language or system", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "Guillemets or low marks in a story set in “ ” or \" \", back-ticks, double commas and angle brackets in place of marks.",
		Why:     "They came with a text from elsewhere.",
		Example: "He said ``Fine'' and left.",
		Source:  "Common usage.",
		find:    findForeign,
	}
}

// typed are marks made of other signs.
var typed = regexp.MustCompile("``[^`'\n]{1,400}''|,,\\p{L}[^,\n]{0,400}?(?:``|''|“|”)|<<[^<>\n]{1,400}>>")

func findForeign(r *reading) []story.Check {
	style := r.dominant()
	want := opening(r.by.House.Outer)
	if want == 0 {
		want = style.sign
	}
	if want != '“' && want != '"' && want != '‘' {
		return nil
	}
	const message = "These marks are not the story's own."
	var out []story.Check
	for i, p := range r.paras {
		line := p.In(r.text)
		if strings.ContainsAny(line, "`<") || strings.Contains(line, ",,") {
			for _, m := range typed.FindAllStringIndex(line, -1) {
				at := story.Span{Start: p.Start + m[0], End: p.Start + m[1]}
				out = append(out, offer(at, message, retyped(r.text, at, want)...))
			}
		}
		for _, m := range r.outer(i) {
			if strings.ContainsRune("«»„", m.open.sign) && style.sure && style.sign != m.open.sign {
				out = append(out, offer(m.span(), message, remark(m, want)...))
			}
		}
	}
	return out
}

// retyped puts marks in place of the two signs at each edge.
func retyped(text string, at story.Span, open rune) []story.Edit {
	last := 2
	for _, sign := range []string{"“", "”"} {
		if strings.HasSuffix(at.In(text), sign) {
			last = len(sign)
		}
	}
	return []story.Edit{
		{Span: story.Span{Start: at.Start, End: at.Start + 2}, Text: string(open)},
		{Span: story.Span{Start: at.End - last, End: at.End}, Text: shutting(open)},
	}
}
