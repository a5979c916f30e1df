package main

import "sync"

// gate lets work in while its sizes add up to no more than room; a single piece may always enter when nothing
// else is inside, whatever its size.
type gate struct {
	mu     sync.Mutex
	freed  *sync.Cond
	room   int // bytes
	inside int // bytes
}

func newGate(room int) *gate {
	g := &gate{room: room}
	g.freed = sync.NewCond(&g.mu)
	return g
}

// enter waits until there is room for size bytes.
func (g *gate) enter(size int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for g.inside > 0 && g.inside+size > g.room {
		g.freed.Wait()
	}
	g.inside += size
}

// leave gives size bytes back.
func (g *gate) leave(size int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.inside -= size
	g.freed.Broadcast()
}
