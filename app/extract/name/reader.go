package name

import (
	"strings"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
)

// reader holds what one story says about its own words.
type reader struct {
	d     *token.Doc
	f     *furniture.Found
	l     *Lists
	class []Class // by token, from its small letters
	word  []int32 // by token: number of the word form in small letters
	small []int32 // by word: times seen in small letters
	mid   []int32 // by word: times seen with a capital where capitals mean something
	plain []bool  // by paragraph: capitals mean something there
	taken []bool  // by token: part of a date
	cands []candidate
}

func newReader(d *token.Doc, f *furniture.Found, l *Lists) *reader {
	n := len(d.Tokens)
	r := &reader{d: d, f: f, l: l, class: make([]Class, n), word: make([]int32, n), taken: make([]bool, n)}
	ids := make(map[string]int32, n/4+16)
	classes := make([]Class, 0, n/4+16)
	for i := range d.Tokens {
		if k := d.Tokens[i].Kind; k != token.Word && k != token.Number {
			r.word[i] = -1
			continue
		}
		w := d.Lower(i)
		id, ok := ids[w]
		if !ok {
			id = int32(len(classes))
			ids[w] = id
			classes = append(classes, l.classOf(w))
		}
		r.word[i], r.class[i] = id, classes[id]
	}
	r.small, r.mid = make([]int32, len(classes)), make([]int32, len(classes))
	r.judgeLines()
	for i := range d.Tokens {
		t := &d.Tokens[i]
		switch {
		case t.Kind != token.Word:
		case t.Low:
			r.small[r.word[i]]++
		case t.Cap && r.plainAt(i) && !r.starts(i):
			r.mid[r.word[i]]++
		}
	}
	return r
}

// classOf looks a word up, with straight apostrophes and without the full stop of an abbreviation.
func (l *Lists) classOf(w string) Class {
	w = straight(w)
	c := l.class[w]
	if n := len(w); n > 1 && w[n-1] == '.' {
		c |= l.class[w[:n-1]] &^ (heads | Small | Common | Places | Surname | Forenames)
	}
	if c == 0 && len(w) > 4 {
		if s := singular(w); s != w {
			c = l.class[s] & (Common | Dictionary | Role | Woman | Man | Relation)
		}
	}
	if c&^(Surname|Forenames|City) == 0 && looksEnglish(w) {
		c |= Common
	}
	return c
}

// looksEnglish says that a word no list has carries an ending that names seldom have.
func looksEnglish(w string) bool {
	if len(w) < 6 {
		return false
	}
	for _, end := range [...]string{"ness", "tion", "tions", "ingly", "edly", "ments", "ously", "ically", "ably", "ately", "ally", "antly", "ently", "fully", "lessly", "ising", "izing", "ised", "ized", "ologist", "ologists", "keepers", "keeper"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// judgeLines finds the paragraphs in which capitals say nothing: headlines in capitals or with Every Word Capitalised.
func (r *reader) judgeLines() {
	r.plain = make([]bool, len(r.d.Paragraphs))
	for n, p := range r.d.Paragraphs {
		capitals, upper, words := 0, 0, 0
		for i := p.First; i < p.Last; i++ {
			t := &r.d.Tokens[i]
			if t.Kind != token.Word || r.f.DatelineTokens.Has(i) || t.End-t.Start < 4 && !t.Upper {
				continue
			}
			words++
			if t.Cap {
				capitals++
			}
			if t.Upper {
				upper++
			}
		}
		shouted := words >= 4 && upper*10 >= words*6 || words < 4 && upper*2 > words
		titled := words >= 4 && capitals*10 >= words*8 && r.printed(p.Last-1) != "."
		r.plain[n] = !shouted && !titled
		if r.f.HeadlineTokens.Has(p.First) && words >= 4 && capitals*10 >= words*7 {
			r.plain[n] = false
		}
	}
}

// plainAt says that capitals mean something where token i stands.
func (r *reader) plainAt(i int) bool { return r.plain[r.d.Paragraph(i)] }

// starts says that token i stands where any word has a capital: at the start of a sentence, after an opening mark,
// a colon or a list sign.
func (r *reader) starts(i int) bool {
	s := r.d.SentenceOf(i)
	if i == s.First {
		return true
	}
	t := &r.d.Tokens[i]
	p := &r.d.Tokens[i-1]
	switch {
	case i == r.f.DatelineTokens.Last:
		return true
	case p.Kind == token.Mark:
		return !t.Space || i-1 == s.First
	case p.Kind == token.Symbol:
		return true
	case p.Kind == token.Punct:
		w := r.printed(i - 1)
		return w == ":" || w == ";" || w == "(" && i-1 == s.First || w == "…" || w == "..." || i-1 == s.First || i-2 == s.First && w == "."
	}
	return false
}

// at is the class of token i, or 0 outside the text.
func (r *reader) at(i int) Class {
	if i < 0 || i >= len(r.class) {
		return 0
	}
	return r.class[i]
}

// lower is token i in small letters, and printed is token i as it stands; "" outside the text.
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.class) {
		return ""
	}
	return r.d.Lower(i)
}

