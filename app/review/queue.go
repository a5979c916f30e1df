package review

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

// Risk is why a quotation wants reading before others; the higher ones first.
type Risk int

// The risks in the order in which rows are offered. A row has the first that fits.
const (
	RiskChanged   Risk = iota // the text was edited since somebody looked
	RiskRivals                // another speaker is nearly as likely
	RiskNotByName             // the speaker is printed as a pronoun or by role only
	RiskNoCue                 // no word attributes it
	RiskUnclosed              // its marks do not pair up
	RiskNewPerson             // the first one of a speaker who is not known from other stories
	RiskWeighty               // a number or an accusation stands inside
	RiskUnsure                // the engine gave it a low confidence
	RiskNone                  // none of these
)

const (
	rivalScore = 0.1 // of an alternative that counts as a second candidate
	unsure     = 0.8 // confidence below which stand a third of the rows of the newsroom corpus and nine in ten of the wrong ones
)

// Why says in a few words why the row wants reading.
func (r Risk) Why() string {
	return []string{"the text has changed", "two candidates", "not named where it stands", "no cue", "marks not closed",
		"a new person", "a number or an accusation", "the engine is not sure", "not read yet"}[r]
}

// Queued is a quotation that somebody still has to look at.
type Queued struct {
	ID   string
	Risk Risk
}

// Queue lists the open quotations, the riskiest first, those of one risk in text order. known says that a
// person is known from other stories; with nil nobody counts as new.
func (d *Document) Queue(known func(name string) bool) []Queued {
	by := d.outlook(known)
	var rows []queuedAt
	for _, q := range d.quotes {
		if q.Status.Open() {
			rows = append(rows, queuedAt{q.ID, d.risk(q, by), q.Span().Start})
		}
	}
	slices.SortStableFunc(rows, queuedAt.compare)
	out := make([]Queued, len(rows))
	for i, r := range rows {
		out[i] = Queued{r.id, r.risk}
	}
	return out
}

// Ranked lists all quotations as Queue does, whether open or not: a row keeps its place when it has been decided on.
func (d *Document) Ranked(known func(name string) bool) []Queued {
	by := d.outlook(known)
	rows := make([]queuedAt, len(d.quotes))
	for i, q := range d.quotes {
		rows[i] = queuedAt{q.ID, d.risk(q, by), q.Span().Start}
	}
	slices.SortStableFunc(rows, queuedAt.compare)
	out := make([]Queued, len(rows))
	for i, r := range rows {
		out[i] = Queued{r.id, r.risk}
	}
	return out
}

// NextOpen is the open quotation that comes after the row in the queue, whether that is open or not; from the end it
// goes on at the front. With no such row it is the riskiest; "" when no other is open.
func (d *Document) NextOpen(id string, known func(name string) bool) string {
	queue := d.Queue(known)
	queue = slices.DeleteFunc(queue, func(r Queued) bool { return r.ID == id })
	if len(queue) == 0 {
		return ""
	}
	q := d.quote(id)
	if q == nil {
		return queue[0].ID
	}
	here := queuedAt{id, d.risk(*q, d.outlook(known)), q.Span().Start}
	for _, r := range queue {
		if here.compare(queuedAt{r.ID, r.Risk, d.quote(r.ID).Span().Start}) < 0 {
			return r.ID
		}
	}
	return queue[0].ID
}

type queuedAt struct {
	id   string
	risk Risk
	at   int
}

func (a queuedAt) compare(b queuedAt) int {
	return cmp.Or(cmp.Compare(a.risk, b.risk), cmp.Compare(a.at, b.at), cmp.Compare(a.id, b.id))
}

// outlook is what the risk of a row depends on beside the row.
type outlook struct {
	named places
	first map[string]string // speakers not known from elsewhere, to the first quotation of each
}

