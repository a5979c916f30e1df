package name

import (
	"slices"
	"strings"

	"quotedesk/app/extract/token"
)

// Bounds of a role in tokens: before its head noun, and altogether.
const (
	roleReach = 7
	roleMost  = 24
)

// apposition reads the role after a name that ends before the comma at k (or after its age): the token range of "the
// mayor of Tema", "a nurse", "who owns the mill", without the commas.
func (r *reader) apposition(k int) (role [2]int, ok bool) {
	if !r.sign(k, ",") || !r.sameSentence(k-1, k+1) {
		return role, false
	}
	i := k + 1
	if r.age(i) && r.sign(i+1, ",") {
		i += 2
	} else if r.age(i) {
		return role, false
	}
	if i >= len(r.class) || r.d.Tokens[i].Kind != token.Word {
		return role, false
	}
	if r.is(i, "who") {
		return r.clause(i)
	}
	if r.is(i, "whose") {
		return role, false
	}
	if r.inCourt(i) {
		return [2]int{i, r.roleEnd(i)}, true
	}
	if r.is(i, "then") && r.is(i+1, "the") {
		i++ // then the council's clerk
	}
	if r.is(i+1, "opposite") && r.is(i+2, "number") && determiner(r.lower(i)) && r.closes(i+3) {
		return [2]int{i, i + 3}, true
	}
	if (r.is(i, "herself") || r.is(i, "himself")) && determiner(r.lower(i+1)) {
		head, end := r.headNoun(i+1), r.roleEnd(i)
		return [2]int{i, end}, head >= 0 && head < end && r.class[head].Has(Role)
	}
	if r.is(i, "one") && r.is(i+1, "of") {
		end := r.roleEnd(i)
		return [2]int{i, end}, end > i+2 && r.closes(end)
	}
	head := r.headNoun(i)
	if head < 0 && r.maker(i) {
		end := r.roleEnd(i)
		return [2]int{i, end}, true
	}
	if head < 0 || !r.class[head].Has(Role) || r.singularOnly(head) || r.capital(head) && r.capital(head+1) && !r.is(head+1, "of") {
		return role, false
	}
	end := r.roleEnd(i)
	return [2]int{i, end}, end > i
}

// clause reads the role in “who …” at i: what somebody is (who is the mayor of Tema) without the verb, or the whole
// clause when its verb tells a trade (who owns the mill, who has fished off Sambro since 1979).
func (r *reader) clause(i int) (role [2]int, ok bool) {
	switch {
	case r.is(i+1, "is") || r.is(i+1, "was") || r.is(i+1, "became"):
		if head := r.headNoun(i + 2); head < 0 || !r.class[head].Has(Role) || !determiner(r.lower(i+2)) {
			return role, false
		}
		end := r.roleEnd(i + 2)
		return [2]int{i + 2, end}, end > i+3
	case trades[r.lower(i+1)], r.is(i+1, "holds") && r.is(i+2, "the"), (r.is(i+1, "has") || r.is(i+1, "had")) && practised[r.lower(i+2)], r.is(i+1, "speaks") && r.is(i+2, "for"):
		end := r.roleEnd(i)
		return [2]int{i, end}, end > i+2
	}
	return role, false
}

// practised are the participles of such verbs.
var practised = map[string]bool{
	"fished": true, "sold": true, "run": true, "led": true, "taught": true, "worked": true, "farmed": true, "driven": true, "coached": true, "owned": true,
	"chaired": true, "directed": true, "headed": true, "managed": true, "kept": true, "cleaned": true, "edited": true, "commanded": true, "represented": true,
	"served": true, "studied": true, "baked": true, "built": true, "repaired": true, "practised": true, "practiced": true,
}

// closes says that a comma or another sign that ends a phrase, or the end of the sentence, stands at i.
func (r *reader) closes(i int) bool {
	if i >= len(r.class) || !r.sameSentence(i-1, i) {
		return true
	}
	switch r.printed(i) {
	case ",", ".", ";", ":", "?", "!":
		return true
	}
	return false
}

