package extract

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// TestSpeakersFollowDecisions gives a quotation to whoever a person says the surname means.
func TestSpeakersFollowDecisions(t *testing.T) {
	const text = "Bob Haugen met Kari Haugen on the quay on Monday.\n\n“The boats stay in,” Haugen said.\n"
	e := engine(t)
	plain, err := e.Extract(context.Background(), text)
	if err != nil {
		t.Fatal(err)
	}
	alone := story.Span{Start: strings.LastIndex(text, "Haugen"), End: strings.LastIndex(text, "Haugen") + len("Haugen")}
	for _, name := range []string{"Bob Haugen", "Kari Haugen"} {
		other := map[string]string{"Bob Haugen": "Kari Haugen", "Kari Haugen": "Bob Haugen"}[name]
		at := func(s string) story.Span {
			i := strings.Index(text, s)
			return story.Span{Start: i, End: i + len(s)}
		}
		by := story.Decisions{Together: [][2]story.Span{{alone, at(name)}}, Apart: [][2]story.Span{{alone, at(other)}}}
		f, err := e.ExtractWith(context.Background(), text, by)
		if err != nil {
			t.Fatal(err)
		}
		if len(f.Quotes) != 1 || f.Quotes[0].SpeakerName != name {
			t.Errorf("speaker of %+v, want %s", f.Quotes, name)
		}
	}
	same, err := e.ExtractWith(context.Background(), text, story.Decisions{})
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(plain, same); d != "" {
		t.Error(d)
	}
}
