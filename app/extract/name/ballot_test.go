package name

import "testing"

func TestTallied(t *testing.T) {
	for _, c := range []struct {
		votes []int32
		want  int
	}{
		{[]int32{0, 0, 0}, 0},
		{[]int32{1, 0, 0}, 1 + 0*9 + 2*3 + 0},
		{[]int32{0, 2, 1}, 1 + 1*9 + 1*3 + 2},
		{[]int32{1, 1, 0}, 1 + 0*9 + 0*3 + 1},
		{[]int32{0, 0, 9}, 1 + 2*9 + 2*3 + 2},
		{[]int32{0, 0, 0, 2}, 1 + 3*9 + 2*3 + 1},
	} {
		if got := tallied(c.votes); got != c.want {
			t.Errorf("%v: %d, want %d", c.votes, got, c.want)
		}
	}
}

func TestClearStep(t *testing.T) {
	row := make([]int32, len(labelNames))
	if got := clearStep(row, 0.01); got != 0 {
		t.Errorf("all labels alike: step %d", got)
	}
	row[labelOf(body, atFirst)], row[labelOf(body, atOnly)] = 200, 190
	if got := clearStep(row, 0.01); got != 2 {
		t.Errorf("a body by 2 nats: step %d", got)
	}
	row[0] = 2000
	if got := clearStep(row, 0.01); got != 5 {
		t.Errorf("no name by 18 nats: step %d", got)
	}
}
