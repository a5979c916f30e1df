package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Promise 15: nothing in the project calls out unasked. Only the reader of a web page that a person gives the address of
// may name a network package, behind its guard; the window's toolkit opens an address in the person's own browser.
func TestPromise15NothingCallsOut(t *testing.T) {
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	network := []string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls", "golang.org/x/net/websocket", "golang.org/x/net/http2"}
	asked := []string{"app/intake/fetch.go", "app/intake/guard.go"}
	seen := 0
	for _, p := range listPackages(t, root) {
		if !strings.HasPrefix(p.path, module+"/") {
			continue
		}
		for file, imports := range p.files {
			seen++
			for _, i := range imports {
				if slices.Contains(network, i) && !slices.Contains(asked, strings.TrimPrefix(p.path, module+"/")+"/"+file) {
					t.Errorf("%s/%s imports %s", p.path, file, i)
				}
			}
		}
	}
	if seen < 100 {
		t.Errorf("%d files looked at", seen)
	}
}

// TestFaultsNamesTestsThatAreThere keeps the table of promises from losing its tests: each name begins that of a test in
// its packages, and every TestPromise in the project is in the table.
func TestFaultsNamesTestsThatAreThere(t *testing.T) {
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	names := regexp.MustCompile(`(?m)^func (Test\w+)\(`)
	var patterns []string
	for _, f := range faults() {
		for _, dir := range f.packages {
			all := ""
			files, _ := filepath.Glob(filepath.Join(root, filepath.FromSlash(dir), "*_test.go"))
			for _, file := range files {
				b, err := os.ReadFile(file)
				if err != nil {
					t.Fatal(err)
				}
				for _, m := range names.FindAllStringSubmatch(string(b), -1) {
					all += m[1] + "\n"
				}
			}
			for pattern := range strings.SplitSeq(f.tests, "|") {
				patterns = append(patterns, pattern)
				if !strings.Contains(all, pattern) {
					t.Errorf("promise %d: no test in %s is called %s…", f.number, dir, pattern)
				}
			}
		}
	}
	p := project{root: root}
	files, err := p.goFiles()
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range names.FindAllStringSubmatch(string(b), -1) {
			if strings.HasPrefix(m[1], "TestPromise") && !strings.HasPrefix(m[1], "TestPromise15") &&
				!slices.ContainsFunc(patterns, func(p string) bool { return strings.HasPrefix(m[1], p) }) {
				t.Errorf("%s is in no row of the table", m[1])
			}
		}
	}
}

func TestCountAddsUpWhatTestsReport(t *testing.T) {
	var o outcomeOf
	o.count(strings.NewReader("=== RUN\nPROMISE\t9\t40\t0\t1\ttorn\nok\nPROMISE\t9\t14\t2\t0\tharmed\nPROMISE\tx\n"))
	if o.rounds != 54 || o.lost != 2 || o.partial != 1 || len(o.what) != 2 || o.failed {
		t.Errorf("%+v", o)
	}
}

func TestFaultsTakesNumbers(t *testing.T) {
	if w, err := chosen([]string{"1", "9"}); err != nil || !w[1] || !w[9] || len(w) != 2 {
		t.Errorf("%v, %v", w, err)
	}
	if _, err := chosen([]string{"all"}); err == nil {
		t.Error("accepted")
	}
}

func TestNoNetworkIsNone(t *testing.T) {
	c := exec.Command("go", "env", "GOOS")
	noNetwork(c)
	if c.SysProcAttr == nil && len(c.Env) == 0 {
		t.Error("nothing is cut off")
	}
}
