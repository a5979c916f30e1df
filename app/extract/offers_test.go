package extract

import (
	"context"
	"io/fs"
	"strings"
	"testing"

	"quotedesk/app/extract/model"
	"quotedesk/app/extract/quote"
	"quotedesk/app/story"
	"quotedesk/assets"
)

// TestOffers reads what hangs on verbs and nouns of speech that no rule takes.
func TestOffers(t *testing.T) {
	voc := model.NewVocabulary()
	for _, c := range []struct{ text, want string }{
		{"The minister is to say on Monday whether the bridge would be closed.", "whether the bridge would be closed"},
		{"The minister has never said whether the bridge would be closed.", ""},
		{"Ann Lee mocked the plan to close the bridge, and nobody laughed.", "the plan to close the bridge"},
		{"On Monday she was asked about her talk of closing the bridge.", "closing the bridge"},
	} {
		watch := &quote.Watch{Vector: voc.Vector()}
		var seen []string
		watch.Content = func(_ int, parts []story.Span) {
			seen = append(seen, parts[0].In(c.text))
		}
		if _, err := engine(t).Watch(context.Background(), c.text, watch); err != nil {
			t.Fatal(err)
		}
		if c.want == "" {
			if len(seen) > 0 {
				t.Errorf("%q: offered %q, want nothing", c.text, seen)
			}
			continue
		}
		if !strings.Contains("|"+strings.Join(seen, "|")+"|", "|"+c.want+"|") {
			t.Errorf("%q: offered %q, want %q", c.text, seen, c.want)
		}
	}
}

// TestNewWithoutModels refuses a folder that lacks a model.
func TestNewWithoutModels(t *testing.T) {
	for _, name := range []string{"pos", "content", "rules", "regions"} {
		if _, err := NewWith(without{name}); err == nil || !strings.HasPrefix(err.Error(), "load the") {
			t.Errorf("without %s: %v", name, err)
		}
	}
}

// without is the models the program ships but one.
type without struct{ name string }

func (w without) Open(name string) (fs.File, error) {
	if name == modelFolder+"/"+w.name+".model" {
		return nil, fs.ErrNotExist
	}
	return assets.Models.Open(name)
}
