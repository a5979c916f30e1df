package check

import (
	"fmt"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func insertion() Rule {
	return Rule{
		ID: "QI04", Name: "Long or naming insertion in brackets", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "Square brackets in a quotation that hold many words, or begin a sentence in place of what was said.",
		Why:     "The more the paper puts in, the less the speaker says: paraphrase.",
		Example: "“[The council] ignored us,” she said.",
		Source:  "The AP-type style books: use brackets sparingly.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, s := range r.inBrackets('[', ']') {
				words := r.text[s.Start+1 : s.End-1]
				if strings.EqualFold(words, "sic") || pointsOnly(words) {
					continue
				}
				n := len(strings.Fields(words))
				first := r.begun(story.Span{Start: s.Start + 1, End: s.End - 1})
				switch {
				case r.by.House.Brackets > 0 && n > r.by.House.Brackets:
					out = append(out, warn(s, fmt.Sprintf("%d words are put into the speaker's mouth here.", n)))
				case unicode.IsUpper(first) && n > 1 && r.opensSentence(s.Start):
					out = append(out, warn(s, "Did the speaker say this name, or does it stand for another word?"))
				}
			}
			return out
		},
	}
}

func pointsOnly(words string) bool { return strings.Trim(words, ". …") == "" }

// opensSentence says that the offset is the first place inside marks or stands behind a full stop.
func (r *reading) opensSentence(at int) bool {
	p := r.paragraph(at)
	return strings.ContainsRune("“\"‘.!?", r.ends(story.Span{Start: p.Start, End: at}))
}

// inBrackets are the stretches between brackets inside outer pairs, the brackets included.
func (r *reading) inBrackets(open, shut byte) []story.Span {
	if !strings.Contains(r.text, string(open)) {
		return nil
	}
	var out []story.Span
	for i := range r.paras {
		for _, m := range r.outer(i) {
			in := m.inside()
			for at := in.Start; at < in.End; {
				a := strings.IndexByte(r.text[at:in.End], open)
				if a < 0 {
					break
				}
				b := strings.IndexByte(r.text[at+a:in.End], shut)
				if b < 0 {
					break
				}
				out = append(out, story.Span{Start: at + a, End: at + a + b + 1})
				at += a + b + 1
			}
		}
	}
	return out
}
