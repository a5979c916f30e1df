package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"quotedesk/app/story"
)

func realReader(t testing.TB) reader {
	t.Helper()
	r, err := newReader()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// variants are tellings of the sample story that move its offsets: in code points, in bytes, in both.
func variants(text string) []string {
	return []string{
		text,
		strings.ReplaceAll(text, "Okafor", "Oka\u0301for"),
		strings.ReplaceAll(text, "the", "the 🛳️"),
		strings.ReplaceAll(text, "\n", "\r\n"),
		strings.ReplaceAll(strings.ReplaceAll(text, "“", `"`), "”", `"`),
		text[:len(text)/2],
		"",
	}
}

// cut is the stretch of text between two code points.
func cut(text string, p pair) string { return string([]rune(text)[p[0]:p[1]]) }

// A code point offset of the output must point at the same words as the engine's byte offset.
func TestOffsetsPointAtTheSameWords(t *testing.T) {
	r := realReader(t)
	for i, text := range variants(harbour(t)) {
		found, err := r.read(context.Background(), text, io.Discard)
		if err != nil {
			t.Fatal(err)
		}
		line, err := encode(r.line(fmt.Sprint(i), text, found))
		if err != nil {
			t.Fatal(err)
		}
		var got storyLine
		if err := json.Unmarshal(line, &got); err != nil {
			t.Fatal(err)
		}
		same := func(what string, spans []story.Span, pairs []pair) {
			t.Helper()
			if len(spans) != len(pairs) {
				t.Fatalf("variant %d, %s: %d spans became %d", i, what, len(spans), len(pairs))
			}
			for n := range spans {
				if want, got := spans[n].In(text), cut(text, pairs[n]); want != got {
					t.Errorf("variant %d, %s: %q became %q", i, what, want, got)
				}
			}
		}
		for n, q := range found.Quotes {
			same(q.ID, q.Parts, got.Quotes[n].Parts)
			same(q.ID+" speaker", q.Speaker, got.Quotes[n].Speaker)
			same(q.ID+" cue", q.Cue, got.Quotes[n].Cue)
		}
		for n, e := range found.Entities {
			same(e.ID, e.Mentions, got.Entities[n].Mentions)
		}
		for n, k := range found.Checks {
			same(k.Rule, []story.Span{k.Span}, []pair{{got.Checks[n].Start, got.Checks[n].End}})
		}
	}
}

// What the sample story says in so many words has to come out of the door.
func TestSampleStory(t *testing.T) {
	r := realReader(t)
	if r.engine == "" || r.model == "" {
		t.Errorf("engine %q, model %q", r.engine, r.model)
	}
	text := harbour(t)
	found, err := r.read(context.Background(), text, io.Discard)
	if err != nil {
		t.Fatal(err)
	}
	got := r.line("harbour", text, found)
	if f := got.Furniture; f == nil || f.Headline == nil || cut(text, *f.Headline) != "Night ferry to stay until spring, council says" || !slices.Contains(f.BylineNames, "Isla Renwick") {
		t.Errorf("furniture: %+v", got.Furniture)
	}
	i := slices.IndexFunc(got.Quotes, func(q quoteLine) bool {
		return strings.HasPrefix(cut(text, q.Parts[0]), "“We counted the names twice")
	})
	if i < 0 {
		t.Fatalf("the first quotation is missing, or without its mark: %+v", got.Quotes)
	}
	q := got.Quotes[i]
	if q.Kind != story.Direct || q.SpeakerName != "Marian Okafor" || len(q.Cue) == 0 || cut(text, q.Cue[0]) != "told" {
		t.Errorf("%+v", q)
	}
	if !slices.ContainsFunc(got.Checks, func(k checkLine) bool { return k.Rule == "QM01" }) {
		t.Errorf("the unclosed quotation is not alerted: %+v", got.Checks)
	}
}

func TestJobsAgreeOnTheRealEngine(t *testing.T) {
	r := realReader(t)
	var in bytes.Buffer
	for range 3 {
		for i, text := range variants(harbour(t)) {
			if err := json.NewEncoder(&in).Encode(map[string]any{"id": i, "text": text}); err != nil {
				t.Fatal(err)
			}
		}
	}
	var one, eight bytes.Buffer
	for jobs, out := range map[int]*bytes.Buffer{1: &one, 8: &eight} {
		s := stream{reader: r, jobs: jobs, limit: maxLine, trace: io.Discard}
		if failed, err := s.run(context.Background(), bytes.NewReader(in.Bytes()), out); failed > 0 || err != nil {
			t.Fatalf("%d jobs: %d failed, %v", jobs, failed, err)
		}
	}
	if !bytes.Equal(one.Bytes(), eight.Bytes()) {
		t.Error("1 and 8 jobs differ")
	}
}
