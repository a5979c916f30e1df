package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"quotedesk/app/story"
	"quotedesk/storage"
)

// press writes stories for measuring: words as often as in a language (Zipf's law), quotations and people. The same seed
// writes the same stories.
type press struct {
	rng    *rand.Rand
	ranks  *rand.Zipf
	people *rand.Zipf
	vocab  []string
	rare   []string // one of them stands in each story
	names  []string
}

// The size of the language and of the desk's world.
const (
	vocabulary  = 60_000
	acquainted  = 20_000 // people who may speak
	storyLength = 500    // words of a story
	spokenIn    = 8      // quotations of a story
	rarities    = 30_000 // words that stand in one story of so many
)

// commonest are the words at the front, as in English news.
const commonest = `the of to and a in that is for on it with as was at by be he are this have from or had not but an they which one you were
	her all she there would their we him been has when who will more no if out so said what up its about into than them can only other new some
	could time these two may then do first any my now such like our over man me even most made after also did many before must through years
	where much your way well down should because each just those people how too little state good very make world still own see men work long`

func newPress(seed uint64) *press {
	p := &press{rng: rand.New(rand.NewPCG(seed, seed))}
	p.ranks = rand.NewZipf(p.rng, 1.12, 2.7, vocabulary-1)
	p.people = rand.NewZipf(p.rng, 1.05, 20, acquainted-1)
	p.vocab = strings.Fields(commonest)
	seen := map[string]bool{}
	for _, w := range p.vocab {
		seen[w] = true
	}
	for len(p.vocab) < vocabulary {
		if w := p.invented(2 + len(p.vocab)/20_000); !seen[w] {
			seen[w] = true
			p.vocab = append(p.vocab, w)
		}
	}
	for len(p.rare) < rarities {
		if w := p.invented(5); !seen[w] {
			seen[w] = true
			p.rare = append(p.rare, w)
		}
	}
	for range acquainted {
		p.names = append(p.names, title(p.invented(2))+" "+title(p.invented(3)))
	}
	return p
}

