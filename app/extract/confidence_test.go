package extract

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/speaker"
	"quotedesk/app/story"
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

// TestMeasuresHaveNames holds that each measure has a name of its own: the forest knows them by nothing else.
func TestMeasuresHaveNames(t *testing.T) {
	seen := map[string]bool{}
	for i, name := range Measures() {
		if name == "" || seen[name] {
			t.Errorf("measure %d is called %q", i, name)
		}
		seen[name] = true
	}
}

// TestMeasuresOfRows reads stories and looks at what their last row is measured to be.
func TestMeasuresOfRows(t *testing.T) {
	e := engine(t)
	for name, c := range map[string]struct {
		text string
		want map[measure]float64
	}{
		"a plain clause": {
			"Ann Lee said the bridge would stay shut.",
			map[measure]float64{ofKind: 2, inWords: 5, inWould: 1, aroundTail: 1, restUnits: 1, nextFree: 0, cueGap: 0, cuePast: 1, subjectFirst: 1, byMentions: 1, byNamesakes: 0},
		},
		"it may go on": {
			"Ann Lee said the bridge would stay shut. The river had risen. It was cold.",
			map[measure]float64{nextFree: 2, nextWould: 1, nextWas: 1, nextTaken: 0},
		},
		"a row follows": {
			"Ann Lee said the bridge would stay shut. Bob Hay said the river had risen.",
			map[measure]float64{prevSpeaker: 0, prevSentence: 0, prevParagraphs: 0, nextFree: 0},
		},
		"the sentence goes on": {
			"The bridge would stay shut, Ann Lee said, and left to feed her dogs.",
			map[measure]float64{restAnd: 1, restVerbs: 2},
		},
		"namesakes and a pronoun": {
			"Ann Lee met Tom Lee. “We are late,” she said.",
			map[measure]float64{ofKind: 0, inQuoted: 1, byWay: 4, byNamesakes: 1, backOthers: 1},
		},
	} {
		r, err := e.Study(t.Context(), c.text)
		if err != nil {
			t.Fatal(err)
		}
		rows := r.Rows()
		if len(rows) == 0 {
			t.Errorf("%s: no row", name)
			continue
		}
		row := rows[len(rows)-1]
		for m, want := range c.want {
			if got := row.Measures[m]; got != want {
				t.Errorf("%s: %s is %g, want %g (%+v)", name, measureNames[m], got, want, row.Quote.Parts)
			}
		}
	}
}

// TestShown holds what a confidence may not pass, whatever the forest says.
func TestShown(t *testing.T) {
	unclosed := &story.Quote{Flags: []string{story.FlagUnclosed}}
	for name, c := range map[string]struct {
		q    *story.Quote
		c    speaker.Choice
		p    float64
		want float64
	}{
		"as it is":              {&story.Quote{}, speaker.Choice{Name: "Ann Lee", How: speaker.ByName}, 0.7, 0.7},
		"never certain":         {&story.Quote{}, speaker.Choice{Name: "Ann Lee", How: speaker.ByName}, 1, mostShown},
		"never nothing":         {&story.Quote{}, speaker.Choice{Name: "Ann Lee", How: speaker.ByName}, 0, leastShown},
		"nobody":                {&story.Quote{}, speaker.Choice{}, 0.97, namelessMost},
		"no end":                {unclosed, speaker.Choice{Name: "Ann Lee", How: speaker.ByName}, 0.97, unclosedMost},
		"a pronoun, half sure":  {&story.Quote{}, speaker.Choice{Name: "Ann Lee", How: speaker.ByPronoun, Share: 0.5}, 0.8, 0.4},
		"a pronoun, quite sure": {&story.Quote{}, speaker.Choice{Name: "Ann Lee", How: speaker.ByPronoun, Share: 1}, 0.5, 0.5 * pronounMost},
	} {
		if got := shown(c.p, c.q, &c.c); math.Abs(got-c.want) > 1e-9 {
			t.Errorf("%s: %g, want %g", name, got, c.want)
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
	fewer, err := (&model.Forest{Kind: confidenceKind, Measures: Measures()[1:], Step: 1}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	other, err := (&model.Forest{Kind: "other", Measures: Measures(), Step: 1}).Encode()
	if err != nil {
		t.Fatal(err)
	}
	for name, file := range map[string][]byte{"another sort of model": data, "nothing": nil, "fewer measures": fewer, "another kind": other} {
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
