package newsroom

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/score"
)

// rules are the names of the blemishes.
var rules = strings.Fields(`unclosed-quote stray-close mixed-marks attribution-without-verb incomplete-name name-spelling
	double-space missing-final-punctuation repeated-word no-speaker quote-differs tense-mix title-conflict
	number-conflict date-conflict`)

// entity is a name with all its places.
type entity struct {
	id, kind string
	mentions []score.Pair
}

// reading is a story being put together from its spans.
type reading struct {
	text     []rune
	story    Story
	entities []*entity // in text order
	byID     map[string]*entity
	roles    map[string][]score.Pair
	quotes   []*quotation // in text order
	quote    map[string]*quotation
	faults   []Fault
}

type quotation struct {
	id string
	score.Quote
}

func convert(r raw) (Story, []Fault) {
	c := &reading{byID: map[string]*entity{}, roles: map[string][]score.Pair{}, quote: map[string]*quotation{}}
	c.story = Story{Style: r.head["style"], Marks: r.head["marks"], Phenomena: r.head["phenomena"], Furniture: map[string]score.Pair{}}
	c.story.ID = "newsroom/" + r.id
	text, spans := parse(r.body, c.fault)
	c.story.Text, c.text = text, []rune(text)
	for _, s := range byPlace(spans) {
		c.take(s)
	}
	for _, s := range spans {
		c.attach(s)
	}
	c.checkReferences()
	c.finishQuotes()
	c.finishNames()
	slices.SortStableFunc(c.story.Blemishes, func(a, b Blemish) int { return a.Start - b.Start })
	for i := range c.faults {
		c.faults[i].Story = r.id
	}
	return c.story, c.faults
}

func (c *reading) fault(format string, args ...any) {
	c.faults = append(c.faults, Fault{Message: fmt.Sprintf(format, args...)})
}

// take puts what a span says by itself into the story.
func (c *reading) take(s span) {
	place := score.Pair{s.start, s.end}
	switch s.tag {
	case "PER", "ORG", "LOC", "MISC":
		c.name(s.attrs["id"], s.tag, place)
	case "NORP", "DATE":
		id := fmt.Sprintf("%s@%d", s.tag, s.start)
		c.name(id, s.tag, place)
		c.byID[id].mentions = []score.Pair{place} // one tag, one name
	case "R":
		c.roles[s.attrs["of"]] = append(c.roles[s.attrs["of"]], place)
	case "Q":
		c.part(s, place)
	case "NQ":
		c.story.NotQuotes = append(c.story.NotQuotes, score.NotQuote{Start: s.start, End: s.end, Why: s.attrs["why"]})
	case "QQ":
		c.story.InnerQuotes = append(c.story.InnerQuotes, Inner{s.start, s.end, s.attrs["by"]})
	case "P":
		c.story.Pronouns = append(c.story.Pronouns, Pronoun{s.start, s.end, s.attrs["ref"]})
	case "X":
		if !slices.Contains(rules, s.attrs["rule"]) {
			c.fault("rule %s unknown", s.attrs["rule"])
		}
		c.story.Blemishes = append(c.story.Blemishes, Blemish{s.attrs["rule"], s.start, s.end})
	}
}

func (c *reading) name(id, kind string, place score.Pair) {
	e := c.byID[id]
	if e == nil {
		e = &entity{id: id, kind: kind}
		c.byID[id] = e
		c.entities = append(c.entities, e)
	}
	if e.kind != kind {
		c.fault("id %s is both %s and %s", id, e.kind, kind)
	}
	e.mentions = append(e.mentions, place)
}

// part adds a stretch to its quotation.
func (c *reading) part(s span, place score.Pair) {
	id, kind, by := s.attrs["id"], s.attrs["kind"], s.attrs["by"]
	q := c.quote[id]
	if q == nil {
		speech := true
		q = &quotation{id: id, Quote: score.Quote{Kind: kind, By: by, Reporting: &speech}}
		c.quote[id] = q
		c.quotes = append(c.quotes, q)
	}
	if !slices.Contains([]string{"direct", "mixed", "indirect"}, kind) {
		c.fault("Q %s: kind %s", id, kind)
	}
	if q.By != by {
		c.fault("Q %s: two speakers %s and %s", id, q.By, by)
	}
	q.Parts = append(q.Parts, place)
	if via, ok := s.attrs["via"]; ok {
		q.Via = via
	}
	if flag, ok := s.attrs["flag"]; ok {
		q.Flag = flag
	}
}

