package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// group is all candidates of one normal form.
type group struct {
	key     string
	words   []string // of the normal form
	members []int    // candidates, in text order
	kind    kind
	lead    int // points between the best kind and the next
	score   [4]int
	reason  [4]string // the strongest reason for each kind
	why     string
	options []int // clusters a lone name may belong to; nil unless there are several
	use     use   // of a lone name of a person
	// byForename says that a lone name was found among forenames.
	byForename bool
	stays      int // the cluster, plus one, that a surname of several people was given to last
	cluster    int
	votes      [4]int // margins of the labeller by kind
	marked     bool   // the labeller or a rule that it does not overrule found it
}

// group collects the candidates by normal form and decides what each form names.
func (r *reader) group() []*group {
	byKey := map[string]*group{}
	var all []*group
	r.findTeams()
	for n := range r.cands {
		c := &r.cands[n]
		if c.kind == date || c.kind == people {
			continue
		}
		key := normal(r.d.Span(c.first, c.last).In(r.d.Text))
		if r.d.Tokens[c.first].Upper && c.last-c.first == 1 && r.plainAt(c.first) && r.class[c.first].Has(Small) {
			key = "=" + key
		}
		if c.team {
			key += teamMark
		}
		g := byKey[key]
		if g == nil {
			g = &group{key: key, words: strings.Fields(key), kind: none, cluster: -1}
			byKey[key] = g
			all = append(all, g)
		}
		g.members = append(g.members, n)
		if c.margin > 0 {
			g.votes[c.marked] += int(c.margin)
			g.marked = true
		}
	}
	for _, g := range all {
		r.pool(g)
	}
	r.decide(all, byKey)
	r.smooth(all)
	return all
}

// pool adds up the evidence of a group's members: their own words once, their surroundings each time within limits.
func (r *reader) pool(g *group) {
	var own weighing
	for n, m := range g.members {
		c := &r.cands[m]
		if n == 0 || c.bridged && !own.bridged {
			own = weighing{candidate: &candidate{first: c.first, last: c.last, titleFirst: c.titleFirst, bridged: c.bridged}}
			r.weigh(&own)
		}
	}
	var around evidence
	for n, m := range g.members {
		if n >= 200 {
			break
		}
		w := weighing{candidate: &r.cands[m]}
		r.surroundings(&w)
		for k := person; k <= thing; k++ {
			around.score[k] += w.score[k]
			if w.top[k] > around.top[k] {
				around.top[k], around.reason[k] = w.top[k], w.reason[k]
			}
		}
	}
	n := min(len(g.members), 200)
	for k := person; k <= thing; k++ {
		s := around.score[k]
		if n > 1 {
			s = s * 2 / (n + 1) // between the mean and the sum
			s = max(s, around.top[k]*3/4)
		}
		g.score[k] = own.score[k] + s
		reason := own.reason[k]
		if around.top[k] > own.top[k] {
			reason = around.reason[k]
		} else if around.reason[k] != "" && around.top[k] >= 10 {
			reason += "; " + around.reason[k]
		}
		g.reason[k] = reason
	}
}

// decide settles the kinds: long forms first, since they say what their parts are.
func (r *reader) decide(all []*group, byKey map[string]*group) {
	for _, g := range longFirst(all) {
		r.settle(g)
		if g.kind != none && len(g.words) > 1 {
			g.tellParts(byKey)
		}
	}
}

// longFirst is the groups with more words first, in text order among equals.
func longFirst(all []*group) []*group {
	var bins [maxRun + 1][]*group
	for _, g := range all {
		n := min(len(g.words), maxRun)
		bins[n] = append(bins[n], g)
	}
	out := make([]*group, 0, len(all))
	for n := maxRun; n >= 0; n-- {
		out = append(out, bins[n]...)
	}
	return out
}

// sure is how many points make a listed place of a form, whatever longer names hold it.
const sure = 45

