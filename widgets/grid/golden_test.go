package grid

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// TestLooks compares the grid with images that were looked at. Their text is
// Latin only, since other scripts come from fonts of the system.
func TestLooks(t *testing.T) {
	scenes := []struct {
		name  string
		stage func(*stage)
	}{
		{"rows", func(s *stage) {
			s.click(1, "name")
			s.hover(2)
		}},
		{"sorted", func(s *stage) {
			s.SortBy("year", true)
			s.Select("d")
		}},
		{"editing", func(s *stage) {
			s.click(0, "note")
			s.press(fyne.KeyF2)
		}},
		{"choosing", func(s *stage) {
			s.ChoicesFor = func(_, column string) (Choices, bool) {
				return Choices{Options: strings.Fields("Barge Ferry Freighter Tanker Tug Yacht Trawler Cutter Lighter Dredger")}, column == "kind"
			}
			s.click(1, "kind")
			s.press(fyne.KeyF2)
		}},
		{"choosing-above", func(s *stage) {
			s.ChoicesFor = func(_, column string) (Choices, bool) {
				return Choices{Options: []string{"Barge", "Ferry", "Fishing boat", "Freighter"}, Free: true}, true
			}
			s.click(4, "kind")
			s.typed("f")
			s.press(fyne.KeyDown)
		}},
		{"refused", func(s *stage) {
			s.OnEdit = func(string, string, string) error {
				return refusal("A ship of that name is in the register already. Choose another name.")
			}
			s.click(1, "name")
			s.typed("Aurora")
			s.press(fyne.KeyReturn)
		}},
		{"empty", func(s *stage) {
			s.SetFilter(func(int) bool { return false })
		}},
		{"narrow", func(s *stage) {
			s.window.Resize(fyne.NewSize(330, 260))
			s.click(0, "note")
		}},
	}
	for variant, name := range map[fyne.ThemeVariant]string{theme.VariantLight: "light", theme.VariantDark: "dark"} {
		for _, scene := range scenes {
			t.Run(name+"/"+scene.name, func(t *testing.T) {
				m, columns := ships()
				s := show(t, m, columns, 640, 260)
				s.OnEdit = func(key, column, text string) error { m.set(key, column, text); return nil }
				s.Placeholder = "No ship matches the filter. Clear it to see all ships of the register again."
				test.ApplyTheme(t, fixedTheme{theme.DefaultTheme(), variant})
				scene.stage(s)
				test.AssertRendersToImage(t, scene.name+"-"+name+".png", s.window.Canvas())
			})
		}
	}
}
