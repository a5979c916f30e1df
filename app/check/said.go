package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
)

// saidForms are the finite forms of the words with which papers most often report speech, past before present.
func saidForms() [][2]string {
	return [][2]string{
		{"said", "says"}, {"added", "adds"}, {"told", "tells"}, {"asked", "asks"}, {"explained", "explains"}, {"replied", "replies"},
		{"answered", "answers"}, {"insisted", "insists"}, {"warned", "warns"}, {"recalled", "recalls"}, {"wrote", "writes"},
		{"continued", "continues"}, {"noted", "notes"}, {"argued", "argues"}, {"joked", "jokes"}, {"admitted", "admits"}, {"claimed", "claims"},
		{"shouted", "shouts"}, {"conceded", "concedes"}, {"announced", "announces"}, {"declared", "declares"}, {"observed", "observes"},
		{"remarked", "remarks"}, {"responded", "responds"}, {"stated", "states"}, {"tweeted", "tweets"}, {"posted", "posts"}, {"laughed", "laughs"},
		{"whispered", "whispers"}, {"demanded", "demands"}, {"confirmed", "confirms"}, {"stressed", "stresses"}, {"suggested", "suggests"},
		{"acknowledged", "acknowledges"}, {"testified", "testifies"}, {"quipped", "quips"}, {"fumed", "fumes"}, {"snapped", "snaps"},
	}
}

// saidTense is the tense of a word for saying; "" when it is none.
func saidTense(low string) Tense {
	for _, f := range saidForms() {
		switch low {
		case f[0]:
			return Past
		case f[1]:
			return Present
		}
	}
	return ""
}

// personal is a pronoun that can speak.
func personal(low string) bool {
	switch low {
	case "he", "she", "they", "it", "we", "i":
		return true
	}
	return false
}

// tagBehind reads the attribution that follows the offset directly, as “she said”, “said Ruiz” or “Ruiz said”: its first
// and last word, and whether it has the verb first. ok is false when none follows.
func (r *reading) tagBehind(at int) (tag story.Span, ok bool) {
	t := r.terms()
	i := r.from(at)
	if i+1 >= len(t) || t[i].quoted || strings.TrimFunc(r.text[at:t[i].Start], blank) != "" || t[i+1].para != t[i].para {
		return story.Span{}, false
	}
	if saidTense(t[i].low) != "" && (personal(t[i+1].low) || r.capital(t[i+1]) || t[i+1].low == "the" || t[i+1].low == "a") && r.justSpace(t[i].End, t[i+1].Start) {
		return story.Span{Start: t[i].Start, End: t[i+1].End}, true
	}
	if !personal(t[i].low) && !r.capital(t[i]) {
		return story.Span{}, false
	}
	for k := i + 1; k < len(t) && k < i+4 && t[k].para == t[i].para && !t[k].quoted && r.justSpace(t[k-1].End, t[k].Start); k++ {
		if saidTense(t[k].low) != "" {
			return story.Span{Start: t[i].Start, End: t[k].End}, true
		}
		if personal(t[i].low) || !r.capital(t[k]) {
			break
		}
	}
	return story.Span{}, false
}

func (r *reading) justSpace(a, b int) bool { return strings.Trim(r.text[a:b], " \u00A0") == "" }

func (r *reading) capital(t term) bool {
	first, _ := utf8.DecodeRuneInString(r.text[t.Start:t.End])
	return unicode.IsUpper(first)
}

// ends is the last rune of the span that is no space; a space when there is none.
func (r *reading) ends(s story.Span) rune {
	line := strings.TrimRightFunc(s.In(r.text), blank)
	if line == "" {
		return ' '
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return last
}

// begun is the first rune of the span that is no space.
func (r *reading) begun(s story.Span) rune {
	line := strings.TrimLeftFunc(s.In(r.text), blank)
	if line == "" {
		return ' '
	}
	first, _ := utf8.DecodeRuneInString(line)
	return first
}

// sentenceStart says that the offset stands at the beginning of a sentence of paragraph p, or behind a comma or colon.
func (r *reading) sentenceStart(p story.Span, at int) bool {
	before := strings.TrimRightFunc(r.text[p.Start:at], blank)
	if before == "" {
		return true
	}
	last, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?…:,”’\"»—–", last)
}

// fragment says that the pair holds no sentence but some words that belong to the paper's sentence: they begin with a
// small letter, behind words of the paper.
func (r *reading) fragment(i int, p pair) bool {
	return unicode.IsLower(r.begun(p.inside())) && !r.sentenceStart(r.paras[i], p.open.at)
}

// next is the rune right behind the offset, inside its paragraph.
func (r *reading) next(i, at int) rune {
	if at >= r.paras[i].End {
		return ' '
	}
	c, _ := utf8.DecodeRuneInString(r.text[at:])
	return c
}
