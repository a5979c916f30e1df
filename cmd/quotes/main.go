// Command quotes is the engine of Quotedesk without a window: it finds the quotations, speakers and names of
// stories and prints them for a person or, line by line, for another program.
//
// It must never need cgo or a display, write to the stories it reads, or print a control character of a story
// to a terminal.
package main

import (
	"os"
	"runtime/debug"

	"quotedesk/app/intake"
)

// enoughMemory is the memory, in bytes, from which the collector works harder rather than let the heap double. It is a
// third above what a text of a million words needs at its worst moment, so that it costs little time; ordinary stories
// never come near it.
const enoughMemory = 172 << 20

func main() {
	if code, is := intake.Child(os.Args); is {
		os.Exit(code)
	}
	debug.SetMemoryLimit(enoughMemory)
	os.Exit(run(os.Args[1:], invocation{os.Stdin, os.Stdout, os.Stderr, newReader}))
}
