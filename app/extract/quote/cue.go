package quote

import (
	"strings"

	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// CueKind is how a cue reports.
type CueKind uint8

// The kinds of a cue.
const (
	Finite     CueKind = iota // X said
	Participle                // …, saying
	Infinitive                // to say
	According                 // according to X, in the view of X
	Passive                   // X was quoted as saying
)

// Cue is the word or words that report: units First up to Last.
type Cue struct {
	First, Last int
	Verb        *Verb
	Form        Form
	Kind        CueKind
	Negated     bool // did not say, declined to comment: it reports nothing
	Relative    bool // who said, which says
	Weight      float64
}

// accordingVerb stands for cues without a verb.
var accordingVerb = &Verb{Lemma: "according to", Weight: 1, patterns: "t"}

// cues lists the cues of one sentence in order.
func (s *Sheet) cues(sent Sentence) []Cue {
	var out []Cue
	for i := sent.First; i < sent.Last; i++ {
		if s.Units[i].Kind != Plain {
			continue
		}
		if c, ok := s.according(i, sent); ok {
			out = append(out, c)
			i = c.Last - 1
			continue
		}
		if c, ok := s.verbCue(i, sent); ok {
			out = append(out, c)
			i = c.Last - 1
		}
	}
	return out
}

// according reads "according to", "in the view of", "by his own account"; "in X's words" is left to its verb.
func (s *Sheet) according(i int, sent Sentence) (Cue, bool) {
	c := Cue{First: i, Verb: accordingVerb, Kind: According, Weight: 1}
	switch low := s.Units[i].Low; {
	case low == "according" && s.low(i+1, sent) == "to":
		c.Last = i + 2
	case low != "in" && low != "by":
	case s.low(i+1, sent) == "the" && s.low(i+3, sent) == "of" && tellsOf(low, s.low(i+2, sent)):
		c.Last = i + 4
	case s.class(i+1, sent)&Possessive != 0 && tellsOf(low, s.low(i+2, sent)):
		c.Last = i + 3
	case s.class(i+1, sent)&Possessive != 0 && s.low(i+2, sent) == "own" && tellsOf(low, s.low(i+3, sent)):
		c.Last = i + 4
	}
	return c, c.Last > 0
}

// low is the small-letter word of unit i, or "" outside the sentence.
func (s *Sheet) low(i int, sent Sentence) string {
	if i < sent.First || i >= sent.Last {
		return ""
	}
	return s.Units[i].Low
}

func (s *Sheet) class(i int, sent Sentence) Class {
	if i < sent.First || i >= sent.Last || s.Units[i].Kind == Name {
		return 0
	}
	return s.Units[i].Class
}

// verbCue decides whether unit i is a cue verb in this place.
func (s *Sheet) verbCue(i int, sent Sentence) (Cue, bool) {
	best, last := s.longestForm(i, sent, false)
	if best.verb == nil {
		return s.strangeCue(i, sent)
	}
	c := Cue{First: i, Last: last, Verb: best.verb, Form: best.form, Weight: best.verb.Weight}
	return c, s.settle(&c, sent)
}

// offered is the pattern of verbs that no rule follows: the Grader alone says what of them is reported.
const offered = "s"

// strangeVerb stands for verbs the list does not know.
var strangeVerb = &Verb{Lemma: "", Weight: 0.6, patterns: "d"}

// strangeCue reads a verb the list does not know as a cue when an utterance follows at once: boomed, “Today we won.”
func (s *Sheet) strangeCue(i int, sent Sentence) (Cue, bool) {
	u := &s.Units[i]
	if u.Tag != tag.Verb || u.Class&Aux != 0 || u.Cap && i > sent.First {
		return Cue{}, false
	}
	last := i + 1
	if last < sent.Last && (s.Units[last].Low == "back" || s.Units[last].Low == "out" || s.Units[last].Low == "on") {
		last++
	}
	p := parser{Sheet: s, sent: sent}
	if last >= sent.Last || s.Units[last].Kind != Stop || s.Units[last].Low != "," && s.Units[last].Low != ":" || !p.utteredAt(last+1, sent.Last) {
		return Cue{}, false
	}
	c := Cue{First: i, Last: last, Verb: strangeVerb, Form: Past | Third | Base, Weight: strangeVerb.Weight}
	if strings.HasSuffix(u.Low, "ing") {
		c.Form = Ing
	}
	return c, s.settle(&c, sent)
}

// settle reads what stands before the verb: its helpers, a negation, and whether the word is a verb at all.
func (s *Sheet) settle(c *Cue, sent Sentence) bool {
	next := s.low(c.Last, sent)
	switch c.Verb.Lemma {
	case "accuse":
		if next == "of" {
			return false
		}
	case "write":
		if s.composes(c.Last, sent) {
			return false
		}
	case "say":
		switch next {
		case "goodbye", "good-bye", "farewell", "hello", "mass", "grace", "prayers", "nothing", "little", "anything", "cheese", "amen":
			return false
		}
	case "ask", "request":
		if next == "not" || next == "to" && (s.low(c.Last+1, sent) == "be" || s.low(c.Last+1, sent) == "remain") || s.low(c.First-1, sent) == "who" {
			return false
		}
	}
	j := c.First - 1
	for j >= sent.First && s.class(j, sent)&Adverb != 0 && s.class(j, sent)&Aux == 0 || j >= sent.First && s.Units[j].Kind == Plain && s.Units[j].Tag == tag.Adv && strings.HasSuffix(s.low(j, sent), "ly") {
		if s.class(j, sent)&Negative != 0 {
			c.Negated = true
		}
		j--
	}
	prev := s.class(j, sent)
	low := s.low(j, sent)
	switch {
	case c.Verb.Takes('j'):
		return prev&Be != 0
	case low == "to":
		c.Kind = Infinitive
		if k := s.class(j-1, sent); k&Negative != 0 {
			c.Negated = true
		}
		return c.Form&Base != 0
	case prev&Negative != 0:
		c.Negated = true
		return true
	case c.Form == Ing:
		c.Kind = Participle
		if prev&(Article|Possessive) != 0 {
			return false
		}
		if prev&Be != 0 {
			c.Kind = Finite
			return true
		}
		if low == "by" {
			return c.Verb.Lemma == "say"
		}
		return s.participlePlace(c, j, sent)
	case prev&Be != 0:
		if s.low(c.Last, sent) == "as" && s.low(c.Last+1, sent) == "saying" {
			c.Kind = Passive
			return true
		}
		return c.Verb.Lemma == "tell" && s.class(j-1, sent)&Listener != 0 // the inquest was told
	case prev&Have != 0:
		c.Form &= Past | Part
		return c.Form != 0
	case prev&(Modal|Aux) != 0:
		c.Form &= Base
		return c.Form != 0
	}
	if prev&(Article|Possessive) != 0 && low != "her" || j >= sent.First && s.Units[j].Kind == Genitive {
		return false
	}
	if low == "her" || prev&Determiner != 0 && prev&Pronoun == 0 && !s.quantity(j, sent) {
		return false
	}
	if prev&Preposition != 0 && s.Units[j].Kind == Plain {
		return false
	}
	if c.Form&Third != 0 && c.Form&Past == 0 && s.plural(j, sent) {
		return false
	}
	if c.Form == Base && low == "," && s.low(c.Last, sent) == "," {
		return false // a tax of, say, ten per cent
	}
	if c.Form&(Past|Third) != 0 {
		return c.Form&Third == 0 || c.Form&Past != 0 || !s.nounReading(c, j, sent)
	}
	if c.Form&Part != 0 {
		return false
	}
	if c.Verb.Weight >= 0.9 && s.pluralAhead(j, sent) {
		return true
	}
	return s.baseSubject(j, sent) && !s.nounReading(c, j, sent)
}

// quantity says that a determiner may stand alone as a subject: some say, one said, many argue.
func (s *Sheet) quantity(j int, sent Sentence) bool {
	switch s.low(j, sent) {
	case "some", "many", "most", "few", "both", "all", "others", "one", "another", "several", "each", "this", "that", "two", "three":
		return true
	}
	return false
}

// plural says that unit j is a plural quantity, which no verb in -s goes with.
func (s *Sheet) plural(j int, sent Sentence) bool {
	switch s.low(j, sent) {
	case "two", "three", "four", "five", "some", "many", "most", "few", "both", "several", "others", "these", "those", "they", "we", "all":
		return true
	}
	return j >= sent.First && s.Units[j].Kind == Plain && digits(s.Units[j].Low)
}

// participlePlace says that a verb in -ing begins a clause: after a comma, a region, or while, by, and.
func (s *Sheet) participlePlace(c *Cue, j int, sent Sentence) bool {
	if j < sent.First {
		return true
	}
	u := &s.Units[j]
	if u.Kind == Stop || u.Kind == Quoted || u.Class&Conjunction != 0 || u.Low == "as" {
		return true
	}
	switch c.Verb.Lemma {
	case "say", "claim", "argue", "allege", "warn", "add", "insist":
		return u.Kind == Name || u.Class == 0
	}
	return c.Verb.Weight >= 0.8 && (u.Kind == Name || u.Class == 0) && s.markAhead(min(c.Last, sent.Last-1), sent.Last)
}

// nounReading says that a word that may be noun or verb is here a noun: it has no subject before it, or a
// preposition after it (claims of, reports that are).
func (s *Sheet) nounReading(c *Cue, j int, sent Sentence) bool {
	switch c.Verb.Lemma {
	case "say", "tell", "add", "insist", "argue", "explain", "write", "admit", "acknowledge", "deny", "describe", "maintain":
		return false
	}
	if p := s.nounBefore(j, sent.First); !p.Empty() && p.First > sent.First && s.Units[p.First-1].Kind == Plain && (s.Units[p.First-1].Class&(Preposition|Aux) != 0 || s.verbLike(p.First-1)) {
		return true
	}
	next := s.low(c.Last, sent)
	if n := c.Last; n < sent.Last && s.Units[n].Kind == Plain {
		if c.Form&Third != 0 && s.Units[n].Class == 0 || s.Units[n].Class&Aux != 0 || s.verbLike(n) && c.Verb.Weight < 0.85 {
			return true
		}
	}
	if next == "of" || next == "from" || next == "against" || next == "by" || next == "on" && c.Verb.Lemma != "insist" {
		return true
	}
	return j < sent.First || s.Units[j].Kind == Stop && s.Units[j].Low != ","
}

// baseSubject says that unit j may be the subject of a verb in its base form: a plural.
func (s *Sheet) baseSubject(j int, sent Sentence) bool {
	if j < sent.First {
		return false
	}
	u := &s.Units[j]
	switch u.Kind {
	case Quoted:
		return true
	case Stop:
		return u.Low == ","
	case Name:
		return u.Type() == story.Organisation || strings.HasSuffix(u.Low, "s")
	}
	switch u.Low {
	case "they", "we", "i", "you", "who", "which", "that", "people", "police", "men", "women", "children":
		return true
	}
	return u.Class&(Vague) != 0 || s.quantity(j, sent) || strings.HasSuffix(u.Low, "s") && !strings.HasSuffix(u.Low, "ss")
}

// pluralAhead says that a plural heads the noun phrase that ends with unit j: aides to the senator, six in 10.
func (s *Sheet) pluralAhead(j int, sent Sentence) bool {
	for i := j; i >= max(sent.First, j-7); i-- {
		u := &s.Units[i]
		if u.Kind == Stop || u.Kind == Quoted || u.Class&(Aux|Conjunction|Pronoun) != 0 && u.Kind == Plain || s.verbLike(i) {
			return false
		}
		if u.Kind != Plain {
			continue
		}
		if i < j && (u.Class&Vague != 0 || strings.HasSuffix(u.Low, "s") && len(u.Low) > 3 && u.Class == 0) || digits(u.Low) || u.Low == "half" || s.quantity(i, sent) {
			return true
		}
	}
	return false
}
