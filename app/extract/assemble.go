package extract

import (
	"fmt"
	"sort"
	"strings"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/story"
)

// row is a quotation as a person sees it, and the draft it was made from.
type row struct {
	quote story.Quote
	draft int
}

// assemble makes the quotations a person sees from a reading.
func (k *knowledge) assemble(r *Reading) []story.Quote {
	out := make([]story.Quote, 0, len(r.Drafts))
	var v model.Vector
	for row := range r.rows {
		v.Reset()
		r.doubts(&v, row)
		row.quote.Confidence = k.confidence(&v, &row.quote, &r.Choices[row.draft])
		out = append(out, row.quote)
	}
	return out
}

// rows hands out the quotations one by one, without their confidence; of two that overlap the first stays.
func (r *Reading) rows(yield func(row) bool) {
	end, n := 0, 0
	for i := range r.Drafts {
		q := finish(r.Sheet, &r.Drafts[i], &r.Choices[i])
		if len(q.Parts) == 0 || q.Parts[0].Start < end {
			continue
		}
		end = q.Parts[len(q.Parts)-1].End
		n++
		q.ID = fmt.Sprintf("q%d", n)
		if !yield(row{q, i}) {
			return
		}
	}
}

func finish(sheet *quote.Sheet, d *quote.Draft, c *speaker.Choice) story.Quote {
	q := story.Quote{Parts: parts(d.Parts), Kind: d.Kind, Speaker: c.Mention, SpeakerName: c.Name, SpeakerEntity: c.Entity,
		SpeakerRole: c.Role, RelayedBy: c.Relay, Cue: d.Cue, Alternatives: c.Alternatives}
	q.Flags = append(q.Flags, d.Flags...)
	if c.Name == "" && len(c.Mention) == 0 {
		q.Flags = append(q.Flags, story.FlagNoSpeaker)
	}
	q.Why = why(sheet, d, c)
	return q
}

// parts orders the parts and drops what overlaps.
func parts(in []story.Span) []story.Span {
	out := append([]story.Span(nil), in...)
	sort.Slice(out, func(i, j int) bool { return out[i].Start < out[j].Start })
	kept := out[:0]
	for _, p := range out {
		if n := len(kept); p.Empty() || n > 0 && p.Start < kept[n-1].End {
			continue
		}
		kept = append(kept, p)
	}
	return kept
}

// why is one line that says how the quotation and its speaker were found.
func why(sheet *quote.Sheet, d *quote.Draft, c *speaker.Choice) string {
	var b strings.Builder
	switch {
	case d.CueUnit >= 0 && len(d.Cue) > 0:
		side := "before"
		if d.Cue[0].Start > d.Parts[0].Start {
			side = "after"
		}
		if len(d.Parts) > 1 && d.Cue[0].Start > d.Parts[0].Start && d.Cue[0].Start < d.Parts[len(d.Parts)-1].Start {
			side = "between the parts of"
		}
		b.WriteString("“" + d.Cue[0].In(sheet.Text) + "” " + side + " the " + noun(d.Kind))
	case d.Place == quote.Colon:
		b.WriteString("colon or dash beside the words")
	case d.Place == quote.Turn:
		b.WriteString("a turn of a transcript")
	case d.Place == quote.Beside:
		b.WriteString("speaker beside the words, no verb")
	case d.Place == quote.Fragment:
		b.WriteString("words in marks in a sentence without a verb of speech")
	default:
		b.WriteString("words in marks")
	}
	if c.Why != "" {
		b.WriteString("; " + c.Why)
	}
	for _, f := range d.Flags {
		switch f {
		case story.FlagUnclosed:
			b.WriteString("; the mark is never closed")
		case story.FlagSecondHand:
			b.WriteString("; passed on by somebody else")
		}
	}
	return oneLine(b.String())
}

func noun(k story.Kind) string {
	if k == story.Indirect {
		return "clause"
	}
	return "quote"
}

// oneLine folds line ends and long stretches, 240 bytes at most.
func oneLine(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= 240 {
		return s
	}
	cut := 237
	for cut > 0 && s[cut]&0xC0 == 0x80 {
		cut--
	}
	return s[:cut] + "…"
}
