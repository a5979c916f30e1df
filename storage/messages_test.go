package storage

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// details are the sentences in this package's source that a person gets in the place of what a kind says happened: what
// failure is given, and Detail in an Error. Kinds are the names of the error values.
func details(t *testing.T) (sentences map[string]bool, kinds map[string]bool) {
	t.Helper()
	sentences, kinds = map[string]bool{}, map[string]bool{}
	files, err := os.ReadDir(".")
	if err != nil {
		t.Fatal(err)
	}
	keep := func(e ast.Expr) {
		ast.Inspect(e, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, err := strconv.Unquote(lit.Value); err == nil && strings.HasSuffix(s, ".") && strings.Contains(s, " ") && !strings.HasPrefix(s, ",") { // not the end of one
					sentences[s] = true
				}
			}
			return true
		})
	}
	for _, f := range files {
		if !strings.HasSuffix(f.Name(), ".go") || strings.HasSuffix(f.Name(), "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), f.Name(), nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(parsed, func(n ast.Node) bool {
			switch x := n.(type) {
			case *ast.CallExpr:
				if id, ok := x.Fun.(*ast.Ident); ok && id.Name == "failure" {
					keep(x.Args[1])
				}
			case *ast.KeyValueExpr:
				if id, ok := x.Key.(*ast.Ident); ok && id.Name == "Detail" {
					keep(x.Value)
				}
			case *ast.ValueSpec:
				for _, name := range x.Names {
					if f.Name() == "error.go" && strings.HasPrefix(name.Name, "Err") {
						kinds[name.Name] = true
					}
				}
			}
			return true
		})
	}
	return sentences, kinds
}

var jargon = regexp.MustCompile(`(?i)sqlite|sql\b|errno|database is|schema|transaction|panic|nil|%[a-z]`)

// TestEveryMessage goes over every kind of error with every sentence of the source, and the banners: each message says
// what happened, what is safe and what to do, in words of the trade.
func TestEveryMessage(t *testing.T) {
	sentences, kinds := details(t)
	all := advices()
	if len(sentences) < 15 || len(all) != len(kinds)+2 { // and the two of a context
		t.Fatalf("%d sentences, %d kinds of errors, %d advices", len(sentences), len(kinds), len(all))
	}
	sentences[""] = true
	for _, a := range all {
		for _, part := range []string{a.what, a.safe, a.todo} {
			first, _ := utf8.DecodeRuneInString(part)
			if !unicode.IsUpper(first) || !strings.HasSuffix(part, ".") || jargon.MatchString(part) {
				t.Errorf("%v: %q", a.kind, part)
			}
		}
		for detail := range sentences {
			said := Message(wrap("x", "", &Error{Kind: a.kind, Detail: detail}))
			what := detail
			if detail == "" {
				what = a.what
			}
			if said != what+" "+a.safe+" "+a.todo {
				t.Errorf("%v with %q: %q", a.kind, detail, said)
			}
		}
	}
	for s := range sentences {
		first, _ := utf8.DecodeRuneInString(s)
		if plain := strings.NewReplacer("%d", "", "%s", "").Replace(s); s != "" && (!unicode.IsUpper(first) || jargon.MatchString(plain)) {
			t.Errorf("%q", s)
		}
	}
	for _, why := range []string{whyFile, whyDir, whyWAL, whyFull} {
		if !regexp.MustCompile(`read|safe|shown`).MatchString(why) || strings.Count(why, ".")+strings.Count(why, ";") < 2 {
			t.Errorf("banner %q", why)
		}
	}
	if said := Message(errors.New("what nobody thought of")); strings.Count(said, ". ") < 2 {
		t.Errorf("%q", said)
	}
}
