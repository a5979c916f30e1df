//go:build unix

package gui

import (
	"syscall"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"quotedesk/app/review"
)

// checkingLong is a desk on a story of 20,000 words, 500 quotations and 200 people with some evidence, half of it with
// verdicts, at the checker's pane; its background work is not timed.
func checkingLong(b *testing.B) *Desk {
	b.Helper()
	d := newDesk(b, b.TempDir(), nil)
	d.win.Resize(fyne.NewSize(1920, 1080))
	d.app.Clipboard().SetContent(longStory())
	d.Paste()
	if n := len(d.doc.Quotes()); n != 500 {
		b.Fatalf("%d quotations", n)
	}
	d.StartVerifying()
	for i, q := range d.doc.Quotes() {
		if i%4 != 0 {
			continue
		}
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			return doc.AddExhibit(q.ID, review.Exhibit{Kind: review.ExhibitPaper, Paper: &review.Paper{Reference: "Minutes", Page: "4"}}, "key")
		})
		d.do(func(doc *review.Document) ([]review.Correction, error) {
			return doc.SetVerdict(q.ID, review.Verdict{Ruling: review.Verified}, "key")
		})
	}
	return d
}

// spent is the processor time of this process so far. It is asked of the system, as other programs run beside a test.
func spent(b *testing.B) time.Duration {
	b.Helper()
	var use syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &use); err != nil {
		b.Fatal(err)
	}
	return time.Duration(use.Utime.Nano() + use.Stime.Nano())
}

// onUI is the processor time of an act but for its background work.
func onUI(b *testing.B, d *Desk, act func()) time.Duration {
	b.Helper()
	var away time.Duration
	d.background = func(work func() func()) {
		from := spent(b)
		then := work()
		away += spent(b) - from
		then()
	}
	from := spent(b)
	act()
	return spent(b) - from - away
}

// BenchmarkVerdictKey is a verdict's key with all that is then drawn, the next row with it. Budget: 10 ms of one core.
func BenchmarkVerdictKey(b *testing.B) {
	d := checkingLong(b)
	rows := d.doc.Quotes()
	keys := []string{"u", "w"}
	var cpu time.Duration
	i := 0
	for b.Loop() {
		if i%400 == 0 {
			d.selectPlace(place{review.Quotes, rows[0].ID})
		}
		cpu += onUI(b, d, func() { strike(d, keys[i/400%2]) })
		i++
	}
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(i), "ms-cpu/op")
}

// BenchmarkOpenChecking brings the checker's pane into view. Budget: 100 ms of one core.
func BenchmarkOpenChecking(b *testing.B) {
	d := checkingLong(b)
	var cpu time.Duration
	i := 0
	for b.Loop() {
		d.tables.openTable(review.Quotes)
		cpu += onUI(b, d, d.StartVerifying)
		i++
	}
	b.ReportMetric(float64(cpu.Microseconds())/1000/float64(i), "ms-cpu/op")
}
