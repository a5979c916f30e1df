package review

// The causes that say how a step stands to another: Undoes names it.
const (
	causeUndo     = "undo"
	causeRedo     = "redo"
	causeTakeBack = "take back"
)

// remember keeps the stacks of steps that Undo and Redo take from. They follow from the journal alone, which
// is why they reach back through a restart: a step with no Undoes is an act; one that undoes an act is an
// undo; one that undoes an undo is a redo.
func (d *Document) remember(c Correction) {
	if d.known(c.Step) {
		return
	}
	switch {
	case c.Undoes == "":
		d.undo, d.redo = append(d.undo, c.Step), nil
	case len(d.undo) > 0 && d.undo[len(d.undo)-1] == c.Undoes:
		d.undo, d.redo = d.undo[:len(d.undo)-1], append(d.redo, c.Step)
	case len(d.redo) > 0 && d.redo[len(d.redo)-1] == c.Undoes:
		d.redo, d.undo = d.redo[:len(d.redo)-1], append(d.undo, c.Step)
	default:
		d.undo, d.redo = append(d.undo, c.Step), nil
	}
}

// known says that the step is on top of a stack already: a further correction of the same act.
func (d *Document) known(step string) bool {
	return top(d.undo) == step || top(d.redo) == step
}

func top(stack []string) string {
	if len(stack) == 0 {
		return ""
	}
	return stack[len(stack)-1]
}

// CanUndo says that there is a step to take back.
func (d *Document) CanUndo() bool { return len(d.undo) > 0 }

// CanRedo says that there is an undone step to bring back.
func (d *Document) CanRedo() bool { return len(d.redo) > 0 }

// Undo proposes the step that takes the last one back; nil when there is none.
func (d *Document) Undo() []Correction { return d.inverse(top(d.undo), causeUndo) }

// Redo proposes the step that brings the last undone one back; nil when there is none.
func (d *Document) Redo() []Correction { return d.inverse(top(d.redo), causeRedo) }

// NextUndo is the step that Undo would take back, for a menu label; nil when there is none.
func (d *Document) NextUndo() []Correction { return d.step(top(d.undo)) }

// NextRedo is the act that Redo would bring back, for a menu label; nil when there is none.
func (d *Document) NextRedo() []Correction { return d.step(top(d.redo)) }

func (d *Document) step(id string) []Correction {
	var out []Correction
	for i := len(d.journal) - 1; i >= 0; i-- {
		if d.journal[i].Step == id {
			out = append(out, d.journal[i])
			continue
		}
		if len(out) > 0 {
			break
		}
	}
	for i, j := 0, len(out)-1; i < j; i, j = i+1, j-1 {
		out[i], out[j] = out[j], out[i]
	}
	return out
}

func (d *Document) inverse(step, cause string) []Correction {
	if step == "" {
		return nil
	}
	acts := d.step(step)
	out := make([]Correction, 0, len(acts))
	for i := len(acts) - 1; i >= 0; i-- {
		inv := acts[i].Inverse()
		inv.Cause = cause
		out = append(out, inv)
	}
	return d.sign(out)
}

// sign gives the corrections of one step their common id, author and time.
func (d *Document) sign(step []Correction) []Correction {
	id, now, version := d.NewID(), d.Now().UTC(), d.version
	for i := range step {
		if step[i].What == Text {
			version++
		}
		step[i].Step, step[i].Who, step[i].When, step[i].TextVersion = id, d.Who, now, version
	}
	return step
}
