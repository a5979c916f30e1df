package export

import (
	"path"
	"slices"

	"quotedesk/app/review"
)

// external is the file for people outside the house. What it keeps of a verdict is what was ruled, for which words and
// when; of evidence, where a stranger finds it; of queries and sources, nothing; of a sign-off, who signed, when and what. No wording that has since been changed goes out.
func (f FactCheck) external() FactCheck {
	shielded := map[string]bool{}
	f.Quotes = slices.Clone(f.Quotes)
	for i, q := range f.Quotes {
		shielded[q.ID] = q.Protected
		q.Note, q.Verdict = "", outside(q.Verdict)
		if q.Verdict.First = nil; len(q.Stale) > 0 {
			q.Verdict.For = review.Claim{} // an earlier wording
		}
		q.Facts = slices.DeleteFunc(slices.Clone(q.Facts), func(c CheckedFact) bool { return c.State == review.FactGone })
		if len(q.Facts) == 0 {
			q.Facts = nil
		}
		for k := range q.Facts {
			q.Facts[k].By = ""
		}
		if q.Protected {
			q.RelayedBy = ""
		}
		f.Quotes[i] = q
	}
	f.Evidence = slices.Clone(f.Evidence)
	for i, e := range f.Evidence {
		f.Evidence[i] = e.outside(shielded[e.Quote])
	}
	f.Queries, f.Sources = nil, nil
	f.Open = openOutside(f.Open)
	f.SignOffs = slices.Clone(f.SignOffs)
	for i := range f.SignOffs {
		f.SignOffs[i] = signedOutside(f.SignOffs[i])
	}
	return f
}

// outside keeps that evidence was waived, and not by whom or why.
func outside(v review.Verdict) review.Verdict {
	v.Note, v.By = "", ""
	if v.Waiver != (review.Waiver{}) {
		v.Waiver = review.Waiver{Name: "withheld", Reason: "withheld"}
	}
	return v
}

// signedOutside keeps the sums and how much was open, and no words: they may have been cut since.
func signedOutside(s review.SignOff) review.SignOff {
	s.Quotes = slices.Clone(s.Quotes)
	for i := range s.Quotes {
		s.Quotes[i].Words = ""
	}
	s.Open = openOutside(s.Open)
	for i := range s.Open {
		s.Open[i].Words, s.Open[i].Detail = "", ""
	}
	return s
}

// openOutside keeps what is open. Only a fact's own words stand in the story; every other detail is a note. The
// questions of the house stay in it.
func openOutside(items []review.OpenItem) []review.OpenItem {
	var out []review.OpenItem
	for _, o := range items {
		if o.Kind == review.OpenQuery || o.Kind == review.OpenFact && o.Says == string(review.FactGone) {
			continue
		}
		if o.Kind != review.OpenFact {
			o.Detail = ""
		}
		out = append(out, o)
	}
	return out
}

// outside is the evidence by its place only: no folders, no passages, nobody's name. Of a protected speaker's even a
// file's name or an address could tell who he is, so only what kind of evidence there is, and the sum of its file,
// which proves it later, are kept.
func (n NumberedProof) outside(shielded bool) NumberedProof {
	n.Note, n.By = "", ""
	file := func(f review.File) review.File {
		if f == (review.File{}) {
			return f
		}
		f.Path = path.Base(f.Path)
		if shielded {
			f.Path = "withheld"
		}
		return f
	}
	n.Withheld = shielded || n.Person != nil
	switch {
	case n.Recording != nil:
		r := *n.Recording
		r.File, r.Speaker, r.Passage = file(r.File), "", ""
		if shielded {
			r.Reference = ""
		}
		n.Recording = &r
	case n.Paper != nil:
		p := *n.Paper
		p.File, p.Passage = file(p.File), ""
		if shielded {
			p.Reference, p.Page, p.Paragraph = "", "", ""
		}
		n.Paper = &p
	case n.Web != nil:
		w := *n.Web
		w.Saved = file(w.Saved)
		if shielded {
			w.Address, w.Title, w.Archive = "", "", ""
		}
		n.Web = &w
	case n.Person != nil:
		n.Person = &review.Witness{When: n.Person.When}
	}
	return n
}
