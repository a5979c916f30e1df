package extract

import (
	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// confidenceTemplates are the names that the features of a row's confidence begin with.
var confidenceTemplates = [...]string{"row", "kind", "place", "cover", "edge", "certainty", "subject share", "rank share", "found by", "flag",
	"parts", "words", "tag before", "tag behind", "first tag", "last tag", "commas inside", "verbs inside", "cues", "ends", "begins", "mark inside", "speaker",
	"fragments", "headline", "role", "paragraphs", "listed",
	"around first", "around last", "before in sentence", "behind in sentence", "cue and words", "cue form", "cue behind", "opens large", "subject and kind", "mean", "speech"}

var (
	cRow        = model.Text(confidenceTemplates[0])
	cKind       = model.Text(confidenceTemplates[1])
	cPlace      = model.Text(confidenceTemplates[2])
	cCover      = model.Text(confidenceTemplates[3])
	cEdge       = model.Text(confidenceTemplates[4])
	cCertain    = model.Text(confidenceTemplates[5])
	cSubject    = model.Text(confidenceTemplates[6])
	cShare      = model.Text(confidenceTemplates[7])
	cFound      = model.Text(confidenceTemplates[8])
	cFlag       = model.Text(confidenceTemplates[9])
	cParts      = model.Text(confidenceTemplates[10])
	cWords      = model.Text(confidenceTemplates[11])
	cBefore     = model.Text(confidenceTemplates[12])
	cBehind     = model.Text(confidenceTemplates[13])
	cFirst      = model.Text(confidenceTemplates[14])
	cLast       = model.Text(confidenceTemplates[15])
	cCommas     = model.Text(confidenceTemplates[16])
	cVerbs      = model.Text(confidenceTemplates[17])
	cCues       = model.Text(confidenceTemplates[18])
	cEnds       = model.Text(confidenceTemplates[19])
	cBegins     = model.Text(confidenceTemplates[20])
	cMark       = model.Text(confidenceTemplates[21])
	cSpeaker    = model.Text(confidenceTemplates[22])
	cFragment   = model.Text(confidenceTemplates[23])
	cHeadline   = model.Text(confidenceTemplates[24])
	cRole       = model.Text(confidenceTemplates[25])
	cParas      = model.Text(confidenceTemplates[26])
	cListed     = model.Text(confidenceTemplates[27])
	cHeadEdge   = model.Text(confidenceTemplates[28])
	cTailEdge   = model.Text(confidenceTemplates[29])
	cLead       = model.Text(confidenceTemplates[30])
	cTail       = model.Text(confidenceTemplates[31])
	cGap        = model.Text(confidenceTemplates[32])
	cForm       = model.Text(confidenceTemplates[33])
	cAfterCue   = model.Text(confidenceTemplates[34])
	cLarge      = model.Text(confidenceTemplates[35])
	cSubjectTag = model.Text(confidenceTemplates[36])
	cSpeech     = model.Text(confidenceTemplates[38])
	cMean       = model.Text(confidenceTemplates[37])
)

// steps are the thresholds at which a score between 0 and 1 is cut. A score has a feature for each it reaches.
var steps = [...]float64{0.2, 0.35, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.93, 0.95, 0.97, 0.99}

// codes name the steps.
var codes = [...]string{"0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"}

func reaches(v *model.Vector, template, kind model.Atom, score float64) {
	for i, step := range steps {
		if score >= step {
			v.Add(template, kind, model.Text(codes[i]))
		}
	}
}

// kindCode is one letter for a kind of quotation.
func kindCode(k story.Kind) string {
	switch k {
	case story.Direct:
		return "d"
	case story.Mixed:
		return "m"
	}
	return "i"
}

// doubts are the features of a row. No word of the text is among them but those of closed classes.
func (r *Reading) doubts(v *model.Vector, row row) {
	d, c, q := &r.Drafts[row.draft], &r.Choices[row.draft], &row.quote
	kind := model.Text(kindCode(q.Kind))
	place := model.Text(string(rune('a' + d.Place)))
	v.Add(cRow)
	v.Add(cKind, kind)
	v.Add(cPlace, kind, place)
	reaches(v, cCover, kind, d.Cover)
	reaches(v, cEdge, kind, d.Edge)
	reaches(v, cCertain, kind, c.Certainty)
	reaches(v, cSubject, kind, c.Subject)
	reaches(v, cShare, kind, c.Share)
	v.Add(cFound, kind, model.Text(string(c.How)), place)
	reaches(v, cMean, model.Text("-"), d.Cover*d.Edge*c.Certainty*c.Subject)
	reaches(v, cMean, kind, d.Cover*d.Edge*c.Certainty*c.Subject)
	reaches(v, cSpeech, kind, d.Speech)
	reaches(v, cSpeech, place, d.Speech)
	v.Add(cListed, kind, model.Count(min(len(c.Alternatives), 3)))
	for _, f := range q.Flags {
		v.Add(cFlag, kind, model.Text(flagCodes[f]))
	}
	v.Add(cParts, kind, model.Count(len(q.Parts)))
	v.Add(cSpeaker, kind, model.Text(speakerCode(c)))
	if q.SpeakerRole != "" {
		v.Add(cRole, kind)
	}
	first, last := r.unitsOf(q)
	if first > last {
		return
	}
	v.Add(cParas, kind, model.Count(r.Sheet.Paragraph(last)-r.Sheet.Paragraph(first)))
	v.Add(cCues, kind, place, model.Count(min(r.beside(row.draft), 4)))
	r.inside(v, kind, place, d, first, last)
}

// flagCodes name the flags of a row by a letter.
var flagCodes = map[string]string{story.FlagUnclosed: "u", story.FlagVerbless: "v", story.FlagSecondHand: "s", story.FlagHeadline: "h", story.FlagNoSpeaker: "n"}

// speakerCode is what the speaker is: a person, a body, another name, a phrase, nobody.
func speakerCode(c *speaker.Choice) string {
	switch {
	case c.Name == "":
		return "-"
	case c.Type == story.Person:
		return "p"
	case c.Type == story.Organisation:
		return "b"
	case c.Type != "":
		return "o"
	}
	return "n"
}

// unitsOf are the first and the last unit of a row's words.
func (r *Reading) unitsOf(q *story.Quote) (first, last int) {
	all := story.Envelope(q.Parts)
	return r.unitAt(all.Start), r.unitAt(all.End) - 1
}

// unitAt is the first unit that ends after the offset.
func (r *Reading) unitAt(offset int) int {
	lo, hi := 0, len(r.Sheet.Units)
	for lo < hi {
		if mid := (lo + hi) / 2; r.Sheet.Units[mid].End() <= offset {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// most is how many units of a row are looked at, so that one endless row costs no more than another.
const most = 120

// inside adds what the words hold and what stands around them.
func (r *Reading) inside(v *model.Vector, kind, place model.Atom, d *quote.Draft, first, last int) {
	units := r.Sheet.Units
	words, commas, verbs, regions := 0, 0, 0, 0
	for i := first; i <= min(last, first+most, len(units)-1); i++ {
		u := &units[i]
		switch {
		case u.Kind == quote.Quoted:
			regions++
			words += int(u.Last - u.First)
		case u.Kind == quote.Stop && u.Low == ",":
			commas++
		case u.Kind == quote.Plain && (u.Tag == tag.Verb || u.Tag == tag.Aux):
			verbs++
			words++
		default:
			words++
		}
	}
	v.Add(cWords, kind, model.Count(words))
	v.Add(cWords, kind, place, model.Count(words))
	v.Add(cCommas, kind, place, model.Count(min(commas, 4)))
	v.Add(cVerbs, kind, place, model.Count(min(verbs, 4)))
	v.Add(cFragment, kind, model.Count(min(regions, 4)))
	sentence := r.Sheet.Sentences[r.Sheet.SentenceOf(first)]
	v.Add(cBefore, kind, place, r.tagAt(first-1, sentence))
	v.Add(cBehind, kind, place, r.tagAt(last+1, sentence))
	v.Add(cFirst, kind, r.tagAt(first, sentence))
	v.Add(cLast, kind, r.tagAt(last, sentence))
	v.Add(cHeadEdge, kind, r.tagAt(first-1, sentence), r.tagAt(first, sentence))
	v.Add(cTailEdge, kind, r.tagAt(last, sentence), r.tagAt(last+1, sentence))
	v.Add(cTailEdge, kind, place, r.tagAt(last+1, sentence), r.tagAt(last+2, sentence))
	v.Add(cLead, kind, place, model.Count(min(first-sentence.First, 12)))
	v.Add(cTail, kind, place, model.Count(max(0, min(sentence.Last-last-1, 12))))
	if large := units[first].Cap; units[first].Kind == quote.Quoted {
		v.Add(cLarge, kind, place, model.Flag(large))
	}
	r.atCue(v, kind, place, d, first, last, sentence)
	v.Add(cBegins, kind, place, model.Flag(first == sentence.First))
	v.Add(cEnds, kind, place, model.Flag(last+2 >= sentence.Last), model.Flag(first == sentence.First))
	if len(d.Regions) > 0 {
		inner := r.Sheet.Regions[d.Regions[len(d.Regions)-1]].Inner().In(r.Sheet.Text)
		v.Add(cMark, kind, place, model.Text(closing(inner)))
	}
}

// atCue adds what the cue looks like and what lies between it and the words.
func (r *Reading) atCue(v *model.Vector, kind, place model.Atom, d *quote.Draft, first, last int, sentence quote.Sentence) {
	c := d.CueUnit
	if c < 0 {
		return
	}
	v.Add(cForm, kind, place, r.tagAt(c, sentence))
	v.Add(cForm, kind, r.tagAt(c-1, sentence), r.tagAt(c, sentence))
	v.Add(cAfterCue, kind, place, r.tagAt(c+1, sentence))
	v.Add(cAfterCue, kind, r.tagAt(c+1, sentence), r.tagAt(c+2, sentence))
	gap := first - c - 1
	if c > last {
		gap = last - c + 1
	}
	v.Add(cGap, kind, place, model.Count(max(-12, min(gap, 12))))
	if !d.Subject.Empty() {
		v.Add(cSubjectTag, kind, place, r.tagAt(d.Subject.Head, sentence))
		v.Add(cSubjectTag, r.tagAt(d.Subject.Head, sentence), r.tagAt(d.Subject.Last, sentence))
		v.Add(cSubjectTag, kind, model.Count(min(d.Subject.Last-d.Subject.First, 8)))
	}
}

// beside is how many other quotations the sentence of a draft holds, up to two on either side.
func (r *Reading) beside(draft int) int {
	n := 0
	for i := max(0, draft-2); i < min(len(r.Drafts), draft+3); i++ {
		if i != draft && r.Drafts[i].Sentence == r.Drafts[draft].Sentence {
			n++
		}
	}
	return n
}

// closing is the punctuation that words in marks end with.
func closing(inner string) string {
	if inner == "" {
		return "-"
	}
	switch c := inner[len(inner)-1]; c {
	case '.', ',', '!', '?', ';', ':':
		return string(c)
	}
	return "-"
}

// tagAt is the part of speech of a unit of the sentence, a code for what is none.
func (r *Reading) tagAt(i int, sentence quote.Sentence) model.Atom {
	if i < sentence.First || i >= sentence.Last {
		return model.Text("-")
	}
	switch u := &r.Sheet.Units[i]; {
	case u.Kind == quote.Quoted:
		return model.Text("q")
	case u.Kind == quote.Name:
		return model.Text("m")
	case u.Kind == quote.Stop:
		switch u.Low {
		case ",", ".", ":", ";", "—", "–", "(", ")":
			return model.Text(u.Low)
		}
	case u.Kind == quote.Plain && tag.Closed(u.Low):
		return model.Text(u.Low)
	}
	return model.Text(r.Sheet.Units[i].Tag.String())
}
