package review

// Together plays acts one after the other on a copy of the story, each on what the ones before it left, and
// proposes all they did as one step. An act that fails makes it fail. What an act asks of the history is answered by that
// of the story as it is.
func (d *Document) Together(acts ...func(*Document) ([]Correction, error)) ([]Correction, error) {
	then := d.clone()
	var step []Correction
	for _, act := range acts {
		part, err := act(then)
		if err != nil {
			return nil, err
		}
		for _, c := range part {
			if err := then.applyOne(c); err != nil {
				return nil, err
			}
			step = append(step, c)
		}
	}
	if len(step) == 0 {
		return nil, nil
	}
	if ManyVerdicts(step) {
		return nil, ErrManyAtOnce
	}
	return d.sign(step), nil
}

// ConfirmAll confirms the rows in one step, for a list that a person has seen.
func (d *Document) ConfirmAll(table Table, ids []string, cause string) ([]Correction, error) {
	return d.each(ids, func(d *Document, id string) ([]Correction, error) { return d.Confirm(table, id, cause) })
}

// RejectAll rejects the rows for one reason in one step.
func (d *Document) RejectAll(table Table, ids []string, reason, cause string) ([]Correction, error) {
	return d.each(ids, func(d *Document, id string) ([]Correction, error) { return d.Reject(table, id, reason, cause) })
}

func (d *Document) each(ids []string, act func(*Document, string) ([]Correction, error)) ([]Correction, error) {
	acts := make([]func(*Document) ([]Correction, error), len(ids))
	for i, id := range ids {
		acts[i] = func(d *Document) ([]Correction, error) { return act(d, id) }
	}
	return d.Together(acts...)
}
