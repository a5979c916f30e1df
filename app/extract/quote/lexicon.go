package quote

import (
	"bufio"
	"bytes"
	"fmt"
	"io/fs"
	"strconv"
	"strings"
)

// Form is how a verb is inflected.
type Form uint8

// The forms of a verb. One word may have several: said is Past and Part.
const (
	Base Form = 1 << iota
	Third
	Past
	Part
	Ing
)

// Verb is a verb that reports speech.
type Verb struct {
	Lemma    string
	Weight   float64 // how surely what hangs on it is reported speech, 0 to 1
	patterns string
}

// Takes says that the verb has the pattern; the letters are explained in the list's head.
func (v *Verb) Takes(pattern byte) bool { return strings.IndexByte(v.patterns, pattern) >= 0 }

type verbForm struct {
	verb     *Verb
	form     Form
	particle string // the words behind it that belong to it: out, on, it be known
}

// Class is a set of closed word classes.
type Class uint32

// The word classes of the list.
const (
	Pronoun Class = 1 << iota
	Object
	Possessive
	Article
	Determiner
	Aux
	Have
	Be
	Modal
	Negative
	Conjunction
	Breaker
	Adverb
	Preposition
	Link
	Adjunct
	Opener
	Time
	Listener
	Document
	Vague
	Medium
	NameCue
	Work
	NounCue
	Relay
	DocumentTail
	Relation
	VerbForm // a finite form of a common verb that is rarely a noun
	VerbOrNoun
)

var classNames = map[string]Class{
	"pronoun": Pronoun, "object": Object, "possessive": Possessive, "article": Article, "determiner": Determiner,
	"aux": Aux, "have": Have, "be": Be, "modal": Modal, "negative": Negative, "conjunction": Conjunction,
	"breaker": Breaker, "adverb": Adverb, "preposition": Preposition, "link": Link, "adjunct": Adjunct, "opener": Opener,
	"time": Time, "listener": Listener, "document": Document, "vague": Vague, "medium": Medium, "name-cue": NameCue,
	"work": Work, "noun-cue": NounCue, "relay": Relay, "document-tail": DocumentTail, "relation": Relation,
}

// Lexicon holds the word lists of this package. It is read-only once loaded.
type Lexicon struct {
	cues    map[string][]verbForm
	classes map[string]Class
}

// The lists, under the folder given to Load.
const (
	cueList   = "quotes-cues.tsv"
	wordList  = "quotes-words.tsv"
	verbsList = "quotes-verbs.txt"
)

// Load reads the word lists from dir in fsys. An error names the list and the line.
func Load(fsys fs.FS, dir string) (*Lexicon, error) {
	lex := &Lexicon{cues: map[string][]verbForm{}, classes: map[string]Class{}}
	for _, list := range []struct {
		name string
		read func(string) error
	}{{cueList, lex.readCue}, {wordList, lex.readWords}, {verbsList, lex.readVerb}} {
		b, err := fs.ReadFile(fsys, dir+"/"+list.name)
		if err != nil {
			return nil, fmt.Errorf("word list %s: %w", list.name, err)
		}
		sc := bufio.NewScanner(bytes.NewReader(b))
		for n := 1; sc.Scan(); n++ {
			line := strings.TrimRight(sc.Text(), "\r\n\t ")
			if line == "" || line[0] == '#' {
				continue
			}
			if err := list.read(line); err != nil {
				return nil, fmt.Errorf("word list %s, line %d: %w", list.name, n, err)
			}
		}
	}
	return lex, nil
}

// Is says that the word, in small letters, belongs to one of the classes.
func (l *Lexicon) Is(word string, c Class) bool { return l.classes[word]&c != 0 }

