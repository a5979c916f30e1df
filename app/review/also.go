package review

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// Also lists the open quotations that a person who has just given this one to another speaker may want to give to him
// as well: they stood with the same speaker for the same printed words. For a pronoun or a role the row must be reached
// without passing a place where the former speaker stands by name, or a row that somebody has settled for him.
func (d *Document) Also(id string) []string {
	was, ok := d.formerSpeaker(id)
	if !ok {
		return nil
	}
	at := slices.IndexFunc(d.quotes, func(q QuoteRow) bool { return q.ID == id })
	chain := chainOf{d: d, was: was, words: d.printed(was.Mention), named: d.namedPlaces()}
	chain.byName = chain.named.any(was.Mention)
	var out []string
	for i := at - 1; i >= 0 && chain.goesOn(d.quotes[i], d.quotes[i+1]); i-- {
		if chain.has(d.quotes[i]) {
			out = append(out, d.quotes[i].ID)
		}
	}
	slices.Reverse(out)
	for i := at + 1; i < len(d.quotes) && chain.goesOn(d.quotes[i-1], d.quotes[i]); i++ {
		if chain.has(d.quotes[i]) {
			out = append(out, d.quotes[i].ID)
		}
	}
	return out
}

// GiveAlso gives the rows to the speaker that the quotation now has, in one step. Each keeps its own printed words.
func (d *Document) GiveAlso(id string, rows []string, cause string) ([]Correction, error) {
	q, err := d.standing(id)
	if err != nil {
		return nil, err
	}
	to := speakerOf(q)
	return d.each(rows, func(d *Document, row string) ([]Correction, error) {
		other, err := d.standing(row)
		if err != nil {
			return nil, err
		}
		return d.SetSpeaker(row, Speaker{Mention: slices.Clone(other.Speaker), Name: to.Name, Entity: to.Entity}, cause)
	})
}

// formerSpeaker is who the quotation was given to before its speaker was last changed.
func (d *Document) formerSpeaker(id string) (Speaker, bool) {
	q := d.quote(id)
	if q == nil {
		return Speaker{}, false
	}
	now := speakerOf(q)
	for _, c := range slices.Backward(d.journal) {
		if c.What != Attribution || c.Target != id || c.Before.Speaker == nil || c.After.Speaker == nil {
			continue
		}
		was := *c.Before.Speaker
		if c.After.Speaker.Name != now.Name || c.After.Speaker.Entity != now.Entity || was.Name == now.Name && was.Entity == now.Entity {
			return Speaker{}, false
		}
		return was, c.TextVersion == d.version
	}
	return Speaker{}, false
}

// printed is how a speaker stands in the text, folded; a pronoun in one form for all its cases.
func (d *Document) printed(mention []story.Span) string {
	words := strings.ToLower(wording(d.Text, mention))
	if p, ok := pronouns[words]; ok {
		return p
	}
	return words
}

// pronouns that may stand for a speaker, each with the form it is compared in. The map is not to be changed.
var pronouns = map[string]string{
	"he": "he", "him": "he", "his": "he", "himself": "he", "she": "she", "her": "she", "hers": "she", "herself": "she",
	"they": "they", "them": "they", "their": "they", "it": "it", "its": "it",
}

// chainOf is a run of quotations with one printed speaker.
type chainOf struct {
	d      *Document
	was    Speaker
	words  string
	named  places
	byName bool // the printed words are a name: it means the same person wherever it stands
}

func (c chainOf) has(q QuoteRow) bool {
	return q.Status.Open() && c.same(q) && c.d.printed(q.Speaker) == c.words
}

func (c chainOf) same(q QuoteRow) bool {
	return q.SpeakerEntity == c.was.Entity && (q.SpeakerEntity != "" || q.Quote.SpeakerName == c.was.Name)
}

// goesOn says that nothing between the two rows, or in the later one's own speaker, parts them.
func (c chainOf) goesOn(a, b QuoteRow) bool {
	if c.byName {
		return true
	}
	for _, q := range []QuoteRow{a, b} {
		if c.same(q) && (q.Status == story.Confirmed || q.Status == story.Corrected || q.Status == story.Added) {
			return false
		}
	}
	n := c.d.name(c.was.Entity)
	if n == nil {
		return true
	}
	between := story.Span{Start: a.Span().Start, End: b.Span().Start}
	return !slices.ContainsFunc(n.Mentions, func(m story.Span) bool {
		return between.Contains(m) && !slices.ContainsFunc(c.d.quotes, func(q QuoteRow) bool {
			return q.Kind == story.Direct && slices.ContainsFunc(q.Parts, func(p story.Span) bool { return p.Contains(m) })
		})
	})
}
