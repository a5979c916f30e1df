package check

import "quotedesk/app/story"

func placeName() Rule {
	return Rule{
		ID: "NA18", Whole: true, Name: "Place or person?", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A person known only by a word that is also a country, a city or a river.",
		Why:     "Governments speak under the name of their country.",
		Example: "Jordan said no.",
		Source:  "Experience with name finding.",
		find: func(r *reading) []story.Check {
			return r.singleNames(func(_ story.Entity, name string) string {
				if !placeToo(lower(name)) {
					return ""
				}
				return "Is “" + name + "” a person here, or the place?"
			})
		},
	}
}

func placeToo(low string) bool {
	switch low {
	case "jordan", "georgia", "chad", "israel", "paris", "sydney", "austin", "florence", "victoria", "charlotte", "madison", "lincoln", "washington", "houston",
		"dallas", "chelsea", "brooklyn", "kent", "devon", "chester", "lancaster", "york", "bristol", "london", "milan", "vienna", "sofia", "adelaide", "alberta",
		"carolina", "dakota", "virginia", "phoenix", "savannah", "orlando", "santiago", "san", "francisco", "cyprus", "kenya", "india", "china", "asia", "america",
		"ireland", "france", "england", "holland", "trent", "avon", "clyde", "shannon", "jackson", "columbus", "cleveland", "marseille", "nice", "lima", "cordoba":
		return true
	}
	return false
}
