package review

// keepVerdicts lets verdicts stand that the merging of two names would call stale although the same person says the same
// printed words: only how the person is shown has changed. A verdict keeps the claim that it was given for. What the merge
// brings under another role than the checker saw stays stale: nobody has verified that role.
func (c *carrier) keepVerdicts(into string) error {
	then := c.d.clone()
	for _, k := range c.step {
		if err := then.applyOne(k); err != nil {
			return err
		}
	}
	for _, q := range c.d.quotes {
		if q.SpeakerEntity != into && (c.taken[q.SpeakerEntity] == nil || !c.whole(q.SpeakerEntity) || !c.goes(&q)) {
			continue
		}
		was, is := q.Verdict, then.Claim(*then.quote(q.ID))
		if was.Ruling == Unchecked || !c.d.Standing(q).Stands() || !c.d.Claim(q).renamed(is) || was.First != nil && otherRole(was.First.Role, is.Role) {
			continue
		}
		to := was
		if to.First == nil {
			to.First = dup(&was.For)
		}
		to.For = is
		c.add(Correction{What: Carried, Table: Quotes, Target: q.ID, Before: Patch{Verdict: &was}, After: Patch{Verdict: &to}})
	}
	return nil
}

// renamed says that the claims differ in nothing but the name that the speaker is shown under, and in a role that only one
// of them has.
func (c Claim) renamed(o Claim) bool {
	if c.same(o) || otherRole(c.Role, o.Role) {
		return false
	}
	c.Speaker, c.Role = o.Speaker, o.Role
	return c.same(o)
}

func otherRole(a, b string) bool { return a != b && a != "" && b != "" }
