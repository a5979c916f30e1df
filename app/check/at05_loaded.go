package check

import "quotedesk/app/story"

func loadedWord() Rule {
	return Rule{
		ID: "AT05", Whole: true, Name: "Loaded word for saying", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A word for saying that judges what was said: claimed, admitted, fumed. The house has the list.",
		Why:     "It tells the reader what to think of the words.",
		Example: "“Fine,” he fumed. Ruiz left.",
		Source:  "The Centre for Journalism and the AP-type style books: prefer “said”.",
		find: func(r *reading) []story.Check {
			said := r.by.House.Said
			if said == "" {
				said = "said"
			}
			var out []story.Check
			for _, q := range r.usable() {
				for _, c := range q.Cue {
					if why := r.by.House.Loaded[lower(c.In(r.text))]; why != "" && q.Kind != story.Indirect {
						out = append(out, warn(c, "“"+c.In(r.text)+"”: "+why+". Would “"+said+"” do?"))
					}
				}
			}
			return out
		},
	}
}
