package main

import (
	"testing"

	"quotedesk/app/score"
)

func TestFold(t *testing.T) {
	for text, ok := range map[string]bool{"1/3": true, "3/3": true, "4/3": false, "0/3": false, "1": false, "a/b": false, "1/3x": false, "": false} {
		var f fold
		if err := f.Set(text); (err == nil) != ok {
			t.Errorf("%q: %v", text, err)
		} else if ok && f.String() != text {
			t.Errorf("%q became %q", text, f.String())
		}
	}
}

// TestFoldHoldsEachStoryOnce wants every story in exactly one part, and none in the zero fold.
func TestFoldHoldsEachStoryOnce(t *testing.T) {
	for _, id := range []string{"a/1", "a/2", "b/1", "c"} {
		a := annotated{Document: score.Document{ID: id}}
		n := 0
		for part := 1; part <= 3; part++ {
			if (&fold{part, 3}).holds(&a) {
				n++
			}
		}
		if n != 1 || (&fold{}).holds(&a) {
			t.Errorf("%s is held by %d parts, by the zero fold: %v", id, n, (&fold{}).holds(&a))
		}
	}
}
