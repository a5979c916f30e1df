package model

// Forest is a sum of small decision trees over measures: numbers, where a Model knows only what is there or not. It is
// fitted by FitForest, read-only and may be shared.
type Forest struct {
	Kind     string
	Sources  []string // the data it was fitted on
	Measures []string // the names of the numbers it is asked about, in their order
	Step     float64  // the score that a value of 1 in a leaf stands for
	Curve    Curve    // from score to probability; empty: the logistic function

	base  int64
	trees []tree
}

// tree is a tree as the list of its branches and leaves, each before what hangs on it; the first is the root.
type tree []fork

// fork asks whether a measure reaches a cut, or is a leaf.
type fork struct {
	measure int32 // leaf: none
	high    int32 // where to go on when it does; when it does not, the next place
	value   int32 // of a leaf, in steps
	cut     float64
}

const leaf = -1

// The limits of a forest. A file outside them is refused.
const (
	mostMeasures = 1 << 10
	mostDepth    = 12
)

// Score is the logarithm of the odds of a yes, before the curve. It takes one value a measure.
func (f *Forest) Score(values []float64) float64 {
	sum := f.base
	for _, t := range f.trees {
		sum += int64(t.value(values))
	}
	return float64(sum) * f.Step
}

// Probability is how likely a yes is, 0 to 1, given the score that Score returned.
func (f *Forest) Probability(score float64) float64 {
	if len(f.Curve) > 0 {
		return f.Curve.At(score)
	}
	return logistic(score)
}

// Len is the number of trees.
func (f *Forest) Len() int { return len(f.trees) }

func (t tree) value(values []float64) int32 {
	at := int32(0)
	for t[at].measure != leaf {
		if values[t[at].measure] >= t[at].cut {
			at = t[at].high
		} else {
			at++
		}
	}
	return t[at].value
}
