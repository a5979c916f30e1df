package intake

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"quotedesk/app/story"
)

func TestPlainTextIsKept(t *testing.T) {
	for name, text := range map[string]string{
		"spaces and ends": "One  two\u00A0three.\r\n\r\nFour \t.\rFive\n",
		"combining":       "Ame\u0301lie said 👩‍👩‍👧 “yes”.",
		"only newline":    "word\n\n\n",
		"replacement":     "the mark \uFFFD itself",
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Bytes("a.txt", []byte(text), "")
			if err != nil {
				t.Fatal(err)
			}
			if s.Text != text || s.Encoding != UTF8 || s.Guessed {
				t.Errorf("got %q in %s, guessed %v", s.Text, s.Encoding, s.Guessed)
			}
			if p, err := Paste(text); err != nil || p.Text != text || p.Origin != "pasted" {
				t.Errorf("paste: %q, %v", p.Text, err)
			}
		})
	}
}

func TestFormatsBecomeProse(t *testing.T) {
	for in, want := range map[string]string{"page.html": "page.want.txt", "story.md": "story.want.txt"} {
		t.Run(in, func(t *testing.T) {
			s, err := Read(context.Background(), filepath.Join("testdata", in))
			if err != nil {
				t.Fatal(err)
			}
			expect, err := os.ReadFile(filepath.Join("testdata", want))
			if err != nil {
				t.Fatal(err)
			}
			if d := cmp.Diff(strings.TrimRight(string(expect), "\n"), s.Text); d != "" {
				t.Error(d)
			}
			if len(s.Notes) == 0 {
				t.Error("nothing said of what was left out")
			}
		})
	}
}

func TestPageWithoutArticle(t *testing.T) {
	s, err := Bytes("x.html", []byte("<title>Short</title><p>One <i>word</i>.<p>Two&nbsp;words."), "")
	if err != nil {
		t.Fatal(err)
	}
	if want := "Short\n\nOne word.\n\nTwo\u00A0words."; s.Text != want {
		t.Errorf("got %q, want %q", s.Text, want)
	}
}

func TestPageByContent(t *testing.T) {
	s, err := Bytes("clipping", []byte("<!DOCTYPE html><html><body><p>Hello there</p></body></html>"), "")
	if err != nil || s.Text != "Hello there" {
		t.Errorf("got %q, %v", s.Text, err)
	}
	s, err = Bytes("clipping.txt", []byte("<html> is how a page begins"), "")
	if err != nil || s.Text != "<html> is how a page begins" {
		t.Errorf("a .txt file was not taken as it is: %q, %v", s.Text, err)
	}
}

