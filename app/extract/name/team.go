package name

import (
	"strings"

	"quotedesk/app/extract/token"
)

// teamMark keeps a place that plays apart from the place itself among the normal forms.
const teamMark = "\x00team"

// leastScores is how many results a story must hold before a place in it may be a team.
const leastScores = 1

// plays are the verbs and nouns beside a team.
var plays = map[string]bool{
	"beat": true, "beats": true, "defeated": true, "lost": true, "drew": true, "faced": true, "edged": true, "thrashed": true, "trounced": true,
	"scored": true, "equalised": true, "equalized": true, "captain": true, "coach": true, "manager": true, "goalkeeper": true, "striker": true,
	"midfielder": true, "defender": true, "winger": true, "skipper": true, "bowlers": true, "batsmen": true, "fans": true, "supporters": true,
	"quarterback": true, "team": true, "squad": true, "player": true, "players": true, "side": true, "won": true, "play": true, "plays": true, "keeper": true, "bowled": true, "batted": true, "hosted": true,
}

// against are the words before a team.
var against = map[string]bool{
	"beat": true, "defeated": true, "against": true, "faced": true, "over": true, "play": true, "plays": true, "edged": true, "thrashed": true,
	"put": true, "putting": true, "visitors": true, "hosts": true, "champions": true, "leaders": true, "v": true, "vs": true,
}

// findTeams marks the mentions of a place as a team's in a story that tells results: a verb of play or a result beside
// one mention, and no preposition of place before the mention in hand.
func (r *reader) findTeams() {
	if r.results() < leastScores {
		return
	}
	cued := map[int32]bool{}
	for n := range r.cands {
		if c := &r.cands[n]; r.mayPlay(c) && r.playCue(c) {
			cued[r.word[c.first]] = true
		}
	}
	for n := range r.cands {
		c := &r.cands[n]
		if !r.mayPlay(c) || !cued[r.word[c.first]] || r.place(c) {
			continue
		}
		c.team = true
		c.given |= playing
	}
}

// mayPlay says that the candidate is a listed place, or ends like one.
func (r *reader) mayPlay(c *candidate) bool {
	return c.kind == none && c.titleFirst == c.first && c.last-c.first < 4 &&
		(r.phrase(c.first, c.last).Has(Places) || c.last-c.first > 1 && r.headClass(c.first, c.last).Has(Land))
}

// place says that a preposition of place stands before the candidate, or that another place follows it.
func (r *reader) place(c *candidate) bool {
	switch {
	case r.is(c.first-1, "to") || r.is(c.first-1, "at"):
		return r.is(c.first-1, "at") && !r.is(c.first-2, "home")
	case r.at(c.first - 1).Has(Near), r.is(c.first-1, "of") && !r.is(c.first-2, "ahead"):
		return !r.is(c.first-1, "over")
	}
	return false
}

func (r *reader) playCue(c *candidate) bool {
	k := c.last
	if r.place(c) || !r.sameSentence(c.first, k) {
		return false
	}
	if plays[r.lower(k)] || c.first > 0 && against[r.lower(c.first-1)] {
		return true
	}
	return r.result(k) || r.sign(k, "(") && r.result(k+1)
}

// result says that a result (2-1, 2 – 1) begins at token k.
func (r *reader) result(k int) bool {
	if k+2 >= len(r.class) || r.d.Tokens[k].Kind != token.Number || r.d.Tokens[k+2].Kind != token.Number {
		return false
	}
	if w := r.printed(k + 1); w != "-" && w != "–" {
		return false
	}
	return len(r.printed(k)) <= 3 && len(r.printed(k+2)) <= 3 && !strings.ContainsAny(r.printed(k)+r.printed(k+2), ".,:%")
}

func (r *reader) results() int {
	n := 0
	for k := range r.class {
		if r.d.Tokens[k].Kind == token.Number && r.result(k) {
			n++
		}
	}
	return n
}

// unsure is the lead under which a name takes the kind of its neighbours in a list.
const unsure = 24

// smooth gives an unsure name the kind of the sure names it stands in a row with: "Gusau, Anka and Maru".
func (r *reader) smooth(all []*group) {
	owner := make([]*group, len(r.cands))
	for _, g := range all {
		for _, m := range g.members {
			owner[m] = g
		}
	}
	votes := map[*group]*[4]int{}
	for n := 1; n < len(r.cands); n++ {
		a, b := owner[n-1], owner[n]
		if a == nil || b == nil || a == b || a.kind > land || b.kind > land || !r.inRow(&r.cands[n-1], &r.cands[n]) {
			continue
		}
		for _, p := range [][2]*group{{a, b}, {b, a}} {
			if p[0].lead >= unsure && p[1].lead < unsure && len(p[1].words) == 1 {
				if votes[p[1]] == nil {
					votes[p[1]] = &[4]int{}
				}
				votes[p[1]][p[0].kind]++
			}
		}
	}
	for g, v := range votes {
		k := person
		for i := body; i <= land; i++ {
			if v[i] > v[k] {
				k = i
			}
		}
		if v[k] > 0 && k != g.kind && v[g.kind] == 0 {
			g.kind, g.why = k, "in a list with names of that kind"
		}
	}
}

// inRow says that nothing but a comma, "and" or "or" stands between two candidates without titles.
func (r *reader) inRow(a, b *candidate) bool {
	gap := b.first - a.last
	if b.titleFirst < b.first || gap < 1 || gap > 2 || !r.sameSentence(a.first, b.first) {
		return false
	}
	for k := a.last; k < b.first; k++ {
		if !r.sign(k, ",") && !r.is(k, "and") && !r.is(k, "or") {
			return false
		}
	}
	if gap == 1 && r.sign(a.last, ",") {
		return !r.sign(b.last, ",") || r.capital(b.last+1) || r.is(b.last, "and") // no "Tema, Ghana, said"
	}
	return true
}
