package review

import "quotedesk/app/story"

// Use is how often alerts of a rule were of use, and how often they were ignored: an editor has put the words right or has
// looked at them, or wants them left as they are.
type Use struct{ Used, Ignored int }

// RuleUse is what the step adds to the use of each rule, by its id; taking a step back takes away what it has added.
func (d *Document) RuleUse(step []Correction) map[string]Use {
	out := map[string]Use{}
	add := func(rule string, used, ignored int) {
		u := out[rule]
		if u = (Use{u.Used + used, u.Ignored + ignored}); u == (Use{}) {
			delete(out, rule)
			return
		}
		out[rule] = u
	}
	edited := false
	for _, c := range step {
		edited = edited || c.What == Text
	}
	for _, c := range step {
		switch {
		case c.Table == Exceptions && c.What == Added && c.After.Exception != nil:
			add(c.After.Exception.Rule, 0, 1)
		case c.Table == Exceptions && c.What == Removed && c.Before.Exception != nil:
			add(c.Before.Exception.Rule, 0, -1)
		case c.Table != Checks:
		case c.What == Status:
			row := d.check(c.Target)
			if row == nil || c.Before.Status == nil || c.After.Status == nil {
				continue
			}
			add(row.Rule, rank(*c.After.Status, story.Confirmed)-rank(*c.Before.Status, story.Confirmed),
				rank(*c.After.Status, story.Rejected)-rank(*c.Before.Status, story.Rejected))
		case edited && c.What == Removed && c.Before.Check != nil && c.Before.Check.Status != story.Confirmed:
			add(c.Before.Check.Rule, 1, 0)
		case edited && c.What == Added && c.Undoes != "" && c.After.Check != nil && c.After.Check.Status != story.Confirmed:
			add(c.After.Check.Rule, -1, 0)
		}
	}
	return out
}

func rank(is, wanted story.Status) int {
	if is == wanted {
		return 1
	}
	return 0
}
