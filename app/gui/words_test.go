package gui

import (
	"testing"
	"time"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

func TestShortCutsOnAWord(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want string
	}{
		{"a few words", 20, "a few words"},
		{"the council of the harbour", 14, "the council of…"},
		{"  spaced \n out ", 20, "spaced out"},
		{"Donaudampfschifffahrt", 6, "Donaud…"},
		{"", 5, ""},
	} {
		if got := short(c.in, c.n); got != c.want {
			t.Errorf("short(%q, %d) = %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

func TestWhenIsAsNearAsNeeded(t *testing.T) {
	now := time.Date(2026, 11, 23, 15, 4, 0, 0, time.Local)
	for _, c := range []struct {
		t    time.Time
		want string
	}{
		{now.Add(-time.Hour), "14:04"},
		{now.AddDate(0, 0, -3), "20 Nov 15:04"},
		{now.AddDate(-1, 0, 0), "23 Nov 2025"},
	} {
		if got := when(c.t, now); got != c.want {
			t.Errorf("when(%v) = %q, want %q", c.t, got, c.want)
		}
	}
}

func TestVisibleNamesWhatCannotBeSeen(t *testing.T) {
	for in, want := range map[string]string{" ": "space", "   ": "3 spaces", "\u00a0": "no-break space", "": "", ".": ".",
		"  \u00a0": "2 spaces + no-break space", "a \tb": "a + space + tab + b"} {
		if got := visible(in); got != want {
			t.Errorf("visible(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestTitleIsBrokenIntoTwoLines(t *testing.T) {
	wide := func(s string) float32 { return float32(len([]rune(s))) }
	for _, c := range []struct {
		in            string
		width         float32
		first, second string
	}{
		{"Pier closes", 20, "Pier closes", ""},
		{"The old pier closes", 12, "The old pier", "closes"},
		{"The old pier closes at midnight", 12, "The old pier", "closes at m…"},
		{"Donaudampfschifffahrt", 8, "Donauda…", ""},
	} {
		first, second := twoLines(c.in, c.width, wide)
		if first != c.first || second != c.second {
			t.Errorf("%q at %v: %q / %q", c.in, c.width, first, second)
		}
	}
}

func TestPlaceIsReadBackFromAHighlight(t *testing.T) {
	for _, p := range []place{{"quotes", "q1"}, {"names", "e-018f"}, {"checks", "c12"}} {
		if got := placeOf(p.String()); got != p {
			t.Errorf("%v came back as %v", p, got)
		}
	}
	if got := placeOf("nonsense"); got != (place{}) {
		t.Errorf("nonsense became %v", got)
	}
}

func TestTypeWordsGoThereAndBack(t *testing.T) {
	for _, typ := range story.EntityTypes {
		if got := typeOf(review.TypeWords[typ]); got != typ {
			t.Errorf("%s came back as %s", typ, got)
		}
	}
}

func TestLinesAreFound(t *testing.T) {
	x := newLineIndex("one\ntwo\n\nfour")
	for offset, want := range map[int]int{0: 1, 3: 1, 4: 2, 8: 3, 9: 4, 12: 4} {
		if got := x.line(offset); got != want {
			t.Errorf("byte %d is on line %d, want %d", offset, got, want)
		}
	}
}

func TestSentenceBeginsWithACapital(t *testing.T) {
	for in, want := range map[string]string{"": "", "this row": "This row", "“this”": "“this”", "été": "Été"} {
		if got := sentence(in); got != want {
			t.Errorf("%q became %q", in, got)
		}
	}
}
