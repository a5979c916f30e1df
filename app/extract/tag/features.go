package tag

import "quotedesk/app/extract/model"

// tagAtoms are the tags as parts of features, the last one for the places before the first word.
var tagAtoms = func() (atoms [count + 1]model.Atom) {
	for t := range count {
		atoms[t] = model.Text(t.String())
	}
	atoms[count] = model.Text("<>")
	return atoms
}()

// The templates of features. w word, k known tags, t tag given, p prefix, s suffix, x shape; a number is the place
// relative to the word at hand.
var (
	tBias              = model.Text("bias")
	tWord              = model.Text("w0")
	tKnown             = model.Text("k0")
	tShape             = model.Text("x0")
	tFirst             = model.Text("x0 first")
	tPrefix            = [affixes]model.Atom{model.Text("p1"), model.Text("p2"), model.Text("p3"), model.Text("p4")}
	tSuffix            = [affixes]model.Atom{model.Text("s1"), model.Text("s2"), model.Text("s3"), model.Text("s4")}
	tWordBefore        = model.Text("w-1")
	tWordBefore2       = model.Text("w-2")
	tWordAfter         = model.Text("w+1")
	tWordAfter2        = model.Text("w+2")
	tSuffixBefore      = model.Text("s-1")
	tSuffixAfter       = model.Text("s+1")
	tPairBefore        = model.Text("w-1 w0")
	tPairAfter         = model.Text("w0 w+1")
	tTag               = model.Text("t-1")
	tTags              = model.Text("t-2 t-1")
	tTagWord           = model.Text("t-1 w0")
	tTagKnown          = model.Text("t-1 k0")
	tTagsKnown         = model.Text("t-2 t-1 k0")
	tTagKnownAfter     = model.Text("t-1 k0 k+1")
	tKnownAfter        = model.Text("k+1")
	tKnownsAfter       = model.Text("k+1 k+2")
	tKnownPair         = model.Text("k0 k+1")
	tKnownTriple       = model.Text("k0 k+1 k+2")
	tTagSuffix         = model.Text("t-1 s0")
	tShapes            = model.Text("x-1 x0 x+1")
	tTagWordAfterKnown = model.Text("t-1 k0 w+1")
)

// features puts the features of the word in the middle of the window into the vector.
func (r *reader) features(before, last Tag) {
	v := r.vector
	v.Reset()
	b1, f, a1, a2 := &r.window[1], &r.window[2], &r.window[3], &r.window[4]
	t1, t2 := tagAtoms[last], tagAtoms[before]
	v.Add(tBias)
	v.Add(tWord, f.low)
	v.Add(tKnown, f.known)
	v.Add(tShape, f.shape)
	if b1.sentence {
		v.Add(tFirst, f.shape)
	}
	for i := range f.affixed {
		v.Add(tPrefix[i], f.prefix[i])
		v.Add(tSuffix[i], f.suffix[i])
	}
	v.Add(tWordBefore, b1.low)
	v.Add(tWordBefore2, r.window[0].low)
	v.Add(tWordAfter, a1.low)
	v.Add(tWordAfter2, a2.low)
	v.Add(tSuffixBefore, b1.ending())
	v.Add(tSuffixAfter, a1.ending())
	v.Add(tPairBefore, b1.low, f.low)
	v.Add(tPairAfter, f.low, a1.low)
	v.Add(tTag, t1)
	v.Add(tTags, t2, t1)
	v.Add(tTagWord, t1, f.low)
	v.Add(tTagKnown, t1, f.known)
	v.Add(tTagsKnown, t2, t1, f.known)
	v.Add(tTagKnownAfter, t1, f.known, a1.known)
	v.Add(tKnownAfter, a1.known)
	v.Add(tKnownsAfter, a1.known, a2.known)
	v.Add(tKnownPair, f.known, a1.known)
	v.Add(tKnownTriple, f.known, a1.known, a2.known)
	v.Add(tTagSuffix, t1, f.ending())
	v.Add(tShapes, b1.shape, f.shape, a1.shape)
	v.Add(tTagWordAfterKnown, t1, f.known, a1.low)
}

// ending is the longest suffix up to three letters.
func (f *form) ending() model.Atom {
	if f.affixed == 0 {
		return f.low
	}
	return f.suffix[min(f.affixed, 3)-1]
}
