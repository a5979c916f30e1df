package score

import (
	"fmt"
	"strings"
)

// NamesResult is what a count of names comes to. Shares are from 0 to 1.
type NamesResult struct {
	Docs    int                  `json:"docs"`
	Missing int                  `json:"docs_without_prediction"`
	Types   map[string]NameScore `json:"types"`
	Micro   NameScore            `json:"micro"`     // exact span and type, all types together
	Spans   NameScore            `json:"span_only"` // the type does not matter
	Partial NameScore            `json:"partial"`   // one code point in common is enough
	// Clusters says how well mentions were put together: "system" over all mentions, "common" over those both
	// sides have. Nil when no gold story has clusters.
	Clusters map[string]ClusterScore `json:"clusters,omitempty"`
	People   *PeopleResult           `json:"people,omitempty"` // nil when no gold story says who its people are
	Errors   []Error                 `json:"errors,omitempty"`
	order    []string
}

// NameScore is precision, recall and F1 with the counts behind them.
type NameScore struct {
	P    float64 `json:"p"`
	R    float64 `json:"r"`
	F1   float64 `json:"f1"`
	Met  int     `json:"tp"`
	Pred int     `json:"pred"`
	Gold int     `json:"gold"`
}

// ClusterScore holds B-cubed and CEAF-phi4.
type ClusterScore struct {
	CubedP float64 `json:"b3_p"`
	CubedR float64 `json:"b3_r"`
	CubedF float64 `json:"b3_f1"`
	CeafP  float64 `json:"ceafe_p"`
	CeafR  float64 `json:"ceafe_r"`
	CeafF  float64 `json:"ceafe_f1"`
}

// Result is the count so far.
func (t *Names) Result() NamesResult {
	r := NamesResult{Docs: t.docs, Missing: t.missing, Types: map[string]NameScore{}, Spans: t.spans.result(),
		Partial: t.part.result(), Errors: append(t.errors.all(), t.people.errors.all()...), order: t.types}
	var all overlap
	for _, k := range t.types {
		o := t.exact[k]
		r.Types[k] = o.result()
		all.met += o.met
		all.pred += o.pred
		all.gold += o.gold
	}
	r.Micro = all.result()
	if t.clustered {
		r.Clusters = map[string]ClusterScore{clusterModes[0]: t.system.result(), clusterModes[1]: t.both.result()}
	}
	if t.peopled {
		p := t.people.result()
		r.People = &p
	}
	return r
}

var clusterModes = [...]string{"system", "common"}

func (o overlap) result() NameScore {
	p, r, f := prf(o.met, o.gold, o.pred)
	return NameScore{p, r, f, o.met, o.pred, o.gold}
}

func (c clusterCount) result() ClusterScore {
	over := func(sum float64, n int) float64 {
		if n == 0 {
			return 0
		}
		return sum / float64(n)
	}
	mean := func(p, r float64) float64 {
		if p+r == 0 {
			return 0
		}
		return 2 * p * r / (p + r)
	}
	s := ClusterScore{
		CubedP: over(c.pRight, c.pred), CubedR: over(c.rRight, c.gold),
		CeafP: over(c.fit, c.predClusters), CeafR: over(c.fit, c.goldClusters),
	}
	s.CubedF, s.CeafF = mean(s.CubedP, s.CubedR), mean(s.CeafP, s.CeafR)
	return s
}

// Table is the result for a person.
func (r NamesResult) Table() string {
	var b strings.Builder
	fmt.Fprintf(&b, "documents %d\n", r.Docs)
	row := func(name string, s NameScore) {
		fmt.Fprintf(&b, "%-14s P %6.2f  R %6.2f  F1 %6.2f   (tp %d, predicted %d, gold %d)\n",
			name, 100*s.P, 100*s.R, 100*s.F1, s.Met, s.Pred, s.Gold)
	}
	for _, k := range r.order {
		row(k, r.Types[k])
	}
	row("MICRO exact", r.Micro)
	row("span only", r.Spans)
	row("partial", r.Partial)
	for _, mode := range clusterModes {
		if c, ok := r.Clusters[mode]; ok {
			fmt.Fprintf(&b, "clusters, %s mentions: B3 P %.2f R %.2f F1 %.2f   CEAF-e P %.2f R %.2f F1 %.2f\n",
				mode, 100*c.CubedP, 100*c.CubedR, 100*c.CubedF, 100*c.CeafP, 100*c.CeafR, 100*c.CeafF)
		}
	}
	if r.People != nil {
		b.WriteString(r.People.table())
	}
	return b.String()
}
