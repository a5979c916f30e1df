package review

import (
	"strings"
	"testing"

	"quotedesk/app/story"
)

func TestInMarks(t *testing.T) {
	for _, c := range []struct {
		text string // the place is the word HERE
		want bool
	}{
		{"The pier HERE is old.", false},
		{"“The pier HERE is old,” she said.", true},
		{"“The pier is old,” HERE she said.", false},
		{"“The pier,” she HERE said, “is old.”", false},
		{"“The pier,” she said, “HERE is old.”", true},
		{"„Der Steg HERE ist alt“, sagte sie.", true},
		{"„Der Steg ist alt“, HERE sagte sie.", false},
		{`She called it "a HERE pier" today.`, true},
		{`She called it "a pier" HERE today.`, false},
		{"”Bryggan HERE är gammal”, sade hon.", true},
		{"« Le quai HERE est vieux »", true},
		{"It’s the HERE pier’s day", false},
		{"“An unclosed mark HERE\n\nand a next paragraph”", false},
		{"“One.”\n\nHERE “Two.”", false},
	} {
		i := strings.Index(c.text, "HERE")
		d := &Document{Text: c.text}
		if got := d.InMarks(story.Span{Start: i, End: i + 4}); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
