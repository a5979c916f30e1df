package quote

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// keep is the score from which words in marks without an attribution count as a quotation.
const (
	keep         = 0.5
	keepFragment = 0.7 // the same inside a sentence of the reporter's
)

// leftovers reads the regions of the sentence that no cue has taken.
func (p *parser) leftovers(out []Draft) []Draft {
	held := map[int]bool{}
	for _, d := range out[p.base:] {
		for _, r := range d.Regions {
			held[r] = true
		}
	}
	found := len(out)
	for i := p.sent.First; i < p.sent.Last; i++ {
		u := &p.Units[i]
		if u.Kind != Quoted || held[int(u.Ref)] || slices.Contains(p.passed, int(u.Ref)) || p.inside(out[p.base:found], u.Start()) {
			continue
		}
		if d, ok := p.leftover(i); ok {
			out = append(out, d)
			for _, r := range d.Regions {
				held[r] = true
			}
		}
	}
	p.order(out[p.base:])
	return out
}

func (p *parser) inside(drafts []Draft, at int) bool {
	for _, d := range drafts {
		for _, part := range d.Parts {
			if part.Has(at) {
				return true
			}
		}
	}
	return false
}

// order sorts the few drafts of a sentence by their first unit.
func (p *parser) order(d []Draft) {
	for i := 1; i < len(d); i++ {
		for j := i; j > 0 && d[j].Parts[0].Start < d[j-1].Parts[0].Start; j-- {
			d[j], d[j-1] = d[j-1], d[j]
		}
	}
}

// leftover makes a draft of the region at unit i when its words are somebody's.
func (p *parser) leftover(i int) (Draft, bool) {
	d := Draft{CueUnit: -1, Sentence: p.n, Paragraph: p.sent.Paragraph, Cover: p.score(i), Edge: 0.95}
	r := p.Regions[p.Units[i].Ref]
	first := i == p.sent.First || i == p.sent.First+1 && p.Units[i-1].Kind == Plain && p.leadIn(i-1)
	last := i+1 >= p.end() || p.allQuoted(i, p.end())
	words := wordCount(r.Inner().In(p.Text))
	switch {
	case first && last:
		if d.Cover < keep && words < 4 && !r.Continues {
			return d, false
		}
		d.Cover = max(d.Cover, 0.5)
		p.announced(&d)
	case last && p.Units[i-1].Kind == Stop && (p.Units[i-1].Low == ":" || p.Units[i-1].Low == "—" || p.Units[i-1].Low == "–"):
		if d.Cover < 0.35 {
			return d, false
		}
		p.byColon(&d, i)
	case !first && words >= 6 && p.Units[i-1].Kind == Stop && p.Units[i-1].Low == ":" && d.Cover >= keep:
		p.byColon(&d, i)
	case first && p.replied(&d, i):
	case first && p.beside(&d, i):
	case first && p.loneTag(&d, i):
	case last && p.ahead(&d, i):
	case d.Cover >= keepFragment && words >= 4:
		d.Place = Fragment
		d.Cover *= 0.8
	default:
		return d, false
	}
	end := i + 1
	if last {
		end = p.end()
	}
	if !p.fill(&d, i, max(end, i+1)) {
		return d, false
	}
	if d.Place == Fragment && !(capital(r.Inner().In(p.Text)) && (p.closesThought(i) || first && p.low(i+1, p.sent) == ":")) {
		d.Kind = story.Mixed
	}
	return d, true
}

// announced reads the sentence before, when it ends with a colon: Cruz called them on it: and then a paragraph in marks.
func (p *parser) announced(d *Draft) {
	if p.n == 0 || p.Sentences[p.n-1].Paragraph < p.sent.Paragraph-1 {
		return
	}
	before := p.Sentences[p.n-1]
	if p.Units[before.Last-1].Low != ":" {
		return
	}
	q := parser{Sheet: p.Sheet, sent: before, n: p.n - 1, from: before.First}
	q.cueSet = q.cues(before)
	for k := len(q.cueSet) - 1; k >= 0; k-- {
		c := q.cueSet[k]
		if c.Negated || c.Kind == According || !c.Verb.Takes('d') {
			continue
		}
		s, _, _ := q.attribution(c)
		if s.Empty() {
			continue
		}
		d.Subject, d.Place, d.Role = s, Before, s.Role
		d.CueUnit, d.Lemma = c.First, c.Verb.Lemma
		d.Cue = []story.Span{{Start: p.Units[c.First].Start(), End: p.Units[c.Last-1].End()}}
		return
	}
	q.byColon(d, before.Last)
}

func (p *parser) allQuoted(i, end int) bool {
	for j := i; j < end; j++ {
		if p.Units[j].Kind != Quoted && p.Units[j].Kind != Stop {
			return false
		}
	}
	return true
}

