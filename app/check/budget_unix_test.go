//go:build unix

package check

import (
	"context"
	"runtime"
	"syscall"
	"testing"
	"time"

	"quotedesk/app/story"
)

// cpu is the least processor time of a few runs of fn.
func cpu(fn func()) time.Duration {
	best := time.Hour
	for range 20 { // other work on the machine adds to some of them
		runtime.GC()
		var a, b syscall.Rusage
		syscall.Getrusage(syscall.RUSAGE_SELF, &a)
		fn()
		syscall.Getrusage(syscall.RUSAGE_SELF, &b)
		best = min(best, time.Duration(b.Utime.Nano()-a.Utime.Nano()+b.Stime.Nano()-a.Stime.Nano()))
	}
	return best
}

// TestALongStoryIsCheckedInTime holds the processor time of a story of 20,000 words: at most 150 ms for all rules, and
// at most 30 ms after an edit, for the paragraphs round it and the rules of the whole story.
func TestALongStoryIsCheckedInTime(t *testing.T) {
	text, f := crowd()
	given := Given{House: Plain()}
	at := []story.Span{{Start: len(text) / 2, End: len(text)/2 + 1}}
	ctx := context.Background()
	all := cpu(func() { Run(ctx, text, f, given) })
	edit := cpu(func() {
		Around(ctx, text, f, given, at)
		Whole(ctx, text, f, given)
	})
	t.Logf("all %v, after an edit %v", all, edit)
	if all > 150*time.Millisecond {
		t.Errorf("the whole story took %v", all)
	}
	if edit > 30*time.Millisecond {
		t.Errorf("an edit took %v", edit)
	}
}
