package name

import "quotedesk/app/extract/token"

// rolesOf finds the role beside a person: behind it between commas, or before it.
func (r *reader) rolesOf(m *Mention) {
	role, after := r.roleBehind(r.lettersEnd(m.Last))
	if after {
		m.Role, m.RoleAfter = role, true
	}
	before := m.Title
	if r.is(before-1, "the") && r.sign(before-2, ",") && before < m.First {
		before-- // its pastor, the Rev. Ellen Lutz
	}
	if a := r.agedBefore(before); r.sign(a-1, ",") {
		before = a // the driver, 34-year-old NAME
	}
	closed := r.closes(m.Last) || after
	first, last := r.phraseBefore(m, before, closed)
	if first == last {
		first, last = r.shapeBefore(m, before)
	}
	if first == last && !after {
		if role, ok := r.told(m); ok {
			m.Told = role
		}
	}
	if after && first < last && r.sign(before-1, ",") && !r.headed(m.Role) {
		m.Role, m.RoleAfter, after = [2]int{}, false, false // Under its chief, NAME, the firm grew
	}
	switch {
	case first == last:
	case after:
		m.Before = [2]int{first, last}
	default:
		m.Role = [2]int{first, last}
	}
}

// agedBefore is where an age that ends before i begins, or i: 34-year-old |
func (r *reader) agedBefore(i int) int {
	if a := i - 5; a >= 0 && r.is(i-1, "old") && r.hyphen(i-2) && r.is(i-3, "year") && r.hyphen(i-4) && r.d.Tokens[a].Kind == token.Number && r.sameSentence(a, i-1) {
		return a
	}
	return i
}

// phraseBefore reads the role in front of the person m whose title begins at i, where a noun that the lists have tells it, or
// one between commas; closed says that a comma or a stop stands behind the name.
func (r *reader) phraseBefore(m *Mention, i int, closed bool) (first, last int) {
	first, last = r.roleBefore(i)
	if first == last && i == m.First {
		first, last = r.officeBefore(i)
	}
	if first == last && closed {
		first, last = r.withClause(i)
	}
	if first == last && closed {
		first, last = r.roleInClause(i)
	}
	if first == last {
		first, last = r.unlisted(i, m.Last)
	}
	switch {
	case first == last:
	case r.sign(i-1, ",") && r.lent(first, m.Last):
		return i, i
	default:
		first = r.pair(first)
	}
	return first, last
}

// shapeBefore reads it where the shape of the sentence tells it.
func (r *reader) shapeBefore(m *Mention, i int) (first, last int) {
	if i == m.First {
		first, last = r.calledHere(i, m.Last)
		if first == last {
			first, last = r.opening(i)
		}
		if first == last {
			first, last = r.plainNoun(i)
		}
		if first == last {
			first, last = r.capitalNoun(i)
		}
		for k := i - 5; first == last && k < i; k++ {
			if k >= 0 && r.sameSentence(k, i) && r.parentOf(k) == i && i > k+2 {
				first, last = k, i // mother-of-three NAME
			}
		}
	}
	if first == last {
		first, last = r.namedLast(i)
	}
	if first == last {
		first, last = r.identifiedAs(i)
	}
	return first, last
}

// headed says that the noun of a role is one that the lists have, or that the role is a clause.
func (r *reader) headed(role [2]int) bool {
	if role[1] > role[0] && (r.is(role[0], "who") || r.is(role[0], "whose")) {
		return true
	}
	head := r.headNoun(role[0])
	return head >= 0 && head < role[1] && r.class[head].Has(Role)
}

// The worth of a role, by where it stands; that of the highest worth is shown.
const (
	worthLittle = 1 + iota // Dr, KC, D-Newport
	worthKin               // his wife, a colleague
	worthTold              // told of the person as a subject
	worthTitle             // a rank or an office; a clause
	worthBefore            // described before the name
	worthAfter             // described behind it
)

// addRole notes the role and the title beside mention k with their entity: a described role ranks above a title.
func (r *reader) addRole(n *Names, k int, rank *int) {
	m := &n.Mentions[k]
	e := &n.Entities[m.Entity]
	put := func(first, last, worth int) {
		s := r.span(first, last)
		e.RoleSpans = append(e.RoleSpans, s)
		if worth > *rank {
			*rank, e.Role = worth, s.In(r.d.Text)
		}
	}
	title := m.Title < m.First && !r.courtesy(m.Title, r.titleLast(m))
	before := m.Before
	if !m.RoleAfter {
		before = m.Role
	}
	if before[1] > before[0] {
		last, worth := before[1], worthBefore
		if title && r.onlyKin(before) {
			worth = worthKin
		}
		if title && r.sign(before[1], ",") && r.class[before[0]].Has(Rank|Office) && r.d.Tokens[before[0]].Cap {
			last, worth = r.titleLast(m), worthAfter
		}
		put(before[0], last, worth)
		if title && last <= m.Title {
			of := worthLittle
			if worth == worthKin {
				of = r.titleWorth(m)
			}
			put(m.Title, r.titleLast(m), of)
		}
	} else if title {
		put(m.Title, r.titleLast(m), r.titleWorth(m))
	}
	if first, last := r.letters(m.Last); first < last {
		put(first, last, worthLittle)
	}
	if m.Told[1] > m.Told[0] {
		put(m.Told[0], m.Told[1], worthTold)
	}
	if m.RoleAfter {
		worth := worthAfter
		switch {
		case r.is(m.Role[0], "who") || r.is(m.Role[0], "whose"):
			worth = worthTitle
		case r.adherent(m.Role[0]) == m.Role[1]:
			worth = worthTold // Sen. NAME, a Republican
		}
		put(m.Role[0], m.Role[1], worth)
	}
}

