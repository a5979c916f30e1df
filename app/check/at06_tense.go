package check

import (
	"strings"

	"quotedesk/app/story"
)

func mixedTense() Rule {
	return Rule{
		ID: "AT06", Whole: true, Name: "Tense of “said” changes", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "“Says” in a story whose other attributions are in the past, or the reverse.",
		Why:     "The reader asks what the change means.",
		Example: "Ruiz said no. Hale said no. Ona said no.\n\nMarsh says yes.",
		Source:  "Common editing practice.",
		find:    findTense,
	}
}

func findTense(r *reading) []story.Check {
	type tag struct {
		at    story.Span
		tense Tense
	}
	var tags []tag
	count := map[Tense]int{}
	for _, q := range r.usable() {
		if r.headlined(q) {
			continue
		}
		for _, c := range q.Cue {
			if t := cueTense(lower(c.In(r.text))); t != "" && r.person(q) {
				tags = append(tags, tag{c, t})
				count[t]++
			}
		}
	}
	usual := r.by.House.Tense
	switch {
	case usual != "":
	case count[Past] >= 2 && count[Past] >= 2*count[Present]:
		usual = Past
	case count[Present] >= 3 && count[Present] >= 3*count[Past]:
		usual = Present
	default:
		return nil
	}
	var out []story.Check
	for _, t := range tags {
		if t.tense != usual && r.index(t.at.Start) > r.lead() {
			out = append(out, warn(t.at, "“"+t.at.In(r.text)+"” here, the "+string(usual)+" elsewhere."))
		}
	}
	return out
}

// person says that a person speaks: what a paper, a parish or a lawsuit says may stand in the present anywhere.
func (r *reading) person(q story.Quote) bool {
	if e, ok := r.entity(q.SpeakerEntity); ok {
		return e.Type == story.Person
	}
	return len(q.Speaker) == 1 && r.thirdPerson(q.Speaker[0])
}

// lead is the number of the first paragraph of running text, which sums the story up and often stands in the present.
func (r *reading) lead() int {
	for i := range r.paras {
		if !r.apart(i) {
			return i
		}
	}
	return -1
}

// cueTense is the tense of a cue of one word; "" when it is neither past nor present of a word for saying.
func cueTense(low string) Tense {
	if low == "writes" || low == "wrote" {
		return "" // a book goes on saying what it says
	}
	if t := saidTense(low); t != "" {
		return t
	}
	if strings.ContainsAny(low, " -") || len(low) < 5 {
		return ""
	}
	if strings.HasSuffix(low, "ed") {
		return Past
	}
	return ""
}
