package token

import "strings"

// openers are words that begin a sentence far more often than they follow an initial or "Inc." in one.
var openers = map[string]bool{
	"the": true, "a": true, "an": true, "he": true, "she": true, "it": true, "they": true, "we": true, "i": true, "you": true,
	"but": true, "and": true, "in": true, "on": true, "at": true, "this": true, "that": true, "these": true, "those": true,
	"his": true, "her": true, "its": true, "their": true, "our": true, "my": true, "there": true, "when": true, "while": true,
	"after": true, "before": true, "if": true, "as": true, "for": true, "with": true, "by": true, "from": true, "so": true,
	"however": true, "some": true, "many": true, "most": true, "one": true, "no": true, "what": true, "who": true, "how": true,
}

// askers are the verbs that may follow a quoted question or cry in the same sentence.
var askers = map[string]bool{
	"said": true, "says": true, "asked": true, "asks": true, "wrote": true, "added": true, "told": true, "replied": true,
	"shouted": true, "cried": true, "wondered": true, "tweeted": true, "posted": true, "demanded": true, "exclaimed": true,
}

// maxClosers bounds the marks and brackets read after a full stop, so that ornament cannot cost quadratic time.
const maxClosers = 9

func (d *Doc) cutSentences() {
	d.Sentences = make([]Run, 0, len(d.Tokens)/20+1)
	for n, p := range d.Paragraphs {
		first := p.First
		for i := p.First; i < p.Last; {
			next := d.sentenceEnd(i, p.Last)
			if next == 0 && i+1 < p.Last {
				i++
				continue
			}
			if next == 0 {
				next = p.Last
			}
			d.addSentence(first, next, n)
			first, i = next, next
		}
	}
}

func (d *Doc) addSentence(first, last, paragraph int) {
	n := int32(len(d.Sentences))
	for i := first; i < last; i++ {
		d.Tokens[i].Sentence = n
	}
	d.Sentences = append(d.Sentences, Run{first, last, d.Span(first, last)})
	d.within = append(d.within, int32(paragraph))
}

// sentenceEnd is the token after the sentence that token i closes, or 0 when i closes none.
func (d *Doc) sentenceEnd(i, limit int) int {
	w := d.Word(i)
	final := w[len(w)-1]
	short := d.Tokens[i].Kind == Word && final == '.'
	ends := final == '.' || final == '!' || final == '?' || strings.HasSuffix(w, "…") || strings.HasSuffix(w, "。")
	if !ends || d.Tokens[i].Kind == Number {
		return 0
	}
	next := i + 1
	for next < limit && next < i+maxClosers && !d.Tokens[next].Space && d.closes(next) {
		next++
	}
	if next >= limit {
		return limit
	}
	quoted := next > i+1
	t := &d.Tokens[next]
	switch {
	case !t.Space && !(t.Kind == Mark && quoted):
		return 0
	case short && !d.shortEnds(i, next):
		return 0
	case t.Kind == Word && !t.Cap && t.Low, t.Kind == Punct && !d.opens(next):
		return 0
	case quoted && final != '.' && d.asks(next, limit):
		return 0
	}
	return next
}

// closes says that token i may follow the stop of a sentence and still belong to it.
func (d *Doc) closes(i int) bool {
	switch d.Tokens[i].Kind {
	case Mark:
		return true
	case Punct:
		w := d.Word(i)
		return w == ")" || w == "]" || w == "}" || strings.Trim(w, ".!?…") == ""
	}
	return false
}

func (d *Doc) opens(i int) bool {
	switch w := d.Word(i); w {
	case "(", "[", "…", "...", "-", "–", "—", "--", "•", "*", "¿", "¡":
		return true
	}
	return false
}

// shortEnds says that the abbreviation i closes its sentence, given the token after it.
func (d *Doc) shortEnds(i, next int) bool {
	word := strings.TrimSuffix(d.Word(i), ".")
	kind := shortKind(word)
	if kind == shortOf || kind == shortDay {
		return false
	}
	if next > i+1 {
		return true
	}
	t := &d.Tokens[next]
	return t.Kind == Mark || t.Cap && openers[d.Lower(next)]
}

// asks says that up to four capitalised words and then a verb of speech begin at token i: “Why?” Amina Sule asked.
func (d *Doc) asks(i, limit int) bool {
	for n := 0; n < 5 && i+n < limit; n++ {
		t := &d.Tokens[i+n]
		if n > 0 && askers[d.Lower(i+n)] {
			return true
		}
		if t.Kind != Word && d.Word(i+n) != "-" || t.Kind == Word && !t.Cap {
			return false
		}
	}
	return false
}
