package blemish

import (
	"fmt"
	"slices"
	"strings"
)

// Counts are how a rule did on paragraphs: wrong ones found, right ones flagged, wrong ones missed.
type Counts struct {
	Hit   int `json:"hit"`
	False int `json:"false"`
	Miss  int `json:"miss"`
}

// Precision is the share of the flagged paragraphs that are wrong, from 0 to 1.
func (c Counts) Precision() float64 { return ratio(c.Hit, c.Hit+c.False) }

// Recall is the share of the wrong paragraphs that are flagged, from 0 to 1.
func (c Counts) Recall() float64 { return ratio(c.Hit, c.Hit+c.Miss) }

// Splits is how rules did on quotations of several paragraphs.
type Splits struct {
	Paragraphs int                          `json:"paragraphs"` // touched by a change, or left as they were
	Rules      map[string]Counts            `json:"rules"`      // "rules", "strict", "tolerant"
	ByHow      map[string]map[string]Counts `json:"by_change"`
	Misses     []string                     `json:"-"`
}

// NewSplits counts nothing yet.
func NewSplits() *Splits {
	return &Splits{Rules: map[string]Counts{}, ByHow: map[string]map[string]Counts{}}
}

// Add counts one variant with the paragraphs that a rule flags. Only those near the change count.
func (s *Splits) Add(v Variant, rule string, flagged []int) {
	if rule == "rules" {
		s.Paragraphs += len(v.Near)
	}
	if s.ByHow[v.How] == nil {
		s.ByHow[v.How] = map[string]Counts{}
	}
	all, one := s.Rules[rule], s.ByHow[v.How][rule]
	for _, i := range v.Near {
		wrong, said := slices.Contains(v.Wrong, i), slices.Contains(flagged, i)
		for _, c := range []*Counts{&all, &one} {
			switch {
			case wrong && said:
				c.Hit++
			case wrong:
				c.Miss++
			case said:
				c.False++
			}
		}
		if rule == "rules" && wrong != said {
			s.Misses = append(s.Misses, fmt.Sprintf("%s %s: paragraph %d, wrong %v, flagged %v", v.ID, v.How, i, wrong, said))
		}
	}
	s.Rules[rule], s.ByHow[v.How][rule] = all, one
}

// Table is the result for a person.
func (s *Splits) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "quotations over several paragraphs: %d paragraphs\n\n%-28s%10s%10s%8s%8s%8s\n", s.Paragraphs, "rule", "precision", "recall", "hit", "false", "miss")
	line := func(name string, c Counts) {
		fmt.Fprintf(&b, "%-28s%10.1f%10.1f%8d%8d%8d\n", name, 100*c.Precision(), 100*c.Recall(), c.Hit, c.False, c.Miss)
	}
	for _, rule := range []string{"rules", "strict", "tolerant"} {
		line(rule, s.Rules[rule])
	}
	b.WriteString("\nthe rules, by change\n")
	for _, how := range Hows {
		line(how, s.ByHow[how]["rules"])
	}
	return b.String()
}
