package check

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

func lostSign() Rule {
	return Rule{
		ID: "NA12", Whole: true, Name: "Hyphen or apostrophe of a name lost", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "Two forms of a name in the story that differ only in a hyphen, an apostrophe or a space.",
		Why:     "One of them is wrong.",
		Example: "Ona Smith-Dahl spoke. Smith Dahl left.",
		Source:  "Common editing practice. Lost accents are found by NA04.",
		find: func(r *reading) []story.Check {
			forms := r.personForms()
			key := func(f form) string {
				last := surname(f.text)
				if len(f.words) == 2 && !strings.ContainsAny(f.text, "-'’") {
					last = f.text // perhaps a double surname without its hyphen
				}
				return strings.ToLower(signless(last))
			}
			signed := map[string]form{}
			for _, f := range forms {
				if last := surname(f.text); strings.ContainsAny(last, "-'’") {
					if _, ok := signed[key(f)]; !ok {
						signed[key(f)] = f
					}
				}
			}
			var out []story.Check
			for _, f := range forms {
				g, ok := signed[key(f)]
				if !ok || signs(surname(f.text)) == signs(surname(g.text)) {
					continue
				}
				for _, at := range f.at {
					out = append(out, r.signBack(f, g, at))
				}
			}
			return out
		},
	}
}

func signless(name string) string {
	return strings.NewReplacer("-", "", "'", "", "’", "", " ", "").Replace(name)
}

func signs(name string) string {
	return strings.Map(func(c rune) rune {
		if strings.ContainsRune("-'’", c) {
			return '-'
		}
		return -1
	}, name)
}

// signBack gives a mention the sign that the other form has.
func (r *reading) signBack(f, g form, at story.Span) story.Check {
	message := fmt.Sprintf("%s here, %s elsewhere: which is right?", f.text, g.text)
	want := surname(g.text)
	name := f.text
	if len(f.words) < 2 || strings.ContainsAny(f.text, "-'’") {
		name = surname(f.text)
	}
	if r.inQuote(at) || strings.Contains(name, want) || !strings.HasSuffix(f.text, name) {
		return warn(at, message)
	}
	return offer(at, message, story.Edit{Span: story.Span{Start: at.End - len(name), End: at.End}, Text: want})
}
