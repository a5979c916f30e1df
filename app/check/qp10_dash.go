package check

import (
	"strings"

	"quotedesk/app/story"
)

func mixedDashes() Rule {
	return Rule{
		ID: "QP10", Whole: true, Name: "Dashes of several kinds", Safety: story.Offer, Severity: Hint, Scope: Both,
		What:    "A dash between words of another length or spacing than the house's, or than most in the story.",
		Why:     "Mixed dashes show where texts were joined.",
		Example: "The gate – the old one – was shut, and the road—the new one—was not. Nobody – not one – came.",
		Source:  "Common usage; the news agencies' style books space the dash, American books do not.",
		find:    findDashes,
	}
}

// dash is a dash between words with the spaces at its sides.
type dash struct {
	at   story.Span
	form string
}

func findDashes(r *reading) []story.Check {
	all := r.dashes()
	want := r.by.House.Dash
	if want == "" {
		want = commonest(all)
	}
	if want == "" {
		return nil
	}
	var out []story.Check
	for _, d := range all {
		if d.form != want {
			out = append(out, offer(d.at, "Dashes stand here as “"+want+"” elsewhere.", story.Edit{Span: d.at, Text: want}))
		}
	}
	return out
}

// commonest is the form that stands most often, at least twice as often as all others together and more than once.
func commonest(all []dash) string {
	count := map[string]int{}
	for _, d := range all {
		count[d.form]++
	}
	for form, n := range count {
		if n > 1 && n >= 2*(len(all)-n) {
			return form
		}
	}
	return ""
}

// dashes are those that part words of a sentence: not those of figures, place lines, list items, names under a post or
// broken-off words.
func (r *reading) dashes() []dash {
	if !strings.ContainsAny(r.text, "–—") && !strings.Contains(r.text, " - ") {
		return nil
	}
	var out []dash
	for i, p := range r.paras {
		if r.apart(i) {
			continue
		}
		line := p.In(r.text)
		for at := 0; at < len(line); {
			k := strings.IndexAny(line[at:], "–—-")
			if k < 0 {
				break
			}
			at += k
			n := len("–")
			if line[at] == '-' {
				n = 1
			}
			if d, ok := r.dashAt(p, p.Start+at, n); ok {
				out = append(out, d)
			}
			at += n
		}
	}
	return out
}

func (r *reading) dashAt(p story.Span, at, n int) (dash, bool) {
	sign := r.text[at : at+n]
	left, right := at, at+n
	if left > p.Start && r.text[left-1] == ' ' {
		left--
	}
	if right < p.End && r.text[right] == ' ' {
		right++
	}
	before, after := around(r.text, p, left, right-left)
	form := r.text[left:right]
	spaced := form == " "+sign+" "
	if sign == "-" && !spaced || form != sign && !spaced || !wordish(before) || !wordish(after) {
		return dash{}, false
	}
	if digit(before) || digit(after) && !spaced || at-p.Start < 60 && r.placeLine(p, left) {
		return dash{}, false
	}
	return dash{story.Span{Start: left, End: right}, form}, true
}

func wordish(c rune) bool { return wordy(c) || strings.ContainsRune("”’“‘\",.)(", c) }

func digit(c rune) bool { return c >= '0' && c <= '9' }

// placeLine says that the dash at the offset ends a place line: all in front of it are capitals, brackets or a date.
func (r *reading) placeLine(p story.Span, at int) bool {
	if d := r.found.Furniture.Dateline; !d.Empty() && p.Contains(d) && at <= d.End+8 {
		return true
	}
	head := r.text[p.Start:at]
	word, _, _ := strings.Cut(strings.TrimLeft(head, " "), " ")
	word = strings.Trim(word, ",.:")
	return len(word) > 2 && strings.ToUpper(word) == word || strings.HasSuffix(head, ")") && !strings.Contains(head, ". ")
}
