package check

import (
	"fmt"

	"quotedesk/app/story"
)

func manyFragments() Rule {
	return Rule{
		ID: "QI11", Name: "Several fragments in one sentence", Safety: story.Warn, Severity: Hint, Scope: Both,
		What:    "As many fragments in marks in one sentence as the house sets, or more.",
		Why:     "The sentence stutters; one good fragment or none reads better.",
		Example: "It was “slow”, “late” and “costly”.",
		Source:  "Common editing practice.",
		find: func(r *reading) []story.Check {
			if r.by.House.Fragments == 0 {
				return nil
			}
			var out []story.Check
			for i, p := range r.paras {
				all := r.outer(i)
				if len(all) < r.by.House.Fragments {
					continue
				}
				for _, s := range r.sentences(p) {
					n := 0
					for _, m := range all {
						if s.Contains(m.span()) && r.piece(i, m) {
							n++
						}
					}
					if n >= r.by.House.Fragments {
						out = append(out, warn(s, fmt.Sprintf("%d fragments in one sentence.", n)))
					}
				}
			}
			return out
		},
	}
}

// piece is a fragment, or another few words in small letters.
func (r *reading) piece(i int, m pair) bool {
	return r.fragment(i, m) || r.count(m.inside()) < 4 && r.fragmentary(m)
}

// fragmentary says that the pair begins with a small letter.
func (r *reading) fragmentary(m pair) bool {
	c := r.begun(m.inside())
	return 'a' <= c && c <= 'z'
}
