package extract

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/tag"
)

// shippedConfidence is the model file as the program ships it.
func shippedConfidence(t *testing.T) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "model", "confidence.model"))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// TestConfidenceHoldsNoWord holds that the features are made of codes, numbers, parts of speech and words of closed
// classes, and begin with one of the listed names.
func TestConfidenceHoldsNoWord(t *testing.T) {
	names, err := model.Names(shippedConfidence(t))
	if err != nil {
		t.Fatal(err)
	}
	known := map[string]bool{}
	for _, name := range confidenceTemplates {
		known[name] = true
	}
	for _, name := range names {
		parts := name.Parts()
		if !known[parts[0]] {
			t.Errorf("feature %q begins with no listed name", name)
		}
		for _, part := range parts[1:] {
			letters := strings.Trim(part, "-+<>0123456789")
			if _, isTag := tag.Parse(part); !isTag && len([]rune(letters)) > 1 && !tag.Closed(part) {
				t.Errorf("feature %q holds %q", name, part)
			}
		}
	}
}

func TestLoadConfidenceRefusesOtherModels(t *testing.T) {
	if _, err := loadConfidence(shippedConfidence(t)); err != nil {
		t.Error(err)
	}
	data, err := os.ReadFile(filepath.Join("..", "..", "assets", "model", "speakers.model"))
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"another kind": data, "nothing": nil} {
		if _, err := loadConfidence(file); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

// TestAlternativesOfTheCorpus holds that they come best first, five at most, never the chosen one and never one twice.
func TestAlternativesOfTheCorpus(t *testing.T) {
	e := engine(t)
	for _, d := range newsroom(t) {
		for _, q := range findings(t, e, d.text).Quotes {
			if len(q.Alternatives) > 5 {
				t.Errorf("%s, %s: %d alternatives", d.id, q.ID, len(q.Alternatives))
			}
			seen := map[string]bool{q.SpeakerEntity: true}
			for i, a := range q.Alternatives {
				if a.Entity == "" || seen[a.Entity] || a.Name == q.SpeakerName {
					t.Errorf("%s, %s: %+v of %+v, chosen %q", d.id, q.ID, a, q.Alternatives, q.SpeakerName)
				}
				seen[a.Entity] = true
				if a.Score <= 0 || a.Score > 1 || i > 0 && a.Score > q.Alternatives[i-1].Score {
					t.Errorf("%s, %s: scores %+v", d.id, q.ID, q.Alternatives)
				}
			}
			if strings.Contains(q.Why, "\n") || q.Why == "" {
				t.Errorf("%s, %s: why %q", d.id, q.ID, q.Why)
			}
		}
	}
}
