package check

import (
	"fmt"
	"slices"
	"strings"

	"quotedesk/app/story"
)

func twoSpellings() Rule {
	return Rule{
		ID: "NA04", Whole: true, Name: "Name spelled two ways", Safety: story.Offer, Severity: Warning, Scope: Both,
		What:    "Two forms of a person's name in the story that differ by a letter or two and sound alike.",
		Why:     "One of them is wrong.",
		Example: "Ilse Haverford spoke first. Haversford left early.",
		Source:  "Common editing practice.",
		find:    findSpellings,
	}
}

// mostForms bounds the comparing of every form with every other; a story with more people is a list.
const mostForms = 3000

// form is one printed form of a person's name.
type form struct {
	text   string
	words  []nameWord
	at     []story.Span // where it stands, in text order
	orphan bool         // one word that is part of no longer form
}

// odd is a word of a form and the word it may be a misspelling of.
type odd struct{ here, there nameWord }

func findSpellings(r *reading) []story.Check {
	forms := r.personForms()
	if len(forms) > mostForms {
		return nil
	}
	done := map[int]bool{}
	var out []story.Check
	near := neighbourhood(forms)
	for i := range forms {
		for _, j := range near.after(i) {
			differ := compare(forms[i], forms[j])
			if len(differ) == 0 {
				continue
			}
			wrong, right := j, i
			if rarer(forms, i, j, differ[0]) {
				wrong, right = i, j
			}
			if done[wrong] {
				continue
			}
			done[wrong] = true
			for _, at := range forms[wrong].at {
				out = append(out, r.respell(at, compare(forms[wrong], forms[right]), forms[right].text))
			}
		}
	}
	return out
}

// personForms collects the forms of all persons in order of first appearance.
func (r *reading) personForms() []form {
	var forms []form
	index := map[string]int{}
	for _, e := range r.found.Entities {
		if e.Type != story.Person {
			continue
		}
		for _, m := range e.Mentions {
			if !m.Valid(r.text) || m.Empty() {
				continue
			}
			text := strings.TrimSuffix(strings.TrimSuffix(m.In(r.text), "’s"), "'s")
			if _, ok := index[text]; !ok {
				index[text] = len(forms)
				forms = append(forms, newForm(text))
			}
			f := &forms[index[text]]
			f.at = append(f.at, story.Span{Start: m.Start, End: m.Start + len(text)})
		}
	}
	slices.SortStableFunc(forms, func(a, b form) int { return a.at[0].Start - b.at[0].Start })
	markOrphans(forms)
	return forms
}

func newForm(text string) form {
	f := form{text: text}
	for _, w := range strings.Fields(text) {
		if nw := newNameWord(w); len(nw.letters) > 0 {
			f.words = append(f.words, nw)
		}
	}
	return f
}

func markOrphans(forms []form) {
	known := map[string]bool{}
	for _, f := range forms {
		if len(f.words) > 1 {
			for _, w := range f.words {
				known[string(w.letters)] = true
			}
		}
	}
	for i, f := range forms {
		forms[i].orphan = len(f.words) == 1 && !known[string(f.words[0].letters)]
	}
}

// rarer says that form i rather than j is the odd one: the surname without a full name, else the spelling that
// stands less often, else the later.
func rarer(forms []form, i, j int, o odd) bool {
	if forms[i].orphan != forms[j].orphan {
		return forms[i].orphan
	}
	return spread(forms, o.here) < spread(forms, o.there)
}

// spread counts the mentions that hold the word.
func spread(forms []form, w nameWord) int {
	n := 0
	for _, f := range forms {
		for _, v := range f.words {
			if v.same(w) {
				n += len(f.at)
				break
			}
		}
	}
	return n
}

// compare gives the words in which two forms differ when they can only be one person's name, else nothing. Full
// names are compared by first name and surname, each the same or alike: different first names are two people. A
// single word is compared with the surname, and when it belongs to no longer form with every word.
func compare(f, g form) []odd {
	if len(f.words) == 0 || len(g.words) == 0 {
		return nil
	}
	if len(f.words) > 1 && len(g.words) > 1 {
		var out []odd
		for _, o := range []odd{{f.words[0], g.words[0]}, {f.words[len(f.words)-1], g.words[len(g.words)-1]}} {
			switch {
			case o.here.same(o.there):
			case o.here.soundsLike(o.there):
				out = append(out, o)
			default:
				return nil
			}
		}
		return out
	}
	for i := range f.words {
		for k := range g.words {
			surnames := i == len(f.words)-1 && k == len(g.words)-1
			o := odd{f.words[i], g.words[k]}
			orphan := len(f.words) == 1 && f.orphan || len(g.words) == 1 && g.orphan
			long := len(o.here.letters) > 4 && len(o.there.letters) > 4
			if orphan && ((surnames || long) && o.here.soundsLike(o.there) || surnames && o.here.looksLike(o.there)) {
				return []odd{o}
			}
		}
	}
	return nil
}

// respell reports one mention. Inside quotation marks the words stay the speaker's: no fix is offered.
func (r *reading) respell(at story.Span, differ []odd, other string) story.Check {
	message := fmt.Sprintf("%s here, %s elsewhere: which is right?", at.In(r.text), other)
	if r.inQuote(at) {
		return warn(at, message)
	}
	var fix []story.Edit
	for _, o := range differ {
		if i := strings.LastIndex(at.In(r.text), o.here.text); i >= 0 {
			s := story.Span{Start: at.Start + i, End: at.Start + i + len(o.here.text)}
			fix = append(fix, story.Edit{Span: s, Text: strings.TrimSuffix(strings.TrimSuffix(o.there.text, "’s"), "'s")})
		}
	}
	return offer(at, message, fix...)
}
