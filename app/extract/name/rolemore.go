package name

import (
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// inCourt says that the words at i tell for whom somebody acts, or presides: for the family, prosecuting.
func (r *reader) inCourt(i int) bool {
	switch r.lower(i) {
	case "for":
		if !r.is(i+1, "the") || !r.closes(i+3) {
			return false
		}
		switch r.lower(i + 2) {
		case "family", "prosecution", "defence", "defense", "crown", "state", "plaintiff", "plaintiffs", "claimant", "claimants", "defendant", "defendants", "victims", "applicant", "applicants", "appellant", "respondent", "respondents":
			return true
		}
	case "prosecuting", "defending":
		return r.closes(i + 1)
	case "presenting", "opening":
		return (r.is(i+1, "the") || r.is(i+1, "their")) && (r.is(i+2, "case") || r.is(i+2, "appeal")) && r.closes(i+3)
	}
	return false
}

// officeBefore reads an office that no list has as a whole in front of a name at i: Minister of State, Chief Financial
// Officer, Gov.-elect, deputy chairman of the flood committee.
func (r *reader) officeBefore(i int) (first, last int) {
	if i > 2 && (r.is(i-1, "elect") || r.is(i-1, "designate")) && r.hyphen(i-2) && r.sameSentence(i-3, i) {
		at := i - 3
		if r.sign(at, ".") && at > 0 {
			at-- // Gov.-elect
		}
		if r.class[at].Has(Titles) {
			return at, i
		}
	}
	if r.capital(i - 1) {
		return r.capitalOffice(i)
	}
	return r.chainBefore(i)
}

// capitalOffice is officeBefore for words with capitals, with "of" and "for" between them.
func (r *reader) capitalOffice(i int) (first, last int) {
	k := i
	for k > 0 && i-k < roleReach && r.sameSentence(k-1, i) && !r.clitic(k-1) {
		joint := (r.is(k-1, "of") || r.is(k-1, "for")) && k > 1 && r.capital(k-2) && r.class[k-2].Has(Office)
		if !joint && (!r.d.Tokens[k-1].Cap || r.d.Tokens[k-1].Kind != token.Word || r.class[k-1].Has(Small)) {
			break
		}
		k--
	}
	if i-k < 3 || !r.plainAt(i) {
		return i, i
	}
	switch {
	case r.is(k+1, "of") || r.is(k+1, "for"):
		if r.class[k].Has(Office) && !r.class[k].Has(Forenames) {
			return k, i
		}
	case r.class[k].Has(Titles|Modifier) && r.class[i-1].Has(Office|Rank) && !r.class[i-1].Has(Forenames):
		return k, i
	}
	return i, i
}

// chainBefore is officeBefore for words in small letters: a noun for a person, "of", and what it is of.
func (r *reader) chainBefore(i int) (first, last int) {
	for k := i - 1; k > 0 && i-k < roleReach+2 && r.sameSentence(k-1, i); k-- {
		t, c := &r.d.Tokens[k], r.class[k]
		if t.Kind != token.Word || !t.Low || c.Has(Speech) && !c.Has(Role|Common) || r.clitic(k) {
			break
		}
		if !r.is(k, "of") {
			if c.Has(Small) && !r.is(k, "the") {
				break
			}
			continue
		}
		if !r.class[k-1].Has(Role) || !r.is(k+1, "the") || i-k < 3 {
			break
		}
		first = k - 1
		for first > 0 && r.sameSentence(first-1, i) && r.d.Tokens[first-1].Kind == token.Word && r.class[first-1].Has(Modifier|Role) && !r.class[first-1].Has(Small) {
			first--
		}
		if first == 0 || !r.sameSentence(first-1, first) || r.sign(first-1, ",") || r.is(first-1, "and") {
			return first, i
		}
		break
	}
	return i, i
}

// laterReach is how many sentences behind a name "the former midwife" may stand and still tell of that person.
const laterReach = 1

// rolesLater gives people without a role the one that a sentence soon after their name tells: “The former midwife said”.
// Nobody else may be named between, nor beside them.
func (r *reader) rolesLater(n *Names, rank []int) {
	at := 0
	for i := range r.class {
		for at < len(n.Mentions) && n.Mentions[at].Last <= i {
			at++
		}
		if at == 0 || !r.is(i, "the") && !(r.toldOfPronoun(i) && r.starts(i)) {
			continue
		}
		first, last := r.described(i)
		if first == last {
			continue
		}
		if e := r.lastNamed(n, at, i); e >= 0 && len(n.Entities[e].RoleSpans) == 0 && !r.claimed(n, last-1, e) {
			s := r.span(first, last)
			n.Entities[e].RoleSpans = append(n.Entities[e].RoleSpans, s)
			n.Entities[e].Role, rank[e] = s.In(r.d.Text), worthTitle
		}
	}
}

// described is the noun phrase at i that tells of somebody named before: behind “the”, as the subject of its sentence; or
// told of “he” or “she” at the start of one.
func (r *reader) described(i int) (first, last int) {
	if !r.is(i, "the") {
		return r.pronounRole(i)
	}
	first = i + 1
	aged := first+5 < len(r.class) && r.d.Tokens[first].Kind == token.Number && r.hyphen(first+1) && r.is(first+2, "year") && r.is(first+4, "old")
	if aged && (!r.d.Tokens[first+5].Low || !r.class[first+5].Has(Role)) {
		last = first + 5
	} else if head := r.headNoun(first); head >= 0 && (aged || r.d.Tokens[first].Low || r.hyphen(first+1)) && r.d.Tokens[head].Low && r.class[head].Has(Role) && !r.class[head].Has(Relation) && !r.singularOnly(head) {
		last = head + 1
	} else {
		return i, i
	}
	if !r.sameSentence(i, last-1) {
		return i, i
	}
	if r.at(i-1).Has(Speech) && r.d.Tokens[i-1].Low && r.sameSentence(i-1, i) && (i < 2 || !r.nounBefore(i-1)) {
		if r.closes(last) {
			return first, last // said the student.
		}
		return i, i
	}
	if r.is(i-1, "to") && r.is(i-2, "according") && r.closes(last) {
		return first, last
	}
	if !r.sameSentence(i, last) || !r.starts(i) && !r.class[last].Has(Speech) {
		return i, i
	}
	if (r.is(last, "is") || r.is(last, "was")) && r.capital(last+1) {
		return i, i // The owner is NAME
	}
	if r.sign(last, ",") && r.is(last+1, "who") && r.starts(i) {
		return first, last // The archaeologist, who works in Lima, left
	}
	if c := r.class[last]; !r.d.Tokens[last].Low || c.Has(Small) && !verbal(r.lower(last)) && !c.Has(Speech|Act) {
		return i, i
	}
	return first, last
}

// toldOfPronoun says that a sentence begins at i with “He is a …” or “A …, she …”.
func (r *reader) toldOfPronoun(i int) bool {
	return r.is(i, "he") || r.is(i, "she") || r.is(i, "a") || r.is(i, "an")
}

// pronounRole is the role in “She is a former teacher” or “A former teacher, she …” at i; empty when there is none.
func (r *reader) pronounRole(i int) (first, last int) {
	if r.is(i, "he") || r.is(i, "she") {
		if !r.is(i+1, "is") && !r.is(i+1, "was") || !article(r.lower(i+2)) || !r.sameSentence(i, i+2) {
			return i, i
		}
		if role, ok := r.toldNoun(i + 2); ok {
			return role[0], role[1]
		}
		return i, i
	}
	head, end := r.headNoun(i), r.roleEnd(i)
	if head < i || head >= end || !r.class[head].Has(Role) || r.singularOnly(head) || !r.sign(end, ",") || !r.is(end+1, "he") && !r.is(end+1, "she") {
		return i, i
	}
	return i, end
}

// nounBefore says that the verb of speech at k has its subject before it: she told | the student.
func (r *reader) nounBefore(k int) bool {
	if !r.sameSentence(k-1, k) || r.d.Tokens[k-1].Kind == token.Mark || r.d.Tokens[k-1].Kind == token.Punct {
		return false
	}
	return true
}

// verbal are the small words that begin what a subject does.
func verbal(w string) bool {
	switch w {
	case "is", "was", "has", "had", "will", "would", "did", "does", "could", "can", "who", "also", "then", "now", "later", "still", "never":
		return true
	}
	return false
}

// lastNamed is the person named last before token i, mention at being the first behind it; -1 when that is too far away
// or two people are named in one sentence there.
func (r *reader) lastNamed(n *Names, at, i int) int {
	who, seen := -1, int32(0)
	for k := at - 1; k >= 0; k-- {
		m := &n.Mentions[k]
		if m.Furniture || n.Entities[m.Entity].Type != story.Person {
			continue
		}
		s := r.d.Tokens[m.First].Sentence
		if who < 0 {
			if r.d.Tokens[i].Sentence-s > laterReach || at-k > mostLooked {
				return -1
			}
			if r.spoken(m.First) {
				continue // “Nobody beats Ama,” the referee said: not of Ama
			}
			if s == r.d.Tokens[i].Sentence {
				return -1
			}
			who, seen = m.Entity, s
			continue
		}
		if s != seen || at-k > mostLooked {
			break
		}
		if m.Entity != who && !r.spoken(m.First) {
			return -1
		}
	}
	return who
}

// spokenReach is how many tokens before a name the mark may stand that opens a quotation around it.
const spokenReach = 200

// spoken says that token i stands between the marks of a quotation of its paragraph.
func (r *reader) spoken(i int) bool {
	open := false
	for k := max(r.d.Paragraphs[r.d.Paragraph(i)].First, i-spokenReach); k < i; k++ {
		if r.d.Tokens[k].Kind != token.Mark || r.clitic(k) {
			continue
		}
		open = r.glued(k+1) && (r.d.Tokens[k].Space || !r.sameSentence(k-1, k) || !open)
	}
	return open
}

// claimed says that somebody else than e has a role with the noun at head.
func (r *reader) claimed(n *Names, head, e int) bool {
	w := r.lower(head)
	for x := range n.Entities {
		if x == e {
			continue
		}
		for _, s := range n.Entities[x].RoleSpans {
			first, last := r.d.Range(s)
			for i := first; i < last; i++ {
				if r.is(i, w) && !r.clitic(i+1) {
					return true
				}
			}
		}
	}
	return false
}
