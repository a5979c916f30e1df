package compare

import (
	"strings"

	"quotedesk/app/story"
)

// opWriter puts acts together to operations.
type opWriter struct {
	judge *judge
	ops   []Op
	open  bool  // the last operation may grow
	grade Grade // of the marks between words, and of what could not be heard
	lastQ int   // the last word of the quotation and of the source so far, for empty spans
	lastS int
	anyQ  bool
	anyS  bool
}

func (w *opWriter) add(i int) {
	x := w.judge.acts[i]
	if i > 0 {
		w.bridge(w.judge.acts[i-1], x)
		w.unheard(w.judge.acts[i-1], x)
	}
	if i > 0 && w.gapDiffers(w.judge.acts[i-1], x) {
		w.gap(w.judge.acts[i-1], x)
	}
	quote, source := w.spans(x)
	if w.open && i > 0 && w.grows(w.judge.acts[i-1], x) {
		op := &w.ops[len(w.ops)-1]
		op.Quote.End, op.Source.End = max(op.Quote.End, quote.End), max(op.Source.End, source.End)
	} else {
		w.ops = append(w.ops, Op{Kind: x.kind, Quote: quote, Source: source})
	}
	w.open = true
	if x.q >= 0 {
		w.lastQ, w.anyQ = x.q, true
	}
	if x.s >= 0 {
		w.lastS, w.anyS = x.s, true
	}
}

// spans are the places of an act; a side without words has an empty one behind the last word there.
func (w *opWriter) spans(x act) (quote, source story.Span) {
	said, words := w.judge.said.words, w.judge.source.words
	switch {
	case x.q >= 0:
		quote = said[x.q].Span
	case w.anyQ:
		quote = story.Span{Start: said[w.lastQ].End, End: said[w.lastQ].End}
	default:
		quote = story.Span{Start: said[0].Start, End: said[0].Start}
	}
	switch {
	case x.s >= 0:
		source = words[x.s].Span
	case w.anyS:
		source = story.Span{Start: words[w.lastS].End, End: words[w.lastS].End}
	default:
		at := w.firstSource()
		source = story.Span{Start: at, End: at}
	}
	return quote, source
}

// firstSource is where the first word of the source that is matched begins.
func (w *opWriter) firstSource() int {
	for _, x := range w.judge.acts {
		if x.s >= 0 {
			return w.judge.source.words[x.s].Start
		}
	}
	return 0
}

// grows says that act y goes on with the operation of act x: of one kind, in one part and one passage.
func (w *opWriter) grows(x, y act) bool {
	said, words := w.judge.said.words, w.judge.source.words
	if x.kind != y.kind || x.fit != y.fit || (x.q < 0) != (y.q < 0) || (x.s < 0) != (y.s < 0) {
		return false
	}
	if y.q >= 0 && said[y.q].startsPart() || y.s >= 0 && words[y.s].startsPart() {
		return false
	}
	return y.s < 0 || y.s == x.s+1 && !words[y.s].parted
}

// gapDiffers says that two words stand side by side on both sides, with other marks between them.
func (w *opWriter) gapDiffers(x, y act) bool {
	if !matched(x) || !matched(y) || y.q != x.q+1 || y.s != x.s+1 || x.fit != y.fit {
		return false
	}
	said := w.judge.said.words[y.q]
	return !said.startsPart() && said.before != w.judge.source.words[y.s].gap()
}

func matched(x act) bool { return x.q >= 0 && x.s >= 0 && (x.kind == Same || x.kind == Marks) }

// bridge writes what lies between two stretches that were looked for one by one and stand in order. Where the quotation
// shows no break there, its order was changed, which is told by a flag.
func (w *opWriter) bridge(x, y act) {
	if x.fit == y.fit || y.q < 0 {
		return
	}
	said, words := w.judge.said, w.judge.source.words
	next := said.words[y.q]
	kind, grade := Cut, Trimmed
	switch {
	case strings.Contains(next.before, ellipsis):
	case !next.startsPart():
		return
	case said.fresh[next.home]:
		grade = Verbatim
	default:
		kind, grade = Dropped, Unmarked
	}
	w.open, w.grade = false, worse(w.grade, grade)
	if x.q >= 0 && x.s >= 0 && y.s > x.s+1 {
		at := said.words[x.q].End
		w.ops = append(w.ops, Op{Kind: kind, Quote: story.Span{Start: at, End: at}, Source: story.Span{Start: words[x.s+1].Start, End: words[y.s-1].End}})
	}
}

// unheard writes a gap in the source, between two words that stand side by side, as words left out.
func (w *opWriter) unheard(x, y act) {
	if !matched(x) || !matched(y) || y.s != x.s+1 || x.fit != y.fit {
		return
	}
	said, words := w.judge.said.words, w.judge.source.words
	for _, o := range w.judge.source.odd {
		if !o.lost || o.at.Start < words[x.s].End || o.at.End > words[y.s].Start {
			continue
		}
		kind, grade := Dropped, Unmarked
		if breakBefore(said, y.q) == markedBreak {
			kind, grade = Cut, Trimmed
		}
		w.open, w.grade = false, worse(w.grade, grade)
		at := said[x.q].End
		w.ops = append(w.ops, Op{Kind: kind, Quote: story.Span{Start: at, End: at}, Source: o.at})
	}
}

// gap writes the marks between two words as an operation of their own.
func (w *opWriter) gap(x, y act) {
	said, words := w.judge.said.words, w.judge.source.words
	w.grade = worse(w.grade, MarksOnly)
	w.open = false
	source := story.Span{Start: words[x.s].End, End: words[y.s].Start}
	if words[y.s].startsPart() {
		source.End = source.Start // a label or a time lies between
	}
	w.ops = append(w.ops, Op{Kind: Marks, Quote: story.Span{Start: said[x.q].End, End: said[y.q].Start}, Source: source})
}
