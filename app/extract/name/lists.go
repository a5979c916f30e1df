package name

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"quotedesk/app/extract/model"
)

// Lists is what the finder knows before it reads a story. It is read-only after LoadLists and may be shared.
type Lists struct {
	class map[string]Class // words and phrases in small letters, straight apostrophes
	known map[string]int32 // printed form → number of the entity it stands for, from 1

	sorts  *model.Sorts // nil: none
	tagger *tagger      // nil: rules and lists alone
}

// Class is what the lists know of a word or phrase, given in small letters.
func (l *Lists) Class(lower string) Class { return l.class[lower] }

// IsRole says that the word, in small letters, singular or plural, is a noun for what a person does or is.
func (l *Lists) IsRole(lower string) bool {
	return l.class[lower].Has(Role) || l.class[singular(lower)].Has(Role)
}

// sectioned are the list files with [section] lines; packed are the large ones: word, tab, letters.
var (
	sectioned = []string{"names-titles.txt", "names-roles.txt", "names-heads.txt", "names-peoples.txt", "names-words.txt", "names-world.txt"}
	packed    = []string{"names-people.tsv.gz", "names-places.tsv.gz", "names-bodies.tsv.gz"}
)

// LoadLists reads the names-* files of folder lists in files (assets.Lists). It takes some 50 ms; call it once.
func LoadLists(files fs.FS) (*Lists, error) {
	l := &Lists{class: make(map[string]Class, 200_000), known: make(map[string]int32, 800)}
	for _, f := range sectioned {
		text, err := fs.ReadFile(files, path.Join("lists", f))
		if err != nil {
			return nil, fmt.Errorf("load word list: %w", err)
		}
		if err := l.addSections(string(text)); err != nil {
			return nil, fmt.Errorf("load word list %s: %w", f, err)
		}
	}
	text, err := fs.ReadFile(files, "lists/names-known.txt")
	if err != nil {
		return nil, fmt.Errorf("load word list: %w", err)
	}
	if err := l.addKnown(string(text)); err != nil {
		return nil, fmt.Errorf("load word list names-known.txt: %w", err)
	}
	for _, f := range packed {
		text, err := unpack(files, f)
		if err != nil {
			return nil, err
		}
		if err := l.addPacked(text); err != nil {
			return nil, fmt.Errorf("load word list %s: %w", f, err)
		}
	}
	for f, c := range map[string]Class{"names-common.tsv.gz": Common, "names-dictionary.tsv.gz": Dictionary} {
		text, err := unpack(files, f)
		if err != nil {
			return nil, err
		}
		for w := range strings.Lines(text) {
			l.class[strings.TrimSuffix(w, "\n")] |= c
		}
	}
	return l, nil
}

func unpack(files fs.FS, f string) (string, error) {
	raw, err := fs.ReadFile(files, path.Join("lists", f))
	if err != nil {
		return "", fmt.Errorf("load word list: %w", err)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return "", fmt.Errorf("unpack word list %s: %w", f, err)
	}
	text, err := io.ReadAll(z)
	if err != nil {
		return "", fmt.Errorf("unpack word list %s: %w", f, err)
	}
	return string(text), nil
}

// addSections reads "[section]" lines and entries separated by commas; "#" begins a comment.
func (l *Lists) addSections(text string) error {
	var c Class
	for s := range strings.Lines(text) {
		s, _, _ = strings.Cut(s, "#")
		s = strings.TrimSpace(s)
		if strings.HasPrefix(s, "[") {
			var ok bool
			if c, ok = sections[strings.Trim(s, "[] ")]; !ok {
				return fmt.Errorf("section %s is unknown", s)
			}
			continue
		}
		for _, w := range strings.Split(s, ",") {
			if w = strings.TrimSpace(w); w != "" {
				l.add(strings.ToLower(w), c)
				if c == People {
					l.add(strings.ToLower(plural(w)), c)
				}
			}
		}
	}
	return nil
}

// addKnown reads lines "TYPE, tab, forms separated by ' = '".
func (l *Lists) addKnown(text string) error {
	n := int32(0)
	for s := range strings.Lines(text) {
		s = strings.TrimSpace(s)
		if s == "" || s[0] == '#' {
			continue
		}
		kind, forms, _ := strings.Cut(s, "\t")
		c, ok := knownTypes[kind]
		if !ok {
			return fmt.Errorf("type %q is unknown", kind)
		}
		n++
		for _, form := range strings.Split(forms, " = ") {
			form = straight(form)
			l.known[form] = n
			if strings.ToUpper(form) != form || len(form) > 5 {
				l.add(strings.ToLower(form), c)
			}
			l.add(form, c)
		}
	}
	return nil
}

func (l *Lists) addPacked(text string) error {
	for s := range strings.Lines(text) {
		w, marks, ok := strings.Cut(strings.TrimSuffix(s, "\n"), "\t")
		if !ok {
			return fmt.Errorf("line %q has no tab", s)
		}
		var c Class
		for i := range len(marks) {
			c |= letters[marks[i]]
		}
		l.add(w, c)
	}
	return nil
}

func (l *Lists) add(w string, c Class) {
	l.class[w] |= c
	if i := strings.IndexByte(w, ' '); i > 0 {
		l.class[w[:i]] |= heads
	}
}

// straight turns curly apostrophes into straight ones.
func straight(s string) string {
	if !strings.ContainsAny(s, "’‘`ʼ") {
		return s
	}
	return apostrophes.Replace(s)
}

var apostrophes = strings.NewReplacer("’", "'", "‘", "'", "`", "'", "ʼ", "'")

// plural is the usual plural of a noun of nationality: Iraqis, Welshmen.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return strings.TrimSuffix(w, "man") + "men"
	case strings.HasSuffix(w, "woman"):
		return strings.TrimSuffix(w, "woman") + "women"
	case strings.HasSuffix(w, "y") && !strings.HasSuffix(w, "ey"):
		return strings.TrimSuffix(w, "y") + "ies"
	case strings.HasSuffix(w, "s"), strings.HasSuffix(w, "ese"), strings.HasSuffix(w, "sh"), strings.HasSuffix(w, "ch"):
		return w
	}
	return w + "s"
}

// singular takes a plural ending off a word in small letters; a word that has none comes back as it is.
func singular(w string) string {
	switch n := len(w); {
	case n > 4 && strings.HasSuffix(w, "men"):
		return w[:n-3] + "man"
	case n > 4 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 4 && (strings.HasSuffix(w, "ches") || strings.HasSuffix(w, "shes") || strings.HasSuffix(w, "sses") || strings.HasSuffix(w, "xes")):
		return w[:n-2]
	case n > 3 && w[n-1] == 's' && w[n-2] != 's':
		return w[:n-1]
	}
	return w
}
