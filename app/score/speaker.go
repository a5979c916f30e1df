package score

import (
	"slices"
	"strings"
)

// heads are the tokens a mention can be known by: the last telling word of each of its chunks.
func (p *page) heads(spans []Pair) []int {
	var out []int
	for _, s := range spans {
		for _, c := range chunks([]rune(p.in(s))) {
			at := s[0] + c.start
			if i := p.lastTelling(Pair{at, at + len(c.text)}); i >= 0 {
				out = append(out, i)
			}
		}
	}
	if len(out) == 0 {
		for _, s := range spans {
			out = append(out, p.within(s)...)
		}
	}
	return sortedUnique(out)
}

// lastTelling is the last token of the stretch that is no function word; -1 when there is none.
func (p *page) lastTelling(s Pair) int {
	toks := p.within(s)
	for _, i := range slices.Backward(toks) {
		if !words.function[p.low[i]] {
			return i
		}
	}
	return -1
}

// The ways a speaker is mentioned.
const (
	byName    = "name"
	byNoun    = "nominal"
	byPronoun = "pronoun"
	byNobody  = "none"
)

var speakerTypes = []string{byName, byNoun, byPronoun, byNobody}

// speakerType tells how the annotated speaker is mentioned.
func (p *page) speakerType(q Quote) string {
	if len(q.Speaker.Spans) == 0 {
		return byNobody
	}
	var forms []string
	for _, s := range q.Speaker.Spans {
		forms = append(forms, p.in(s))
	}
	text := strip(strings.Join(forms, " "))
	bare := bareWords(lower(text))
	if len(bare) > 0 && allIn(bare, words.pronouns) {
		return byPronoun
	}
	if strings.ContainsFunc(withoutDeterminer(text), func(r rune) bool { return 'A' <= r && r <= 'Z' }) {
		return byName
	}
	return byNoun
}

// withoutDeterminer cuts the word that begins many noun phrases and is capital only at the start of a sentence.
func withoutDeterminer(text string) string {
	for _, d := range []string{"The", "A", "An", "Some", "Many", "Most", "His", "Her", "Their", "One", "Two"} {
		rest, ok := strings.CutPrefix(text, d)
		if !ok {
			continue
		}
		if r := []rune(rest); len(r) == 0 || !isWord(r[0]) {
			return rest
		}
	}
	return text
}

// speakerRight says that the predicted speaker is the annotated one: it covers a head word of the mention, or the
// names agree. Where the annotation knows no speaker, none may be predicted.
func (p *page) speakerRight(gold, pred Quote) bool {
	texts := pred.texts()
	if len(gold.Speaker.Spans) == 0 && len(gold.SpeakerNames) == 0 {
		return len(pred.Speaker.Spans) == 0 && len(texts) == 0
	}
	if len(pred.Speaker.Spans) > 0 && len(gold.Speaker.Spans) > 0 && p.sameMention(gold.Speaker.Spans, pred.Speaker.Spans) {
		return true
	}
	return p.sameName(gold, pred, texts)
}

// texts are the words a prediction names its speaker with, besides the mention's place.
func (q Quote) texts() []string {
	var out []string
	for _, t := range []string{q.Speaker.Words, q.SpeakerText, q.SpeakerName} {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}

// A predicted mention may be this many tokens, or this many times the annotated one, and no longer.
const (
	mentionTokens = 12
	mentionTimes  = 3
)

func (p *page) sameMention(gold, pred []Pair) bool {
	trimmed := func(spans []Pair) (out []Pair) {
		for _, s := range spans {
			out = append(out, p.trim(s))
		}
		return out
	}
	if slices.Equal(trimmed(gold), trimmed(pred)) {
		return true
	}
	covered := func(spans []Pair) (out []int) {
		for _, s := range spans {
			out = append(out, p.within(s)...)
		}
		return sortedUnique(out)
	}
	g, f := covered(gold), covered(pred)
	return len(f) <= max(mentionTokens, mentionTimes*len(g)) && common(p.heads(gold), f) > 0
}

// sameName compares every text of the prediction with every name of the annotation.
func (p *page) sameName(gold, pred Quote, texts []string) bool {
	var mentions []string
	for _, s := range gold.Speaker.Spans {
		mentions = append(mentions, p.in(s))
	}
	pronoun := p.speakerType(gold) == byPronoun
	names := slices.Clone(gold.SpeakerNames)
	if !pronoun {
		names = append(names, mentionNames(mentions)...)
	}
	for _, s := range pred.Speaker.Spans {
		texts = append(texts, p.in(s))
	}
	for _, t := range texts {
		same := func(m string) bool { return lower(strip(m)) == lower(strip(t)) }
		if pronoun && len(pred.Speaker.Spans) == 0 && slices.ContainsFunc(mentions, same) {
			return true
		}
		if allIn(nameWords(t), words.pronouns) {
			continue
		}
		if slices.ContainsFunc(names, func(n string) bool { return namesAgree(t, n) }) {
			return true
		}
	}
	return false
}

// mentionNames are the names a mention may be known by: all of it, each stretch, each chunk.
func mentionNames(mentions []string) []string {
	out := append([]string{strings.Join(mentions, " ")}, mentions...)
	for _, m := range mentions {
		for _, c := range chunks([]rune(m)) {
			if t := string(c.text); strip(t) != "" {
				out = append(out, t)
			}
		}
	}
	return out
}
