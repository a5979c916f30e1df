package intake

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// packOf writes an archive with the parts in the order given: name, content, name, content …
func packOf(t testing.TB, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		method := zip.Deflate
		if parts[i] == "mimetype" { // stands as it is in OpenDocument, so that programs find it
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: parts[i], Method: method})
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const wordSpaces = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ` +
	`xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml"`

// docxOf writes the least Word document with that body; more are further parts.
func docxOf(t testing.TB, body string, more ...string) []byte {
	t.Helper()
	const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
	const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
	parts := []string{
		"_rels/.rels", rels + `<Relationship Id="r1" Type="` + office + `officeDocument" Target="word/document.xml"/></Relationships>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document ` + wordSpaces + `><w:body>` + body + `<w:sectPr/></w:body></w:document>`,
		"word/_rels/document.xml.rels", rels + `<Relationship Id="r1" Type="` + office + `comments" Target="comments.xml"/>` +
			`<Relationship Id="r2" Type="` + office + `footnotes" Target="/word/footnotes.xml"/>` +
			`<Relationship Id="r3" Type="` + office + `hyperlink" Target="https://x.invalid" TargetMode="External"/></Relationships>`,
	}
	return packOf(t, append(parts, more...)...)
}

func para(runs string) string { return "<w:p>" + runs + "</w:p>" }

func run(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }

func TestDocxConstructs(t *testing.T) {
	box := func(words string) string {
		return `<w:txbxContent>` + para(run(words)) + `</w:txbxContent>`
	}
	field := func(parts ...string) string {
		var b strings.Builder
		for _, p := range parts {
			switch p {
			case "begin", "separate", "end":
				b.WriteString(`<w:r><w:fldChar w:fldCharType="` + p + `"/></w:r>`)
			default:
				b.WriteString(p)
			}
		}
		return b.String()
	}
	code := func(s string) string { return "<w:r><w:instrText>" + s + "</w:instrText></w:r>" }
	cell := func(paras string) string { return "<w:tc><w:tcPr><w:tcW w:w=\"1\"/></w:tcPr>" + paras + "</w:tc>" }
	for name, c := range map[string]struct {
		body, want string
		count      tracked
	}{
		"paragraphs":          {para(run("One  two.")) + para("") + para(run("Three.")), "One  two.\n\nThree.", tracked{}},
		"insertion":           {para(run("We will ") + `<w:ins w:id="1" w:author="A">` + run("not ") + "</w:ins>" + run("sign it")), "We will not sign it", tracked{inserted: 1}},
		"empty insertion":     {para(`<w:pPr><w:rPr><w:ins w:id="1"/></w:rPr></w:pPr>` + run("a") + `<w:ins w:id="2"></w:ins>`), "a", tracked{}},
		"deletion":            {para(run("We will ") + `<w:del w:id="1"><w:r><w:delText>not </w:delText></w:r></w:del>` + run("sign")), "We will sign", tracked{deleted: 1}},
		"deletion in it":      {para(`<w:ins w:id="1">` + run("a") + `<w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del></w:ins>`), "a", tracked{inserted: 1, deleted: 1}},
		"deleted mark":        {para(`<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>`+run("One ")) + para(run("two.")) + para(run("Three.")), "One two.\n\nThree.", tracked{}},
		"move":                {para(run("a ") + `<w:moveFrom w:id="1">` + run("gone ") + "</w:moveFrom>" + run("b ") + `<w:moveTo w:id="2">` + run("here") + "</w:moveTo>"), "a b here", tracked{moved: 1}},
		"complex field":       {para(run("on ") + field("begin", code(" DATE "), "separate", run("May 5"), "end") + run(".")), "on May 5.", tracked{}},
		"nested field":        {para(field("begin", code(" IF "), "begin", code("PAGE"), "separate", run("7"), "end", code("= 7"), "separate", run("yes"), "end")), "yes", tracked{}},
		"field without":       {para(run("a") + field("begin", code(" XE name "), "end") + run("b")), "ab", tracked{}},
		"simple field":        {para(`<w:fldSimple w:instr="AUTHOR">` + run("Ada") + "</w:fldSimple>"), "Ada", tracked{}},
		"text box":            {para(run("Host ") + `<w:r><mc:AlternateContent><mc:Choice Requires="wps">` + box("Boxed.") + `</mc:Choice><mc:Fallback><w:pict><v:textbox>` + box("Boxed.") + `</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>` + run("line.")), "Host line.\n\nBoxed.", tracked{}},
		"old text box":        {para(run("Host.")+`<w:r><w:pict><v:textbox>`+box("Old.")+`</v:textbox></w:pict></w:r>`) + para(run("Next.")), "Host.\n\nOld.\n\nNext.", tracked{}},
		"hyperlink":           {para(run("see ") + `<w:hyperlink r:id="r3">` + run("the page") + "</w:hyperlink>"), "see the page", tracked{}},
		"content control":     {`<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>` + para(run("In a control.")) + `</w:sdtContent></w:sdt>`, "In a control.", tracked{}},
		"prompt of a control": {para(run("a") + `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>` + run("Click here") + `</w:sdtContent></w:sdt>`), "a", tracked{}},
		"table":               {"<w:tbl><w:tblPr/><w:tr>" + cell(para(run("Ward"))) + cell(para(run("Votes"))) + "</w:tr><w:tr>" + cell(para(run("North"))) + cell(para(run("12"))) + "</w:tr></w:tbl>" + para(run("After.")), "Ward | Votes\nNorth | 12\n\nAfter.", tracked{}},
		"layout table":        {"<w:tbl><w:tr>" + cell(para(run("One."))+para(run("Two."))) + cell(para(run("Side."))) + "</w:tr></w:tbl>", "One.\n\nTwo.\n\nSide.", tracked{}},
		"table in a table":    {"<w:tbl><w:tr>" + cell("<w:tbl><w:tr>"+cell(para(run("a")))+cell(para(run("b")))+"</w:tr></w:tbl>"+para("")) + "</w:tr></w:tbl>", "a | b", tracked{}},
		"no-break hyphen":     {para(`<w:r><w:t>co</w:t><w:noBreakHyphen/><w:t>op</w:t></w:r>`), "co\u2011op", tracked{}},
		"soft hyphen":         {para(`<w:r><w:t>re</w:t><w:softHyphen/><w:t>port</w:t></w:r>`), "re\u00ADport", tracked{}},
		"smart tag":           {para(`<w:smartTag w:element="place"><w:smartTagPr/>` + run("Paris") + "</w:smartTag>"), "Paris", tracked{}},
		"tabs and breaks":     {para(`<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>`), "a\tb\nc", tracked{}},
		"hidden":              {para(run("seen") + `<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>.</w:t></w:r>`), "seen.", tracked{hidden: 1}},
		"signs":               {para(`<w:r><w:sym w:font="Arial" w:char="2014"/><w:sym w:font="Wingdings" w:char="F04A"/></w:r>`), "—\uFFFD", tracked{signs: 1}},
		"ruby":                {para(`<w:r><w:ruby><w:rubyPr/><w:rt>` + run("kan") + `</w:rt><w:rubyBase>` + run("漢") + `</w:rubyBase></w:ruby></w:r>`), "漢", tracked{}},
		"entities":            {para(run("R&amp;D &#8220;x&#8221;")), "R&D “x”", tracked{}},
	} {
		t.Run(name, func(t *testing.T) {
			b := docxOf(t, c.body)
			d, err := fromDocx("a.docx", b)
			if err != nil {
				t.Fatal(err)
			}
			if d.text != c.want || d.tracked != c.count {
				t.Errorf("got %q %+v, want %q %+v", d.text, d.tracked, c.want, c.count)
			}
			s, err := Bytes("any name", b, "")
			if err != nil || s.Text != c.want || !bytes.Equal(s.Original, b) {
				t.Errorf("as a story: %q, %v", s.Text, err)
			}
		})
	}
}

