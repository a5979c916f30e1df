package wording

import (
	"fmt"
	"strings"

	"quotedesk/app/score"
)

// writer writes turns as one format and keeps where the words of each pair come to stand.
type writer struct {
	strings.Builder
	name     string
	labelled bool
	words    int
	seconds  int
	places   map[int]score.Pair
}

// formats write turns, each in a form that transcription programs, captioners or newsrooms use.
var formats = []func([]turn) *writer{
	lines("transcript, labels in capitals", true, func(w *writer, t turn) { fmt.Fprintf(w, "%s: ", strings.ToUpper(t.as)) }),
	captions("srt", "", ",", true),
	lines("transcript with times", true, func(w *writer, t turn) { fmt.Fprintf(w, "[%s] %s: ", w.clock("."), t.as) }),
	lines("document", false, func(*writer, turn) {}),
	captions("vtt", "WEBVTT\n\n", ".", false),
	lines("transcript with heads", true, func(w *writer, t turn) { fmt.Fprintf(w, "%s  %s\n", t.as, w.clock("")[:8]) }),
	lines("transcript with heads in brackets", true, func(w *writer, t turn) { fmt.Fprintf(w, "%s (%s):\n", t.as, w.clock("")[:8]) }),
}

func newWriter(name string, labelled bool) *writer {
	return &writer{name: name, labelled: labelled, places: map[int]score.Pair{}}
}

// clock is the time so far: hours, minutes, seconds, and milliseconds behind the sign when there is one.
func (w *writer) clock(sign string) string {
	out := fmt.Sprintf("%02d:%02d:%02d", w.seconds/3600, w.seconds/60%60, w.seconds%60)
	if sign != "" {
		out += sign + "000"
	}
	return out
}

// word writes token i of a turn and remembers where the words of a pair begin and end.
func (w *writer) word(t turn, i int, text string) {
	start := w.Len()
	w.WriteString(text)
	w.words++
	if w.words%3 == 0 {
		w.seconds++
	}
	if t.pair == 0 || i < t.first || i >= t.last {
		return
	}
	p, begun := w.places[t.pair]
	if !begun {
		p[0] = start
	}
	p[1] = w.Len()
	w.places[t.pair] = p
}

// lines writes each turn as a paragraph behind its head.
func lines(name string, labelled bool, head func(*writer, turn)) func([]turn) *writer {
	return func(turns []turn) *writer {
		w := newWriter(name, labelled)
		for _, t := range turns {
			head(w, t)
			for i, x := range t.tokens {
				if i > 0 {
					w.WriteByte(' ')
				}
				w.word(t, i, x.text)
			}
			w.WriteString("\n\n")
		}
		return w
	}
}

// A cue holds so many words on two lines.
const (
	wordsOfCue  = 11
	wordsOfLine = 6
)

// captions writes each turn as cues. Names stand in capitals before the first words of a turn, or as voices on each cue.
func captions(name, head, sign string, capitals bool) func([]turn) *writer {
	return func(turns []turn) *writer {
		w := newWriter(name, true)
		w.WriteString(head)
		cue := 0
		for _, t := range turns {
			for i, x := range t.tokens {
				if i%wordsOfCue == 0 {
					if cue++; cue > 1 {
						w.WriteString("\n\n")
					}
					from := w.clock(sign)
					w.seconds += 4
					fmt.Fprintf(w, "%d\n%s --> %s\n", cue, from, w.clock(sign))
					w.seconds -= 4
					switch {
					case !capitals:
						fmt.Fprintf(w, "<v %s>", t.as)
					case i == 0:
						fmt.Fprintf(w, "%s: ", strings.ToUpper(t.as))
					}
				} else if i%wordsOfCue == wordsOfLine {
					w.WriteByte('\n')
				} else {
					w.WriteByte(' ')
				}
				w.word(t, i, x.text)
			}
		}
		w.WriteByte('\n')
		return w
	}
}