func (d *Document) outlook(known func(name string) bool) outlook {
	by := outlook{named: d.namedPlaces(), first: map[string]string{}}
	if known == nil {
		return by
	}
	seen := map[string]bool{"": true}
	for _, q := range d.quotes {
		name := d.SpeakerName(q)
		if q.Status == story.Rejected || seen[name] {
			continue
		}
		if seen[name] = true; !known(name) {
			by.first[name] = q.ID
		}
	}
	return by
}

func (d *Document) risk(q QuoteRow, by outlook) Risk {
	speaker := d.SpeakerName(q)
	switch {
	case q.Status == story.NeedsLook:
		return RiskChanged
	case slices.ContainsFunc(q.Alternatives, func(a story.Alternative) bool { return a.Score >= rivalScore }):
		return RiskRivals
	case len(q.Speaker) > 0 && !by.named.any(q.Speaker):
		return RiskNotByName
	case len(q.Cue) == 0:
		return RiskNoCue
	case q.Has(story.FlagUnclosed):
		return RiskUnclosed
	case by.first[speaker] == q.ID:
		return RiskNewPerson
	case weighty(wording(d.Text, q.Parts)):
		return RiskWeighty
	case q.Confidence < unsure:
		return RiskUnsure
	}
	return RiskNone
}

// places are spans in order of their starts.
type places []story.Span

// namedPlaces are where persons and bodies stand by name.
func (d *Document) namedPlaces() places {
	var out places
	for _, n := range d.names {
		if n.Status != story.Rejected && (n.Type == story.Person || n.Type == story.Organisation) {
			out = append(out, n.Mentions...)
		}
	}
	slices.SortFunc(out, func(a, b story.Span) int { return a.Start - b.Start })
	return out
}

// any says that one of the spans overlaps a place.
func (p places) any(spans []story.Span) bool {
	for _, s := range spans {
		i, _ := slices.BinarySearchFunc(p, s.End, func(q story.Span, at int) int { return q.Start - at })
		for i--; i >= 0 && p[i].Start > s.Start-longestName; i-- {
			if p[i].Overlaps(s) {
				return true
			}
		}
	}
	return false
}

// longestName bounds how far back a name that reaches into a span may begin, in bytes.
const longestName = 400

// weighty says that the words hold a number or accuse: what a wrong speaker makes expensive.
func weighty(words string) bool {
	for w := range strings.FieldsFuncSeq(strings.ToLower(words), func(r rune) bool { return !isWord(r) }) {
		if strings.ContainsFunc(w, unicode.IsDigit) || slices.Contains(amounts, w) {
			return true
		}
		if slices.ContainsFunc(accusations, func(stem string) bool { return strings.HasPrefix(w, stem) }) {
			return true
		}
	}
	return false
}

// amounts are words that make a number of what stands beside them.
var amounts = []string{"hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion", "billions",
	"trillion", "dozen", "dozens", "percent", "half", "third", "quarter", "double", "twice"}

// accusations are the beginnings of words with which somebody may be wronged: crimes, courts, lies.
var accusations = []string{"abus", "accus", "alleg", "arrest", "assault", "blackmail", "bribe", "bribing", "charged",
	"convict", "corrupt", "crime", "crimin", "defam", "embezzl", "extort", "fraud", "genocid", "guilt",
	"harass", "illegal", "jail", "killed", "killer", "killing", "launder", "lawsuit", "liar", "libel", "lied", "lying",
	"manslaughter", "molest", "murder", "negligen", "offence", "perjur", "prosecut", "racis", "rape", "rapist", "scam",
	"smuggl", "steal", "stole", "sued", "terroris", "theft", "thief", "thieves", "tortur", "traffick", "unlawful", "violat"}

// RejectReasons are why a row is none, for a list to choose from; the words are stored as they stand.
func RejectReasons(table Table) []string {
	switch table {
	case Quotes:
		return []string{"scare quotes", "a title", "a term or nickname", "a thought, not said", "the writer’s own words", "part of another quotation"}
	case Names:
		return []string{"not a name", "part of another name", "a common word"}
	}
	return []string{"meant so", "house style", "a quotation, left as said"}
}
