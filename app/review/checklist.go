package review

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// Checked is how far checking has come with one quotation.
type Checked struct {
	Quote    string // id
	Standing Standing
	Settled  bool   // nothing more has to be done about its verdict
	Evidence int    // pieces of it
	Facts    int    // numbers, names and dates inside
	Ticked   int    // of these, as the quotation reads now
	Queries  int    // about it, not settled
	Checker  string // whom it is assigned to, "" for nobody
}

// NeedsEvidence says that there is nothing to show for a quotation that is unchecked or called verified.
func (c Checked) NeedsEvidence() bool {
	return c.Standing.Bare || c.Standing.Ruling == Unchecked && c.Evidence == 0
}

// Has says that the quotation is that person's: assigned to them, or ruled on by them.
func (c Checked) Has(who string) bool {
	return strings.TrimSpace(who) != "" && (sameWho(c.Checker, who) || sameWho(c.Standing.By, who))
}

// Checklist is how far checking has come with each quotation that stands, in text order.
func (d *Document) Checklist() []Checked {
	evidence, queries := map[string]int{}, map[string]int{}
	for _, e := range d.exhibits {
		evidence[e.Quote]++
	}
	for _, k := range d.queries {
		if d.QueryState(k) != QuerySettled {
			queries[k.Quote]++
		}
	}
	var out []Checked
	for _, q := range d.quotes {
		if q.Status == story.Rejected || q.Gone {
			continue
		}
		s := d.Standing(q)
		c := Checked{Quote: q.ID, Standing: s, Settled: s.settledFor(q.Kind), Evidence: evidence[q.ID], Queries: queries[q.ID], Checker: q.Checker}
		for _, f := range d.Facts(q) {
			switch f.State {
			case FactTicked:
				c.Ticked++
				c.Facts++
			case FactOpen, FactStale:
				c.Facts++
			}
		}
		out = append(out, c)
	}
	return out
}

// Gate is what stands in the way of the story, the worst first: "1 wrong, 2 disputed, 1 stale"; "" when every quotation
// is settled.
func Gate(list []Checked) string {
	count := map[string]int{}
	for _, c := range list {
		if !c.Settled {
			count[c.Standing.Word()]++
		}
	}
	worst := []string{Wrong.Word(), Disputed.Word(), "stale", "needs evidence", CannotVerify.Word(), ParaphraseOnly.Word(), Skipped.Word(), Unchecked.Word()}
	var out []string
	for _, word := range worst {
		if n := count[word]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, word))
		}
	}
	return strings.Join(out, ", ")
}
