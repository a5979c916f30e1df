package tag

import "fmt"

// Result counts how tags given compare with true ones.
type Result struct {
	Words, Right      int
	Missed            int // words with no token to compare
	propn, got, found int // true, given, and both
}

// Add counts one word: its true tag, the one given, and whether there was a token for it.
func (r *Result) Add(truth, given Tag, found bool) {
	r.Words++
	if truth == Propn {
		r.propn++
	}
	if !found {
		r.Missed++
		return
	}
	if given == Propn {
		r.got++
	}
	if given != truth {
		return
	}
	r.Right++
	if truth == Propn {
		r.found++
	}
}

// Accuracy is the share of words tagged right, 0 to 1.
func (r Result) Accuracy() float64 { return float64(r.Right) / float64(max(r.Words, 1)) }

// ProperNouns is the F1 measure of PROPN, 0 to 1.
func (r Result) ProperNouns() float64 { return 2 * float64(r.found) / float64(max(r.propn+r.got, 1)) }

// String is the result in one line, in percent.
func (r Result) String() string {
	return fmt.Sprintf("%.2f %% of %d words right, proper nouns F1 %.2f %%, %d words not found", 100*r.Accuracy(), r.Words,
		100*r.ProperNouns(), r.Missed)
}

// Measure tags the sentences word by word as they are given and compares.
func (m *Model) Measure(data []Sentence) Result {
	var out Result
	r := newReader(m.weights, mostCached)
	var tags []Tag
	for i := range data {
		tags = append(tags[:0], data[i].Tags...)
		r.read(&data[i], 0, tags)
		for j, t := range tags {
			out.Add(data[i].Tags[j], t, true)
		}
	}
	return out
}
