package extract

import (
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// most is how many units of a row are looked at, so that one endless row costs no more than another.
const most = 120

// measureWords takes what the words of a row are made of.
func (c *company) measureWords(m *measures, first, last int) {
	s := c.Sheet
	m.put(inSentences, s.SentenceOf(last)-s.SentenceOf(first))
	comma, marks := -1, -1
	for i := first; i <= min(last, first+most); i++ {
		u := &s.Units[i]
		switch u.Kind {
		case quote.Quoted:
			if marks < 0 {
				m.put(inLead, i-first)
			}
			m.count(inQuoted)
			marks = i
			m[inWords] += float64(u.Last - u.First)
		case quote.Stop:
			switch u.Low {
			case ",":
				m.count(inCommas)
				comma = i
			case ";", ":", "—", "–":
				m.count(inBreaks)
			}
		case quote.Name:
			m.count(inWords)
			m.count(inNames)
			if u.Type() == story.Date {
				m.count(inDates)
			}
		default:
			m.count(inWords)
			m.word(u, s.Lex)
		}
	}
	if marks >= 0 {
		m.put(inRest, last-marks)
	}
	if comma >= 0 {
		m[inTail] = float64(last - comma)
	}
}

// word counts one plain word.
func (m *measures) word(u *quote.Unit, lex *quote.Lexicon) {
	switch u.Tag {
	case tag.Verb, tag.Aux:
		m.count(inVerbs)
	case tag.Pron:
		m.count(inPronouns)
	}
	switch u.Low {
	case "that":
		m.count(inThat)
	case "and", "but", "or":
		m.count(inAnd)
	case "who", "which", "whose":
		m.count(inWho)
	case "would", "had", "could", "might":
		m.count(inWould)
	case "is", "are", "has", "have", "will", "can":
		m.count(inIs)
	case "was", "were":
		m.count(inWas)
	}
	if lex.Reports(u.Low) {
		m.count(inCues)
	}
}

// measureEdges takes what stands at the first and the last word, and beside them in the sentence.
func (c *company) measureEdges(m *measures, first, last int) {
	units := c.Sheet.Units
	f, l := &units[first], &units[last]
	m.flag(openNoun, f.Tag == tag.Noun || f.Tag == tag.Det || f.Tag == tag.Adj)
	m.flag(openPronoun, f.Tag == tag.Pron)
	m.flag(endNoun, l.Tag == tag.Noun)
	m.flag(endName, l.Kind == quote.Name)
	if first > c.Sheet.Sentences[c.Sheet.SentenceOf(first)].First {
		p := &units[first-1]
		m.flag(openThat, p.Low == "that")
		m.flag(openComma, p.Low == ",")
		m.flag(openColon, p.Low == ":")
		m.flag(openPrep, p.Class&quote.Preposition != 0)
	}
	end := c.Sheet.Sentences[c.Sheet.SentenceOf(last)].Last
	if last+1 < end {
		m.flag(thenComma, units[last+1].Low == ",")
		m.flag(thenStop, units[last+1].Kind == quote.Stop)
	}
	if last+2 < end {
		m.flag(thenAnd, units[last+2].Class&quote.Conjunction != 0)
	}
}

// measureSentence takes what the sentence holds before and behind the words.
func (c *company) measureSentence(m *measures, d *quote.Draft, first, last int) {
	s := c.Sheet
	home, end := s.Sentences[s.SentenceOf(first)], s.Sentences[s.SentenceOf(last)]
	m.put(aroundAll, home.Last-home.First)
	m.put(aroundLead, first-home.First)
	m.put(aroundTail, max(0, end.Last-last-1))
	for i := max(home.First, first-far); i < first; i++ {
		if i != d.CueUnit && verbal(&s.Units[i]) {
			m.count(leadVerbs)
		}
		if s.Units[i].Low == "," {
			m.count(leadCommas)
		}
	}
	for i := last + 1; i < min(end.Last, last+far); i++ {
		if i != d.CueUnit && verbal(&s.Units[i]) {
			m.count(tailVerbs)
		}
	}
	c.measureRest(m, d, last)
}

// measureRest takes what the sentence goes on with behind the words, the cue and its subject: words that are reported
// may go on there.
func (c *company) measureRest(m *measures, d *quote.Draft, last int) {
	s := c.Sheet
	at := max(last, d.CueUnit, d.Subject.Last-1) + 1
	end := s.Sentences[s.SentenceOf(last)].Last
	m.put(restUnits, max(0, end-at))
	for i := at; i < min(end, at+far); i++ {
		if verbal(&s.Units[i]) {
			m.count(restVerbs)
		}
	}
	if at+1 < end && s.Units[at].Kind == quote.Stop {
		m.flag(restAnd, s.Units[at+1].Class&quote.Conjunction != 0)
	}
}

func verbal(u *quote.Unit) bool {
	return u.Kind == quote.Plain && (u.Tag == tag.Verb || u.Tag == tag.Aux)
}

// How much of the text behind a row is looked at: sentences of its paragraph, and units of each.
const (
	nextSentences = 3
	nextUnits     = 40
)

// measureNext takes what the next sentences of the paragraph hold: words that are reported may go on in them without
// an attribution of their own, and then the row is too short.
func (c *company) measureNext(m *measures, last int) {
	s := c.Sheet
	here := s.SentenceOf(last)
	for k := here + 1; k < min(len(s.Sentences), here+1+nextSentences); k++ {
		next := s.Sentences[k]
		if next.Paragraph != s.Paragraph(last) {
			return
		}
		end := min(next.Last, next.First+nextUnits)
		for i := next.First; i < end; i++ {
			if c.said[i] {
				m[nextTaken] = 1
				return
			}
		}
		m.count(nextFree)
		for i := next.First; i < end; i++ {
			switch s.Units[i].Low {
			case "would", "had", "could", "might":
				m.count(nextWould)
			case "was", "were", "did":
				m.count(nextWas)
			case "is", "are", "has", "have", "will":
				m.count(nextIs)
			}
			if k == here+1 && s.Units[i].Kind == quote.Name {
				m.count(nextNames)
			}
		}
	}
}

// measureRows takes how near the rows before and behind stand, and who speaks there.
func (c *company) measureRows(m *measures, n, first, last int) {
	s := c.Sheet
	m[prevGap], m[rowGap] = far, far
	name := c.rows[n].quote.SpeakerName
	if n > 0 {
		q := &c.rows[n-1].quote
		_, at := c.unitsOf(q)
		m.put(prevGap, max(0, first-at))
		m.put(prevParagraphs, s.Paragraph(first)-s.Paragraph(at))
		m.flag(prevSentence, s.SentenceOf(at) == s.SentenceOf(first))
		m.flag(prevSpeaker, q.SpeakerName == name)
		m.flag(prevDirect, q.Kind == story.Direct)
	}
	if n+1 < len(c.rows) {
		q := &c.rows[n+1].quote
		at, _ := c.unitsOf(q)
		m.put(rowGap, max(0, at-last))
		m.flag(rowSentence, at < len(s.Units) && s.SentenceOf(at) == s.SentenceOf(last))
		m.flag(rowSpeaker, q.SpeakerName == name)
	}
}

// measureCue takes what the cue is, and how it stands to the words and to its subject.
func (c *company) measureCue(m *measures, d *quote.Draft, first, last int) {
	s := c.Sheet
	cue := d.CueUnit
	home := s.Sentences[s.SentenceOf(cue)]
	if cue > last {
		m.put(cueGap, last-cue+1)
	} else {
		m.put(cueGap, first-cue-1)
	}
	m.put(cuePlace, cue-home.First)
	m.flag(cueNoun, s.Units[cue].Tag == tag.Noun)
	m.flag(cueThat, cue+1 < home.Last && s.Units[cue+1].Low == "that")
	m.flag(cuePast, d.Form&quote.Past != 0)
	m.flag(cueIng, d.Form&quote.Ing != 0)
	if v := d.Verb; v != nil {
		m[cueWeight] = v.Weight
		m.flag(cueBare, v.Takes('b'))
		m.flag(cueTo, v.Takes('i'))
		m.flag(cueObject, v.Takes('n'))
		m.flag(cueMarks, v.Takes('q'))
	}
	p := d.Subject
	if p.Empty() {
		return
	}
	if p.First > cue {
		m.put(subjectGap, cue-p.First)
	} else {
		m.put(subjectGap, cue-p.Last)
	}
	h := &s.Units[p.Head]
	m.put(subjectSize, p.Last-p.First)
	m.flag(subjectFirst, p.First == home.First)
	m.flag(subjectDocument, h.Class&quote.Document != 0)
	m.flag(subjectVague, h.Class&(quote.Vague|quote.Medium) != 0)
	m.flag(subjectSaid, first <= p.Head && p.Head <= last)
	m.flag(subjectCapital, h.Cap)
	m.flag(subjectPlural, h.Kind == quote.Plain && len(h.Low) > 2 && h.Low[len(h.Low)-1] == 's')
}
