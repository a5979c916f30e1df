package grid

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"pgregory.net/rapid"
)

func ids(columns []Column) string {
	var out []string
	for _, c := range columns {
		out = append(out, c.ID)
	}
	return strings.Join(out, " ")
}

func TestColumnsYieldWhereTheyDoNotFit(t *testing.T) {
	all := []Column{{ID: "a", Width: 100}, {ID: "b", Width: 100, Yield: 1}, {ID: "c", Width: 200, MinWidth: 60, Grow: true}, {ID: "d", Width: 100, Yield: 2}, {ID: "e", Width: 50, Yield: 2}}
	for avail, want := range map[float32]string{500: "a b c d e", 410: "a b c d e", 409: "a b c d", 359: "a b c", 259: "a c", 10: "a c"} {
		if got := ids(fitting(all, nil, avail)); got != want {
			t.Errorf("%v: %s, want %s", avail, got, want)
		}
	}
	if got := ids(fitting(all, map[string]float32{"c": 300}, 500)); got != "a b c" {
		t.Errorf("with a column that a person made wide: %s", got)
	}
}

func TestWhatIsLeftFitsOrNothingYieldsAnyMore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var all []Column
		for i := range rapid.IntRange(0, 9).Draw(t, "columns") {
			all = append(all, Column{ID: string(rune('a' + i)), Width: float32(rapid.IntRange(0, 300).Draw(t, "width")),
				Grow: rapid.Bool().Draw(t, "grows"), Yield: rapid.IntRange(0, 3).Draw(t, "yields")})
		}
		avail := float32(rapid.IntRange(0, 2000).Draw(t, "room"))
		left := fitting(all, nil, avail)
		for _, c := range left {
			if c.Yield > 0 && leastSum(left, nil) > avail {
				t.Fatalf("%s is shown though it yields and there is no room", c.ID)
			}
		}
		for _, c := range all {
			if c.Yield == 0 && columnIn(left, c.ID) < 0 {
				t.Fatalf("%s is gone though it does not yield", c.ID)
			}
		}
	})
}

func TestAColumnThatYieldsComesBack(t *testing.T) {
	columns := []Column{{ID: "name", Width: 100, Grow: true}, {ID: "note", Width: 200, Yield: 1}, {ID: "count", Width: 60}}
	g := show(t, stock{20}, columns, 500, 300)
	g.Select(g.model.Key(2))
	g.SelectColumn("count")
	g.Resize(fyne.NewSize(260, 300))
	if got := ids(g.columns); got != "name count" || g.SelectedColumn() != "count" || g.columnsWidth() > 260 {
		t.Errorf("narrow: %s at %s, %v wide", got, g.SelectedColumn(), g.columnsWidth())
	}
	g.Resize(fyne.NewSize(500, 300))
	if got := ids(g.columns); got != "name note count" || g.SelectedColumn() != "count" || len(g.header.titles) != 3 {
		t.Errorf("wide again: %s at %s, %d titles", got, g.SelectedColumn(), len(g.header.titles))
	}
}
