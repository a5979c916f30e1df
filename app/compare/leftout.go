package compare

import "strings"

// leftOut decides what the words of the source from act a to b, left out together, are.
func (j *judge) leftOut(acts []act, a, b int) {
	words := j.source.words
	if j.elided(acts, a, b) {
		for i := a; i < b; i++ {
			acts[i].kind = Cut
		}
		return
	}
	if shift, ok := j.fillerShift(acts, a, b); ok {
		rotate(acts, a, b, shift)
		for i := a + shift; i < b+shift; i++ {
			acts[i].kind = Filler
		}
		return
	}
	next := b
	for next < len(acts) && acts[next].q < 0 {
		next++
	}
	kind, apart := Dropped, false
	if next < len(acts) {
		w := j.said.words[acts[next].q]
		put := acts[next].kind == Put || a > 0 && acts[a-1].kind == Put
		switch {
		case put || strings.Contains(w.before, ellipsis) || strings.Contains(w.before, "*"):
			kind = Cut
		case w.startsPart():
			if j.said.fresh[j.said.words[acts[next].q].home] {
				kind, apart = Cut, true
			}
		}
	}
	for i := a; i < b; i++ {
		acts[i].kind, acts[i].apart = kind, apart
		if kind == Dropped && hesitations[words[acts[i].s].key] {
			acts[i].kind = Filler
		}
	}
}

// elided says that an ellipsis stands for the words from act a to b, and that they are more than hesitation.
func (j *judge) elided(acts []act, a, b int) bool {
	if b == len(acts) || !strings.Contains(j.said.words[acts[b].q].before, ellipsis) {
		return false
	}
	for _, x := range acts[a:b] {
		if !j.source.words[x.s].aside {
			return true
		}
	}
	return false
}

// fillerShift says whether the words are fillers, as they stand or moved by some words: of “we wou— we would” either
// “we” may have been taken for the one that was kept.
func (j *judge) fillerShift(acts []act, a, b int) (int, bool) {
	words := j.source.words
	from, to := acts[a].s, acts[b-1].s+1
	if allFiller(words, from, to) {
		return 0, true
	}
	for n := 1; n <= longestRepeat; n++ {
		i := a - n
		if i < 0 || acts[i].q < 0 || acts[i].s != from-n || acts[i].kind != Same && acts[i].kind != Marks || words[from-n].key != words[to-n].key {
			break
		}
		if allFiller(words, from-n, to-n) {
			return -n, true
		}
	}
	for n := 1; n <= longestRepeat; n++ {
		i := b + n - 1
		if i >= len(acts) || acts[i].q < 0 || acts[i].s != to+n-1 || acts[i].kind != Same && acts[i].kind != Marks || words[to+n-1].key != words[from+n-1].key {
			break
		}
		if allFiller(words, from+n, to+n) {
			return n, true
		}
	}
	return 0, false
}

// rotate moves the words left out, acts a to b, by shift words: as many kept ones come to stand on the other side.
func rotate(acts []act, a, b, shift int) {
	if shift == 0 {
		return
	}
	lo, hi := min(a, a+shift), max(b, b+shift)
	first := acts[lo].s
	var kept []act
	for _, x := range acts[lo:hi] {
		if x.q >= 0 {
			kept = append(kept, x)
		}
	}
	for i := lo; i < hi; i++ {
		s := first + i - lo
		if i >= a+shift && i < b+shift {
			acts[i].step = step{-1, s}
			continue
		}
		acts[i] = kept[0]
		acts[i].s = s
		kept = kept[1:]
	}
}