// tellParts passes on what a long name says of the forms it is made of.
func (g *group) tellParts(byKey map[string]*group) {
	tell := func(key string, k kind, n int, why string) {
		p := byKey[key]
		if p == nil || p == g || p.kind != none || k != land && p.score[land] >= sure {
			return
		}
		p.score[k] += n
		if n >= 25 {
			p.why = why
		}
	}
	full := "part of a longer name in the story"
	switch g.kind {
	case person:
		words := nameWords(g.key)
		tell(words[len(words)-1], person, 60, full)
		if len(words) < 2 {
			return
		}
		tell(words[0], person, 45, full)
		for _, w := range words[1 : len(words)-1] {
			tell(w, person, 30, full)
		}
		if len(g.words) > 1 {
			tell(strings.Join(g.words[1:], " "), person, 50, full)
			tell(strings.Join(g.words[max(0, len(g.words)-2):], " "), person, 50, full)
		}
	case body:
		for n := 1; n < len(g.words); n++ {
			points := 34
			if n == 1 {
				points = 26
			}
			tell(strings.Join(g.words[:n], " "), body, points, full)
			if n < len(g.words) {
				tell(strings.Join(g.words[n:], " "), body, 22, full)
			}
		}
		tell(initials(g.words), body, 40, "initials of a longer name")
	case land, thing:
		tell(g.words[0], g.kind, 14, full)
		tell(g.words[len(g.words)-1], g.kind, 8, full)
	}
}

// initials are the first letters of the words that are no small words.
func initials(words []string) string {
	out := make([]byte, 0, 8)
	for _, w := range words {
		switch w {
		case "of", "the", "for", "and", "in", "on", "to", "&", "de", "la", "du", "des", "d":
			continue
		}
		out = append(out, w[0])
	}
	return string(out)
}

// least is how many points a form needs to count as a name at all.
const least = 8

// settle picks the kind with the most points, or drops the group.
func (r *reader) settle(g *group) {
	first := &r.cands[g.members[0]]
	for _, m := range g.members {
		if c := &r.cands[m]; c.fixed {
			g.kind, g.lead, g.why = c.kind, 60, c.why
			if !c.furniture || c.kind != body {
				return
			}
		}
	}
	if g.kind != none {
		return
	}
	if g.marked {
		g.byVotes()
		return
	}
	sum := evidence{score: g.score}
	k, lead := sum.best()
	if g.score[k] < least || r.weakStart(g, k) || g.score[k] < leastCommon && r.commonSingle(first) {
		g.kind = none
		return
	}
	g.kind, g.lead = k, lead
	if g.why == "" || g.reason[k] != "" && g.score[k] > 60 {
		g.why = g.reason[k]
	}
}

// ruleWeight is what a point of the rules counts for among the labeller's margins, which are hundredths of a nat: 1 and 3
// are less accurate in cross-validation.
const ruleWeight = 3

// byVotes takes the kind that the labeller saw most clearly over all mentions, the points of the rules counted in.
func (g *group) byVotes() {
	k, all := person, 0
	for x := range g.votes {
		g.votes[x] += ruleWeight * max(g.score[x], 0) * len(g.members)
	}
	for x, n := range g.votes {
		all += n
		if n > g.votes[k] {
			k = kind(x)
		}
	}
	g.kind, g.lead = k, (2*g.votes[k]-all)/len(g.members)
	if g.why == "" {
		g.why = g.reason[k]
	}
	if g.why == "" {
		g.why = "reads like such names in annotated stories"
	}
}

// leastCommon is how many points a single English word with a capital needs.
const leastCommon = 20

func (r *reader) commonSingle(c *candidate) bool {
	return c.last-c.first == 1 && c.titleFirst == c.first && r.common(c.first) && !r.d.Tokens[c.first].Upper
}

// weakStart says that every mention is one English word where any word has a capital.
func (r *reader) weakStart(g *group, k kind) bool {
	for _, m := range g.members {
		c := &r.cands[m]
		if c.last-c.first > 1 || c.titleFirst < c.first || c.alias >= 0 || !r.starts(c.first) || r.d.Tokens[c.first].Kind != token.Word {
			return false
		}
		if !r.common(c.first) {
			return false
		}
	}
	return g.score[k] < 30
}
