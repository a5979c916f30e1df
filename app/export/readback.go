package export

import (
	_ "embed"
	"io"
	"slices"
	"strings"
	"unicode"

	"quotedesk/app/story"
)

//go:embed readback.tmpl
var readBackPage string

// ReadBack writes the sheet to go through with each source on the telephone: name, role, what the story says he said
// where it paraphrases him, and the numbers, names and dates in his quotations. Quoted words are never on it, for
// sources confirm facts and do not approve quotations. Protected sources stand under their pseudonyms; notes, verdicts
// and evidence are left out for either audience.
func (f FactCheck) ReadBack(w io.Writer) error {
	return writePage(w, "read-back sheet", readBackPage, struct {
		FactCheck
		Sources []sourceSheet
	}{f, f.sources()})
}

type sourceSheet struct {
	Name   string
	Points []readPoint
}

// readPoint is one thing to confirm, and the quotations it stands for.
type readPoint struct {
	What, Words string
	Quotes      []string // ids
}

func (s *sourceSheet) add(quote, what, words string) {
	if words == "" {
		return
	}
	i := slices.IndexFunc(s.Points, func(p readPoint) bool { return p.What == what && p.Words == words })
	if i < 0 {
		i = len(s.Points)
		s.Points = append(s.Points, readPoint{What: what, Words: words})
	}
	if p := &s.Points[i]; !slices.Contains(p.Quotes, quote) {
		p.Quotes = append(p.Quotes, quote)
	}
}

// sources are the speakers in the order they come in.
func (f FactCheck) sources() []sourceSheet {
	var out []sourceSheet
	quoted := f.quotedWords()
	for _, q := range f.Quotes {
		name := q.Speaker
		if name == "" {
			name = "Nobody named"
		}
		i := slices.IndexFunc(out, func(s sourceSheet) bool { return s.Name == name })
		if i < 0 {
			i = len(out)
			out = append(out, sourceSheet{Name: name})
		}
		s := &out[i]
		s.add(q.ID, "name", without(name, quoted))
		s.add(q.ID, "role", without(q.Role, quoted))
		if q.Kind == story.Indirect {
			s.add(q.ID, "in our words", without(strings.Join(q.Words, " … "), quoted))
		}
		for _, fact := range q.Facts {
			if fact.State != "gone" && without(fact.Words, quoted) == fact.Words {
				s.add(q.ID, string(fact.Kind), fact.Words)
			}
		}
	}
	return out
}

// elided stands for quoted words.
const elided = "[…]"

// quotedWords is every wording in marks, the longest first: whole quotations, and what stands in marks inside others.
func (f FactCheck) quotedWords() []string {
	var out []string
	add := func(words string) {
		words = strings.TrimFunc(words, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsPunct(r) })
		if words != "" && !slices.Contains(out, words) {
			out = append(out, words)
		}
	}
	for _, q := range f.Quotes {
		for _, words := range q.Words {
			if q.Kind != story.Indirect {
				add(words)
			}
			for _, inner := range inMarks(words) {
				add(inner)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b string) int { return len(b) - len(a) })
	return out
}

// inMarks are the stretches between double marks; one that does not close goes on to the end, and one that does not
// open began before.
func inMarks(words string) []string {
	pieces := strings.FieldsFunc(words, func(r rune) bool { return strings.ContainsRune("“”„«»\"", r) })
	open := strings.IndexAny(words, "“„«\"")
	closing := strings.IndexAny(words, "”»")
	if open < 0 && closing < 0 {
		return nil
	}
	inside := open == 0 || open < 0 || closing >= 0 && closing < open
	var out []string
	for _, p := range pieces {
		if inside {
			out = append(out, p)
		}
		inside = !inside
	}
	return out
}

// without puts a mark of omission in the place of every quoted wording that stands free in the words.
func without(words string, quoted []string) string {
	for _, q := range quoted {
		words = cutOut(words, q)
	}
	return strings.TrimSpace(words)
}

func cutOut(words, q string) string {
	var out strings.Builder
	for at := 0; ; {
		i := strings.Index(words[at:], q)
		if i < 0 {
			out.WriteString(words[at:])
			return out.String()
		}
		i += at
		end := i + len(q)
		if partsWords(words, i) && partsWords(words, end) {
			out.WriteString(words[at:i])
			out.WriteString(elided)
		} else {
			out.WriteString(words[at:end])
		}
		at = end
	}
}

// partsWords says that no word goes on over the offset.
func partsWords(s string, at int) bool {
	before, after := []rune(s[:at]), []rune(s[at:])
	return len(before) == 0 || len(after) == 0 || !inWord(before[len(before)-1]) || !inWord(after[0])
}
