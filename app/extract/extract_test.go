package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

func engine(t testing.TB) *Engine {
	t.Helper()
	e, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func findings(t testing.TB, e *Engine, text string) story.Findings {
	t.Helper()
	f, err := e.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// TestPhenomena wants each quotation of each short fixture exactly, and no other.
func TestPhenomena(t *testing.T) {
	e := engine(t)
	for _, d := range readTagged(t, "testdata/phenomena.txt") {
		t.Run(d.id, func(t *testing.T) {
			got := findings(t, e, d.text).Quotes
			var have, want []string
			for _, q := range got {
				have = append(have, line(d.text, string(q.Kind), q.Parts, q.Speaker))
			}
			for _, q := range d.quotes {
				want = append(want, line(d.text, string(q.kind), q.parts, q.speaker))
			}
			if diff := cmp.Diff(want, have); diff != "" {
				t.Errorf("quotations (-want +got):\n%s", diff)
			}
			for i, q := range d.quotes {
				if i >= len(got) {
					break
				}
				checkSpeaker(t, d, q, got[i])
			}
		})
	}
}

func line(text, kind string, parts, speaker []story.Span) string {
	var b strings.Builder
	b.WriteString(kind)
	for _, p := range parts {
		b.WriteString(" | " + p.In(text))
	}
	for _, p := range speaker {
		b.WriteString(" <- " + p.In(text))
	}
	return b.String()
}

func checkSpeaker(t *testing.T, d tagged, q goldQuote, got story.Quote) {
	t.Helper()
	if names := d.names[q.by]; len(names) > 0 {
		full := ""
		for _, n := range names {
			if len(n) > len(full) {
				full = n
			}
		}
		if got.SpeakerName != full {
			t.Errorf("speaker %q, want %q", got.SpeakerName, full)
		}
		if got.SpeakerEntity == "" {
			t.Errorf("speaker %q is tied to no name", got.SpeakerName)
		}
	}
	if (q.flag == "unclosed") != got.Has(story.FlagUnclosed) {
		t.Errorf("flags %v, want unclosed: %v", got.Flags, q.flag)
	}
	if (q.via != "") != (got.RelayedBy != "") {
		t.Errorf("relayed by %q, want %q", got.RelayedBy, q.via)
	}
	if got.Confidence <= 0 || got.Confidence > 1 || got.Why == "" {
		t.Errorf("confidence %v, why %q", got.Confidence, got.Why)
	}
}

// TestDoubtLowersConfidence orders pairs of stories by how sure an editor may be.
func TestDoubtLowersConfidence(t *testing.T) {
	e := engine(t)
	clear := `“The bridge held all night,” Paul Rennick said.`
	for name, text := range map[string]string{
		"pronoun with two candidates": "Paul Rennick met Peter Hargreaves at the bridge. “It held all night,” he said.",
		"no attribution":              "Paul Rennick met Helen Marsh at the bridge.\n\n“It held all night.”",
		"never closed":                "“The bridge held all night, Paul Rennick said.",
		"no verb":                     "“The bridge held all night,” Paul Rennick.",
	} {
		t.Run(name, func(t *testing.T) {
			sure, doubtful := findings(t, e, clear).Quotes, findings(t, e, text).Quotes
			if len(sure) != 1 || len(doubtful) != 1 {
				t.Fatalf("quotations: %d and %d, want one each", len(sure), len(doubtful))
			}
			if doubtful[0].Confidence >= sure[0].Confidence {
				t.Errorf("confidence %v, want less than %v", doubtful[0].Confidence, sure[0].Confidence)
			}
		})
	}
}

func TestAlternatives(t *testing.T) {
	text := "Paul Rennick met Peter Hargreaves at the bridge. “It held all night,” he said."
	q := findings(t, engine(t), text).Quotes[0]
	if len(q.Alternatives) == 0 || len(q.Alternatives) > 5 {
		t.Fatalf("alternatives: %v", q.Alternatives)
	}
	last := 1.0
	for _, a := range q.Alternatives {
		if a.Name == q.SpeakerName || a.Score < 0 || a.Score > last {
			t.Errorf("alternative %+v after score %v, speaker %q", a, last, q.SpeakerName)
		}
		last = a.Score
	}
}

func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := engine(t).Extract(ctx, "“Yes,” he said."); err == nil {
		t.Error("want the context's error")
	}
}
