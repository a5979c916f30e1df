package name

import "quotedesk/app/extract/token"

// pictured are words in brackets behind a name that point to a picture.
var pictured = map[string]bool{"pictured": true, "above": true, "below": true, "left": true, "right": true, "centre": true, "center": true}

// pastTitle takes the title of a work in marks in, on which a role hangs by “of”: author of “The Pier”.
func (r *reader) pastTitle(end int) int {
	if end >= len(r.class) || r.d.Tokens[end].Kind != token.Mark || !r.is(end-1, "of") {
		return end
	}
	for k := end + 1; k-end < roleReach && r.sameSentence(end, k); k++ {
		if r.d.Tokens[k].Kind == token.Mark && !r.clitic(k) && r.glued(k) {
			return k + 1
		}
	}
	return end
}

// pastAside is the token behind an age or a home between commas that begins at i: 34, | aged 34, | of Leeds, |
func (r *reader) pastAside(i int) int {
	k := i
	if r.is(k, "aged") {
		k++
	}
	if end := r.pastAlias(i); end > i {
		return end
	}
	if r.is(i, "at") && r.age(i+1) && (r.is(i+2, "the") || r.is(i+2, "its")) {
		return i + 2 // at 34 the youngest of the judges
	}
	if r.age(k) && r.sign(k+1, ",") {
		if home := r.pastHome(k + 2); home > k+2 {
			return home
		}
		return k + 2
	}
	return r.pastHome(i)
}

// pastAlias is the token behind another name between commas that begins at i, or i: alias “Rambo”, | known as Nini, |
func (r *reader) pastAlias(i int) int {
	k := i
	switch {
	case r.is(i, "alias"):
		k++
	case r.is(i, "known") && r.is(i+1, "as"):
		k += 2
	case (r.is(i, "also") || r.is(i, "better")) && r.is(i+1, "known") && r.is(i+2, "as"):
		k += 3
	default:
		return i
	}
	for from := k; k-from < 6 && k < len(r.class) && r.sameSentence(i, k); k++ {
		if r.sign(k, ",") {
			return k + 1
		}
		if !r.d.Tokens[k].Cap && r.d.Tokens[k].Kind == token.Word {
			break
		}
	}
	return i
}

// pastHome is the token behind a home between commas that begins at i, or i: of Leeds, | from Mill Lane, |
func (r *reader) pastHome(i int) int {
	k := i
	if r.is(k, "of") || r.is(k, "from") {
		k++
		for k-i < 5 && (r.capital(k) || r.hyphen(k)) && r.sameSentence(i, k) {
			k++
		}
		if end := r.regionAfter(k); end > k && r.sign(end, ",") {
			k = end // of Toledo, Ohio, |
		}
		if k > i+1 && r.sign(k, ",") {
			return k + 1
		}
	}
	return i
}
