package main

import (
	"fmt"

	"quotedesk/app/score"
)

// fold is the part of the annotated stories that a model is not to be fitted on, so that it can be measured on it. The zero fold
// leaves nothing out.
type fold struct{ part, of int }

// String is the fold as it is given on the command line.
func (f *fold) String() string {
	if f.of == 0 {
		return ""
	}
	return fmt.Sprintf("%d/%d", f.part, f.of)
}

// Set reads "I/N".
func (f *fold) Set(text string) error {
	var g fold
	if n, err := fmt.Sscanf(text, "%d/%d", &g.part, &g.of); n != 2 || err != nil || g.String() != text || g.part < 1 || g.part > g.of {
		return fmt.Errorf("want a part and a number of parts, as in 1/5")
	}
	*f = g
	return nil
}

// holds says that the story is in the fold.
func (f *fold) holds(a *annotated) bool {
	return f.of > 0 && score.InPart(a.ID, f.part, f.of)
}