// makers are the ends of nouns for what a person does that no list may hold: cheesemaker, haulier, bioacoustician.
var makers = []string{"er", "or", "ist", "ian", "man", "woman", "ier", "eur", "ess", "ano", "ant", "ent"}

// maker says that a noun phrase at i, “a …” or “the …”, ends in a word like those in its first few words, and that the
// phrase is closed or goes on with a preposition.
func (r *reader) maker(i int) bool {
	bare := !r.is(i, "a") && !r.is(i, "an") && !r.is(i, "the")
	if bare && r.is(i+1, "since") && r.d.Tokens[i+2].Kind == token.Number {
		w := r.lower(i) // auctioneer since 1989
		return r.d.Tokens[i].Low && len(w) > 4 && slices.ContainsFunc(makers, func(s string) bool { return strings.HasSuffix(w, s) })
	}
	if bare && !(r.is(i+1, "of") && strings.HasSuffix(r.lower(i), "eur")) {
		return false
	}
	if !bare {
		i++
	}
	for k := i; k < len(r.class) && k-i < 6 && r.sameSentence(i, k); k++ {
		if r.hyphen(k) || r.is(k, "and") {
			continue
		}
		t := &r.d.Tokens[k]
		if t.Kind != token.Word || r.class[k].Has(Small) && !r.is(k, "former") {
			return false
		}
		if !r.closes(k+1) && !r.linked(k+1) && !r.is(k+1, "who") {
			continue
		}
		w := r.lower(k)
		return t.Low && len(w) > 4 && !r.class[k].Has(Body|Thing|Land|Month|Weekday) && slices.ContainsFunc(makers, func(s string) bool { return strings.HasSuffix(w, s) })
	}
	return false
}

// linked says that the word at i goes on a noun phrase: a grower from Shirol.
func (r *reader) linked(i int) bool {
	switch r.lower(i) {
	case "of", "for", "at", "in", "from", "with", "on":
		return true
	}
	return false
}

// trades are the verbs after "who" that tell what a person does or is in charge of.
var trades = map[string]bool{
	"owns": true, "owned": true, "runs": true, "ran": true, "heads": true, "headed": true, "leads": true, "led": true, "chairs": true, "chaired": true,
	"directs": true, "directed": true, "manages": true, "managed": true, "teaches": true, "taught": true, "sells": true, "farms": true, "coaches": true,
	"edits": true, "works": true, "founded": true, "oversees": true, "commands": true, "presides": true, "represents": true, "serves": true, "keeps": true,
	"covers": true, "drives": true, "fishes": true, "bakes": true, "builds": true, "repairs": true, "practises": true, "practices": true, "sits": true, "hauls": true, "studies": true,
}

// headNoun is the first noun for a person in the noun phrase that begins at i, or -1. Nothing but its own determiners,
// adjectives and possessives may stand before it.
func (r *reader) headNoun(i int) int {
	for k := i; k < len(r.class) && k-i < roleReach+2 && r.sameSentence(i, k); k++ {
		t := &r.d.Tokens[k]
		c := r.class[k]
		if t.Kind == token.Number || r.hyphen(k) || r.clitic(k) {
			continue
		}
		if t.Kind != token.Word {
			return -1
		}
		if (c.Has(Role) || r.l.IsRole(r.lower(k))) && !r.clitic(k+1) && !r.hyphen(k+1) {
			if !r.nounGoesOn(k) {
				return k
			}
			continue
		}
		if k > i && determiner(r.lower(k)) && !bound(r.lower(k)) && !r.is(k-1, "and") && !r.is(k-1, "of") {
			return -1
		}
		if c.Has(Speech) && !c.Has(Role) || c.Has(Small) && !determiner(r.lower(k)) && k > i || c.Has(Small) && k == i && !determiner(r.lower(k)) {
			return -1
		}
	}
	return -1
}

// singularOnly says that the noun at head is a plural, which is no role of one person.
func (r *reader) singularOnly(head int) bool {
	w := r.lower(head)
	s := singular(w)
	return s != w && r.l.class[s].Has(Role) && !r.l.class[w].Has(Role)
}

