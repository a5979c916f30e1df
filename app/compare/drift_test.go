package compare

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

// saying makes one of words, “ … ” parting it, and who said them.
func saying(words, speaker string) Saying {
	text := "“" + strings.ReplaceAll(words, " … ", ",” she said. “") + "”"
	var parts []story.Span
	for _, p := range strings.Split(words, " … ") {
		at := strings.Index(text, p)
		parts = append(parts, story.Span{Start: at, End: at + len(p)})
	}
	return SayingOf(text, story.Quote{Kind: story.Direct, Parts: parts}, speaker, speaker != "")
}

func TestDrifted(t *testing.T) {
	const pier = "The old pier is not safe and we will close it before the winter storms arrive."
	for _, c := range []struct {
		name, here, by, there, thereBy string
		want                           []Difference
		speaker, found                 bool
	}{
		{"the same", pier, "Ona Pell", pier, "Ona Pell", nil, false, false},
		{"shortened", "close it before the winter storms arrive", "Ona Pell", pier, "Pell", nil, false, false},
		{"longer than there", pier, "Ona Pell", "The old pier is not safe", "Ona Pell", nil, false, false},
		{"capitals and marks", strings.ToUpper(pier[:1]) + strings.ReplaceAll(pier[1:], " and", ", and"), "", pier, "", nil, false, false},
		{"another word", pier, "Ona Pell", strings.Replace(pier, "close", "repair", 1), "Ona Pell", []Difference{{"close", "repair"}}, false, true},
		{"turned round", "we will repair it before the winter storms", "", pier, "", []Difference{{"repair", "close"}}, false, true},
		{"no longer denied", pier, "Ona Pell", strings.Replace(pier, "not ", "", 1), "Ona Pell", []Difference{{"not", ""}}, false, true},
		{"a word left out", strings.Replace(pier, "winter ", "", 1), "Ona Pell", pier, "Ona Pell", []Difference{{"", "winter"}}, false, true},
		{"somebody else", pier, "Ona Pell", pier, "Ivo Brandt", nil, true, true},
		{"the surname alone", pier, "Pell", pier, "Ona Pell", nil, false, false},
		{"nobody named there", pier, "Ona Pell", pier, "", nil, false, false},
		{"others say alike", "We are working closely with the police.", "Ona Pell", "We are working hard with the council.", "Ivo Brandt", nil, false, false},
		{"short", "I am very proud.", "Ona Pell", "I am very sad.", "Ona Pell", nil, false, false},
		{"something else", pier, "Ona Pell", "Nobody asked the fishermen what they thought of the new harbour rules.", "Ona Pell", nil, false, false},
		{"a word in brackets", strings.Replace(pier, "it", "[the pier]", 1), "Ona Pell", pier, "Ona Pell", nil, false, false},
		{"begun a word earlier", "And so the old pier is not safe", "Ona Pell", "the old pier is not safe", "Ona Pell", nil, false, false},
		{"interrupted there", pier, "Ona Pell", "The old pier is not safe … and we will close it before the winter storms arrive.", "Ona Pell", nil, false, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, found := Drifted(saying(c.here, c.by), saying(c.there, c.thereBy))
			if found != c.found || d.Speaker != c.speaker {
				t.Errorf("found %t, %+v", found, d)
			}
			if diff := cmp.Diff(c.want, d.Words); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestARepeatIsFoundByItsSketch alters some words of a quotation: the sketches still meet.
func TestARepeatIsFoundByItsSketch(t *testing.T) {
	tried, met := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.SliceOfN(rapid.StringMatching(`[b-df-hj-np-tv-z]{3,7}`), 8, 30).Draw(r, "words")
		other := slices.Clone(words)
		for range 1 + len(words)/10 {
			other[rapid.IntRange(0, len(words)-1).Draw(r, "at")] = "changed"
		}
		a, b := saying(strings.Join(words, " "), "").Sketch(), saying(strings.Join(other, " "), "").Sketch()
		tried++
		if slices.ContainsFunc(a, func(h uint32) bool { return slices.Contains(b, h) }) {
			met++
		}
		if len(a) < smallest || len(a) > 2*len(words) {
			t.Fatalf("%d hashes of %d words", len(a), len(words))
		}
	})
	if met*100 < tried*97 {
		t.Errorf("%d of %d met", met, tried)
	}
}

func TestASayingIsNoDriftOfItself(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		words := rapid.OneOf(rapid.String(), rapid.StringMatching(`([a-z]{1,6}[ ,.] ?){0,30}`)).Draw(r, "words")
		s := saying("x"+words, "Ona Pell")
		if d, found := Drifted(s, s); found {
			t.Fatalf("%q: %+v", words, d)
		}
	})
}