func (l *Lexicon) readCue(line string) error {
	f := strings.Split(line, "\t")
	if len(f) < 3 {
		return fmt.Errorf("want lemma, weight and patterns: %q", line)
	}
	w, err := strconv.ParseFloat(f[1], 64)
	if err != nil {
		return fmt.Errorf("weight: %w", err)
	}
	v := &Verb{Lemma: f[0], Weight: w, patterns: f[2]}
	var irregular []string
	if len(f) > 3 && f[3] != "-" {
		irregular = strings.Split(f[3], ",")
	}
	stem, particle, _ := strings.Cut(f[0], " ")
	for i, form := range irregular {
		irregular[i], _, _ = strings.Cut(form, " ")
	}
	for form, bits := range inflect(stem, irregular) {
		l.cues[form] = append(l.cues[form], verbForm{v, bits, particle})
	}
	return nil
}

func (l *Lexicon) readWords(line string) error {
	name, words, ok := strings.Cut(line, "\t")
	c, known := classNames[name]
	if !ok || !known {
		return fmt.Errorf("unknown class %q", name)
	}
	for _, w := range strings.Fields(words) {
		l.classes[w] |= c
	}
	return nil
}

func (l *Lexicon) readVerb(line string) error {
	f := strings.Fields(line)
	noun := false
	if f[len(f)-1] == "*" {
		noun, f = true, f[:len(f)-1]
	}
	for form, bits := range inflect(f[0], f[1:]) {
		switch {
		case bits&(Past|Part) != 0 && bits&Base == 0:
			l.classes[form] |= VerbForm
		case bits&Ing != 0:
		case noun:
			l.classes[form] |= VerbOrNoun
		default:
			l.classes[form] |= VerbForm
		}
	}
	return nil
}

// inflect makes the forms of a verb. One irregular form is both past and participle, two are one each; a form equal to
// the doubled regular one (banned) is given where the rule would not double.
func inflect(stem string, irregular []string) map[string]Form {
	m := map[string]Form{stem: Base}
	m[third(stem)] |= Third
	m[ing(stem)] |= Ing
	switch len(irregular) {
	case 0:
		m[regular(stem)] |= Past | Part
	case 1:
		m[irregular[0]] |= Past | Part
		if strings.HasSuffix(irregular[0], "ed") && len(irregular[0]) == len(stem)+3 {
			m[stem+stem[len(stem)-1:]+"ing"] |= Ing
		}
	default:
		m[irregular[0]] |= Past
		for _, p := range irregular[1:] {
			m[p] |= Part
		}
	}
	return m
}

func vowel(b byte) bool { return strings.IndexByte("aeiou", b) >= 0 }

func third(s string) string {
	last := s[len(s)-1]
	switch {
	case last == 'y' && len(s) > 1 && !vowel(s[len(s)-2]):
		return s[:len(s)-1] + "ies"
	case last == 's', last == 'x', last == 'z', last == 'o', strings.HasSuffix(s, "ch"), strings.HasSuffix(s, "sh"):
		return s + "es"
	}
	return s + "s"
}

func regular(s string) string {
	last := s[len(s)-1]
	switch {
	case last == 'e':
		return s + "d"
	case last == 'y' && len(s) > 1 && !vowel(s[len(s)-2]):
		return s[:len(s)-1] + "ied"
	case doubles(s):
		return s + string(last) + "ed"
	}
	return s + "ed"
}

func ing(s string) string {
	last := s[len(s)-1]
	switch {
	case last == 'e' && len(s) > 2 && !strings.HasSuffix(s, "ee") && !strings.HasSuffix(s, "ye"):
		return s[:len(s)-1] + "ing"
	case doubles(s):
		return s + string(last) + "ing"
	}
	return s + "ing"
}

// doubles says that the last consonant is doubled: one syllable with one vowel letter before one consonant (slam, quip,
// beg), and the few longer verbs that stress the last syllable.
func doubles(s string) bool {
	n := len(s)
	switch s {
	case "admit", "submit", "rebut", "prefer", "occur", "aver", "concur", "refer", "infer", "demur", "confer":
		return true
	}
	s = strings.Replace(s, "qu", "q", 1)
	n = len(s)
	if n < 3 || vowel(s[n-1]) || !vowel(s[n-2]) || vowel(s[n-3]) || strings.IndexByte("wxy", s[n-1]) >= 0 {
		return false
	}
	vowels := 0
	for i := range n {
		if vowel(s[i]) {
			vowels++
		}
	}
	return vowels == 1
}
