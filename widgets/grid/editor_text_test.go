package grid

import "testing"

// A field that wraps at words loses its place when a space falls on the wrap
// point: the space came out at the end of the text.
func TestTypedSpacesStayWhereTheyWereTyped(t *testing.T) {
	const words = "Half a name of the long and winding name of it"
	for width := float32(60); width < 160; width += 10 {
		m := newSheet()
		m.set("a", "role", "")
		s := show(t, m, []Column{{ID: "role", Width: width, MinWidth: width, Lines: 2, Editable: true}}, width+20, 200)
		got := ""
		s.OnEdit = func(_, _, text string) error { got = text; return nil }
		s.Select("a")
		s.Edit("role")
		s.typed(words)
		s.press("Return")
		if got != words {
			t.Errorf("width %v: typed %q, got %q", width, words, got)
		}
	}
}

func TestHintIsShownAndNeverEdited(t *testing.T) {
	m := newSheet()
	m.put("a", "role", Cell{Hint: "nobody yet"})
	s := show(t, m, []Column{{ID: "role", Width: 200, Editable: true}}, 300, 200)
	if got := s.rows[0].cells[0].lines; len(got) != 1 || got[0] != "nobody yet" {
		t.Errorf("shown: %q", got)
	}
	got := "untouched"
	s.OnEdit = func(_, _, text string) error { got = text; return nil }
	s.Select("a")
	s.Edit("role")
	if s.editor.Text != "" {
		t.Errorf("the editor begins with %q", s.editor.Text)
	}
	s.press("Return")
	if got != "untouched" {
		t.Errorf("the hint was committed as %q", got)
	}
}
