package main

import (
	"encoding/json"
	"go/parser"
	"go/token"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// listPackages asks the go command for all packages of the project, as the tests build them.
func listPackages(t *testing.T, root string) []imported {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-tags", testTags, "-json=ImportPath,Deps,GoFiles,Dir,Imports,IgnoredGoFiles", "./...")
	cmd.Dir = root
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var all []imported
	for d := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p struct {
			ImportPath, Dir         string
			Deps                    []string
			GoFiles, IgnoredGoFiles []string
		}
		err := d.Decode(&p)
		if err == io.EOF {
			return all
		}
		if err != nil {
			t.Fatalf("go list: %v", err)
		}
		all = append(all, imported{path: p.ImportPath, reaches: p.Deps,
			files: importsOf(t, p.Dir, slices.Concat(p.GoFiles, p.IgnoredGoFiles))})
	}
}

// importsOf reads what each file imports, also files that these build tags leave out.
func importsOf(t *testing.T, dir string, files []string) map[string][]string {
	t.Helper()
	imports := map[string][]string{}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(dir, name), nil, parser.ImportsOnly)
		if err != nil {
			t.Fatalf("read the imports: %v", err)
		}
		for _, spec := range f.Imports {
			path, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				t.Fatalf("read the imports of %s: %v", name, err)
			}
			imports[name] = append(imports[name], path)
		}
	}
	return imports
}

func TestArrows(t *testing.T) {
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	packages := listPackages(t, root)
	if !slices.ContainsFunc(packages, func(p imported) bool { return p.path == "quotedesk/app/story" }) {
		t.Fatal("the list of packages is not that of the project")
	}
	for _, b := range brokenArrows(packages) {
		t.Error(b)
	}
}

func TestTopLevel(t *testing.T) {
	root, err := projectRoot()
	if err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if strange := strangers(names); len(strange) > 0 {
		t.Errorf("in the root, where nothing may be added: %v", strange)
	}
}

func TestBrokenArrowsAreFound(t *testing.T) {
	const fyne = "fyne.io/fyne/v2"
	tests := []struct {
		name string
		pack imported
		want []string
	}{
		{"story may use the library", imported{path: "quotedesk/app/story", reaches: []string{"encoding/json"}}, nil},
		{"story reaches ours", imported{path: "quotedesk/app/story", reaches: []string{"quotedesk/assets"}}, []string{"app/story reaches assets"}},
		{"extract reaches Fyne from afar", imported{path: "quotedesk/app/extract/name", reaches: []string{"quotedesk/app/story", fyne + "/canvas", fyne}},
			[]string{"app/extract/name reaches fyne.io/fyne/v2/canvas"}},
		{"extract reaches its own parts", imported{path: "quotedesk/app/extract", reaches: []string{"quotedesk/app/extract/token", "quotedesk/app/story"}}, nil},
		{"check reaches extract", imported{path: "quotedesk/app/check", reaches: []string{"quotedesk/app/extract"}}, []string{"app/check reaches app/extract"}},
		{"compare reaches review", imported{path: "quotedesk/app/compare", reaches: []string{"quotedesk/app/story", "quotedesk/app/review"}}, []string{"app/compare reaches app/review"}},
		{"the labelled set knows the grader", imported{path: "quotedesk/app/score/wording", reaches: []string{"quotedesk/app/score", "quotedesk/app/compare"}}, []string{"app/score/wording reaches app/compare"}},
		{"a name that only begins alike", imported{path: "quotedesk/app/check", reaches: []string{"quotedesk/app/storyteller"}}, []string{"app/check reaches app/storyteller"}},
		{"export reaches review", imported{path: "quotedesk/app/export", reaches: []string{"quotedesk/app/review", "quotedesk/app/story"}}, nil},
		{"review reaches export", imported{path: "quotedesk/app/review", reaches: []string{"quotedesk/app/export"}}, []string{"app/review reaches app/export"}},
		{"a widget knows a story", imported{path: "quotedesk/widgets/grid", reaches: []string{fyne, "quotedesk/app/story"}}, []string{"widgets/grid reaches app/story"}},
		{"a widget knows storage", imported{path: "quotedesk/widgets/grid", reaches: []string{"quotedesk/storage"}}, []string{"widgets/grid reaches storage"}},
		{"storage knows the engine", imported{path: "quotedesk/storage", reaches: []string{"quotedesk/app/extract"}}, []string{"storage reaches app/extract"}},
		{"memory learns from review", imported{path: "quotedesk/app/memory", reaches: []string{"quotedesk/app/review", "quotedesk/app/story"}}, nil},
		{"memory knows storage", imported{path: "quotedesk/app/memory", reaches: []string{"quotedesk/storage"}}, []string{"app/memory reaches storage"}},
		{"review knows memory", imported{path: "quotedesk/app/review", reaches: []string{"quotedesk/app/memory"}}, []string{"app/review reaches app/memory"}},
		{"storage knows Fyne", imported{path: "quotedesk/storage", reaches: []string{fyne}}, []string{"storage reaches " + fyne}},
		{"the window joins all", imported{path: "quotedesk/app/gui", reaches: []string{fyne, "quotedesk/app/extract", "quotedesk/widgets/grid", "quotedesk/storage"},
			files: map[string][]string{"run.go": {fyneApp}}}, nil},
		{"a second file imports the driver", imported{path: "quotedesk/app/gui", files: map[string][]string{"desk.go": {fyneApp}}},
			[]string{"app/gui/desk.go imports " + fyneApp + ": only app/gui/run.go may"}},
		{"quotes reaches the window", imported{path: "quotedesk/cmd/quotes", reaches: []string{"quotedesk/app/gui", fyne}},
			[]string{"cmd/quotes reaches app/gui", "cmd/quotes reaches " + fyne}},
		{"dev reaches Fyne", imported{path: "quotedesk/cmd/dev", reaches: []string{fyne + "/widget"}}, []string{"cmd/dev reaches " + fyne + "/widget"}},
		{"a new room under app", imported{path: "quotedesk/app/stats", reaches: []string{"quotedesk/storage"}}, []string{"app/stats reaches storage"}},
		{"a new room beside app", imported{path: "quotedesk/internal/x"}, []string{"internal/x is a place the design does not know"}},
		{"not ours", imported{path: "example.org/x", reaches: []string{fyne}}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var want []string
			for _, w := range test.want {
				want = append(want, strings.ReplaceAll(w, "reaches ", "reaches "))
			}
			if got := brokenArrows([]imported{test.pack}); !slices.Equal(got, want) {
				t.Errorf("got %q, want %q", got, want)
			}
		})
	}
}

func TestStrangersAreFound(t *testing.T) {
	got := strangers([]string{".git", ".ci", "app", "build", "go.mod", "README.md", "docs", "Makefile", "quotes"})
	if want := []string{"docs", "Makefile", "quotes"}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
