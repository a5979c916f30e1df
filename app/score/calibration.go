package score

import (
	"cmp"
	"slices"
)

const (
	bins = 10
	// sure is the confidence from which a row is shown as one that need not be looked at first.
	sure = 0.9
	// firstShare is the share of the rows, the most doubtful ones, that is looked at first.
	firstShare = 0.2
)

// judged is one predicted quotation: how sure the engine was, and whether it was right.
type judged struct {
	confidence float64
	right      bool
}

// calibration collects the rows as an editor sees them: a quotation with all its parts is one.
type calibration struct{ rows []judged }

// add judges the rows of a story. A row is right when every unit of it meets a gold unit exactly and with the
// right speaker. Rows that only meet ignored gold are left out.
func (t *calibration) add(s *sheet, rows []Quote) {
	right := make([]bool, len(s.pred))
	for _, m := range s.met[levelExact] {
		right[m.pred] = s.speakerRight(s.gold[m.gold].of, s.pred[m.pred].of)
	}
	out := excused(s.pred, s.met[levelExact], s.ignored, nil)
	for n, q := range rows {
		counted, good := false, true
		for j, p := range s.pred {
			if p.quote != n || out[j] {
				continue
			}
			counted = true
			good = good && right[j]
		}
		if counted {
			t.rows = append(t.rows, judged{q.Confidence, good})
		}
	}
}

// Calibration says what the confidence is worth.
type Calibration struct {
	Rows  int   `json:"rows"`
	Right int   `json:"right"`
	Bins  []Bin `json:"bins"`
	// SureRows are those with a confidence of at least 0.9, SureRight the share of them that is right.
	SureRows  int     `json:"sure_rows"`
	SureRight float64 `json:"sure_right"`
	// WrongFirst is the share of all wrong rows among the first fifth, ordered by rising confidence.
	WrongFirst float64 `json:"wrong_in_first_fifth"`
}

// Bin is the rows with a confidence from From up to, not including, To; the last one includes 1.
type Bin struct {
	From  float64 `json:"from"`
	To    float64 `json:"to"`
	Rows  int     `json:"rows"`
	Mean  float64 `json:"mean_confidence"`
	Right float64 `json:"right"`
}

func (t *calibration) result() Calibration {
	c := Calibration{Rows: len(t.rows)}
	var n, right [bins]int
	var total [bins]float64
	var certain share
	for _, r := range t.rows {
		c.Right += one(r.right)
		b := min(max(int(r.confidence*bins), 0), bins-1)
		n[b]++
		right[b] += one(r.right)
		total[b] += r.confidence
		if r.confidence >= sure {
			certain.add(r.right)
		}
	}
	for b := range bins {
		bin := Bin{From: float64(b) / bins, To: float64(b+1) / bins, Rows: n[b], Right: ratio(right[b], n[b])}
		if n[b] > 0 {
			bin.Mean = total[b] / float64(n[b])
		}
		c.Bins = append(c.Bins, bin)
	}
	c.SureRows, c.SureRight = certain.n, certain.of()
	c.WrongFirst = t.wrongFirst()
	return c
}

// wrongFirst orders the rows by rising confidence, equal ones as they stand, and looks at the first fifth, rounded up.
func (t *calibration) wrongFirst() float64 {
	order := slices.Clone(t.rows)
	slices.SortStableFunc(order, func(a, b judged) int { return cmp.Compare(a.confidence, b.confidence) })
	first := (len(order)*int(firstShare*100) + 99) / 100
	found, all := 0, 0
	for i, r := range order {
		if r.right {
			continue
		}
		all++
		found += one(i < first)
	}
	return ratio(found, all)
}
