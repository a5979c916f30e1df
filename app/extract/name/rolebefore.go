package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// roleBefore reads the role in front of a name (or of its title) that begins at i: "retired judge", "county agriculture
// executive", "commander of the First Brigade,". Titles with capitals belong to it. The range is empty when there is none.
func (r *reader) roleBefore(i int) (first, last int) {
	last = i
	if r.sign(i-1, ",") && r.sameSentence(i-1, i) {
		return r.roleBeforeComma(i - 1)
	}
	if r.is(i-1, "named") && r.sameSentence(i-1, i) {
		i--
		last = i
	}
	first = i
	if r.compoundRole(i) && r.sameSentence(i-3, i) {
		first = i - 3
	}
	for k := first - 1; k >= 0 && i-k < roleReach && r.sameSentence(k, i); k-- {
		t, c := &r.d.Tokens[k], r.class[k]
		if r.hyphen(k) || r.clitic(k) && k < i-1 {
			continue
		}
		if t.Kind != token.Word || c.Has(Small) || r.taken[k] {
			break
		}
		if t.Low && (c.Has(Speech|Act) && !c.Has(Role|Modifier) || !c.Has(Role|Modifier|Common|Direction) && r.small[r.word[k]] == 0) {
			break
		}
		first = k
	}
	for first > 1 && r.hyphen(first-1) && r.d.Tokens[first-2].Kind != token.Punct {
		first -= 2 // third-year student
	}
	if r.is(i-1, "accused") && first == i-1 && !r.starts(i-1) && !r.is(i-2, "the") && !r.is(i-2, "a") && !r.is(i-2, "an") {
		return i, i // X also accused NAME
	}
	if first == i || !r.d.Tokens[i-1].Low || !r.class[i-1].Has(Role) && !trade(r.lower(i-1)) && !r.compoundRole(i) || r.clitic(first) || r.hyphen(first) {
		return i, i
	}
	if first > 0 && r.class[last-1].Has(Relation) && owner(r.lower(first-1)) {
		first-- // her brother
	}
	return first, last
}

// roleBeforeComma reads "the leader of the guild, NAME" back from the comma.
func (r *reader) roleBeforeComma(comma int) (int, int) {
	run := comma
	for run > 0 && comma-run < 10 && (r.capital(run-1) || r.hyphen(run-1) || r.is(run-1, "of") && r.capital(run-2)) && r.sameSentence(run-1, comma) {
		run--
	}
	if comma-run > 1 && r.capital(run) && r.class[run].Has(Rank|Office) && !r.class[run].Has(Forenames) && !r.starts(run) {
		return run, comma
	}
	if comma-run > 1 && r.is(run-1, "the") && r.class[comma-1].Has(Office|Role) && !r.class[comma-1].Has(Forenames|Surname) && !r.clitic(comma-1) && !r.taken[run] {
		return run, comma // the District Chief Executive, NAME
	}
	first := comma
	for k := comma - 1; k >= 0 && comma-k < roleMost && r.sameSentence(k, comma); k-- {
		t := &r.d.Tokens[k]
		if t.Kind == token.Punct && !r.hyphen(k) && !r.sign(k, "(") && !r.sign(k, ")") || t.Kind == token.Mark && !r.clitic(k) {
			break
		}
		if t.Kind == token.Word && t.Low && r.class[k].Has(Speech) && !r.class[k].Has(Role) {
			break
		}
		first = k
	}
	for first < comma && (leadIn(r.lower(first)) || r.is(first, "its")) {
		first++
	}
	head := -1
	if first < comma {
		head = r.headNoun(first)
	}
	for k := head - 1; k > first && !r.is(first, "one"); k-- {
		if r.is(k, "of") { // the trial of the | mayor
			first = k + 1 + one(r.is(k+1, "the"))
			break
		}
	}
	if head < 0 || head >= comma || head-first > 6 || !r.of(head+1, comma) || r.capital(head) && !r.starts(head) && !r.class[head].Has(Titles) {
		return comma, comma
	}
	if !r.d.Tokens[first].Low && !r.starts(first) && !r.class[first].Has(Titles|Modifier|People) && !r.owned(first, head) {
		return comma, comma
	}
	return r.ownersArticle(first, head), comma
}

// owned says that the words from first on are a name with a possessive before the noun at head: Ghana's trade minister.
func (r *reader) owned(first, head int) bool {
	for k := first; k < head && (r.capital(k) || r.hyphen(k)); k++ {
		if r.clitic(k + 1) {
			return true
		}
	}
	return false
}

