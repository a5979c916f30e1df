package review

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestEvidenceOfEveryKindComesChangesAndGoes(t *testing.T) {
	for _, e := range exhibitsOfAllKinds() {
		d := open(t)
		start := state(t, d)
		step, err := d.AddExhibit("q1", e, "key")
		keep(t, d, step, err)
		got, ok := d.Exhibit(step[0].Target)
		want := e
		want.ID, want.Quote, want.By, want.At = got.ID, "q1", "Ada", d.Now()
		if diff := cmp.Diff(want, got); !ok || diff != "" {
			t.Errorf("%s: %s", e.Kind, diff)
		}
		if again, err := d.ChangeExhibit(got.ID, e, "key"); again != nil || err != nil {
			t.Errorf("%s: the same again gave %v, %v", e.Kind, again, err)
		}
		withNote := e
		withNote.Note = "second side"
		step, err = d.ChangeExhibit(got.ID, withNote, "key")
		keep(t, d, step, err)
		if x, _ := d.Exhibit(got.ID); x.Note != "second side" || x.Quote != "q1" {
			t.Errorf("%s: changed to %+v", e.Kind, x)
		}
		step, err = d.RemoveExhibit(got.ID, "key")
		keep(t, d, step, err)
		if n := len(d.ExhibitsOf("q1")); n != 0 {
			t.Errorf("%s: %d left", e.Kind, n)
		}
		for range 2 {
			keep(t, d, d.Undo(), nil)
		}
		if x, _ := d.Exhibit(got.ID); x.Note != "" {
			t.Errorf("%s: undone to %+v", e.Kind, x)
		}
		keep(t, d, d.Undo(), nil)
		if diff := cmp.Diff(start, state(t, d)); diff != "" {
			t.Errorf("%s: undo:\n%s", e.Kind, diff)
		}
	}
}

func TestEvidenceKeepsNothingOfTheCallers(t *testing.T) {
	d := open(t)
	e := exhibitsOfAllKinds()[0]
	step, err := d.AddExhibit("q1", e, "key")
	keep(t, d, step, err)
	e.Recording.Speaker = "somebody else"
	if got := d.Exhibits()[0].Recording.Speaker; got != "HALE" {
		t.Errorf("the speaker label is now %q", got)
	}
}

func TestEvidenceThatNobodyCouldFollowIsRefused(t *testing.T) {
	when := time.Date(2026, 1, 1, 9, 30, 0, 0, time.UTC)
	good := someFile("a.wav")
	for want, e := range map[string]Exhibit{
		"one of them":         {},
		"and one of them":     {Kind: ExhibitWeb, Recording: &Recording{File: good}},
		"is a recording":      {Kind: ExhibitRecording, Recording: &Recording{File: good}, Person: &Witness{}},
		"choose the file":     {Kind: ExhibitRecording, Recording: &Recording{File: File{Sum: good.Sum}}},
		"SHA-256":             {Kind: ExhibitRecording, Recording: &Recording{File: File{Path: "a", Sum: "12"}}},
		"size and SHA":        {Kind: ExhibitRecording, Recording: &Recording{File: File{Path: "a", Size: -1, Sum: good.Sum}}},
		"end before":          {Kind: ExhibitRecording, Recording: &Recording{File: good, From: 2, To: 1}},
		"put the times right": {Kind: ExhibitRecording, Recording: &Recording{File: good, From: -1, To: 1}},
		"document’s file":     {Kind: ExhibitPaper, Paper: &Paper{Page: "1"}},
		"which page":          {Kind: ExhibitPaper, Paper: &Paper{Reference: "Book", Page: " "}},
		"begins with https":   {Kind: ExhibitWeb, Web: &WebPage{Address: "file:///etc/passwd", Captured: when}},
		"names a site":        {Kind: ExhibitWeb, Web: &WebPage{Address: "https://a.example", Archive: "javascript:x", Captured: when}},
		"page was seen":       {Kind: ExhibitWeb, Web: &WebPage{Address: "https://a.example"}},
		"who confirmed":       {Kind: ExhibitPerson, Person: &Witness{Channel: "call", When: when, Confirmed: "it"}},
		"say how":             {Kind: ExhibitPerson, Person: &Witness{Who: "A", When: when, Confirmed: "it"}},
		"when it was":         {Kind: ExhibitPerson, Person: &Witness{Who: "A", Channel: "call", Confirmed: "it"}},
		"what was":            {Kind: ExhibitPerson, Person: &Witness{Who: "A", Channel: "call", When: when}},
	} {
		d := open(t)
		if _, err := d.AddExhibit("q1", e, "key"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %q", e, err, want)
		}
	}
	d := open(t)
	if _, err := d.AddExhibit("q9", exhibitsOfAllKinds()[0], "key"); err == nil {
		t.Error("evidence for a row that is not there")
	}
	if _, err := d.ChangeExhibit("x9", exhibitsOfAllKinds()[0], "key"); err == nil {
		t.Error("evidence that is not there was changed")
	}
	if _, err := d.RemoveExhibit("x9", "key"); err == nil {
		t.Error("evidence that is not there was removed")
	}
}

func TestTitleOfEvidence(t *testing.T) {
	want := []string{"recording tape 2.wav 00:14:22.0", "document minutes.pdf", "web https://example.org/pier", "person Ada Hale"}
	for i, e := range exhibitsOfAllKinds() {
		if got := e.Title(); got != want[i] {
			t.Errorf("%q, want %q", got, want[i])
		}
		if files := e.Files(); len(files) != []int{1, 1, 1, 0}[i] {
			t.Errorf("%s: files %v", e.Kind, files)
		}
	}
}
