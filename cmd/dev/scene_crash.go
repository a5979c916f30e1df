package main

import "strconv"

// afterCrash: the window is killed in the middle of editing; what it had acknowledged is there.
func afterCrash(s *stage) scene {
	var p *program
	var id string
	before, saved := 0, 0
	return scene{"Killed in the middle of editing", []step{
		{"the story is open", func() {
			p = s.start()
			l := p.wait("story open", "read", "true")
			id, before = l["id"], number(l, "journal")
		}},
		{"rows are confirmed, one key each", func() {
			p.click("highlight q1")
			for range 3 {
				p.key("ctrl+Return")
				saved = number(p.wait("correction saved", "what", "status"), "seq")
			}
			expect(saved >= before+3, "three corrections more than %d, got %d", before, saved)
		}},
		{"it is killed while a cell is being edited", func() {
			p.key("ctrl+s")
			p.typeText("Half a na")
			p.wait("drafts kept", "drafts", "1")
			p.shot("10-before-the-crash")
			p.kill()
		}},
		{"every acknowledged correction is there", func() {
			p = s.start()
			l := p.wait("story open", "id", id)
			expect(number(l, "journal") >= saved, "%d corrections in the journal, got %s", saved, l["journal"])
		}},
		{"what was being typed is offered, and put back into its cell", func() {
			p.wait("draft offered", "of", "1")
			p.shot("11-after-the-crash")
			p.key("Return")
			p.wait("drafts kept", "drafts", "1") // typed again, and kept again
			p.key("Escape")
			p.wait("drafts kept", "drafts", "0")
		}},
		{"undo still reaches back", func() {
			p.key("ctrl+z")
			p.wait("correction saved", "cause", "undo")
		}},
		{"it can be killed again at once", func() { p.kill() }},
		{"and nothing is lost", func() {
			p = s.start()
			l := p.wait("story open", "id", id)
			expect(number(l, "journal") > saved, "the undo in the journal, got %s entries", l["journal"])
			p.wait("drafts left", "drafts", "0")
			p.quit()
		}},
	}}
}

// number is the whole number in an attribute.
func number(l logLine, key string) int {
	n, err := strconv.Atoi(l[key])
	must("read "+key+" of "+l["msg"], err)
	return n
}
