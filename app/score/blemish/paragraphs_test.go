package blemish

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/score/newsroom"
	"quotedesk/app/story"
)

func TestVariants(t *testing.T) {
	const one = "=== a-1\nstyle: test\n\n<S q=\"1\"><PER id=\"r\">Ruud</PER></S> <C q=\"1\">said</C>: <Q id=\"1\" kind=\"direct\" by=\"r\">“We leave at dawn. We shall not come back.”</Q>\n\nIt rained.\n"
	stories, faults, err := newsroom.Read(strings.NewReader(one))
	if err != nil || len(faults) > 0 {
		t.Fatal(err, faults)
	}
	got := map[string]string{}
	splits := NewSplits()
	for _, v := range Variants(stories[0]) {
		got[v.How] = v.Text
		if len(story.Paragraphs(v.Text)) <= slices.Max(v.Near) {
			t.Errorf("%s: no paragraph %d", v.How, slices.Max(v.Near))
		}
		splits.Add(v, "rules", v.Wrong)
		splits.Add(v, "strict", Strict(v.Text))
		splits.Add(v, "tolerant", Tolerant(v.Text))
	}
	want := map[string]string{
		"untouched":           "Ruud said: “We leave at dawn. We shall not come back.”\n\nIt rained.",
		"never closed":        "Ruud said: “We leave at dawn. We shall not come back.\n\nIt rained.",
		"split, right":        "Ruud said: “We leave at dawn.\n\n“We shall not come back.”\n\nIt rained.",
		"split, closed early": "Ruud said: “We leave at dawn.”\n\n“We shall not come back.”\n\nIt rained.",
		"split, not reopened": "Ruud said: “We leave at dawn.\n\nWe shall not come back.”\n\nIt rained.",
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if c := splits.Rules["rules"]; splits.Paragraphs != 8 || c != (Counts{Hit: 3}) {
		t.Errorf("%d paragraphs, %+v", splits.Paragraphs, c)
	}
	// The strict rule floods, the tolerant one lets a paragraph closed too early pass like the strict one.
	if s, l := splits.Rules["strict"], splits.Rules["tolerant"]; s != (Counts{Hit: 2, False: 2, Miss: 1}) || l != (Counts{Hit: 2, False: 1, Miss: 1}) {
		t.Errorf("strict %+v, tolerant %+v", s, l)
	}
	if !strings.Contains(splits.Table(), "split, not reopened") {
		t.Error(splits.Table())
	}
}
