package name

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
)

// gazetteerRow names the rows of a model file that hold a name met in training: its words in small letters, and how
// often it was a person, a body, a place.
const gazetteerName = "name"

var gazetteerRow = model.Text(gazetteerName)

// longestListed is how many tokens a name of the gazetteer may have.
const longestListed = 6

// tally counts a name by kind.
type tally [kinds]int32

// gazetteer looks a name up by its key.
type gazetteer func(model.Key) tally

// gazette is the longest name of the gazetteer that begins at token i: its end, kind, and how sure it is.
func (m *marker) gazette(i, end int) (int, kind, int) {
	var words [longestListed]model.Atom
	best, bestKind, sure := i, none, 0
	for k := i; k < end && k-i < longestListed; k++ {
		words[k-i] = m.form(k).low
		t := m.names(model.KeyOf(gazetteerRow, words[:k-i+1]...))
		top, all := person, int32(0)
		for x := range kind(kinds) {
			all += t[x]
			if t[x] > t[top] {
				top = x
			}
		}
		if all == 0 {
			continue
		}
		best, bestKind, sure = k+1, top, 0
		if t[top]*5 >= all*4 {
			sure = 1
			if all > 2 {
				sure = 2
			}
		}
	}
	return best, bestKind, sure
}

// gazetteOf reads the gazetteer of a model file.
func gazetteOf(w *model.Model) gazetteer {
	return func(k model.Key) (t tally) {
		for _, x := range w.Row(k) {
			if x.Class > 0 {
				n, _ := splitLabel(int(x.Class))
				t[n] = int32(float64(x.Value)*w.Step/gazetteUnit + 0.5)
			}
		}
		return t
	}
}

// gazetteUnit is the weight that stands for one time, above all that a file leaves out.
const gazetteUnit = 4.0

// mostTimes bounds what a file keeps of a count.
const mostTimes = 9

// phraseOf is the words of a name as a feature's name holds them.
func phraseOf(r *reader, first, last int) []string {
	var out []string
	for i := first; i < last; i++ {
		out = append(out, tag.Plain(r.lower(i)))
	}
	return out
}
