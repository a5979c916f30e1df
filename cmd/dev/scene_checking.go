package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"quotedesk/app/export"
	"quotedesk/app/review"
)

// checking: twelve quotations are verified with evidence of all four kinds, two are disputed, one is waived, the story is
// signed, and one character is changed: by keys only, in the real window. What the archive then holds is proved whole.
func checking(s *stage) scene {
	fixture := func(name string) string { return s.read(s.project.path("app", "gui", "testdata", name)) }
	c := &checker{}
	var id string
	return scene{"A story verified by keys only", []step{
		{"a story of twelve quotations is open in the checker's pane", func() {
			s.fresh()
			id = s.seed("Ferry to stop calling at Skarvik", fixture("ferry.txt"), fixture("ferry.found.json"))
			c.tape = s.write("evidence of the day/tape.wav", "sound")
			c.captions = s.write("evidence of the day/ferry.srt", s.read(s.project.path("cmd", "dev", "testdata", "ferry.srt")))
			c.p = s.start()
			c.p.wait("story open", "id", id, "read", "true")
			c.p.key("alt+5", "ctrl+Home")
		}},
		{"a source is opened and kept, and a passage of it becomes evidence", func() {
			c.p.key("s")
			c.fill(c.captions)
			c.p.wait("correction saved", "what", "added")
			c.p.key("c")
			c.p.wait("passage shown")
			c.p.shot("70-checker-passage")
			c.p.key("n", "n")
			c.p.shot("71-checker-passage-changed")
			c.p.key("p", "p", "Return")
			c.p.wait("correction saved", "what", "added")
			c.ruled("v")
		}},
		{"the other eleven get evidence and verdicts", func() {
			for i := 1; i < 12; i++ {
				c.verify(i)
			}
			c.p.shot("72-checker-all-ruled-on")
		}},
		{"the story is signed off", func() {
			c.p.key("g")
			c.p.shot("73-checker-sign-off")
			c.p.key("Return")
			c.p.wait("correction saved", "what", "added")
			c.p.shot("74-checker-signed")
		}},
		{"one character of the fourth quotation is changed", func() {
			c.p.key("ctrl+Home", "Down", "Down", "Down", "ctrl+F2")
			c.p.wait("words open")
			c.p.key("Delete")
			c.p.typeText("X")
			c.p.key("ctrl+Return")
			c.p.wait("correction saved") // what an alert adds to the step comes last
			c.p.key("alt+5", "4")
			c.p.shot("75-checker-stale")
		}},
		{"the fact-check file for the house is written by keys", func() {
			c.p.key("4", "ctrl+e")
			c.p.wait("export shown")
			c.p.key(slices.Repeat([]string{"Tab"}, 2+len(export.Forms(export.Table{})))...) // past the folder and all that is not of the checking
			c.p.key("space", "Tab", "space", "Tab", "space", "Tab", "space", "Tab", "space")
			c.p.shot("76-checker-export")
			c.p.key("Return")
			c.p.wait("exported", "files", "7")
			page := s.read(s.exported(" fact-check (internal).html"))
			expect(strings.Contains(page, "heard by the desk") && strings.Contains(page, "ferry.srt") && strings.Contains(page, "The signature is outdated"),
				"the waiver, the source and the outdated signature on the page")
			s.onPaper(page, "78-checker-proof")
			f, err := export.ReadFactCheck(strings.NewReader(s.read(s.exported(" fact-check (internal).json"))))
			must("read the fact-check file back", err)
			expect(f.Audience == export.Internal && len(f.Evidence) == 9 && len(f.Sources) == 1 && !f.Unchanged, "all of the checking in the file, got %d pieces of evidence", len(f.Evidence))
		}},
		{"the window closes", func() { c.p.quit() }},
		{"the archive holds the checking, and exactly one quotation is stale", func() { c.expectChecked(s.kept(id)) }},
		{"the next day the source is there without its file", func() {
			must("put the source away", os.Remove(c.captions))
			c.p = s.start()
			c.p.wait("story open", "id", id)
			c.p.key("alt+5", "ctrl+Home", "c")
			c.p.wait("passage shown")
			c.p.shot("77-checker-next-day")
			c.p.key("Escape")
			c.p.quit()
		}},
		{"the audit proves the journal whole", func() {
			said := s.quotesSays("", "audit", s.data)
			expect(strings.Contains(said, "whole: all") && strings.Contains(said, "whole 1, not whole 0"), "a journal that is whole, got %s", said)
		}},
	}}
}

