package quote

import (
	"strings"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"
)

// score is the certainty that the region at unit i is a quotation, 0 to 1, and no title, nickname, slogan, term or scare
// quote. Without fitted weights it is that of a region that ends like a sentence.
func (p *parser) score(i int) float64 {
	if p.Grader == nil {
		if sentenceEnd(p.Regions[p.Units[i].Ref].Inner().In(p.Text)) {
			return 0.9
		}
		return 0.4
	}
	p.vector.Reset()
	p.regionFeatures(p.vector, i)
	return p.Grader.regions.Probability(p.Grader.regions.Sum(p.vector.Keys))
}

// watchRegions shows the regions of the sentence to the watch.
func (p *parser) watchRegions() {
	if p.Watch == nil || p.Watch.Region == nil {
		return
	}
	for i := p.sent.First; i < p.sent.Last; i++ {
		if p.Units[i].Kind == Quoted {
			p.Watch.Vector.Reset()
			p.regionFeatures(p.Watch.Vector, i)
			p.Watch.Region(p.Regions[p.Units[i].Ref].Span)
		}
	}
}

// regionFeatures are what tells the words of somebody from other words in marks: how many they are, how they begin and
// end, capitals, verbs, what stands around them, and how near a cue is. They hold no word of an open class.
func (p *parser) regionFeatures(v *model.Vector, i int) {
	r := &p.Regions[p.Units[i].Ref]
	inner := r.Inner().In(p.Text)
	n := wordCount(inner)
	words, ending := wordsCode(n), model.Text(endCode(inner))
	capitals := model.Text("n")
	switch {
	case n <= 8 && titleShare(inner) >= 0.8:
		capitals = model.Text("t")
	case capital(inner):
		capitals = model.Text("c")
	}
	before, after := p.around(i-1), p.around(i+1)
	verb := model.Text(p.innerVerb(i))
	place, kind := model.Text(p.placeCode(i)), model.Text(p.namingCode(i))
	left, right := p.cueSide(i)
	add := func(name string, parts ...model.Atom) { v.Add(model.Text(name), parts...) }
	add("bias")
	add("words", words)
	add("ending", ending)
	add("capitals", capitals)
	add("words capitals", words, capitals)
	add("words ending", words, ending)
	add("capitals ending", capitals, ending)
	add("before", before)
	add("before words", before, words)
	add("before two", p.around(i-2), before)
	add("before capitals", before, capitals)
	add("after", after)
	add("after words", after, words)
	add("before after", before, after)
	add("verb", verb)
	add("verb words", verb, words)
	add("verb capitals", verb, capitals)
	add("place", place)
	add("place words", place, words)
	add("place ending", place, ending)
	add("naming", kind)
	add("naming words", kind, words)
	add("left", left)
	add("left before", left, before)
	add("left words", left, words)
	add("right", right)
	add("right ending", right, ending)
	add("first person", model.Flag(firstPerson(inner)))
	add("single", model.Flag(r.Single), words)
	add("unclosed", model.Flag(r.Unclosed))
	add("first tag", p.innerTag(i, true))
	add("final tag", p.innerTag(i, false), words)
}

// wordsCode is a number of words: as it is up to four, then in steps.
func wordsCode(n int) model.Atom {
	return model.Count(min(n, 20))
}

// endCode is the punctuation mark the words end with.
func endCode(inner string) string {
	switch lastRune(inner) {
	case '.', '…':
		return "."
	case ',':
		return ","
	case '?', '!':
		return "!"
	}
	return "0"
}

// innerVerb says what verbs the region holds: a helper, another, none.
func (p *parser) innerVerb(i int) string {
	code := "0"
	u := &p.Units[i]
	for t := u.First; t < min(u.Last, u.First+40); t++ {
		switch p.Tags[t] {
		case tag.Aux:
			return "a"
		case tag.Verb:
			code = "v"
		}
	}
	return code
}

// innerTag is the part of speech of the first or last word of a region.
func (p *parser) innerTag(i int, first bool) model.Atom {
	u := &p.Units[i]
	at, step, end := u.First, int32(1), u.Last
	if !first {
		at, step, end = u.Last-1, -1, u.First-1
	}
	for n := 0; at != end && n < 8; at, n = at+step, n+1 {
		if t := p.Tags[at]; t != tag.Punct && t != tag.Sym {
			return model.Text(t.String())
		}
	}
	return model.Text("0")
}

// placeCode says where in its sentence the region stands: alone, first, last, inside.
func (p *parser) placeCode(i int) string {
	first := i == p.sent.First || i == p.sent.First+1 && p.Units[i-1].Kind == Plain && p.leadIn(i-1)
	last := i+1 >= p.end() || p.allQuoted(i, p.end())
	switch {
	case first && last:
		return "a"
	case first:
		return "f"
	case last:
		return "l"
	}
	return "i"
}

// namingCode says that words before the region announce a name: called, the film, known as.
func (p *parser) namingCode(i int) string {
	if i <= p.sent.First {
		return "0"
	}
	u := &p.Units[i-1]
	switch {
	case u.Kind == Plain && u.Class&Work != 0, u.Kind == Stop && p.class(i-2, p.sent)&Work != 0:
		return "w"
	case u.Kind == Plain && (u.Class&NameCue != 0 || u.Low == "as" && p.knownAs(i-2)), u.Kind == Stop && p.class(i-2, p.sent)&NameCue != 0:
		return "n"
	case u.Kind == Genitive:
		return "g"
	case u.Kind == Name && u.Type() == story.Person:
		return "p"
	}
	return "0"
}

// cueSide is how far the cues on either side are, and how sure they report.
func (p *parser) cueSide(i int) (left, right model.Atom) {
	k := p.cueAfter(i)
	side := func(k, gap int) model.Atom {
		if gap > 8 {
			return model.Text("8")
		}
		code := "."
		if p.cueSet[k].Weight >= 0.8 {
			code = "+"
		}
		return model.Text(string(rune('0'+max(gap, 0))) + code)
	}
	left, right = model.Text("0"), model.Text("0")
	if k > 0 {
		left = side(k-1, i-p.cueSet[k-1].Last)
	}
	if k < len(p.cueSet) {
		right = side(k, p.cueSet[k].First-i-1)
	}
	return left, right
}

// knownAs says that a word for naming stands a few words before unit i: known in the trade as.
func (p *parser) knownAs(i int) bool {
	for j := i; j > i-6; j-- {
		if p.class(j, p.sent)&NameCue != 0 && p.low(j, p.sent) != "called" {
			return true
		}
		if p.class(j, p.sent)&Aux != 0 {
			return false
		}
	}
	return false
}

func firstPerson(t string) bool {
	for n := 0; n < 60; n++ {
		w, rest, more := strings.Cut(strings.TrimLeft(t, " \t\n"), " ")
		switch strings.Trim(w, ",.!?;:") {
		case "I", "I'm", "I’m", "We", "we", "my", "our", "us", "me", "I've", "I’ve", "we're", "we’re", "I'll", "I’ll", "I'd", "I’d":
			return true
		}
		if !more {
			return false
		}
		t = rest
	}
	return false
}
