package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// desk writes the files of a desk into a folder: stories, and a profile that knows one severity of each sort.
func desk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"clean.txt": "The gate was shut on Monday.\n",
		"hint.txt":  "The 🚢 crew will utilise it.\n",
		"warn.txt":  "The crew left on on Monday.\n",
		"error.txt": "The crew gave 110 % of it.\nThey they left.  \n",
		"bad.txt":   "CRASH\n",
		"page.html": "<html><body><article><h1>A gate</h1><p>The crew will utilise the gate that the town has kept shut since spring.</p></article></body></html>",
		"desk.toml": "name = \"Desk\"\n[rules]\nQP09 = \"off\"\n[[own]]\nid = \"X1\"\nname = \"Plain words\"\nseverity = \"hint\"\nwords = [\"utilise\"]\n" +
			"[[own]]\nid = \"X2\"\nname = \"Per cent\"\nseverity = \"error\"\npattern = '(\\d+) %'\nreplace = \"$1 per cent\"\n",
		"wrong.toml": "name = \"Desk\"\n[style]\nstops = \"outside\"\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(dir)
	return dir
}

func TestCheckExitCodes(t *testing.T) {
	desk(t)
	for _, c := range []struct {
		name, stdin string
		args        []string
		code        int
		out, err    string
	}{
		{"clean", "", []string{"clean.txt"}, 0, "Plain: stories 1, errors 0, warnings 0, hints 0.", ""},
		{"a hint", "", []string{"--profile", "desk.toml", "hint.txt"}, 0, "hint.txt:1:17: hint: Plain words: “utilise”. [X1]", ""},
		{"a warning", "", []string{"warn.txt"}, 3, "warn.txt:1:15: warning:", ""},
		{"an error", "", []string{"--profile=desk.toml", "error.txt", "hint.txt"}, 4, `error: Per cent: “110 per cent” for “110 %”. [X2] (offer fix: "110 %" to "110 per cent")`, ""},
		{"from standard input", "The crew left on on Monday.", nil, 3, "<stdin>:1:15:", ""},
		{"for a dash", "The crew left on on Monday.", []string{"-", "clean.txt"}, 3, "<stdin>:1:15:", ""},
		{"nothing on standard input", "", nil, 0, "stories 1, errors 0", ""},
		{"a story that fails", "", []string{"bad.txt", "warn.txt"}, 1, "warn.txt:1:15", "the engine failed"},
		{"a file that is not there", "", []string{"none.txt"}, 1, "stories 0", "none.txt"},
		{"no such format", "", []string{"--format", "xml"}, 2, "", "text, json, sarif"},
		{"no such profile", "", []string{"--profile", "sun"}, 2, "", "plain, ap, reuters, guardian, bbc"},
		{"a profile that is not there", "", []string{"--profile", "none.toml"}, 2, "", "none.toml"},
		{"a wrong profile", "", []string{"--profile", "wrong.toml"}, 2, "", "line 3: stops is \"outside\"; allowed are \"\", \"inside\", \"logical\""},
	} {
		code, out, err := invoke(c.stdin, append([]string{"check"}, c.args...)...)
		if code != c.code || !strings.Contains(out, c.out) || !strings.Contains(err, c.err) || (c.err == "") != (err == "") {
			t.Errorf("%s: code %d (want %d)\n%s%s", c.name, code, c.code, out, err)
		}
	}
}

func TestCheckJSON(t *testing.T) {
	desk(t)
	code, out, _ := invoke("", "check", "--format", "json", "--profile", "desk.toml", "hint.txt", "clean.txt")
	var got checkedReport
	if err := json.Unmarshal([]byte(out), &got); err != nil || code != 0 {
		t.Fatal(err, code)
	}
	want := checkAlert{Severity: "hint", Name: "Plain words", Line: 1, Column: 17, Words: "utilise",
		checkLine: checkLine{Rule: "X1", Start: 16, End: 23, Message: "Plain words: “utilise”.", Safety: "warn"}}
	if got.Profile != "Desk" || len(got.Stories) != 2 || len(got.Stories[1].Alerts) != 0 {
		t.Fatalf("%s", out)
	}
	if d := cmp.Diff([]checkAlert{want}, got.Stories[0].Alerts, cmp.AllowUnexported(checkAlert{})); d != "" {
		t.Error(d)
	}
}

