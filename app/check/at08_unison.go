package check

import (
	"strings"
	"unicode"

	"quotedesk/app/story"
)

func unison() Rule {
	return Rule{
		ID: "AT08", Whole: true, Name: "Several people say “I”", Safety: story.Warn, Severity: Warning, Scope: Both,
		What:    "A quotation in the first person singular that is given to several people.",
		Why:     "People do not speak in unison: one of them said it, and should be named.",
		Example: "“I was scared,” residents said.",
		Source:  "The AP-type style books.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, q := range r.usable() {
				if q.Kind == story.Direct && len(q.Speaker) == 1 && r.plural(q.Speaker[0]) && r.saysI(q) {
					out = append(out, warn(q.Speaker[0], "Which one of them said this?"))
				}
			}
			return out
		},
	}
}

// plural says that the mention is a plain noun in the plural: residents, two officials, they.
func (r *reading) plural(s story.Span) bool {
	words := strings.Fields(lower(s.In(r.text)))
	if len(words) == 0 || len(words) > 4 || !unicode.IsLower(r.begun(s)) && words[0] != "residents" {
		return len(words) == 1 && words[0] == "they"
	}
	switch words[0] {
	case "a", "an", "one", "his", "her", "this", "another":
		return false
	case "they":
		return true
	}
	last := words[len(words)-1]
	switch last {
	case "people", "women", "men", "police", "children":
		return true
	}
	return strings.HasSuffix(last, "s") && !strings.HasSuffix(last, "ss") && !strings.HasSuffix(last, "us") && !strings.HasSuffix(last, "'s")
}

// saysI says that the quotation speaks of itself as one person, outside marks of its own.
func (r *reading) saysI(q story.Quote) bool {
	t := r.terms()
	for _, p := range q.Parts {
		for i := r.from(p.Start); i < len(t) && t[i].Start < p.End; i++ {
			switch t[i].low {
			case "i", "i'm", "i've", "i'll", "i'd", "myself", "mine":
				return true
			}
		}
	}
	return false
}
