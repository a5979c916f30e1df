package check

import (
	"sort"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// term is one word or figure of the story as it stands: letters, digits, and hyphens, apostrophes, points and commas
// between them.
type term struct {
	story.Span
	low    string // in small letters, with a straight apostrophe
	quoted bool   // inside quotation marks
	para   int    // number of its paragraph
}

// terms reads the words of all paragraphs.
func (r *reading) terms() []term {
	if r.cut == nil {
		r.cut = make([]term, 0, len(r.text)/6)
		next := 0 // of the quoted stretches
		for i, p := range r.paras {
			next = r.termsIn(i, p, next)
		}
	}
	return r.cut
}

func (r *reading) termsIn(i int, p story.Span, next int) int {
	for at := p.Start; at < p.End; {
		c, n := utf8.DecodeRuneInString(r.text[at:p.End])
		if !wordy(c) {
			at += n
			continue
		}
		end := termEnd(r.text[:p.End], at)
		for next < len(r.quoted) && r.quoted[next].End <= at {
			next++
		}
		in := next < len(r.quoted) && r.quoted[next].Start < end
		r.cut = append(r.cut, term{story.Span{Start: at, End: end}, lower(r.text[at:end]), in, i})
		at = end
	}
	return next
}

// termEnd is where the word that begins at the offset ends.
func termEnd(text string, at int) int {
	for at < len(text) {
		c, n := utf8.DecodeRuneInString(text[at:])
		if wordy(c) {
			at += n
			continue
		}
		if !strings.ContainsRune("-‐‑'’.,&", c) {
			return at
		}
		after, _ := utf8.DecodeRuneInString(text[at+n:])
		if !wordy(after) || (c == '.' || c == ',') && !digitAround(text, at, n) {
			return at
		}
		at += n
	}
	return at
}

// digitAround says that the point or comma parts the digits of a figure, or is the point of letters such as U.S.
func digitAround(text string, at, n int) bool {
	before, after := text[at-1], text[at+n]
	digits := before >= '0' && before <= '9' && after >= '0' && after <= '9'
	initials := text[at] == '.' && before >= 'A' && before <= 'Z' && after >= 'A' && after <= 'Z'
	return digits || initials
}

func lower(w string) string {
	if strings.Contains(w, "’") {
		w = strings.ReplaceAll(w, "’", "'")
	}
	return strings.ToLower(w)
}

// from is the number of the first word that begins at the offset or behind it.
func (r *reading) from(at int) int {
	t := r.terms()
	return sort.Search(len(t), func(i int) bool { return t[i].Start >= at })
}

// count is how many words the span holds.
func (r *reading) count(s story.Span) int { return r.from(s.End) - r.from(s.Start) }

// phrase says that the words from number i on are those, all on the same side of quotation marks.
func (r *reading) phrase(i int, words ...string) bool {
	t := r.terms()
	if i+len(words) > len(t) {
		return false
	}
	for k, w := range words {
		if t[i+k].low != w || t[i+k].para != t[i].para || t[i+k].quoted != t[i].quoted {
			return false
		}
	}
	return true
}

// byFirst cuts a list of words and phrases into those beginning with each word.
func byFirst(list []string) map[string][][]string {
	out := map[string][][]string{}
	for _, entry := range list {
		if words := strings.Fields(lower(entry)); len(words) > 0 {
			out[words[0]] = append(out[words[0]], words)
		}
	}
	return out
}

// listed finds the words and phrases of the list in the part of the story that scope names.
func (r *reading) listed(list []string, scope Scope) []story.Span {
	if len(list) == 0 {
		return nil
	}
	index := byFirst(list)
	t := r.terms()
	var out []story.Span
	for i := 0; i < len(t); i++ {
		if scope == Narration && t[i].quoted || scope == Quotation && !t[i].quoted {
			continue
		}
		best := 0
		for _, words := range index[t[i].low] {
			if len(words) > best && r.phrase(i, words...) {
				best = len(words)
			}
		}
		if best > 0 {
			out = append(out, story.Span{Start: t[i].Start, End: t[i+best-1].End})
			i += best - 1
		}
	}
	return out
}

// sentences are those of the span, which lies in one paragraph, without the space between them.
func (r *reading) sentences(s story.Span) []story.Span {
	line := s.In(r.text)
	var out []story.Span
	start := 0
	cut := func(end int) {
		if piece := edgeless(r.text, story.Span{Start: s.Start + start, End: s.Start + end}); !piece.Empty() {
			out = append(out, piece)
		}
	}
	for _, m := range sentenceEnd.FindAllStringIndex(line, -1) {
		if line[m[0]] == '.' && shortForms.MatchString(line[max(0, m[0]-16):m[0]]) {
			continue
		}
		end := m[0] + strings.IndexFunc(line[m[0]:m[1]], blank)
		cut(end)
		start = end
	}
	cut(len(line))
	return out
}

// sentenceAt is the sentence of the paragraph that holds the offset.
func (r *reading) sentenceAt(at int) story.Span {
	p := r.paragraph(at)
	for _, s := range r.sentences(p) {
		if at < s.End {
			return s
		}
	}
	return p
}
