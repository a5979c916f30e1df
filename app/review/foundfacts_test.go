package review

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// TestFactsAreThoseOfTheStoryAsItStands lives random lives and compares what is kept with what is found anew.
func TestFactsAreThoseOfTheStoryAsItStands(t *testing.T) {
	kept := 0
	for seed := range 300 {
		r := rand.New(rand.NewPCG(17, uint64(seed)))
		d := open(t)
		for range 15 {
			step, err := randomAct(r, d)
			if err != nil || step == nil {
				continue
			}
			if err := d.Apply(step); err != nil {
				t.Fatal(err)
			}
			for _, q := range d.quotes {
				if len(d.found.quote) > 0 {
					kept++
				}
				if got, want := d.Facts(q), d.clone().Facts(q); !reflect.DeepEqual(got, want) {
					t.Fatalf("seed %d: %s has %+v, want %+v", seed, q.ID, got, want)
				}
			}
		}
	}
	if kept == 0 {
		t.Error("nothing was ever kept")
	}
}
