package wording

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"

	"quotedesk/app/score"
	"quotedesk/app/score/newsroom"
)

// sizes are the lengths of the sources in words, taken in turn.
var sizes = []int{20000, 600, 1500, 3000, 5000, 8000, 12000}

// perSource is how many quotations share a source.
const perSource = 14

// builder makes one half of the set.
type builder struct {
	stories  []newsroom.Story
	speeches []speech
	pool     []string // words to put in the place of others
	people   []string // names to put in the place of others
	set      Set
}

// Build makes the half of the set for tuning or the one for measuring.
func Build(stories []newsroom.Story, tuning bool) Set {
	b := &builder{}
	for _, s := range stories {
		if Tuning(s.ID) == tuning {
			b.stories = append(b.stories, s)
			b.speeches = append(b.speeches, speeches(s)...)
		}
	}
	b.gather()
	pairs := b.changed()
	for n := 0; n*perSource < len(pairs); n++ {
		b.source(n, pairs[n*perSource:min(len(pairs), (n+1)*perSource)])
	}
	return b.set
}

// gather collects words and names to put in the place of others.
func (b *builder) gather() {
	for _, sp := range b.speeches {
		for _, t := range sp.said() {
			if meaty(t) && core(t.text) == t.text {
				b.pool = append(b.pool, t.text)
			}
		}
	}
	slices.Sort(b.pool)
	b.pool = slices.Compact(b.pool)
	for _, s := range b.stories {
		for _, p := range s.People {
			if strings.Contains(p.Name, " ") {
				b.people = append(b.people, p.Name)
			}
		}
	}
}

// planned is a quotation with what was done to it.
type planned struct {
	speech
	done  version
	class Class
	as    string // who speaks in the source
	label string // whether that agrees
}

// changed gives each quotation the class that has the fewest so far of those it lends itself to.
func (b *builder) changed() []planned {
	order := slices.Clone(b.speeches)
	slices.SortFunc(order, func(x, y speech) int { return cmp.Compare(chance(x.id).Uint64(), chance(y.id).Uint64()) })
	count := map[Class]int{}
	var out []planned
	for _, sp := range order {
		classes := slices.Clone(Classes)
		slices.SortStableFunc(classes, func(x, y Class) int { return count[x] - count[y] })
		for _, c := range classes {
			r := chance(sp.id + string(c))
			p := planned{speech: sp, class: c, done: version{said: sp.said(), printed: sp.printed()}}
			if !changers[c](r, &p.done, b.pool) {
				continue
			}
			p.noise(r)
			p.as, p.label = b.speaker(r, sp)
			count[c]++
			out = append(out, p)
			break
		}
	}
	return out
}

// noise changes the words said further in ways that a grade has to see through: those that are worse than marks may
// have other capitals and marks too, those that are worse than fillers may have fillers too.
func (p *planned) noise(r *rand.Rand) {
	grade, flag := p.done.grade, p.done.flag
	switch p.class {
	case Exact, Case, Absent:
		return
	case Filled:
	default:
		if r.IntN(4) == 0 {
			fill(r, &p.done, nil)
		}
	}
	if r.IntN(4) == 0 {
		recase(r, &p.done, nil)
	}
	p.done.grade, p.done.flag = grade, flag
}

// speaker is the name a source gives whoever says the words: mostly the right one, in one of its usual forms.
func (b *builder) speaker(r *rand.Rand, sp speech) (as, label string) {
	if !sp.isPerson || len(sp.names) == 0 || !strings.Contains(sp.names[0], " ") {
		return fmt.Sprintf("Speaker %d", 1+r.IntN(4)), cannotSay
	}
	full := sp.names[0]
	words := strings.Fields(full)
	last := words[len(words)-1]
	switch n := r.IntN(20); {
	case n < 7:
		return full, agrees
	case n < 11:
		return strings.ToUpper(last), agrees
	case n < 13:
		return string([]rune(full)[:1]) + ". " + last, agrees
	case n < 15:
		return strings.ToUpper(full), agrees
	case n < 17:
		return oneOf(r, []string{"Q", "Speaker 2", "SPEAKER_01", "Unidentified Male", "A"}), cannotSay
	}
	for range 50 {
		other := oneOf(r, b.people)
		if !strings.Contains(strings.ToLower(strings.Join(sp.names, " ")), strings.ToLower(last)) || sharesWord(other, sp.names) {
			continue
		}
		return other, differs
	}
	return "Q", cannotSay
}

func sharesWord(name string, names []string) bool {
	for _, w := range strings.Fields(strings.ToLower(name)) {
		if slices.Contains(strings.Fields(strings.ToLower(strings.Join(names, " "))), w) {
			return true
		}
	}
	return false
}

// turn is one stretch of a source: a paragraph, or what one speaker says.
type turn struct {
	as     string
	tokens []token
	pair   int // index of the pair whose words these are, from 1; 0 for others
	first  int // the tokens of the pair's words
	last   int
}

