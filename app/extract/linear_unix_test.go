//go:build unix

package extract

import (
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// cpu is the processor time of fn.
func cpu(fn func()) time.Duration {
	var a, b syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &a)
	fn()
	syscall.Getrusage(syscall.RUSAGE_SELF, &b)
	return time.Duration(b.Utime.Nano() - a.Utime.Nano() + b.Stime.Nano() - a.Stime.Nano())
}

// quickest is the least processor time of three readings.
func quickest(e *Engine, unit string, times int, t *testing.T) time.Duration {
	text := strings.Repeat(unit, times)
	best := time.Hour
	for range 3 {
		runtime.GC()
		best = min(best, cpu(func() { findings(t, e, text) }))
	}
	return best
}

// TestLinearGrowth doubles texts of several shapes twice: the time may grow by 2.4 at most each time.
func TestLinearGrowth(t *testing.T) {
	e := engine(t)
	var corpus strings.Builder
	for _, d := range newsroom(t)[:60] {
		corpus.WriteString(d.text + "\n\n")
	}
	for name, c := range map[string]struct {
		unit  string
		times int
	}{
		"stories":              {corpus.String(), 2},
		"open marks":           {" “a", 20_000},
		"mixed open marks":     {"“a \"b «c ‘d ", 8_000},
		"one endless sentence": {"Ann Lee said he told them, said ", 5_000},
		"one endless quote":    {"“Yes,” he said, “no,” ", 5_000},
		"commas":               {"a, said, ", 10_000},
		"names":                {"Ann Lee, Bob Roe and Cy Doe said it. ", 3_000},
		"short lines":          {"ANN: Yes.\nBOB: No.\n", 5_000},
		"joining words":        {"and now he said in the ", 5_000},
		"offers":               {"he mocked talk of the plan and ", 5_000},
		"labels":               {"A: “x”: said, according to B, ", 4_000},
	} {
		t.Run(name, func(t *testing.T) {
			once, four := quickest(e, c.unit, c.times, t), quickest(e, c.unit, 4*c.times, t)
			for tries := 0; float64(four) > 2.4*2.4*float64(once) && tries < 3; tries++ { // a busy machine
				once, four = max(once, quickest(e, c.unit, c.times, t)), min(four, quickest(e, c.unit, 4*c.times, t))
			}
			if ratio := float64(four) / float64(once); ratio > 2.4*2.4 {
				t.Errorf("four times the text took %.1f times as long", ratio)
			}
		})
	}
}
