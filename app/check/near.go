package check

import "slices"

// nearness finds the forms that can be one name spelled two ways without comparing each with every other: compare
// asks of two forms that a word of one has the consonants of a word of the other, or that their last words begin alike.
type nearness struct {
	forms        []form
	byConsonants map[string][]int // numbers of forms, rising
	byBeginning  map[string][]int
}

// begunAlike is how many letters looksLike wants to be the same at the beginning.
const begunAlike = 3

func neighbourhood(forms []form) nearness {
	n := nearness{forms, map[string][]int{}, map[string][]int{}}
	add := func(to map[string][]int, key string, i int) {
		if k := len(to[key]); k == 0 || to[key][k-1] != i {
			to[key] = append(to[key], i)
		}
	}
	for i, f := range forms {
		for _, w := range f.words {
			add(n.byConsonants, w.skeleton, i)
		}
		if key, ok := beginning(f); ok {
			add(n.byBeginning, key, i)
		}
	}
	return n
}

// beginning is how the last word of a form begins.
func beginning(f form) (string, bool) {
	if len(f.words) == 0 || len(f.words[len(f.words)-1].letters) < begunAlike {
		return "", false
	}
	return string(f.words[len(f.words)-1].letters[:begunAlike]), true
}

// after are the forms behind i that may be the same name, in rising order, each once.
func (n nearness) after(i int) []int {
	var out []int
	take := func(from []int) {
		at, _ := slices.BinarySearch(from, i+1)
		out = append(out, from[at:]...)
	}
	for _, w := range n.forms[i].words {
		take(n.byConsonants[w.skeleton])
	}
	if key, ok := beginning(n.forms[i]); ok {
		take(n.byBeginning[key])
	}
	slices.Sort(out)
	return slices.Compact(out)
}
