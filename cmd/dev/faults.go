package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"

	"quotedesk/app/promise"
)

// fault is one promise about people's work, with the tests that try to break it.
type fault struct {
	number   int
	words    string
	packages []string
	tests    string // of the packages, as go test -run takes them
}

// faults are the promises whose long tests “faults” runs. 14 is kept by the fuzz tests.
func faults() []fault {
	storage, gui := []string{"./storage"}, []string{"./app/gui"}
	return []fault{
		{1, "A save you saw confirmed survives a crash", storage, "TestPromise01"},
		{2, "Words you typed and did not save survive too", gui, "TestPromise02"},
		{3, "The original is never changed", gui, "TestPromise03"},
		{4, "Every correction can be undone", []string{"./app/review"}, "TestAnyActsUndoToTheStart"},
		{5, "Quotations point at the exact words", []string{"./app/review"}, "TestLivingSpans"},
		{6, "An exported archive comes back the same", storage, "TestPromise06|TestADamagedLine|TestImport"},
		{7, "An export is whole or not there", []string{"./app/export"}, "TestPromise07"},
		{8, "A full disk loses nothing and is told", storage, "TestPromise08|TestFullDisk"},
		{9, "A damaged archive never opens silently", storage, "TestPromise09|TestADamagedArchive|TestBackupOfADamaged"},
		{10, "Silent damage is found", storage, "TestPromise10|TestOneFlippedByte"},
		{11, "Every copy has been opened and checked", storage, "TestPromise11|TestRestore|TestAnyCopies"},
		{12, "Old and new versions spoil nothing", storage, "TestPromise12|TestNewerFormat|TestMigration"},
		{13, "Two programs cannot spoil each other", storage, "TestPromise13"},
	}
}

// outcomeOf is what the tests of a promise printed and how they ended.
type outcomeOf struct {
	rounds, lost, partial int
	what                  []string
	failed                bool
	took                  time.Duration
}

// faults runs the long form of every promise, then the whole suite without a network, and prints a table.
func (p project) faults(ctx context.Context, args []string) error {
	wanted, err := chosen(args)
	if err != nil {
		return err
	}
	var rows, notes []string
	broken := 0
	add := func(number int, words string, o outcomeOf) {
		verdict := "kept"
		if o.failed || o.rounds == 0 || o.lost+o.partial > 0 {
			verdict = "BROKEN"
			broken++
		}
		rows = append(rows, fmt.Sprintf("%d\t%s\t%d\t%d\t%d\t%s\t%.0f s", number, words, o.rounds, o.lost, o.partial, verdict, o.took.Seconds()))
		for _, w := range o.what {
			notes = append(notes, fmt.Sprintf("%2d: %s", number, w))
		}
	}
	for _, f := range faults() {
		if len(wanted) == 0 || wanted[f.number] {
			fmt.Printf("== %d. %s\n", f.number, f.words)
			add(f.number, f.words, p.tryToBreak(ctx, f))
		}
	}
	if len(wanted) == 0 || wanted[offline] {
		fmt.Printf("== %d. It works offline and sends nothing\n", offline)
		add(offline, "It works offline and sends nothing", p.withoutNetwork(ctx))
	}
	t := tabwriter.NewWriter(os.Stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(t, "\nno\tpromise\trounds\tlost\tpartial\tverdict\ttime")
	fmt.Fprintln(t, strings.Join(rows, "\n"))
	if err := t.Flush(); err != nil {
		return fmt.Errorf("print the table: %w", err)
	}
	fmt.Println("\n" + strings.Join(notes, "\n"))
	if broken > 0 {
		return fmt.Errorf("%d promises broken", broken)
	}
	return nil
}

// chosen are the promises named on the command line; none stands for all.
func chosen(args []string) (map[int]bool, error) {
	wanted := map[int]bool{}
	for _, a := range args {
		n, err := strconv.Atoi(a)
		if err != nil {
			return nil, fmt.Errorf("faults takes numbers of promises, not %q: %w", a, errUsage)
		}
		wanted[n] = true
	}
	return wanted, nil
}

// tryToBreak runs the tests of one promise in their long form.
func (p project) tryToBreak(ctx context.Context, f fault) (o outcomeOf) {
	began := time.Now()
	args := append([]string{"test", "-tags", testTags, "-count=1", "-timeout", "60m", "-v", "-run", f.tests}, f.packages...)
	cmd := p.goTool(ctx, append(pureGo, promise.Variable+"=long"), args...)
	var out bytes.Buffer
	cmd.Stdout = &out
	if err := cmd.Run(); err != nil {
		o.failed = true
		fmt.Println(failures(&out))
	}
	o.count(bytes.NewReader(out.Bytes()))
	o.took = time.Since(began)
	return o
}

// count adds up the lines that promise.Report printed.
func (o *outcomeOf) count(r io.Reader) {
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		field := strings.Split(lines.Text(), "\t")
		if field[0] != promise.Mark || len(field) != 6 {
			continue
		}
		var n [3]int
		for i := range n {
			v, err := strconv.Atoi(field[i+2])
			o.failed = o.failed || err != nil
			n[i] = v
		}
		o.rounds, o.lost, o.partial = o.rounds+n[0], o.lost+n[1], o.partial+n[2]
		o.what = append(o.what, field[2]+" "+field[5])
	}
}

// failures are the lines of a failed run that say what failed.
func failures(out *bytes.Buffer) string {
	var kept []string
	for line := range strings.Lines(out.String()) {
		if !strings.HasPrefix(line, "=== ") && !strings.Contains(line, "--- PASS") {
			kept = append(kept, line)
		}
	}
	return strings.Join(kept[max(0, len(kept)-40):], "")
}

// offline is the promise that is tried with all tests.
const offline = 15

// withoutNetwork runs the whole suite in a place that has no network but itself, where the system gives one.
func (p project) withoutNetwork(ctx context.Context) (o outcomeOf) {
	began := time.Now()
	what := "package tests passed in a place without a network"
	var out bytes.Buffer
	run := func(cut func(*exec.Cmd)) error {
		out.Reset()
		cmd := p.goTool(ctx, append(pureGo, "GOPROXY=off"), "test", "-tags", testTags, "-count=1", "-timeout", "60m", "./...")
		cmd.Stdout = &out
		cut(cmd)
		return cmd.Run()
	}
	err := run(noNetwork)
	if _, ended := errors.AsType[*exec.ExitError](err); err != nil && !ended {
		what = "package tests passed with every address refused (the system gives no place without a network)"
		err = run(func(c *exec.Cmd) {
			c.Env = append(c.Env, "HTTP_PROXY=http://127.0.0.1:9", "HTTPS_PROXY=http://127.0.0.1:9", "NO_PROXY=")
		})
	}
	if err != nil {
		o.failed = true
		fmt.Println(failures(&out))
	}
	o.rounds = strings.Count(out.String(), "ok  \t")
	o.lost = strings.Count(out.String(), "FAIL\t")
	o.what = []string{fmt.Sprint(o.rounds, " ", what)}
	o.took = time.Since(began)
	return o
}
