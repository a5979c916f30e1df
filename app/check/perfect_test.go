package check

import (
	"strings"
	"time"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// perfect is what an engine would find that makes no mistake in the annotated story.
func perfect(s newsroom.Story) story.Findings {
	var f story.Findings
	at := story.NewCodePoints(s.Text)
	f.Furniture.Byline, f.Furniture.Dateline = at.Span(s.Furniture["byline"]), at.Span(s.Furniture["dateline"])
	index := map[string]int{}
	for _, m := range s.Entities {
		key := string(m.Cluster)
		i, ok := index[key]
		if !ok || key == "" {
			i = len(f.Entities)
			index[key] = i
			f.Entities = append(f.Entities, story.Entity{ID: strings.Trim(key, `"`), Type: story.EntityType(m.Type)})
		}
		e := &f.Entities[i]
		span := at.Span([2]int{m.Start, m.End})
		e.Mentions = append(e.Mentions, span)
		if name := span.In(s.Text); len(name) > len(e.Name) {
			e.Name = name
		}
	}
	for _, p := range s.People {
		for i := range f.Entities {
			if f.Entities[i].ID == p.ID && len(p.Roles) > 0 {
				f.Entities[i].Role = p.Roles[0]
				for _, r := range p.RoleSpans {
					f.Entities[i].RoleSpans = append(f.Entities[i].RoleSpans, at.Span(r))
				}
			}
		}
	}
	for i, q := range s.Quotes {
		x := story.Quote{ID: "q" + string(rune('1'+i)), Kind: story.Kind(q.Kind), SpeakerName: q.SpeakerName}
		for _, e := range f.Entities {
			if e.ID == q.By {
				x.SpeakerEntity = e.ID
			}
		}
		parts := q.Parts
		if len(parts) == 0 {
			parts = [][2]int{{q.Start, q.End}}
		}
		for _, p := range parts {
			x.Parts = append(x.Parts, at.Span(p))
		}
		for _, p := range q.Speaker.Spans {
			x.Speaker = append(x.Speaker, at.Span(p))
		}
		for _, p := range q.Cue {
			x.Cue = append(x.Cue, at.Span(p))
		}
		if q.Flag != "" {
			x.Flags = append(x.Flags, q.Flag)
		}
		f.Quotes = append(f.Quotes, x)
	}
	return f
}

// houses are styles that ask for much, each its own way.
func houses() map[string]House {
	american, british := Plain(), Plain()
	american.Outer, american.Headline, american.Stops, american.Before = "“", "‘", Inside, ","
	american.Dash, american.Ellipsis, american.BareEdge, american.Fillers = " — ", "...", true, Kept
	american.Tense, american.Unnamed, american.FullFirst, american.RoleFirst, american.ShortLater = Past, true, true, true, true
	american.TitleCase, american.SpelledOut, american.Thousands, american.Currency = CapitalBefore, true, ",", true
	american.HeadlineSpeaker, american.PlaceInText = true, true
	american.Superlative, american.Relative, american.FullStops = []string{"first", "largest", "the only"}, true, true
	british.Outer, british.Headline, british.Stops, british.Before = "‘", "‘", Logical, ":"
	british.Dash, british.Ellipsis, british.Fillers = " – ", "…", Out
	british.Honorifics, british.TitleCase, british.Thousands, british.ShortLater = true, Small, ",", true
	return map[string]House{"plain": Plain(), "american": american, "british": british}
}

// testSources is a memory of a few people.
type testSources struct{}

func (testSources) Known(t story.EntityType, printed string) []Known {
	all := []Known{
		{Name: "Ona Qasem", Role: "harbour master", Pronoun: "she", Born: 1984},
		{Name: "Ivo Marsh", Role: "mayor of Alta", RoleEnded: day(2026, 3, 1), Pronoun: "he"},
		{Name: "Per Lunde", Died: day(2025, 5, 2)},
		{Name: "Mira Stahl", Protected: true},
	}
	var out []Known
	for _, k := range all {
		_, surname, _ := strings.Cut(k.Name, " ")
		switch {
		case t != story.Person:
		case k.Name == printed || surname == printed:
			k.Sure = true
			out = append(out, k)
		case printed == "Ona Qassem":
			if k.Name == "Ona Qasem" {
				out = append(out, k)
			}
		}
	}
	return out
}

func day(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// testEvidence has the source of the first quotation of a story: a broadcast in full words.
type testEvidence struct{}

func (testEvidence) Of(quote string) (Source, bool) {
	if quote != "q1" {
		return Source{}, false
	}
	return Source{Wording: "We tried everything and failed.", Medium: "broadcast", Day: day(2026, 11, 20)}, true
}
