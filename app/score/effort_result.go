package score

import (
	"fmt"
	"strings"
)

// EffortResult is what a count of corrections comes to.
type EffortResult struct {
	Stories         int            `json:"stories"`
	Missing         int            `json:"stories_without_prediction"`
	Named           int            `json:"stories_with_names"` // those whose names are annotated and counted
	Words           int            `json:"words"`
	Corrections     int            `json:"corrections"`
	PerStory        float64        `json:"per_story"`
	PerHundredWords float64        `json:"per_100_words"`
	Untouched       int            `json:"untouched"`       // stories that need no correction
	UntouchedShare  float64        `json:"untouched_share"` // of the stories, from 0 to 1
	Acts            map[string]int `json:"acts"`            // corrections by kind
}

// Result is the count so far.
func (t *Effort) Result() EffortResult {
	r := EffortResult{
		Stories: t.stories, Missing: t.missing, Named: t.named, Words: t.words, Corrections: t.work.total(),
		Untouched: t.untouched, UntouchedShare: ratio(t.untouched, t.stories), Acts: map[string]int{},
	}
	r.PerStory, r.PerHundredWords = ratio(r.Corrections, r.Stories), ratio(100*r.Corrections, r.Words)
	for a, n := range t.work {
		if t.named > 0 || act(a) < actRole {
			r.Acts[actNames[a].key] = n
		}
	}
	return r
}

// Table is the result for a person: a line for each kind of correction.
func (r EffortResult) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "stories %d (no prediction: %d)  words %d\n\n", r.Stories, r.Missing, r.Words)
	fmt.Fprintf(&b, "%-24s%7s%10s%15s\n", "corrections", "n", "a story", "per 100 words")
	row := func(name string, n int) {
		fmt.Fprintf(&b, "%-24s%7d%10.2f%15.2f\n", name, n, ratio(n, r.Stories), ratio(100*n, r.Words))
	}
	for _, a := range actNames {
		if n, counted := r.Acts[a.key]; counted {
			row(a.label, n)
		}
	}
	row("all", r.Corrections)
	fmt.Fprintf(&b, "\nstories that need none: %d (%.1f %%)\n", r.Untouched, 100*r.UntouchedShare)
	return b.String()
}
