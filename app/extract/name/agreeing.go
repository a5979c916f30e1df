package name

// agreeing leaves of the people that candidate m may mean those with whom the words around it agree: their title or role
// beside it, “the younger” before it, the he or she behind “NAME said”. All of them when nothing tells.
func (cs *clusters) agreeing(options []int, m int) []int {
	options = cs.roots(options)
	c := &cs.r.cands[m]
	if noun := cs.r.calledBy(c); noun != "" {
		if out := cs.filter(options, func(n int) bool { return cs.bearsNoun(n, noun, m) }); len(out) > 0 && len(out) < len(options) {
			return out
		}
	}
	if age := cs.r.ageBefore(c); age != "" {
		if out := cs.filter(options, func(n int) bool { return cs.r.ageOf(cs.list[n]) == age }); len(out) > 0 {
			return out
		}
		other := opposite[age]
		if out := cs.filter(options, func(n int) bool { return cs.r.ageOf(cs.list[n]) != other }); len(out) > 0 {
			return out
		}
	}
	is, not := cs.r.saidGender(c)
	if noun := cs.r.presented(c); noun != "" && is == Unknown {
		is = genderOf(cs.r.l.class[noun]) // Moss, a postman
	}
	if out := cs.filter(options, func(n int) bool {
		g := cs.genderOf(n)
		return g == Unknown || (is == Unknown || g == is) && (not == Unknown || g != not)
	}); len(out) > 0 {
		return out
	}
	return options
}

