package compare

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// Saying is a quotation of some story with whom it is given to.
type Saying struct {
	Quotation
	Speaker string // as the story's table shows it
	Named   bool   // that is one of the story's people or organisations, so that it can be told from another
}

// SayingOf is a quotation of a story.
func SayingOf(text string, q story.Quote, speaker string, named bool) Saying {
	return Saying{FromStory(text, q), speaker, named}
}

// Words are the quotation's own words on one line, an ellipsis between its parts.
func (s Saying) Words() string {
	var parts []string
	for _, p := range s.Parts {
		parts = append(parts, strings.Join(strings.Fields(p.In(s.Text)), " "))
	}
	return strings.Join(parts, " … ")
}

// Drift is how one and the same quotation differs between two stories.
type Drift struct {
	Words   []Difference // that differ, in the order of the first story; nil when the words are the same
	Flags   []Flag       // NegationLost and NumberChanged are what a checker must see
	Speaker bool         // it is given to another one
	Share   float64      // of the shorter one's words that both have, weighty ones counting more: 0 to 1
}

// Difference is where two wordings part. A side that has nothing there is empty.
type Difference struct{ Here, There string }

// What it takes to call two quotations one. Under these, set phrases of different people are taken for repeats.
const (
	leastWeighty = 3    // weighty words of the shorter one
	leastAgree   = 0.6  // share of its weighty words that both have
	surelyAgree  = 0.75 // the same where the speakers differ, too
	surelyWords  = 4    // weighty words that both have, where the speakers differ
)

// Drifted says how a quotation of a story differs from one of another story, when the two are the same quotation. It is
// false when they are two quotations, or one that is told in the same words by the same speaker. One that stands
// shortened in the other is the same in its words, if no word in it is another. Capitals, marks and fillers do not count.
func Drifted(here, there Saying) (Drift, bool) {
	a, b := here.weighty(), there.weighty()
	agree, least := shared(a, b), min(len(a), len(b))
	if least < leastWeighty || float64(agree) < leastAgree*float64(least) {
		return Drift{}, false
	}
	d := Drift{Speaker: here.Named && there.Named && SameSpeaker(there.Speaker, here.Speaker) == Differs}
	if d.Speaker && (agree < surelyWords || float64(agree) < surelyAgree*float64(least)) {
		return Drift{}, false
	}
	short, long, turned := here, there, false
	if there.count() < here.count() {
		short, long, turned = there, here, true
	}
	line := sourceOf(long)
	c := line.Compare(short.Quotation)
	d.Share = c.Share
	switch c.Grade {
	case NotFound, NoWords:
		return Drift{}, false
	case Unmarked, Changed:
		d.Words = differences(short.Quotation, line, c.Ops, turned)
		for _, f := range c.Flags {
			if f == NegationLost || f == NumberChanged || f == OrderChanged {
				d.Flags = append(d.Flags, f)
			}
		}
	}
	return d, d.Speaker || len(d.Words) > 0 || len(d.Flags) > 0
}

// count is how many words the quotation has.
func (s Saying) count() int { return len(quotedWords(s.Quotation).words) }

// shared is how many words the two lists have in common, each counted as often as in both.
func shared(a, b []string) int {
	left := map[string]int{}
	for _, w := range a {
		left[w]++
	}
	n := 0
	for _, w := range b {
		if left[w] > 0 {
			left[w]--
			n++
		}
	}
	return n
}

// sourceOf is a quotation as the text that another one is laid beside.
func sourceOf(s Saying) *Source {
	var parts []string
	for _, p := range s.Parts {
		parts = append(parts, p.In(s.Text))
	}
	text := strings.Join(parts, " ")
	out := &Source{Text: text, Passages: []Passage{{Span: story.Span{End: len(text)}, From: Untimed, To: Untimed}}}
	out.finish()
	return out
}

// differences are the words that the operations name, but for those in brackets, of which the story says that nobody
// spoke them.
func differences(q Quotation, s *Source, ops []Op, turned bool) []Difference {
	var out []Difference
	for _, op := range ops {
		if !slices.Contains([]Kind{Dropped, Added, Replaced}, op.Kind) || inBracketsOf(q.Text, op.Quote) || inBracketsOf(s.Text, op.Source) {
			continue
		}
		here, there := strings.Join(strings.Fields(op.Quote.In(q.Text)), " "), strings.Join(strings.Fields(op.Source.In(s.Text)), " ")
		if turned {
			here, there = there, here
		}
		if here != there {
			out = append(out, Difference{here, there})
		}
	}
	return out
}

// inBracketsOf says that a stretch begins between square brackets.
func inBracketsOf(text string, at story.Span) bool {
	return !at.Empty() && strings.LastIndexByte(text[:at.Start+1], '[') > strings.LastIndexByte(text[:at.Start+1], ']')
}
