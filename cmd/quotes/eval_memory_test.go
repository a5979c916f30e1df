package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/memory"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

func annotatedStory(id, text, role string) score.Document {
	at := func(words string) score.Pair {
		i := strings.Index(text, words)
		return score.Pair{i, i + len(words)} // the texts are plain letters
	}
	name := at("Lena Ruiz")
	d := score.Document{ID: id, Text: text, Entities: []score.Entity{{Start: name[0], End: name[1], Type: "PER", Cluster: score.NewCluster("lena")}},
		People: []score.Person{{ID: "lena", Name: "Lena Ruiz"}}}
	if role != "" {
		d.People[0].Roles = []string{role}
	}
	return d
}

func TestWalkCountsLinksAndWrongOnes(t *testing.T) {
	const text = "Lena Ruiz and Ruiz came."
	found := &score.Prediction{Entities: []score.Entity{{Type: "PER", Name: "Lena Ruiz", Mentions: []score.Pair{{0, 9}}}, {Type: "PER", Name: "Ruiz", Mentions: []score.Pair{{14, 18}}}}}
	w := walk{e: evaluation{types: score.EffortTypes}, book: memory.NewBook(memory.Standing{})}
	for i, test := range []struct {
		role string
		want remembered
	}{
		{"mayor of Leith", remembered{}},
		{"the mayor", remembered{Again: 1, Links: 1, Suggestions: 1}},
		{"", remembered{Again: 1, Links: 1, Suggestions: 1}},
		{"striker", remembered{Again: 1, Links: 1, Wrong: 1, Suggestions: 1}},
	} {
		got, err := w.next(annotatedStory(string(rune('a'+i)), text, test.role), found)
		if err != nil {
			t.Fatal(err)
		}
		if got.Corrections == 0 || got.People != 1 || got.Stories != 1 {
			t.Errorf("story %d: %+v", i+1, got)
		}
		got.Corrections, got.People, got.Stories = 0, 0, 0
		if got != test.want {
			t.Errorf("story %d: %+v, want %+v", i+1, got, test.want)
		}
	}
	stranger := score.Entity{Type: "PER", Name: "Lena Ruiz", Mentions: []score.Pair{{14, 18}}}
	if wrongLink(annotatedPeople(annotatedStory("x", text, "")), stranger, memory.Person{ID: memory.Key(story.Person, "Lena Ruiz")}) != 1 {
		t.Error("a link of words that are nobody’s counts as right")
	}
}

// TestNobodyIsLinkedWrongly walks the stories of the corpus in order, with the names as they are annotated. Dozens of
// its people share a surname and not one is in two stories, so that whatever links by less than a full name fails here.
func TestNobodyIsLinkedWrongly(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "app", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	files, err := readGold(paths, picking{}, &strings.Builder{})
	if err != nil {
		t.Fatal(err)
	}
	w := walk{e: evaluation{types: score.EffortTypes}, book: memory.NewBook(memory.Standing{})}
	var all remembered
	for _, file := range files {
		for _, d := range file.stories {
			found := &score.Prediction{}
			for _, g := range annotatedPeople(d) {
				found.Entities = append(found.Entities, score.Entity{Type: string(g.Type), Name: g.Name, Role: g.Role, Mentions: g.places})
			}
			r, err := w.next(d, found)
			if err != nil {
				t.Fatal(err)
			}
			all.add(r)
		}
	}
	t.Logf("%+v", all)
	if all.Wrong > 0 || all.Suggestions == 0 || all.Stories < 300 {
		t.Errorf("%+v", all)
	}
}

func TestEvalMemory(t *testing.T) {
	stories := writeFile(t, "stories.txt", corpus)
	code, out, errs := invoke("", "eval", "--effort", "--memory", "--json", stories)
	var got struct {
		Curve []remembered
		All   remembered
	}
	if err := json.Unmarshal([]byte(out), &got); code != 0 || err != nil || errs != "" || got.All.Corrections != 6 || got.All.Stories != 2 || len(got.Curve) != 1 {
		t.Fatalf("exit %d, %v, %s\n%s", code, err, errs, out)
	}
	if _, out, _ = invoke("", "eval", "--effort", "--memory", stories); !strings.Contains(out, "1–2") || !strings.Contains(out, "all                    3.00") {
		t.Errorf("the curve is\n%s", out)
	}
	for _, args := range [][]string{{"--memory"}, {"--effort", "--memory", "--each"}} {
		if code, _, _ := invoke("", append(append([]string{"eval"}, args...), stories)...); code != exitNoStart {
			t.Errorf("%v: exit %d", args, code)
		}
	}
}
