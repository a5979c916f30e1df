package extract

import (
	"fmt"
	"math"

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
func loadConfidence(data []byte) (*model.Model, error) {
	m, err := model.Read(data)
	if err != nil {
		return nil, fmt.Errorf("load the confidence: %w", err)
	}
	if m.Kind != confidenceKind || len(m.Classes) != 1 {
		return nil, fmt.Errorf("load the confidence: the file holds a model of %q with %d classes", m.Kind, len(m.Classes))
	}
	return m, nil
}

// confidence is the probability that a row is right: its words (to the word in direct speech, for four words in five
// otherwise) and its speaker. What the model was fitted on tells whether the right pronoun was found, seldom who it
// stands for: there the share of the person chosen comes on top. It is measured on stories that the other models did not learn from.
func (k *knowledge) confidence(v *model.Vector, q *story.Quote, c *speaker.Choice) float64 {
	p := k.sure.Probability(k.sure.Sum(v.Keys))
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
	return math.Round(1000*max(leastShown, min(mostShown, p))) / 1000
}

// Rows makes the rows of the reading as Extract shows them, without their confidence, and shows each to use with the
// features its confidence is judged by. Keys are valid until use returns.
func (r *Reading) Rows(v *model.Vector, use func(q story.Quote, keys []model.Key)) {
	for row := range r.rows {
		v.Reset()
		r.doubts(v, row)
		use(row.quote, v.Keys)
	}
}
