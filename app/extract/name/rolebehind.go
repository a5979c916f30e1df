package name

import (
	"slices"
	"strings"

	"quotedesk/app/extract/token"
)

// roleBehind reads the role behind a person's name that ends before k: what apposition reads, and the shapes that only
// somebody known to be a person allows: an age in brackets, a place before the role, dashes for commas, “then a young
// lieutenant”, “representing the union”, “the opening bat”.
func (r *reader) roleBehind(k int) (role [2]int, ok bool) {
	if r.sign(k, "(") && (r.age(k+1) || pictured[r.lower(k+1)]) && r.sign(k+2, ")") {
		k += 3
	}
	if role, ok = r.apposition(k); ok {
		role[1] = r.pastTitle(role[1])
		return role, r.oneNoun(k, role)
	}
	if r.dash(k) {
		return r.betweenDashes(k)
	}
	if !r.sign(k, ",") || !r.sameSentence(k-1, k+1) {
		return role, false
	}
	i := r.pastAside(k + 1)
	if i >= len(r.class) || !r.sameSentence(k, i) || r.d.Tokens[i].Kind != token.Word {
		return role, false
	}
	switch w := r.lower(i); {
	case r.is(i, "as") && !young(r.lower(i+2)) && (determiner(r.lower(i+1)) || r.bareRole(i+1)):
		i++
	case w == "then" || w == "now" || w == "also":
		i++
	case w == "formerly" || w == "once" || w == "later" || w == "currently" || w == "previously":
		if head := r.headNoun(i + 1); head > i && r.class[head].Has(Role) && r.d.Tokens[head].Low {
			return r.closedRole(i)
		}
		if role, ok = r.anyNoun(i + 1); ok {
			role[0] = i
		}
		return role, ok
	case r.actsFor(i):
		return r.closedRole(i)
	case w == "whose":
		if role, ok = r.closedRole(i); ok && (r.at(i+1).Has(Relation) || r.is(i+1, "family")) {
			return role, true
		}
		return [2]int{}, false
	}
	if head := r.headNoun(i); head >= i && r.class[head].Has(Role|People) && r.d.Tokens[head].Low && !r.singularOnly(head) {
		role, ok = r.closedRole(i)
		return role, ok && r.oneNoun(k, role)
	}
	if n := i + 1; determiner(r.lower(i)) && r.at(n).Has(People) && r.d.Tokens[n].Kind == token.Word && (r.is(n+1, "who") && r.tellsTrade(n+1) || r.is(n+1, "from") || r.is(n+1, "for")) {
		return r.closedRole(i) // the Republican who chairs the panel
	}
	if end := r.adherent(i); end > i {
		return [2]int{i, end}, true
	}
	if determiner(r.lower(i)) && r.parentOf(i+1) > i+1 {
		return r.closedRole(i) // a mother-of-two from Leeds
	}
	if role, ok = r.bareNoun(i); ok {
		return role, ok
	}
	return r.anyNoun(i)
}

// young says that the noun tells an age: as a teenager.
func young(w string) bool {
	return w == "teenager" || w == "child" || w == "boy" || w == "girl" || w == "student" || w == "young"
}

// bareRole says that a role without an article stands at i: chair of the panel.
func (r *reader) bareRole(i int) bool {
	return i < len(r.class) && r.class[i].Has(Role) && r.d.Tokens[i].Low && !r.singularOnly(i)
}

// actsFor says that the words at i tell on whose behalf somebody acts: representing the union, acting for the bank.
func (r *reader) actsFor(i int) bool {
	switch r.lower(i) {
	case "representing", "prosecuting", "defending":
		return r.is(i+1, "for") || r.is(i+1, "the") || r.is(i+1, "a") || r.is(i+1, "an") || r.capital(i+1)
	case "acting", "appearing", "speaking":
		return r.is(i+1, "for") && (r.is(i+2, "the") || r.capital(i+2)) || r.is(i+1, "on") && r.is(i+2, "behalf")
	case "responsible":
		return r.is(i+1, "for")
	case "in":
		return r.is(i+1, "charge") && r.is(i+2, "of")
	case "on":
		return r.is(i+1, "behalf") && r.is(i+2, "of")
	}
	return false
}

// closedRole is the role that begins at i when it ends where a comma, a stop or a mark closes it.
func (r *reader) closedRole(i int) (role [2]int, ok bool) {
	end := r.roleEnd(i)
	return [2]int{i, end}, end > i && r.closes(end)
}

// dash says that a dash with a space before it stands at k.
func (r *reader) dash(k int) bool {
	if k <= 0 || k+1 >= len(r.class) || !r.d.Tokens[k].Space {
		return false
	}
	switch r.printed(k) {
	case "–", "—", "--":
		return true
	case "-":
		return r.d.Tokens[k+1].Space
	}
	return false
}

