package score

import "strings"

// Error is one thing that went wrong, for a person to look at.
type Error struct {
	What string `json:"what"` // "miss", "false" or "speaker"
	ID   string `json:"id"`
	Line int    `json:"line"` // of the story's text, the first being 1
	Kind string `json:"kind"` // of the quotation, or the type of the name
	Text string `json:"text"` // at most 160 code points
	Note string `json:"note,omitempty"`
}

// The things that go wrong: not found, found where nothing is, given to the wrong speaker.
const (
	missed  = "miss"
	alarm   = "false"
	misname = "speaker"
)

// shownText is how many code points of a quotation an error shows.
const shownText = 160

// errorList keeps the first errors of each kind.
type errorList struct {
	most   int
	missed []Error
	alarms []Error
	names  []Error
}

func (l *errorList) all() []Error {
	return append(append(append([]Error(nil), l.missed...), l.alarms...), l.names...)
}

func (l *errorList) put(e Error) {
	to := map[string]*[]Error{missed: &l.missed, alarm: &l.alarms, misname: &l.names}[e.What]
	if len(*to) < l.most {
		*to = append(*to, e)
	}
}

// addQuotes lists what is wrong at the loosest level.
func (l *errorList) addQuotes(s *sheet) {
	if l.most == 0 {
		return
	}
	goldMet, predMet := make([]bool, len(s.gold)), make([]bool, len(s.pred))
	for _, m := range s.met[levelSome] {
		goldMet[m.gold], predMet[m.pred] = true, true
	}
	for i, g := range s.gold {
		if !goldMet[i] {
			l.put(s.fault(missed, g))
		}
	}
	for j, p := range s.pred {
		if !predMet[j] {
			l.put(s.fault(alarm, p))
		}
	}
	for i, g := range s.gold {
		for _, m := range s.met[levelSome] {
			if p := s.pred[m.pred].of; m.gold == i && !s.speakerRight(g.of, p) {
				e := s.fault(misname, g)
				e.Note = "gold " + s.speakerWords(g.of) + ", found " + s.speakerWords(p)
				l.put(e)
			}
		}
	}
}

func (s *sheet) fault(what string, u unit) Error {
	var texts []string
	for _, p := range u.spans {
		texts = append(texts, s.in(p))
	}
	return Error{What: what, ID: s.id, Line: s.line(u.spans[0][0]), Kind: u.kind, Text: shorten(strings.Join(texts, " "))}
}

// speakerWords shows a speaker with what is known of him.
func (s *sheet) speakerWords(q Quote) string {
	var texts []string
	for _, m := range q.Speaker.Spans {
		texts = append(texts, s.in(m))
	}
	texts = append(texts, q.texts()...)
	if len(q.SpeakerNames) > 0 && q.SpeakerName == "" {
		texts = append(texts, q.SpeakerNames[0])
	}
	if len(texts) == 0 {
		return "nobody"
	}
	return shorten(strings.Join(texts, " / "))
}

func shorten(text string) string {
	if r := []rune(text); len(r) > shownText {
		return string(r[:shownText])
	}
	return text
}
