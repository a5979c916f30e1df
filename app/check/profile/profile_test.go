package profile

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/check"
	"quotedesk/app/story"
)

func TestShippedProfiles(t *testing.T) {
	names := map[string]bool{}
	for _, id := range Shipped() {
		p, err := Load(id)
		if err != nil {
			t.Fatalf("%s: %v", id, err)
		}
		if names[p.Name] || !strings.HasSuffix(p.Name, "-like") && id != Usual {
			t.Errorf("%s is called %q", id, p.Name)
		}
		names[p.Name] = true
		if _, err := p.Book(); err != nil {
			t.Errorf("%s: %v", id, err)
		}
		if id == Usual && !reflect.DeepEqual(p.House, check.Plain()) {
			t.Errorf("the plain profile is not the plain house:\n%s", cmp.Diff(check.Plain(), p.House))
		}
	}
	if _, err := Load("../shipped/ap"); err == nil {
		t.Error("a path was taken for a profile")
	}
}

// TestEveryPointOfAHouseIsSettled finds fields that the table of points has forgotten, and points that no house has.
func TestEveryPointOfAHouseIsSettled(t *testing.T) {
	known := map[string]bool{}
	for _, p := range Points() {
		if known[p.Key] || p.Title == "" || p.Group == "" || len(p.Choices) == 0 && p.Example == "" {
			t.Errorf("the point %s is not described, or stands twice", p.Key)
		}
		known[p.Key] = true
		var h check.House
		p.field(&h)
		for _, c := range p.Choices {
			if err := p.set(&h, c.Value); err != nil || p.Text(h) != c.Value || c.Words == "" || c.Example == "" {
				t.Errorf("%s: the choice %q: %v", p.Key, c.Value, err)
			}
		}
	}
	house := reflect.TypeOf(check.House{})
	for i := range house.NumField() {
		key, _, _ := strings.Cut(house.Field(i).Tag.Get("json"), ",")
		if !known[key] {
			t.Errorf("no point settles %s", key)
		}
	}
}

// TestFilesThatAreRefused holds every file of testdata/refused against the messages that its last lines ask for.
func TestFilesThatAreRefused(t *testing.T) {
	all, err := filepath.Glob("testdata/refused/*.toml")
	if err != nil || len(all) == 0 {
		t.Fatal("no files", err)
	}
	for _, name := range all {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		file, want, _ := strings.Cut(string(text), "\n---\n")
		_, err = Parse(file)
		got := "taken"
		if err != nil {
			got = err.Error()
		}
		if d := cmp.Diff(strings.TrimSpace(want), got); d != "" {
			t.Errorf("%s (- want, + got):\n%s", name, d)
		}
	}
}

func TestBaseAndLevels(t *testing.T) {
	p, err := Parse("name = \"Ours\"\nbase = \"ap\"\n[style]\nstops = \"logical\"\n[rules]\nQM06 = \"off\"\nSF05 = \"hint\"\n[[own]]\nid = \"X1\"\nname = \"Words\"\nseverity = \"off\"\nwords = [\"utilise\"]\n")
	if err != nil {
		t.Fatal(err)
	}
	if p.House.Stops != check.Logical || p.House.Ellipsis != "..." {
		t.Errorf("%+v", p.House)
	}
	b, err := p.Book()
	if err != nil {
		t.Fatal(err)
	}
	if b.Severity("SF05") != check.Hint || b.Severity("gone") != check.Warning {
		t.Error("wrong severities")
	}
	if g := b.Given(); !g.Muted["QM06"] || !g.Muted["X1"] || g.Muted["SF05"] || len(g.Own) != 1 {
		t.Errorf("%+v", g)
	}
	own, _ := b.Rule("X1")
	if p.SetLevel(own, Level(check.Error)); p.Level(own) != "warning" && p.Own[0].Severity != check.Error || p.Rules["X1"] != "" {
		t.Errorf("%+v %v", p.Own, p.Rules)
	}
}

