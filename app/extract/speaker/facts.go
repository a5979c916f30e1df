package speaker

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/tag"
)

// facts is what holds of one candidate for one question: the ranker sees nothing else. No word of the text is among
// them but the question's own pronoun.
type facts struct {
	sort       string // person, body or phrase
	gender     string // against the pronoun: fits or unknown; empty when it does not matter
	order      int    // how many of the same sort are named nearer
	sentences  int    // back from the question, negative when it stands after
	paragraphs int
	position   string // of the nearest mention: subject, owner, object, other
	opener     bool   // the mention begins its sentence
	subject    string // which subject it is: of this sentence, of the last, of the paragraph, none
	last       string // when it spoke last: here, near, far, none
	other      string // the same for who spoke before somebody else took over
	next       string // when it speaks next: here, near, none
	mentions   int
	only       bool // nobody else of the story fits the pronoun
	listener   bool // is spoken to
	pronoun    bool // a pronoun that fits it alone begins the last sentence
}

// templates are the names that features begin with.
var templates = [...]string{
	"sort",
	"gender",
	"named nearer",
	"sentences back",
	"paragraphs back",
	"position",
	"opens its sentence",
	"subject",
	"spoke last",
	"spoke before",
	"speaks next",
	"mentions",
	"only one that fits",
	"listener",
	"pronoun before",
	"turns",
	"last and place",
	"subject and distance",
	"chosen by the grammar",
	"chosen, what",
	"side and distance",
	"verbs between",
	"commas between",
	"tag before",
	"tag after",
	"tags around",
	"tag of the head",
	"phrases nearer",
	"phrases nearer, and between",
	"relative between",
	"quoted words between",
	"begins the sentence",
	"form of the cue",
	"inside the chosen",
	"what, and tag after",
	"tags between",
}

var (
	tSort      = model.Text(templates[0])
	tGender    = model.Text(templates[1])
	tOrder     = model.Text(templates[2])
	tSentences = model.Text(templates[3])
	tParas     = model.Text(templates[4])
	tPosition  = model.Text(templates[5])
	tOpener    = model.Text(templates[6])
	tSubject   = model.Text(templates[7])
	tLast      = model.Text(templates[8])
	tOther     = model.Text(templates[9])
	tNext      = model.Text(templates[10])
	tMentions  = model.Text(templates[11])
	tOnly      = model.Text(templates[12])
	tListener  = model.Text(templates[13])
	tPronoun   = model.Text(templates[14])
	tTurn      = model.Text(templates[15])
	tSpeech    = model.Text(templates[16])
	tNear      = model.Text(templates[17])
	tRule      = model.Text(templates[18])
	tRuleSort  = model.Text(templates[19])
	tSide      = model.Text(templates[20])
	tVerbs     = model.Text(templates[21])
	tCommas    = model.Text(templates[22])
	tBefore    = model.Text(templates[23])
	tAfter     = model.Text(templates[24])
	tAround    = model.Text(templates[25])
	tHead      = model.Text(templates[26])
	tNearer    = model.Text(templates[27])
	tNearest   = model.Text(templates[28])
	tRelative  = model.Text(templates[29])
	tWords     = model.Text(templates[30])
	tFirst     = model.Text(templates[31])
	tCue       = model.Text(templates[32])
	tInside    = model.Text(templates[33])
	tTagged    = model.Text(templates[34])
	tBetween   = model.Text(templates[35])
)

