package main

// intaking: a word processor's document and a PDF file come in by the real program, and its reports and dialogs are
// walked by keys.
func intaking(s *stage) scene {
	fixture := func(name string) string { return s.project.path("app", "intake", "testdata", name) }
	var p *program
	return scene{"Files of other programs", []step{
		{"a document with tracked changes and a comment is read", func() {
			s.fresh()
			p = s.start(fixture("libreoffice.docx"))
			l := p.wait("story added")
			p.wait("story open", "id", l["id"], "read", "true")
			p.shot("70-document")
		}},
		{"the intake report lists its remarks, and Enter leads to the words of one", func() {
			p.key("ctrl+i")
			p.wait("intake report shown", "remarks", "2")
			p.shot("71-intake-report")
			p.key("Return")
		}},
		{"the dialog of stories to open is left by a key", func() {
			p.key("ctrl+o")
			p.wait("open shown")
			p.key("Escape")
		}},
		{"an address inside the own network is refused", func() {
			p.key("ctrl+u")
			p.wait("address asked")
			p.typeText("http://127.0.0.1/")
			p.key("Return")
			p.shot("72-address-refused")
			p.key("Escape")
		}},
		{"the window closes", func() { p.quit() }},
		{"a PDF file is read by a child of the program", func() {
			p = s.start(fixture("libreoffice.pdf"))
			l := p.wait("story added", "bytes", "131")
			p.wait("story open", "id", l["id"], "read", "true")
			p.shot("73-pdf")
		}},
		{"the window closes", func() { p.quit() }},
	}}
}
