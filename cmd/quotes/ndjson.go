package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
)

// heldBytes is how many bytes of input may be at work at once; one line may always be. It keeps the memory of
// a run with many jobs near that of a single long line.
const heldBytes = maxLine

// stream is one run over NDJSON.
type stream struct {
	reader reader
	jobs   int
	limit  int // bytes a line may hold
	trace  io.Writer
}

// answer is one output line on its way.
type answer struct {
	line   []byte
	failed bool
}

// run reads stories from in and writes a line for each to out, in the same order, with jobs stories at work at
// a time. It returns how many failed; the error is one of reading in or writing out, which ends the run.
func (s stream) run(ctx context.Context, in io.Reader, out io.Writer) (failed int, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	order := make(chan chan answer, 2*s.jobs)
	var broken error // of reading; written before order is closed
	go func() {
		defer close(order)
		broken = s.feed(ctx, in, order)
	}()
	failed, err = drain(order, out)
	if err != nil {
		return failed, fmt.Errorf("write the findings: %w", err)
	}
	if broken != nil && !errors.Is(broken, context.Canceled) {
		return failed, fmt.Errorf("read the stories: %w", broken)
	}
	return failed, nil
}

// feed starts the work on each line and hands the place of its answer to order.
func (s stream) feed(ctx context.Context, in io.Reader, order chan<- chan answer) error {
	lines := newLineReader(in, s.limit)
	slots := make(chan struct{}, s.jobs)
	held := newGate(heldBytes)
	for {
		line, tooLong := lines.next()
		if tooLong == io.EOF {
			return nil
		}
		if tooLong != nil && tooLong != errTooLong {
			return tooLong
		}
		if !acquire(ctx, slots) {
			return ctx.Err()
		}
		size := len(line)
		held.enter(size)
		place := make(chan answer, 1)
		go func() {
			a := s.answer(ctx, line, tooLong)
			held.leave(size)
			<-slots
			place <- a
		}()
		select {
		case order <- place:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func acquire(ctx context.Context, slots chan<- struct{}) bool {
	select {
	case slots <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

// drain writes the answers in order. It flushes whenever the next answer is not there yet, so that a program
// at the other end of a pipe never waits for a line that is finished.
func drain(order <-chan chan answer, out io.Writer) (failed int, err error) {
	w := bufio.NewWriterSize(out, 64<<10)
	for place := range order {
		var a answer
		select {
		case a = <-place:
		default:
			if err := w.Flush(); err != nil {
				return failed, err
			}
			a = <-place
		}
		if a.failed {
			failed++
		}
		if _, err := w.Write(a.line); err != nil {
			return failed, err
		}
		if len(order) == 0 {
			if err := w.Flush(); err != nil {
				return failed, err
			}
		}
	}
	return failed, w.Flush()
}

// answer reads one line of input and makes its line of output.
func (s stream) answer(ctx context.Context, line []byte, tooLong error) answer {
	if tooLong != nil {
		return s.failure(salvageID(line), tooLong)
	}
	q, err := parseRequest(line)
	if err != nil {
		return s.failure(q.id, err)
	}
	found, err := s.reader.read(ctx, q.text, s.trace)
	if err != nil {
		return s.failure(q.id, err)
	}
	out, err := encode(s.reader.line(q.id, q.text, found))
	if err != nil {
		return s.failure(q.id, err)
	}
	return answer{line: out}
}

func (s stream) failure(id any, err error) answer {
	line, failed := encode(errorLine{ID: id, Engine: s.reader.engine, Model: s.reader.model, Error: err.Error()})
	if failed != nil {
		line = []byte(`{"error":"the story failed and its error could not be written"}` + "\n")
	}
	return answer{line: line, failed: true}
}
