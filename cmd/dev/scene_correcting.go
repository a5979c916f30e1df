package main

import (
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// correcting: a highlight is clicked, its speaker changed, the change undone and redone; it is there after a
// restart, and it is in the files that come out.
func correcting(s *stage) scene {
	const speaker = "Nadia Quill"
	const role = "Half a name of the long and winding name" // long enough to be wrapped in its cell
	var p *program
	var id, words string
	out := filepath.Join(s.folder, "out")
	return scene{"From a story to a corrected, exported one", []step{
		{"a story is opened from the command line and read", func() {
			var l logLine
			p, l = s.openBridge()
			id = l["id"]
			words = s.wordsOf("q2")
			p.shot("02-story-open")
		}},
		{"a click on a highlight selects its row", func() {
			p.click("highlight q2")
			p.shot("03-row-selected")
		}},
		{"the speaker is changed by keyboard", func() {
			p.key("ctrl+s", "ctrl+a")
			p.typeText(speaker)
			p.shot("04-speaker-typed")
			p.key("Return")
			p.wait("correction saved", "seq", "1", "what", "attribution")
			p.shot("05-speaker-changed")
		}},
		{"undo takes it back", func() { p.key("ctrl+z"); p.wait("correction saved", "seq", "2", "cause", "undo") }},
		{"redo brings it again", func() { p.key("ctrl+y"); p.wait("correction saved", "seq", "3", "cause", "redo") }},
		{"a role is typed that takes more than one line", func() {
			p.key("ctrl+shift+r", "ctrl+a")
			p.typeText(role)
			p.key("Return")
			p.wait("correction saved", "seq", "4", "what", "role")
			p.shot("06-role-typed")
		}},
		{"the window closes without a question", func() { p.quit() }},
		{"after a new start the story stands as it was left", func() {
			p = s.start()
			p.wait("story open", "id", id, "journal", "4")
			p.shot("07-started-again")
		}},
		{"it is exported", func() {
			must("make the folder", os.MkdirAll(out, 0o755))
			p.key("ctrl+e")
			p.wait("export shown")
			p.shot("08-export")
			p.key("ctrl+a")
			p.typeText(out)
			p.key("Return")
			p.wait("exported", "path", out+"*")
			p.shot("09-exported")
		}},
		{"the table that came out names the new speaker and role", func() { s.expectRow(out, words, speaker, role) }},
		{"the article that came out is clean", func() { s.expectClean(out) }},
		{"the window closes", func() { p.quit() }},
	}}
}

// wordsOf is what the command line engine finds as the quotation with the id in the story.
func (s *stage) wordsOf(id string) string {
	text := s.read(s.project.path("cmd", "dev", "testdata", "bridge.txt"))
	request, err := json.Marshal(map[string]string{"id": "bridge", "text": text})
	must("ask for the quotations", err)
	var found struct {
		Quotes []struct {
			ID    string
			Parts [][2]int
		}
	}
	must("read the quotations", json.Unmarshal([]byte(s.quotesSays(string(request), "extract", "--ndjson")), &found))
	for _, q := range found.Quotes {
		if q.ID == id {
			return string([]rune(text)[q.Parts[0][0]:q.Parts[0][1]])
		}
	}
	fail("the command finds no quotation %s in the story", id)
	return ""
}

// expectRow wants a row that holds the quotation's words and all the cells.
func (s *stage) expectRow(folder, words string, cells ...string) {
	rows, err := csv.NewReader(strings.NewReader(s.read(s.only(folder, "*quotations.csv")))).ReadAll()
	must("read the exported table", err)
	bare := strings.Trim(words, "“”‘’\"' ,.")
	for _, row := range rows {
		if !strings.Contains(strings.Join(row, "\x00"), bare) {
			continue
		}
		for _, cell := range cells {
			expect(slices.Contains(row, cell), "%q in the row of %q, got %q", cell, bare, row)
		}
		return
	}
	fail("no row of the exported table holds %q", bare)
}

// expectClean wants the safe repairs done and every quoted word kept.
func (s *stage) expectClean(folder string) {
	article := s.read(s.only(folder, "*.txt"))
	for line := range strings.Lines(article) {
		line = strings.TrimSuffix(line, "\n")
		expect(strings.TrimRight(line, " \u00a0\t") == line, "no space at the end of %q", line)
		expect(!strings.Contains(line, "  "), "no doubled space in %q", line)
	}
	expect(strings.Contains(article, "what the works on both piers would cost."), "a full stop at the end of the last paragraph")
	for _, quoted := range []string{"“We would rather say it now than say it in the dark,”", "“a scandal with a paper trail”"} {
		expect(strings.Contains(article, quoted), "%s in the article, unchanged", quoted)
	}
}

// only is the one file of the folder that the pattern fits.
func (s *stage) only(folder, pattern string) string {
	names, err := filepath.Glob(filepath.Join(folder, pattern))
	must("look for "+pattern, err)
	if len(names) != 1 {
		there, _ := filepath.Glob(filepath.Join(folder, "*")) // only to say what is there
		fail("one file %s wanted; there are %q", pattern, there)
	}
	return names[0]
}
