package export

import (
	"bufio"
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

const teiNamespace = "http://www.tei-c.org/ns/1.0"

// TEI writes the text as it stands as a TEI P5 document: a paragraph a line, in it the pieces of quotations as <said>
// (direct="false" for paraphrases) that next and prev bind together, names as <persName>, <orgName>, <placeName> or
// <name>, which point to lists in the header. Marks stay in the text, as <quotation marks="all"/> says. A piece over
// several lines, or one that crosses another, is written in part="I", "M" and "F". Characters that no XML document can
// hold are left out. Source: TEI P5 Guidelines, said, quotation, att.global.linking.
func TEI(w io.Writer, s Sheet) error {
	t := &teiWriter{sheet: s, out: bufio.NewWriter(w)}
	t.header()
	for _, para := range story.Paragraphs(s.Text) {
		t.paragraph(para)
	}
	t.text("\n</body></text>\n</TEI>\n")
	if err := t.out.Flush(); err != nil {
		return fmt.Errorf("write the TEI document: %w", err)
	}
	return nil
}

type teiWriter struct {
	sheet Sheet
	out   *bufio.Writer
	spans []element // sorted: those that hold others come first
}

// element is a stretch of the text that becomes an element.
type element struct {
	span       story.Span
	name       string
	attributes string
	id         string

	first, last bool // it holds the beginning and the end of what it is a part of
}

func (t *teiWriter) text(s string) { t.out.WriteString(s) } // a failed write comes back from Flush

func (t *teiWriter) header() {
	s := t.sheet
	t.text(xml.Header + `<TEI xmlns="` + teiNamespace + `">` + "\n<teiHeader>\n<fileDesc><titleStmt><title>" + escaped(s.Title) + "</title></titleStmt>")
	t.text("<publicationStmt><p>Written by Quotedesk.</p></publicationStmt><sourceDesc><p>" + escaped(s.URN()) + "</p></sourceDesc></fileDesc>\n")
	t.text(`<encodingDesc><editorialDecl><quotation marks="all"/></editorialDecl></encodingDesc>` + "\n<profileDesc><particDesc>")
	t.names("listPerson", "person", "persName", story.Person)
	t.names("listOrg", "org", "orgName", story.Organisation)
	t.text("</particDesc><settingDesc>")
	t.names("listPlace", "place", "placeName", story.Place)
	t.text("</settingDesc></profileDesc>\n</teiHeader>\n<text><body>")
	t.elements()
}

func (t *teiWriter) names(list, item, name string, kind story.EntityType) {
	var of strings.Builder
	for _, n := range kept(t.sheet.Names, nameStatus, false) {
		if n.Type == kind {
			fmt.Fprintf(&of, `<%s xml:id="%s"><%s>%s</%s>`, item, xmlID(n.ID), name, escaped(n.Name), name)
			if n.Role != "" && kind == story.Person {
				fmt.Fprintf(&of, "<roleName>%s</roleName>", escaped(n.Role))
			}
			fmt.Fprintf(&of, "</%s>", item)
		}
	}
	if of.Len() == 0 {
		fmt.Fprintf(&of, "<%s><%s/></%s>", item, name, item) // a list may not be empty
	}
	fmt.Fprintf(t.out, "<%s>%s</%s>", list, of.String(), list)
}

// elements gathers what stands in the text.
func (t *teiWriter) elements() {
	tags := map[story.EntityType]string{story.Person: "persName", story.Organisation: "orgName", story.Place: "placeName"}
	for _, n := range kept(t.sheet.Names, nameStatus, false) {
		name, listed := tags[n.Type]
		attributes := fmt.Sprintf(` ref="#%s"`, xmlID(n.ID))
		if !listed {
			name, attributes = "name", fmt.Sprintf(` type="%s"`, escaped(string(n.Type)))
		}
		for _, m := range n.Mentions {
			t.spans = append(t.spans, element{span: m, name: name, attributes: attributes})
		}
	}
	for _, q := range kept(t.sheet.Quotes, quoteStatus, false) {
		for i, p := range q.Parts {
			var a strings.Builder
			fmt.Fprintf(&a, ` direct="%t"`, q.Kind != story.Indirect)
			if q.SpeakerEntity != "" {
				fmt.Fprintf(&a, ` who="#%s"`, xmlID(q.SpeakerEntity))
			}
			if i > 0 {
				fmt.Fprintf(&a, ` prev="#%s"`, xmlID(pieceID(q.ID, i)))
			}
			if i+1 < len(q.Parts) {
				fmt.Fprintf(&a, ` next="#%s"`, xmlID(pieceID(q.ID, i+2)))
			}
			t.spans = append(t.spans, element{span: p, name: "said", attributes: a.String(), id: pieceID(q.ID, i+1)})
		}
	}
	t.spans = slices.DeleteFunc(t.spans, func(e element) bool { return e.span.Empty() })
	slices.SortStableFunc(t.spans, inside)
}

// pieceID names the n-th piece of a quotation, from 1.
func pieceID(quote string, n int) string { return quote + "." + strconv.Itoa(n) }

// paragraph writes a line of the text. Elements nest; of one that crosses the end of another, what is left is written
// behind that end.
func (t *teiWriter) paragraph(para story.Span) {
	t.text("\n<p>")
	at := para.Start
	var open []element
	for todo := t.within(para); len(todo) > 0; {
		e := todo[0]
		todo = todo[1:]
		at, open = t.closeBefore(e.span.Start, at, open)
		if n := len(open); n > 0 && open[n-1].span.End < e.span.End {
			rest := e
			rest.span.Start, e.span.End = open[n-1].span.End, open[n-1].span.End
			rest.first, e.last = false, false
			i, _ := slices.BinarySearchFunc(todo, rest, inside)
			todo = slices.Insert(todo, i, rest)
		}
		at = t.words(at, e.span.Start)
		t.open(e)
		open = append(open, e)
	}
	at, _ = t.closeBefore(para.End, at, open)
	t.words(at, para.End)
	t.text("</p>")
}

// within are the elements of a line, each as far as it stands there.
func (t *teiWriter) within(para story.Span) []element {
	var out []element
	for _, e := range t.spans {
		if e.span.Overlaps(para) {
			e.first, e.last = e.span.Start >= para.Start, e.span.End <= para.End
			e.span = story.Span{Start: max(e.span.Start, para.Start), End: min(e.span.End, para.End)}
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, inside)
	return out
}

// inside orders elements so that those that hold others come first.
func inside(a, b element) int {
	return cmp.Or(cmp.Compare(a.span.Start, b.span.Start), cmp.Compare(b.span.End, a.span.End), cmp.Compare(b.name, a.name))
}

// closeBefore closes what ends at or before a place.
func (t *teiWriter) closeBefore(place, at int, open []element) (int, []element) {
	for len(open) > 0 && open[len(open)-1].span.End <= place {
		last := open[len(open)-1]
		at = t.words(at, last.span.End)
		t.text("</" + last.name + ">")
		open = open[:len(open)-1]
	}
	return at, open
}

func (t *teiWriter) words(from, to int) int {
	if to > from {
		t.text(escaped(t.sheet.Text[from:to]))
	}
	return max(from, to)
}

func (t *teiWriter) open(e element) {
	t.text("<" + e.name)
	if e.id != "" && e.first {
		t.text(fmt.Sprintf(` xml:id="%s"`, xmlID(e.id)))
	}
	t.text(e.attributes)
	if e.name == "said" { // a name has no such attribute
		switch {
		case e.first && !e.last:
			t.text(` part="I"`)
		case !e.first && !e.last:
			t.text(` part="M"`)
		case !e.first:
			t.text(` part="F"`)
		}
	}
	t.text(">")
}

// escaped is text as XML, without the characters that it cannot hold.
func escaped(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(strings.Map(inXML, s))) // a Builder takes everything
	return strings.NewReplacer("&#34;", "\"", "&#39;", "'", "&#x9;", "\t").Replace(b.String())
}

// inXML drops what XML 1.0, section 2.2, does not allow.
func inXML(r rune) rune {
	if r == '\t' || r == '\n' || r == '\r' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD && r != utf8.RuneError || r >= 0x10000 {
		return r
	}
	return -1
}

// xmlID makes an NCName of an id: it begins with a letter, and what a name cannot hold is written as its code point.
func xmlID(id string) string {
	var b strings.Builder
	b.WriteByte('r')
	for _, r := range id {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '-', r == '.':
			b.WriteRune(r)
		default:
			fmt.Fprintf(&b, "_%x_", r)
		}
	}
	return b.String()
}
