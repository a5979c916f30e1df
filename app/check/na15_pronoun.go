package check

import "quotedesk/app/story"

func wrongPronoun() Rule {
	return Rule{
		ID: "NA15", Whole: true, Name: "Pronoun unlike in earlier stories", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "“He” or “she” for a speaker whom the memory of sources has with another pronoun.",
		Why:     "The pronoun is wrong, or another person speaks.",
		Example: "Ona Qasem stood up. “No,” he said.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if r.by.Sources == nil {
				return nil
			}
			var out []story.Check
			for _, q := range r.usable() {
				e, ok := r.entity(q.SpeakerEntity)
				if !ok || len(q.Speaker) != 1 || !r.thirdPerson(q.Speaker[0]) {
					continue
				}
				k, ok := r.known(story.Person, e.Name)
				if low := lower(q.Speaker[0].In(r.text)); ok && k.Pronoun != "" && k.Pronoun != low {
					out = append(out, warn(q.Speaker[0], "Stories before have “"+k.Pronoun+"” for "+k.Name+"."))
				}
			}
			return out
		},
	}
}
