package wording

import (
	"fmt"
	"strings"
	"unicode"

	"quotedesk/app/score/newsroom"
)

// A quotation is taken when it is so many words long.
const (
	fewestWords = 6
	mostWords   = 120
)

// token is a word as printed, with its marks. Its number tells which words of two versions are the same.
type token struct {
	text   string
	number int
}

// speech is a direct quotation of a story.
type speech struct {
	id       string
	story    string // id
	parts    [][]token
	between  []string // what the story prints between the parts
	names    []string
	isPerson bool
}

// speeches are the direct quotations of a story that can be changed: those that already carry an ellipsis or
// brackets are left out, because what was really said is not known.
func speeches(s newsroom.Story) []speech {
	text := []rune(s.Text)
	people := map[string]bool{}
	for _, p := range s.People {
		people[p.ID] = true
	}
	var out []speech
	for i, q := range s.Quotes {
		if q.Kind != "direct" || q.Reporting != nil && !*q.Reporting {
			continue
		}
		pieces := q.Parts
		if len(pieces) == 0 {
			pieces = [][2]int{{q.Start, q.End}}
		}
		sp := speech{id: fmt.Sprintf("%s#%d", s.ID, i+1), story: s.ID, names: q.SpeakerNames, isPerson: people[q.By]}
		n := 0
		for k, p := range pieces {
			var part []token
			for _, f := range strings.Fields(bare(string(text[p[0]:p[1]]))) {
				part = append(part, token{f, n})
				n++
			}
			sp.parts = append(sp.parts, part)
			if k > 0 {
				sp.between = append(sp.between, string(text[pieces[k-1][1]:p[0]]))
			}
		}
		if n >= fewestWords && n <= mostWords && usable(sp) {
			out = append(out, sp)
		}
	}
	return out
}

const glyphs = "“”\"«»„‘’'"

// bare is the words of a part without the quotation marks around them.
func bare(part string) string {
	part = strings.TrimSpace(part)
	part = strings.TrimLeft(part, glyphs)
	if strings.ContainsAny(part[:min(len(part), 1)], "—–-") {
		part = strings.TrimLeft(part, "—–- ")
	}
	return strings.TrimRight(part, glyphs+" ")
}

func usable(sp speech) bool {
	for i, part := range sp.parts {
		if len(part) == 0 {
			return false
		}
		for _, t := range part {
			if strings.ContainsAny(t.text, "[](){}…*<>") || strings.Contains(t.text, "..") || core(t.text) == "" {
				return false
			}
		}
		if i > 0 && strings.ContainsAny(sp.between[i-1], "“\"") && !strings.Contains(sp.between[i-1], "\n") {
			return false // other words in marks lie between
		}
	}
	return true
}

// core is a token without the marks around it, in small letters.
func core(text string) string {
	return strings.ToLower(strings.TrimFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }))
}

// dressed puts other words into the marks of a token.
func dressed(text, words string) string {
	isMark := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	head := text[:len(text)-len(strings.TrimLeftFunc(text, isMark))]
	tail := text[len(strings.TrimRightFunc(text, isMark)):]
	return head + words + tail
}

// said is the words as they were spoken: part after part, with a full stop where the story had a comma before an
// attribution that ends the sentence.
func (sp speech) said() []token {
	var out []token
	for i, part := range sp.parts {
		out = append(out, part...)
		last := &out[len(out)-1]
		ends := i == len(sp.parts)-1 || strings.Contains(sp.between[i], ".") || strings.Contains(sp.between[i], "\n")
		if stem, ok := strings.CutSuffix(last.text, ","); ok && ends {
			last.text = stem + "."
		}
	}
	return out
}

// printed are the parts as printed, to be changed freely.
func (sp speech) printed() [][]token {
	var out [][]token
	for _, part := range sp.parts {
		out = append(out, append([]token(nil), part...))
	}
	return out
}

func joined(tokens []token) string {
	var words []string
	for _, t := range tokens {
		words = append(words, t.text)
	}
	return strings.Join(words, " ")
}
