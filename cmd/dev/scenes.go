package main

// scenes is what e2e plays, in order.
func scenes(s *stage) []scene {
	return []scene{firstStart(s)}
}

// firstStart: an empty archive shows the sample story, already read.
func firstStart(s *stage) scene {
	var p *program
	return scene{"A first start", []step{
		{"the window opens", func() { s.fresh(); p = s.start() }},
		{"a story is shown, already read", func() { p.wait("story open"); p.shot("01-first-start") }},
		{"it quits when it is told to", func() { p.quit() }},
	}}
}

// pictures is what shots plays: the README's pictures.
func pictures(s *stage) []scene {
	var all []scene
	for _, theme := range []string{"light", "dark"} {
		all = append(all, scene{"The main window, " + theme, []step{
			{"take the picture", func() {
				s.extra = []string{"FYNE_THEME=" + theme}
				s.fresh()
				p := s.start()
				p.wait("story open")
				p.shot("main-" + theme)
				p.quit()
			}},
		}})
	}
	return all
}
