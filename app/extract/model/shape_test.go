package model

import "testing"

func TestShape(t *testing.T) {
	for _, c := range []struct {
		word string
		most int
		want string
	}{
		{"McDonald", 2, "XxXxx"}, {"McDonald", 9, "XxXxxxxx"}, {"U.S.", 2, "X.X."}, {"1984", 2, "00"}, {"Éric-Öz", 1, "Xx-Xx"},
		{"A1b2C3d4E5", 2, "X0x0X0x0"}, {"naïve", 3, "xxx"}, {"“€”", 2, "??"}, {"", 2, ""}, {"\x00 ", 1, "?"}, {"\xff", 1, "?"},
	} {
		if got := string(Shape(make([]byte, 0, 8), c.word, c.most)); got != c.want {
			t.Errorf("%q in runs of %d is %q, want %q", c.word, c.most, got, c.want)
		}
	}
}
