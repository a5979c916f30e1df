package name

import (
	"slices"
	"strings"

	"quotedesk/app/extract/token"
)

// opening reads the role with which a sentence opens right before a name at i: Nurse, Retired shopkeeper, Passer-by,
// Father-of-two, Mother of three. Its capital is the sentence's.
func (r *reader) opening(i int) (first, last int) {
	k := i - 1
	for k > 0 && i-k < roleReach && r.sameSentence(k-1, i) && !r.starts(k) {
		k--
	}
	if k < 0 || !r.sameSentence(k, i) || !r.starts(k) || !r.d.Tokens[k].Cap || r.d.Tokens[k].Kind != token.Word || r.taken[k] {
		return i, i
	}
	if r.parentOf(k) == i {
		return k, i
	}
	switch {
	case i-k == 1:
		c := r.class[k]
		if c.Has(Role) && !c.Has(Forenames|Titles&^Office) && !r.singularOnly(k) || trade(r.lower(k)) || r.witness(k) {
			return k, i
		}
	case i-k == 3 && r.hyphen(k+1):
		if r.l.class[r.d.LowerSpan(r.d.Span(k, i))].Has(Role) {
			return k, i
		}
	}
	return i, i
}

// witness says that the word at k, unknown to the lists of roles, ends like one: cyclist, geochemist, eyewitness.
func (r *reader) witness(k int) bool {
	w, c := r.lower(k), r.class[k]
	if len(w) < 6 || !c.Has(Common|Dictionary) || c.Has(Small|Act|Speech|Near|Forenames|Surname|Places|Land|Body|Thing|People) {
		return false
	}
	return slices.ContainsFunc([]string{"ist", "witness", "keeper", "maker"}, func(s string) bool { return strings.HasSuffix(w, s) })
}

// parentOf is the end of “father of two” or “mother-of-three” at k, or k.
func (r *reader) parentOf(k int) int {
	switch r.lower(k) {
	case "father", "mother", "dad", "mum", "mom", "parent", "grandfather", "grandmother", "grandad", "gran", "granddad":
	default:
		return k
	}
	n := k + 1
	if r.hyphen(n) {
		n++
	}
	if !r.is(n, "of") {
		return k
	}
	n++
	if r.hyphen(n) {
		n++
	}
	switch r.lower(n) {
	case "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten":
		return n + 1
	}
	return k
}

// pair lengthens a role in front of a name over “and” to another before it: botanist and author, founder and chief
// executive. Behind an article the first may be somebody else.
func (r *reader) pair(first int) int {
	if first < 2 || !r.is(first-1, "and") || !r.sameSentence(first-2, first) {
		return first
	}
	k := first - 2
	if c := r.class[k]; !c.Has(Role) || r.singularOnly(k) || c.Has(Speech|Relation) || r.hyphen(k-1) {
		return first
	}
	for k > 0 && first-k < roleReach && r.sameSentence(k-1, first) && !r.starts(k) {
		t, c := &r.d.Tokens[k-1], r.class[k-1]
		if t.Kind != token.Word || c.Has(Small|Speech) && !c.Has(Role|Modifier) || r.taken[k-1] {
			break
		}
		if t.Low && !c.Has(Role|Modifier|Common|Direction) {
			break
		}
		k--
	}
	switch r.lower(k - 1) {
	case "the", "a", "an", "his", "her", "its", "their", "of", "with", "between", "both", "by":
		return first
	}
	if k > 0 && (r.clitic(k-1) || r.sign(k-1, ",")) {
		return first
	}
	return k
}

