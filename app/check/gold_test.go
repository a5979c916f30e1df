package check

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// gold is a story marked by a careful editor; offsets in code points.
type gold struct {
	Headline string `json:"headline"`
	Byline   string `json:"byline"`
	Quotes   []struct {
		Start, End int
		Kind       story.Kind
		Speaker    *[2]int
		Cue        *[2]int
		Name       string `json:"speaker_name"`
		RelayedBy  string `json:"relayed_by"`
		Flags      []string
	} `json:"quotes"`
	Entities []struct {
		Name, Role string
		Type       story.EntityType
		Mentions   [][2]int
		Flags      []string
	} `json:"entities"`
	Checks []struct {
		ID    string
		Span  *[2]int
		Count int
	} `json:"checks"`
}

// TestGoldStory compares all checks of a real story with those its editor listed, when that story is at hand; the
// same blemishes stand in this package's own fixtures with other words.
func TestGoldStory(t *testing.T) {
	dir := filepath.Join("..", "..", "..", "shared", "stories")
	raw, err := os.ReadFile(filepath.Join(dir, "coalition.txt"))
	if os.IsNotExist(err) {
		return
	}
	b, err2 := os.ReadFile(filepath.Join(dir, "coalition.gold.json"))
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	var g gold
	if err := json.Unmarshal(b, &g); err != nil {
		t.Fatal(err)
	}
	text := string(raw)
	cp := story.NewCodePoints(text)
	var got, want []string
	spaces := 0
	for _, c := range Run(context.Background(), text, g.findings(text, cp), Given{House: Plain()}) {
		if c.Rule == "QP09" {
			spaces++
			continue
		}
		got = append(got, fmt.Sprint(c.Rule, cp.Pair(c.Span)))
	}
	for _, c := range g.Checks {
		if c.Span == nil {
			if c.ID == "QP09" && c.Count != spaces {
				t.Errorf("%d places with stray spaces, want %d", spaces, c.Count)
			}
			continue
		}
		want = append(want, fmt.Sprint(c.ID, *c.Span))
	}
	slices.Sort(got)
	slices.Sort(want)
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// findings are what a perfect engine would have found.
func (g gold) findings(text string, cp *story.CodePoints) story.Findings {
	var f story.Findings
	f.Furniture.Headline = story.Span{End: len(g.Headline)}
	if i := strings.LastIndex(text, g.Byline); i >= 0 {
		f.Furniture.Byline = story.Span{Start: i, End: i + len(g.Byline)}
	}
	ids := map[string]string{}
	for i, e := range g.Entities {
		x := story.Entity{ID: fmt.Sprint("e", i), Name: e.Name, Type: e.Type, Role: e.Role, Flags: e.Flags}
		ids[e.Name] = x.ID
		for _, m := range e.Mentions {
			x.Mentions = append(x.Mentions, cp.Span(m))
		}
		if i := strings.Index(text, e.Role); e.Role != "" && i >= 0 {
			x.RoleSpans = []story.Span{{Start: i, End: i + len(e.Role)}}
		}
		f.Entities = append(f.Entities, x)
	}
	flag := map[string]string{"unclosed-quote": story.FlagUnclosed, "attribution-without-verb": story.FlagVerbless}
	for _, q := range g.Quotes {
		x := story.Quote{Kind: q.Kind, Parts: []story.Span{cp.Span([2]int{q.Start, q.End})}, SpeakerName: q.Name, SpeakerEntity: ids[q.Name]}
		if q.Speaker != nil {
			x.Speaker = []story.Span{cp.Span(*q.Speaker)}
		}
		if q.Cue != nil {
			x.Cue = []story.Span{cp.Span(*q.Cue)}
		}
		for _, name := range q.Flags {
			x.Flags = append(x.Flags, flag[name])
		}
		if q.RelayedBy != "" {
			x.RelayedBy, x.Flags = ids[q.RelayedBy], append(x.Flags, story.FlagSecondHand)
		}
		f.Quotes = append(f.Quotes, x)
	}
	return f
}
