package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"quotedesk/app/intake/pdf"
)

// TestMain lets the test program be the child that reads PDF files, as the real programs are.
func TestMain(m *testing.M) {
	if code, is := Child(os.Args); is {
		os.Exit(code)
	}
	os.Exit(m.Run())
}

// typeset is a page of a PDF that is being written: text at places.
type typeset struct{ strings.Builder }

// put writes words at a place in a size, in the letters of windows-1252.
func (p *typeset) put(x, y, size float64, words string) {
	words = strings.NewReplacer("“", "\x93", "”", "\x94", "–", "\x96", "é", "\xe9", `\`, `\\`, "(", `\(`, ")", `\)`).Replace(words)
	fmt.Fprintf(p, "BT /F1 %g Tf %g %g Td (%s) Tj ET\n", size, x, y, words)
}

// pdfOf writes a file of pages of 595 by 842 points.
func pdfOf(pages ...*typeset) []byte {
	var b bytes.Buffer
	var at []int
	object := func(format string, args ...any) {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n"+format+"\nendobj\n", append([]any{len(at)}, args...)...)
	}
	b.WriteString("%PDF-1.4\n")
	object("<< /Type /Catalog /Pages 2 0 R >>")
	var kids strings.Builder
	for i := range pages {
		fmt.Fprintf(&kids, "%d 0 R ", 4+2*i)
	}
	object("<< /Type /Pages /Kids [%s] /Count %d >>", kids.String(), len(pages))
	object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
	for i, p := range pages {
		object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>", 5+2*i)
		object("<< /Length %d >>\nstream\n%s\nendstream", p.Len(), p.String())
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, start)
	return b.Bytes()
}

// lines puts lines under each other and returns where the next one goes.
func (p *typeset) lines(x, y float64, lines ...string) float64 {
	for _, l := range lines {
		if l != "" {
			p.put(x, y, 10, l)
		}
		y -= 12
	}
	return y
}

func TestPDFPages(t *testing.T) {
	simple, two := &typeset{}, []*typeset{{}, {}, {}}
	simple.put(60, 780, 20, "Harbour talks end without a deal")
	y := simple.lines(60, 740, "The board and its pilots ended a third day of talks on Tuesday without agree-", "ing on night shifts, both sides said, and the well-", "known ships will go on waiting outside.", "",
		"“We left the room with the same paper,” said Jonas Brandvold, who speaks for the", "café pilots – a well-known group.")
	simple.lines(72, y, "Indented lines begin a paragraph of their own and go on to the right edge of it,", "")
	simple.lines(60, y-12, "which is where the others stand.")

	for i, p := range two {
		p.put(60, 800, 8, "Port Gazette")
		p.put(500, 800, 8, fmt.Sprintf("Issue 12, page %d", i+1))
		p.put(290, 30, 8, fmt.Sprint(i+1))
	}
	two[0].put(60, 760, 24, "A headline over both of the columns")
	// Drawn row by row, as some programs do.
	for i := range 8 {
		two[0].lines(60, 720-12*float64(i), fmt.Sprintf("Left column, line %d of its long text", i))
		two[0].lines(320, 720-12*float64(i), fmt.Sprintf("right column, line %d of its long text", i))
	}
	two[1].lines(60, 700, "and the story goes on here on the next page without a stop.", "", "“The end,” she said.")
	two[2].lines(60, 700, "Last page.")

	var left, right []string
	for i := range 8 {
		left, right = append(left, fmt.Sprintf("Left column, line %d of its long text", i)), append(right, fmt.Sprintf("right column, line %d of its long text", i))
	}
	for name, c := range map[string]struct {
		pages []*typeset
		want  string
	}{
		"paragraphs": {[]*typeset{simple}, "Harbour talks end without a deal\n\nThe board and its pilots ended a third day of talks on Tuesday without agreeing on night shifts, both sides said, " +
			"and the well-known ships will go on waiting outside.\n\n“We left the room with the same paper,” said Jonas Brandvold, who speaks for the café pilots – a well-known group.\n\n" +
			"Indented lines begin a paragraph of their own and go on to the right edge of it, which is where the others stand."},
		"columns, heads and numbers": {two, "A headline over both of the columns\n\n" + strings.Join(left, " ") + " " + strings.Join(right, " ") + " and the story goes on here on the next page without a stop.\n\n“The end,” she said.\n\nLast page."},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Bytes("a.pdf", pdfOf(c.pages...), "")
			if err != nil {
				t.Fatal(err)
			}
			if s.Text != c.want {
				t.Errorf("got  %q\nwant %q", s.Text, c.want)
			}
			if s.Arrival.Form != "PDF document (.pdf)" || len(s.Notes) == 0 || len(s.Arrival.Changed) == 0 {
				t.Errorf("%+v", s.Arrival)
			}
		})
	}
}

func TestPDFThatCannotBeRead(t *testing.T) {
	whole := pdfOf(&typeset{})
	broken := append([]byte("%PDF-1.4\n"), bytes.Repeat([]byte("nonsense "), 100)...)
	var many []*typeset
	for range pdf.MaxPages + 1 {
		many = append(many, &typeset{})
	}
	for name, c := range map[string]struct {
		in   []byte
		says string
	}{
		"no text":        {whole, "without text"},
		"broken":         {broken, "is damaged"},
		"too many pages": {pdfOf(many...), "more than 2000 pages"},
	} {
		if _, err := Bytes("a.pdf", c.in, ""); err == nil || !strings.Contains(err.Error(), c.says) || !strings.HasSuffix(err.Error(), ".") {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestChildThatTakesTooLongOrBreaksOff(t *testing.T) {
	p := &typeset{}
	p.lines(60, 700, "Words of a page.")
	b := pdfOf(p)
	for name, limits := range map[string][2]time.Duration{"starting": {time.Millisecond, time.Minute}, "reading": {time.Minute, time.Nanosecond}} {
		_, err := askChild(t.Context(), "a.pdf", b, limits[0], limits[1])
		if !as[*ChildError](err) || !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "takes too long") {
			t.Errorf("%s: %v", name, err)
		}
	}
	for name, said := range map[string]string{"nothing": "", "only that it is ready": pdf.Ready, "half an answer": pdf.Ready + `{"pages":[{"w":1`, "noise": "panic: x\n"} {
		if _, err := listen(strings.NewReader(said), func() {}); err == nil {
			t.Errorf("a child that says %s is believed", name)
		}
	}
}

func TestReadingAPDFCanBeStopped(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	stop()
	began := time.Now()
	if _, err := fromPDF(ctx, "a.pdf", pdfOf(&typeset{})); err == nil {
		t.Error("a stopped reading gave a text")
	}
	ctx, stop = context.WithTimeoutCause(context.Background(), 50*time.Millisecond, errors.New("stopped"))
	defer stop()
	if _, err := fromPDF(ctx, "a.pdf", pdfOf(&typeset{})); err == nil {
		t.Error("a stopped reading gave a text")
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("stopping took %v", took)
	}
}
