package intake

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"quotedesk/app/intake/pdf"
)

const pdfKind = "a PDF document"

// childWord is the argument by which the program is told that it is the child that reads a PDF file.
const childWord = "--read-a-pdf-from-standard-input"

// Child runs the reader of PDF files when the program was started as one; a main function calls it before anything
// else with the program's arguments, and ends with the code when is is true.
func Child(args []string) (code int, is bool) {
	if len(args) != 3 || args[1] != childWord {
		return 0, false
	}
	return pdf.Serve(os.Stdin, os.Stdout, args[2]), true
}

// ChildError says that a PDF file could not be read within the limits. The program itself is well.
type ChildError struct {
	Name string
	Why  string // the rest of a sentence
	Err  error
}

func (e *ChildError) Error() string {
	return fmt.Sprintf("%s %s. %s", e.Name, e.Why, adviceCopy)
}

func (e *ChildError) Unwrap() error { return e.Err }

// fromPDF has a child of this program take the lines of a PDF file, and makes paragraphs of them.
func fromPDF(ctx context.Context, name string, b []byte) (document, error) {
	a, err := askChild(ctx, name, b, pdf.Warming, pdf.Patience)
	if err != nil {
		return document{}, err
	}
	switch a.Fault {
	case "":
	case pdf.FaultPassword:
		return document{}, &BinaryError{Name: name, Kind: pdfKind + " with a password", Advice: adviceCopy}
	case pdf.FaultPages:
		return document{}, &LimitError{name, fmt.Sprintf("has more than %d pages", pdf.MaxPages)}
	case pdf.FaultMemory:
		return document{}, &ChildError{name, "needs more memory than a story does", nil}
	default:
		return document{}, &BrokenError{name, pdfKind, errors.New(a.Fault)}
	}
	d := fromPages(a.Pages)
	if strings.TrimSpace(d.text) == "" {
		return document{}, &BinaryError{Name: name, Kind: pdfKind + " of pictures, without text", Advice: "Have it read by a text recognition program, and paste what that gives."}
	}
	return d, nil
}

// askChild starts this program again as the child, hands it the file and waits for the answer: warming until it is
// ready, work from then on.
func askChild(ctx context.Context, name string, b []byte, warming, work time.Duration) (pdf.Answer, error) {
	self, err := os.Executable()
	if err != nil {
		return pdf.Answer{}, &ChildError{name, "cannot be read here", err}
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		cache = "" // it is compiled each time then
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	patience := time.AfterFunc(warming, func() { stop(context.DeadlineExceeded) })
	defer patience.Stop()
	child := exec.CommandContext(ctx, self, childWord, cache)
	child.Env, child.Dir = childEnv(), os.TempDir()
	child.WaitDelay = 2 * time.Second
	quiet(child)
	child.Stdin = bytes.NewReader(b)
	out, err := child.StdoutPipe()
	if err == nil {
		err = child.Start()
	}
	if err != nil {
		return pdf.Answer{}, &ChildError{name, "cannot be read here", err}
	}
	a, err := listen(out, func() { patience.Reset(work) })
	if err != nil {
		stop(err)
	}
	if ended := child.Wait(); err == nil {
		err = ended
	}
	var exit *exec.ExitError
	switch {
	case a.Fault != "":
		return a, nil
	case context.Cause(ctx) == context.DeadlineExceeded:
		return a, &ChildError{name, "takes too long to read", context.DeadlineExceeded}
	case errors.Is(err, context.Canceled), ctx.Err() != nil && errors.As(err, &exit):
		return a, fmt.Errorf("reading %s was stopped: %w", name, context.Canceled)
	case err != nil:
		return a, &ChildError{name, "could not be read: the reader gave up on it", err}
	}
	return a, nil
}

// listen reads what the child says; ready is called when it begins.
func listen(out io.Reader, ready func()) (a pdf.Answer, err error) {
	r := bufio.NewReader(io.LimitReader(out, pdf.MaxBytes))
	line, err := r.ReadString('\n')
	if err != nil && line == "" {
		return a, err
	}
	if line == pdf.Ready {
		ready()
		return a, json.NewDecoder(r).Decode(&a)
	}
	return a, json.Unmarshal([]byte(line), &a)
}

// childEnv is what the child gets of the environment: nothing but what the system needs.
func childEnv() []string {
	if runtime.GOOS == "windows" {
		return []string{"SYSTEMROOT=" + os.Getenv("SYSTEMROOT")}
	}
	return []string{}
}
