package intake

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"quotedesk/app/story"
)

// odtOf writes the least Writer document with that body.
func odtOf(t testing.TB, body string) []byte {
	t.Helper()
	return packOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "content.xml", `<office:document-content `+
		`xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" `+
		`xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" `+
		`xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">`+
		`<office:automatic-styles><style:style xmlns:style="s" style:name="T1"><style:text-properties text:display="none"/></style:style><style:style xmlns:style="s" style:name="T2"/></office:automatic-styles><office:body><office:text>`+body+`</office:text></office:body></office:document-content>`)
}

func TestOdtConstructs(t *testing.T) {
	const p, end = "<text:p>", "</text:p>"
	cell := func(s string) string { return "<table:table-cell>" + s + "</table:table-cell>" }
	for name, c := range map[string]struct {
		body, want string
		count      tracked
	}{
		"paragraphs":     {"<text:h>Head</text:h>\n  " + p + "One\n   <text:span>two</text:span>." + end + p + end + p + "Three." + end, "Head\n\nOne two.\n\nThree.", tracked{}},
		"counted spaces": {p + `a <text:s text:c="2"/>b<text:s/>c<text:tab/>d<text:line-break/>e` + end, "a   b c\td\ne", tracked{}},
		"tracked changes": {`<text:tracked-changes><text:changed-region><text:insertion><office:change-info><dc:creator>A</dc:creator></office:change-info></text:insertion></text:changed-region>` +
			`<text:changed-region><text:deletion><office:change-info/>` + p + "never " + end + `</text:deletion></text:changed-region></text:tracked-changes>` +
			p + `We will <text:change-start/>not <text:change-end/><text:change/>sign.` + end, "We will not sign.", tracked{inserted: 1, deleted: 1}},
		"link":      {p + `see <text:a href="x">the page</text:a>` + end, "see the page", tracked{}},
		"field":     {p + `on <text:date>May 5</text:date> in <text:title>The File</text:title>` + end, "on May 5 in The File", tracked{}},
		"text box":  {p + `Host <draw:frame><draw:text-box>` + p + "Boxed." + end + `</draw:text-box><svg:title>alt</svg:title><svg:desc>alt</svg:desc></draw:frame>line.` + end + p + "Next." + end, "Host line.\n\nBoxed.\n\nNext.", tracked{}},
		"table":     {"<table:table><table:table-column/><table:table-row>" + cell(p+"Ward"+end) + cell(p+"Votes"+end) + "</table:table-row><table:table-row>" + cell(p+"North"+end) + cell(p+"12"+end) + "</table:table-row></table:table>" + p + "After." + end, "Ward | Votes\nNorth | 12\n\nAfter.", tracked{}},
		"list":      {"<text:list><text:list-item>" + p + "One" + end + "</text:list-item><text:list-item>" + p + "Two" + end + "</text:list-item></text:list>", "One\n\nTwo", tracked{}},
		"signs":     {p + "co\u2011op re\u00ADport a\u00A0b" + end, "co\u2011op re\u00ADport a\u00A0b", tracked{}},
		"ruby":      {p + `<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>kan</text:ruby-text></text:ruby>` + end, "漢", tracked{}},
		"hidden":    {p + `a<text:span text:style-name="T1">b</text:span><text:span text:style-name="T2">c</text:span>` + end, "ac", tracked{hidden: 1}},
		"soft page": {p + `a<text:soft-page-break/>b` + end, "ab", tracked{}},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := Bytes("a.odt", odtOf(t, c.body), "")
			if err != nil {
				t.Fatal(err)
			}
			if s.Text != c.want {
				t.Errorf("got %q, want %q", s.Text, c.want)
			}
			if d := cmp.Diff(c.count.tallies(), s.Arrival.Held[:len(c.count.tallies())]); d != "" {
				t.Error(d)
			}
		})
	}
}

func TestOdtRemarksStandOnTheirWords(t *testing.T) {
	b := odtOf(t, `<text:p>She <office:annotation office:name="c1"><dc:creator>Ada</dc:creator><dc:date>2026-05-05</dc:date><text:p>Check this.</text:p></office:annotation>said no`+
		`<office:annotation-end office:name="c1"/> twice.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Minutes.</text:p></text:note-body></text:note>`+
		`<office:annotation><dc:creator>Ivo</dc:creator><text:p>Here?</text:p></office:annotation></text:p><text:p><office:annotation office:name="c2"><text:p>Open.</text:p></office:annotation>End.</text:p>`)
	s, err := Bytes("a.odt", b, "")
	if err != nil {
		t.Fatal(err)
	}
	if s.Text != "She said no twice.\n\nEnd." {
		t.Fatalf("text %q", s.Text)
	}
	want := []story.Remark{
		{Kind: story.Comment, Span: story.Span{Start: 4, End: 11}, Who: "Ada", When: "2026-05-05", Words: "Check this."},
		{Kind: story.Footnote, Span: story.Span{Start: 18, End: 18}, Words: "Minutes."},
		{Kind: story.Comment, Span: story.Span{Start: 18, End: 18}, Who: "Ivo", Words: "Here?"},
		{Kind: story.Comment, Span: story.Span{Start: 20, End: 20}, Words: "Open."},
	}
	if d := cmp.Diff(want, s.Arrival.Remarks); d != "" {
		t.Error(d)
	}
}

func TestOdtWithAPasswordIsTold(t *testing.T) {
	b := packOf(t, "mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", "<m><manifest:encryption-data/></m>", "content.xml", "\x01\x02")
	if _, err := Bytes("a.odt", b, ""); err == nil || !strings.Contains(err.Error(), "password") {
		t.Errorf("got %v", err)
	}
}
