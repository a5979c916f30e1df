package check

import "quotedesk/app/story"

func deadSpeaker() Rule {
	return Rule{
		ID: "AT16", Whole: true, Name: "Speaker has died", Safety: story.Warn, Severity: Error, Scope: Both,
		What:    "Words of a person who, as the memory of sources has it, had died before the day of the story.",
		Why:     "It is another person of that name, or the words are old and the story should say so.",
		Example: "“No,” said Per Lunde.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if r.by.Sources == nil {
				return nil
			}
			var out []story.Check
			for _, q := range r.usable() {
				if len(q.Speaker) == 0 || q.SpeakerName == "" {
					continue
				}
				k, ok := r.known(story.Person, q.SpeakerName)
				if ok && !k.Died.IsZero() && (r.by.Day.IsZero() || k.Died.Before(r.by.Day)) {
					out = append(out, warn(story.Envelope(q.Speaker), k.Name+" died on "+k.Died.Format("2 January 2006")+"."))
				}
			}
			return out
		},
	}
}

// known is the one person or body that the memory is sure to have under the name.
func (r *reading) known(t story.EntityType, name string) (Known, bool) {
	if r.by.Sources == nil {
		return Known{}, false
	}
	all := r.by.Sources.Known(t, name)
	if len(all) != 1 || !all[0].Sure {
		return Known{}, false
	}
	return all[0], true
}
