package quote

import (
	"testing"
)

// TestGraderRefusesOtherModels gives it files that hold something else.
func TestGraderRefusesOtherModels(t *testing.T) {
	for name, data := range map[string][]byte{"nothing": nil, "no model": []byte("quotedesk"), "cut off": []byte("quotedesk model 1\n")} {
		if _, err := LoadGrader(data, data, data); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
