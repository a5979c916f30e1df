package extract

import (
	"encoding/json"
	"os"
	"testing"

	"quotedesk/app/story"
)

// TestAgencyStory reads a real agency story kept outside the project, where there is one. Users have none: the same
// phenomena stand in other words in testdata/phenomena.txt.
func TestAgencyStory(t *testing.T) {
	const path = "../../../shared/stories/coalition"
	text, err := os.ReadFile(path + ".txt")
	if err != nil {
		t.Logf("no agency story beside the project: %v", err)
		return
	}
	b, err := os.ReadFile(path + ".gold.json")
	if err != nil {
		t.Fatal(err)
	}
	var gold struct {
		Quotes []struct {
			Start, End int
			Kind       story.Kind
			Speaker    [2]int
			Name       string `json:"speaker_name"`
			Role       string
			Relayed    string `json:"relayed_by"`
			Flags      []string
			Optional   bool
			Text       string
		}
	}
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	f := findings(t, engine(t), string(text))
	names := map[string]string{}
	for _, e := range f.Entities {
		names[e.ID] = e.Name
	}
	points := story.NewCodePoints(string(text))
	flags := map[string]string{"unclosed-quote": story.FlagUnclosed, "attribution-without-verb": story.FlagVerbless}
	wanted := map[[2]int]bool{}
	for _, g := range gold.Quotes {
		wanted[[2]int{g.Start, g.End}] = true
		if g.Optional {
			continue
		}
		q, ok := at(f.Quotes, points.Span([2]int{g.Start, g.End}))
		if !ok {
			t.Errorf("not found: %s", g.Text)
			continue
		}
		switch {
		case q.Kind != g.Kind, q.SpeakerName != g.Name:
			t.Errorf("%s: %s by %q, want %s by %q", g.Text, q.Kind, q.SpeakerName, g.Kind, g.Name)
		case len(q.Speaker) != 1 || points.Pair(q.Speaker[0]) != g.Speaker:
			t.Errorf("%s: speaker at %v, want %v", g.Text, q.Speaker, g.Speaker)
		case g.Role != "" && q.SpeakerRole != g.Role:
			t.Errorf("%s: role %q, want %q", g.Text, q.SpeakerRole, g.Role)
		case names[q.RelayedBy] != g.Relayed:
			t.Errorf("%s: relayed by %q, want %q", g.Text, names[q.RelayedBy], g.Relayed)
		}
		for _, flag := range g.Flags {
			if !q.Has(flags[flag]) {
				t.Errorf("%s: flags %v, want %s", g.Text, q.Flags, flag)
			}
		}
	}
	for _, q := range f.Quotes {
		if !wanted[points.Pair(q.Span())] {
			t.Errorf("nobody asked for: %s", q.Span().In(string(text)))
		}
	}
}

func at(quotes []story.Quote, span story.Span) (story.Quote, bool) {
	for _, q := range quotes {
		if q.Span() == span {
			return q, true
		}
	}
	return story.Quote{}, false
}