// invented is a word of so many syllables.
func (p *press) invented(syllables int) string {
	var b strings.Builder
	for range syllables {
		b.WriteString([]string{"b", "d", "f", "g", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr", "pl"}[p.rng.IntN(16)])
		b.WriteString([]string{"a", "e", "i", "o", "u", "ai", "ou"}[p.rng.IntN(7)])
	}
	b.WriteString([]string{"", "n", "s", "r", "l", "t"}[p.rng.IntN(6)])
	return b.String()
}

func title(w string) string {
	r, n := utf8.DecodeRuneInString(w)
	return string(unicode.ToUpper(r)) + w[n:]
}

func (p *press) word() string { return p.vocab[p.ranks.Uint64()] }

func (p *press) words(n int) []string {
	out := make([]string, n)
	for i := range out {
		out[i] = p.word()
	}
	return out
}

func (p *press) name() string { return p.names[p.people.Uint64()] }

// said is a quotation as it is to stand in a story.
type said struct{ words, speaker string }

func (p *press) said() said {
	return said{strings.Join(p.words(8+p.rng.IntN(22)), " "), p.name()}
}

// leastTelling is how many words of a quotation that is to be repeated are none of the commonest. One with fewer is a set
// phrase, which nobody could call the same quotation when a word of it is another.
const leastTelling = 4

// telling is a quotation that can be known again.
func (p *press) telling() said {
	common := strings.Fields(commonest)
	for {
		q := p.said()
		rare := slices.DeleteFunc(strings.Fields(q.words), func(w string) bool { return slices.Contains(common, w) })
		if len(rare) >= leastTelling {
			return q
		}
	}
}

// story writes a story with the quotations given and others, in any order, and says what the engine would find in it.
func (p *press) story(with ...said) storage.NewStory {
	quotes := slices.Clone(with)
	for len(quotes) < spokenIn {
		quotes = append(quotes, p.said())
	}
	p.rng.Shuffle(len(quotes), func(i, j int) { quotes[i], quotes[j] = quotes[j], quotes[i] })
	n := storage.NewStory{Title: title(strings.Join(p.words(7), " ")), Origin: "pasted",
		Findings: story.Findings{Engine: "bench", Model: "bench", Furniture: story.Furniture{Agency: []string{"North Press", "South Wire", "East News"}[p.rng.IntN(3)]}}}
	w := writer{found: &n.Findings, people: map[string]int{}}
	w.b.WriteString(n.Title + "\n")
	spoken := 0
	for _, q := range quotes {
		spoken += len(strings.Fields(q.words)) + 3
	}
	for i, q := range quotes {
		w.quote(i, q)
		w.b.WriteString(" " + title(strings.Join(p.words(max(4, (storyLength-spoken)/len(quotes))), " ")) + ".\n")
	}
	w.b.WriteString("\nMore on " + p.rare[p.rng.IntN(rarities)] + ".\n")
	n.Text = w.b.String()
	n.Findings.Checks = []story.Check{{ID: "c1", Rule: fmt.Sprintf("QM%02d", 1+p.rng.IntN(12)), Span: story.Span{End: 1}, Safety: story.Warn, Message: "a place to look at"}}
	return n
}

// writer puts a story together with what is to be found in it.
type writer struct {
	b      strings.Builder
	found  *story.Findings
	people map[string]int
}

func (w *writer) quote(i int, q said) {
	w.b.WriteByte('\n')
	start := w.b.Len()
	w.b.WriteString("“" + title(q.words) + ",”")
	end := w.b.Len()
	w.b.WriteString(" ")
	at := story.Span{Start: w.b.Len(), End: w.b.Len() + len(q.speaker)}
	w.b.WriteString(q.speaker + " said.")
	e, ok := w.people[q.speaker]
	if !ok {
		e = len(w.found.Entities)
		w.people[q.speaker] = e
		w.found.Entities = append(w.found.Entities, story.Entity{ID: fmt.Sprint("e", e), Type: story.Person, Name: q.speaker, Confidence: 0.9})
	}
	w.found.Entities[e].Mentions = append(w.found.Entities[e].Mentions, at)
	w.found.Quotes = append(w.found.Quotes, story.Quote{ID: fmt.Sprint("q", i), Kind: story.Direct, Parts: []story.Span{{Start: start, End: end}},
		Speaker: []story.Span{at}, SpeakerName: q.speaker, SpeakerEntity: fmt.Sprint("e", e), Cue: []story.Span{{Start: at.End + 1, End: at.End + 5}},
		Confidence: 0.9, Why: "‘said’ after the quote"})
}

// alterations are what happens to a quotation from story to story. Each changes what is claimed.
var alterations = []struct {
	name  string
	alter func(p *press, q said) said
}{
	{"a word is another", func(p *press, q said) said { return p.replaced(q, 1) }},
	{"two words are others", func(p *press, q said) said { return p.replaced(q, 2) }},
	{"a word is left out", func(p *press, q said) said {
		words := strings.Fields(q.words)
		at := 1 + p.heavy(words[1:len(words)-1])
		return said{strings.Join(slices.Delete(words, at, at+1), " "), q.speaker}
	}},
	{"it is denied", func(p *press, q said) said {
		words := strings.Fields(q.words)
		return said{strings.Join(slices.Insert(words, len(words)/2, "never"), " "), q.speaker}
	}},
	{"somebody else says it", func(p *press, q said) said {
		for {
			if other := p.name(); strings.Fields(other)[1] != strings.Fields(q.speaker)[1] {
				return said{q.words, other}
			}
		}
	}},
	{"shortened, with another word", func(p *press, q said) said {
		words := strings.Fields(q.words)
		return p.replaced(said{strings.Join(words[:len(words)*3/4], " "), q.speaker}, 1)
	}},
}

// replaced puts invented words in the place of some that carry weight.
func (p *press) replaced(q said, n int) said {
	words := strings.Fields(q.words)
	for range n {
		words[p.heavy(words)] = p.invented(4)
	}
	return said{strings.Join(words, " "), q.speaker}
}

// heavy is the place of a word that is none of the commonest.
func (p *press) heavy(words []string) int {
	common := strings.Fields(commonest)
	for range 50 {
		if i := p.rng.IntN(len(words)); !slices.Contains(common, words[i]) {
			return i
		}
	}
	return len(words) / 2
}
