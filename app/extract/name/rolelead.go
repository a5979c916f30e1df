package name

import (
	"quotedesk/app/extract/token"
	"quotedesk/app/story"
)

// leadReach is how many paragraphs behind the first one the person that it describes may be named.
const leadReach = 2

// roleInLead gives the person whom the first paragraph describes without a name, “A former custodian sued the school on
// Monday”, those words, when the paragraph opens with them and means nobody else, names nobody, and the next ones begin
// with somebody of whom no role is told. So with the first sentence, when the second begins with the name.
func (r *reader) roleInLead(n *Names, rank []int) {
	lead := r.firstParagraph()
	if lead < 0 {
		return
	}
	p := r.d.Paragraphs[lead]
	first, last := r.namelessIn(p.First, p.Last)
	end := r.sentenceEnd(p.First)
	opening, to := r.namelessIn(p.First, end)
	if opening == to && end < p.Last {
		opening, to = r.closingNoun(p.First, end)
	}
	for k := range n.Mentions {
		m := &n.Mentions[k]
		if n.Entities[m.Entity].Type != story.Person || m.Furniture || m.First < p.First {
			continue
		}
		if m.Title == end && end < p.Last {
			first, last = opening, to
		} else if at := r.d.Paragraph(m.First); at == lead || at > lead+leadReach || r.d.Tokens[m.First].Sentence != r.d.Tokens[r.d.Paragraphs[at].First].Sentence {
			return
		}
		e := &n.Entities[m.Entity]
		if first == last || len(e.RoleSpans) > 0 || r.kinBefore(&candidate{first: m.First, titleFirst: m.Title, last: m.Last}) {
			return
		}
		s := r.span(first, last)
		e.RoleSpans = append(e.RoleSpans, s)
		e.Role, rank[m.Entity] = s.In(r.d.Text), worthTold
		return
	}
}

// namelessIn is the noun phrase among the tokens [first, last) that tells of somebody without a name; empty when there is
// none or more than one.
func (r *reader) namelessIn(first, last int) (int, int) {
	if from, to := r.onlyPerson(first, last); from < to && (r.starts(from) || r.agedNoun(from)) {
		return from, to
	}
	return r.speakerInLead(first, last)
}

// sentenceEnd is where the sentence of token i ends.
func (r *reader) sentenceEnd(i int) int {
	for i++; r.sameSentence(i-1, i); i++ {
	}
	return i
}

// closingNoun is “the” and a noun for a person with which the sentence [first, last) ends, when it means nobody else: The
// third day belonged to the bookkeeper.
func (r *reader) closingNoun(first, last int) (int, int) {
	for i := last - 1; i > first && last-i < roleReach; i-- {
		if !r.is(i, "the") {
			continue
		}
		head := r.headNoun(i)
		if head < 0 || head+2 != last || !r.sign(head+1, ".") || !r.class[head].Has(Role) || r.singularOnly(head) || r.class[head].Has(Relation) || !r.d.Tokens[head].Low {
			break
		}
		return i + 1, head + 1
	}
	return first, first
}

// speakerInLead is the one noun phrase for a person among the tokens [first, last) that speaks there, “the mayor admitted”,
// “according to the director”; empty when there is none or another.
func (r *reader) speakerInLead(first, last int) (int, int) {
	from, to := first, first
	for i := first; i < last; i++ {
		if !r.is(i, "the") && !r.is(i, "a") && !r.is(i, "an") {
			continue
		}
		head := r.headNoun(i)
		if head < 0 || head >= last || !r.class[head].Has(Role) || r.singularOnly(head) || r.class[head].Has(Relation) || !r.d.Tokens[head].Low || r.hyphen(head+1) {
			continue
		}
		end := r.nounEnd(head)
		if !(r.at(end).Has(Speech) && r.d.Tokens[end].Low) && !(r.is(i-1, "to") && r.is(i-2, "according") && r.closes(end)) {
			continue
		}
		if from < to {
			return first, first
		}
		from, to = i, end
		i = to
	}
	if r.is(from, "the") && from < to {
		return r.ownersArticle(from+1, to-1), to
	}
	return from, to
}

// agedNoun says that the noun phrase at i tells an age, which no story leaves without its person: a 34-year-old teacher.
func (r *reader) agedNoun(i int) bool {
	return i+5 < len(r.class) && r.d.Tokens[i+1].Kind == token.Number && r.hyphen(i+2) && r.is(i+3, "year") && r.is(i+5, "old")
}

// firstParagraph is the first paragraph of running text, or -1.
func (r *reader) firstParagraph() int {
	for k, p := range r.d.Paragraphs {
		if r.plain[k] && !r.f.HeadlineTokens.Has(p.First) && p.Last-p.First > 12 {
			return k
		}
	}
	return -1
}

// onlyPerson is the one noun phrase with “a” or “an” for a person among the tokens [first, last); empty when there is none or another.
func (r *reader) onlyPerson(first, last int) (int, int) {
	from, to := first, first
	for i := first; i < last; i++ {
		t := &r.d.Tokens[i]
		if t.Kind != token.Word || !r.is(i, "a") && !r.is(i, "an") {
			continue
		}
		head := r.headNoun(i)
		if head < 0 || !r.class[head].Has(Role) || r.singularOnly(head) || r.class[head].Has(Relation) || !r.d.Tokens[head].Low || r.hyphen(head+1) {
			continue
		}
		if from < to {
			return first, first
		}
		from, to = i, r.nounEnd(head)
		i = to
	}
	return from, to
}

// nounEnd is where the noun phrase with its head at k ends: before a verb, a clause or a comma, behind “of” and what follows it.
func (r *reader) nounEnd(k int) int {
	end := k + 1
	if !r.is(end, "of") {
		return end
	}
	for end++; end-k < roleReach && r.sameSentence(k, end); end++ {
		t := &r.d.Tokens[end]
		if t.Kind != token.Word && !r.hyphen(end) && !r.clitic(end) || t.Low && (r.class[end].Has(Small|Speech|Act) && !determiner(r.lower(end))) {
			break
		}
	}
	return end
}