func (r *reader) printed(i int) string {
	if i < 0 || i >= len(r.class) {
		return ""
	}
	return r.d.Word(i)
}

// is says that token i is the word (small letters).
func (r *reader) is(i int, w string) bool { return i >= 0 && i < len(r.word) && r.lower(i) == w }

// sign says that token i is punctuation w.
func (r *reader) sign(i int, w string) bool { return i >= 0 && i < len(r.word) && r.printed(i) == w }

// glued says that token i follows the one before it without space.
func (r *reader) glued(i int) bool { return i < len(r.word) && !r.d.Tokens[i].Space }

// hyphen says that token i is a hyphen with no space on either side.
func (r *reader) hyphen(i int) bool {
	return i > 0 && i+1 < len(r.word) && r.glued(i) && r.glued(i+1) && (r.printed(i) == "-" || r.printed(i) == "‑" || r.printed(i) == "–" && r.d.Tokens[i-1].Cap)
}

// clitic says that token i is a possessive: 's, or the apostrophe after a plural.
func (r *reader) clitic(i int) bool {
	if i <= 0 || i >= len(r.word) || !r.glued(i) {
		return false
	}
	switch r.lower(i) {
	case "'s", "’s", "‘s", "`s":
		return true
	case "'", "’":
		w := r.lower(i - 1)
		return w[len(w)-1] == 's' && r.d.Tokens[i-1].Kind == token.Word && (i+1 == len(r.word) || r.d.Tokens[i+1].Space && r.d.Tokens[i+1].Kind == token.Word)
	}
	return false
}

// sameSentence says that tokens i and k exist and share a sentence.
func (r *reader) sameSentence(i, k int) bool {
	return i >= 0 && k >= 0 && i < len(r.word) && k < len(r.word) && r.d.Tokens[i].Sentence == r.d.Tokens[k].Sentence
}

// headClass is the class of the last word of [first, last), read together with the word it is joined to by a hyphen
// (Co-op) or that makes one head noun with it (school district).
func (r *reader) headClass(first, last int) Class {
	c := r.at(last - 1)
	if last-first > 2 && r.hyphen(last-2) {
		c = c&^(Body|Land|Thing|Firm) | r.l.class[r.d.LowerSpan(r.d.Span(last-3, last))]
	}
	if last-first > 2 && c.Has(Land) {
		if two := r.l.class[r.d.LowerSpan(r.d.Span(last-2, last))]; two.Has(Body) {
			c = c&^Land | Body
		}
	}
	return c
}

// phrase is the class of the tokens first up to last as one listed phrase.
func (r *reader) phrase(first, last int) Class {
	if last-first > 1 && !r.class[first].Has(heads) {
		return 0
	}
	s := r.d.Span(first, last)
	low := straight(r.d.LowerSpan(s))
	c := r.l.class[low]
	if c == 0 && len(low) > 1 && low[len(low)-1] == '.' {
		c = r.l.class[low[:len(low)-1]]
	}
	return c | r.l.class[straight(s.In(r.d.Text))]&(KnownBody|KnownPlace|KnownThing)
}
