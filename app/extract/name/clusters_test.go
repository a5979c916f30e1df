package name

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// TestClusters reads testdata/clusters.txt: stories under “== title”, and behind “--” the rows that must be among those
// found, as rows prints them.
func TestClusters(t *testing.T) {
	raw, err := os.ReadFile("testdata/clusters.txt")
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, block := range strings.Split("\n"+string(raw), "\n== ")[1:] {
		title, rest, _ := strings.Cut(block, "\n")
		text, want, ok := strings.Cut(rest, "\n--\n")
		if !ok {
			t.Fatalf("%s: no rows", title)
		}
		n++
		t.Run(title, func(t *testing.T) {
			_, names := find(text)
			got := rows(text, names)
			for _, row := range strings.Split(strings.TrimSpace(want), "\n") {
				if !slices.Contains(got, row) {
					t.Errorf("no row %q among\n%s", row, strings.Join(got, "\n"))
				}
			}
		})
	}
	if n == 0 {
		t.Error("no story in testdata/clusters.txt")
	}
}
