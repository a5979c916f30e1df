package main

// pictures is what shots plays: the main window with the sample story, light and dark.
func pictures(s *stage) []scene {
	var all []scene
	for _, theme := range []string{"light", "dark"} {
		all = append(all, scene{"The main window, " + theme, []step{
			{"take the picture", func() {
				s.extra = []string{"FYNE_THEME=" + theme}
				s.fresh()
				p := s.start()
				p.wait("story open", "read", "true")
				p.key("ctrl+j", "ctrl+j")
				p.shot("main-" + theme)
				p.quit()
			}},
		}})
	}
	return all
}