// nounGoesOn says that the role noun at k only describes the next noun: police officer, party leader.
func (r *reader) nounGoesOn(k int) bool {
	n := k + 1
	if n >= len(r.class) || !r.sameSentence(k, n) || r.d.Tokens[n].Kind != token.Word {
		return false
	}
	if r.class[n].Has(Role) && !r.class[n].Has(Speech) && (r.d.Tokens[n].Low || r.capital(k) && r.class[k].Has(Modifier) && r.class[n].Has(Office)) {
		return true
	}
	for ; n-k < 5 && r.sameSentence(k, n) && (r.d.Tokens[n].Low || r.clitic(n)); n++ { // chief medical officer
		if c := r.class[n]; r.clitic(n) {
			continue
		} else if c.Has(Role) {
			return n > k+1 && !c.Has(Speech|Act|Small) && !r.singularOnly(n)
		} else if c.Has(Small|Speech|Act|Near) || r.d.Tokens[n].Kind != token.Word {
			return false
		}
	}
	return false
}

// bound are the determiners that may stand inside a noun phrase: the party's first secretary.
func bound(w string) bool {
	switch w {
	case "first", "second", "third", "then", "also", "of", "only", "ex", "former", "late", "two", "three", "four", "last", "next", "other", "most", "more":
		return true
	}
	return false
}

func determiner(w string) bool {
	switch w {
	case "a", "an", "the", "his", "her", "its", "their", "our", "my", "one", "another", "first", "second", "third", "then", "also", "of", "both", "only", "former", "late", "most", "two", "three", "four", "some", "more", "ex", "last", "other", "next":
		return true
	}
	return false
}

// roleEnd is where the role that begins at i ends: at a comma that closes it, a stop, a mark, or a verb of speech.
func (r *reader) roleEnd(i int) int {
	clause := r.is(i, "who") || r.is(i, "whose")
	k := i
	for ; k < len(r.class) && k-i < roleMost && r.sameSentence(i, k); k++ {
		t := &r.d.Tokens[k]
		switch t.Kind {
		case token.Mark:
			if !r.clitic(k) {
				return k
			}
		case token.Punct:
			switch w := r.printed(k); w {
			case ",":
				if r.goesOnPast(i, k) {
					continue
				}
				return k
			case ".", ";", ":", "!", "?", "—", "–", "--", "…", "...", ")":
				return k
			case "(":
				if k+2 < len(r.class) && r.d.Tokens[k+1].Upper && r.sign(k+2, ")") {
					k += 2
					continue
				}
				return k
			}
		case token.Word:
			if !clause && k > i && r.cutsRole(k) {
				return k
			}
			if t.Low && !clause && r.class[k].Has(Speech) && k > i && !r.class[k-1].Has(Small) {
				return k
			}
		}
	}
	return k
}

// cutsRole says that the clause at k tells more of somebody than the role before it: a mason in Tema | whom nobody knew.
func (r *reader) cutsRole(k int) bool {
	switch r.lower(k) {
	case "whom", "whose":
		return true
	case "who":
		return r.clauseEnd(k)-k > longClause || !r.tellsTrade(k)
	case "known":
		return r.is(k+1, "as") || r.is(k+2, "as")
	}
	return false
}

// tellsTrade says that the clause “who …” at k goes on telling what somebody is or does, as its present tense shows: a
// Republican who chairs the panel, but a resident | who lost a goat.
func (r *reader) tellsTrade(k int) bool {
	w := r.lower(k + 1)
	if w == "has" || w == "had" {
		return practised[r.lower(k+2)] || w == "has" && strings.HasSuffix(r.lower(k+2), "ed")
	}
	return trades[w] || strings.HasSuffix(w, "s") && len(w) > 1
}

// longClause is how many tokens a clause behind the noun of a role may have and still belong to the role.
const longClause = 7

// clauseEnd is where a clause that begins at k ends: at a comma, a stop or a mark.
func (r *reader) clauseEnd(k int) int {
	for ; k < len(r.class) && r.sameSentence(k-1, k); k++ {
		if t := &r.d.Tokens[k]; t.Kind == token.Punct && !r.hyphen(k) || t.Kind == token.Mark && !r.clitic(k) {
			break
		}
	}
	return k
}
