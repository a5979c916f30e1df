package main

import "strconv"

// scenes is what e2e plays, in order. Each starts with the archive that the one before it left.
func scenes(s *stage) []scene {
	return []scene{firstStart(s), correcting(s), afterCrash(s), pasting(s), naming(s), keying(s), storyboard(s), people(s), checking(s), proving(s), intaking(s)}
}

// firstStart: an empty archive shows the sample story, already read.
func firstStart(s *stage) scene {
	var p *program
	return scene{"A first start", []step{
		{"the window opens on an empty archive", func() {
			s.fresh()
			p = s.start()
		}},
		{"the sample story is shown, already read", func() {
			l := p.wait("story open", "read", "true")
			expect(l["quotes"] != "0" && l["names"] != "0", "quotations and names in the sample story, got %v", l)
			p.shot("01-first-start")
		}},
		{"it closes when it is told to", func() { p.quit() }},
	}}
}

// openBridge starts the window with a story of the project's fixtures and waits until it is read.
func (s *stage) openBridge() (*program, logLine) {
	path := s.project.path("cmd", "dev", "testdata", "bridge.txt")
	p := s.start(path)
	added := p.wait("story added", "bytes", strconv.Itoa(len(s.read(path)))) // a first start adds the sample story as well
	return p, p.wait("story open", "id", added["id"], "read", "true")
}
