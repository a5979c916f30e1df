package review

import (
	"errors"
	"fmt"
	"slices"

	"quotedesk/app/story"
)

// TakeBack proposes to take back one earlier step and leave those after it as they are. When a later step that is
// still in effect rests on it the error says which, in plain words. Taking back is a step like any other: undo brings
// the act back. recheck serves as in EditText.
func (d *Document) TakeBack(step string, recheck Recheck) ([]Correction, error) {
	line := d.lineage()
	act := line.act[step]
	i := slices.IndexFunc(d.undo, func(id string) bool { return line.act[id] == act })
	switch {
	case act == "" || i < 0:
		return nil, errors.New("this is not in effect any more")
	case line.cancelled[act]:
		return nil, errors.New("this has been taken back already")
	case i == len(d.undo)-1:
		return d.Undo(), nil
	}
	acts := d.step(d.undo[i])
	t := takingBack{d: d, acts: acts, later: d.laterThan(i)}
	out, err := t.propose(recheck)
	if err != nil {
		return nil, fmt.Errorf("“%s” cannot be taken back: %w", Describe(lead(acts)), err)
	}
	for i := range out {
		out[i].Undoes, out[i].Cause = act, causeTakeBack
	}
	return d.sign(out), nil
}

// lineage knows of each step which act it brings about and whether that is in effect. A redo brings about the act
// that was undone; a step that takes another back cancels it for as long as it is not taken back itself.
type lineage struct {
	act       map[string]string // of each step
	takes     map[string]string // act that an act takes back
	cancelled map[string]bool   // acts
}

func (d *Document) lineage() lineage {
	l := lineage{map[string]string{}, map[string]string{}, map[string]bool{}}
	undoes := map[string]string{}
	for _, c := range d.journal {
		l.act[c.Step] = c.Step
		undoes[c.Step] = c.Undoes
		switch c.Cause {
		case causeRedo:
			l.act[c.Step] = l.act[undoes[c.Undoes]]
		case causeTakeBack:
			l.takes[c.Step] = l.act[c.Undoes]
		}
	}
	for _, id := range slices.Backward(d.undo) {
		if of, ok := l.takes[l.act[id]]; ok && !l.cancelled[l.act[id]] {
			l.cancelled[of] = true
		}
	}
	return l
}

// isCancelled says that a later step has taken the step back.
func (l lineage) isCancelled(step string) bool { return l.cancelled[l.act[step]] }

// target is the act that the step takes back.
func (l lineage) target(step string) (string, bool) {
	of, ok := l.takes[l.act[step]]
	return of, ok
}

// laterThan are the corrections of the steps after place i of the stack, in order.
func (d *Document) laterThan(i int) []Correction {
	var out []Correction
	for _, id := range d.undo[i+1:] {
		out = append(out, d.step(id)...)
	}
	return out
}

// takingBack is one step being taken back.
type takingBack struct {
	d     *Document
	acts  []Correction
	later []Correction // of all steps since
}

// effective are the later corrections without those that were taken back later still, and without what took them back.
func (t takingBack) effective() []Correction {
	line := t.d.lineage()
	after := map[string]bool{}
	for _, c := range t.later {
		after[line.act[c.Step]] = true
	}
	return slices.DeleteFunc(slices.Clone(t.later), func(c Correction) bool {
		of, takes := line.target(c.Step)
		return line.isCancelled(c.Step) || takes && after[of]
	})
}

func (t takingBack) propose(recheck Recheck) ([]Correction, error) {
	later := t.effective()
	switch c := lead(t.acts); c.What {
	case Read:
		return nil, errors.New("what came after rests on what it found; undo goes back to it")
	case Text:
		if t.mixed() {
			return nil, errors.New("it did several things at once; undo goes back to it")
		}
		return t.words(c, later, recheck)
	}
	var out []Correction
	for _, c := range slices.Backward(t.acts) {
		back, err := t.row(c, later)
		if err != nil {
			return nil, err
		}
		if back != nil {
			out = append(out, *back)
		}
	}
	return out, nil
}

// mixed says that the step did more than change words once: alerts come and go with those.
func (t takingBack) mixed() bool {
	n := 0
	for _, c := range t.acts {
		if c.Table != Checks {
			n++
		}
	}
	return n > 1
}

// row takes one correction of a row back; nil when nothing is left of it.
func (t takingBack) row(c Correction, later []Correction) (*Correction, error) {
	inv := c.Inverse()
	touches, since := t.rests(c, later)
	if touches != nil && c.What == Carried {
		return nil, nil // somebody has ruled on it since
	}
	if touches != nil {
		return nil, since
	}
	if c.What == Added {
		inv.Before = t.d.present(c.Table, c.Target, c.After)
		return &inv, nil
	}
	was, ok := c.Before, true
	text := t.texts()
	for i, l := range texts(t.later) {
		m, err := newMoves(text[i], l.After.Text.Edits)
		if err != nil {
			return nil, err
		}
		var same bool
		if was, same = was.moved(m); !same && ok {
			return nil, restsOn(l, "has changed the words it was about")
		}
	}
	if c.What == Removed {
		inv.After = was
		return &inv, nil
	}
	if c.What != Status && t.settledBy(c, later) {
		was = was.withoutStatus()
	}
	if len(was.fields()) == 0 {
		return nil, nil
	}
	if s := t.unsettled(c, was, later); s != nil {
		was.Status = s
	}
	inv.After = was
	inv.Before = t.d.present(c.Table, c.Target, was)
	return &inv, nil
}

