package check

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

func notSpelledOut() Rule {
	return Rule{
		ID: "NA13", Whole: true, Name: "Abbreviation not spelled out", Safety: story.Warn, Severity: Hint, Scope: Narration,
		What:    "A body that stands abbreviated before its name in full, or an abbreviation that is introduced in brackets and never used again.",
		Why:     "The reader does not know it, or did not need to learn it.",
		Example: "The LHT met on Monday.",
		Source:  "The news agencies' style books; the abbreviations that everybody knows are the house's.",
		find: func(r *reading) []story.Check {
			if !r.by.House.SpelledOut {
				return nil
			}
			count := map[string]int{}
			all := r.shorts()
			for _, s := range all {
				count[s.letters]++
			}
			done := map[string]bool{}
			var out []story.Check
			for _, s := range all {
				if done[s.letters] {
					continue
				}
				done[s.letters] = true
				switch {
				case slices.Contains(r.by.House.WellKnown, s.letters) || r.byPerson(s.at):
				case s.opened && count[s.letters] == 1 && !r.spelled(s).Empty():
					out = append(out, warn(s.at, "This abbreviation is never used again."))
				case !s.opened && !r.longBefore(s):
					out = append(out, warn(s.at, "What does "+s.letters+" stand for?"))
				}
			}
			return out
		},
	}
}

// byPerson says that the letters stand beside a person's name: a degree, an honour, a rank.
func (r *reading) byPerson(at story.Span) bool {
	for _, e := range r.people() {
		for _, m := range e.Mentions {
			if at.Start-m.End >= 0 && at.Start-m.End <= 2 || m.Contains(at) || m.Start-at.End == 1 {
				return true
			}
		}
	}
	return false
}

// longBefore says that a body of the findings, or words with those first letters, stand before the abbreviation.
func (r *reading) longBefore(s short) bool {
	for _, e := range r.found.Entities {
		if !slices.Contains(e.Mentions, s.at) {
			continue
		}
		for _, m := range e.Mentions {
			if m.Start < s.at.Start && m.Valid(r.text) && strings.Contains(m.In(r.text), " ") {
				return true
			}
		}
	}
	t := r.terms()
	for i := r.from(s.at.Start) - 1; i >= 0; i-- {
		if r.capital(t[i]) && !r.spelled(short{at: story.Span{Start: t[i].End, End: t[i].End}, letters: s.letters}).Empty() {
			return true
		}
	}
	return false
}
