package name

import "quotedesk/app/extract/token"

// told reads the role that the sentence tells of the person m as its subject: NAME is the mayor of Tema, NAME was elected
// mayor, NAME works as a nurse, NAME, dismissed in May as coach of the side.
func (r *reader) told(m *Mention) (role [2]int, ok bool) {
	i := m.Last
	comma := r.sign(i, ",")
	if comma {
		i++
		if r.age(i) && r.sign(i+1, ",") {
			i += 2
		}
		if r.is(i, "who") {
			i++
		}
	}
	if !r.sameSentence(m.Last-1, i) {
		return role, false
	}
	clause := r.is(i-1, "who")
	be := false
	for n := 0; n < 3 && copulas[r.lower(i)]; n++ {
		be = r.is(i, "is") || r.is(i, "was") || r.is(i, "been")
		i++
	}
	if r.supposed(m) {
		return role, false
	}
	if r.is(i, "now") || r.is(i, "also") || r.is(i, "still") || r.is(i, "himself") || r.is(i, "herself") {
		i++
	}
	if r.is(i-1, "been") && !comma && r.bareRole(i) && (r.is(i+1, "of") || r.is(i+1, "since") || r.is(i+1, "for")) {
		return r.toldNoun(i) // has been mayor since 2012
	}
	switch w := r.lower(i); {
	case be && (!comma || clause) && article(w) && !r.is(i+1, "only"), becomes[w] && !comma:
		if becomes[w] {
			i++
		}
		return r.toldNoun(i)
	case elected[w] && (be || comma):
		if r.is(i+1, "as") {
			i++
		}
		if r.is(i+1, "the") || r.bareRole(i+1) || article(r.lower(i+1)) {
			return r.toldNoun(i + 1)
		}
		return r.asRole(i + 1)
	case serving[w]:
		return r.asRole(i + 1)
	}
	return role, false
}

// supposed says that the clause before m makes what it tells no fact: if NAME is the nominee.
func (r *reader) supposed(m *Mention) bool {
	for k := m.Title - 1; k >= 0 && m.Title-k < 4 && r.sameSentence(k, m.First); k-- {
		switch r.lower(k) {
		case "if", "whether", "unless", "should", "until", "when", "that", "once":
			return true
		}
	}
	return false
}

// asRole is the role behind “as” within a few tokens from i: dismissed in October | as coach of the side.
func (r *reader) asRole(i int) (role [2]int, ok bool) {
	for k := i; k-i < 5 && r.sameSentence(i-1, k) && r.d.Tokens[k].Kind != token.Punct && r.d.Tokens[k].Kind != token.Mark; k++ {
		if r.is(k, "as") {
			return r.toldNoun(k + 1)
		}
	}
	return role, false
}

// toldNoun is the role that begins at i, up to the first word that goes on with the clause: a date, “when”, “for 20 years”.
func (r *reader) toldNoun(i int) (role [2]int, ok bool) {
	head := r.headNoun(i)
	if head < i || !r.class[head].Has(Role) || r.singularOnly(head) || !r.d.Tokens[head].Low || r.class[head].Has(Relation) {
		return role, false
	}
	if n := head + 1; befallen(r.lower(head)) || !r.closes(n) && r.d.Tokens[n].Kind == token.Word && !r.linked(n) && !r.class[n].Has(Small) && !r.taken[n] {
		return role, false
	}
	if !r.is(head+1, "of") && r.at(head+1).Has(Small) && !r.linked(head+1) && !r.is(head+1, "and") && !r.is(head+1, "when") && !r.is(head+1, "by") && !r.is(head+1, "since") {
		return role, false
	}
	end := head + 1
	for end < len(r.class) && end-i < roleReach+4 && r.sameSentence(i, end) {
		t := &r.d.Tokens[end]
		if t.Kind == token.Punct && !r.hyphen(end) || t.Kind == token.Mark && !r.clitic(end) || t.Kind == token.Number || r.taken[end] {
			break
		}
		if end > head+1 && r.linked(end) && !r.is(end, "of") && (end+1 < len(r.class) && r.taken[end+1]) {
			break
		}
		switch r.lower(end) {
		case "when", "after", "before", "since", "until", "by", "in", "on", "for", "from", "and", "but", "with", "who", "that", "because", "as", "during", "last", "this", "to":
			if !r.goesOn(end) {
				return [2]int{i, end}, true
			}
		}
		end++
	}
	return [2]int{i, end}, true
}

// goesOn says that the small word at k leads to what a role is for or in: nurse in Leeds, minister for water. Times are not.
func (r *reader) goesOn(k int) bool {
	switch r.lower(k) {
	case "and":
		head := r.headNoun(k + 1)
		return head == k+1 && !r.singularOnly(head) || head == k+2 && r.d.Tokens[k+1].Low && r.class[k+1].Has(Common|Modifier) && !r.class[k+1].Has(Small)
	case "for", "in", "to":
		n := k + 1
		if n < len(r.class) && !r.taken[n] && (r.capital(n) || r.is(n, "the") && r.capital(n+1) && !r.taken[n+1]) {
			return !r.class[n].Has(Month | Weekday)
		}
	}
	return false
}

