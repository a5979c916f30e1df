package extract

import (
	"fmt"
	"math"
	"slices"
	"sort"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/story"
)

// confidenceKind is what the model file of the confidence calls itself.
const confidenceKind = "confidence"

// The bounds of a confidence as it is shown: never nothing, never certainty.
const (
	leastShown = 0.02
	mostShown  = 0.99
)

const (
	namelessMost = 0.5  // a row without a name asks for a look, however surely it is a quotation
	unclosedMost = 0.9  // where words without a closing mark end is guessed
	pronounMost  = 0.98 // a pronoun may always mean somebody else
	officeShare  = 0.95 // how often a noun that was given a name stands for it, in the newsroom corpus
)

// loadConfidence reads a model file that cmd/train wrote.
func loadConfidence(data []byte) (*model.Forest, error) {
	f, err := model.ReadForest(data)
	if err != nil {
		return nil, fmt.Errorf("load the confidence: %w", err)
	}
	if f.Kind != confidenceKind || !slices.Equal(f.Measures, measureNames[:]) {
		return nil, fmt.Errorf("load the confidence: the file holds a forest of %q over %d measures that are not those of this engine", f.Kind, len(f.Measures))
	}
	return f, nil
}

// confidence is the probability that a row is right, rounded to three decimals.
func (k *knowledge) confidence(m *measures, q *story.Quote, c *speaker.Choice) float64 {
	p := shown(k.sure.Probability(k.sure.Score(m[:])), q, c)
	return math.Round(1000*p) / 1000
}

// shown turns the probability that words and mention of a row are right into its confidence. What the forest was fitted on
// tells whether the right pronoun was found, seldom who it stands for: there the share of the person chosen comes on top.
func shown(p float64, q *story.Quote, c *speaker.Choice) float64 {
	if q.Has(story.FlagUnclosed) {
		p = min(p, unclosedMost)
	}
	switch {
	case c.Name == "":
		p = min(p, namelessMost)
	case c.How == speaker.ByPronoun:
		p *= min(c.Share, pronounMost)
	case c.How == speaker.ByOffice:
		p *= officeShare
	}
	return max(leastShown, min(mostShown, p))
}

// Row is a row of a story as training looks at it.
type Row struct {
	Quote    story.Quote // without its confidence
	Measures []float64   // what its confidence rests on, in the order of Measures
	// Shown turns the probability that words and mention are right into the confidence as it is shown.
	Shown func(p float64) float64
}

// Measures are the names of the measures that the confidence of a row rests on.
func Measures() []string { return slices.Clone(measureNames[:]) }

// Rows makes the rows of the reading as Extract shows them, without their confidence.
func (r *Reading) Rows() []Row {
	rows := r.rows()
	c := r.company(rows)
	out := make([]Row, len(rows))
	for i, row := range rows {
		q, choice := row.quote, &r.Choices[row.draft]
		out[i] = Row{q, c.measure(i)[:], func(p float64) float64 { return shown(p, &q, choice) }}
	}
	return out
}

// unitsOf are the first and the last unit of a row's words.
func (r *Reading) unitsOf(q *story.Quote) (first, last int) {
	all := story.Envelope(q.Parts)
	return r.unitAt(all.Start), r.unitAt(all.End) - 1
}

// unitAt is the first unit that ends after the offset.
func (r *Reading) unitAt(offset int) int {
	return sort.Search(len(r.Sheet.Units), func(i int) bool { return r.Sheet.Units[i].End() > offset })
}