// roots are the clusters that the options have become, each once.
func (cs *clusters) roots(options []int) []int {
	out := options[:0:0]
	seen := map[int]bool{}
	for _, n := range options {
		if n = cs.root(n); !seen[n] {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}

func (cs *clusters) filter(options []int, keep func(n int) bool) []int {
	out := options[:0:0]
	for _, n := range options {
		if keep(n) {
			out = append(out, n)
		}
	}
	return out
}

// calledBy is the noun that tells which bearer of a lone surname is meant: Sheriff of “Sheriff Quist”, coach of “Quist,
// the coach,”. Courtesy titles and words of kin tell nothing of that kind.
func (r *reader) calledBy(c *candidate) string {
	if c.titleFirst < c.first && !r.courtesy(c.titleFirst, c.first) {
		for i := c.first - 1; i >= c.titleFirst; i-- {
			if r.class[i].Has(Rank | Office | Honorific) {
				return titleWord(r.lower(i))
			}
		}
	}
	w := r.presented(c)
	if w == "" || r.l.class[w].Has(Relation) {
		if i := c.first - 1; r.sameSentence(i, c.first) && r.class[i].Has(Role) && !r.class[i].Has(Relation|Forenames|Speech) {
			return r.lower(i) // Referee Dean
		}
		return ""
	}
	return w
}

// titleWord is a title without the full stop of its short form, written out when the short form is common.
func titleWord(w string) string {
	if n := len(w); n > 1 && w[n-1] == '.' {
		w = w[:n-1]
	}
	if long, ok := titlesShort[w]; ok {
		return long
	}
	return w
}

// titlesShort are the common short forms of titles.
var titlesShort = map[string]string{
	"gov": "governor", "sen": "senator", "rep": "representative", "gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "sgt": "sergeant",
	"lt": "lieutenant", "dr": "doctor", "prof": "professor", "cllr": "councillor", "coun": "councillor", "insp": "inspector", "supt": "superintendent", "amb": "ambassador",
	"pres": "president", "det": "detective", "rev": "reverend", "cmdr": "commander", "adm": "admiral",
}

// bearsNoun says that a full name of cluster n, printed before candidate m, stands with the noun as its title or role.
func (cs *clusters) bearsNoun(n int, noun string, m int) bool {
	r := cs.r
	for _, g := range cs.list[n].groups {
		if len(g.words) < 2 || g.options != nil {
			continue
		}
		for k, x := range g.members {
			if k >= mostLooked || x > m {
				break
			}
			c := &r.cands[x]
			for i := c.titleFirst; i < c.first; i++ {
				if titleWord(r.lower(i)) == noun {
					return true
				}
			}
			if r.presented(c) == noun {
				return true
			}
			if i := c.titleFirst - 1; r.is(i, noun) && r.sameSentence(i, c.first) {
				return true
			}
		}
	}
	return false
}

// opposite are the words that tell two of one name apart by age.
var opposite = map[string]string{"elder": "younger", "younger": "elder", "senior": "junior", "junior": "senior"}

// ageBefore is “elder” or “younger” right before a lone name, or "".
func (r *reader) ageBefore(c *candidate) string {
	w := r.lower(c.titleFirst - 1)
	if w == "older" {
		w = "elder"
	}
	if (w == "elder" || w == "younger") && r.is(c.titleFirst-2, "the") {
		return w
	}
	return ""
}

// ageReach is how many tokens before or behind a name the word for the elder or the younger may stand.
const ageReach = 6

// ageOf is what the words beside the names of a cluster tell of who is the elder: his younger brother, NAME; NAME, the
// elder by an hour; his son NAME is the younger. "" when they tell nothing.
func (r *reader) ageOf(c *cluster) string {
	for _, g := range c.groups {
		for k, m := range g.members {
			if k >= mostLooked {
				break
			}
			at := &r.cands[m]
			if r.kinBefore(at) && (r.is(at.titleFirst-1, "son") || r.is(at.titleFirst-1, "daughter")) {
				return "younger"
			}
			for i := at.titleFirst - 1; i >= 0 && at.titleFirst-i < ageReach && r.sameSentence(i, at.first) && (r.d.Tokens[i].Low || r.sign(i, ",") && i == at.titleFirst-1); i-- {
				if w := r.ageWord(i); w != "" && r.kinWord(i+1) {
					return w
				}
			}
			if !r.sign(at.last, ",") {
				continue
			}
			for i := at.last + 1; i-at.last < ageReach && r.sameSentence(at.first, i) && !r.sign(i, ","); i++ {
				if w := r.ageWord(i); w != "" {
					return w
				}
			}
		}
	}
	return ""
}

func (r *reader) ageWord(i int) string {
	switch w := r.lower(i); w {
	case "elder", "younger":
		return w
	case "older":
		return "elder"
	}
	return ""
}

// saidGender is the gender of the he or she that “NAME said” or “NAME said that” goes on with, which is most often the
// speaker's, and that of the him or her spoken to, who is somebody else.
func (r *reader) saidGender(c *candidate) (is, not Gender) {
	k := c.last
	if r.sign(k, ",") { // Cote, looking up, reminded her
		for n := k + 1; n-k < ageReach+2 && r.sameSentence(k, n); n++ {
			if r.sign(n, ",") {
				k = n + 1
				break
			}
		}
	}
	if !r.sameSentence(c.first, k) || !r.d.Tokens[k].Low || r.class[k].Has(Small) && !r.class[k].Has(Speech) {
		return Unknown, Unknown
	}
	speech := r.class[k].Has(Speech)
	k++
	switch {
	case r.is(k, "him"):
		return Unknown, Masculine
	case r.is(k, "her") && (r.is(k+1, "that") || r.is(k+1, "to") || r.is(k+1, "not") || r.closes(k+1) || r.is(k+1, "he") || r.is(k+1, "she") || r.is(k+1, "the")):
		return Unknown, Feminine
	}
	if r.is(k, "that") {
		k++
	}
	switch {
	case !speech:
	case r.is(k, "he"):
		return Masculine, Unknown
	case r.is(k, "she"):
		return Feminine, Unknown
	}
	return Unknown, Unknown
}

// genderOf is the gender of cluster n; when titles, kin and forename are silent, that which “NAME said she” or a She at the
// start of the sentence behind it tells.
func (cs *clusters) genderOf(n int) Gender {
	c := cs.list[n]
	if c.gender != Unknown || c.asked {
		return c.gender
	}
	c.asked = true
	told := Unknown
	for _, g := range c.groups {
		if len(g.words) < 2 || g.options != nil {
			continue
		}
		for k, m := range g.members {
			if k >= mostLooked {
				break
			}
			switch t := cs.r.toldGender(m); {
			case t == Unknown:
			case told != Unknown && t != told:
				return Unknown
			default:
				told = t
			}
		}
	}
	c.gender = told
	return told
}

// toldGender is the gender that the words behind candidate m tell before anybody else is named.
func (r *reader) toldGender(m int) Gender {
	c := &r.cands[m]
	if is, _ := r.saidGender(c); is != Unknown {
		return is
	}
	end := r.d.SentenceOf(c.first).Last
	stop := len(r.class)
	if m+1 < len(r.cands) {
		stop = r.cands[m+1].first
	}
	for i := c.last; i < min(end, stop); i++ {
		switch r.lower(i) {
		case "himself":
			return Masculine
		case "herself":
			return Feminine
		}
	}
	if end >= stop || r.d.Paragraph(c.first) != r.d.Paragraph(end) {
		return Unknown
	}
	switch r.lower(end) {
	case "he", "his":
		return Masculine
	case "she", "her":
		return Feminine
	}
	return Unknown
}