// betweenDashes is the role in “NAME – the mayor of Tanta – left”.
func (r *reader) betweenDashes(k int) (role [2]int, ok bool) {
	i := k + 1
	if r.is(i, "who") && r.sameSentence(k-1, i) {
		role, ok = r.clause(i)
		return role, ok && r.dash(role[1])
	}
	if !r.sameSentence(k-1, i) || !determiner(r.lower(i)) {
		return role, false
	}
	head := r.headNoun(i)
	if head < 0 || !r.class[head].Has(Role) || r.singularOnly(head) {
		return role, false
	}
	end := r.roleEnd(i)
	closed := r.dash(end) || r.cutsRole(end) && r.dash(r.clauseEnd(end))
	return [2]int{i, end}, end > head && closed && r.oneNoun(k, [2]int{i, end})
}

// oneNoun says that the words of a role behind the comma at k describe one person and are no list nor a clause of their
// own: not “NAME, the mayor and two nurses left” nor “NAME, the driver said, was asleep”.
func (r *reader) oneNoun(k int, role [2]int) bool {
	first, end := role[0], role[1]
	if r.is(first, "who") || r.is(first, "whose") {
		return true
	}
	if r.at(end).Has(Speech) && r.sign(end+1, ",") && r.d.Tokens[end].Low && !strings.HasSuffix(r.lower(end), "ing") {
		return false
	}
	joined, clause := false, false
	for i := first; i < end; i++ {
		w := r.lower(i)
		switch {
		case w == "who" || w == "which" || w == "that" || w == "where" || w == "when" || w == "whose":
			clause = true
		case clause:
		case w == "and" && (r.is(i+1, "a") || r.is(i+1, "an") || r.is(i+1, "the") || r.is(i+1, "two") || r.is(i+1, "three") || r.is(i+1, "his") || r.is(i+1, "her")):
			joined = true
		case finite(w):
			return false
		case joined && r.d.Tokens[i].Low && r.class[i].Has(Act|Speech) && !r.class[i].Has(Role|Common|Small):
			return false
		}
	}
	if joined && !r.sign(end, ",") { // NAME, the mayor and two nurses left
		for i := first; i < end; i++ {
			if r.is(i, "and") && (r.is(i+1, "two") || r.is(i+1, "three") || r.at(end-1).Has(Act)) {
				return false
			}
		}
	}
	return true
}

// finite says that the word is a verb that makes a clause of what stands before it.
func finite(w string) bool {
	switch w {
	case "is", "was", "are", "were", "has", "had", "have", "will", "would", "did", "does":
		return true
	}
	return false
}

// anyNoun reads “the opening bat”, “a contralto”, “the lifeboat’s helm”, “their 44-year-old bow”, “the first of the
// claimants” at i: whatever a noun phrase between commas behind a person's name calls the person. Times are none.
func (r *reader) anyNoun(i int) (role [2]int, ok bool) {
	switch r.lower(i) {
	case "a", "an", "the", "his", "her", "its", "their":
	default:
		return role, false
	}
	if ranked[r.lower(i+1)] && r.is(i+2, "of") && (r.is(i+3, "the") || countWord(r.lower(i+3))) {
		role, ok = r.closedRole(i)
		return role, ok && role[1]-i > 4 && role[1]-i < 8
	}
	k := i + 1
	for ; k-i < 8 && r.sameSentence(i, k); k++ {
		t := &r.d.Tokens[k]
		if r.hyphen(k) || r.clitic(k) || t.Kind == token.Number && r.hyphen(k+1) {
			continue
		}
		if t.Kind != token.Word || r.class[k].Has(Small|Near) && !r.hyphen(k-1) && !r.hyphen(k+1) {
			break
		}
	}
	if r.rareNoun(i, k) || k == i+4 && r.compoundRole(k) && r.closes(k) {
		return [2]int{i, k}, true // a contralto, a passer-by
	}
	if head := k - 1; head > i && r.personNoun(i+1, head) {
		switch {
		case r.closes(k):
			verb := r.class[head].Has(Act|Speech) && !r.class[head].Has(Role) && head > i+1
			return [2]int{i, k}, !verb || r.sign(k, ",") // Under its coach NAME, the side lost.
		case r.is(k, "whose") || r.is(k, "who") || r.is(k, "whom"):
			if role, ok = r.closedRole(i); ok || r.cutsRole(k) {
				return [2]int{i, max(role[1], k)}, true
			}
		case (r.linked(k) || r.is(k, "since")) && r.agent(head):
			return r.closedRole(i)
		}
	}
	return [2]int{}, false
}

// ranked are the words that pick one of several: the eldest of three sisters.
var ranked = map[string]bool{"first": true, "second": true, "third": true, "last": true, "youngest": true, "oldest": true, "eldest": true}

// adherent is the end of “a” with the name of a party's or a people's member between commas at i, or i: a Social Democrat,
func (r *reader) adherent(i int) int {
	if !r.is(i, "a") && !r.is(i, "an") {
		return i
	}
	k := i + 1
	for k-i < 4 && r.capital(k) && r.sameSentence(i, k) {
		k++
	}
	if k > i+1 && r.at(k-1).Has(People) && r.closes(k) {
		return k
	}
	return i
}