// anyProfile draws a profile within all bounds.
func anyProfile(t *rapid.T) Profile {
	p := Profile{Name: word(t, "name"), Rules: map[string]Level{}}
	for _, pt := range Points() {
		switch pt.Kind {
		case Pick:
			pt.field(&p.House).SetString(rapid.SampledFrom(pt.Choices).Draw(t, pt.Key).Value)
		case YesNo:
			pt.field(&p.House).SetBool(rapid.Bool().Draw(t, pt.Key))
		case Number:
			pt.field(&p.House).SetInt(int64(rapid.IntRange(pt.Least, pt.Most).Draw(t, pt.Key)))
		case Word:
			pt.field(&p.House).SetString(word(t, pt.Key))
		case Words:
			pt.field(&p.House).Set(reflect.ValueOf(words(t, pt.Key)))
		case Reasons:
			all := map[string]string{}
			for _, w := range words(t, pt.Key) {
				all[w] = word(t, "why")
			}
			pt.field(&p.House).Set(reflect.ValueOf(all))
		}
	}
	for _, r := range check.Rules() {
		if l := rapid.SampledFrom(Levels()).Draw(t, r.ID); rapid.Bool().Draw(t, "said") && l != Level(r.Severity) {
			p.Rules[r.ID] = l
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(t, "own") {
		o := check.Own{ID: fmt.Sprint("X", i), Name: word(t, "rule"), Scope: rapid.SampledFrom([]check.Scope{check.Narration, check.Quotation, check.Both}).Draw(t, "scope"),
			Severity: rapid.SampledFrom([]check.Severity{check.Error, check.Warning, check.Hint}).Draw(t, "severity")}
		switch rapid.IntRange(0, 2).Draw(t, "kind") {
		case 0:
			o.Words = append(words(t, "words"), "one")
		case 1:
			o.Swaps = map[string]string{word(t, "was"): "is", "utilise": word(t, "is") + "!"}
		case 2:
			o.Pattern, o.Replace = `\bx"\d{2}\b`, `$0 "`
		}
		p.Own = append(p.Own, o)
	}
	return p
}

func word(t *rapid.T, name string) string {
	return rapid.StringMatching(`[a-zéß語"'#\\=\[\]\x7f“0-9]([a-z “”.\t-]{0,12}[a-z0-9"])?`).Draw(t, name)
}

func words(t *rapid.T, name string) []string {
	var out []string
	for range rapid.IntRange(1, 4).Draw(t, name) {
		out = append(out, word(t, name))
	}
	return out
}

func TestWrittenProfilesReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProfile(t)
		file := Encode(p)
		back, err := Parse(file)
		if err != nil {
			t.Fatalf("%v\n%s", err, file)
		}
		if d := cmp.Diff(p, back); d != "" {
			t.Fatalf("(- written, + read)\n%s\n%s", d, file)
		}
		if again := Encode(back); again != file {
			t.Fatalf("written again it is another file:\n%s", cmp.Diff(file, again))
		}
		if d := cmp.Diff(p, p.Clone()); d != "" {
			t.Fatalf("the clone: %s", d)
		}
	})
}

func TestTypedPointsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := anyProfile(t)
		for _, pt := range Points() {
			var h check.House
			text := pt.Text(p.House)
			if pt.Kind == Words || pt.Kind == Reasons {
				if strings.ContainsAny(text, "\t") || strings.Count(text, ",") > 3 || strings.Count(text, ":") > 4 {
					continue
				}
			}
			if err := pt.SetText(&h, text); err != nil {
				t.Fatalf("%s: %q: %v", pt.Key, text, err)
			}
			if pt.Kind != Words && pt.Kind != Reasons && pt.Text(h) != text {
				t.Fatalf("%s: %q became %q", pt.Key, text, pt.Text(h))
			}
		}
	})
}

func FuzzParse(f *testing.F) {
	for _, id := range Shipped() {
		p, err := Load(id)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(Encode(p))
	}
	f.Add("name = 1\n[style]\nstops=[1]\n[[own]]\nid=\"X1\"\nchange = {a=1}")
	f.Fuzz(func(t *testing.T, file string) {
		p, err := Parse(file)
		if err != nil {
			for _, w := range err.(Problems) {
				if w.What == "" || w.Line < 0 || w.Line > strings.Count(file, "\n")+1 {
					t.Fatalf("%+v", w)
				}
			}
			return
		}
		b, err := p.Book()
		if err != nil {
			t.Fatal(err)
		}
		if back, err := Parse(Encode(p)); err != nil || Encode(back) != Encode(p) {
			t.Fatalf("does not read back: %v", err)
		}
		check.Run(t.Context(), "“We go,” he said. He utilised it.", story.Findings{}, b.Given())
	})
}
