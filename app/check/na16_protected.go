package check

import "quotedesk/app/story"

func protectedName() Rule {
	return Rule{
		ID: "NA16", Whole: true, Name: "Protected name", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "The name of a person whom the memory of sources marks as protected.",
		Why:     "The name was promised not to be printed.",
		Example: "Mira Stahl spoke first.",
		Source:  "The desk's own promise.",
		find: func(r *reading) []story.Check {
			if r.by.Sources == nil {
				return nil
			}
			var out []story.Check
			for _, e := range r.found.Entities {
				if e.Type != story.Person || !r.isProtected(e) {
					continue
				}
				for _, m := range e.Mentions {
					if m.Valid(r.text) && !m.Empty() {
						out = append(out, warn(m, "This name is protected and must not be printed."))
					}
				}
			}
			return out
		},
	}
}

// isProtected looks at everybody who may be meant: a promise is kept in doubt too.
func (r *reading) isProtected(e story.Entity) bool {
	for _, k := range r.by.Sources.Known(story.Person, e.Name) {
		if k.Protected {
			return true
		}
	}
	return false
}
