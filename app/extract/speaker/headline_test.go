package speaker

import "testing"

func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"‘I TOLD him, twice’":    " i told him twice ",
		"":                       "  ",
		"“So-called ‘B sample’”": " so called b sample ",
	} {
		if got := spoken(text); got != want {
			t.Errorf("%q is spoken as %q, want %q", text, got, want)
		}
	}
}
