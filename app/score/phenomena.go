package score

import (
	"slices"
	"strings"
	"unicode"
)

// The phenomena, in the order they are shown.
const (
	phBefore = iota
	phAfter
	phMiddle
	phAround
	phPronoun
	phSurname
	phAside
	phParagraphs
	phSingle
	phUnclosed
	phVerbless
	phMixed
	phOrphan
	phSecondHand
)

var phenomenonNames = [...]string{
	phBefore:     "attribution before",
	phAfter:      "attribution after",
	phMiddle:     "attribution in the middle",
	phAround:     "attribution on both sides",
	phPronoun:    "pronoun speaker",
	phSurname:    "surname only",
	phAside:      "aside between name and verb",
	phParagraphs: "several paragraphs",
	phSingle:     "single-marked",
	phUnclosed:   "unclosed",
	phVerbless:   "verbless (no cue)",
	phMixed:      "mixed",
	phOrphan:     "orphan (nobody in the paragraph)",
	phSecondHand: "second-hand",
}

// phenomenon counts gold units that show one thing.
type phenomenon struct{ n, exact, some, right int }

// phenomena counts what makes a quotation hard, one unit under every heading that fits.
type phenomena struct {
	rows              []phenomenon
	keptOut           share // words in marks that are no quotation
	person, anonymous share // resolved speakers, named and not
}

func newPhenomena() phenomena { return phenomena{rows: make([]phenomenon, len(phenomenonNames))} }

func (t *phenomena) add(s *sheet, d Document, rows []Quote) {
	exact, some, right := make([]bool, len(s.gold)), make([]bool, len(s.gold)), make([]bool, len(s.gold))
	fits := make([]bool, len(s.pred))
	for _, m := range s.met[levelExact] {
		exact[m.gold] = true
	}
	for _, m := range s.met[levelSome] {
		g, p := s.gold[m.gold].of, s.pred[m.pred].of
		some[m.gold], fits[m.pred] = true, true
		right[m.gold] = s.speakerRight(g, p)
		t.resolved(g, p)
	}
	seen := map[int][]int{}
	for i, g := range s.gold {
		shown, ok := seen[g.quote]
		if !ok {
			shown = s.shows(g.of)
			seen[g.quote] = shown
		}
		for _, n := range shown {
			r := &t.rows[n]
			r.n++
			r.exact += one(exact[i])
			r.some += one(some[i])
			r.right += one(right[i])
		}
	}
	for _, q := range d.NotQuotes {
		t.keptOut.add(!s.taken(q, fits))
	}
}

// resolved counts whether the predicted name is one of those the annotation knows for the speaker.
func (t *phenomena) resolved(gold, pred Quote) {
	if len(gold.SpeakerNames) == 0 {
		return
	}
	right := slices.ContainsFunc(gold.SpeakerNames, func(n string) bool { return namesAgree(pred.SpeakerName, n) })
	if strings.HasPrefix(gold.By, "anon:") {
		t.anonymous.add(right)
	} else {
		t.person.add(right)
	}
}

// taken says that a predicted unit stands on the words, other than one that meets a gold quotation around them.
func (s *sheet) taken(q NotQuote, fits []bool) bool {
	toks := s.within(Pair{q.Start, q.End})
	for j, p := range s.pred {
		if !fits[j] && common(p.toks, toks) > 0 {
			return true
		}
	}
	return false
}

// shows lists the phenomena of a gold quotation.
func (s *sheet) shows(q Quote) []int {
	var out []int
	say := func(n int, yes bool) {
		if yes {
			out = append(out, n)
		}
	}
	parts := q.pieces()
	whole := Pair{parts[0][0], parts[len(parts)-1][1]}
	by, kind := s.speakerType(q), q.Kind
	if kind == "" {
		kind = s.kind(s.content(parts))
	}
	if n := side(q, whole); n >= 0 {
		out = append(out, n)
	}
	say(phPronoun, by == byPronoun)
	say(phSurname, by == byName && s.surnameOnly(q))
	say(phAside, s.aside(q))
	say(phParagraphs, slices.Contains(s.text[whole[0]:whole[1]], '\n'))
	say(phSingle, kind != kindIndirect && s.singleMarked(whole))
	say(phUnclosed, q.Flag == "unclosed" || kind == kindDirect && s.unclosed(parts[len(parts)-1]))
	near := s.speakerNear(q, whole)
	say(phVerbless, len(q.Cue) == 0 && near)
	say(phMixed, kind == kindMixed)
	say(phOrphan, len(q.Cue) == 0 && !near)
	say(phSecondHand, q.Via != "")
	return out
}

