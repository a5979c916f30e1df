package check

import (
	"strings"

	"quotedesk/app/story"
)

func endedTitle() Rule {
	return Rule{
		ID: "NA08", Whole: true, Name: "Title no longer held", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "A person with a role that, as the memory of sources has it, ended before the day of the story.",
		Why:     "The title is out of date, or “former” is missing.",
		Example: "Ivo Marsh, the mayor of Alta, spoke first.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if r.by.Sources == nil || r.by.Day.IsZero() {
				return nil
			}
			var out []story.Check
			for _, e := range r.people() {
				k, ok := r.known(story.Person, r.fullest(e))
				if !ok || k.RoleEnded.IsZero() || !k.RoleEnded.Before(r.by.Day) {
					continue
				}
				for _, s := range e.RoleSpans {
					if s.Valid(r.text) && sameRole(s.In(r.text), k.Role) {
						out = append(out, warn(s, k.Name+" held this until "+k.RoleEnded.Format("2 January 2006")+"."))
						break
					}
				}
			}
			return out
		},
	}
}

// sameRole says that the printed role is the remembered one: its words hold the other's, and it is not said to be over.
func sameRole(printed, remembered string) bool {
	words := " " + lower(printed) + " "
	for _, w := range []string{" former ", " ex-", " retired ", " then "} {
		if strings.Contains(words, w) {
			return false
		}
	}
	for _, w := range strings.Fields(lower(remembered)) {
		if !strings.Contains(words, " "+w+" ") {
			return false
		}
	}
	return remembered != ""
}