// source plants the words said in a source of its size and format.
func (b *builder) source(n int, pairs []planned) {
	name := fmt.Sprintf("source %d", n)
	r := chance(name + pairs[0].id)
	turns := b.planted(r, pairs)
	want := sizes[n%len(sizes)]
	for i := range turns {
		want -= len(turns[i].tokens)
	}
	turns = append(turns, b.others(r, pairs, want)...)
	r.Shuffle(len(turns), func(i, j int) { turns[i], turns[j] = turns[j], turns[i] })
	w := formats[n%len(formats)](turns)
	index := len(b.set.Sources)
	b.set.Sources = append(b.set.Sources, Source{Name: fmt.Sprintf("%d %s", n+1, w.name), Text: w.String(), Words: w.words})
	for i, p := range pairs {
		b.set.Pairs = append(b.set.Pairs, p.pair(index, w.places[i+1], w.labelled))
	}
}

// pair is the quotation as it is asked about.
func (p planned) pair(source int, place score.Pair, labelled bool) Pair {
	out := Pair{ID: p.id, Class: p.class, Speakers: p.names, Source: source, Grade: p.done.grade, Flag: p.done.flag, Place: place, Label: p.label}
	if !labelled || p.class == Absent {
		out.Label = cannotSay
	}
	var b strings.Builder
	for i, part := range p.done.printed {
		if i > 0 {
			b.WriteString(p.between[i-1])
		}
		b.WriteString("“")
		start := b.Len()
		b.WriteString(joined(part))
		out.Parts = append(out.Parts, score.Pair{start - len("“"), b.Len() + len("”")})
		b.WriteString("”")
	}
	b.WriteString(" was printed.")
	out.Story = b.String()
	return out
}

// planted are the turns with the words said, and with near-duplicates of them.
func (b *builder) planted(r *rand.Rand, pairs []planned) []turn {
	var out []turn
	for i, p := range pairs {
		if p.class == Absent {
			continue
		}
		t := b.around(r, pairs, p.done.said, p.as)
		t.pair = i + 1
		out = append(out, t)
		for range r.IntN(3) {
			if near, ok := b.near(r, p); ok {
				out = append(out, b.around(r, pairs, near, oneOf(r, []string{p.as, oneOf(r, b.people)})))
			}
		}
	}
	return out
}

// around puts a sentence or two of other stories before and behind the words, often enough.
func (b *builder) around(r *rand.Rand, pairs []planned, words []token, as string) turn {
	t := turn{as: as}
	if r.IntN(3) > 0 {
		t.tokens = append(t.tokens, b.other(r, pairs)...)
	}
	t.first = len(t.tokens)
	t.tokens = append(t.tokens, words...)
	t.last = len(t.tokens)
	if r.IntN(3) > 0 {
		t.tokens = append(t.tokens, b.other(r, pairs)...)
	}
	return t
}

// near is the words said with a quarter of them, three at least, exchanged or dropped, all of them printed ones.
func (b *builder) near(r *rand.Rand, p planned) ([]token, bool) {
	printed := map[int]bool{}
	for _, part := range p.done.printed {
		for _, t := range part {
			printed[t.number] = true
		}
	}
	var at []int
	for i, t := range p.done.said {
		if t.number >= 0 && printed[t.number] && len(core(t.text)) > 3 {
			at = append(at, i)
		}
	}
	n := max(3, (len(p.done.said)+3)/4)
	if len(at) < n {
		return nil, false
	}
	r.Shuffle(len(at), func(i, j int) { at[i], at[j] = at[j], at[i] })
	out := slices.Clone(p.done.said)
	for _, i := range at[:n] {
		out[i].text = dressed(out[i].text, otherWord(r, b.pool, core(out[i].text)))
	}
	if r.IntN(2) == 0 {
		out = slices.Delete(out, at[0], at[0]+1)
	}
	return out, true
}

// foreign says that no pair of the source is of the story.
func foreign(pairs []planned, story string) bool {
	return !slices.ContainsFunc(pairs, func(p planned) bool { return p.story == story })
}

// other is the words of a short speech of another story.
func (b *builder) other(r *rand.Rand, pairs []planned) []token {
	for {
		if sp := oneOf(r, b.speeches); foreign(pairs, sp.story) {
			return sp.said()
		}
	}
}

// others are turns of other stories' paragraphs, about so many words together.
func (b *builder) others(r *rand.Rand, pairs []planned, words int) []turn {
	var all []turn
	for _, s := range b.stories {
		if !foreign(pairs, s.ID) {
			continue
		}
		for _, line := range strings.Split(s.Text, "\n") {
			var t turn
			for _, f := range strings.Fields(line) {
				t.tokens = append(t.tokens, token{strings.Trim(f, "“”\"<>[]{}"), -1})
			}
			t.tokens = slices.DeleteFunc(t.tokens, func(t token) bool { return core(t.text) == "" })
			if len(t.tokens) >= fewestWords {
				t.as = oneOf(r, b.people)
				all = append(all, t)
			}
		}
	}
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	n := 0
	for n < len(all) && words > 0 {
		words -= len(all[n].tokens)
		n++
	}
	return all[:n]
}
