package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"
)

// failure is what stops a scene.
type failure struct{ err error }

// fail stops the scene it is called from.
func fail(format string, args ...any) { panic(failure{fmt.Errorf(format, args...)}) }

// must stops the scene when an operation failed.
func must(operation string, err error) {
	if err != nil {
		panic(failure{fmt.Errorf("%s: %w", operation, err)})
	}
}

// step is one thing a person does and what has to follow.
type step struct {
	name string
	do   func()
}

// scene is a row of steps; each builds on those before it.
type scene struct {
	name  string
	steps []step
}

// tally counts steps.
type tally struct{ passed, failed int }

// play runs the scenes. A failed step ends its scene, and the steps after it count as failed; afterFailure may
// take a picture; end runs after each scene. When ctx is done, what is left counts as failed.
func play(ctx context.Context, out io.Writer, scenes []scene, afterFailure func(step string), end func()) tally {
	var t tally
	for _, sc := range scenes {
		fmt.Fprintf(out, "== %s\n", sc.name)
		for i, st := range sc.steps {
			start := time.Now()
			err := ctx.Err()
			if err == nil {
				err = attempt(st.do)
			}
			if err == nil {
				t.passed++
				fmt.Fprintf(out, "ok   %5.1fs  %s\n", time.Since(start).Seconds(), st.name)
				continue
			}
			fmt.Fprintf(out, "FAIL %5.1fs  %s: %v\n", time.Since(start).Seconds(), st.name, err)
			afterFailure(st.name)
			for _, lost := range sc.steps[i+1:] {
				fmt.Fprintf(out, "FAIL         %s: not reached\n", lost.name)
			}
			t.failed += len(sc.steps) - i
			break
		}
		end()
	}
	return t
}

// attempt runs do and turns a failure into an error; any other panic is a fault of the step itself.
func attempt(do func()) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case failure:
			err = p.err
		default:
			err = fmt.Errorf("the step itself broke: %v", p)
		}
	}()
	do()
	return nil
}

// String is the line that closes a run.
func (t tally) String() string { return fmt.Sprintf("%d passed, %d failed", t.passed, t.failed) }

// err is not nil when a step failed or there was none.
func (t tally) err() error {
	if t.failed > 0 || t.passed == 0 {
		return errors.New("the window does not do what it should")
	}
	return nil
}
