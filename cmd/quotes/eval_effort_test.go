package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/review"
	"quotedesk/app/score"
	"quotedesk/app/story"
)

// The small engine finds “Yes,” and “Term” and nobody who says them.
func TestEvalEffort(t *testing.T) {
	stories := writeFile(t, "stories.txt", corpus)
	lines := writeFile(t, "lines.jsonl", `{"id":"a","text":"“Yes” 🙂 “no”.","quotes":[{"start":0,"end":5,"kind":"direct"},{"start":8,"end":12,"kind":"indirect"}]}`)
	code, out, errs := invoke("", "eval", "--effort", "--json", stories, lines)
	var blocks []block
	if err := json.Unmarshal([]byte(out), &blocks); code != 0 || err != nil || errs != "" {
		t.Fatalf("exit %d, %v, %s", code, err, errs)
	}
	tests := []struct {
		file                        string
		stories, corrections, named int
		acts                        string
	}{
		// one: a speaker, a word in marks, a name; two: a quotation and its speaker, a name
		{stories, 2, 6, 2, `{"name_edges":0,"name_label":0,"name_merge":0,"name_missed":2,"name_split":0,"name_spurious":0,"name_type":0,` +
			`"quote_edges":0,"quote_kind":0,"quote_missed":1,"quote_spurious":1,"role":0,"speaker":2}`},
		{lines, 1, 1, 0, `{"quote_edges":0,"quote_kind":1,"quote_missed":0,"quote_spurious":0,"speaker":0}`},
		{"all 2 files", 3, 7, 2, `{"name_edges":0,"name_label":0,"name_merge":0,"name_missed":2,"name_split":0,"name_spurious":0,"name_type":0,` +
			`"quote_edges":0,"quote_kind":1,"quote_missed":1,"quote_spurious":1,"role":0,"speaker":2}`},
	}
	if len(blocks) != len(tests) {
		t.Fatalf("%d blocks in\n%s", len(blocks), out)
	}
	for i, want := range tests {
		b := blocks[i]
		acts, err := json.Marshal(b.Effort.Acts)
		if err != nil {
			t.Fatal(err)
		}
		if b.File != want.file || b.Quotes != nil || b.Names != nil || b.Effort.Stories != want.stories ||
			b.Effort.Corrections != want.corrections || b.Effort.Named != want.named || string(acts) != want.acts {
			t.Errorf("%s: %+v\n%s", b.File, *b.Effort, acts)
		}
	}
	_, out, _ = invoke("", "eval", "--effort", stories, lines)
	for _, want := range []string{"== " + stories, "== " + lines, "== all 2 files", "speaker                       2      0.67", "all                           7      2.33", "stories that need none: 0 (0.0 %)"} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is missing in\n%s", want, out)
		}
	}
}

// What a quotation marked by hand gets proposed is what the desk proposes: every other quotation of each story of the
// corpus is marked and put right in a document, and the corrections are counted there.
func TestEffortProposesAsTheDeskDoes(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("..", "..", "app", "extract", "testdata", "newsroom", "*.txt"))
	if err != nil || len(paths) == 0 {
		t.Fatal(paths, err)
	}
	files, err := readGold(paths, picking{}, &strings.Builder{})
	if err != nil {
		t.Fatal(err)
	}
	marked := 0
	for _, file := range files {
		for _, d := range file.stories {
			d = score.Document{ID: d.ID, Text: d.Text, Quotes: oneStretch(d.Quotes)}
			for _, first := range []int{0, 1} {
				found := &score.Prediction{}
				want := map[string]int{}
				for i, q := range d.Quotes {
					if i%2 == first {
						found.Quotes = append(found.Quotes, q)
					} else {
						want["quote_missed"]++
						marked++
					}
				}
				markedByHand(t, d, found, want)
				e := score.NewEffort(score.EffortTypes, false)
				if err := e.Add(d, found); err != nil {
					t.Fatal(err)
				}
				for act, n := range e.Result().Acts {
					if n != want[act] {
						t.Errorf("%s from %d: %s is counted %d times, but the desk needs %d", d.ID, first, act, n, want[act])
					}
				}
			}
		}
	}
	if marked == 0 {
		t.Error("nothing was marked")
	}
}

// oneStretch are the quotations that one selection marks and that somebody says, by whom alone they are known.
func oneStretch(all []score.Quote) []score.Quote {
	var out []score.Quote
	for _, q := range all {
		if len(q.Parts) < 2 && len(q.SpeakerNames) > 0 {
			out = append(out, score.Quote{Start: q.Start, End: q.End, Kind: q.Kind, By: q.By, SpeakerNames: []string{q.By}, SpeakerName: q.By})
		}
	}
	return out
}

// markedByHand marks what is not found in a document of the desk and adds what is left to set to want.
func markedByHand(t *testing.T, d score.Document, found *score.Prediction, want map[string]int) {
	t.Helper()
	text := []rune(d.Text)
	span := func(q score.Quote) story.Span {
		return story.Span{Start: len(string(text[:q.Start])), End: len(string(text[:q.End]))}
	}
	var f story.Findings
	there := map[int]bool{}
	for _, q := range found.Quotes {
		there[q.Start] = true
		f.Quotes = append(f.Quotes, story.Quote{ID: q.By + string(text[:q.Start]), Parts: []story.Span{span(q)}, Kind: story.Kind(q.Kind), SpeakerName: q.By})
	}
	doc, err := review.Open(d.ID, "", d.Text, f, nil)
	if err != nil {
		t.Fatal(err)
	}
	do := func(step []review.Correction, err error) []review.Correction {
		if err == nil {
			err = doc.Apply(step)
		}
		if err != nil {
			t.Fatalf("%s: %v", d.ID, err)
		}
		return step
	}
	for _, q := range d.Quotes {
		if there[q.Start] {
			continue
		}
		id := do(doc.AddQuote(span(q), "key"))[0].Target
		want["quote_kind"] += len(do(doc.SetKind(id, story.Kind(q.Kind), "key")))
		row, _ := doc.Quote(id)
		if doc.SpeakerName(row) != q.By {
			want["speaker"] += len(do(doc.SetSpeaker(id, review.Speaker{Name: q.By}, "key")))
		}
	}
}
