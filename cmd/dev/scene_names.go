package main

// naming: two names are made one by keyboard, after their places were shown; it is taken back; and the story read
// again says what it said.
func naming(s *stage) scene {
	var p *program
	return scene{"Names put right", []step{
		{"a story is opened and its names are shown", func() {
			p, _ = s.openBridge()
			p.key("alt+2")
		}},
		{"M asks which name it is, and completes", func() {
			p.key("Down", "m") // to a name of several mentions
			p.wait("choices shown")
			p.typeText("tarn")
			p.shot("14-which-name")
			p.key("Return")
			p.wait("places shown", "ticked", "*")
			p.shot("15-places-that-will-change")
		}},
		{"Enter merges them", func() {
			p.key("Return")
			p.wait("correction saved", "what", "removed", "cause", "key")
			p.shot("16-merged")
		}},
		{"one undo takes it back", func() { p.key("ctrl+z"); p.wait("correction saved", "cause", "undo") }},
		{"each person has one colour", func() {
			p.key("alt+c")
			p.shot("17-by-person")
			p.key("alt+c")
		}},
		{"the story read again is as it was", func() {
			p.key("ctrl+F5")
			p.wait("story read again", "corrections", "0")
		}},
		{"the window closes", func() { p.quit() }},
	}}
}