// ownersArticle takes the article in when it belongs to an owner: the museum’s curator, but mayor of Tema.
func (r *reader) ownersArticle(first, head int) int {
	if first > 0 && r.is(first-1, "the") {
		for k := first; k < head; k++ {
			if r.clitic(k) {
				return first - 1
			}
		}
	}
	return first
}

// compoundRole says that the words around a hyphen before i make a listed noun for a person: left-back, passer-by.
func (r *reader) compoundRole(i int) bool {
	return i > 2 && r.hyphen(i-2) && r.l.class[r.d.LowerSpan(r.d.Span(i-3, i))].Has(Role)
}

// trade says that a word in small letters right before a name can only be what the person does.
func trade(w string) bool {
	if strings.HasSuffix(w, "ist") && len(w) > 5 && !strings.HasSuffix(w, "sist") && w != "enlist" {
		return true
	}
	for _, s := range []string{"ologist", "ician", "keeper", "maker", "grapher", "master", "smith", "bencher", "controller", "holder", "worker", "driver", "owner", "officer"} {
		if len(w) > len(s) && strings.HasSuffix(w, s) || w == s && len(w) > 5 && s[0] != 'o' {
			return true
		}
	}
	return false
}

// roleInClause reads a role back from the comma before a name to the nearest determiner: “signed by its chairman, NAME,”.
func (r *reader) roleInClause(i int) (first, last int) {
	comma := i - 1
	if !r.sign(comma, ",") || !r.sameSentence(comma, i) {
		return i, i
	}
	for k := comma - 1; k >= 0 && comma-k < roleReach+2 && r.sameSentence(k, comma); k-- {
		t := &r.d.Tokens[k]
		if t.Kind == token.Punct && !r.hyphen(k) || t.Kind == token.Mark && !r.clitic(k) {
			break
		}
		if r.clitic(k) && r.capital(k-1) {
			return r.ownedOffice(k, comma)
		}
		switch r.lower(k) {
		case "its", "his", "her", "their", "the", "a", "an":
		default:
			continue
		}
		if (r.is(k, "a") || r.is(k, "an")) && r.is(k-1, "by") && r.headNoun(k) < 0 && r.maker(k) && r.clauseEnd(k+1) == comma {
			return k, comma // raised by a dog walker, NAME
		}
		head := r.headNoun(k)
		if head > k && head < comma && r.is(head+1, "who") && r.class[head].Has(Role) && !r.singularOnly(head) {
			return k, head + 1
		}
		if head > k && head < comma && (head+1 == comma || r.is(head+1, "of") || r.is(head+1, "for") || r.is(head+1, "at")) && r.class[head].Has(Role) && !r.singularOnly(head) {
			if r.is(k, "the") {
				k = r.ownersArticle(k+1, head)
			}
			k += one(r.is(k, "its")) // its chairman: of the role nobody could tell whose
			return k, comma
		}
	}
	return i, i
}

// ownedOffice reads a role before a comma whose owner is a name that ends before the possessive at k: He met Ghana's trade
// minister, NAME.
func (r *reader) ownedOffice(k, comma int) (first, last int) {
	for first = k - 1; first > 0 && comma-first < roleReach+5 && r.sameSentence(first-1, k) && (r.capital(first-1) || r.hyphen(first-1)); first-- {
	}
	head := r.headNoun(k + 1)
	if head < 0 || head >= comma || !r.class[head].Has(Role) || r.singularOnly(head) || r.class[head].Has(Relation) || !r.of(head+1, comma) {
		return comma + 1, comma + 1
	}
	return r.ownersArticle(first, head), comma
}

// leadIn are words that may stand between the start of a sentence and a role: "But the mayor, …", "The mayor, …".
func leadIn(w string) bool {
	switch w {
	case "the", "but", "and", "while", "meanwhile", "as", "by", "to", "with", "from", "for", "however", "said", "then", "so", "formerly", "once", "originally":
		return true
	}
	return false
}

// of says that a role noun at the end before i is complete: the comma, or "of", "for", "at", "in" and the like follow.
func (r *reader) of(i, comma int) bool {
	if i >= comma {
		return true
	}
	switch r.lower(i) {
	case "of", "for", "at", "in", "to", "from", "with", "on", "and", "general", "behind", "since":
		return true
	case "by":
		return r.is(i+1, "trade") || r.is(i+1, "profession") || r.is(i+1, "training")
	}
	return false
}
