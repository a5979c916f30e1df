package main

import "strings"

// pasting: a story comes from the clipboard, and words marked in it become a quotation.
func pasting(s *stage) scene {
	const lead = "The lamp went out at nine, the keeper of Farne Light said. "
	var p *program
	return scene{"A pasted story", []step{
		{"a pasted story is kept and read", func() {
			p = s.start()
			p.wait("story open")
			s.setClipboard(lead + strings.Repeat("Nobody else was there. ", 12) + "“It was dark — 🙂 very dark,” she added.\n")
			p.key("ctrl+n", "ctrl+v")
			l := p.wait("story added")
			p.wait("story open", "id", l["id"], "read", "true")
			p.shot("12-pasted")
		}},
		{"a word is marked as a quotation", func() {
			p.clickAt("story", 0.5, 0.5) // the keyboard goes to the story, wherever its text ends
			p.key("ctrl+a", "ctrl+k")
			p.wait("correction saved", "what", "added")
			p.shot("13-quotation-added")
		}},
		{"undo takes it away", func() { p.key("ctrl+z"); p.wait("correction saved", "cause", "undo") }},
		{"the story is copied as it was pasted", func() {
			p.clickAt("story", 0.5, 0.5)
			p.key("ctrl+a", "ctrl+c")
			p.until("the story on the clipboard", func() bool {
				got := s.clipboard()
				return strings.HasPrefix(got, lead) && strings.Contains(got, "“It was dark — 🙂 very dark,” she added.")
			})
		}},
		{"the window closes", func() { p.quit() }},
	}}
}