// calledHere reads “A farmer called NAME left”: the role before “called” when the name is the whole of what follows.
func (r *reader) calledHere(i, end int) (first, last int) {
	if i > 4 && r.is(i-1, "of") && r.is(i-2, "name") && r.is(i-3, "the") && r.is(i-4, "by") && r.sameSentence(i-5, i) {
		for k := i - 5; k >= 0 && i-k < roleReach+5 && r.sameSentence(k, i); k-- {
			if (r.is(k, "a") || r.is(k, "an")) && r.headNoun(k) == i-5 && !r.singularOnly(i-5) {
				return k, i - 4 // a baker by the name of NAME
			}
		}
	}
	if !r.is(i-1, "called") || !r.sameSentence(i-1, i) {
		return i, i
	}
	if n := r.at(end); !r.closes(end) && !r.is(end, "who") && (!r.d.Tokens[end].Low || !n.Has(Act|Speech) || n.Has(Small)) {
		return i, i
	}
	for k := i - 2; k >= 0 && i-k < roleReach+1 && r.sameSentence(k, i); k-- {
		if !r.is(k, "a") && !r.is(k, "an") {
			continue
		}
		if head := r.headNoun(k); head == i-2 && !r.singularOnly(head) {
			return k, i - 1
		}
		break
	}
	return i, i
}

// withClause reads the role of a noun phrase with a clause or a participle behind its noun, right before the comma at
// i-1: A farmer who lent his pick-up, NAME; An expert engaged by the coroner, NAME.
func (r *reader) withClause(i int) (first, last int) {
	comma := i - 1
	if !r.sign(comma, ",") || !r.sameSentence(comma, i) {
		return i, i
	}
	for k := comma - 1; k >= 0 && comma-k < roleMost && r.sameSentence(k, comma); k-- {
		t := &r.d.Tokens[k]
		if t.Kind == token.Punct && !r.hyphen(k) || t.Kind == token.Mark && !r.clitic(k) {
			return i, i
		}
		if r.is(k, "said") || r.is(k, "told") {
			return i, i
		}
		if !r.is(k, "a") && !r.is(k, "an") && !(r.is(k, "the") && (r.starts(k) || r.at(k-1).Has(Speech) || r.is(k-1, "by"))) {
			continue
		}
		head := r.headNoun(k)
		if head <= k || head >= comma-1 || !r.class[head].Has(Role) || r.singularOnly(head) || !r.d.Tokens[head].Low {
			continue
		}
		n := head + 1
		if r.is(n, "who") || r.d.Tokens[n].Low && strings.HasSuffix(r.lower(n), "ing") || r.d.Tokens[n].Low && strings.HasSuffix(r.lower(n), "ed") && (r.is(n+1, "by") || r.is(n+1, "to") || r.is(n+1, "from") || r.is(n+1, "in") || r.is(n+1, "at") || r.is(n+1, "with")) {
			return k, comma
		}
		return i, i
	}
	return i, i
}

// unlisted reads a role before the comma at i-1 whose noun no list has: “The toastmaster, NAME,”. A comma behind the
// name must close it, and no preposition of place stand before it.
func (r *reader) unlisted(i, end int) (first, last int) {
	comma := i - 1
	if !r.sign(comma, ",") || !r.sameSentence(comma, i) || !r.closes(end) {
		return i, i
	}
	for k := comma - 1; k >= 0 && comma-k < roleReach; k-- {
		t := &r.d.Tokens[k]
		switch {
		case r.hyphen(k) || r.clitic(k):
			continue
		case t.Kind != token.Word:
			return i, i
		}
		switch r.lower(k) {
		case "a", "an", "the", "its", "his", "her", "their":
		case "of":
			continue
		default:
			if r.class[k].Has(Small | Near) {
				return i, i
			}
			continue
		}
		p := r.at(k - 1)
		if !r.starts(k) && (p.Has(Near|Direction) || !r.is(k-1, "by") && !r.is(k-1, "said") && !r.is(k-1, "was") && !r.is(k-1, "and") && !r.sign(k-1, ",") && p.Has(Small)) {
			return i, i
		}
		if r.nounOfPerson(k+1, comma, r.starts(k) || owner(r.lower(k))) {
			return r.ownersArticle(k+one(r.is(k, "the") || r.is(k, "its")), comma-1), comma
		}
		return i, i
	}
	return i, i
}

// nounOfPerson says that the words of [i, end) may call a person something: they end, before any “of”, in such a noun.
// Behind an article that opens no sentence its ending must tell that.
func (r *reader) nounOfPerson(i, end int, sure bool) bool {
	stop := end
	for k := i; k < end; k++ {
		if r.is(k, "of") {
			stop = k
			break
		}
	}
	head := stop - 1
	return head >= i && r.personNoun(i, head) && !r.class[head].Has(Places) && (sure || r.agent(head))
}

