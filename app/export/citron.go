package export

import (
	"io"

	"quotedesk/app/story"
)

// citronDocument is a story as the BBC's Citron annotates one, to train or test a model with the desk's corrections.
// Offsets are Unicode code points, the end excluded. Source: bbc/citron, docs/data_format.md.
type citronDocument struct {
	Text        string         `json:"text"`
	Quotes      []citronQuote  `json:"quotes"`
	Coreference [][]citronSpan `json:"coreference_groups"`
}

type citronQuote struct {
	ID           string       `json:"id"`
	Cue          *citronSpan  `json:"cue,omitempty"`
	Sources      []citronSpan `json:"sources"`
	Contents     []citronSpan `json:"contents"`
	Coreferences []citronSpan `json:"coreferences,omitempty"`
	Confidence   float64      `json:"confidence"`
}

type citronSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// Citron writes the text, the quotations that were not rejected, and the places of each name as a group. A cue of
// several pieces is written with its first, as the layout has room for one.
func Citron(w io.Writer, s Sheet) error {
	cp := story.NewCodePoints(s.Text)
	spans := func(of []story.Span) []citronSpan {
		out := []citronSpan{}
		for _, x := range of {
			p := cp.Pair(x)
			out = append(out, citronSpan{p[0], p[1], x.In(s.Text)})
		}
		return out
	}
	d := citronDocument{Text: s.Text, Quotes: []citronQuote{}, Coreference: [][]citronSpan{}}
	names := s.byID()
	for _, q := range kept(s.Quotes, quoteStatus, false) {
		if q.Gone {
			continue
		}
		c := citronQuote{ID: q.ID, Sources: spans(q.Speaker), Contents: spans(q.Parts), Coreferences: spans(names[q.SpeakerEntity].Mentions), Confidence: q.Confidence}
		if len(q.Cue) > 0 {
			c.Cue = &spans(q.Cue)[0]
		}
		d.Quotes = append(d.Quotes, c)
	}
	for _, n := range kept(s.Names, nameStatus, false) {
		if len(n.Mentions) > 0 && !n.Gone {
			d.Coreference = append(d.Coreference, spans(n.Mentions))
		}
	}
	return encode(w, d, "the Citron file")
}
