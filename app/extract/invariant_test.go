package extract

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"quotedesk/app/story"
)

// checkFindings says what is wrong with findings that should hold for any text at all.
func checkFindings(text string, f story.Findings) string {
	ids := map[string]bool{}
	for _, e := range f.Entities {
		ids[e.ID] = true
	}
	end := 0
	for i, q := range f.Quotes {
		if len(q.Parts) == 0 {
			return "a quotation without parts"
		}
		for _, p := range q.Parts {
			switch {
			case !p.Valid(text) || p.Empty():
				return "a part off the rune boundaries or empty"
			case p.Start < end:
				return "parts overlap or are out of order"
			}
			end = p.End
		}
		for _, s := range append(append([]story.Span(nil), q.Speaker...), q.Cue...) {
			if !s.Valid(text) || s.Empty() {
				return "a speaker or cue off the rune boundaries or empty"
			}
		}
		switch {
		case q.ID != "q"+itoa(i+1):
			return "ids out of order"
		case q.Confidence <= 0 || q.Confidence > 1:
			return "confidence outside 0 to 1"
		case q.Why == "" || strings.Contains(q.Why, "\n"):
			return "no why, or more than a line of it"
		case q.Kind != story.Direct && q.Kind != story.Mixed && q.Kind != story.Indirect:
			return "no such kind"
		case q.SpeakerEntity != "" && !ids[q.SpeakerEntity]:
			return "the speaker is no entity"
		case len(q.Alternatives) > 5:
			return "more than five alternatives"
		case q.Has(story.FlagNoSpeaker) && (q.SpeakerName != "" || len(q.Speaker) > 0):
			return "no speaker, and a speaker"
		}
	}
	return ""
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

func FuzzExtract(f *testing.F) {
	e := engine(f)
	for _, d := range readTagged(f, "testdata/phenomena.txt") {
		f.Add(d.text)
	}
	for _, s := range []string{"", "“", "“‘\"'«", "he said she said he said", "\xff“\xfe” said", "A: B\nA: C\nA: D", ", said, said,", "according to according to, said."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := e.Extract(context.Background(), text)
		if err != nil {
			t.Fatal(err)
		}
		if fault := checkFindings(text, got); fault != "" {
			t.Errorf("%s in %q", fault, text)
		}
	})
}

// newsroom is all stories of the corpus in testdata.
func newsroom(t testing.TB) []tagged {
	t.Helper()
	files, err := filepath.Glob("testdata/newsroom/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no stories: %v", err)
	}
	var out []tagged
	for _, f := range files {
		out = append(out, readTagged(t, f)...)
	}
	return out
}

// TestSameBytesOut reads every story twice, the second time with eight readers at once.
func TestSameBytesOut(t *testing.T) {
	e, stories := engine(t), newsroom(t)
	first := make([]string, len(stories))
	for i, d := range stories {
		f := findings(t, e, d.text)
		if fault := checkFindings(d.text, f); fault != "" {
			t.Errorf("%s: %s", d.id, fault)
		}
		b, err := json.Marshal(f)
		if err != nil {
			t.Fatal(err)
		}
		first[i] = string(b)
	}
	other := engine(t)
	var wg sync.WaitGroup
	for w := range 8 {
		wg.Go(func() {
			for i := w; i < len(stories); i += 8 {
				f, err := other.Extract(context.Background(), stories[i].text)
				b, _ := json.Marshal(f)
				if err != nil || string(b) != first[i] {
					t.Errorf("%s: another answer the second time (%v)", stories[i].id, err)
				}
			}
		})
	}
	wg.Wait()
}

func BenchmarkStory(b *testing.B) {
	e := engine(b)
	var text string
	for _, d := range newsroom(b) {
		if len(text) < 4_200 {
			text += d.text + "\n\n"
		}
	}
	words := len(strings.Fields(text))
	b.ResetTimer()
	for b.Loop() {
		findings(b, e, text)
	}
	b.ReportMetric(float64(words*b.N)/b.Elapsed().Seconds(), "words/s")
}

func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		engine(b)
	}
}
