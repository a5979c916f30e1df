package compare

import "strings"

// quoted are the words of a quotation, part after part, and the marks behind each part.
type quoted struct {
	words []word
	ends  []string // by part
	fresh []bool   // by part: a sentence of its own begins with it
}

func quotedWords(q Quotation) quoted {
	var out quoted
	for i, p := range q.Parts {
		if !p.Valid(q.Text) {
			p.Start, p.End = clamp(q.Text, p.Start), clamp(q.Text, p.End)
		}
		if p.Empty() {
			out.ends, out.fresh = append(out.ends, ""), append(out.fresh, true)
			continue
		}
		words, end := lex(q.Text, p, nil)
		for j := range words {
			words[j].home = i
			if j == 0 {
				words[j].before = turnMark + words[j].before
			}
		}
		out.words = append(out.words, words...)
		out.ends = append(out.ends, end)
		out.fresh = append(out.fresh, i == 0 || sentenceEnds(q, i))
	}
	return out
}

// clamp moves an offset into the text and back to a rune's start.
func clamp(text string, at int) int {
	at = max(0, min(at, len(text)))
	for at > 0 && at < len(text) && text[at]&0xC0 == 0x80 {
		at--
	}
	return at
}

// sentenceEnds says that a sentence of the story ends between the part before part i and part i, whether inside the
// marks or behind the attribution.
func sentenceEnds(q Quotation, i int) bool {
	before := q.Parts[i-1].In(q.Text)
	if strings.ContainsAny(lastMarks(before), ".?!…") {
		return true
	}
	if q.Parts[i-1].End > q.Parts[i].Start {
		return true
	}
	return strings.ContainsAny(lastMarks(q.Text[q.Parts[i-1].End:q.Parts[i].Start]), ".?!…\n:")
}

// lastMarks is what stands behind the last letter or figure.
func lastMarks(text string) string {
	i := strings.LastIndexFunc(text, isWordRune)
	if i < 0 {
		return text
	}
	return text[i:]
}

// breakBefore says what stands before word i of a quotation.
func breakBefore(words []word, i int) breakKind {
	switch {
	case i <= 0 || i >= len(words):
		return noBreak
	case strings.Contains(words[i].before, ellipsis), strings.Contains(words[i].before, "*"):
		return markedBreak
	case words[i].bracket || words[i-1].bracket || strings.ContainsAny(words[i].before, "()"):
		return markedBreak
	case words[i].startsPart():
		return partBreak
	}
	return noBreak
}
