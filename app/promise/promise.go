// Package promise counts how often a promise about people's work was kept, for the tests that try to break one. The
// long form, asked for with a variable of the environment, goes many more rounds and prints what it counted.
//
// It must never be imported by anything but tests, and by the command that runs them.
package promise

import (
	"fmt"
	"os"
	"testing"
)

// Variable is the environment variable that asks for the long form when it is "long".
const Variable = "QUOTEDESK_FAULTS"

// Mark begins a printed line; its fields are divided by tabs: the mark, the promise's number, rounds, lost, partial, and
// what was done in words.
const Mark = "PROMISE"

// Long says that the long form is wanted.
func Long() bool { return os.Getenv(Variable) == "long" }

// Rounds is how many rounds to go.
func Rounds(short, long int) int {
	if Long() {
		return long
	}
	return short
}

// Count is what came of the rounds of one test.
type Count struct {
	Rounds  int
	Lost    int // rounds in which something that had been promised was gone or wrong
	Partial int // rounds in which something stood there half
}

// Report fails the test unless everything was kept in at least one round, and prints the count in the long form.
func Report(t testing.TB, number int, what string, c Count) {
	t.Helper()
	if c.Rounds == 0 || c.Lost > 0 || c.Partial > 0 {
		t.Errorf("promise %d, %s: %d rounds, %d lost, %d partial", number, what, c.Rounds, c.Lost, c.Partial)
	}
	if Long() {
		fmt.Printf("%s\t%d\t%d\t%d\t%d\t%s\n", Mark, number, c.Rounds, c.Lost, c.Partial, what)
	}
}
