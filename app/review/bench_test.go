package review

import (
	"context"
	"strings"
	"testing"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

// recheck is the editorial checks around an edit, and those of the whole story.
func recheck(text string, f story.Findings, edited []story.Span) Look {
	found, within, rules := check.Around(context.Background(), text, f, check.Given{House: check.Plain()}, edited)
	far, everywhere := check.Whole(context.Background(), text, f, check.Given{House: check.Plain()})
	return Look{append(found, far...), within, rules, everywhere}
}

// heavy is a story of 20,000 words with 500 quotations.
func heavy(b *testing.B) (*Document, annotated) {
	b.Helper()
	a := long(b, 20_000, 500)
	a.found.Checks = check.Run(context.Background(), a.text, a.found, check.Given{House: check.Plain()})
	d, err := Open(a.id, "", a.text, a.found, nil)
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d bytes, %d quotations, %d names, %d alerts", len(a.text), len(d.Quotes()), len(d.Names()), len(d.Checks()))
	return d, a
}

func apply(b *testing.B, d *Document, step []Correction, err error) {
	b.Helper()
	if err == nil {
		err = d.Apply(step)
	}
	if err != nil {
		b.Fatal(err)
	}
}

// BenchmarkDecision is a decision with the walk to the next open row.
func BenchmarkDecision(b *testing.B) {
	d, _ := heavy(b)
	for i := 0; b.Loop(); i++ {
		d.NextOpen(d.Quotes()[i%500].ID, nil)
		step, err := d.Confirm(Quotes, d.Quotes()[i%500].ID, "key")
		if step == nil {
			step, err = d.Reopen(Quotes, d.Quotes()[i%500].ID, "key")
		}
		d.ProgressAfter(step)
		apply(b, d, step, err)
	}
}

func benchmarkEdit(b *testing.B, look Recheck) {
	d, _ := heavy(b)
	at := strings.Index(d.Text[len(d.Text)/2:], "said") + len(d.Text)/2
	for i := 0; b.Loop(); i++ {
		end := at + len("said")
		if i%2 == 1 {
			end = at + len("told us")
		}
		step, err := d.EditText([]story.Edit{{Span: story.Span{Start: at, End: end}, Text: []string{"told us", "said"}[i%2]}}, "key", look)
		apply(b, d, step, err)
	}
}

func BenchmarkTextEdit(b *testing.B)        { benchmarkEdit(b, nil) }
func BenchmarkTextEditChecked(b *testing.B) { benchmarkEdit(b, recheck) }

func BenchmarkUndoOfTextEdit(b *testing.B) {
	d, _ := heavy(b)
	at := strings.Index(d.Text[len(d.Text)/2:], "said") + len(d.Text)/2
	step, err := d.EditText([]story.Edit{{Span: story.Span{Start: at, End: at + 4}, Text: "told us"}}, "key", nil)
	apply(b, d, step, err)
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			apply(b, d, d.Undo(), nil)
		} else {
			apply(b, d, d.Redo(), nil)
		}
	}
}

func BenchmarkOpenAfterAThousandDecisions(b *testing.B) {
	d, a := heavy(b)
	for i := range 1000 {
		step, err := d.Confirm(Quotes, d.Quotes()[i%500].ID, "key")
		if step == nil {
			step, err = d.Reopen(Quotes, d.Quotes()[i%500].ID, "key")
		}
		apply(b, d, step, err)
	}
	for b.Loop() {
		if _, err := Open(a.id, "", a.text, a.found, d.Journal()); err != nil {
			b.Fatal(err)
		}
	}
}
