package blemish

import (
	"fmt"
	"strings"
)

// Table is the result for a person: a line for each rule, those that are marked nowhere and say nothing left out.
func (r Result) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "stories %d\n\n%-6s%-10s%8s%8s%9s%8s%10s%12s\n", r.Stories, "rule", "severity", "marked", "found", "recall", "false", "offered", "false/story")
	silent := 0
	for _, row := range r.Rules {
		if row.Marked == 0 && row.False == 0 {
			silent++
			continue
		}
		recall := "–"
		if row.Marked > 0 {
			recall = fmt.Sprintf("%.1f", 100*ratio(row.Found, row.Marked))
		}
		fmt.Fprintf(&b, "%-6s%-10s%8d%8d%9s%8d%10d%12.3f\n", row.Rule, row.Weight, row.Marked, row.Found, recall, row.False, row.Fixed, ratio(row.False, r.Stories))
	}
	fmt.Fprintf(&b, "\nrules %d, of them silent here and marked nowhere: %d\n", len(r.Rules), silent)
	fmt.Fprintf(&b, "recall over all marked blemishes: %.1f %% (%d of %d)\n", 100*r.Recall, r.Found, r.Marked)
	fmt.Fprintf(&b, "false alarms a story: error %.2f, warning %.2f, hint %.2f\n", r.PerStory["error"], r.PerStory["warning"], r.PerStory["hint"])
	fmt.Fprintf(&b, "false alarms a story that are errors, or offer or make a change: %.2f\n", r.Grave)
	return b.String()
}

// Errors lists up to n misses and n false alarms of each rule.
func (r Result) Errors(n int) string {
	var b strings.Builder
	seen := map[string]int{}
	for _, m := range r.Misses {
		key := m.Rule + m.Kind
		if seen[key]++; seen[key] <= n {
			fmt.Fprintf(&b, "%s %s %s: %s\n", m.Rule, m.Kind, m.Story, m.Text)
		}
	}
	return b.String()
}
