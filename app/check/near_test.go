package check

import (
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestNoSpellingIsMissedByNearness compares every form with every other, as the rule would without its short cut.
func TestNoSpellingIsMissedByNearness(t *testing.T) {
	word := rapid.StringMatching(`(Al-)?[HKMV][aeo](vers|wers|lm|rg|ttin)(on|en|an|son|um)?`)
	alike := 0
	rapid.Check(t, func(t *rapid.T) {
		var forms []form
		for range rapid.IntRange(2, 24).Draw(t, "forms") {
			text := word.Draw(t, "surname")
			if rapid.Bool().Draw(t, "full") {
				text = word.Draw(t, "first") + " " + text
			}
			forms = append(forms, newForm(text))
		}
		markOrphans(forms)
		near := neighbourhood(forms)
		for i := range forms {
			for j := i + 1; j < len(forms); j++ {
				if len(compare(forms[i], forms[j])) == 0 {
					continue
				}
				alike++
				if !slices.Contains(near.after(i), j) {
					t.Fatalf("%q and %q are not held to be near", forms[i].text, forms[j].text)
				}
			}
		}
	})
	if alike == 0 {
		t.Error("no two forms were alike")
	}
}
