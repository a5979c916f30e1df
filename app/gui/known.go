package gui

import (
	"context"
	"slices"
	"time"

	"quotedesk/app/memory"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/widgets/grid"
)

// known is what the memory says of the names of the open story. It is looked up away from the UI goroutine, all names
// when a story is opened, later those that have changed.
type known struct {
	desk    *Desk
	story   string
	asked   map[string]memory.Printed    // by row of the names table
	told    map[string][]memory.Reminder // by the same
	anybody bool                         // somebody is known from other stories
	looking bool
}

func newKnown(d *Desk) *known { return &known{desk: d} }

// update asks for the names that are new or other than when they were asked for.
func (k *known) update(doc *review.Document) {
	if doc == nil {
		k.story = ""
		return
	}
	if k.story != doc.ID {
		k.story, k.anybody, k.looking = doc.ID, false, false
		k.asked, k.told = map[string]memory.Printed{}, map[string][]memory.Reminder{}
	}
	if k.looking {
		return
	}
	var rows []string
	var names []memory.Printed
	for _, n := range doc.Names() {
		p := printed(n)
		if was, ok := k.asked[n.ID]; p.Type == "" || ok && was == p {
			continue
		}
		rows, names = append(rows, n.ID), append(names, p)
	}
	if len(rows) > 0 {
		k.look(doc.ID, rows, names)
	}
}

// printed is a name as the memory is asked for it; it is empty for what the memory does not keep.
func printed(n review.NameRow) memory.Printed {
	if n.Status == story.Rejected || n.Gone || n.Type != story.Person && n.Type != story.Organisation {
		return memory.Printed{}
	}
	return memory.Printed{Type: n.Type, Name: n.Name, Role: n.Role}
}

func (k *known) look(id string, rows []string, names []memory.Printed) {
	d, first := k.desk, len(k.asked) == 0
	k.looking = true
	d.background(func() func() {
		anybody, err := d.db.KnowsAnybody(context.Background(), id)
		var told [][]memory.Reminder
		if err == nil && anybody {
			told, err = d.db.Remind(context.Background(), names, id)
		}
		return func() {
			if k.story != id || d.acts.closed {
				return
			}
			k.looking = false
			if err != nil {
				d.log.Warn("people could not be looked up", "err", err)
			}
			k.anybody = anybody && err == nil
			for i, row := range rows {
				k.asked[row], k.told[row] = names[i], nil
				if i < len(told) {
					k.told[row] = told[i]
				}
			}
			k.arrived(first)
		}
	})
}

// arrived shows what was looked up. The first time the risks are weighed anew, which nobody has acted on yet.
func (k *known) arrived(first bool) {
	d := k.desk
	if docID(d.doc) != k.story {
		return
	}
	if first && k.anybody {
		fresh := len(d.acts.pending) == 0 && !d.acts.busy && d.at == d.opened
		d.tables.quotes.risks = nil
		d.tables.refresh()
		if fresh {
			d.selectFirst()
		}
	}
	d.detail.show()
	d.controls.refresh()
	k.update(d.doc) // for what has changed meanwhile
}

// again asks for all names anew: what is known of people has changed.
func (k *known) again() {
	doc := k.desk.doc
	if doc == nil {
		return
	}
	for _, n := range doc.Names() {
		if was, ok := k.asked[n.ID]; ok {
			was.Name = ""
			k.asked[n.ID] = was
		}
	}
	k.update(doc)
}

// of are the people whom the name of a row may mean.
func (k *known) of(row string) []memory.Reminder {
	if k == nil {
		return nil
	}
	return k.told[row]
}

// met says that a speaker of the story is known by full name from other stories; nil while nobody is known, as
// everybody would be new.
func (k *known) met(doc *review.Document) func(name string) bool {
	if doc == nil || k.story != doc.ID || !k.anybody {
		return nil
	}
	names := map[string]bool{}
	for _, n := range doc.Names() {
		if r := k.told[n.ID]; len(r) > 0 && r[0].How <= memory.Body {
			names[n.Name] = true
		}
	}
	return func(name string) bool { return names[name] }
}

const (
	// fromMemory is how many people from other stories a cell offers beside those of the story.
	fromMemory = 6
	// lookupPatience is how long a key waits for them.
	lookupPatience = 150 * time.Millisecond
)

// completions are people of other stories whose name begins as typed and is not among those of this story.
func (k *known) completions(typed string, here []string) []grid.Option {
	d := k.desk
	ctx, cancel := context.WithTimeout(context.Background(), lookupPatience)
	defer cancel()
	people, err := d.db.CompletePeople(ctx, typed, 2*fromMemory)
	if err != nil {
		d.log.Warn("no completion from memory", "err", err)
		return nil
	}
	var out []grid.Option
	for _, p := range people {
		same := func(name string) bool { return memory.Key(p.Type, name) == memory.Key(p.Type, p.Name) }
		if p.Type != story.Person || len(out) == fromMemory || slices.ContainsFunc(here, same) {
			continue
		}
		out = append(out, grid.Option{Text: p.Name, Hint: "from memory" + aside(short(p.Role().Words, 26)) + aside(d.lastWords(p))})
	}
	return out
}

func aside(words string) string {
	if words == "" {
		return ""
	}
	return " · " + words
}

// learnOnce has the memory learn from stories that were saved before there was one.
func (d *Desk) learnOnce() {
	d.background(func() func() {
		n, err := d.db.LearnOnce(context.Background())
		return func() {
			if err != nil {
				d.log.Warn("the memory could not be made", "err", err)
				return
			}
			if n > 0 {
				d.log.Info("learnt from the saved stories", "stories", n)
			}
		}
	})
}
