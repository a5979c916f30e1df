package compare

import (
	"slices"
	"strings"
)

// restyle finds numbers written in another way, and words parted at the end of a line.
func restyle(j *judge, acts []act) {
	number := func(x act) bool {
		return (x.q < 0 || inNumber(j.said.words[x.q].key)) && (x.s < 0 || inNumber(j.source.words[x.s].key))
	}
	for from := 0; from < len(acts); {
		if acts[from].kind == Same && !number(acts[from]) {
			from++
			continue
		}
		to := from
		other := false
		for to < len(acts) && (acts[to].kind != Same || number(acts[to])) {
			other = other || acts[to].kind != Same && acts[to].kind != Marks
			to++
		}
		if other && j.sameThing(acts[from:to]) {
			for i := from; i < to; i++ {
				if acts[i].kind != Same {
					acts[i].kind = Marks
				}
			}
		}
		from = to
	}
}

// sameThing says that both sides of the acts say the same in other figures, or that a word is parted by a line's end.
func (j *judge) sameThing(acts []act) bool {
	q, s := j.sides(acts)
	if len(q) == 0 || len(s) == 0 {
		return false
	}
	if len(numbersIn(q)) > 0 || len(numbersIn(s)) > 0 {
		return slices.Equal(plainForm(q), plainForm(s))
	}
	wrapped := slices.ContainsFunc(s[1:], func(w word) bool { return w.wrapped })
	return wrapped && joined(q) == joined(s)
}

func joined(words []word) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(w.key)
	}
	return b.String()
}