// plainNoun reads a role in front of a name at i whose nouns no list has, where the clause shows that it is one: at the
// start of a sentence (Regional manager NAME), behind the mark that ends a quotation, and behind said.
func (r *reader) plainNoun(i int) (first, last int) {
	k := i
	for k > 0 && i-k < roleReach && r.sameSentence(k-1, i) {
		t, c := &r.d.Tokens[k-1], r.class[k-1]
		if r.hyphen(k-1) || r.clitic(k-1) && k < i {
			k--
			continue
		}
		if t.Kind != token.Word || r.taken[k-1] || c.Has(Small|Near) && !r.hyphen(k) || c.Has(Month|Weekday) {
			break
		}
		if t.Low && c.Has(Speech|Act) && !c.Has(Role|Modifier) && (k < i || c.Has(Speech)) {
			break
		}
		if !t.Low && !r.starts(k-1) || k < i && singular(r.lower(k-1)) != r.lower(k-1) && !c.Has(Modifier|Role) {
			break
		}
		k--
	}
	if k == i || !r.sameSentence(k, i) || !r.personNoun(k, i-1) || !r.agent(i-1) && i-k < 2 || r.hyphen(k) || r.clitic(k) {
		return i, i
	}
	w := r.lower(k)
	if strings.HasSuffix(w, "ing") && !r.class[k].Has(Modifier) || strings.HasSuffix(w, "ly") || times[w] {
		return i, i
	}
	switch {
	case r.starts(k) && r.d.Tokens[k].Cap:
		if i-k > 1 && r.agentOrModified(k, i) {
			return k, i
		}
	case k > 0 && r.d.Tokens[k-1].Kind == token.Mark && r.d.Tokens[k].Space:
		return k, i
	case r.at(k-1).Has(People) && r.d.Tokens[k-1].Cap && (r.is(k-2, "the") || r.is(k-2, "a")) && r.sameSentence(k-2, i) && r.agent(i-1):
		return k - 1, i // the Dutch rider NAME
	case r.at(k-1).Has(Speech) && r.d.Tokens[k-1].Low && r.agent(i-1):
		return k, i
	}
	return i, i
}

// capitalNoun reads a role in front of a name at i that is written with a capital as a title is: the words of Usher NAME.
func (r *reader) capitalNoun(i int) (first, last int) {
	k := i - 1
	if k < 0 || !r.sameSentence(k, i) || !r.capital(k) || r.starts(k) || !r.plainAt(i) || r.d.Tokens[k].Upper {
		return i, i
	}
	if c := r.class[k]; !c.Has(Role) || c.Has(Forenames|Surname|Places|People|Relation) || r.singularOnly(k) {
		return i, i
	}
	for k > 0 && i-k < roleReach && r.sameSentence(k-1, i) && r.capital(k-1) && !r.starts(k-1) && r.class[k-1].Has(Modifier) && !r.class[k-1].Has(Forenames|Surname) {
		k--
	}
	return k, i
}

// agentOrModified says that the words of [k, i), which open a sentence, end in a noun for people or begin with a word that
// stands before offices.
func (r *reader) agentOrModified(k, i int) bool {
	return r.agent(i-1) || r.class[k].Has(Modifier)
}

// agents are the ends of nouns for those who do something.
var agents = []string{"er", "or", "ist", "ian", "man", "woman", "ier", "eur", "ess", "ano", "ant", "ent", "ee", "ard", "mate", "hand", "smith", "wright", "head", "chief", "logue", "boy", "girl", "naut", "crat"}

// lent says that the role that begins at first hangs on a preposition: For the owner, NAME has nothing but praise. Then
// only a comma behind the name at end shows that the name tells who is meant.
func (r *reader) lent(first, end int) bool {
	for first > 0 && (r.is(first-1, "the") || r.is(first-1, "a") || r.is(first-1, "an")) {
		first--
	}
	switch r.lower(first - 1) {
	case "to", "for", "by", "with", "from", "of", "at", "on", "against", "under", "like", "unlike":
		return !r.closes(end) && !r.sign(end, "(")
	}
	return false
}
