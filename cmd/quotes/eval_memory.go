package main

import (
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"quotedesk/app/memory"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

// curveStep is how many stories make a line of the curve.
const curveStep = 20

// remembered is what a desk that works through stories in order meets again, over some stories.
type remembered struct {
	Stories     int `json:"stories"`
	Corrections int `json:"corrections"` // the memory changes no row unasked: as many with it as without
	People      int `json:"people"`      // persons and bodies that are annotated
	Again       int `json:"met_again"`   // of those, known by full name from stories before, as the annotation has it
	Links       int `json:"links"`       // names found that are taken for known without a look
	Wrong       int `json:"wrong_links"` // of those, the ones that are somebody else
	Suggestions int `json:"suggestions"` // names found beside which somebody is named who may be meant
}

func (r *remembered) add(s remembered) {
	r.Stories += s.Stories
	r.Corrections += s.Corrections
	r.People, r.Again = r.People+s.People, r.Again+s.Again
	r.Links, r.Wrong, r.Suggestions = r.Links+s.Links, r.Wrong+s.Wrong, r.Suggestions+s.Suggestions
}

// walk is one desk working through stories: before each it has learnt from the annotation of those before, as if a
// person had confirmed every row.
type walk struct {
	e    evaluation
	book *memory.Book
	n    int
}

// next meets a story and then learns from it.
func (w *walk) next(d score.Document, found *score.Prediction) (remembered, error) {
	r := remembered{Stories: 1}
	if found == nil {
		found = &score.Prediction{}
	}
	gold := annotatedPeople(d)
	r.People = len(gold)
	for _, g := range gold {
		if told := w.book.Remind(memory.Printed{Type: g.Type, Name: g.Name}, ""); len(told) > 0 && told[0].How <= memory.Body {
			r.Again++
		}
	}
	for _, e := range found.Entities {
		told := w.book.Remind(memory.Printed{Type: story.EntityType(e.Type), Name: e.Name, Role: e.Role}, "")
		switch {
		case len(told) == 0:
		case told[0].How == memory.Same:
			r.Links++
			r.Wrong += wrongLink(gold, e, told[0].Person)
		default:
			r.Suggestions++
		}
	}
	t := score.NewEffort(w.e.types, w.e.quote.ReportingOnly)
	if err := t.Add(d, found); err != nil {
		return r, err
	}
	r.Corrections = t.Result().Corrections
	w.n++
	day := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, w.n)
	var share []memory.Sighting
	for _, g := range gold {
		g.Story, g.At = d.ID, day
		share = append(share, g.Sighting)
	}
	w.book.Put(d.ID, share)
	return r, nil
}

// annotated is a person or body of a story as its annotation has it.
type annotated struct {
	memory.Sighting
	roles  []string
	places []score.Pair
}

// annotatedPeople are those that a desk remembers, in order of their first mention.
func annotatedPeople(d score.Document) []annotated {
	text := []rune(d.Text)
	index := map[score.Cluster]int{}
	var all []annotated
	for _, e := range d.Entities {
		if e.Cluster == "" || e.Type != string(story.Person) && e.Type != string(story.Organisation) {
			continue
		}
		i, ok := index[e.Cluster]
		if !ok {
			i = len(all)
			index[e.Cluster] = i
			all = append(all, annotated{Sighting: memory.Sighting{Type: story.EntityType(e.Type)}})
		}
		words := strings.Join(strings.Fields(string(text[e.Start:e.End])), " ")
		if len(words) > len(all[i].Name) {
			all[i].Name = words
		}
		all[i].Forms = append(all[i].Forms, words)
		all[i].places = append(all[i].places, score.Pair{e.Start, e.End})
	}
	for _, p := range d.People {
		if i, ok := index[score.NewCluster(p.ID)]; ok && len(p.Roles) > 0 {
			all[i].roles, all[i].Role = p.Roles, p.Roles[0]
		}
	}
	for _, q := range d.Quotes {
		if i, ok := index[score.NewCluster(q.By)]; ok {
			all[i].Quotes++
		}
	}
	seen := map[string]bool{}
	return slices.DeleteFunc(all, func(g annotated) bool {
		key := g.Key()
		again := key == "" || seen[key]
		seen[key] = true
		return again
	})
}

// wrongLink is 1 when a name that was taken for a known person is none, is annotated as somebody of another full name, or
// has roles of which none could be one that the person had.
func wrongLink(gold []annotated, e score.Entity, p memory.Person) int {
	for _, g := range gold {
		meets := slices.ContainsFunc(g.places, func(at score.Pair) bool {
			return slices.ContainsFunc(e.Mentions, func(m score.Pair) bool { return m[0] < at[1] && at[0] < m[1] })
		})
		if !meets {
			continue
		}
		could := len(g.roles) == 0 || len(p.Roles) == 0 || slices.ContainsFunc(g.roles, func(r string) bool {
			return slices.ContainsFunc(p.Roles, func(k memory.Role) bool { return !memory.RoleDiffers(r, k.Words) })
		})
		if memory.Key(g.Type, g.Name) == p.ID && could {
			return 0
		}
	}
	return 1
}

// reportMemory prints the curve: a line every so many stories, and one for all.
func (e evaluation) reportMemory(out io.Writer, gold []goldFile, found [][]*score.Prediction) error {
	w := walk{e: e, book: memory.NewBook(memory.Standing{})}
	var lines []remembered
	var all remembered
	for i, g := range gold {
		for j, d := range g.stories {
			r, err := w.next(d, found[i][j])
			if err != nil {
				return fmt.Errorf("%s: %w", g.name, err)
			}
			if all.Stories%curveStep == 0 {
				lines = append(lines, remembered{})
			}
			lines[len(lines)-1].add(r)
			all.add(r)
		}
	}
	if e.json {
		b, err := json.MarshalIndent(map[string]any{"curve": lines, "all": all}, "", " ")
		if err != nil {
			return fmt.Errorf("write the figures: %w", err)
		}
		_, err = fmt.Fprintf(out, "%s\n", escapeControls(b))
		return err
	}
	_, err := io.WriteString(out, clean(memoryTable(lines, all)))
	return err
}

func memoryTable(lines []remembered, all remembered) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%-14s%13s%9s%11s%9s%8s%13s\n", "stories", "corrections", "people", "met again", "linked", "wrong", "suggestions")
	row := func(name string, r remembered) {
		fmt.Fprintf(&b, "%-14s%13.2f%9d%11d%9d%8d%13d\n", name, float64(r.Corrections)/float64(max(r.Stories, 1)), r.People, r.Again, r.Links, r.Wrong, r.Suggestions)
	}
	from := 1
	for _, r := range lines {
		row(fmt.Sprintf("%d–%d", from, from+r.Stories-1), r)
		from += r.Stories
	}
	row("all", all)
	b.WriteString("\nCorrections are a story’s. The memory changes no row unasked, so they are as many with it as without; what it spares is\n" +
		"typing and looking up. Linked: names taken for known by their full name, without a look.\n")
	return b.String()
}
