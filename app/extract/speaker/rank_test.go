package speaker

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
	"quotedesk/app/story"

	"pgregory.net/rapid"
)

func TestRoleHead(t *testing.T) {
	for role, want := range map[string]string{
		"president of the council": "president", "deputy mayor": "mayor", "the 43-year-old teacher": "teacher",
		"of Dongbaek Securities": "securities", "Fire Chief": "chief", "": "", "spokeswoman for the port": "spokeswoman",
	} {
		if got := roleHead(role); got != want {
			t.Errorf("roleHead(%q) = %q, want %q", role, got, want)
		}
	}
}

func TestWithoutArticle(t *testing.T) {
	for phrase, want := range map[string]string{"the port": "port", "The Iraqi council": "Iraqi council", "officials": "officials", "an aide": "aide", "theatre staff": "theatre staff"} {
		if got := withoutArticle(phrase); got != want {
			t.Errorf("withoutArticle(%q) = %q, want %q", phrase, got, want)
		}
	}
}

// shipped is the model as the program ships it.
func shipped(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "..", "assets", "model", "speakers.model"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func judge(t *testing.T) *Judge {
	t.Helper()
	j, err := Load(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// some draws the facts of a candidate.
func some(t *rapid.T) facts {
	one := func(of ...string) string { return rapid.SampledFrom(of).Draw(t, "fact") }
	n := func(least, most int) int { return rapid.IntRange(least, most).Draw(t, "number") }
	return facts{sort: one("p", "b"), gender: one("", "y", "u"), order: n(0, 9), sentences: n(-9, 99), paragraphs: n(-1, 20),
		position: one("g", "p", "v", "s", "o", "-"), opener: n(0, 1) > 0, subject: one("0", "1", "p", "-"), last: one("0", "1", "2", "-"),
		other: one("0", "1", "2", "-"), next: one("0", "1", "2", "-"), mentions: n(0, 30), only: n(0, 1) > 0, listener: n(0, 1) > 0, pronoun: n(0, 1) > 0}
}

// TestShares wants shares that add up to one, greater for a greater score, and the same answer for the same facts.
func TestShares(t *testing.T) {
	j := judge(t)
	rapid.Check(t, func(t *rapid.T) {
		q := &question{want: want(rapid.IntRange(0, int(somebody)).Draw(t, "want")), opens: rapid.Bool().Draw(t, "opens")}
		list := make([]candidate, rapid.IntRange(1, 12).Draw(t, "candidates"))
		for i := range list {
			list[i].facts = some(t)
		}
		again := append([]candidate(nil), list...)
		j.weigh(q, list)
		j.weigh(q, again)
		sum := 0.0
		for i, c := range list {
			if c != again[i] {
				t.Fatalf("two answers: %+v and %+v", c, again[i])
			}
			if i > 0 && (c.score > list[i-1].score) != (c.share > list[i-1].share) && c.share != list[i-1].share {
				t.Fatalf("%+v and %+v", c, list[i-1])
			}
			sum += c.share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("shares add up to %v", sum)
		}
	})
}

// TestFits holds that a pronoun never stands for somebody of the other gender, he and she never for a body, it never
// for a person.
func TestFits(t *testing.T) {
	s := &scene{cast: Cast{Entities: []story.Entity{{Type: story.Person}, {Type: story.Person}, {Type: story.Person}, {Type: story.Organisation}}},
		gender: []Gender{Male, Female, Unknown, Unknown}}
	for pronoun, fits := range map[string]string{"he": "y-y-", "him": "y-y-", "she": "-yy-", "it": "---y", "they": "yyyy", "officials": "yyyy"} {
		for e := range s.gender {
			if got := s.fits(&question{want: wanted(pronoun)}, e); got != (fits[e] == 'y') {
				t.Errorf("%q and entity %d: %v", pronoun, e, got)
			}
		}
	}
}

// TestFeaturesHoldNoWord lists the templates of the model and holds that what follows one is a code of a letter or two,
// a number, a part of speech or a word of a closed class: never another word of a story.
func TestFeaturesHoldNoWord(t *testing.T) {
	names, err := model.Names(shipped(t))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, atom := range templates {
		known[atom] = true
	}
	for _, name := range names {
		parts := name.Parts()
		if !known[parts[0]] {
			t.Errorf("feature %q begins with no template", name)
		}
		for _, part := range parts[1:] {
			letters := strings.Trim(part, "-+<>0123456789")
			if _, isTag := tag.Parse(part); !isTag && len(letters) > 1 && !tag.Closed(part) {
				t.Errorf("feature %q holds %q", name, part)
			}
		}
	}
}

func TestLoadRefusesOtherModels(t *testing.T) {
	d := model.Draft{Kind: "pos", Classes: []string{"a"}, Features: []model.Feature{{Name: "x", Weights: []model.Real{{Value: 1}}}}}
	data, err := d.Encode(model.Precision{Step: 0.1})
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"another kind": data, "no model": []byte("model"), "nothing": nil} {
		if _, err := Load(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
