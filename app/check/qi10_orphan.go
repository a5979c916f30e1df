package check

import (
	"quotedesk/app/story"
)

func oneWord() Rule {
	return Rule{
		ID: "QI10", Name: "One plain word in marks", Safety: story.Warn, Severity: Hint, Scope: Quotation,
		What:    "A single everyday word quoted from somebody.",
		Why:     "The marks add nothing, or raise a doubt that is not meant.",
		Example: "She was “happy” with it.",
		Source:  "The Guardian calls such quotations orphaned or mundane.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for i := range r.paras {
				for _, m := range r.outer(i) {
					t := r.terms()
					k := r.from(m.open.at)
					if r.count(m.inside()) == 1 && k < len(t) && plainWord(t[k].low) {
						out = append(out, warn(m.span(), "Does this word need its marks?"))
					}
				}
			}
			return out
		},
	}
}

// plainWord is a word that everybody uses of anything.
func plainWord(low string) bool {
	switch low {
	case "happy", "sad", "glad", "pleased", "disappointed", "delighted", "proud", "good", "bad", "great", "nice", "fine", "important", "big", "small", "difficult",
		"hard", "easy", "sorry", "surprised", "shocked", "angry", "worried", "concerned", "confident", "hopeful", "ready", "tired", "clear", "interesting", "useful",
		"necessary", "possible", "serious", "successful", "new", "safe", "strong", "quick", "slow", "late", "early", "expensive", "excited", "grateful", "thankful",
		"satisfied", "unhappy", "positive", "negative", "fair", "unfair", "wrong", "right", "terrible", "wonderful", "fantastic", "amazing", "excellent", "helpful":
		return true
	}
	return false
}
