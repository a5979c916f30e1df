package main

import (
	"context"
	"errors"
	"strings"
	"testing"
)

func TestPlay(t *testing.T) {
	ran := ""
	note := func(s string) func() { return func() { ran += s } }
	var failed []string
	ended := 0
	var out strings.Builder
	got := play(context.Background(), &out, []scene{
		{"all well", []step{{"one", note("1")}, {"two", note("2")}}},
		{"breaks", []step{
			{"three", note("3")},
			{"four", func() { must("read it", errors.New("not there")) }},
			{"five", note("5")},
		}},
		{"breaks by itself", []step{{"six", func() { var p *program; p.quit() }}}},
		{"goes on", []step{{"seven", note("7")}}},
	}, func(s string) { failed = append(failed, s) }, func() { ended++ })

	if want := (tally{passed: 4, failed: 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if got.String() != "4 passed, 3 failed" || got.err() == nil {
		t.Errorf("the run is summed up as %q, %v", got, got.err())
	}
	if ran != "1237" {
		t.Errorf("ran %q", ran)
	}
	if strings.Join(failed, " ") != "four six" {
		t.Errorf("pictures were taken of %q", failed)
	}
	if ended != 4 {
		t.Errorf("%d scenes were cleaned up", ended)
	}
	for _, want := range []string{"four: read it: not there", "five: not reached", "six: the step itself broke"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is missing from\n%s", want, out.String())
		}
	}
}

func TestPlayIsInterrupted(t *testing.T) {
	ctx, interrupt := context.WithCancel(context.Background())
	var out strings.Builder
	got := play(ctx, &out, []scene{
		{"first", []step{{"one", interrupt}, {"two", func() { t.Error("went on after the interrupt") }}}},
		{"second", []step{{"three", func() { t.Error("went on after the interrupt") }}}},
	}, func(string) {}, func() {})
	if want := (tally{passed: 1, failed: 2}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestTallyOfNothingFails(t *testing.T) {
	if (tally{}).err() == nil {
		t.Error("a run without steps counts as passed")
	}
	if (tally{passed: 1}).err() != nil {
		t.Error("a good run counts as failed")
	}
}

func TestFileName(t *testing.T) {
	if got, want := fileName("The speaker: Ann’s row, 2 of 3 … and more"), "the-speaker-ann-s-row-2"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
