package extract

// measure is one of the numbers that a row's confidence rests on. None is a word of the text: they are counts, lengths,
// yes or no, and how sure the parts of the engine are of themselves.
type measure int

// The measures.
const (
	// Of the quotation.
	ofKind measure = iota
	ofPlace
	ofCover
	ofEdge
	ofSpeech
	ofContent
	ofMean
	ofParts

	// Of the speaker.
	byWay
	byCertainty
	bySubject
	byShare
	byRival
	byRivals
	byRole
	bySort
	byGender
	byMentions
	byMost
	byNameWords
	byNamesakes
	byNameSure
	backUnits
	backSentences
	backParagraphs
	backOthers

	// Of its words.
	inWords
	inQuoted
	inCommas
	inBreaks
	inNames
	inDates
	inVerbs
	inPronouns
	inThat
	inAnd
	inWho
	inWould
	inIs
	inWas
	inCues
	inTail
	inSentences
	inLead
	inRest
	inFirst

	// Of its edges.
	openNoun
	openPronoun
	openThat
	openComma
	openPrep
	openColon
	endNoun
	endName
	thenComma
	thenStop
	thenAnd

	// Of its sentence.
	aroundAll
	aroundLead
	aroundTail
	leadVerbs
	leadCommas
	tailVerbs
	restUnits
	restVerbs
	restAnd

	// Of the sentences behind.
	nextFree
	nextTaken
	nextWould
	nextWas
	nextIs
	nextNames

	// Of the rows beside it.
	prevGap
	prevParagraphs
	prevSentence
	prevSpeaker
	prevDirect
	rowGap
	rowSentence
	rowSpeaker

	// Of the cue and its subject.
	cueGap
	cueWeight
	cuePast
	cueNoun
	cueIng
	cuePlace
	cueThat
	cueBare
	cueTo
	cueObject
	cueMarks
	subjectGap
	subjectSize
	subjectFirst
	subjectDocument
	subjectVague
	subjectSaid
	subjectCapital
	subjectPlural

	measureCount int = iota
)

// measureNames are what the model file calls the measures. A forest fitted on others, or in another order, is refused.
var measureNames = [measureCount]string{
	ofKind:          "kind",
	ofPlace:         "place",
	ofCover:         "cover",
	ofEdge:          "edge",
	ofSpeech:        "speech",
	ofContent:       "content",
	ofMean:          "all four together",
	ofParts:         "parts",
	byWay:           "how found",
	byCertainty:     "certainty",
	bySubject:       "share of the subject",
	byShare:         "share of the choice",
	byRival:         "share of the second",
	byRivals:        "others weighed",
	byRole:          "role",
	bySort:          "sort of speaker",
	byGender:        "gender known",
	byMentions:      "mentions",
	byMost:          "named most",
	byNameWords:     "words of the name",
	byNamesakes:     "namesakes",
	byNameSure:      "sure of the name",
	backUnits:       "units back",
	backSentences:   "sentences back",
	backParagraphs:  "paragraphs back",
	backOthers:      "people named since",
	inWords:         "words",
	inQuoted:        "marks",
	inCommas:        "commas",
	inBreaks:        "breaks",
	inNames:         "names",
	inDates:         "dates",
	inVerbs:         "verbs",
	inPronouns:      "pronouns",
	inThat:          "that",
	inAnd:           "conjunctions",
	inWho:           "relatives",
	inWould:         "would",
	inIs:            "is",
	inWas:           "was",
	inCues:          "cues inside",
	inTail:          "units since the last comma",
	inSentences:     "sentences",
	inLead:          "units before the first marks",
	inRest:          "units behind the last marks",
	inFirst:         "units of the first part",
	openNoun:        "opens with a noun",
	openPronoun:     "opens with a pronoun",
	openThat:        "after that",
	openComma:       "after a comma",
	openPrep:        "after a preposition",
	openColon:       "after a colon",
	endNoun:         "ends with a noun",
	endName:         "ends with a name",
	thenComma:       "before a comma",
	thenStop:        "before punctuation",
	thenAnd:         "before a conjunction",
	aroundAll:       "units of the sentence",
	aroundLead:      "units before",
	aroundTail:      "units behind",
	leadVerbs:       "verbs before",
	leadCommas:      "commas before",
	tailVerbs:       "verbs behind",
	restUnits:       "units behind all",
	restVerbs:       "verbs behind all",
	restAnd:         "conjunction behind all",
	nextFree:        "free sentences behind",
	nextTaken:       "taken sentence behind",
	nextWould:       "would behind",
	nextWas:         "was behind",
	nextIs:          "is behind",
	nextNames:       "names behind",
	prevGap:         "units since the row before",
	prevParagraphs:  "paragraphs since the row before",
	prevSentence:    "row before in the sentence",
	prevSpeaker:     "row before of the speaker",
	prevDirect:      "row before direct",
	rowGap:          "units to the row behind",
	rowSentence:     "row behind in the sentence",
	rowSpeaker:      "row behind of the speaker",
	cueGap:          "units from the cue",
	cueWeight:       "weight of the cue",
	cuePast:         "cue in the past",
	cueNoun:         "cue tagged noun",
	cueIng:          "cue in ing",
	cuePlace:        "units before the cue",
	cueThat:         "that behind the cue",
	cueBare:         "cue takes a clause",
	cueTo:           "cue takes to",
	cueObject:       "cue takes an object",
	cueMarks:        "cue takes marks",
	subjectGap:      "units from subject to cue",
	subjectSize:     "units of the subject",
	subjectFirst:    "subject opens the sentence",
	subjectDocument: "subject a document",
	subjectVague:    "subject vague",
	subjectSaid:     "subject among the words",
	subjectCapital:  "subject capital",
	subjectPlural:   "subject plural",
}

// measures are the values of one row, by measure.
type measures [measureCount]float64

func (m *measures) count(i measure) { m[i]++ }
func (m *measures) flag(i measure, yes bool) {
	if yes {
		m[i] = 1
	}
}

// put keeps a number of units or names, either way no more than the most that still tells something.
func (m *measures) put(i measure, n int) { m[i] = float64(max(-far, min(n, far))) }

// far is the greatest distance told apart from a greater one, in units, sentences or names.
const far = 60
