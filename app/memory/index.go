package memory

import (
	"slices"
	"strings"

	"quotedesk/app/story"
)

// Marks before a word of an index, so that its kinds do not mix: a plain word has none.
const (
	markSurname = "$" // the last word of a full name
	markSounds  = "~" // its skeleton, with the first letter of the first name
	markFirst   = "^" // the first name with the first letters of the surname
	markWhole   = "=" // a whole form, its words with spaces between
	markKey     = "!" // the key of a full form
)

// IndexWords is what a sighting is found by, each once: the words of its name and forms for what a person types, and
// marked ones for Candidates.
func (s Sighting) IndexWords() []string {
	var out []string
	for i, form := range append([]string{s.Name}, s.Forms...) {
		words := Words(form)
		out = append(out, words...)
		if len(words) == 0 {
			continue
		}
		if i > 0 {
			out = append(out, markWhole+strings.Join(words, " "))
		}
		if key := Key(s.Type, form); key != "" && (i == 0 || len(words) > 1) {
			out = append(out, markKey+key)
			out = append(out, nameMarks(s.Type, words)...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// nameMarks are the marked words that a full name of a person is found by in another spelling, or by its surname.
func nameMarks(t story.EntityType, words []string) []string {
	names := core(words)
	if t != story.Person || len(names) < 2 {
		return nil
	}
	return append(spellingMarks(names), markSurname+names[len(names)-1])
}

func spellingMarks(names []string) []string {
	first, last := names[0], names[len(names)-1]
	return []string{markSounds + skeleton(last) + " " + letters(skeleton(first), 1), markFirst + first + " " + letters(last, 3)}
}

// letters are the first n letters of a word.
func letters(w string, n int) string {
	r := []rune(w)
	return string(r[:min(n, len(r))])
}

// Candidates are the index words under which stand all whom Remind could find for the name. For a name without any
// they are empty.
func (n Printed) Candidates() []string {
	words := Words(n.Name)
	if len(words) == 0 || n.Type != story.Person && n.Type != story.Organisation {
		return nil
	}
	whole := markWhole + strings.Join(words, " ")
	if key := Key(n.Type, n.Name); key != "" {
		out := []string{markKey + key}
		if n.Type == story.Organisation {
			return append(out, whole)
		}
		names := core(words)
		return append(out, spellingMarks(names)...)
	}
	names := core(words)
	if n.Type != story.Person || len(names) == 0 {
		return nil
	}
	return []string{markSurname + names[len(names)-1], whole}
}

// Called are the people who stand under one of the index words by a form that a person has given, or who have a word
// of it that begins with the last of typed.
func (s Standing) Called(words, typed []string) []string {
	var out []string
	for id, forms := range s.called() {
		for _, form := range forms {
			index := Sighting{Type: typeOf(id), Name: form, Forms: []string{form, form + " "}}.IndexWords()
			hit := slices.ContainsFunc(index, func(w string) bool {
				return slices.Contains(words, w) || len(typed) > 0 && strings.HasPrefix(w, typed[len(typed)-1])
			})
			if to := s.Resolve(id); hit && !slices.Contains(out, to) {
				out = append(out, to)
			}
		}
	}
	slices.Sort(out)
	return out
}

// called are the forms that people have been given by hand, by person.
func (s Standing) called() map[string][]string {
	out := map[string][]string{}
	for id, forms := range s.aliases {
		out[id] = append(out[id], forms...)
	}
	for id, name := range s.names {
		if name != "" {
			out[id] = append(out[id], name)
		}
	}
	return out
}
