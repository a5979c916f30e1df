package main

import "testing"

func TestMemoryBudget(t *testing.T) {
	for _, test := range []struct {
		peak memory
		text string
		over bool
	}{
		{150 << 20, "150 MB", false},
		{mostMemory, "200 MB", false},
		{mostMemory + 1<<20, "201 MB", true},
		{unknownMemory, "unknown", false},
	} {
		if err := withinBudget(test.peak); (err != nil) != test.over || test.peak.String() != test.text {
			t.Errorf("%d bytes: %q, %v", int64(test.peak), test.peak, err)
		}
	}
}
