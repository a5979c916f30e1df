package check

import "quotedesk/app/story"

func relativeDay() Rule {
	return Rule{
		ID: "FA05", Name: "Today, yesterday, tomorrow", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A day told from the day of printing, where the house wants the weekday or the date.",
		Why:     "The story may be read, or printed, on another day.",
		Example: "The gate was shut yesterday.",
		Source:  "The news agencies' style books: name the day.",
		find: func(r *reading) []story.Check {
			if !r.by.House.Relative {
				return nil
			}
			var out []story.Check
			for _, s := range r.listed([]string{"today", "yesterday", "tomorrow", "tonight", "last night", "this morning", "this afternoon", "this evening"}, Narration) {
				out = append(out, warn(s, "Which day is this?"))
			}
			return out
		},
	}
}