func TestCheckSARIF(t *testing.T) {
	desk(t)
	code, out, _ := invoke("He  left.", "check", "--format", "sarif", "--profile", "desk.toml", "error.txt", "hint.txt", "page.html", "-")
	if code != 4 {
		t.Errorf("code %d", code)
	}
	var log map[string]any
	if err := json.Unmarshal([]byte(out), &log); err != nil {
		t.Fatal(err)
	}
	for _, wrong := range againstSARIF(log) {
		t.Error(wrong)
	}
	var typed sarifLog
	if err := json.Unmarshal([]byte(out), &typed); err != nil {
		t.Fatal(err)
	}
	run := typed.Runs[0]
	if len(run.Artifacts) != 4 || run.Artifacts[0].Contents != nil || run.Artifacts[2].Contents == nil {
		t.Errorf("artifacts %+v", run.Artifacts)
	}
	texts := map[int]string{0: read(t, "error.txt"), 1: read(t, "hint.txt")}
	fixes := 0
	for _, r := range run.Results {
		p := r.Locations[0].Physical
		if text, ok := texts[p.Artifact.Index]; ok && at(text, p.Region) != p.Region.Snippet.Text {
			t.Errorf("%s points at %q and not at %q", r.RuleID, at(text, p.Region), p.Region.Snippet.Text)
		}
		if run.Tool.Driver.Rules[r.RuleIndex].ID != r.RuleID {
			t.Errorf("%s has the index of another rule", r.RuleID)
		}
		if len(r.Fixes) > 0 {
			fixes++
		}
	}
	if fixes == 0 {
		t.Error("no fix was written")
	}
	i := slices.IndexFunc(run.Tool.Driver.Rules, func(r sarifRule) bool { return r.ID == "QP09" })
	if run.Tool.Driver.Rules[i].Configuration.Enabled {
		t.Error("a muted rule is said to be on")
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// at is what a region shows, by its lines and columns.
func at(text string, r sarifRegion) string {
	lines := strings.Split(text, "\n")
	if r.StartLine != r.EndLine {
		return ""
	}
	return string([]rune(lines[r.StartLine-1])[r.StartColumn-1 : r.EndColumn-1])
}

// againstSARIF holds a log against what the standard asks of the parts that are written here (sections 3.13 to 3.58): what
// must be there, of which type, and within which bounds.
func againstSARIF(log map[string]any) []string {
	var wrong []string
	bad := func(format string, args ...any) { wrong = append(wrong, fmt.Sprintf(format, args...)) }
	if log["version"] != "2.1.0" || !strings.HasSuffix(fmt.Sprint(log["$schema"]), "sarif-schema-2.1.0.json") {
		bad("version %v, schema %v", log["version"], log["$schema"])
	}
	runs := objects(log["runs"])
	if len(runs) == 0 {
		bad("no runs")
	}
	for _, run := range runs {
		driver := object(object(run["tool"])["driver"])
		if driver["name"] == nil || !slices.Contains([]any{"utf16CodeUnits", "unicodeCodePoints"}, run["columnKind"]) {
			bad("driver %v, column kind %v", driver["name"], run["columnKind"])
		}
		ids := map[any]bool{}
		rules := objects(driver["rules"])
		for _, r := range rules {
			if ids[r["id"]] || r["id"] == "" || object(r["shortDescription"])["text"] == "" || object(r["fullDescription"])["text"] == "" || object(r["help"])["text"] == "" {
				bad("rule %v is not described, or stands twice", r["id"])
			}
			ids[r["id"]] = true
			if !slices.Contains([]any{"none", "note", "warning", "error"}, object(r["defaultConfiguration"])["level"]) {
				bad("rule %v has level %v", r["id"], r["defaultConfiguration"])
			}
		}
		artifacts := objects(run["artifacts"])
		for _, r := range objects(run["results"]) {
			if !ids[r["ruleId"]] || object(r["message"])["text"] == "" || !slices.Contains([]any{"none", "note", "warning", "error"}, r["level"]) {
				bad("result %v", r)
			}
			if i, ok := r["ruleIndex"].(float64); !ok || i < 0 || int(i) >= len(rules) {
				bad("rule index %v", r["ruleIndex"])
			}
			var places []map[string]any
			for _, l := range objects(r["locations"]) {
				p := object(l["physicalLocation"])
				places = append(places, map[string]any{"at": p["artifactLocation"], "region": p["region"]})
			}
			for _, f := range objects(r["fixes"]) {
				changes := objects(f["artifactChanges"])
				if len(changes) == 0 {
					bad("a fix without changes")
				}
				for _, c := range changes {
					if len(objects(c["replacements"])) == 0 {
						bad("a change without replacements")
					}
					for _, x := range objects(c["replacements"]) {
						places = append(places, map[string]any{"at": c["artifactLocation"], "region": x["deletedRegion"]})
					}
				}
			}
			for _, p := range places {
				if i, ok := object(p["at"])["index"].(float64); !ok || int(i) >= len(artifacts) || object(p["at"])["uri"] != object(artifacts[int(i)]["location"])["uri"] {
					bad("artifact %v", p["at"])
				}
				region := object(p["region"])
				for _, key := range []string{"startLine", "startColumn", "endLine", "endColumn"} {
					if n, ok := region[key].(float64); !ok || n < 1 {
						bad("%s is %v", key, region[key])
					}
				}
				for _, key := range []string{"charOffset", "charLength"} {
					if n, ok := region[key].(float64); !ok || n < 0 {
						bad("%s is %v", key, region[key])
					}
				}
				if snippet, ok := region["snippet"]; ok && float64(utf8.RuneCountInString(fmt.Sprint(object(snippet)["text"]))) != region["charLength"] {
					bad("the snippet of %v is of another length", region)
				}
			}
		}
	}
	return wrong
}

func object(v any) map[string]any {
	m, _ := v.(map[string]any)
	return m
}

func objects(v any) []map[string]any {
	var out []map[string]any
	list, _ := v.([]any)
	for _, x := range list {
		out = append(out, object(x))
	}
	return out
}

func TestSARIFNames(t *testing.T) {
	for name, want := range map[string]string{"a story.txt": "a%20story.txt", "desk/a.txt": "desk/a.txt", standardInput: "stdin", "50%.txt": "50%25.txt"} {
		if got := sarifURI(name); got != want {
			t.Errorf("%s is %s, want %s", name, got, want)
		}
	}
}
