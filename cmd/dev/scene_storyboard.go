package main

import "strings"

// mostPresses is how many keys a story of twelve quotations may take, beside the letters of names that are typed.
const mostPresses = 70

// editor is somebody who puts a story right with the keyboard alone, and counts.
type editor struct {
	p       *program
	presses int
	marked  bool // the quotation that was missing
}

func (e *editor) press(keys ...string) {
	e.presses += len(keys)
	e.p.key(keys...)
}

// decide presses keys that correct something each, and waits until each is on disk.
func (e *editor) decide(keys ...string) {
	for _, k := range keys {
		must("follow the log", e.p.log.skip())
		e.press(k)
		e.p.wait("correction saved")
	}
}

// selected is the row that the desk has brought.
func (e *editor) selected() string {
	for name := range e.p.geometry() {
		if id, ok := strings.CutPrefix(name, "selected "); ok {
			return id
		}
	}
	return ""
}

// leave presses a key that goes on to another row, and waits for it.
func (e *editor) leave(key string) {
	was := e.selected()
	e.press(key)
	e.p.until("another row than "+was, func() bool {
		now := e.selected()
		return now != "" && now != was
	})
}

// storyboard: a story in which three speakers are wrong, one edge is, one quotation is missing and five alerts stand
// is put right by keys. Whatever row the desk brings is confirmed, unless it is one of those that are wrong.
func storyboard(s *stage) scene {
	fixture := func(name string) string { return s.read(s.project.path("app", "gui", "testdata", name)) }
	e := &editor{}
	var id string
	open := map[string]bool{}
	return scene{"A story put right by keys only", []step{
		{"a story that has been read is open, its riskiest quotation selected", func() {
			s.fresh()
			id = s.seed("Ferry to stop calling at Skarvik", fixture("ferry.txt"), fixture("ferry.found.json"))
			for _, q := range s.kept(id).Quotes() {
				open[q.ID] = true
			}
			expect(len(open) == 12, "twelve quotations, there are %d", len(open))
			e.p = s.start()
			e.p.wait("story open", "id", id, "read", "true")
			e.press("alt+1")
			e.p.shot("21-storyboard")
		}},
		{"every quotation is decided on where the desk brings it", func() {
			for len(open) > 0 {
				row := e.selected()
				expect(open[row], "a quotation that is still open, %q is selected", row)
				if !e.mend(row, open) {
					e.leave("Return") // of what was marked behind the row, which is brought again
					continue
				}
				if delete(open, row); len(open) > 0 {
					e.leave("Return")
				}
			}
			e.press("Return")
			e.p.shot("25-storyboard-decided")
		}},
		{"five alerts are put right one by one", func() {
			e.leave("alt+3")
			e.p.shot("26-storyboard-alerts")
			for range 5 {
				e.decide("f")
			}
			e.p.shot("27-storyboard-clean")
		}},
		{"it took few keys", func() {
			expect(e.presses <= mostPresses, "at most %d key presses, it took %d", mostPresses, e.presses)
		}},
		{"the window closes", func() { e.p.quit() }},
		{"the archive holds the story as it should be", func() {
			d := s.kept(id)
			got, want := outcome(d), fixture("ferry.gold.tsv")
			expect(got == want, "the quotations\n%s\ngot\n%s", want, got)
			want = fixture("ferry.gold.txt")
			expect(d.Text == want, "the words\n%s\ngot\n%s", want, d.Text)
			expect(len(d.Checks()) == 0, "no alert, %d are left", len(d.Checks()))
		}},
	}}
}

// mend corrects what is wrong with a row of the storyboard, and takes what else it decides on from those open. It is
// false when the row is still to be decided on, as another one is selected now.
func (e *editor) mend(row string, open map[string]bool) bool {
	switch row {
	case "q3": // said by another one: a capital letter begins to type who
		e.p.typeText("Mette Aldrup")
		e.p.shot("22-storyboard-speaker-typed")
		e.decide("Return")
	case "q7", "q8": // another candidate, and the other one by the same he
		e.p.shot("23-storyboard-candidates")
		e.decide("1", "a")
		delete(open, "q7")
		delete(open, "q8")
	case "q6": // a word more
		e.decide("bracketright")
	case "q5": // behind it one is missing
		if e.marked {
			return true
		}
		e.marked = true
		e.press("q", "Right", "ctrl+shift+Right")
		e.decide("q", "braceright")
		e.p.shot("24-storyboard-quotation-added")
		return false
	}
	return true
}
