package export

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// word is what a reader of a Word document sees.
type word struct {
	accepted, rejected string            // the text with all changes accepted, and with none
	ranges             map[string]string // by comment, in the accepted text
	comments           map[string]string
	authors            map[string]int // of changes
}

// judge is a test or a property.
type judge interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func readDOCX(t judge, doc []byte) word {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(doc), int64(len(doc)))
	if err != nil {
		t.Fatal(err)
	}
	out := word{ranges: map[string]string{}, comments: map[string]string{}, authors: map[string]int{}}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		switch f.Name {
		case "word/document.xml":
			out.body(t, b)
		case "word/comments.xml":
			out.said(t, b)
		default:
			tokens(t, b, func(xml.Token) {})
		}
	}
	return out
}

func tokens(t judge, b []byte, see func(xml.Token)) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, b)
		}
		see(token)
	}
}

func value(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (w *word) body(t judge, b []byte) {
	var accepted, rejected strings.Builder
	starts := map[string]int{}
	ins, del, markIns, markDel, properties := false, false, false, false, false
	add := func(s string) {
		if !del {
			accepted.WriteString(s)
		}
		if !ins {
			rejected.WriteString(s)
		}
	}
	text := false
	tokens(t, b, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			switch e.Name.Local {
			case "p":
				markIns, markDel = false, false
			case "pPr":
				properties = true
			case "ins", "del":
				w.authors[value(e, "author")]++
				if properties {
					markIns, markDel = markIns || e.Name.Local == "ins", markDel || e.Name.Local == "del"
				} else {
					ins, del = e.Name.Local == "ins", e.Name.Local == "del"
				}
			case "t", "delText":
				text = true
			case "tab":
				add("\t")
			case "commentRangeStart":
				starts[value(e, "id")] = accepted.Len()
			case "commentRangeEnd":
				w.ranges[value(e, "id")] = accepted.String()[starts[value(e, "id")]:]
			}
		case xml.EndElement:
			switch e.Name.Local {
			case "pPr":
				properties = false
			case "ins", "del":
				if !properties {
					ins, del = false, false
				}
			case "t", "delText":
				text = false
			case "p":
				ins, del = markIns, markDel
				add("\n")
				ins, del = false, false
			}
		case xml.CharData:
			if text {
				add(string(e))
			}
		}
	})
	w.accepted, w.rejected = strings.TrimSuffix(accepted.String(), "\n"), strings.TrimSuffix(rejected.String(), "\n")
}

func (w *word) said(t judge, b []byte) {
	id := ""
	tokens(t, b, func(token xml.Token) {
		switch e := token.(type) {
		case xml.StartElement:
			if e.Name.Local == "comment" {
				id = value(e, "id")
			}
		case xml.CharData:
			if id != "" {
				w.comments[id] += string(e)
			}
		}
	})
}

// plain is text as a document holds it.
func plain(s string) string {
	return strings.Map(inXML, strings.ReplaceAll(s, "\r\n", "\n"))
}

func TestDOCXOfTheCorpus(t *testing.T) {
	for _, s := range corpus(t) {
		doc := readDOCX(t, bytesOf(t, s, DOCX))
		if doc.accepted != plain(s.Text) || doc.rejected != plain(s.Text) {
			t.Fatalf("%s: it holds\n%q\nwant\n%q", s.ID, doc.accepted, s.Text)
		}
		if len(doc.comments) != len(s.Quotes) || len(doc.ranges) != len(s.Quotes) {
			t.Fatalf("%s: %d comments over %d ranges for %d quotations", s.ID, len(doc.comments), len(doc.ranges), len(s.Quotes))
		}
		for i, q := range s.Quotes {
			id := fmt.Sprint(i)
			if got, want := doc.ranges[id], plain(q.Span().In(s.Text)); got != want {
				t.Fatalf("%s: the comment of %s is over %q, want %q", s.ID, q.ID, got, want)
			}
			if !strings.Contains(doc.comments[id], plain(q.SpeakerName)) {
				t.Fatalf("%s: the comment of %s says %q", s.ID, q.ID, doc.comments[id])
			}
		}
	}
}

