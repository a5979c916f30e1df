package extract

import (
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/story"
)

// company is what a row is measured against: the other rows and the people of the story.
type company struct {
	*Reading
	rows     []row
	said     []bool         // units that stand in the words of a row or begin its cue
	entity   map[string]int // by story.Entity.ID
	surnames map[string]int // how many people bear each, in small letters
	most     int            // mentions of who is mentioned most
}

func (r *Reading) company(rows []row) *company {
	c := &company{Reading: r, rows: rows, said: make([]bool, len(r.Sheet.Units)), entity: map[string]int{}, surnames: map[string]int{}}
	for i := range r.Cast.Entities {
		e := &r.Cast.Entities[i]
		c.entity[e.ID] = i
		if e.Type != story.Person {
			continue
		}
		c.surnames[surname(e.Name)]++
		c.most = max(c.most, len(e.Mentions))
	}
	for _, row := range rows {
		first, last := r.unitsOf(&row.quote)
		for i := first; i <= min(last, len(c.said)-1); i++ {
			c.said[i] = true
		}
		if cue := r.Drafts[row.draft].CueUnit; cue >= 0 {
			c.said[cue] = true
		}
	}
	return c
}

// surname is the last word of a name in small letters.
func surname(name string) string {
	words := strings.Fields(strings.ToLower(name))
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// measure takes the measures of row n.
func (c *company) measure(n int) *measures {
	var m measures
	d, choice, q := &c.Drafts[c.rows[n].draft], &c.Choices[c.rows[n].draft], &c.rows[n].quote
	m.quotation(d, choice, q)
	m.speaker(choice, q)
	c.measureName(&m, choice)
	first, last := c.unitsOf(q)
	if first > last || last >= len(c.Sheet.Units) {
		return &m
	}
	c.measureWords(&m, first, last)
	m.put(inFirst, c.unitAt(q.Parts[0].End)-first)
	c.measureEdges(&m, first, last)
	c.measureSentence(&m, d, first, last)
	c.measureNext(&m, last)
	c.measureRows(&m, n, first, last)
	at := first
	if d.CueUnit >= 0 {
		c.measureCue(&m, d, first, last)
	}
	if !d.Subject.Empty() {
		at = d.Subject.First
	}
	c.measureBack(&m, choice, at)
	return &m
}

func (m *measures) quotation(d *quote.Draft, c *speaker.Choice, q *story.Quote) {
	m[ofKind] = kinds[q.Kind]
	m[ofPlace] = float64(d.Place)
	m[ofCover], m[ofEdge], m[ofSpeech], m[ofContent] = d.Cover, d.Edge, d.Speech, d.Content
	m[ofMean] = d.Cover * d.Edge * c.Certainty * c.Subject
	m[ofParts] = float64(len(q.Parts))
}

// What has no order of its own is put into one, so that one cut tells the surer from the less sure.
var (
	kinds = map[story.Kind]float64{story.Direct: 0, story.Mixed: 1, story.Indirect: 2}
	ways  = map[speaker.Way]float64{speaker.ByName: 0, speaker.ByLabel: 1, speaker.ByNoun: 2, speaker.ByOffice: 3, speaker.ByPronoun: 4, speaker.ByNearby: 5}
	sorts = map[story.EntityType]float64{story.Person: 0, story.Organisation: 1}
)

// The places in that order of other names, of speakers who are no name, and of nobody.
const (
	sortOther  = 2
	sortPhrase = 3
	sortNobody = 4
)

func (m *measures) speaker(c *speaker.Choice, q *story.Quote) {
	m[byWay] = ways[c.How]
	m[byCertainty], m[bySubject], m[byShare] = c.Certainty, c.Subject, c.Share
	if len(c.Alternatives) > 0 {
		m[byRival], m[byRivals] = c.Alternatives[0].Score, float64(len(c.Alternatives))
	}
	m.flag(byRole, q.SpeakerRole != "")
	sort, listed := sorts[c.Type]
	switch {
	case c.Name == "":
		m[bySort] = sortNobody
	case c.Type == "":
		m[bySort] = sortPhrase
	case listed:
		m[bySort] = sort
	default:
		m[bySort] = sortOther
	}
}

// measureName takes how the story names the speaker.
func (c *company) measureName(m *measures, choice *speaker.Choice) {
	i, known := c.entity[choice.Entity]
	if !known || choice.Entity == "" {
		return
	}
	e := &c.Cast.Entities[i]
	m.put(byMentions, len(e.Mentions))
	m.flag(byMost, len(e.Mentions) == c.most)
	m.put(byNameWords, len(strings.Fields(e.Name)))
	m[byNameSure] = e.Confidence
	if e.Type == story.Person {
		m.put(byNamesakes, c.surnames[surname(e.Name)]-1)
	}
	m.flag(byGender, c.Cast.Gender[i] != speaker.Unknown)
}

// backReach is how many units before its words a speaker's name is looked for.
const backReach = 400

// measureBack takes how far before unit at the speaker was named last, and how many other people were named since.
func (c *company) measureBack(m *measures, choice *speaker.Choice, at int) {
	i, known := c.entity[choice.Entity]
	if !known || choice.Entity == "" {
		return
	}
	s := c.Sheet
	others := map[int]bool{}
	for k := at - 1; k >= max(0, at-backReach); k-- {
		if s.Units[k].Kind != quote.Name {
			continue
		}
		e := s.Mentions[s.Units[k].Ref].Entity
		if e == i {
			m[backUnits], m[backOthers] = float64(at-k), float64(len(others))
			m.put(backSentences, s.SentenceOf(at)-s.SentenceOf(k))
			m.put(backParagraphs, s.Paragraph(at)-s.Paragraph(k))
			return
		}
		if c.Cast.Entities[e].Type == story.Person {
			others[e] = true
		}
	}
	m[backUnits], m[backOthers] = backReach+1, float64(len(others))
}
