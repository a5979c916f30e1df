package export

import (
	"archive/zip"
	"fmt"
	"io"
	"strings"
	"time"

	"quotedesk/app/review"
)

// DOCX writes the story for Word and LibreOffice: the text as it came in with every change since as a tracked one, by
// whom and when, so that accepting all gives the clean article and rejecting all what came in; and one comment a
// quotation, over its words, that says who spoke and how it stands. A line of the text is a paragraph, a quotation of
// several pieces has one comment from the first to the last. Rejected rows have none. Characters that no XML document
// can hold are left out. Source: ECMA-376, part 1, sections 17.13.4 (comments) and 17.13.5 (revisions).
func DOCX(w io.Writer, s Sheet) error {
	d := newWordDocument(s)
	z := zip.NewWriter(w)
	for _, part := range []struct{ name, body string }{
		{"[Content_Types].xml", wordTypes},
		{"_rels/.rels", wordRels},
		{"word/_rels/document.xml.rels", wordDocumentRels},
		{"word/styles.xml", wordStyles},
		{"word/comments.xml", d.commentsPart()},
		{"word/document.xml", d.bodyPart()},
	} {
		f, err := z.Create(part.name)
		if err == nil {
			_, err = io.WriteString(f, part.body)
		}
		if err != nil {
			return fmt.Errorf("write the Word document: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("write the Word document: %w", err)
	}
	return nil
}

const (
	wordNamespace = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	wordHead      = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"

	wordTypes = wordHead + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
		`<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>` +
		`<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`
	wordRels = wordHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`
	wordDocumentRels = wordHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>` +
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`
	wordStyles = wordHead + `<w:styles ` + wordNamespace + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/><w:sz w:val="24"/></w:rPr></w:rPrDefault>` +
		`<w:pPrDefault><w:pPr><w:spacing w:line="320" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="36"/></w:rPr></w:style></w:styles>`
)

// wordDocument is a document being written.
type wordDocument struct {
	sheet  Sheet
	quotes []review.QuoteRow
	out    strings.Builder
	ids    int // the number of the last change

	at       int          // offset into the sheet's text
	from     int          // where the paragraph began there
	pending  string       // the runs of the paragraph so far
	edges    map[int]bool // offsets at which a comment begins or ends
	open     map[int]bool // comments whose range is open
	finished map[int]bool
}

func newWordDocument(s Sheet) *wordDocument {
	d := &wordDocument{sheet: s, edges: map[int]bool{}, open: map[int]bool{}, finished: map[int]bool{}}
	for _, q := range kept(s.Quotes, quoteStatus, false) {
		if q.Gone || q.Span().Empty() {
			continue
		}
		d.quotes = append(d.quotes, q)
		d.edges[q.Span().Start], d.edges[q.Span().End] = true, true
	}
	d.ids = len(d.quotes) // no number stands for a comment and a change
	return d
}

func (d *wordDocument) commentsPart() string {
	var b strings.Builder
	b.WriteString(wordHead + `<w:comments ` + wordNamespace + `>`)
	for i, q := range d.quotes {
		by, at := "Quotedesk", time.Time{}
		if q.Verdict.By != "" {
			by, at = q.Verdict.By, q.Verdict.At
		}
		fmt.Fprintf(&b, `<w:comment w:id="%d" w:author="%s" w:initials="%s"%s>`, i, attribute(by), attribute(initials(by)), wordDate(at))
		for _, line := range d.sheet.aboutQuote(q) {
			b.WriteString(`<w:p>` + wordRun("t", line) + `</w:p>`)
		}
		b.WriteString(`</w:comment>`)
	}
	return b.String() + `</w:comments>`
}

// aboutQuote says in lines who is quoted and how far the quotation has been looked at.
func (s Sheet) aboutQuote(q review.QuoteRow) []string {
	speaker := "Speaker: nobody could be named"
	if q.SpeakerName != "" {
		speaker = "Speaker: " + q.SpeakerName
	}
	if q.SpeakerRole != "" {
		speaker += ", " + q.SpeakerRole
	}
	lines := []string{speaker, "Kind: " + string(q.Kind) + ". Editor: " + string(q.Status) + "."}
	checker := "Checker: " + q.Verdict.Ruling.Word()
	if v := q.Verdict; v.By != "" {
		checker += " by " + v.By
	}
	lines = append(lines, checker+".")
	if q.Note != "" {
		lines = append(lines, "Note: "+oneLine(q.Note))
	}
	return lines
}

func initials(name string) string {
	var b strings.Builder
	for _, w := range strings.Fields(name) {
		for _, r := range w {
			b.WriteRune(r)
			break
		}
	}
	return b.String()
}

func wordDate(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return ` w:date="` + at.UTC().Format(time.RFC3339) + `"`
}

func attribute(s string) string { return strings.ReplaceAll(escaped(s), `"`, "&quot;") }

// wordRun is a run of text; with is "t", or "delText" for what was taken out.
func wordRun(with, text string) string {
	text = strings.ReplaceAll(escaped(text), "\t", `</w:`+with+`><w:tab/><w:`+with+` xml:space="preserve">`)
	return `<w:r><w:` + with + ` xml:space="preserve">` + text + `</w:` + with + `></w:r>`
}

func (d *wordDocument) bodyPart() string {
	d.out.WriteString(wordHead + `<w:document ` + wordNamespace + `><w:body>`)
	for _, x := range d.sheet.Tracked() {
		d.stretch(x)
	}
	d.comments(true)
	d.paragraph(Stretch{})
	return d.out.String() + `<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"/></w:sectPr></w:body></w:document>`
}

// stretch writes a stretch, parted where lines and comments begin and end.
func (d *wordDocument) stretch(x Stretch) {
	for len(x.Text) > 0 {
		if x.counts {
			d.comments(false)
		}
		n := d.next(x)
		piece := x.Text[:n]
		x.Text = x.Text[n:]
		if x.counts {
			d.at += n
		}
		if x.Fate == Vanished {
			continue
		}
		if piece == "\n" {
			d.paragraph(x)
			continue
		}
		d.pending += d.changed(x, strings.TrimSuffix(piece, "\r"))
	}
}

// next is how many bytes may be written in one run: up to a line end or a place where a comment begins or ends.
func (d *wordDocument) next(x Stretch) int {
	n := len(x.Text)
	if i := strings.IndexByte(x.Text, '\n'); i == 0 {
		return 1
	} else if i > 0 {
		n = i
	}
	if !x.counts {
		return n
	}
	for i := 1; i < n; i++ {
		if d.edges[d.at+i] {
			return i
		}
	}
	return n
}

// comments writes the marks of comments that begin or end at the place reached; all that are open at the very end.
func (d *wordDocument) comments(over bool) {
	for i, q := range d.quotes {
		if !d.open[i] && (over || q.Span().Start <= d.at) {
			d.pending += fmt.Sprintf(`<w:commentRangeStart w:id="%d"/>`, i)
			d.open[i] = true
		}
		if d.open[i] && !d.finished[i] && (over || q.Span().End <= d.at) {
			d.pending += fmt.Sprintf(`<w:commentRangeEnd w:id="%d"/><w:r><w:commentReference w:id="%d"/></w:r>`, i, i)
			d.finished[i] = true
		}
	}
}

func (d *wordDocument) changed(x Stretch, text string) string {
	switch {
	case text == "":
		return ""
	case x.Fate == PutIn:
		return d.mark("ins", x) + ">" + wordRun("t", text) + "</w:ins>"
	case x.Fate == TakenOut:
		return d.mark("del", x) + ">" + wordRun("delText", text) + "</w:del>"
	}
	return wordRun("t", text)
}

// mark begins the element of a change.
func (d *wordDocument) mark(name string, x Stretch) string {
	d.ids++
	by := x.By
	if x.Why != "" {
		by += " (" + x.Why + ")"
	}
	return fmt.Sprintf(`<w:%s w:id="%d" w:author="%s"%s`, name, d.ids, attribute(by), wordDate(x.At))
}

// paragraph ends one; end is the line end that does, which may itself have been put in or taken out.
func (d *wordDocument) paragraph(end Stretch) {
	d.out.WriteString("<w:p>")
	properties := ""
	if h := d.sheet.Furniture.Headline; !h.Empty() && d.from <= h.Start && h.Start < d.at {
		properties += `<w:pStyle w:val="Heading1"/>`
	}
	switch end.Fate {
	case PutIn:
		properties += "<w:rPr>" + d.mark("ins", end) + "/></w:rPr>"
	case TakenOut:
		properties += "<w:rPr>" + d.mark("del", end) + "/></w:rPr>"
	}
	if properties != "" {
		d.out.WriteString("<w:pPr>" + properties + "</w:pPr>")
	}
	d.out.WriteString(d.pending + "</w:p>")
	d.pending, d.from = "", d.at
}
