package main

import (
	"io"
	"os"
)

// The width of a printed table, in columns: what a terminal has, within bounds that read well; without one, 80.
const (
	usualWidth = 80
	leastWidth = 40
	mostWidth  = 120
)

// printWidth is how wide a table printed to out may be.
func printWidth(out io.Writer) int {
	f, ok := out.(*os.File)
	if !ok {
		return usualWidth
	}
	w := terminalWidth(f)
	if w == 0 {
		return usualWidth
	}
	return min(max(w, leastWidth), mostWidth)
}

// isTerminal says that somebody reads out on a screen.
func isTerminal(out io.Writer) bool {
	f, ok := out.(*os.File)
	return ok && terminalWidth(f) > 0
}