// copulas are the verbs that tell what the subject is.
var copulas = map[string]bool{"is": true, "was": true, "has": true, "had": true, "been": true, "will": true, "be": true, "being": true}

func article(w string) bool {
	return w == "a" || w == "an" || w == "the" || w == "its" || w == "their"
}

// becomes are verbs with what the subject turns to or stays.
var becomes = map[string]bool{"became": true, "becomes": true, "become": true, "remains": true, "remained": true}

// elected are participles behind which an office stands.
var elected = map[string]bool{
	"elected": true, "re-elected": true, "appointed": true, "named": true, "chosen": true, "sworn": true, "installed": true, "hired": true, "dismissed": true,
	"sacked": true, "fired": true, "removed": true, "promoted": true, "confirmed": true, "reappointed": true, "employed": true, "ordained": true, "nominated": true,
}

// serving are the verbs that take “as” and an office.
var serving = map[string]bool{
	"serves": true, "served": true, "works": true, "worked": true, "acts": true, "acted": true, "resigned": true, "retired": true, "serving": true, "working": true, "trained": true,
}

// befallen says that the word tells what befell somebody rather than what the person does.
func befallen(w string) bool {
	switch w {
	case "victim", "winner", "survivor", "suspect", "witness", "fan", "model", "host", "guest", "target", "contender", "favourite", "expert", "defender", "supporter", "critic", "sponsor", "follower", "friend",
		"teenager", "child", "boy", "girl", "man", "woman", "person", "resident", "nominee", "ally", "rival", "opponent":
		return true
	}
	return false
}

// namedLast reads the role in “The new mayor is NAME”: a noun phrase that opens a clause before “is” and the name at i.
func (r *reader) namedLast(i int) (first, last int) {
	if !r.is(i-1, "is") && !r.is(i-1, "was") || !r.sameSentence(i-1, i) {
		return i, i
	}
	last = i - 1
	for k := last - 1; k >= 0 && last-k < roleReach+2 && r.sameSentence(k, i); k-- {
		if t := &r.d.Tokens[k]; t.Kind == token.Punct && !r.hyphen(k) || t.Kind == token.Mark && !r.clitic(k) {
			break
		}
		if !r.starts(k) && !r.sign(k-1, ",") || !determiner(r.lower(k)) {
			continue
		}
		head := r.headNoun(k)
		if head <= k || head >= last || !r.class[head].Has(Role) || r.singularOnly(head) || r.class[head].Has(Relation) && !r.class[head].Has(Woman|Man) {
			break
		}
		if head+1 == last || r.is(head+1, "of") || r.is(head+1, "for") || r.is(head+1, "at") {
			return r.ownersArticle(k+one(r.is(k, "the")), head), last
		}
		break
	}
	return i, i
}

// identifiedAs reads the role in “The carer, named locally as NAME”, “The man was identified as NAME”.
func (r *reader) identifiedAs(i int) (first, last int) {
	k := i - 1
	if !r.is(k, "as") {
		return i, i
	}
	if first, last = r.givenAs(k); first < last {
		return first, last
	}
	for k--; k > 1 && i-k < 6 && !r.is(k, "named") && !r.is(k, "identified"); k-- {
		if !r.d.Tokens[k].Low {
			return i, i
		}
	}
	if !r.is(k, "named") && !r.is(k, "identified") || !r.sameSentence(k, i) {
		return i, i
	}
	passive := r.sign(k-1, ",")
	for k--; r.is(k, "been") || r.is(k, "was") || r.is(k, "has") || r.is(k, "later"); k-- {
		passive = true
	}
	if !passive {
		return i, i
	}
	if r.sign(k, ",") {
		k--
	}
	last = k + 1
	for ; k >= 0 && last-k < roleReach && r.sameSentence(k, i) && (r.d.Tokens[k].Kind == token.Word || r.hyphen(k)); k-- {
		if !determiner(r.lower(k)) || !r.starts(k) {
			continue
		}
		if head := r.headNoun(k); head == last-1 && r.class[head].Has(Role) && !r.singularOnly(head) {
			return k + one(r.is(k, "the")), last
		}
		break
	}
	return i, i
}

// givenAs reads the role in “a farmer identified as NAME”, “a neighbour who gave her name as NAME”, “as” standing at k.
func (r *reader) givenAs(k int) (first, last int) {
	for k--; r.is(k, "only"); k-- {
	}
	switch {
	case (r.is(k, "identified") || r.is(k, "named")) && !r.sign(k-1, ","):
		last = k
	case r.is(k, "name") && owner(r.lower(k-1)) && r.is(k-2, "gave") && r.is(k-3, "who"):
		last = k - 3
	default:
		return k, k
	}
	for first = last - 1; first >= 0 && last-first < roleReach && r.sameSentence(first, last); first-- {
		if r.is(first, "a") || r.is(first, "an") {
			if head := r.headNoun(first); head == last-1 && r.class[head].Has(Role) && !r.singularOnly(head) {
				return first, last
			}
			break
		}
	}
	return last, last
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
