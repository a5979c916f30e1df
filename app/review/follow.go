package review

// Follow proposes the alerts of a look at the text as it stands as a part of the last step, which made the look
// necessary: they come after it and are taken back with it. Without such a step they are one of their own.
func (d *Document) Follow(look Look, cause string) []Correction {
	step := d.mergeChecks(look, cause)
	if len(step) == 0 {
		return nil
	}
	step = d.sign(step)
	if len(d.journal) == 0 {
		return step
	}
	last := d.journal[len(d.journal)-1]
	if !d.known(last.Step) {
		return step
	}
	for i := range step {
		step[i].Step, step[i].Undoes, step[i].Cause = last.Step, last.Undoes, last.Cause
	}
	return step
}

// WantsLook says that the rules may say something else once the step is applied: words, quotations or names have
// changed, and not only what is said of them.
func WantsLook(step []Correction) bool {
	for _, c := range step {
		if c.What == Text || c.What == Read {
			return true
		}
		if c.Table == Checks && c.Undoes != "" && (c.What == Added || c.What == Removed) {
			return true // alerts that came with a step that they did not belong to alone
		}
		if c.Table != Quotes && c.Table != Names {
			continue
		}
		was, is := c.Before.Status, c.After.Status
		left := was != nil && is != nil && (*was == "rejected") != (*is == "rejected")
		if c.What == Added || c.What == Removed || isField(c.What) || left {
			return true
		}
	}
	return false
}
