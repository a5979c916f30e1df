package gui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"quotedesk/app/compare"
	"quotedesk/app/review"
	"quotedesk/app/story"
	"quotedesk/storage"
)

const transcript = "[00:01:02] PELL: The pier is very tired, and so on.\n\n[00:01:09] BRANDT: So are we.\n"

// laid is a desk whose story has been laid beside the text in a file of that name.
func laid(t *testing.T, name, text string) (*Desk, *hands, string) {
	t.Helper()
	d := verifying(t)
	h := &hands{t: t, d: d}
	path := put(t, name, text)
	h.letters("s")
	fill(h, path)
	return d, h, path
}

// put is a new file in a folder of its own.
func put(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestQuotationsAreComparedWithASourceAndThePassageBecomesEvidence(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	h.letters("c") // nothing to compare with yet
	h.letters("l")
	if dialogs(d) != 0 {
		t.Fatal("a passage of no source")
	}
	h.letters("s")
	fill(h, filepath.Join(t.TempDir(), "none.txt"))
	if dialogs(d) != 1 {
		t.Fatal("a file that is not there was opened")
	}
	h.key(fyne.KeyEscape)
	d, h, path := laid(t, "hall.txt", transcript)
	s := d.tables.checking.source
	if s == nil || s.graded["q1"].Grade != compare.Unmarked || s.graded["q2"].Grade != compare.Verbatim {
		t.Fatalf("%+v", s)
	}
	if s.graded["q2"].Speaker != compare.Differs || !strings.Contains(d.tables.checking.gradeOf("q2").Text, "BRANDT") {
		t.Errorf("a wrong speaker label is not shown: %q", d.tables.checking.gradeOf("q2").Text)
	}
	h.letters("c")
	h.key(fyne.KeyReturn)
	all := d.doc.ExhibitsOf("q1")
	if len(all) != 1 || all[0].Recording == nil || dialogs(d) != 0 {
		t.Fatalf("%+v", all)
	}
	r := all[0].Recording
	if r.From != 62_000 || r.To != 69_000 || r.Speaker != "PELL" || r.Passage != "The pier is very tired, and so on." || r.File.Size != int64(len(transcript)) ||
		all[0].Source != d.doc.SourceTexts()[0].Sum {
		t.Errorf("%+v %+v", all[0], r)
	}
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
	h.letters("v")
	if d.doc.Checklist()[0].Standing.Word() != "verified" {
		t.Error("not verified by the passage")
	}
	d.app.Clipboard().SetContent("Nobody said anything of the kind.")
	h.letters("b")
	if got := d.tables.checking.source.graded["q1"].Grade; got != compare.NotFound {
		t.Errorf("%q in a text that does not have it", got)
	}
	h.letters("c")
	h.key(fyne.KeyReturn) // nothing to take
	if n := len(d.doc.Exhibits()); n != 1 || dialogs(d) != 0 {
		t.Errorf("%d pieces of evidence, %d dialogs", n, dialogs(d))
	}
}

// TestWhatATakenPassageIs: of a recording when the source has times, of a document when it has none.
func TestWhatATakenPassageIs(t *testing.T) {
	for name, test := range map[string]struct {
		file, text string
		beside     string // another file of that end
		want       func(review.Exhibit) bool
	}{
		"captions": {"hall.srt", "1\n00:00:01,500 --> 00:00:03,000\nThe pier\n\n2\n00:00:03,000 --> 00:00:04,250\nis tired.\n", "", func(e review.Exhibit) bool {
			return e.Recording != nil && e.Recording.From == 1500 && e.Recording.To == 4250 && e.Recording.Passage == "The pier is tired." &&
				strings.HasSuffix(e.Recording.File.Path, "hall.srt")
		}},
		"captions of the web beside their film": {"hall.vtt", "WEBVTT\n\n00:01.500 --> 00:03.000\n<v Ona Pell>The pier is tired.\n", "mp4", func(e review.Exhibit) bool {
			return e.Recording != nil && strings.HasSuffix(e.Recording.File.Path, "hall.mp4") && e.Recording.File.Size == 5 && e.Recording.Speaker == "Ona Pell"
		}},
		"a transcript without times": {"hall.txt", "PELL: The pier is tired.\n\nBRANDT: Yes.\n", "", func(e review.Exhibit) bool {
			return e.Paper != nil && e.Paper.Paragraph == "1" && e.Paper.Page == "" && strings.Contains(e.Note, "speaker label PELL")
		}},
		"a document of pages": {"minutes.txt", "Minutes\n\nNothing.\f\nThe pier is tired.\n", "", func(e review.Exhibit) bool {
			return e.Paper != nil && e.Paper.Page == "2" && e.Paper.Passage == "The pier is tired." && e.Paper.File.Sum != ""
		}},
	} {
		d := verifying(t)
		h := &hands{t: t, d: d}
		dir := t.TempDir()
		put := func(name, text string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		put(test.file, test.text)
		if test.beside != "" {
			put("hall."+test.beside, "sound")
		}
		h.letters("s")
		fill(h, filepath.Join(dir, test.file))
		h.letters("c")
		h.key(fyne.KeyReturn)
		if all := d.doc.ExhibitsOf("q1"); len(all) != 1 || !test.want(all[0]) || all[0].Source == "" {
			t.Errorf("%s: %+v", name, all)
			for _, e := range all {
				t.Logf("%+v %+v", e.Recording, e.Paper)
			}
		}
	}
}

// TestAPastedPassageIsARecordingByItsTranscript: there is no file, and the text is kept with the story.
func TestAPastedPassageIsARecordingByItsTranscript(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	d.app.Clipboard().SetContent(transcript)
	h.letters("bc")
	h.key(fyne.KeyReturn)
	all := d.doc.ExhibitsOf("q1")
	if len(all) != 1 || all[0].Recording == nil || !strings.HasPrefix(all[0].Recording.Reference, "pasted ") || len(all[0].Files()) != 0 {
		t.Fatalf("%+v", all)
	}
}

// TestSourcesAreThereTheNextDay: without the file, listed, compared and to be taken off.
func TestSourcesAreThereTheNextDay(t *testing.T) {
	dir := t.TempDir()
	d := newDesk(t, dir, nil)
	d.app.Clipboard().SetContent(article)
	d.Paste()
	id := d.doc.ID
	d.selectPlace(place{review.Quotes, "q1"})
	press(t, d, alt(fyne.Key5).ShortcutName())
	h := &hands{t: t, d: d}
	for _, text := range []string{"Nothing of it.", transcript, transcript} {
		d.app.Clipboard().SetContent(text)
		h.letters("b")
	}
	if n := len(d.doc.SourceTexts()); n != 2 {
		t.Fatalf("%d sources are kept", n)
	}
	d.Close()

	d = newDesk(t, dir, nil)
	d.OpenStory(id)
	press(t, d, alt(fyne.Key5).ShortcutName())
	h = &hands{t: t, d: d}
	p := d.tables.checking
	if p.source == nil || p.source.row.Text != transcript || p.source.graded["q2"].Grade != compare.Verbatim {
		t.Fatalf("the next day: %+v", p.source)
	}
	at := p.source.row
	var late []func() // what works in the background and is not done yet
	d.background = func(work func() func()) { late = append(late, work()) }
	p.take(at)
	h.letters("c")
	if dialogs(d) != 0 {
		t.Fatal("a passage of a source that is still being read")
	}
	d.background = func(work func() func()) { work()() }
	for _, show := range late {
		show()
	}
	if dialogs(d) != 1 {
		t.Error("what was asked for meanwhile does not come")
	}
	h.key(fyne.KeyEscape)
	h.letters("l")
	strike(d, "pasted")
	h.key(fyne.KeyReturn)
	if p.source.row.Text != "Nothing of it." || p.source.graded["q2"].Grade != compare.NotFound {
		t.Errorf("another source: %+v", p.source)
	}
	h.letters("l")
	strike(d, "take off")
	h.key(fyne.KeyReturn)
	if n := len(d.doc.SourceTexts()); n != 1 || p.source == nil || p.source.row.Text != transcript {
		t.Errorf("%d sources, compared with %+v", n, p.source)
	}
	d.Undo()
	if n := len(d.doc.SourceTexts()); n != 2 {
		t.Errorf("%d sources after undo", n)
	}
}

// TestASourceWithAProtectedNameIsNotKept: it is compared until the window closes, and stands in no file.
func TestASourceWithAProtectedNameIsNotKept(t *testing.T) {
	d := verifying(t)
	h := &hands{t: t, d: d}
	step, err := d.doc.Protect("q1", "Nurse A", "menu")
	if err != nil {
		t.Fatal(err)
	}
	stored, err := d.db.Protect(t.Context(), d.doc.ID, d.doc.Seq(), step, storage.Progress(d.doc.ProgressAfter(step)),
		storage.Identity{Source: step[0].Target, Name: "Wilhelmina Quorn"})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.doc.Apply(stored); err != nil {
		t.Fatal(err)
	}
	d.app.Clipboard().SetContent("WILHELMINA QUORN: The pier is tired.\n")
	h.letters("b")
	if dialogs(d) != 1 || len(d.doc.SourceTexts()) != 0 {
		t.Errorf("%d dialogs, %d sources kept", dialogs(d), len(d.doc.SourceTexts()))
	}
	h.key(fyne.KeyEscape)
	if s := d.tables.checking.source; s == nil || s.graded["q1"].Grade != compare.Verbatim {
		t.Errorf("not compared: %+v", s)
	}
}

func TestThePassageScreenShowsWhatDiffers(t *testing.T) {
	d, h, _ := laid(t, "hall.txt", transcript)
	s := d.tables.checking.source
	text := newPassageText(compare.Quotation{Text: d.doc.Text}, s.read, s.graded["q1"])
	if !strings.Contains(text.String(), "The pier is very tired") || !strings.Contains(text.String(), "0:01:09.0  BRANDT: So are we.") {
		t.Errorf("shown is %q", text.String())
	}
	marked := map[string]string{}
	for _, m := range text.marks {
		marked[m.Style] += text.String()[m.Start:m.End]
	}
	if marked[styleTakenOut] != "very" || !strings.Contains(marked[styleFound], "pier is very tired") {
		t.Errorf("marked are %q", marked)
	}
	p := newPassageScreen(d, s, "q2", "key")
	p.show()
	if !strings.Contains(p.wrong.Text, "the source has BRANDT here") || p.wrong.Hidden || !strings.HasPrefix(p.grade.Text, "✓") {
		t.Errorf("%q, %q", p.wrong.Text, p.grade.Text)
	}
	h.letters("p")
	if p.id != "q1" || d.at.id != "q1" || !p.wrong.Hidden || !strings.HasPrefix(p.grade.Text, "!") {
		t.Errorf("at %s: %q, %q", p.id, p.wrong.Text, p.grade.Text)
	}
	h.key(fyne.KeyEscape)
	if dialogs(d) != 0 {
		t.Error("the screen stays")
	}
}

func TestAnEmptySourceIsTold(t *testing.T) {
	for _, text := range []string{"", " \n\n", "—\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"} {
		d, _, _ := laid(t, "empty.vtt", text)
		if dialogs(d) != 1 || d.tables.checking.source != nil {
			t.Errorf("%q: %d dialogs, %+v", text, dialogs(d), d.tables.checking.source)
		}
		if _, _, err := sourceFile(t.TempDir(), put(t, "empty.vtt", text)); err == nil || !strings.Contains(err.Error(), "empty.vtt") {
			t.Errorf("%q: told is %v", text, err)
		}
	}
}

// TestEveryOperationReadsWell: what is printed stands as it is printed, whatever was said.
func TestEveryOperationReadsWell(t *testing.T) {
	for _, test := range []struct{ quote, source, want string }{
		{"“We will wait until May.”", "We will wait until May.", "We will wait until May"},
		{"“We will wait.”", "We will, um, wait.", "We will um wait"},
		{"“We will … wait.”", "We will most surely not run but wait.", "We will"},
		{"“We [the board] will wait.”", "We will wait.", "We [the board] will wait"},
		{"“We will wait,” he said. “Then go.”", "We will wait. Then go.", "We will wait,” […] “Then go"},
		{"“We will never wait.”", "We will always wait.", "We will always never wait"},
	} {
		read := compare.Read(test.source)
		var parts []story.Span
		for _, m := range inMarks.FindAllStringIndex(test.quote, -1) {
			parts = append(parts, story.Span{Start: m[0], End: m[1]})
		}
		q := compare.Quotation{Text: test.quote, Parts: parts}
		got := newPassageText(q, read, read.Compare(q)).String()
		_, got, _ = strings.Cut(got, "\n")
		got, _, _ = strings.Cut(got, "\n")
		if !strings.Contains(strings.Join(strings.Fields(got), " "), test.want) {
			t.Errorf("%s beside %s reads %q, want %q", test.quote, test.source, got, test.want)
		}
	}
}

func BenchmarkPassageText(b *testing.B) {
	var long strings.Builder
	for i := range 4000 {
		fmt.Fprintf(&long, "[%02d:%02d] PELL: line %d of it.\n\n", i/60%60, i%60, i)
	}
	long.WriteString("[59:59] PELL: The pier is very tired.\n")
	read := compare.Read(long.String())
	text := "“The pier is tired.”"
	q := compare.Quotation{Text: text, Parts: []story.Span{{End: len(text)}}}
	c := read.Compare(q)
	for b.Loop() {
		newPassageText(q, read, c)
	}
}
