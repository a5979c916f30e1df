package quote

import (
	"strings"
)

// named says that the region right behind the verb is a name and nothing said: called “Red”, sang “Old Road”.
func (p *parser) named(c Cue, at int) bool {
	inner := p.Regions[p.Units[at].Ref].Inner().In(p.Text)
	if sentenceEnd(inner) {
		return false
	}
	n := wordCount(inner)
	switch {
	case c.Verb.Takes('c'):
		return n <= 5
	case c.Verb.Lemma == "sing":
		return n <= 5 && titleShare(inner) >= 0.8
	}
	return false
}

// passMarks remembers that the region at unit i, and those joined to it, are nobody's words.
func (p *parser) passMarks(i int) {
	for i < p.sent.Last {
		switch u := &p.Units[i]; {
		case u.Kind == Quoted:
			p.passed = append(p.passed, int(u.Ref))
		case u.Kind == Stop && u.Low == ",", u.Kind == Plain && (u.Low == "and" || u.Low == "or"):
		default:
			return
		}
		i++
	}
}

// displayed says that the words right behind the verb are shown to whoever passes and said to nobody: a banner reading “…”.
func (p *parser) displayed(c Cue, subject Phrase) bool {
	if subject.Empty() || p.Units[subject.Head].Kind != Plain {
		return false
	}
	switch c.Verb.Lemma {
	case "read", "say", "declare", "proclaim", "promise", "wish":
	default:
		return false
	}
	noun := strings.TrimSuffix(p.Units[subject.Head].Low, "s")
	switch noun {
	case "banner", "sign", "placard", "poster", "sticker", "shirt", "t-shirt", "mug", "cap", "plaque", "badge", "flag", "mural",
		"billboard", "advert", "ad", "label", "motto", "slogan", "sheet", "signpost", "wreath", "button", "hoarding", "bumper":
		return true
	}
	return false
}

// title says that the region at unit i looks like the title of a work and not like words of somebody.
func (p *parser) title(i int) bool { return p.titled(i) && p.score(i) < 0.5 }