func TestDocxRemarksStandOnTheirWords(t *testing.T) {
	const note = `<w:r><w:footnoteReference w:id="2"/></w:r>`
	comments := `<w:comments ` + wordSpaces + `><w:comment w:id="7" w:author="Ada" w:date="2026-05-05T10:00:00Z">` + para(run("Check ")+run("this.")) + `</w:comment>` +
		`<w:comment w:id="8" w:author="Ivo">` + para(run("Nothing here?")) + `</w:comment><w:comment w:id="9"/></w:comments>`
	footnotes := `<w:footnotes ` + wordSpaces + `><w:footnote w:type="separator" w:id="0">` + para(run("---")) + `</w:footnote>` +
		`<w:footnote w:id="2">` + para("<w:r><w:footnoteRef/></w:r>"+run(" Minutes, p. 4.")) + `</w:footnote></w:footnotes>`
	ref := func(id string) string { return `<w:r><w:commentReference w:id="` + id + `"/></w:r>` }
	body := para("") + `<w:commentRangeStart w:id="7"/>` + para(run("“Yes,” she said."+"")+note) + para(run("More.")) + `<w:commentRangeEnd w:id="7"/>` +
		para(ref("7")+run("End.")+ref("8"))
	s, err := Bytes("a.docx", docxOf(t, body, "word/comments.xml", comments, "word/footnotes.xml", footnotes), "")
	if err != nil {
		t.Fatal(err)
	}
	if s.Text != "“Yes,” she said.\n\nMore.\n\nEnd." {
		t.Fatalf("text %q", s.Text)
	}
	first := len("“Yes,” she said.")
	want := []story.Remark{
		{Kind: story.Comment, Span: story.Span{Start: 0, End: first + len("\n\nMore.")}, Who: "Ada", When: "2026-05-05T10:00:00Z", Words: "Check this."},
		{Kind: story.Footnote, Span: story.Span{Start: first, End: first}, Words: "Minutes, p. 4."},
		{Kind: story.Comment, Span: story.Span{Start: len(s.Text), End: len(s.Text)}, Who: "Ivo", Words: "Nothing here?"},
	}
	if d := cmp.Diff(want, s.Arrival.Remarks); d != "" {
		t.Error(d)
	}
	held := []story.Tally{{What: "comments", N: 2}, {What: "footnotes", N: 1}}
	if d := cmp.Diff(held, s.Arrival.Held); d != "" {
		t.Error(d)
	}
	if len(s.Notes) != 1 || !strings.Contains(s.Notes[0], "2 comments and 1 footnote") {
		t.Errorf("notes %q", s.Notes)
	}
}

func TestDocxSaysWhatWasTracked(t *testing.T) {
	s, err := Bytes("a.docx", docxOf(t, para(`<w:ins w:id="1">`+run("a")+`</w:ins><w:del w:id="2"><w:r><w:delText>b</w:delText></w:r></w:del>`)), "")
	if err != nil {
		t.Fatal(err)
	}
	want := "The file holds tracked changes: 1 insertion and 1 deletion. The text is shown with all of them accepted."
	if len(s.Notes) != 1 || s.Notes[0] != want {
		t.Errorf("notes %q", s.Notes)
	}
}