// exported is the path of the newest story's file with that end, in the home folder, where the window exports to first.
func (s *stage) exported(end string) string {
	paths, err := filepath.Glob(filepath.Join(s.home, "*"+end))
	must("look for what was exported", err)
	expect(len(paths) == 1, "one file that ends in %q, got %v", end, paths)
	return paths[0]
}

// checker is somebody who verifies a story with the keyboard alone.
type checker struct {
	p              *program
	tape, captions string // paths
}

// fill types a form's lines and takes it; "" leaves a line, a button or a box as it is.
func (c *checker) fill(lines ...string) {
	for i, words := range lines {
		if i > 0 {
			c.p.key("Tab")
		}
		if words != "" {
			c.p.typeText(words)
		}
	}
	c.p.key("Return")
}

// ruled gives a verdict by its key, and waits until it is on disk.
func (c *checker) ruled(key string) {
	c.p.key(key)
	c.p.wait("correction saved", "what", "verdict")
}

// verify decides on quotation i, from 0: the third and the eighth are disputed, the sixth is waived, the others have
// evidence of the four kinds in turn.
func (c *checker) verify(i int) {
	switch i {
	case 2, 7:
		c.p.key("d")
		c.fill("He denies it")
		c.p.wait("correction saved", "what", "verdict")
		return
	case 5:
		c.p.key("v")
		c.fill("", "heard by the desk")
		c.p.wait("correction saved", "what", "verdict")
		return
	}
	switch i % 4 {
	case 0:
		c.p.key("r")
		c.fill(c.tape, "", "", "1:02.5", "1:04", "Aldrup")
	case 1:
		c.p.key("f")
		c.fill("", "", "", "Minutes of the board", "4")
	case 2:
		c.p.key("a")
		c.fill("https://example.org/ferry", "The ferry")
	case 3:
		c.p.key("n")
		c.fill("Tora Lund", "", "", "the words")
	}
	c.p.wait("correction saved", "what", "added")
	c.ruled("v")
}

// expectChecked says what has to be in the archive when all is done.
func (c *checker) expectChecked(d *review.Document) {
	kinds := map[review.ExhibitKind]int{}
	for _, e := range d.Exhibits() {
		kinds[e.Kind]++
	}
	expect(len(kinds) == len(review.ExhibitKinds) && len(d.Exhibits()) == 9, "nine pieces of evidence of all four kinds, got %v", kinds)
	first := d.Exhibits()[0].Recording
	expect(first != nil && first.From == 865_000 && first.To == 871_000 && first.Speaker == "ALDRUP" && len(d.SourceTexts()) == 1 &&
		d.Exhibits()[0].Source == d.SourceTexts()[0].Sum, "the passage as evidence of a recording, got %+v", d.Exhibits()[0])
	counts := map[string]int{}
	var stale []string
	for _, q := range d.Checklist() {
		counts[string(q.Standing.Ruling)]++
		if q.Standing.Waiver != (review.Waiver{}) {
			counts["waived"]++
		}
		if len(q.Standing.Stale) > 0 {
			stale = append(stale, q.Quote)
		}
	}
	got := fmt.Sprint(counts[string(review.Verified)], counts[string(review.Disputed)], counts["waived"])
	expect(got == "10 2 1", "ten verified, two disputed, one of them all waived, got %v", counts)
	expect(slices.Equal(stale, []string{d.Checklist()[3].Quote}), "the fourth quotation stale and no other, got %v", stale)
	since, ok := d.SinceSigned()
	expect(ok && since.String() == "signed version 1, text is now version 2, 1 quotation changed", "an outdated signature, got %v", since)
}
