package grid

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestSortKeys(t *testing.T) {
	want := []string{"-3", "0.5", "7 %", "10", "1,200", "1e", "Abel", "ábel 2", "Abel 10", "page 9", "Page 10", "page 10a", "Zoë", ""}
	got := slices.Clone(want)
	slices.Reverse(got)
	slices.SortStableFunc(got, func(a, b string) int { return newSortKey(a).compare(newSortKey(b)) })
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestParseNumber(t *testing.T) {
	for text, want := range map[string]float64{
		"0": 0, "007": 7, "+4": 4, "-4.25": -4.25, "−2": -2, ".5": 0.5, "5.": 5, "97 %": 97, "97%": 97, "1,234,567.5": 1234567.5,
	} {
		if got, ok := parseNumber(text); !ok || got != want {
			t.Errorf("%q is %v, %v", text, got, ok)
		}
	}
	for _, text := range []string{"", ".", "-", "%", "1,23", "1,2345", ",123", "1.2.3", "--1", "+-1", "0x10", "inf", "NaN", "1e5", "1_000", "3 4", "12a"} {
		if got, ok := parseNumber(text); ok {
			t.Errorf("%q is read as %v", text, got)
		}
	}
}

func cellText(t *rapid.T, name string) string {
	return rapid.OneOf(
		rapid.StringMatching(`[a-cA-Cé]{0,3} ?[0-9]{0,3}[a-b]?`),
		rapid.StringMatching(`[-+]?[0-9]{0,2}(,[0-9]{3})?\.?[0-9]{0,2} ?%?`),
	).Draw(t, name)
}

func TestSortKeysAreAnOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := newSortKey(cellText(t, "a")), newSortKey(cellText(t, "b")), newSortKey(cellText(t, "c"))
		if a.compare(b) != -b.compare(a) {
			t.Fatalf("%v and %v compare %d and %d", a, b, a.compare(b), b.compare(a))
		}
		if a.compare(b) <= 0 && b.compare(c) <= 0 && a.compare(c) > 0 {
			t.Fatalf("%v ≤ %v ≤ %v, but not the first and the last", a, b, c)
		}
	})
}

func TestFold(t *testing.T) {
	for text, want := range map[string]string{
		"plain": "plain", "ÉCOLE": "ecole", "Straße": "strasse", "Łódź": "lodz", "Ørsted": "orsted", "O’Neill": "o'neill", "ﬁn": "fin", "İzmir": "izmir", "東京": "東京", "\xff": "\ufffd",
	} {
		if got := fold(text); got != want {
			t.Errorf("fold(%q) is %q, want %q", text, got, want)
		}
	}
}

func TestOrderHoldsWhatPasses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		values := rapid.SliceOfN(rapid.IntRange(0, 5), 0, 40).Draw(t, "values")
		least := rapid.IntRange(0, 5).Draw(t, "least")
		descending := rapid.Bool().Draw(t, "descending")
		keep := func(row int) bool { return values[row] >= least }
		o := newOrder(len(values), keep, func(a, b int) int { return values[a] - values[b] }, descending)
		passing := 0
		for row := range values {
			if keep(row) {
				passing++
			}
			if got := o.place(row); keep(row) != (got >= 0) || got >= 0 && o.row(got) != row {
				t.Fatalf("row %d (value %d) is at %d", row, values[row], got)
			}
		}
		if o.n != passing {
			t.Fatalf("%d rows shown, %d pass", o.n, passing)
		}
		for at := 1; at < o.n; at++ {
			a, b := o.row(at-1), o.row(at)
			if d := values[b] - values[a]; descending && d > 0 || !descending && d < 0 || d == 0 && b < a {
				t.Fatalf("rows %d and %d (values %d and %d) stand so", a, b, values[a], values[b])
			}
		}
	})
}

func TestOrderFindsKeysFromAnyHint(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, 20).Draw(t, "n")
		o := newOrder(n, func(row int) bool { return row%3 != 0 }, nil, false)
		keyOf := func(row int) string { return fmt.Sprint("k", row) }
		row := rapid.IntRange(0, 25).Draw(t, "row")
		hint := rapid.IntRange(-3, 25).Draw(t, "hint")
		if got, want := o.find(keyOf(row), hint, keyOf), o.place(row); got != want {
			t.Fatalf("row %d found at %d, is at %d", row, got, want)
		}
	})
}

func TestPlainOrder(t *testing.T) {
	o := newOrder(3, nil, nil, true)
	if o.rows != nil || o.place(2) != 2 || o.place(3) != -1 || o.place(-1) != -1 {
		t.Errorf("the model's own order is %+v", o)
	}
}

func TestLessReplacesComparison(t *testing.T) {
	f := newFleet(t)
	f.Less = func(column string, a, b int) bool {
		return column == "name" && len(f.sheet.Cell(a, "name").Text) > len(f.sheet.Cell(b, "name").Text)
	}
	f.SortBy("name", false)
	if got := strings.Join(f.column("name"), " "); got != "Aurora Castor Brisk Doris Élan" {
		t.Error(got)
	}
}
