package compare

import "strings"

// Compare lays a quotation beside the source. It may be called from several goroutines.
func (s *Source) Compare(q Quotation) Comparison {
	out := Comparison{Grade: NotFound, First: -1, Last: -1, From: Untimed, To: Untimed, Speaker: CannotSay}
	said := quotedWords(q)
	if len(said.words) == 0 {
		out.Grade = NoWords
		return out
	}
	if len(s.words) == 0 {
		return out
	}
	k := &seeker{source: s, asked: s.index.ask(said.words), names: q.Speakers}
	fits := k.search()
	weight, found := 0.0, false
	for _, f := range fits {
		weight += f.weight
		found = found || k.found(f)
		out.Rivals = append(out.Rivals, f.rivals...)
		if !f.none() {
			out.Places = append(out.Places, s.span(f.from, f.to))
		}
	}
	out.Share = min(weight/k.asked.total, 1)
	if !found || len(fits) > 1 && out.Share < leastShare {
		out.Rivals = nil
		return out
	}
	j := &judge{source: s, said: said}
	for _, f := range fits {
		j.take(f)
	}
	j.look(&out)
	s.locate(&out, j)
	out.Speaker = SameSpeaker(out.Label, q.Speakers...)
	return out
}

// act is one step with what it means.
type act struct {
	step
	kind  Kind
	apart bool // words between two parts, each a sentence of its own: they change nothing
	fit   int
}

// judge turns steps into acts, a grade and flags.
type judge struct {
	source *Source
	said   quoted
	acts   []act
	fits   int
}

// take adds the steps of a stretch.
func (j *judge) take(f fit) {
	first := len(j.acts)
	for _, s := range f.steps {
		j.acts = append(j.acts, act{step: s, kind: j.kindOf(s), fit: j.fits})
	}
	j.fits++
	own := j.acts[first:]
	for from := 0; from < len(own); {
		if own[from].q >= 0 {
			from++
			continue
		}
		to := from
		for to < len(own) && own[to].q < 0 {
			to++
		}
		j.leftOut(own, from, to)
		from = to
	}
	restyle(j, own)
}

// kindOf is what a step is by itself; words left out are looked at together afterwards.
func (j *judge) kindOf(s step) Kind {
	if s.q < 0 {
		return Dropped
	}
	w := j.said.words[s.q]
	switch {
	case s.s >= 0 && w.key == j.source.words[s.s].key:
		if w.face == j.source.words[s.s].face {
			return Same
		}
		return Marks
	case w.bracket:
		return Put
	case s.s >= 0:
		return Replaced
	}
	return Added
}

// sides are the words of the quotation and of the source in the acts.
func (j *judge) sides(acts []act) (q, s []word) {
	for _, x := range acts {
		if x.q >= 0 {
			q = append(q, j.said.words[x.q])
		}
		if x.s >= 0 {
			s = append(s, j.source.words[x.s])
		}
	}
	return q, s
}

// look writes grade, flags and operations.
func (j *judge) look(out *Comparison) {
	out.Grade = Verbatim
	for _, x := range j.acts {
		out.Grade = worse(out.Grade, gradeOf(x))
	}
	w := opWriter{judge: j, grade: Verbatim}
	for i := range j.acts {
		w.add(i)
	}
	out.Ops = w.ops
	if out.Grade = worse(out.Grade, w.grade); j.edgeMarks() {
		out.Grade = worse(out.Grade, MarksOnly)
	}
	if out.Flags = j.flags(out); out.Has(OrderChanged) {
		out.Grade = worse(out.Grade, Changed)
	}
}

func gradeOf(x act) Grade {
	switch x.kind {
	case Marks:
		return MarksOnly
	case Filler:
		return Fillers
	case Cut:
		if x.apart {
			return Verbatim
		}
		return Trimmed
	case Put:
		return Trimmed
	case Dropped:
		return Unmarked
	case Added, Replaced:
		return Changed
	}
	return Verbatim
}

// edgeMarks says that a question or a shout ends a part on one side only. Commas and full stops at the edges of a part
// are the story's own.
func (j *judge) edgeMarks() bool {
	for _, x := range j.acts {
		if x.q < 0 || x.s < 0 {
			continue
		}
		w := j.said.words[x.q]
		if x.q+1 < len(j.said.words) && j.said.words[x.q+1].home == w.home {
			continue
		}
		said := strings.ContainsAny(j.said.ends[w.home], "?!")
		there := ""
		if x.s+1 < len(j.source.words) {
			there = j.source.words[x.s+1].before
		} else {
			there = j.source.end
		}
		asked := strings.ContainsAny(there, "?!")
		closed := strings.ContainsAny(j.said.ends[w.home], ".?!")
		if said && !asked || closed && asked != said {
			return true
		}
	}
	return false
}
