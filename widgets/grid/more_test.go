package grid

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"github.com/google/go-cmp/cmp"
)

// TestMoreOptionsComeBehindWithHints types what the list knows one of and the looking up two.
func TestMoreOptionsComeBehindWithHints(t *testing.T) {
	f := newFleet(t)
	var asked []string
	f.ChoicesFor = func(_, column string) (Choices, bool) {
		return Choices{Options: people, Free: true, More: func(typed string) []Option {
			asked = append(asked, typed)
			if typed != "li" {
				return nil
			}
			return []Option{{Text: "Lia Moss", Hint: "from afar"}, {Text: "Lino Rees"}}
		}}, column == "name"
	}
	f.click(1, "name")
	f.events = nil
	f.typed("li")
	if diff := cmp.Diff([]string{"Bo Lind", "Lia Moss", "Lino Rees"}, f.offered()); diff != "" {
		t.Error(diff)
	}
	if !slices.Contains(asked, "li") || len(people) != 6 {
		t.Errorf("asked for %q; %d options", asked, len(people))
	}
	var hints []string
	for _, o := range f.editor.list.objects {
		if text, ok := o.(*canvas.Text); ok && slices.Contains(f.editor.list.asides, text) {
			hints = append(hints, text.Text)
		}
	}
	if diff := cmp.Diff([]string{"from afar"}, hints); diff != "" {
		t.Error(diff)
	}
	f.press(fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn)
	f.expect("edit b name Lia Moss")
}
