package intake

import (
	"fmt"
	"strings"
	"testing"
)

// paragraph is some fifty words with a quotation in them.
const paragraph = "The harbour board and its pilots ended a third day of talks on Tuesday without agreeing on night shifts, both sides said. " +
	"“We left the room with the same paper we brought in,” said Jonas Brandvold, who speaks for the pilots and has done so for eleven years now. "

// BenchmarkDocx reads a Word document of 3,000 words, a run for each few of them as editing leaves it.
func BenchmarkDocx(b *testing.B) {
	var body strings.Builder
	words := strings.Fields(strings.Repeat(paragraph, 1+3000/len(strings.Fields(paragraph))))[:3000]
	for i := 0; i < len(words); i += 50 {
		body.WriteString(`<w:p><w:pPr><w:pStyle w:val="Normal"/></w:pPr>`)
		for j := i; j < i+50; j += 5 {
			body.WriteString(`<w:r><w:rPr><w:rFonts w:ascii="Times"/><w:sz w:val="24"/></w:rPr><w:t xml:space="preserve">` + strings.Join(words[j:j+5], " ") + ` </w:t></w:r>`)
		}
		body.WriteString(`</w:p>`)
	}
	file := docxOf(b, body.String())
	for b.Loop() {
		if _, err := Bytes("a.docx", file, ""); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPDF reads twenty pages of 450 words with a warm child.
func BenchmarkPDF(b *testing.B) {
	var pages []*typeset
	words := strings.Fields(strings.Repeat(paragraph, 10))
	for n := range 20 {
		p := &typeset{}
		p.put(60, 810, 8, fmt.Sprint("Port Gazette, page ", n+1))
		y := 760.0
		for i := 0; i+10 < 450; i += 10 {
			y = p.lines(60, y, strings.Join(words[i:i+10], " "))
		}
		pages = append(pages, p)
	}
	file := pdfOf(pages...)
	if _, err := Bytes("a.pdf", file, ""); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := Bytes("a.pdf", file, ""); err != nil {
			b.Fatal(err)
		}
	}
}
