package main

// people: those confirmed in a story are known; two are made one on their screen by keys, and taken apart again.
func people(s *stage) scene {
	var p *program
	return scene{"People of all stories", []step{
		{"those of the story before are listed", func() {
			p = s.start()
			p.wait("story open", "read", "true")
			p.key("alt+p")
			p.wait("people shown")
			p.shot("28-people")
		}},
		{"one is merged into another", func() {
			p.typeText("voss")
			p.key("Down", "m")
			p.wait("choices shown")
			p.typeText("rekdal")
			p.shot("29-which-person")
			p.key("Return")
			p.wait("people decided", "what", "merge")
			p.shot("30-people-merged")
		}},
		{"and taken apart again", func() {
			p.key("f", "ctrl+a")
			p.typeText("rekdal")
			p.key("Down", "t")
			p.wait("choices shown")
			p.key("Return")
			p.wait("people decided")
			p.shot("31-people-apart")
			p.key("Escape")
		}},
		{"the window closes", func() { p.quit() }},
	}}
}
