//go:build unix

package grid

import (
	"fmt"
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// stock is a model of n rows made up on demand, so that a benchmark measures the
// grid and not a store of texts.
type stock struct{ n int }

var stockTexts = func() (texts [3]map[string]Cell) {
	m, columns := long(3)
	for row := range texts {
		texts[row] = make(map[string]Cell)
		for _, c := range columns {
			texts[row][c.ID] = m.Cell(row, c.ID)
		}
	}
	return texts
}()

func (s stock) Len() int                         { return s.n }
func (s stock) Key(row int) string               { return stockKeys[row] }
func (s stock) Cell(row int, column string) Cell { return stockTexts[row%3][column] }
func (s stock) Tint(int) fyne.ThemeColorName     { return "" }

var stockKeys = func() []string {
	keys := make([]string, 100_000)
	for i := range keys {
		keys[i] = fmt.Sprint("row ", i)
	}
	return keys
}()

func sizes(b *testing.B, run func(b *testing.B, s *stage)) {
	_, columns := long(3)
	for _, n := range []int{100, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			run(b, show(b, stock{n}, columns, 900, 800))
		})
	}
}

// measureCPU reports the processor time of an operation, which is what counts on
// a shared machine.
func measureCPU(b *testing.B, operation func()) {
	before := cpuTime()
	for b.Loop() {
		operation()
	}
	b.ReportMetric(float64(cpuTime()-before)/float64(b.N), "cpu-ns/op")
}

func cpuTime() time.Duration {
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		panic(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

func BenchmarkCreate(b *testing.B) {
	_, columns := long(3)
	show(b, stock{100_000}, columns, 900, 800)
	measureCPU(b, func() { New(stock{100_000}, columns) })
}

func BenchmarkRefresh(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) { measureCPU(b, s.Refresh) })
}

func BenchmarkRefreshRow(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) { measureCPU(b, func() { s.RefreshRow(s.rows[3].key) }) })
}

func BenchmarkScroll(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) {
		by := float32(-120)
		measureCPU(b, func() {
			before := s.scroll.Offset.Y
			s.scroll.Scrolled(&fyne.ScrollEvent{Scrolled: fyne.Delta{DY: by}})
			if s.scroll.Offset.Y == before {
				by = -by
			}
		})
	})
}

func BenchmarkDown(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) {
		s.Select(stockKeys[0])
		measureCPU(b, func() {
			if !s.Next() {
				s.Select(stockKeys[0])
			}
		})
	})
}

func BenchmarkSelectFar(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) {
		n := s.model.Len()
		i := 0
		measureCPU(b, func() {
			i = (i + n/2 + 1) % n
			s.Select(stockKeys[i])
		})
	})
}

func BenchmarkRefreshSortedAndFiltered(b *testing.B) {
	sizes(b, func(b *testing.B, s *stage) {
		s.SetFilter(func(row int) bool { return row%2 == 0 })
		s.SortBy("who", false)
		measureCPU(b, s.Refresh)
	})
}
