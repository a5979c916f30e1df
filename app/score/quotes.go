package score

import "fmt"

// Options say what of quotations is counted.
type Options struct {
	Unit Unit // Segment when empty
	// ReportingOnly neither demands nor punishes gold quotations marked as no speech (thoughts, wishes, acts).
	ReportingOnly bool
	Errors        int // how many of each kind of error to list
}

// counts are what one line of the table is made of.
type counts struct {
	gold, pred, met       int
	named, namedRight     int // met units whose gold has a speaker
	nameless, silentRight int // met units whose gold has none
	right                 int // met units with the right speaker
}

// section is one table: a line for each level.
type section [len(levels)]counts

// Quotes adds up how well quotations and speakers were found, story by story.
type Quotes struct {
	opts              Options
	articles, missing int
	all, direct       section
	kinds             map[string]*kindCount
	types             map[string]*share
	phenomena         phenomena
	calibration       calibration
	errors            errorList
}

type kindCount struct {
	n   int
	met [len(levels)]int
}

// NewQuotes begins a count.
func NewQuotes(o Options) *Quotes {
	if o.Unit == "" {
		o.Unit = Segment
	}
	return &Quotes{
		opts: o, kinds: map[string]*kindCount{}, types: map[string]*share{},
		phenomena: newPhenomena(), errors: errorList{most: o.Errors},
	}
}

// sheet is one story laid out for counting.
type sheet struct {
	*page
	id           string
	gold, pred   []unit
	ignored      []unit // gold units that are neither demanded nor punished
	met          [len(levels)][]pairing
	speakerRight func(gold, pred Quote) bool
}

// Add counts one story; found is nil when nothing was predicted for it. The error names a gold quotation that does
// not lie in the text.
func (t *Quotes) Add(d Document, found *Prediction) error {
	s := &sheet{page: newPage(d.Text), id: d.ID}
	s.speakerRight = s.page.speakerRight
	for i, q := range d.Quotes {
		if !q.sound(len(s.text)) {
			return fmt.Errorf("%s: gold quotation %d runs from %d to %d: it, or one of its parts, is not a stretch of the text", d.ID, i+1, q.Start, q.End)
		}
	}
	t.articles++
	var rows []Quote
	if found == nil {
		t.missing++
	} else {
		rows = insideText(found.Quotes, len(s.text))
	}
	s.gold, s.pred = s.units(d.Quotes, t.opts.Unit), s.units(rows, t.opts.Unit)
	if t.opts.ReportingOnly {
		s.gold, s.ignored = reported(s.gold)
	}
	for n, at := range levels {
		s.met[n] = match(s.gold, s.pred, at)
	}
	t.countAll(s)
	t.countDirect(s)
	t.countKinds(s)
	t.phenomena.add(s, d, rows)
	t.calibration.add(s, rows)
	t.errors.addQuotes(s)
	return nil
}

// insideText leaves out predictions that are no stretch of the text.
func insideText(quotes []Quote, size int) []Quote {
	var out []Quote
	for _, q := range quotes {
		if q.within(size) {
			out = append(out, q)
		}
	}
	return out
}

func reported(gold []unit) (speech, other []unit) {
	for _, g := range gold {
		if g.of.ignored() {
			other = append(other, g)
		} else {
			speech = append(speech, g)
		}
	}
	return speech, other
}

func (t *Quotes) countAll(s *sheet) {
	for n := range levels {
		dropped := len(excused(s.pred, s.met[n], s.ignored, nil))
		t.all[n].add(s, s.gold, s.pred, s.met[n], dropped)
	}
}

// countDirect compares units wholly inside marks with each other. A predicted one that is part of a gold unit of
// another kind is neither right nor wrong.
func (t *Quotes) countDirect(s *sheet) {
	gold, other := ofKind(s.gold, kindDirect)
	pred, _ := ofKind(s.pred, kindDirect)
	for n, at := range levels {
		met := match(gold, pred, at)
		t.direct[n].add(s, gold, pred, met, len(excused(pred, met, s.ignored, other)))
	}
}

func ofKind(units []unit, kind string) (of, other []unit) {
	for _, u := range units {
		if u.kind == kind {
			of = append(of, u)
		} else {
			other = append(other, u)
		}
	}
	return of, other
}

// excused lists the predicted units (by index) that meet no gold unit and yet are not wrong: those that meet an
// ignored unit, and those of which at least half lies in a gold unit of another kind.
func excused(pred []unit, met []pairing, ignored, other []unit) map[int]bool {
	if len(ignored) == 0 && len(other) == 0 {
		return nil
	}
	used := make([]bool, len(pred))
	for _, m := range met {
		used[m.pred] = true
	}
	var left []unit
	var index []int
	for j, p := range pred {
		if !used[j] {
			left, index = append(left, p), append(index, j)
		}
	}
	out := map[int]bool{}
	for _, m := range match(ignored, left, levels[levelSome]) {
		out[index[m.pred]] = true
	}
	for j, p := range left {
		for _, o := range other {
			if 2*common(p.toks, o.toks) >= len(p.toks) {
				out[index[j]] = true
				break
			}
		}
	}
	return out
}

func (c *counts) add(s *sheet, gold, pred []unit, met []pairing, dropped int) {
	c.gold += len(gold)
	c.pred += len(pred) - dropped
	c.met += len(met)
	for _, m := range met {
		g := gold[m.gold].of
		right := s.speakerRight(g, pred[m.pred].of)
		c.right += one(right)
		if len(g.Speaker.Spans) > 0 {
			c.named++
			c.namedRight += one(right)
		} else {
			c.nameless++
			c.silentRight += one(right)
		}
	}
}

// countKinds counts recall by the kind of the gold unit, and speakers by how they are mentioned.
func (t *Quotes) countKinds(s *sheet) {
	for _, g := range s.gold {
		if t.kinds[g.kind] == nil {
			t.kinds[g.kind] = &kindCount{}
		}
		t.kinds[g.kind].n++
	}
	for n := range levels {
		for _, m := range s.met[n] {
			t.kinds[s.gold[m.gold].kind].met[n]++
		}
	}
	for _, m := range s.met[levelSome] {
		g := s.gold[m.gold].of
		by := s.speakerType(g)
		if t.types[by] == nil {
			t.types[by] = &share{}
		}
		t.types[by].add(s.speakerRight(g, s.pred[m.pred].of))
	}
}

// share counts how many of a number are right.
type share struct{ right, n int }

func (s *share) add(right bool) {
	s.n++
	s.right += one(right)
}

// of is the share, 0 when there is nothing to be right.
func (s share) of() float64 { return ratio(s.right, s.n) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
