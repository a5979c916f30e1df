package extract

import (
	"strings"
	"testing"
	"unicode"

	"quotedesk/app/story"
)

// floors are what the newsroom corpus must reach, a little under what is measured, so that a change that costs accuracy is
// seen. A part counts as found when the same letters and figures lie inside it; marks and spaces never count.
type floors struct {
	direct, directSpeaker float64 // F1 of direct speech, and of it with the right speaker
	all                   float64 // F1 of all speech
}

// The stories the rules were written beside, and those written blind to the engine afterwards (ids in 2-).
var (
	firstFloors = floors{0.96, 0.90, 0.86}
	laterFloors = floors{0.95, 0.75, 0.78}
)

const falseMarks = 0.12 // share of titles, terms and scare quotes taken for somebody's words

// part is one stretch of a quotation with its speaker.
type part struct {
	core  string // letters and figures, with the offset of the first
	names []string
}

type tally struct{ found, speakers, want, got int }

func (c tally) f1(hits int) float64 { return 2 * float64(hits) / float64(c.want+c.got) }

func TestNewsroom(t *testing.T) {
	t.Run("first", func(t *testing.T) { testNewsroom(t, false, firstFloors) })
	t.Run("later", func(t *testing.T) { testNewsroom(t, true, laterFloors) })
}

func testNewsroom(t *testing.T, later bool, least floors) {
	e := engine(t)
	var direct, all tally
	wrong, marks := 0, 0
	for _, d := range newsroom(t) {
		if strings.Contains(d.id, "2-") != later {
			continue
		}
		f := findings(t, e, d.text)
		gold, got := map[string][]part{}, map[string][]part{}
		for _, q := range d.quotes {
			gold[string(q.kind)] = append(gold[string(q.kind)], split(d.text, q.parts, d.names[q.by], strings.TrimPrefix(q.by, "anon:"))...)
		}
		for _, q := range f.Quotes {
			got[string(q.Kind)] = append(got[string(q.Kind)], split(d.text, q.Parts, nil, q.SpeakerName)...)
			for _, n := range d.notQuote {
				if q.Kind == story.Direct && n.Contains(q.Parts[0]) {
					wrong++
				}
			}
		}
		marks += len(d.notQuote)
		direct = count(direct, gold["direct"], got["direct"])
		all = count(all, append(append(gold["direct"], gold["mixed"]...), gold["indirect"]...), append(append(got["direct"], got["mixed"]...), got["indirect"]...))
	}
	t.Logf("direct F1 %.3f, with speaker %.3f; all F1 %.3f, with speaker %.3f; %d of %d marked terms taken for quotations",
		direct.f1(direct.found), direct.f1(direct.speakers), all.f1(all.found), all.f1(all.speakers), wrong, marks)
	for name, v := range map[string][2]float64{
		"direct": {direct.f1(direct.found), least.direct}, "direct with speaker": {direct.f1(direct.speakers), least.directSpeaker},
		"all": {all.f1(all.found), least.all}, "marks told from quotations": {1 - float64(wrong)/float64(marks), 1 - falseMarks},
	} {
		if v[0] < v[1] {
			t.Errorf("%s: %.3f, want at least %.3f", name, v[0], v[1])
		}
	}
}

func split(text string, parts []story.Span, names []string, name string) []part {
	var out []part
	for _, p := range parts {
		out = append(out, part{core: core(text, p), names: append([]string{name}, names...)})
	}
	return out
}

// core is the letters and figures of the span, with the offset of the first.
func core(text string, s story.Span) string {
	var b strings.Builder
	for i, r := range s.In(text) {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			continue
		}
		if b.Len() == 0 {
			b.WriteString(itoa(s.Start+i) + " ")
		}
		b.WriteRune(r)
	}
	return b.String()
}

func count(c tally, gold, got []part) tally {
	c.want += len(gold)
	c.got += len(got)
	byCore := map[string]part{}
	for _, g := range gold {
		byCore[g.core] = g
	}
	for _, p := range got {
		g, ok := byCore[p.core]
		if !ok {
			continue
		}
		delete(byCore, p.core)
		c.found++
		if sameName(g.names, p.names[0]) {
			c.speakers++
		}
	}
	return c
}

// sameName says that the name is one of the names, or their last words agree; for somebody without a name, that the
// phrase holds the words.
func sameName(names []string, name string) bool {
	if len(names) == 1 && names[0] != "" && strings.Contains(strings.ToLower(name), strings.ToLower(names[0])) {
		return true
	}
	last := func(s string) string {
		f := strings.Fields(strings.ToLower(s))
		if len(f) == 0 {
			return ""
		}
		return f[len(f)-1]
	}
	for _, n := range names {
		if last(n) == last(name) {
			return true
		}
	}
	return false
}
