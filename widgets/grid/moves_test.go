package grid

import (
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

func TestMove(t *testing.T) {
	in := extent{rows: 100, columns: 4, page: 10}
	for _, c := range []struct {
		name    string
		from    place
		key     fyne.KeyName
		control bool
		want    place
	}{
		{"down", place{5, 2}, fyne.KeyDown, false, place{6, 2}},
		{"up at the top", place{0, 2}, fyne.KeyUp, false, place{0, 2}},
		{"right at the edge", place{5, 3}, fyne.KeyRight, false, place{5, 3}},
		{"left", place{5, 3}, fyne.KeyLeft, false, place{5, 2}},
		{"home", place{5, 3}, fyne.KeyHome, false, place{5, 0}},
		{"end", place{5, 0}, fyne.KeyEnd, false, place{5, 3}},
		{"first of all", place{5, 3}, fyne.KeyHome, true, place{0, 0}},
		{"last of all", place{5, 3}, fyne.KeyEnd, true, place{99, 3}},
		{"page down", place{85, 1}, fyne.KeyPageDown, false, place{95, 1}},
		{"page down at the end", place{95, 1}, fyne.KeyPageDown, false, place{99, 1}},
		{"page up", place{15, 1}, fyne.KeyPageUp, false, place{5, 1}},
		{"in from above", place{-1, 1}, fyne.KeyDown, false, place{0, 1}},
		{"in from below", place{-1, 1}, fyne.KeyUp, false, place{99, 1}},
		{"in by page up", place{-1, 1}, fyne.KeyPageUp, false, place{99, 1}},
		{"in by right", place{-1, 1}, fyne.KeyRight, false, place{0, 2}},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got, ok := move(c.from, c.key, c.control, in); !ok || got != c.want {
				t.Errorf("at %v, %v, want %v", got, ok, c.want)
			}
		})
	}
	if _, ok := move(place{0, 0}, fyne.KeyDown, false, extent{columns: 3}); ok {
		t.Error("moves in an empty table")
	}
	if _, ok := move(place{0, 0}, fyne.KeyX, false, in); ok {
		t.Error("a letter moves")
	}
}

var allKeys = []fyne.KeyName{
	fyne.KeyUp, fyne.KeyDown, fyne.KeyLeft, fyne.KeyRight, fyne.KeyHome, fyne.KeyEnd,
	fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyTab, fyne.KeyReturn, fyne.KeyEscape, fyne.KeyF2, fyne.KeyA, fyne.KeySpace,
}

func TestMovesStayInside(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := extent{rows: rapid.IntRange(1, 9).Draw(t, "rows"), columns: rapid.IntRange(1, 5).Draw(t, "columns"), page: rapid.IntRange(-1, 12).Draw(t, "page")}
		at := place{row: rapid.IntRange(-1, in.rows-1).Draw(t, "row"), column: rapid.IntRange(0, in.columns-1).Draw(t, "column")}
		for _, key := range rapid.SliceOf(rapid.SampledFrom(allKeys)).Draw(t, "keys") {
			to, ok := move(at, key, rapid.Bool().Draw(t, "control"), in)
			if !ok {
				to, _ = moveByTab(at, rapid.Bool().Draw(t, "back"), in)
			}
			if to.row < min(at.row, 0) || to.row >= in.rows || to.column < 0 || to.column >= in.columns {
				t.Fatalf("%s leads from %v to %v", key, at, to)
			}
			at = to
		}
	})
}

func TestTabVisitsEveryCellOnce(t *testing.T) {
	in := extent{rows: 3, columns: 4}
	at, seen := place{}, map[place]bool{{}: true}
	for {
		to, ok := moveByTab(at, false, in)
		if !ok {
			break
		}
		if back, ok := moveByTab(to, true, in); !ok || back != at {
			t.Fatalf("Shift+Tab leads from %v to %v, not to %v", to, back, at)
		}
		at, seen[to] = to, true
	}
	if len(seen) != 12 {
		t.Errorf("%d of 12 cells visited", len(seen))
	}
}

func TestNextEditable(t *testing.T) {
	in := extent{rows: 2, columns: 3}
	second := func(column int) bool { return column == 1 }
	if to, ok := nextEditable(place{0, 1}, false, in, second); !ok || to != (place{1, 1}) {
		t.Errorf("next is %v, %v", to, ok)
	}
	if to, ok := nextEditable(place{1, 1}, true, in, second); !ok || to != (place{0, 1}) {
		t.Errorf("before is %v, %v", to, ok)
	}
	if to, ok := nextEditable(place{1, 1}, false, in, second); ok {
		t.Errorf("after the last is %v", to)
	}
	if to, ok := nextEditable(place{0, 0}, false, in, func(int) bool { return false }); ok {
		t.Errorf("with none editable it is %v", to)
	}
}

func TestEditDeed(t *testing.T) {
	for _, c := range []struct {
		key           fyne.KeyName
		shift         bool
		shown, chosen bool
		want          deed
	}{
		{fyne.KeyReturn, false, false, false, deedCommit},
		{fyne.KeyEnter, false, true, true, deedCommit},
		{fyne.KeyTab, false, false, false, deedCommitNext},
		{fyne.KeyTab, true, false, false, deedCommitBefore},
		{fyne.KeyEscape, false, false, false, deedCancel},
		{fyne.KeyEscape, false, true, false, deedCancel},
		{fyne.KeyEscape, false, true, true, deedHideOptions},
		{fyne.KeyDown, false, true, false, deedOptionDown},
		{fyne.KeyUp, false, true, true, deedOptionUp},
		{fyne.KeyDown, false, false, false, deedType},
		{fyne.KeyLeft, false, true, true, deedType},
		{fyne.KeyA, false, true, false, deedType},
	} {
		if got := editDeed(c.key, c.shift, c.shown, c.chosen); got != c.want {
			t.Errorf("%s (shift %v, list %v, chosen %v) is %d, want %d", c.key, c.shift, c.shown, c.chosen, got, c.want)
		}
	}
}
