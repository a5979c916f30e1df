package intake

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// crlf writes the lines of a message with the ends that messages have.
func crlf(lines ...string) []byte { return []byte(strings.Join(lines, "\r\n") + "\r\n") }

func TestMail(t *testing.T) {
	const head = "MIME-Version: 1.0\r\nFrom: Ada Moor <ada@x.invalid>\r\nSubject: =?windows-1252?Q?Caf=E9_shut?=\r\nDate: Tue, 5 May 2026 10:00:00 +0200"
	western := base64.StdEncoding.EncodeToString([]byte("He said \x93no\x94 \x96 twice."))
	for name, c := range map[string]struct {
		in   []byte
		want string
		file []string
	}{
		"plain":        {crlf(head, "", "“No,” she said.", ""), "Café shut\n\n“No,” she said.", nil},
		"windows-1252": {crlf(head, `Content-Type: text/plain; charset="windows-1252"`, "Content-Transfer-Encoding: base64", "", western), "Café shut\n\nHe said “no” – twice.", nil},
		"quoted":       {crlf(head, `Content-Type: text/plain; charset=utf-8`, "Content-Transfer-Encoding: quoted-printable", "", "caf=C3=A9 is =", "open"), "Café shut\n\ncafé is open", nil},
		"wrong name":   {crlf(head, `Content-Type: text/plain; charset=utf-8`, "", "caf\xe9 au lait, na\xefve fa\xe7ade, d\xe9j\xe0 vu"), "Café shut\n\ncafé au lait, naïve façade, déjà vu", nil},
		"flowed":       {crlf(head, `Content-Type: text/plain; charset=utf-8; format=flowed`, "", "One ", "two.", "Three.", "> quoted ", " four"), "Café shut\n\nOne two.\nThree.\n> quoted four", nil},
		"two forms": {crlf(head, `Content-Type: multipart/alternative; boundary=b`, "", "--b", "Content-Type: text/html", "", "<p>As <b>HTML</b>.</p>", "--b", "Content-Type: text/plain", "", "As text.", "--b--"),
			"Café shut\n\nAs text.", nil},
		"only html": {crlf(head, `Content-Type: multipart/related; boundary=b`, "", "--b", "Content-Type: text/html; charset=iso-8859-1", "", "<style>x</style><p>Caf\xe9 one.</p><p>Two.</p>", "--b", "Content-Type: image/png", "Content-Id: <i>", "", "xx", "--b--"),
			"Café shut\n\nCafé one.\n\nTwo.", nil},
		"attached": {crlf(head, `Content-Type: multipart/mixed; boundary=b`, "", "--b", "Content-Type: text/plain", "", "Words.", "--b",
			"Content-Type: application/pdf", "Content-Disposition: attachment; filename*=UTF-8''Bericht%20%C3%A4.pdf", "", "%PDF", "--b", "Content-Type: image/jpeg; name=\"=?utf-8?B?w6kuanBn?=\"", "", "x", "--b",
			"Content-Type: text/plain; name=notes.txt", "Content-Disposition: attachment", "", "not read", "--b--"),
			"Café shut\n\nWords.", []string{"Bericht ä.pdf", "é.jpg", "notes.txt"}},
		"cut off": {crlf(head, `Content-Type: multipart/mixed; boundary=b`, "", "--b", "Content-Type: text/plain", "", "Words."), "Café shut\n\nWords.", nil},
	} {
		t.Run(name, func(t *testing.T) {
			for _, as := range []string{"a.eml", "unknown"} {
				s, err := Bytes(as, c.in, "")
				if err != nil {
					t.Fatal(err)
				}
				if strings.TrimSpace(s.Text) != c.want {
					t.Errorf("%s: got %q, want %q", as, s.Text, c.want)
				}
				if d := cmp.Diff(c.file, s.Arrival.Attached); d != "" {
					t.Error(d)
				}
				want := &story.WebPage{Title: "Café shut", Byline: "Ada Moor <ada@x.invalid>", Date: "2026-05-05T10:00:00+02:00"}
				if d := cmp.Diff(want, s.Arrival.Page); d != "" {
					t.Error(d)
				}
			}
		})
	}
}

func TestTextThatMentionsHeadersIsNoMail(t *testing.T) {
	const text = "From: the desk\nMIME-Version: is a header\n\nWords."
	if s, err := Bytes("a.txt", []byte(text), ""); err != nil || s.Text != text {
		t.Errorf("%q, %v", s.Text, err)
	}
	const notes = "Subject: harbour\nTo be done\n\nWords."
	if s, err := Bytes("notes", []byte(notes), ""); err != nil || s.Text != notes {
		t.Errorf("%q, %v", s.Text, err)
	}
}

func TestHostileMail(t *testing.T) {
	deep := "Content-Type: multipart/mixed; boundary=b0\r\n\r\n"
	for i := range 60 {
		deep += fmt.Sprintf("--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n\r\n", i, i+1)
	}
	many := "Content-Type: multipart/mixed; boundary=b\r\n\r\n" + strings.Repeat("--b\r\nContent-Type: text/plain\r\n\r\nx\r\n", maxMailParts+1) + "--b--\r\n"
	for name, in := range map[string]string{"deep": deep, "many parts": many} {
		if _, err := Bytes("a.eml", []byte(in), ""); !as[*LimitError](err) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Bytes("a.eml", []byte("X: "+strings.Repeat("y", 2<<20)+"\r\n\r\nWords."), ""); err == nil {
		t.Error("a header of 2 MB was read")
	}
}

func TestSavedPagesKeepWhereTheyAreFrom(t *testing.T) {
	b, err := os.ReadFile(filepath.Join("testdata", "page.html"))
	if err != nil {
		t.Fatal(err)
	}
	want, err := Bytes("page.html", b, "")
	if err != nil {
		t.Fatal(err)
	}
	marked := strings.Replace(string(b), "<head>", "<head><!-- saved from url=(0025)https://x.invalid/pier -->", 1)
	if marked == string(b) {
		t.Fatal("the page has no head")
	}
	s, err := Bytes("page.html", []byte(marked), "")
	if err != nil || s.Text != want.Text || s.Arrival.Page.Address != "https://x.invalid/pier" {
		t.Errorf("saved page: %v, %+v", err, s.Arrival.Page)
	}
	archive := crlf("From: <Saved by a browser>", "Snapshot-Content-Location: https://x.invalid/pier", "Subject: Pier", "MIME-Version: 1.0",
		`Content-Type: multipart/related; type="text/html"; boundary="b"`, "", "--b", "Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: base64",
		"Content-Location: https://x.invalid/pier", "", base64.StdEncoding.EncodeToString(b), "--b", "Content-Type: image/png", "Content-Location: https://x.invalid/a.png", "", "x", "--b--")
	s, err = Bytes("page.mhtml", archive, "")
	if err != nil || s.Text != want.Text || s.Arrival.Page.Address != "https://x.invalid/pier" || s.Arrival.Form != "Saved web page (.mhtml)" {
		t.Errorf("archive of a page: %v, %+v, %q", err, s.Arrival, s.Text)
	}
	if s.Arrival.Page.Title == "" || want.Arrival.Page.Byline == "" {
		t.Errorf("what the page says of itself is lost: %+v", s.Arrival.Page)
	}
}
