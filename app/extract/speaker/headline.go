package speaker

import (
	"strings"
	"unicode"

	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
)

// leastEcho is how many words a headline must share with a quotation of the story to be taken from it.
const leastEcho = 3

// echo gives words in the headline that nobody is named for to whoever says them in the story.
func (s *scene) echo(drafts []quote.Draft, out []Choice) {
	for i := range drafts {
		if !drafts[i].Has(story.FlagHeadline) || out[i].Name != "" {
			continue
		}
		words := spoken(drafts[i].Span().In(s.Text))
		if strings.Count(words, " ") < leastEcho+1 {
			continue
		}
		if j := s.echoed(words, drafts, out, i); j >= 0 {
			c := &out[i]
			c.entity, c.Entity, c.Name, c.Type, c.Role = out[j].entity, out[j].Entity, out[j].Name, out[j].Type, out[j].Role
			c.Certainty, c.Why = 0.8*out[j].Certainty, "the same words of "+out[j].Name+" stand in the story"
		}
	}
}

// echoed is the first draft of the story whose words hold those of the headline and whose speaker is known, or -1.
func (s *scene) echoed(words string, drafts []quote.Draft, out []Choice, headline int) int {
	for j := range drafts {
		if j != headline && out[j].Name != "" && !drafts[j].Has(story.FlagHeadline) && strings.Contains(spoken(drafts[j].Span().In(s.Text)), words) {
			return j
		}
	}
	return -1
}

// spoken is the text in small letters without marks, one space around each word.
func spoken(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}
