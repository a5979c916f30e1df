package blemish

import (
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

// Variant is a story of the corpus in which one quotation was split over two paragraphs or lost a mark, so that it is
// known which paragraphs are wrong.
type Variant struct {
	ID    string
	How   string
	Text  string
	Wrong []int // numbers of the paragraphs where an alert belongs
	Near  []int // numbers of the paragraphs that the change touches, the wrong ones among them
}

// Hows are the changes, in the order of the table.
var Hows = []string{"split, right", "split, closed early", "split, not reopened", "never closed", "left open before another", "untouched"}

// Variants makes the variants of a story. Each direct quotation in double marks that stands whole in one paragraph, and has two
// sentences or more, is split behind its first sentence:
//
//	split, right         the first half stays open, the second opens again: nothing is wrong
//	split, closed early  the first half is closed as well
//	split, not reopened  the second half does not open again
//
// and each such quotation, of any length, that ends its paragraph loses its closing mark: “left open before another” when the
// next paragraph begins with the mark of another speaker, else “never closed”. “untouched” is the paragraph as it was. What
// stands beside a marked blemish is left out.
func Variants(s newsroom.Story) []Variant {
	at := story.NewCodePoints(s.Text)
	paras := story.Paragraphs(s.Text)
	var out []Variant
	for _, q := range s.Quotes {
		if q.Kind != "direct" || q.Flag != "" {
			continue
		}
		pieces := q.Parts
		if len(pieces) == 0 {
			pieces = append(pieces, [2]int{q.Start, q.End})
		}
		last := at.Span(pieces[len(pieces)-1])
		i := slices.IndexFunc(paras, func(p story.Span) bool { return p.Contains(last) })
		open, shut, ok := marksOf(last.In(s.Text))
		if i < 0 || !ok || last.End != paras[i].End || blemished(s, at, story.Span{Start: paras[max(0, i-1)].Start, End: paras[min(len(paras)-1, i+1)].End}) {
			continue
		}
		id := s.ID
		out = append(out, Variant{id, "untouched", s.Text, nil, []int{i}})
		bare := s.Text[:last.End-len(shut)]
		lost := Variant{id, "never closed", bare + s.Text[last.End:], []int{i}, []int{i}}
		if i+1 < len(paras) && strings.ContainsAny(firstRune(s.Text[paras[i+1].Start:]), "“\"„«") {
			if !another(s, at, q.By, paras[i+1]) {
				continue
			}
			lost.How = "left open before another"
		}
		out = append(out, lost)
		cut := sentenceCut(last.In(s.Text), len(open), len(shut))
		if cut == 0 {
			continue
		}
		head, tail := s.Text[:last.Start+cut], strings.TrimLeft(s.Text[last.Start+cut:], " ")
		out = append(out,
			Variant{id, "split, right", head + "\n\n" + open + tail, nil, []int{i, i + 1}},
			Variant{id, "split, closed early", head + shut + "\n\n" + open + tail, []int{i}, []int{i, i + 1}},
			Variant{id, "split, not reopened", head + "\n\n" + tail, []int{i + 1}, []int{i, i + 1}})
	}
	return out
}

// blemished says that the stretch holds a marked blemish already, so that it would not be known what is wrong.
func blemished(s newsroom.Story, at *story.CodePoints, p story.Span) bool {
	return slices.ContainsFunc(s.Blemishes, func(b newsroom.Blemish) bool {
		x := at.Span([2]int{b.Start, b.End})
		return x.End >= p.Start-2 && x.Start <= p.End+2
	})
}

// another says that the paragraph begins with the words of somebody else.
func another(s newsroom.Story, at *story.CodePoints, by string, p story.Span) bool {
	for _, q := range s.Quotes {
		if at.Span([2]int{q.Start, q.End}).Start == p.Start {
			return q.By != by
		}
	}
	return false
}

func firstRune(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return text[:n]
}

// marksOf are the double marks round the words; ok is false when they do not go together or stand inside once more.
func marksOf(words string) (open, shut string, ok bool) {
	open = firstRune(words)
	_, n := utf8.DecodeLastRuneInString(words)
	shut = words[len(words)-n:]
	inner := strings.TrimSuffix(strings.TrimPrefix(words, open), shut)
	for _, pair := range []string{"“”", "\"\"", "„“", "«»"} {
		if pair == open+shut {
			return open, shut, !strings.ContainsAny(inner, "“”\"„«»") && len(inner) > 4
		}
	}
	return "", "", false
}

// sentenceCut is where the first sentence of the words ends, when another of some length follows; 0 when none does.
func sentenceCut(words string, open, shut int) int {
	for i := open; i+2 < len(words)-shut-8; i++ {
		if strings.IndexByte(".!?", words[i]) >= 0 && words[i+1] == ' ' && words[i+2] >= 'A' && words[i+2] <= 'Z' && i > open+8 && !strings.HasSuffix(words[:i], "Mr") && !strings.HasSuffix(words[:i], "Dr") && !strings.HasSuffix(words[:i], "Mrs") {
			return i + 1
		}
	}
	return 0
}

// Strict is the naive rule that flags each paragraph whose double marks are out of balance.
func Strict(text string) []int {
	var out []int
	for i, p := range story.Paragraphs(text) {
		if !balanced(p.In(text)) {
			out = append(out, i)
		}
	}
	return out
}

// Tolerant is the naive rule that flags a paragraph out of balance unless the next one begins with a mark.
func Tolerant(text string) []int {
	paras := story.Paragraphs(text)
	return slices.DeleteFunc(Strict(text), func(i int) bool {
		return i+1 < len(paras) && strings.ContainsAny(firstRune(paras[i+1].In(text)), "“\"„«")
	})
}

func balanced(line string) bool {
	straight := strings.Count(line, "\"")
	low := strings.Count(line, "„")
	high := strings.Count(line, "“")
	right := strings.Count(line, "”")
	if low > 0 {
		return straight%2 == 0 && low == high+right
	}
	return straight%2 == 0 && high == right && strings.Count(line, "«") == strings.Count(line, "»")
}