// side tells where the speaker and the cue stand; -1 when there is neither.
func side(q Quote, whole Pair) int {
	before, after, inside := false, false, false
	for _, s := range slices.Concat(q.Speaker.Spans, q.Cue) {
		switch {
		case s[1] <= whole[0]:
			before = true
		case s[0] >= whole[1]:
			after = true
		default:
			inside = true
		}
	}
	switch {
	case inside:
		return phMiddle
	case before && after:
		return phAround
	case before:
		return phBefore
	case after:
		return phAfter
	}
	return -1
}

// surnameOnly says that the mention is one word, titles aside, and no known name of the speaker is all there is to it.
func (s *sheet) surnameOnly(q Quote) bool {
	if len(q.Speaker.Spans) != 1 || len(nameWords(s.in(q.Speaker.Spans[0]))) != 1 {
		return false
	}
	return len(q.SpeakerNames) == 0 || slices.ContainsFunc(q.SpeakerNames, func(n string) bool { return len(nameWords(n)) > 1 })
}

// asideMarks set words off from the rest of a sentence.
const asideMarks = ",;(—–"

// aside says that set-off words stand between the name and the verb, or inside the mention.
func (s *sheet) aside(q Quote) bool {
	if len(q.Speaker.Spans) == 0 || len(q.Cue) == 0 {
		return false
	}
	mention, cue := q.Speaker.Spans[0], q.Cue[0]
	setOff := func(from, to int) bool {
		between := Pair{from, to}
		return from < to && strings.ContainsAny(s.in(between), asideMarks) && len(s.within(between)) > 1
	}
	for _, p := range q.pieces() {
		if min(mention[1], cue[1]) <= p[0] && p[1] <= max(mention[0], cue[0]) {
			return false // the quotation itself stands between them
		}
	}
	return setOff(mention[0], mention[1]) || setOff(mention[1], cue[0]) || setOff(cue[1], mention[0])
}

// singleMarked says that the first mark of the stretch is a single one that opens.
func (s *sheet) singleMarked(whole Pair) bool {
	for i := whole[0]; i < whole[1]; i++ {
		act, width := markAt(s.text, i, whole[1])
		if act != noMark {
			return false
		}
		c := s.text[i]
		free := i == 0 || !isWord(s.text[i-1])
		if width == 1 && free && (c == '‘' || c == '‚' || c == '‹' || c == '\'') {
			return i+1 < len(s.text) && !isSpace(s.text[i+1])
		}
		if c == '«' || c == '»' {
			return false
		}
	}
	return false
}

// unclosed says that the double marks around the end of the stretch run to the paragraph's end without closing.
func (s *sheet) unclosed(last Pair) bool {
	toks := s.within(last)
	if len(toks) == 0 {
		return false
	}
	at := s.toks[toks[len(toks)-1]][0]
	for _, r := range s.edges {
		if at < r[0] || at >= r[1] {
			continue
		}
		end := r[1]
		for end > r[0] && unicode.IsSpace(s.text[end-1]) {
			end--
		}
		c := s.text[end-1]
		doubled := (c == '\'' || c == '’') && (s.text[end-2] == '\'' || s.text[end-2] == '’')
		return c != '”' && c != '"' && !doubled
	}
	return false
}

// speakerNear says that the speaker is mentioned in one of the paragraphs the quotation stands in.
func (s *sheet) speakerNear(q Quote, whole Pair) bool {
	start, end := whole[0], whole[1]
	for start > 0 && s.text[start-1] != '\n' {
		start--
	}
	for end < len(s.text) && s.text[end] != '\n' {
		end++
	}
	return slices.ContainsFunc(q.Speaker.Spans, func(m Pair) bool { return start <= m[0] && m[1] <= end })
}