// rareNoun says that “a” at i goes with one noun that no list of any kind has, up to the comma at k: a contralto, a luthier.
func (r *reader) rareNoun(i, k int) bool {
	return k == i+2 && (r.is(i, "a") || r.is(i, "an")) && r.closes(k) && r.class[i+1] == 0 && r.d.Tokens[i+1].Low && len(r.lower(i+1)) > 4 && singular(r.lower(i+1)) == r.lower(i+1) &&
		!slices.ContainsFunc(adjectival, func(s string) bool { return strings.HasSuffix(r.lower(i+1), s) })
}

// personNoun says that the words from first to head may call a person something: they end in a noun in small letters that
// is no time, body, place or verb.
func (r *reader) personNoun(first, head int) bool {
	if t := &r.d.Tokens[head]; !t.Low || t.Kind != token.Word || r.clitic(head) {
		return false
	}
	c, w := r.class[head], r.lower(head)
	if c.Has(Body|Firm|Thing|Land|Month|Weekday|Near|Direction|Small) || c.Has(Modifier) && !c.Has(Role) || strings.HasSuffix(w, "name") || c.Has(Speech|Act) && head == first || bodyAfter[w] || landAfter[w] || times[w] || len(w) < 3 || singular(w) != w || w == "firm" {
		return false
	}
	if slices.ContainsFunc(adjectival, func(s string) bool { return strings.HasSuffix(w, s) }) {
		return false
	}
	return (head > first || c.Has(Common|Dictionary) || r.agent(head)) && !little[r.lower(first)]
}

// agent says that the noun at k is one for people, as a list or its ending tells.
func (r *reader) agent(k int) bool {
	w := r.lower(k)
	return r.class[k].Has(Role) || len(w) > 4 && slices.ContainsFunc(agents, func(s string) bool { return strings.HasSuffix(w, s) })
}

// bareNoun reads a role without an article behind a name: captain of the winning crew, chief strategist at a bank, press
// officer.
func (r *reader) bareNoun(i int) (role [2]int, ok bool) {
	k := i
	for ; k-i < 5 && r.sameSentence(i, k); k++ {
		t := &r.d.Tokens[k]
		if r.hyphen(k) || r.hyphen(k-1) && k > i {
			continue
		}
		if t.Kind != token.Word || !t.Low || r.class[k].Has(Small|Near) || r.class[k].Has(Speech) && !r.class[k].Has(Role|Modifier) {
			break
		}
	}
	head, w := k-1, r.lower(i)
	if participle := strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ing"); participle && !r.class[i].Has(Modifier|Role) {
		return role, false
	}
	if head < i || !r.personNoun(i, head) || of[r.lower(head)] {
		return role, false
	}
	switch {
	case (r.is(k, "of") || r.is(k, "at")) && (r.agent(head) || r.capital(k+1) || r.is(k+1, "the")):
		if role, ok = r.closedRole(i); ok {
			return role, r.oneNoun(i-1, role)
		}
	case head > i && r.agent(head) && r.closes(k):
		return [2]int{i, k}, true
	}
	return [2]int{}, false
}

// of are the words that go with “of” without being nouns for people.
var of = map[string]bool{
	"aware": true, "full": true, "afraid": true, "proud": true, "ahead": true, "sick": true, "fond": true, "short": true, "part": true, "half": true, "most": true,
	"capable": true, "sure": true, "certain": true, "guilty": true, "because": true, "instead": true, "east": true, "west": true, "north": true, "south": true,
	"independent": true, "innocent": true, "worthy": true, "free": true, "clear": true, "jealous": true, "weary": true, "right": true, "left": true, "way": true, "none": true,
	"home": true, "best": true, "worst": true, "bad": true, "good": true, "present": true, "absent": true, "silent": true, "different": true, "recent": true,
}

// adjectival are endings of words that are seldom the noun for a person: a bit tired, a thing, a decision.
var adjectival = []string{"ed", "ing", "ly", "ous", "ful", "ive", "ible", "able", "less", "ness", "tion", "sion", "ment", "ity", "ism", "ship", "hood", "age", "ence", "ance", "ure", "th", "dom", "ery"}

// times are nouns of time, which stand between commas of themselves.
var times = map[string]bool{
	"day": true, "week": true, "month": true, "year": true, "night": true, "evening": true, "morning": true, "afternoon": true, "hour": true, "minute": true,
	"moment": true, "season": true, "spring": true, "summer": true, "autumn": true, "winter": true, "weekend": true, "decade": true, "century": true, "time": true,
	"later": true, "before": true, "earlier": true, "ago": true, "after": true, "second": true, "while": true, "noon": true, "dawn": true, "dusk": true, "midnight": true,
}

// little are the words that make an adverb of “a”: a bit, a little, a lot.
var little = map[string]bool{"bit": true, "little": true, "lot": true, "few": true, "touch": true, "good": true, "trifle": true, "shade": true, "same": true, "very": true}