// rewritten is a sheet of which the text has been edited at random, with the text as it came in.
func rewritten(t *rapid.T) (Sheet, string) {
	letters := rapid.StringOf(rapid.RuneFrom([]rune("ab é“”\n👍<&")))
	original := letters.Draw(t, "text")
	s := Sheet{ID: "s", Text: original}
	for i := range rapid.IntRange(0, 6).Draw(t, "edits") {
		var starts []int
		for at := range s.Text {
			starts = append(starts, at)
		}
		starts = append(starts, len(s.Text))
		a := rapid.IntRange(0, len(starts)-1).Draw(t, "from")
		b := rapid.IntRange(a, min(a+5, len(starts)-1)).Draw(t, "to")
		e := story.Edit{Span: story.Span{Start: starts[a], End: starts[b]}, Text: letters.Draw(t, "words")}
		back := story.Edit{Span: story.Span{Start: e.Span.Start, End: e.Span.Start + len(e.Text)}, Text: e.Span.In(s.Text)}
		r := Revision{Edits: []story.Edit{e}, Back: []story.Edit{back}, By: fmt.Sprint("Ed ", i), At: time.Date(2026, 3, i+1, 10, 0, 0, 0, time.UTC)}
		s.Text = edited(s.Text, r.Edits)
		s.Revisions = append(s.Revisions, r)
		if rapid.IntRange(0, 3).Draw(t, "undo") == 0 {
			s.Text = edited(s.Text, r.Back)
			s.Revisions = append(s.Revisions, Revision{Edits: r.Back, Back: r.Edits, By: "Ed", At: r.At})
		}
	}
	return s, original
}

// TestTrackedChangesAreWhole: what stands makes the text as it is, what stood the text as it came in, the same in the
// document, and in the JSON that comes back.
func TestTrackedChangesAreWhole(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s, original := rewritten(t)
		if at := strings.Index(s.Text, " "); at >= 0 { // a safe fix over an edited place
			s.Checks = []review.CheckRow{{Check: story.Check{ID: "c1", Rule: "QP09", Safety: story.Safe, Span: story.Span{Start: at, End: at + 1},
				Fix: []story.Edit{{Span: story.Span{Start: at, End: at + 1}, Text: "\u00A0"}}}}}
		}
		clean, _ := s.Clean()
		var now, then, sheet strings.Builder
		for _, x := range s.Tracked() {
			if x.Fate == Stood || x.Fate == PutIn {
				now.WriteString(x.Text)
			}
			if x.Fate == Stood || x.Fate == TakenOut {
				then.WriteString(x.Text)
			}
			if x.counts {
				sheet.WriteString(x.Text)
			}
		}
		if now.String() != clean || then.String() != original || sheet.String() != s.Text {
			t.Fatalf("%q from %q by %q, want %q from %q by %q", now.String(), then.String(), sheet.String(), clean, original, s.Text)
		}
		var b bytes.Buffer
		if err := DOCX(&b, s); err != nil {
			t.Fatal(err)
		}
		doc := readDOCX(t, b.Bytes())
		if doc.accepted != clean || doc.rejected != original {
			t.Fatalf("the document holds %q from %q, want %q from %q", doc.accepted, doc.rejected, clean, original)
		}
		b.Reset()
		if err := JSON(&b, s); err != nil {
			t.Fatal(err)
		}
		back, err := ReadJSON(&b)
		if err != nil || len(back.Revisions) != len(s.Revisions) {
			t.Fatal(err)
		}
		for i, r := range back.Revisions {
			if fmt.Sprint(r) != fmt.Sprint(s.Revisions[i]) {
				t.Fatalf("revision %d comes back as %v, want %v", i, r, s.Revisions[i])
			}
		}
	})
}

func TestTrackedChangesNameWhoMadeThem(t *testing.T) {
	s := Sheet{ID: "s", Text: "One too  three.", Revisions: []Revision{{By: "Ada Bell", At: time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC),
		Edits: []story.Edit{{Span: story.Span{Start: 4, End: 7}, Text: "too"}}, Back: []story.Edit{{Span: story.Span{Start: 4, End: 7}, Text: "two"}}}},
		Checks: []review.CheckRow{{Check: story.Check{ID: "c1", Rule: "QP09", Safety: story.Safe, Span: story.Span{Start: 7, End: 9},
			Fix: []story.Edit{{Span: story.Span{Start: 7, End: 9}, Text: " "}}}}}}
	doc := bytesOf(t, s, DOCX)
	got := readDOCX(t, doc)
	if got.accepted != "One too three." || got.rejected != "One two  three." || got.authors["Ada Bell"] != 2 || got.authors["Quotedesk (QP09)"] != 2 {
		t.Errorf("%+v", got)
	}
}
