package extract

import (
	"fmt"
	"math"
	"sort"
	"strings"

	"quotedesk/app/extract/quote"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/story"
)

// assemble makes the quotations a person sees from drafts and speakers.
func (k *knowledge) assemble(r *Reading) []story.Quote {
	sheet, drafts, choices := r.Sheet, r.Drafts, r.Choices
	out := make([]story.Quote, 0, len(drafts))
	end := 0
	for i := range drafts {
		q := finish(sheet, &drafts[i], &choices[i])
		if len(q.Parts) == 0 || q.Parts[0].Start < end {
			continue
		}
		end = q.Parts[len(q.Parts)-1].End
		q.ID = fmt.Sprintf("q%d", len(out)+1)
		out = append(out, q)
	}
	return out
}

func finish(sheet *quote.Sheet, d *quote.Draft, c *speaker.Choice) story.Quote {
	q := story.Quote{Parts: parts(d.Parts), Kind: d.Kind, Speaker: c.Mention, SpeakerName: c.Name, SpeakerEntity: c.Entity,
		SpeakerRole: c.Role, RelayedBy: c.Relay, Cue: d.Cue, Alternatives: c.Alternatives}
	q.Flags = append(q.Flags, d.Flags...)
	if c.Name == "" && len(c.Mention) == 0 {
		q.Flags = append(q.Flags, story.FlagNoSpeaker)
	}
	q.Confidence = confidence(d, c)
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

// confidence is the certainty that the words are a quotation, that its edges are right and that the speaker is,
// taken together. Every doubt lowers it: marks never closed, no verb, no speaker.
func confidence(d *quote.Draft, c *speaker.Choice) float64 {
	cover := d.Cover
	if d.Kind == story.Direct && d.CueUnit >= 0 {
		cover = math.Max(cover, 0.97) // words in marks beside a verb of speech
	}
	p := math.Sqrt(cover) * math.Sqrt(d.Edge) * c.Certainty
	if d.Place == quote.Fragment {
		p *= 0.6 // one in five such fragments was somebody's words with the right speaker
	}
	for _, f := range d.Flags {
		switch f {
		case story.FlagUnclosed:
			p *= 0.75
		case story.FlagVerbless:
			p *= 0.85
		}
	}
	if c.Name == "" {
		p = math.Min(p, 0.35)
	}
	return math.Round(100*math.Max(0.02, math.Min(0.99, p))) / 100
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
