package speaker

import (
	"math"
	"testing"

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

// TestOrder wants shares that add up to one, best first, and the same answer for the same features.
func TestOrder(t *testing.T) {
	var names []string
	for name := range weights {
		names = append(names, name)
	}
	feature := rapid.Map(rapid.IntRange(0, len(names)-1), func(i int) string { return names[i] })
	rapid.Check(t, func(t *rapid.T) {
		seen := map[int]features{}
		for e := range rapid.IntRange(1, 12).Draw(t, "candidates") {
			seen[e] = features{}
			for _, name := range rapid.SliceOfN(feature, 0, 6).Draw(t, "features") {
				seen[e][name] = 1
			}
		}
		first, second := order(seen), order(seen)
		sum := 0.0
		for i, c := range first {
			if c != second[i] {
				t.Fatalf("two orders: %+v and %+v", c, second[i])
			}
			if i > 0 && c.score > first[i-1].score {
				t.Fatalf("%+v stands behind %+v", c, first[i-1])
			}
			sum += c.share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Fatalf("shares add up to %v", sum)
		}
	})
}

func TestGenderDecides(t *testing.T) {
	fits := features{"gender fits": 1, "sentences away": 3, "paragraphs away": 1}
	clashes := features{"gender clashes": 1, "last subject": 1, "last named": 1, "paragraph subject": 1, "last speaker here": 1}
	if fits.score() <= clashes.score() {
		t.Errorf("a clash of gender weighs less than nearness: %v and %v", fits.score(), clashes.score())
	}
	if wanted("she") != she || wanted("him") != he || wanted("it") != it || wanted("them") != they || wanted("officials") != anybody {
		t.Error("a pronoun asks for somebody else")
	}
}
