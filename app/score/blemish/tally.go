// Package blemish measures the editorial rules against stories in which every blemish is marked: how many of the marked
// ones each rule finds, and how often it alerts where nothing is marked.
//
// It must never look for a blemish itself: alerts come in, figures go out.
package blemish

import (
	"maps"
	"slices"
	"strings"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// ids are the rules that the names of the corpus stand for.
func ids() map[string]string {
	return map[string]string{
		"unclosed-quote": "QM01", "stray-close": "QM02", "mixed-marks": "QM06", "double-space": "QP09",
		"missing-final-punctuation": "QP07", "no-speaker": "AT01", "tense-mix": "AT06", "quote-differs": "AT12",
		"attribution-without-verb": "AT17", "second-hand": "AT18", "name-spelling": "NA04", "title-conflict": "NA07",
		"incomplete-name": "NA10", "number-conflict": "FA01", "date-conflict": "FA04", "repeated-word": "SF05",
	}
}

// Alert is what a rule says of a place.
type Alert struct {
	story.Check
	Weight string // how much the rule matters: "error", "warning" or "hint"
}

// Row is what one rule comes to.
type Row struct {
	Rule   string `json:"rule"`
	Weight string `json:"severity,omitempty"`
	Marked int    `json:"marked"`        // blemishes of the rule
	Found  int    `json:"found"`         // of those
	False  int    `json:"false"`         // alerts at no blemish of the rule
	Fixed  int    `json:"false_offered"` // of those, the ones that offer or make a change
}

// Miss is a place where the rules and the marks differ.
type Miss struct {
	Story, Rule, Kind, Text string
}

// Tally counts over stories.
type Tally struct {
	Stories int
	rows    map[string]*Row
	Misses  []Miss
	grave   int // false alarms that are errors, or offer or make a change
}

// NewTally counts the rules with those ids, each with its weight, so that a silent one has its line too.
func NewTally(weights map[string]string) *Tally {
	t := &Tally{rows: map[string]*Row{}}
	for id, w := range weights {
		t.rows[id] = &Row{Rule: id, Weight: w}
	}
	return t
}

func (t *Tally) row(id string) *Row {
	if t.rows[id] == nil {
		t.rows[id] = &Row{Rule: id}
	}
	return t.rows[id]
}

// Add counts one story with what the rules say of it.
func (t *Tally) Add(s newsroom.Story, alerts []Alert) {
	t.Stories++
	at := story.NewCodePoints(s.Text)
	used := make([]bool, len(alerts))
	forms := map[string]bool{}
	for _, b := range s.Blemishes {
		id := ids()[b.Rule]
		place := at.Span([2]int{b.Start, b.End})
		forms[id+" "+place.In(s.Text)] = true
		found := false
		for i, a := range alerts {
			if a.Rule == id && near(a.Span, place) {
				used[i], found = true, true
			}
		}
		r := t.row(id)
		r.Marked++
		if found {
			r.Found++
			continue
		}
		t.Misses = append(t.Misses, Miss{s.ID, id, "missed", around(s.Text, place)})
	}
	for i, a := range alerts {
		// A name that stands wrongly spelled in several places is marked at one.
		if used[i] || forms[a.Rule+" "+a.Span.In(s.Text)] {
			continue
		}
		r := t.row(a.Rule)
		r.False++
		if a.Safety != story.Warn {
			r.Fixed++
		}
		if a.Safety != story.Warn || a.Weight == "error" {
			t.grave++
		}
		t.Misses = append(t.Misses, Miss{s.ID, a.Rule, "false", around(s.Text, a.Span) + " — " + a.Message})
	}
}

// near says that an alert stands at a marked place: it overlaps it or touches it.
func near(a, b story.Span) bool { return a.Start <= b.End && b.Start <= a.End }

// around is the place with some words at its sides, in one line.
func around(text string, s story.Span) string {
	from, to := max(0, s.Start-60), min(len(text), s.End+30)
	piece := strings.ToValidUTF8(text[from:s.Start]+"⟦"+s.In(text)+"⟧"+text[s.End:to], "")
	return strings.Join(strings.FieldsFunc(piece, func(r rune) bool { return r == '\n' || r == '\r' }), "¶")
}

// Result is the figures of all rules in the order of their ids.
type Result struct {
	Stories int     `json:"stories"`
	Marked  int     `json:"marked"`
	Found   int     `json:"found"`
	Recall  float64 `json:"recall"`
	// PerStory are the false alarms a story by severity, and those that are errors or offer or make a change.
	PerStory map[string]float64 `json:"false_per_story"`
	Grave    float64            `json:"false_error_or_offered_per_story"`
	Rules    []Row              `json:"rules"`
	Misses   []Miss             `json:"-"`
}

// Result sums up.
func (t *Tally) Result() Result {
	r := Result{Stories: t.Stories, PerStory: map[string]float64{}, Misses: t.Misses}
	for _, id := range slices.Sorted(maps.Keys(t.rows)) {
		row := *t.rows[id]
		r.Rules = append(r.Rules, row)
		r.Marked, r.Found = r.Marked+row.Marked, r.Found+row.Found
		r.PerStory[row.Weight] += ratio(row.False, t.Stories)
	}
	r.Recall, r.Grave = ratio(r.Found, r.Marked), ratio(t.grave, t.Stories)
	return r
}

func ratio(n, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(n) / float64(of)
}
