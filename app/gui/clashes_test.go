package gui

import (
	"slices"
	"strings"
	"testing"
)

func TestClashesShowWhereVersionsDiffer(t *testing.T) {
	long := strings.Repeat("one two three ", 20)
	for _, c := range []struct{ versions, want []string }{
		{[]string{"a pier", "a quay", "a pier"}, []string{"a pier", "a quay", "a pier"}},
		{[]string{long + "was", long + "is", long + "will be"}, []string{"… one two three one two three was", "… one two three one two three is", "… one two three one two three will be"}},
		{[]string{"was " + long, "is " + long, long}, []string{"was one two three one two three …", "is one two three one two three …", "one two three one two three …"}},
		{[]string{"same", "same", "same"}, []string{"same", "same", "same"}},
		{[]string{"", "words", ""}, []string{"", "words", ""}},
	} {
		if got := differing(c.versions...); !slices.Equal(got, c.want) {
			t.Errorf("got %q", got)
		}
	}
}