// rests finds a later correction that c cannot be taken from under.
func (t takingBack) rests(c Correction, later []Correction) (*Correction, error) {
	sets := c.After.fields()
	for i, l := range later {
		if l.What == Text {
			if l.After.Text.holds(c.Table, c.Target) {
				return &later[i], restsOn(l, "has changed the words of the same row")
			}
			continue
		}
		if c.What == Added && l.After.refers(c.Target) {
			return &later[i], restsOn(l, "refers to it")
		}
		if l.Table != c.Table || l.Target != c.Target || l.What == Carried && c.What == Ruled {
			continue
		}
		theirs := l.After.fields()
		for f := range l.Before.fields() {
			theirs[f] = true
		}
		if c.What == Added || c.What == Removed || sets[fieldWhole] || theirs[fieldWhole] {
			return &later[i], restsOn(l, "has changed the same row since")
		}
		for f := range sets {
			if theirs[f] && (f != fieldStatus || c.What == Status) {
				return &later[i], restsOn(l, "has changed the same since")
			}
		}
	}
	return nil, nil
}

// refers says that the patch names the row of a name.
func (p Patch) refers(id string) bool {
	return p.Speaker != nil && p.Speaker.Entity == id || p.Relay != nil && *p.Relay == id ||
		p.Quote != nil && (p.Quote.SpeakerEntity == id || p.Quote.Quote.RelayedBy == id)
}

// settledBy says that the row's status is no longer that which c brought, or another correction of the row keeps it.
func (t takingBack) settledBy(c Correction, later []Correction) bool {
	return slices.ContainsFunc(later, func(l Correction) bool {
		return l.Table == c.Table && l.Target == c.Target && (l.After.fields()[fieldStatus] || isField(l.What))
	})
}

// unsettled is the status of a row that counts as corrected for nothing but c: the one it had before anybody corrected
// it. It is nil when the correction itself says, or another one stands.
func (t takingBack) unsettled(c Correction, was Patch, later []Correction) *story.Status {
	now, err := t.d.status(c.Table, c.Target)
	if err != nil || now != story.Corrected || was.Status != nil || !isField(c.What) {
		return nil
	}
	line := t.d.lineage()
	var first *story.Status
	for _, id := range t.d.undo {
		for _, l := range t.d.step(id) {
			if _, takes := line.target(id); takes || l.Table != c.Table || l.Target != c.Target {
				continue
			}
			if isField(l.What) && l.Step != c.Step && !line.isCancelled(id) {
				return nil
			}
			if first == nil && l.After.Status != nil && *l.After.Status == story.Corrected {
				first = l.Before.Status
			}
		}
	}
	return first
}

// isField says that the act makes a row a corrected one.
func isField(w What) bool {
	return slices.Contains([]What{Attribution, Role, Kind, Edges, Cue, Type, Label, Mentions, Merged, Split, NotAName, Relay}, w)
}

// holds says that the change of words touched the row.
func (r *Rewrite) holds(table Table, id string) bool {
	switch table {
	case Quotes:
		return slices.ContainsFunc(r.Quotes, func(q QuoteRow) bool { return q.ID == id })
	case Names:
		return slices.ContainsFunc(r.Names, func(n NameRow) bool { return n.ID == id })
	case Queries:
		return slices.ContainsFunc(r.Queries, func(k Query) bool { return k.ID == id })
	case Evidence, SignOffs, Sources, SourceTexts, Exceptions:
		return false
	}
	return slices.ContainsFunc(r.Checks, func(c CheckRow) bool { return c.ID == id })
}

// restsOn says which later act stands in the way, by whom and when.
func restsOn(c Correction, why string) error {
	who := c.Who
	if who == "" {
		who = "somebody"
	}
	return fmt.Errorf("“%s” by %s at %s %s; take that back first", Describe(c), who, c.When.Local().Format("15:04"), why)
}

// texts are the changes of words among the corrections.
func texts(all []Correction) []Correction {
	return slices.DeleteFunc(slices.Clone(all), func(c Correction) bool { return c.What != Text })
}

// texts are the versions of the text that the later changes of words were made in, the oldest first.
func (t takingBack) texts() []string {
	later := texts(t.later)
	out := make([]string, len(later))
	text := t.d.Text
	for i, c := range slices.Backward(later) {
		m, err := newMoves(text, c.Before.Text.Edits)
		if err != nil { // the journal was applied, so its inverse fits
			return nil
		}
		text = m.is
		out[i] = text
	}
	return out
}
