package main

// keying: words are edited by a double click, and a chord that was changed works at once and after a new start.
func keying(s *stage) scene {
	var p *program
	return scene{"Keys changed", []step{
		{"a double click on words of the story edits them there", func() {
			p, _ = s.openBridge()
			p.doubleClick("highlight q2")
			p.wait("words open")
			p.shot("18-words-edited-by-double-click")
			p.key("Escape")
		}},
		{"the sheet of keys gives Export another one", func() {
			p.key("ctrl+F1")
			p.wait("keys shown")
			p.key("Down", "Down", "Down", "Down", "Down", "Down", "Down", "Return")
			p.shot("19-a-key-is-waited-for")
			p.key("ctrl+alt+x")
			p.shot("20-key-changed")
			p.key("Escape")
		}},
		{"it works at once", func() {
			p.key("ctrl+alt+x")
			p.wait("export shown")
			p.key("Escape")
		}},
		{"the window closes", func() { p.quit() }},
		{"it works after a new start", func() {
			p = s.start()
			p.wait("story open")
			p.key("ctrl+alt+x")
			p.wait("export shown")
			p.key("Escape")
		}},
		{"the window closes", func() { p.quit() }},
	}}
}
