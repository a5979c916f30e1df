package check

import (
	"strings"

	"quotedesk/app/story"
)

func twoAbbreviations() Rule {
	return Rule{
		ID: "NA14", Whole: true, Name: "Abbreviation in two forms", Safety: story.Offer, Severity: Warning, Scope: Narration,
		What:    "An abbreviation with full stops in one place and without in another, or one that is introduced for two bodies.",
		Why:     "The reader takes them for two bodies, or for one.",
		Example: "The LHT met on Monday. The L.H.T. will meet again.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			forms, pointed := map[string]int{}, map[string]int{}
			all := r.shorts()
			for _, s := range all {
				if strings.Contains(s.at.In(r.text), ".") {
					pointed[s.letters]++
				} else {
					forms[s.letters]++
				}
			}
			names := map[string]string{}
			var out []story.Check
			for _, s := range all {
				points := strings.Contains(s.at.In(r.text), ".")
				want := r.by.House.FullStops || pointed[s.letters] > forms[s.letters]
				if forms[s.letters] > 0 && pointed[s.letters] > 0 && points != want {
					out = append(out, r.repoint(s, want))
				}
				if name := lower(r.spelled(s).In(r.text)); s.opened && name != "" {
					if other := names[s.letters]; other != "" && other != name {
						out = append(out, warn(s.at, s.letters+" stands for another body above."))
					}
					names[s.letters] = name
				}
			}
			return out
		},
	}
}

// repoint sets the abbreviation with full stops or without.
func (r *reading) repoint(s short, points bool) story.Check {
	at, text := s.at, s.letters
	if points {
		text = ""
		for _, c := range s.letters {
			text += string(c) + "."
		}
		if at.End < len(r.text) && r.text[at.End] == '.' {
			at.End++
		}
	} else if at.End+1 < len(r.text) && r.text[at.End] == '.' && !r.endsSentence(at.End) {
		at.End++
	}
	return offer(at, "This abbreviation stands in another form elsewhere.", story.Edit{Span: at, Text: text})
}

// endsSentence says that the full stop at the offset ends a sentence: a capital follows it or nothing.
func (r *reading) endsSentence(at int) bool {
	p := r.paragraph(at)
	rest := strings.TrimLeft(r.text[at+1:p.End], " ”\"’)")
	return rest == "" || strings.ToUpper(rest[:1]) == rest[:1] && rest[:1] != strings.ToLower(rest[:1])
}
