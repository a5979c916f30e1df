package wording

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/score"
)

// Answer is what a comparison says about a pair. Offsets are bytes into the source.
type Answer struct {
	Grade string
	Flags []string
	Place score.Pair
	Label string
}

// Row is the count of one class, or of all.
type Row struct {
	Class      Class `json:"class"`
	Pairs      int   `json:"pairs"`
	Grades     int   `json:"grades_right"`
	Planted    int   `json:"planted"`        // pairs whose words stand in the source
	Passages   int   `json:"passages_right"` // of those
	Flagged    int   `json:"with_flag"`
	Flags      int   `json:"flags_right"`  // of those
	FalseFlags int   `json:"flags_false"`  // negation, number or order raised where it was not wanted
	Labels     int   `json:"labels_right"` // of those planted
}

// Result is what the answers to a set come to.
type Result struct {
	Rows          []Row  `json:"classes"`
	All           Row    `json:"all"`
	FalseVerbatim int    `json:"verbatim_when_words_differ"`
	Sources       int    `json:"sources"`
	Longest       int    `json:"longest_source_words"`
	Misses        []Miss `json:"-"`
}

// Miss is a pair with a wrong answer.
type Miss struct {
	Pair   Pair
	Answer Answer
	What   string
}

// Measure counts how often the answers to a set are right.
func Measure(set Set, answer func(Pair) Answer) Result {
	r := Result{Sources: len(set.Sources), All: Row{Class: "all"}}
	for _, s := range set.Sources {
		r.Longest = max(r.Longest, s.Words)
	}
	for _, c := range Classes {
		r.Rows = append(r.Rows, Row{Class: c})
	}
	for _, p := range set.Pairs {
		a := answer(p)
		row := &r.Rows[slices.Index(Classes, p.Class)]
		what := row.count(p, a)
		r.All.count(p, a)
		if a.Grade == gradeVerbatim && p.Grade != gradeVerbatim && p.Grade != gradeMarks {
			r.FalseVerbatim++
			what = append(what, "VERBATIM")
		}
		if len(what) > 0 {
			r.Misses = append(r.Misses, Miss{p, a, strings.Join(what, " ")})
		}
	}
	return r
}

// count adds a pair and says what is wrong with its answer.
func (r *Row) count(p Pair, a Answer) (wrong []string) {
	tell := func(n *int, right bool, what string) {
		if right {
			*n++
		} else {
			wrong = append(wrong, what)
		}
	}
	r.Pairs++
	tell(&r.Grades, a.Grade == p.Grade, "grade")
	if p.Place[1] > 0 {
		r.Planted++
		tell(&r.Passages, sameplace(p.Place, a.Place), "passage")
		tell(&r.Labels, a.Label == p.Label, "label")
	}
	if p.Flag != "" {
		r.Flagged++
		tell(&r.Flags, slices.Contains(a.Flags, p.Flag), "flag")
	}
	for _, f := range a.Flags {
		if f != p.Flag && (f == flagNegation || f == flagNumber || f == flagOrder) {
			r.FalseFlags++
			wrong = append(wrong, "false-flag")
		}
	}
	return wrong
}

// sameplace says that two places share at least half of each.
func sameplace(a, b score.Pair) bool {
	common := min(a[1], b[1]) - max(a[0], b[0])
	return common > 0 && 2*common >= a[1]-a[0] && 2*common >= b[1]-b[0]
}

// Table is the result for a person.
func (r Result) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "pairs %d  sources %d, the longest of %d words\n\n", r.All.Pairs, r.Sources, r.Longest)
	fmt.Fprintf(&b, "%-18s%7s%9s%10s%8s%13s%9s\n", "class", "pairs", "grade %", "passage %", "flag %", "false flags", "label %")
	share := func(n, of int) string {
		if of == 0 {
			return "-"
		}
		return fmt.Sprintf("%.1f", 100*float64(n)/float64(of))
	}
	for _, row := range append(slices.Clone(r.Rows), r.All) {
		fmt.Fprintf(&b, "%-18s%7d%9s%10s%8s%13d%9s\n", row.Class, row.Pairs, share(row.Grades, row.Pairs), share(row.Passages, row.Planted),
			share(row.Flags, row.Flagged), row.FalseFlags, share(row.Labels, row.Planted))
	}
	fmt.Fprintf(&b, "\nverbatim although a word differs: %d\n", r.FalseVerbatim)
	return b.String()
}

// Errors lists so many pairs with wrong answers, a line each.
func (r Result) Errors(most int) string {
	var b strings.Builder
	for _, m := range r.Misses[:min(most, len(r.Misses))] {
		fmt.Fprintf(&b, "%s %s | %s | wanted %s %s %s, found %s %s %s | %s\n", m.What, m.Pair.ID, m.Pair.Class,
			m.Pair.Grade, m.Pair.Flag, m.Pair.Label, m.Answer.Grade, strings.Join(m.Answer.Flags, " "), m.Answer.Label, m.Pair.Story)
	}
	return b.String()
}
