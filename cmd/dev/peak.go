package main

import "fmt"

// memory is an amount of memory in bytes.
type memory int64

// unknownMemory stands for what a system does not tell.
const unknownMemory memory = -1

// String is the amount in megabytes.
func (m memory) String() string {
	if m == unknownMemory {
		return "unknown"
	}
	return fmt.Sprintf("%d MB", m>>20)
}

// mostMemory is what the engine may take for one text of longText words.
const mostMemory = 200 << 20

// withinBudget is an error when the engine took more memory for its longest text than it may.
func withinBudget(peak memory) error {
	if peak > mostMemory {
		return fmt.Errorf("the engine took %s for a text of %d words, but %s is the most it may take", peak, longText, memory(mostMemory))
	}
	return nil
}
