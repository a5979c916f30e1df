package check

import (
	"fmt"
	"regexp"
	"strconv"

	"quotedesk/app/story"
)

func twoAges() Rule {
	return Rule{
		ID: "NA11", Whole: true, Name: "Age does not fit", Safety: story.Warn, Severity: Warning, Scope: Narration,
		What:    "Two ages for one person, an age that does not fit a year of birth in the story, or one in the memory of sources.",
		Why:     "One of the figures is wrong.",
		Example: "Lena Ruiz, 41, spoke first. Ruiz, 42, left.",
		Source:  "Arithmetic.",
		find: func(r *reading) []story.Check {
			var out []story.Check
			for _, e := range r.people() {
				first := 0
				for _, m := range e.Mentions {
					at, age, ok := r.ageAt(m)
					if !ok {
						continue
					}
					switch born := r.bornYear(e); {
					case first != 0 && age != first:
						out = append(out, warn(at, fmt.Sprintf("%d here, %d above.", age, first)))
					case born != 0 && !r.by.Day.IsZero() && age != r.by.Day.Year()-born && age != r.by.Day.Year()-born-1:
						out = append(out, warn(at, fmt.Sprintf("The memory of sources has %d as the year of birth.", born)))
					}
					if first == 0 {
						first = age
					}
				}
			}
			return out
		},
	}
}

func (r *reading) bornYear(e story.Entity) int {
	k, _ := r.known(story.Person, r.fullest(e))
	return k.Born
}

var (
	ageBehind = regexp.MustCompile(`^(?:,| \(|, aged|, who is) ?(\d{1,3})(?:[,.;)]|$| and )`)
	ageBefore = regexp.MustCompile(`(\d{1,3})-year-old (?:\p{Ll}+ ){0,2}$`)
)

// ageAt reads the age beside a mention.
func (r *reading) ageAt(m story.Span) (story.Span, int, bool) {
	p := r.paragraph(m.Start)
	if k := ageBehind.FindStringSubmatchIndex(r.text[m.End:min(p.End, m.End+24)]); k != nil {
		return r.age(m.End+k[2], m.End+k[3])
	}
	from := max(p.Start, m.Start-48)
	if k := ageBefore.FindStringSubmatchIndex(r.text[from:m.Start]); k != nil {
		return r.age(from+k[2], from+k[3])
	}
	return story.Span{}, 0, false
}

func (r *reading) age(a, b int) (story.Span, int, bool) {
	n, err := strconv.Atoi(r.text[a:b])
	return story.Span{Start: a, End: b}, n, err == nil && n > 0 && n < 125
}
