package name

import (
	"strings"
	"unicode/utf8"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
)

// affixes is how many letters the longest prefix and suffix have that are looked at.
const affixes = 4

// form is what the labeller knows of a printed word by itself.
type form struct {
	low, printed   model.Atom
	shape, brief   model.Atom
	prefix, suffix [affixes]model.Atom
	affixed        int
	class, known   Class
	classes        model.Atom // the classes as one part of a feature
	sorts          sorts
	word           int32 // number of the form in small letters, -1 for signs
}

// outside is the form of the places before and after a sentence.
var outside = form{low: model.Text("<>"), printed: model.Text("<>"), shape: model.Text("<>"), brief: model.Text("<>"), classes: model.Text("<>"), sorts: outsideSorts, word: -1}

// newForm works out token i.
func (m *marker) newForm(i int) form {
	r := m.r
	low := tag.Plain(r.lower(i))
	word := r.printed(i)
	f := form{low: model.Text(low), printed: model.Text(tag.Plain(word)), class: r.class[i] &^ heads, word: r.word[i]}
	f.known = r.l.class[straight(word)] & (KnownBody | KnownPlace | KnownThing)
	f.shape, f.brief = m.shapeOf(word, 2), m.shapeOf(word, 1)
	rest := low
	for f.affixed < affixes && rest != "" {
		_, size := utf8.DecodeRuneInString(rest)
		rest = rest[size:]
		f.prefix[f.affixed] = model.Text(low[:len(low)-len(rest)])
		f.affixed++
	}
	rest = low
	for n := range f.affixed {
		_, size := utf8.DecodeLastRuneInString(rest)
		rest = rest[:len(rest)-size]
		f.suffix[n] = model.Text(low[len(rest):])
	}
	f.classes = m.classAtom(f.class | f.known)
	f.sorts = m.sortsOf(low)
	return f
}

// ending is the longest suffix up to three letters.
func (f *form) ending() model.Atom {
	if f.affixed == 0 {
		return f.low
	}
	return f.suffix[min(f.affixed, 3)-1]
}

// plainSigns writes curly apostrophes and dashes as a keyboard has them, as their kind says nothing of a name.
var plainSigns = strings.NewReplacer("’", "'", "‘", "'", "–", "-", "—", "-")

// shapeOf is the word's shape with runs cut to most signs and the whole to ten bytes.
func (m *marker) shapeOf(word string, most int) model.Atom {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			word = plainSigns.Replace(word)
			break
		}
	}
	var buf [10]byte
	return model.Bytes(model.Shape(buf[:0], word, most), m.v.Named())
}

// classBits are the groups of classes that features tell apart, in a fixed order, each with a letter for the file.
var classBits = [...]struct {
	letter byte
	class  Class
}{
	{'t', Male | Female | Honorific}, {'k', Rank}, {'o', Office}, {'m', Modifier}, {'j', Role}, {'q', Relation},
	{'b', Body}, {'B', BodyFirst}, {'l', Land}, {'L', LandFirst}, {'e', Thing | ThingFirst}, {'c', Firm}, {'N', People},
	{'d', Month | Weekday | Feast}, {'p', Particle}, {'w', Small}, {'s', Speech}, {'a', Act}, {'n', Near}, {'y', Led}, {'D', Direction},
	{'A', BodyAdjective}, {'z', Dictionary}, {'Z', Common}, {'f', WomanName | ManName | Forename}, {'S', Surname},
	{'C', City}, {'R', Region}, {'K', Country}, {'P', PlaceName}, {'F', FirmName}, {'H', ClubName}, {'U', CollegeName}, {'M', Famous},
	{'1', KnownBody}, {'2', KnownPlace}, {'3', KnownThing},
}

// bitAtoms are the groups one by one.
var bitAtoms = func() (out [len(classBits)]model.Atom) {
	for i, b := range classBits {
		out[i] = model.Text(string(b.letter))
	}
	return out
}()

// classAtom is all groups of classes that c has, as one part of a feature.
func (m *marker) classAtom(c Class) model.Atom {
	var buf [len(classBits)]byte
	n := 0
	for _, b := range classBits {
		if c.Has(b.class) {
			buf[n] = b.letter
			n++
		}
	}
	if n == 0 {
		return model.Text("-")
	}
	return model.Bytes(buf[:n], m.v.Named())
}