func TestTitle(t *testing.T) {
	for text, want := range map[string]string{
		"\n \n  A\u00A0head  line \nbody": "A head line",
		"\u200B\u200B\nreal":              "real",
		strings.Repeat("word ", 30):       strings.TrimSpace(strings.Repeat("word ", 16)) + "…",
		strings.Repeat("é", 90):           strings.Repeat("é", 80) + "…",
	} {
		if got := titleOf(text); got != want {
			t.Errorf("titleOf(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestNotesCountTheInvisible(t *testing.T) {
	s, err := Paste("a\u00A0b\u00A0c\u200Bd\u202Ee")
	if err != nil {
		t.Fatal(err)
	}
	if lost, err := Bytes("a.txt", []byte("She \uFFFD said \uE001."), ""); err != nil || len(lost.Notes) != 1 || lost.Notes[0] != "There are 2 characters in the text that cannot be read, such as �." {
		t.Errorf("%q, %v", lost.Notes, err)
	}
	want := []string{"There are 2 no-break spaces in the text.", "There are 2 hidden characters in the text."}
	if d := cmp.Diff(want, s.Notes); d != "" {
		t.Error(d)
	}
	s, err = Paste("bad \xff byte")
	if err != nil || s.Text != "bad \uFFFD byte" || len(s.Notes) != 1 {
		t.Errorf("%q %q %v", s.Text, s.Notes, err)
	}
}

// TestArrivalTellsWhatCameInAndWhatWasChanged is the report of a text with everything in it that cannot be seen.
func TestArrivalTellsWhatCameInAndWhatWasChanged(t *testing.T) {
	held := []story.Tally{{What: "no-break spaces", N: 2}, {What: "soft hyphens", N: 1}, {What: "zero-width characters", N: 2},
		{What: "direction controls", N: 2}, {What: "control characters", N: 1}, {What: "characters that could not be read (�)", N: 1},
		{What: "quotation marks of the rarer kind, straight among curly or curly among straight", N: 2}}
	text := "a\u00A0b\u202Fc re\u00ADport \u200B\u2060 \u202Ex\u202C \x02 \uFFFD “yes” \"no\" “so”"
	for name, c := range map[string]struct {
		s       func() (Story, error)
		form    string
		changed []string
	}{
		"pasted": {func() (Story, error) { return Paste(text) }, "Pasted text", nil},
		"file":   {func() (Story, error) { return Bytes("a.txt", []byte(text), "") }, "Plain text", nil},
		"marked": {func() (Story, error) { return Bytes("a.txt", []byte(bom+text), "") }, "Plain text", []string{"The byte order mark at its beginning was left out."}},
	} {
		s, err := c.s()
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(story.Arrival{Form: c.form, Held: held, Changed: c.changed}, s.Arrival); d != "" || s.Text != text {
			t.Errorf("%s: %s", name, d)
		}
	}
	s, err := Bytes("a.txt", []byte("caf\xe9 \x93yes\x94"), "windows-1252")
	if err != nil || len(s.Arrival.Changed) != 1 || !strings.Contains(s.Arrival.Changed[0], "windows-1252") {
		t.Errorf("%+v, %v", s.Arrival, err)
	}
}

func TestRefusals(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) string {
		p := filepath.Join(dir, name)
		if err := os.WriteFile(p, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		return p
	}
	huge := write("huge.txt", "")
	if err := os.Truncate(huge, 200<<20); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(dir, "gone.txt")
	if err := os.Symlink(filepath.Join(dir, "nowhere"), link); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, path string
		is         func(error) bool
		says       string
	}{
		{"missing", filepath.Join(dir, "no.txt"), as[*FileError], "not there"},
		{"dangling link", link, as[*FileError], "not there"},
		{"folder", dir, as[*FileError], "is a folder"},
		{"device", "/dev/null", as[*FileError], "device"},
		{"huge", huge, as[*SizeError], "200 MB, and the limit is 50 MB"},
		{"empty", write("empty.txt", ""), as[*EmptyError], "is empty"},
		{"blank", write("blank.txt", " \n\u00A0\t\r\n"), as[*EmptyError], "no words"},
		{"only a mark", write("bom.txt", bom), as[*EmptyError], "no words"},
		{"empty page", write("empty.html", "<html><body></body></html>"), as[*EmptyError], "no words"},
		{"pdf", write("a.txt", "%PDF-1.7\n..."), as[*BrokenError], "a PDF document"},
		{"docx", write("b.txt", "PK\x03\x04....word/document.xml"), as[*BrokenError], "a Word document"},
		{"odt", write("c.md", "PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.text"), as[*BrokenError], "Writer"},
		{"locked", write("l.docx", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), as[*BinaryError], "with a password"},
		{"zip", write("d.txt", "PK\x03\x04other"), as[*BinaryError], "zip archive"},
		{"png", write("e.html", "\x89PNG\r\n\x1a\n"), as[*BinaryError], "PNG"},
		{"jpeg", write("f.txt", "\xff\xd8\xff\xe0"), as[*BinaryError], "JPEG"},
		{"elf", write("g", "\x7fELF\x02\x01"), as[*BinaryError], "a program"},
		{"rtf", write("h.txt", `{\rtf1\ansi Hello`), as[*BrokenError], "RTF"},
		{"nul", write("i.txt", "text\x00with\x00nul bytes in it\x00\x00"), as[*BinaryError], "data of a program"},
		{"controls", write("j.txt", strings.Repeat("a\x01\x02", 50)), as[*BinaryError], "data of a program"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Read(context.Background(), c.path)
			if err == nil || !c.is(err) || !strings.Contains(err.Error(), c.says) {
				t.Errorf("got %T %v, want it to say %q", err, err, c.says)
			}
			if err != nil && !strings.HasSuffix(err.Error(), ".") {
				t.Errorf("not a sentence: %v", err)
			}
		})
	}
	if os.Getuid() != 0 {
		p := write("locked.txt", "words")
		if err := os.Chmod(p, 0); err != nil {
			t.Fatal(err)
		}
		if _, err := Read(context.Background(), p); !as[*FileError](err) || !strings.Contains(err.Error(), "may not be read") {
			t.Errorf("locked: %v", err)
		}
	}
}

func as[E error](err error) bool {
	var e E
	return errors.As(err, &e)
}

func TestPermissionSentence(t *testing.T) {
	err := &FileError{Path: "/x/y.txt", Err: os.ErrPermission}
	if !strings.Contains(err.Error(), "y.txt may not be read by you") {
		t.Error(err)
	}
}

func TestWordsThatBeginLikeAFile(t *testing.T) {
	for _, text := range []string{"ID3 tags are old", "BZh is a start", "MZ was his name", "PK the striker", "the ftyp box"} {
		if s, err := Bytes("a.txt", []byte(text), ""); err != nil || s.Text != text {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestStoppedReading(t *testing.T) {
	p := filepath.Join(t.TempDir(), "a.txt")
	if err := os.WriteFile(p, []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Read(ctx, p); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestOriginalIsUntouched(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		b := rapid.SliceOfN(rapid.Byte(), 1, 200).Draw(t, "bytes")
		name := rapid.SampledFrom([]string{"a.txt", "a.md", "a.html", "a"}).Draw(t, "name")
		before := bytes.Clone(b)
		s, err := Bytes(name, b, "")
		if !bytes.Equal(before, b) {
			t.Fatal("the bytes were changed")
		}
		if err != nil {
			return
		}
		if !bytes.Equal(s.Original, before) || !utf8.ValidString(s.Text) || s.Title == "" {
			t.Fatalf("bad story %+v", s)
		}
	})
}

func FuzzBytes(f *testing.F) {
	for _, name := range []string{"page.html", "story.md"} {
		b, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(b, uint8(0), uint8(0))
		f.Add(b, uint8(1), uint8(3))
		f.Add(b, uint8(2), uint8(0))
	}
	f.Add([]byte("caf\xe9 \x93x\x94"), uint8(2), uint8(0))
	f.Add([]byte("\xff\xfeh\x00i\x00"), uint8(2), uint8(4))
	names, charsets := []string{"a.html", "a.md", "a.txt", "a"}, append([]string{""}, Encodings()...)
	f.Fuzz(func(t *testing.T, b []byte, name, charset uint8) {
		s, err := Bytes(names[int(name)%len(names)], b, charsets[int(charset)%len(charsets)])
		if err != nil {
			var e *EncodingError
			if errors.As(err, &e) && (e.Offset < 0 || e.Offset >= len(b) || b[e.Offset] != e.Byte || !utf8.ValidString(e.Preview)) {
				t.Fatalf("bad place %+v", e)
			}
			return
		}
		if !utf8.ValidString(s.Text) || s.Title == "" || strings.TrimSpace(s.Text) == "" {
			t.Fatalf("bad text %q", s.Text)
		}
	})
}

func TestBylineStandsUnderTheHeadline(t *testing.T) {
	for _, c := range []struct{ title, byline, article, want string }{
		{"Boats wait", "Ada Moor", "Rain fell.", "By Ada Moor\n\nRain fell."},
		{"Boats wait", "By Ada Moor", "Boats  wait\n\nRain fell.", "Boats  wait\n\nBy Ada Moor\n\nRain fell."},
		{"Boats wait", "By Ada Moor", "Rain fell, By Ada Moor", "Rain fell, By Ada Moor"},
		{"Boats wait", "https://x.invalid/ada", "Rain fell.", "Rain fell."},
	} {
		if got := withByline(c.title, c.byline, c.article); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

// TestHardPagesEnd feeds 200 kB of what parsers choke on: linear readers take a few hundredths of a second,
// quadratic ones minutes.
func TestHardPagesEnd(t *testing.T) {
	for _, piece := range []string{"<div>", "a<br>", "<li>", "<b><i>", "<p>x", "<table><tr><td>", "> ", "[", "- ", "*a ", "`a", "&", "<!--", "\\", "![", "a\n\n", "|a|\n|-|\n"} {
		text := []byte("words " + strings.Repeat(piece, 200_000/len(piece)))
		for _, name := range []string{"a.html", "a.md", "a.txt"} {
			start := time.Now()
			if _, err := Bytes(name, text, ""); err != nil {
				t.Errorf("%s %q: %v", name, piece, err)
			}
			if took := time.Since(start); took > 20*time.Second {
				t.Errorf("%s %q took %v", name, piece, took)
			}
		}
	}
}
