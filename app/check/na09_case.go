package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

func titleCase() Rule {
	return Rule{
		ID: "NA09", Name: "Capital of a title", Safety: story.Offer, Severity: Hint, Scope: Narration,
		What:    "A title beside a name set in capitals where the house sets small letters, or the reverse.",
		Why:     "Papers differ; a paper should not differ from itself.",
		Example: "Then the Minister left.",
		Source:  "AP-type style books: capitals before the name, small letters behind it and alone. The Guardian: small letters.",
		find: func(r *reading) []story.Check {
			how := r.by.House.TitleCase
			if how == "" {
				return nil
			}
			starts := r.nameStarts()
			var out []story.Check
			for i, t := range r.terms() {
				if t.quoted || !formalTitle(t.low) || r.apart(t.para) {
					continue
				}
				if c, ok := r.recased(i, how, starts); ok {
					out = append(out, c)
				}
			}
			return out
		},
	}
}

// formalTitle is an office that some houses set with a capital.
func formalTitle(low string) bool {
	switch low {
	case "president", "minister", "mayor", "governor", "senator", "chancellor", "ambassador", "chairman", "chairwoman", "commissioner", "bishop", "secretary":
		return true
	}
	return false
}

// nameStarts are the offsets at which names of persons begin.
func (r *reading) nameStarts() []int {
	var out []int
	for _, e := range r.people() {
		for _, m := range e.Mentions {
			out = append(out, m.Start)
		}
	}
	slices.Sort(out)
	return out
}

// recased judges the title that is word number i.
func (r *reading) recased(i int, how TitleCase, starts []int) (story.Check, bool) {
	t := r.terms()
	_, named := slices.BinarySearch(starts, t[i].End+1)
	big := r.capital(t[i])
	before, ok := r.before(t[i].Start)
	plain := ok && (before.low == "the" || before.low == "a" || before.low == "an" || before.low == "former")
	after := ' '
	if t[i].End+1 < len(r.text) {
		after, _ = utf8.DecodeRuneInString(r.text[t[i].End+1:])
	}
	switch {
	case big && named && how == Small && !r.atSentenceStart(t[i].Start):
		return r.recase(t[i].Span, unicode.ToLower, "The house sets titles in small letters.")
	case big && !named && plain && !unicode.IsUpper(after):
		return r.recase(t[i].Span, unicode.ToLower, "The house sets a title without a name in small letters.")
	case !big && named && how == CapitalBefore && !plain && !(ok && article(before.low)):
		return r.recase(t[i].Span, unicode.ToUpper, "The house sets a title before a name with a capital.")
	}
	return story.Check{}, false
}

func (r *reading) recase(s story.Span, to func(rune) rune, message string) (story.Check, bool) {
	word := s.In(r.text)
	first, n := utf8.DecodeRuneInString(word)
	return offer(s, message, story.Edit{Span: s, Text: strings.Join([]string{string(to(first)), word[n:]}, "")}), true
}