// titleWorth is the worth of the title of m: a rank or an office tells what somebody does, Dr does not.
func (r *reader) titleWorth(m *Mention) int {
	for i := m.Title; i < m.First; i++ {
		if r.class[i].Has(Rank | Office) {
			return worthTitle
		}
	}
	return worthLittle
}

// onlyKin says that a role tells no more than whose relation or colleague a person is; a rank tells more.
func (r *reader) onlyKin(role [2]int) bool {
	if r.is(role[0], "one") && r.is(role[0]+1, "of") {
		return true
	}
	head := r.headNoun(role[0])
	if head < 0 && r.class[role[1]-1].Has(Role) {
		head = role[1] - 1
	}
	return head >= 0 && head < role[1] && r.class[head].Has(Relation) && !r.is(head, "lawyer")
}

// titleLast is the token after the title's last word: marks between title and name do not belong to it.
func (r *reader) titleLast(m *Mention) int {
	last := m.First
	for last > m.Title+1 && r.d.Tokens[last-1].Kind != token.Word {
		last--
	}
	return last
}

// courtesy says that the title is Mr or Ms and tells nothing of what the person does.
func (r *reader) courtesy(first, last int) bool {
	for i := first; i < last; i++ {
		switch r.lower(i) {
		case "mr", "mrs", "ms", "miss", "mx", "mister", "mr.", "mrs.", "ms.", "mx.":
		default:
			return false
		}
	}
	return true
}

// postNominals are letters behind a name.
var postNominals = map[string]bool{
	"KC": true, "QC": true, "SC": true, "MP": true, "MSP": true, "MEP": true, "MS": true, "TD": true, "MLA": true, "MNA": true, "OBE": true, "MBE": true,
	"CBE": true, "PhD": true, "MD": true, "Esq": true, "RN": true, "FRS": true,
}

// letters are the tokens of what stands right behind a name without a verb: KC, or the party and seat of “Sen. Margo
// Quade, D-Newport,”. They are none when first is last.
func (r *reader) letters(i int) (first, last int) {
	if i < len(r.class) && postNominals[r.printed(i)] && r.sameSentence(i-1, i) && r.d.Tokens[i].Space {
		return i, i + 1
	}
	if last = r.bracketed(i); last > i {
		return i + 1, last
	}
	if !r.sign(i, ",") || i+3 >= len(r.class) || len(r.printed(i+1)) > 3 || !r.d.Tokens[i+1].Cap || !r.hyphen(i+2) || !r.d.Tokens[i+3].Cap || !r.sameSentence(i, i+3) {
		return i, i
	}
	last = i + 4
	for last < len(r.class) && r.d.Tokens[last].Cap && r.sameSentence(i, last) {
		last++
	}
	if last < len(r.class) && !r.sign(last, ",") && !r.sign(last, ".") && r.sameSentence(i, last) {
		return i, i
	}
	return i + 1, last
}

// bracketed is the end of a party or role in brackets at i, “(Labour)” or “(head of supply)”, without the bracket; i when
// none stands there.
func (r *reader) bracketed(i int) int {
	if !r.sign(i, "(") || !r.sameSentence(i-1, i) {
		return i
	}
	end := i + 1
	party := false
	for end < len(r.class) && end-i < roleReach && (r.d.Tokens[end].Kind == token.Word || !party && r.sign(end, ",") && r.phrase(i+1, end).Has(People)) {
		party = party || r.sign(end, ",") // Labour, Eastside
		end++
	}
	if end == i+1 || !r.sign(end, ")") {
		return i
	}
	if head := r.headNoun(i + 1); party || r.phrase(i+1, end).Has(People) || head >= 0 && head < end && r.class[head].Has(Role) && r.of(head+1, end) {
		return end
	}
	return i
}

// lettersEnd is the token behind letters that follow a name without a comma.
func (r *reader) lettersEnd(i int) int {
	switch first, last := r.letters(i); {
	case first == i:
		return last
	case r.sign(i, "("):
		return last + 1
	}
	return i
}
