package name

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/extract/furniture"
	"quotedesk/app/extract/token"
)

func readerOf(text string) *reader {
	d := token.Split(text)
	f := furniture.Find(d)
	return newReader(d, &f, lists)
}

func TestZones(t *testing.T) {
	tests := []struct {
		text string
		want []string
	}{
		{"it rained and nobody came.", nil},
		{"they met al-Haddad yesterday evening.", []string{"al-Haddad"}},
		{"they met Lam Cheuk-ting there again.", []string{"Lam Cheuk-ting"}},
		{"the Bank of England and nobody at all in the old town of Kano.", []string{"Bank of England", "Kano"}},
		{"it fell under Section 5 of the 7th Fleet.", []string{"Section 5 of the 7th Fleet"}},
		{"she left. Ama stayed.", []string{"Ama"}},
	}
	for _, tt := range tests {
		r := readerOf(tt.text)
		var got []string
		for _, z := range r.zones() {
			got = append(got, r.d.Span(z.first, z.last).In(tt.text))
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s\n%s", tt.text, d)
		}
	}
}

// TestZonesOfALineThatNeverEnds holds that no zone grows with the text.
func TestZonesOfALineThatNeverEnds(t *testing.T) {
	r := readerOf(strings.Repeat("Ama Darko of Tema and ", 400))
	end := 0
	for _, z := range r.zones() {
		if z.first < end || z.last <= z.first || z.last-z.first > zoneLongest+zoneGap+2*zoneReach {
			t.Fatalf("zone %+v after %d", z, end)
		}
		end = z.last
	}
}
