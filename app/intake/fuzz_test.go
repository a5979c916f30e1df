package intake

import (
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"quotedesk/app/intake/pdf"
)

// The most that any file may take; a fuzzed one is small, and takes thousandths of it.
const (
	mostTime   = 10 * time.Second
	mostMemory = 512 << 20
)

// sound reads the bytes and checks what must hold of every story, whatever the file.
func sound(t *testing.T, name string, b []byte) {
	t.Helper()
	began := time.Now()
	s, err := Bytes(name, b, "")
	if took := time.Since(began); took > mostTime {
		t.Fatalf("took %v", took)
	}
	var m runtime.MemStats
	if runtime.ReadMemStats(&m); m.HeapAlloc > mostMemory {
		t.Fatalf("%d MB of memory", m.HeapAlloc>>20)
	}
	if err != nil {
		if !utf8.ValidString(err.Error()) || err.Error() == "" {
			t.Fatalf("no sentence: %q", err)
		}
		return
	}
	if !utf8.ValidString(s.Text) || s.Title == "" || strings.TrimSpace(s.Text) == "" || string(s.Original) != string(b) {
		t.Fatalf("bad story %q %q", s.Title, s.Text)
	}
	for _, r := range s.Arrival.Remarks {
		if !r.Span.Valid(s.Text) {
			t.Fatalf("remark at %v of %d bytes", r.Span, len(s.Text))
		}
	}
	if _, err := json.Marshal(s.Arrival); err != nil {
		t.Fatal(err)
	}
}

func FuzzDocx(f *testing.F) {
	f.Add(para(run("We will ")+`<w:ins>`+run("not ")+`</w:ins><w:del><w:r><w:delText>x</w:delText></w:r></w:del>`+`<w:commentRangeStart w:id="1"/>`+run("sign")+
		`<w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="1"/></w:r>`), `<w:comment w:id="1" w:author="A">`+para(run("Sure?"))+`</w:comment>`)
	f.Add(`<w:tbl><w:tr><w:tc>`+para(run("a"))+`</w:tc><w:tc>`+para(`<w:r><w:txbxContent>`+para(run("b"))+`</w:txbxContent></w:r>`)+`</w:tc></w:tr></w:tbl>`, "")
	f.Add(para(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/><w:sym w:char="F0"/></w:r>`)+`<w:sdt><w:sdtPr/><w:sdtContent/></w:sdt>`, `<w:comment/>`)
	f.Fuzz(func(t *testing.T, body, comments string) {
		sound(t, "a.docx", docxOf(t, body, "word/comments.xml", `<w:comments `+wordSpaces+`>`+comments+`</w:comments>`))
	})
}

func FuzzOdt(f *testing.F) {
	f.Add(`<text:tracked-changes><text:deletion/></text:tracked-changes><text:p>a<text:s text:c="3"/>b<office:annotation office:name="n"><text:p>c</text:p></office:annotation>d<office:annotation-end office:name="n"/></text:p>`)
	f.Add(`<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell/></table:table-row></table:table>`)
	f.Fuzz(func(t *testing.T, body string) { sound(t, "a.odt", odtOf(t, body)) })
}

// FuzzPack has whole archives, broken ones too.
func FuzzPack(f *testing.F) {
	f.Add(docxOf(f, para(run("Words."))))
	f.Add(odtOf(f, "<text:p>Words.</text:p>"))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, "a", b) })
}

func FuzzRTF(f *testing.F) {
	f.Add([]byte(`{\rtf1\ansi\ansicpg1251{\fonttbl{\f0\fcharset204 A;}}\f0 \'cc\u8220?x{\deleted y}{\*\atrfstart 1}z{\*\atrfend 1}{\*\annotation{\*\atnref 1}n}\par\trowd\intbl a\cell b\cell\row\pard{\footnote f}}`))
	f.Add([]byte(`{\rtf1{\upr{a}{\*\ud{b}}}{\shp{\*\shpinst{\shptxt c\par}}}{\pict\bin3 abc}\u-10179?\u-8704?\v h\v0 }`))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, "a.rtf", append([]byte(`{\rtf1`), b...)) })
}

func FuzzMail(f *testing.F) {
	f.Add([]byte("From: a@b.invalid\r\nSubject: =?utf-8?Q?x?=\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain; format=flowed; charset=koi8-r\r\n\r\na \r\nb\r\n--b\r\nContent-Disposition: attachment; filename*=utf-8''x\r\n\r\nc\r\n--b--\r\n"))
	f.Add([]byte("Content-Type: text/html; charset=utf-7\r\nContent-Transfer-Encoding: base64\r\nSnapshot-Content-Location: https://x.invalid/\r\n\r\nPHA+eDwvcD4="))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, "a.eml", b) })
}

func FuzzPage(f *testing.F) {
	b, err := os.ReadFile(filepath.Join("testdata", "page.html"))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(b)
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, "a.html", b) })
}

// FuzzPDF goes through the child: however it ends, this program goes on.
func FuzzPDF(f *testing.F) {
	p := &typeset{}
	p.lines(60, 700, "Words of a page.", "More of them.")
	f.Add(pdfOf(p))
	f.Fuzz(func(t *testing.T, b []byte) { sound(t, "a.pdf", append([]byte("%PDF-1.4\n"), b...)) })
}

// FuzzPDFAnswer has what a child that was taken over could say.
func FuzzPDFAnswer(f *testing.F) {
	f.Add([]byte("ready\n" + `{"pages":[{"w":595,"h":842,"p":[{"l":60,"r":200,"b":700,"z":5,"s":"A word-\u0002"},{"l":60,"r":200,"b":688,"z":5,"s":"goes on"}]}]}`))
	f.Add([]byte(`{"fault":"memory"}`))
	f.Fuzz(func(t *testing.T, b []byte) {
		began := time.Now()
		a, err := listen(strings.NewReader(string(b)), func() {})
		if err != nil || len(a.Pages) > pdf.MaxPages {
			return
		}
		if d := fromPages(a.Pages); !utf8.ValidString(d.text) {
			t.Fatalf("bad text %q", d.text)
		}
		if took := time.Since(began); took > mostTime {
			t.Fatalf("took %v", took)
		}
	})
}