// keys are the features of a candidate. Each is told apart by what the question asks for.
func (f *facts) keys(v *model.Vector, q *question) {
	mode := model.Text(q.mode())
	sort, subject := model.Text(f.sort), model.Text(f.subject)
	last, place := model.Text(f.last), model.Text(q.place())
	sentences, paragraphs := model.Count(max(-3, min(f.sentences, 12))), model.Count(max(-2, min(f.paragraphs, 5)))
	v.Add(tSort, mode, sort)
	if f.gender != "" {
		v.Add(tGender, model.Text(f.gender))
		v.Add(tGender, model.Text(f.gender), last)
	}
	v.Add(tOrder, mode, sort, model.Count(min(f.order, 4)))
	v.Add(tSentences, mode, sentences)
	v.Add(tParas, mode, paragraphs)
	v.Add(tPosition, mode, model.Text(f.position))
	v.Add(tPosition, mode, model.Text(f.position), paragraphs)
	v.Add(tOpener, mode, model.Flag(f.opener))
	v.Add(tSubject, mode, subject)
	v.Add(tNear, mode, subject, sentences)
	v.Add(tLast, mode, last)
	v.Add(tSpeech, mode, last, place)
	v.Add(tSpeech, mode, last, subject)
	v.Add(tOther, mode, model.Text(f.other))
	v.Add(tTurn, mode, model.Text(f.other), last, place)
	v.Add(tNext, mode, model.Text(f.next), place)
	v.Add(tMentions, mode, model.Count(min(f.mentions, 5)))
	if f.only {
		v.Add(tOnly, mode)
	}
	if f.listener {
		v.Add(tListener, mode)
	}
	if f.pronoun {
		v.Add(tPronoun, mode)
	}
}

// question is a quotation, or a pronoun in its attribution, that somebody is looked for.
type question struct {
	draft                   int
	at, sentence, paragraph int // unit, and where it stands
	want                    want
	d                       *quote.Draft
	past, other, next       *Choice // who spoke last, who before somebody else took over, who speaks next
	opens                   bool    // the words open their paragraph
}

// mode groups questions that ask alike.
func (q *question) mode() string {
	switch q.want {
	case he, she, somebody:
		return "he"
	case it:
		return "it"
	case they:
		return "they"
	}
	return "o"
}

// place is where words without an attribution stand.
func (q *question) place() string {
	switch {
	case q.want != anybody:
		return "p"
	case q.d != nil && q.d.Place == quote.Fragment:
		return "f"
	case q.opens:
		return "s"
	}
	return "n"
}

// speech is when a speaker spoke, seen from a paragraph.
func speech(c *Choice, entity, paragraph int) string {
	switch {
	case c == nil || c.entity != entity || entity < 0:
		return "-"
	case c.paragraph == paragraph:
		return "0"
	case c.paragraph == paragraph-1 || c.paragraph == paragraph+1:
		return "1"
	}
	return "2"
}

// position is the part a mention plays in its sentence, as far as its neighbours tell.
func (s *scene) position(unit int) string {
	if unit+1 < len(s.Units) && s.Units[unit+1].Kind == quote.Genitive {
		return "g"
	}
	before := unit - 1
	for before >= 0 && s.Units[before].Kind == quote.Plain && (s.Units[before].Tag == tag.Det || s.Units[before].Tag == tag.Adj || s.Units[before].Tag == tag.Noun || s.Units[before].Tag == tag.Propn) {
		before--
	}
	if before >= 0 && s.SentenceOf(before) == s.SentenceOf(unit) {
		switch u := &s.Units[before]; {
		case u.Kind == quote.Plain && (u.Class&quote.Preposition != 0 || u.Tag == tag.Adp):
			return "p"
		case u.Kind == quote.Plain && (u.Tag == tag.Verb):
			return "v"
		}
	}
	for i := unit + 1; i < min(len(s.Units), unit+3); i++ {
		u := &s.Units[i]
		if u.Kind != quote.Plain {
			break
		}
		if u.Tag == tag.Verb || u.Tag == tag.Aux {
			return "s"
		}
		if u.Tag != tag.Adv {
			break
		}
	}
	return "o"
}

// gendered says whether the gender of an entity is known to be that of the pronoun asked for; nothing where gender does
// not matter.
func (s *scene) gendered(q *question, e int) string {
	switch {
	case q.want != he && q.want != she:
		return ""
	case s.gender[e] == Unknown:
		return "u"
	}
	return "y"
}