// byColon reads X was blunt: “…”.
func (p *parser) byColon(d *Draft, i int) {
	d.Place = Colon
	j := p.sent.First
	for j < i-1 && p.Units[j].Kind == Plain && (p.leadIn(j) || p.Units[j].Class&Adverb != 0) {
		j++
	}
	if p.Units[j].Class&Preposition != 0 && p.Units[j].Kind == Plain {
		for n := j; n < i-1; n++ {
			if p.Units[n].Kind == Stop && p.Units[n].Low == "," {
				j = n + 1
				break
			}
		}
	}
	d.Subject = p.nounAfter(j, i-1)
	if near := p.nounBefore(i-2, j); !near.Empty() && p.Units[near.Head].Kind == Name && near.First > j && (p.Units[near.First-1].Kind == Stop || p.Units[near.First-1].Low == "from" && !p.clauseIn(j, near.First-1)) {
		d.Subject = near
	}
	if d.Subject.Empty() || p.Units[d.Subject.Head].Class&Time != 0 || p.Units[d.Subject.Head].Low == "it" || !p.saysWho(d.Subject) {
		d.Subject = Phrase{}
	}
	d.Role = d.Subject.Role
}

// saysWho says that a phrase before a colon can be somebody: a name, a pronoun, a noun with an article, officials.
func (p *parser) saysWho(s Phrase) bool {
	u := &p.Units[s.First]
	return u.Kind == Name || p.Units[s.Head].Kind == Name || u.Class&(Determiner|Possessive|Pronoun|Vague|Document) != 0
}

// beside reads “…,” X, role. — a speaker after the words with no verb between.
func (p *parser) beside(d *Draft, i int) bool {
	j := i + 1
	for j < p.sent.Last && (p.Units[j].Kind == Quoted || p.Units[j].Kind == Stop && (p.Units[j].Low == "," || p.Units[j].Low == "—" || p.Units[j].Low == "–" || p.Units[j].Low == "-")) {
		j++
	}
	s := p.nounAfter(j, p.sent.Last)
	if s.Empty() || p.Units[s.Head].Kind != Name || p.Units[s.Head].Type() != story.Person {
		return false
	}
	end := p.end()
	if s.Last < end && p.Units[s.Last].Kind != Stop {
		return false
	}
	if s.Last < end && !p.nounStretch(s.Last+1, end) && p.hasVerb(s.Last+1, end) && p.Units[s.Last+1].Low != "who" {
		return false
	}
	if s.Last < end && s.Role.Empty() {
		s.Role = p.roleOf(s.Last+1, end, s.Role)
	}
	d.Subject, d.Place, d.Role = s, Beside, s.Role
	d.flag(story.FlagVerbless)
	return true
}

// loneTag reads “…,” she fumed: a short subject and a verb the list does not know.
func (p *parser) loneTag(d *Draft, i int) bool {
	j := i + 1
	for j < p.sent.Last && p.Units[j].Kind == Stop && p.Units[j].Low == "," {
		j++
	}
	s := p.nounAfter(j, min(p.sent.Last, j+8))
	if s.Empty() || s.Last >= p.sent.Last || d.Cover < keep || j == i+1 && !sentenceEnd(p.Regions[p.Units[i].Ref].Inner().In(p.Text)) {
		return false
	}
	switch p.Units[s.First].Low {
	case "that", "which", "this", "these", "those", "it", "who", "what":
		return false
	}
	if final := lastRune(p.Regions[p.Units[i].Ref].Inner().In(p.Text)); final == '.' {
		return false
	}
	v := s.Last
	for v < p.sent.Last && p.Units[v].Class&Adverb != 0 && p.Units[v].Kind == Plain {
		v++
	}
	if v >= p.sent.Last || p.Units[v].Kind != Plain || p.Units[v].Class&Aux != 0 && p.Units[v].Class&Have == 0 {
		return false
	}
	if !p.verbLike(v) && !strings.HasSuffix(p.Units[v].Low, "s") {
		return false
	}
	d.Subject, d.Place, d.Role = s, Before, s.Role
	d.CueUnit = v
	d.Lemma = p.Units[v].Low
	d.Cue = []story.Span{p.Units[v].Span()}
	d.Cover *= 0.85
	return true
}

// ahead reads X, role, “…” — a speaker before the words with no verb between.
func (p *parser) ahead(d *Draft, i int) bool {
	if p.Units[i-1].Kind != Stop || p.Units[i-1].Low != "," || d.Cover < keep {
		return false
	}
	j := p.sent.First
	if p.Units[j].Class&Preposition != 0 && p.Units[j].Kind == Plain {
		for j < i && !(p.Units[j].Kind == Stop && p.Units[j].Low == ",") {
			j++
		}
		j++
	}
	if j >= i {
		return false
	}
	s := p.nounAfter(j, i)
	if !s.Empty() {
		if name, ok := p.nameBehind(s); ok { // Its chairman, Idris Vale, “…”
			s = name
		}
	}
	if s.Empty() || p.Units[s.Head].Kind != Name || s.Last >= i || p.Units[s.Last].Kind != Stop {
		return false
	}
	if s.Last+1 < i-1 {
		if !p.nounStretch(s.Last+1, i-1) {
			return false
		}
		s.Role = p.roleOf(s.Last+1, i-1, s.Role)
	}
	d.Subject, d.Place, d.Role = s, Beside, s.Role
	d.flag(story.FlagVerbless)
	return true
}
