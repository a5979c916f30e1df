package export

import (
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// The layout of Annotations: W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/. Positions are
// Unicode code points from 0, the end excluded, as the model asks.
const annotationContext = "http://www.w3.org/ns/anno.jsonld"

type annotationPage struct {
	Context string       `json:"@context"`
	ID      string       `json:"id"`
	Type    string       `json:"type"`
	Items   []annotation `json:"items"`
}

type annotation struct {
	ID         string             `json:"id"`
	Type       string             `json:"type"`
	Motivation string             `json:"motivation"`
	Generator  *generator         `json:"generator,omitempty"`
	Body       []annotationBody   `json:"body"`
	Target     []annotationTarget `json:"target"`
}

type generator struct {
	Type    string `json:"type"`
	Name    string `json:"name"`
	Version string `json:"softwareVersion,omitempty"`
}

type annotationBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value,omitempty"`
	Source  string `json:"source,omitempty"`
}

type annotationTarget struct {
	Source   string     `json:"source"`
	Selector []selector `json:"selector"`
}

type selector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

const (
	textBody = "TextualBody"
	rowBody  = "SpecificResource"

	kindWord   = "kind: "
	statusWord = "status: "
	pieceWord  = "pieces: " // targets are read as independent of each other; this says that they are one quotation
	spokenWord = "speaker as printed"
	cueWord    = "cue"
)

// Annotations writes one annotation a quotation and a name, and one each for a quotation's printed speaker and cue,
// which link to it. Rows that were rejected are left out. The text itself is not in the file, only where the words stand in it.
func Annotations(w io.Writer, s Sheet) error {
	a := annotator{s, story.NewCodePoints(s.Text)}
	page := annotationPage{Context: annotationContext, ID: s.part("annotations"), Type: "AnnotationPage", Items: []annotation{}}
	for _, q := range kept(s.Quotes, quoteStatus, false) {
		if q.Gone {
			continue
		}
		page.Items = append(page.Items, a.quotation(q))
		page.Items = append(page.Items, a.linked(q, spokenWord, q.Speaker)...)
		page.Items = append(page.Items, a.linked(q, cueWord, q.Cue)...)
	}
	for _, n := range kept(s.Names, nameStatus, false) {
		if !n.Gone && len(n.Mentions) > 0 {
			page.Items = append(page.Items, a.name(n))
		}
	}
	return encode(w, page, "the annotations")
}

type annotator struct {
	sheet Sheet
	cp    *story.CodePoints
}

func (a annotator) quotation(q review.QuoteRow) annotation {
	body := []annotationBody{
		{Type: textBody, Purpose: "classifying", Value: kindWord + string(q.Kind)},
		{Type: textBody, Purpose: "classifying", Value: statusWord + string(q.Status)},
		{Type: textBody, Purpose: "classifying", Value: fmt.Sprint(pieceWord, len(q.Parts))},
	}
	if q.SpeakerName != "" {
		body = append(body, annotationBody{Type: textBody, Purpose: "identifying", Value: q.SpeakerName})
	}
	if q.SpeakerEntity != "" {
		body = append(body, annotationBody{Type: rowBody, Purpose: "identifying", Source: a.sheet.part(q.SpeakerEntity)})
	}
	if q.SpeakerRole != "" {
		body = append(body, annotationBody{Type: textBody, Purpose: "describing", Value: q.SpeakerRole})
	}
	if q.Note != "" {
		body = append(body, annotationBody{Type: textBody, Purpose: "commenting", Value: q.Note})
	}
	return annotation{ID: a.sheet.part(q.ID), Type: "Annotation", Motivation: "identifying", Generator: a.engine(q.ByHand), Body: body, Target: a.targets(q.Parts)}
}

func (a annotator) linked(q review.QuoteRow, what string, spans []story.Span) []annotation {
	if len(spans) == 0 {
		return nil
	}
	return []annotation{{
		ID: a.sheet.part(q.ID + "/" + what), Type: "Annotation", Motivation: "linking", Generator: a.engine(q.ByHand), Target: a.targets(spans),
		Body: []annotationBody{
			{Type: rowBody, Purpose: "linking", Source: a.sheet.part(q.ID)},
			{Type: textBody, Purpose: "classifying", Value: what},
		},
	}}
}

func (a annotator) name(n review.NameRow) annotation {
	body := []annotationBody{
		{Type: textBody, Purpose: "tagging", Value: string(n.Type)},
		{Type: textBody, Purpose: "identifying", Value: n.Name},
		{Type: textBody, Purpose: "classifying", Value: statusWord + string(n.Status)},
	}
	if n.Role != "" {
		body = append(body, annotationBody{Type: textBody, Purpose: "describing", Value: n.Role})
	}
	return annotation{ID: a.sheet.part(n.ID), Type: "Annotation", Motivation: "tagging", Generator: a.engine(n.ByHand), Body: body, Target: a.targets(n.Mentions)}
}

// engine is what found a row, nil when a person added it.
func (a annotator) engine(byHand bool) *generator {
	if byHand || a.sheet.Engine == "" {
		return nil
	}
	return &generator{"Software", "Quotedesk", a.sheet.Engine}
}

func (a annotator) targets(spans []story.Span) []annotationTarget {
	out := []annotationTarget{}
	for _, p := range spans {
		pair := a.cp.Pair(p)
		out = append(out, annotationTarget{Source: fmt.Sprintf("%s#v%d", a.sheet.URN(), max(a.sheet.Version, 1)), Selector: []selector{
			{Type: "TextPositionSelector", Start: &pair[0], End: &pair[1]},
			{Type: "TextQuoteSelector", Exact: p.In(a.sheet.Text), Prefix: before(a.sheet.Text, p.Start), Suffix: behind(a.sheet.Text, p.End)},
		}})
	}
	return out
}

// around is how many bytes at most stand before and behind the words in a selector.
const around = 40

// before is what stands before the offset, from the beginning of a word.
func before(text string, at int) string {
	from := max(0, at-around)
	if from == 0 {
		return text[:at]
	}
	for !utf8.RuneStart(text[from]) {
		from++
	}
	if i := strings.IndexAny(text[from:at], " \n\t"); i >= 0 {
		return text[from+i+1 : at]
	}
	return "" // one long word, or one cluster of marks: half of it would find nothing
}

// behind is what stands behind the offset, to the end of a word.
func behind(text string, at int) string {
	to := min(len(text), at+around)
	if to == len(text) {
		return text[at:]
	}
	for !utf8.RuneStart(text[to]) {
		to--
	}
	if i := strings.LastIndexAny(text[at:to], " \n\t"); i >= 0 {
		return text[at : at+i]
	}
	return ""
}