// attach gives speakers and cues to their quotations, byline and dateline to the story.
func (c *reading) attach(s span) {
	place := score.Pair{s.start, s.end}
	switch s.tag {
	case "BYLINE", "DATELINE":
		c.story.Furniture[strings.ToLower(s.tag)] = place
	case "S", "C":
		for _, id := range strings.Fields(s.attrs["q"]) {
			q := c.quote[id]
			switch {
			case q == nil:
				c.fault("<%s q=%s> has no such Q", s.tag, id)
			case s.tag == "S":
				q.Speaker.Spans = sorted(append(q.Speaker.Spans, place))
			default:
				q.Cue = sorted(append(q.Cue, place))
			}
		}
	}
}

// checkReferences looks for ids that stand for nobody.
func (c *reading) checkReferences() {
	var owners []string
	for id := range c.roles {
		owners = append(owners, id)
	}
	slices.Sort(owners)
	for _, id := range owners {
		if c.byID[id] == nil {
			c.fault("<R of=%s> has no such name", id)
		}
	}
	for _, p := range c.story.Pronouns {
		if c.byID[p.Ref] == nil && !strings.HasPrefix(p.Ref, anonymous) {
			c.fault("<P ref=%s> has no such name", p.Ref)
		}
	}
}

// anonymous begins the id of a speaker without a name.
const anonymous = "anon:"

// noSpeaker stands where nobody can be named.
const noSpeaker = "none"

func (c *reading) finishQuotes() {
	for _, q := range c.quotes {
		q.Parts = sorted(q.Parts)
		q.Start, q.End = q.Parts[0][0], q.Parts[len(q.Parts)-1][1]
		if len(q.Parts) == 1 {
			q.Parts = nil
		}
		if q.By != noSpeaker {
			q.SpeakerNames = c.names(q.By)
			if q.SpeakerNames == nil {
				c.fault("Q %s: by=%s has no such name", q.id, q.By)
			}
		}
		if len(q.SpeakerNames) > 0 {
			q.SpeakerName = q.SpeakerNames[0]
		}
		c.checkMarks(q)
		c.story.Quotes = append(c.story.Quotes, q.Quote)
	}
}

// checkMarks compares the kind of a quotation with the marks it holds.
func (c *reading) checkMarks(q *quotation) {
	words := c.in(score.Pair{q.Start, q.End})
	if q.Kind == "direct" && (words == "" || !strings.ContainsRune("“”\"‘’'«„", []rune(words)[0])) {
		head := []rune(words)
		c.fault("Q %s: direct, but does not begin with a mark: %q", q.id, string(head[:min(20, len(head))]))
	}
	if q.Kind == "mixed" && !strings.ContainsAny(words, "“”\"‘’'") {
		c.fault("Q %s: mixed, but no marks inside", q.id)
	}
}

// names are the printed forms of whoever has the id, the longest first and equal ones in the order of the
// alphabet; nil when nobody has it.
func (c *reading) names(id string) []string {
	if rest, ok := strings.CutPrefix(id, anonymous); ok && c.byID[id] == nil {
		return []string{rest}
	}
	e := c.byID[id]
	if e == nil {
		return nil
	}
	var out []string
	for _, m := range e.mentions {
		out = append(out, c.in(m))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	slices.SortStableFunc(out, func(a, b string) int { return len([]rune(b)) - len([]rune(a)) })
	return out
}

// finishNames lists every mention in text order, and the people with their roles.
func (c *reading) finishNames() {
	for _, e := range c.entities {
		for _, m := range e.mentions {
			row := score.Entity{Start: m[0], End: m[1], Type: e.kind}
			if !strings.Contains(e.id, "@") {
				row.Cluster = score.NewCluster(e.id)
			}
			c.story.Entities = append(c.story.Entities, row)
		}
		if e.kind != "PER" {
			continue
		}
		p := score.Person{ID: e.id, Name: c.names(e.id)[0], RoleSpans: sorted(c.roles[e.id]), Furniture: c.inFurniture(e.mentions)}
		for _, r := range p.RoleSpans {
			p.Roles = append(p.Roles, c.in(r))
		}
		c.story.People = append(c.story.People, p)
	}
	slices.SortStableFunc(c.story.Entities, func(a, b score.Entity) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
}

// inFurniture says that all the places lie in byline or dateline.
func (c *reading) inFurniture(places []score.Pair) bool {
	for _, s := range places {
		found := false
		for _, f := range c.story.Furniture {
			found = found || f[0] <= s[0] && s[1] <= f[1]
		}
		if !found {
			return false
		}
	}
	return len(places) > 0
}

func (c *reading) in(s score.Pair) string { return string(c.text[s[0]:s[1]]) }

// sorted orders stretches by where they begin. It works in place.
func sorted(list []score.Pair) []score.Pair {
	slices.SortFunc(list, func(a, b score.Pair) int {
		if a[0] != b[0] {
			return a[0] - b[0]
		}
		return a[1] - b[1]
	})
	return list
}
