package review

import (
	"fmt"
	"strings"

	"quotedesk/app/story"
)

// OpenItem is something a sign-off has to own up to.
type OpenItem struct {
	Kind   OpenKind `json:"kind"`
	Row    string   `json:"row"`   // id of the quotation, or of the query
	Words  string   `json:"words"` // its beginning, to be known by
	Says   string   `json:"says"`  // "unchecked", "stale", "waived", "disputed", "open" …
	Detail string   `json:"detail,omitempty"`
}

// OpenKind is what an open item is about.
type OpenKind string

// The kinds of open items.
const (
	OpenVerdict     OpenKind = "verdict"
	OpenFact        OpenKind = "fact"
	OpenQuery       OpenKind = "query"
	OpenAttribution OpenKind = "attribution"
)

// OpenItems lists what is open, waived or stale in the story: by quotation in text order, then the queries.
func (d *Document) OpenItems() []OpenItem {
	var out []OpenItem
	for _, q := range d.quotes {
		if q.Status == story.Rejected || q.Gone {
			continue
		}
		words := brief(wording(d.Text, q.Parts))
		if q.Status.Open() {
			out = append(out, OpenItem{Kind: OpenAttribution, Row: q.ID, Words: words, Says: string(q.Status), Detail: q.Look})
		}
		switch s := d.Standing(q); {
		case !s.settledFor(q.Kind):
			out = append(out, OpenItem{Kind: OpenVerdict, Row: q.ID, Words: words, Says: s.Word(), Detail: s.detail()})
		case s.Waiver != (Waiver{}):
			out = append(out, OpenItem{Kind: OpenVerdict, Row: q.ID, Words: words, Says: "waived", Detail: s.Waiver.Name + ": " + s.Waiver.Reason})
		}
		for _, f := range d.Facts(q) {
			if f.State != FactTicked {
				out = append(out, OpenItem{Kind: OpenFact, Row: q.ID, Words: words, Says: string(f.State), Detail: f.Words})
			}
		}
	}
	for _, k := range d.queries {
		if s := d.QueryState(k); s != QuerySettled {
			out = append(out, OpenItem{Kind: OpenQuery, Row: k.ID, Words: brief(k.Words), Says: string(s), Detail: k.Question})
		}
	}
	return out
}

// detail is what else there is to say of a verdict that settles nothing.
func (s Standing) detail() string {
	if len(s.Stale) == 0 {
		return s.Note
	}
	line := "was " + s.Ruling.Word() + "; changed since: "
	for i, what := range s.Stale {
		if i > 0 {
			line += ", "
		}
		line += what
	}
	return line
}

// CountOpen counts open items in words, verdicts first: "2 disputed, 1 stale, 1 waived, 3 facts, 1 question". It is ""
// when there is none.
func CountOpen(items []OpenItem) string {
	var says []string
	count := map[string]int{}
	for _, kind := range []OpenKind{OpenVerdict, OpenFact, OpenQuery, OpenAttribution} {
		for _, o := range items {
			if o.Kind != kind {
				continue
			}
			what := map[OpenKind]string{OpenVerdict: o.Says, OpenFact: "fact", OpenQuery: "question", OpenAttribution: "unconfirmed speaker"}[kind]
			if count[what] == 0 {
				says = append(says, what)
			}
			count[what]++
		}
	}
	var out []string
	for _, what := range says {
		switch what {
		case "fact", "question", "unconfirmed speaker":
			out = append(out, counted(count[what], what))
		default:
			out = append(out, fmt.Sprintf("%d %s", count[what], what))
		}
	}
	return strings.Join(out, ", ")
}
