package name

import "quotedesk/app/extract/token"

// goesOnPast says that the comma at k stands inside the role that begins at i: between the items of a list, or before the
// region that a place is in.
func (r *reader) goesOnPast(i, k int) bool {
	return r.listComma(k) || r.portfolioComma(k) || k-i < roleReach && r.nounComma(k) || r.regionAfter(k) > k
}

// listComma says that the comma at k goes on a list inside a name: Department of Agriculture, Fisheries and Forestry.
func (r *reader) listComma(k int) bool {
	if !r.capital(k - 1) {
		return false
	}
	for i := k + 1; i-k < roleReach+4 && r.sameSentence(k, i); i++ {
		switch {
		case r.capital(i) && r.common(i):
		case i > k+1 && r.is(i, "and"):
			return r.capital(i+1) && r.common(i+1)
		case i == k+1 || !r.sign(i, ","):
			return false
		}
	}
	return false
}

// portfolioComma says that the comma at k goes on what an office is for: minister of information, youth and sports.
func (r *reader) portfolioComma(k int) bool {
	if !r.is(k-2, "of") && !r.is(k-2, "for") || !r.subject(k-1) || !r.subject(k+1) || !r.is(k+2, "and") || !r.sameSentence(k, k+3) {
		return false
	}
	return r.subject(k+3) && r.closes(k+4)
}

// subject says that token i is a plain noun in small letters.
func (r *reader) subject(i int) bool {
	return i < len(r.class) && r.d.Tokens[i].Low && r.d.Tokens[i].Kind == token.Word && !r.class[i].Has(Role|Small|Speech)
}

// nounComma says that the comma at k parts nouns for one person: chairman, president and chief executive; poet,
// playwright and farmer.
func (r *reader) nounComma(k int) bool {
	if !r.bareRole(k-1) || !r.bareRole(k+1) || r.class[k+1].Has(Relation) || !r.is(k+2, "and") || !r.sameSentence(k, k+3) {
		return false
	}
	head := r.headNoun(k + 3)
	return head >= k+3 && head < k+6 && !r.d.Tokens[k+3].Cap && !determiner(r.lower(k+3)) && r.class[head].Has(Role) && !r.singularOnly(head) && (r.closes(head+1) || r.linked(head+1))
}

// regionAfter is the end of the region or country between the comma at k, behind a place, and a sign that closes it; k when
// none stands there: mayor of Springfield, Ohio,
func (r *reader) regionAfter(k int) int {
	if !r.sign(k, ",") || !r.capital(k-1) || !r.capital(k+1) || !r.sameSentence(k, k+1) {
		return k
	}
	from := k - 1
	for from > 0 && k-from < roleReach && (r.capital(from) || r.hyphen(from)) {
		from--
	}
	switch r.lower(from) {
	case "of", "in", "at", "from", "near", "outside", "for":
	default:
		return k
	}
	for end := k + 3; end > k+1; end-- {
		if end <= len(r.class) && r.sameSentence(k, end-1) && r.capital(end-1) && r.phrase(k+1, end).Has(Region|Country) && r.closes(end) {
			return end
		}
	}
	return k
}
