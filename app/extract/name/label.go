package name

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/story"
)

// A label says of a token that it stands outside all names (0) or at which place of a name of which kind: the
// first, one inside, the last, or the only one.
const (
	atFirst = iota
	atInside
	atLast
	atOnly
	placeCount
)

// kinds is how many kinds of names are learnt: person, body, land.
const kinds = 3

// labelNames are the labels as the model files name them.
var labelNames = func() []string {
	out := []string{"O"}
	for k := range kinds {
		for _, p := range "BILU" {
			out = append(out, string(p)+"-"+string(types[k]))
		}
	}
	return out
}()

// labelOf is the label of a place in a name of a kind.
func labelOf(k kind, place int) int { return 1 + int(k)*placeCount + place }

// splitLabel is the kind and the place of a label other than 0.
func splitLabel(label int) (kind, int) {
	return kind((label - 1) / placeCount), (label - 1) % placeCount
}

// startsName says that the label is the first of a name.
func startsName(label int) bool {
	return label > 0 && ((label-1)%placeCount == atFirst || (label-1)%placeCount == atOnly)
}

// endsName says that the label is the last of a name.
func endsName(label int) bool {
	return label > 0 && ((label-1)%placeCount == atLast || (label-1)%placeCount == atOnly)
}

// mayFollow says that label to may come after label from; model.Border stands for both ends.
func mayFollow(from, to int) bool {
	open := from > 0 && !endsName(from)
	if to == model.Border || to == 0 {
		return !open
	}
	if !open {
		return startsName(to)
	}
	a, _ := splitLabel(from)
	b, _ := splitLabel(to)
	return a == b && !startsName(to)
}

// marked is a name that a labeller found: tokens, kind, and by how much it beat the next best reading.
type marked struct {
	first, last int
	kind        kind
	margin      int32
}

// appendMarked reads the names off the labels of the tokens from start on. margins may be nil.
func appendMarked(out []marked, start int, labels []int, margins []int32) []marked {
	for i := 0; i < len(labels); i++ {
		if !startsName(labels[i]) {
			continue
		}
		k, _ := splitLabel(labels[i])
		m := marked{first: start + i, kind: k}
		for !endsName(labels[i]) && i+1 < len(labels) {
			i++
		}
		m.last = start + i + 1
		if margins != nil {
			m.margin = margins[m.first-start]
			for _, x := range margins[m.first-start : i+1] {
				m.margin = min(m.margin, x)
			}
		}
		out = append(out, m)
	}
	return out
}

// kindOf is the kind of a type that is learnt.
func kindOf(t story.EntityType) (kind, bool) {
	for k := range kind(kinds) {
		if types[k] == t {
			return k, true
		}
	}
	return none, false
}

// fillLabels writes the labels of a name of kind k over [from, to) of labels.
func fillLabels[T ~int | ~uint8](labels []T, from, to int, k kind) {
	for i := from; i < to; i++ {
		place := atInside
		switch {
		case to-from == 1:
			place = atOnly
		case i == from:
			place = atFirst
		case i == to-1:
			place = atLast
		}
		labels[i] = T(labelOf(k, place))
	}
}
