package main

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// figure is one line of the table: how long something took in a number of tries, and what it may take.
type figure struct {
	what   string
	tries  []time.Duration
	work   time.Duration // of the processor for each try; 0 where that cannot be told
	share  float64       // of the tries that may take longer than most
	most   time.Duration
	remark string
}

// at is what a share of the tries stay under.
func (f figure) at(share float64) time.Duration {
	s := slices.Sorted(slices.Values(f.tries))
	return s[min(len(s)-1, int(float64(len(s))*share))]
}

// kept says that the figure is within its budget.
func (f figure) kept() bool { return f.most == 0 || f.at(1-f.share) <= f.most }

func (f figure) String() string {
	line := fmt.Sprintf("%-44s p50 %8s  p95 %8s  p99 %8s  processor %8s", f.what, rounded(f.at(0.5)), rounded(f.at(0.95)), rounded(f.at(0.99)), rounded(f.work))
	if f.most > 0 {
		verdict := "kept"
		if !f.kept() {
			verdict = "MISSED"
		}
		line += fmt.Sprintf("  at most %s for %.0f %%: %s", f.most, 100*(1-f.share), verdict)
	}
	return strings.TrimRight(line+"  "+f.remark, " ")
}

func rounded(d time.Duration) time.Duration { return d.Round(10 * time.Microsecond) }

// timed does something so many times.
func timed(n int, do func(i int) error) ([]time.Duration, error) {
	out := make([]time.Duration, n)
	for i := range n {
		start := time.Now()
		if err := do(i); err != nil {
			return nil, err
		}
		out[i] = time.Since(start)
	}
	return out, nil
}
