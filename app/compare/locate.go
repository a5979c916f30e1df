package compare

import "quotedesk/app/story"

// locate says where the passage is and who speaks there.
func (s *Source) locate(out *Comparison, j *judge) {
	weight := map[int]int{}
	for _, x := range j.acts {
		if x.q >= 0 && x.s >= 0 && x.kind != Replaced {
			weight[s.words[x.s].home]++
		}
	}
	most := 0
	byLabel := map[string]int{}
	for i := range s.Passages {
		n := weight[i]
		if n == 0 {
			continue
		}
		if out.First < 0 {
			out.First = i
		}
		out.Last = i
		label := s.Passages[i].Label
		if byLabel[label] += n; byLabel[label] > most {
			most, out.Label = byLabel[label], label
		}
	}
	if out.First < 0 {
		return
	}
	place := out.Place()
	out.From, out.To = s.Passages[out.First].From, s.Passages[out.Last].To
	for _, t := range s.times {
		if t.at <= place.Start && t.at >= s.Passages[out.First].Span.Start && t.ms >= out.From {
			out.From = t.ms
		}
		if t.at >= place.End && t.at < s.Passages[out.Last].Span.End && (out.To == Untimed || t.ms < out.To) {
			out.To = t.ms
		}
	}
}

// Passage is the text of a place with all of the passages it touches.
func (s *Source) Passage(c Comparison) story.Span {
	if c.First < 0 {
		return c.Place()
	}
	return story.Span{Start: s.Passages[c.First].Span.Start, End: s.Passages[c.Last].Span.End}
}
