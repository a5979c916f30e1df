package intake

import (
	"encoding/xml"
	"strconv"
	"strings"

	"quotedesk/app/story"
)

const (
	wordKind   = "a Word document"
	writerKind = "a LibreOffice Writer document"
)

// fromDocx takes the accepted text out of a Word document: what was inserted is in, what was deleted is out, and both
// are counted. Fields show their result, hidden text is left out, comments and footnotes are kept beside the text.
func fromDocx(name string, b []byte) (document, error) {
	p, err := openPack(name, wordKind, b)
	if err != nil {
		return document{}, err
	}
	top, err := p.related("")
	if err != nil {
		return document{}, err
	}
	main := top["officeDocument"]
	if main == "" {
		main = "word/document.xml"
	}
	body, err := p.part(main)
	if err != nil {
		return document{}, err
	}
	if body == nil {
		return document{}, &BrokenError{name, wordKind, errNoBody}
	}
	beside, err := p.related(main)
	if err != nil {
		return document{}, err
	}
	r := newWordReader(p, body)
	for _, kind := range []string{"comments", "footnotes", "endnotes"} {
		if err := r.notes(beside[kind]); err != nil {
			return document{}, err
		}
	}
	if err := r.inside(r.element, nil); err != nil {
		return document{}, err
	}
	text, remarks := r.out.text()
	return document{form: "Word document (.docx)", text: text, remarks: remarks, tracked: r.tracked, changed: r.tracked.changes()}, nil
}

// wordReader walks the elements of WordprocessingML (ECMA-376 part 1, clause 17).
type wordReader struct {
	*walker
	out     manuscript
	boxes   []*block        // text boxes of the paragraph under way; they follow it
	codes   []bool          // nested fields, true while their code is read, which is no text
	hidden  bool            // the run is formatted as hidden
	joins   bool            // the mark at the paragraph's end was deleted: the next paragraph goes on
	beside  map[string]note // comments, footnotes and endnotes by kind and id
	ranges  map[string]place
	closed  map[string]place
	tracked tracked
}

// note is a comment or a footnote whose place is not known yet.
type note struct{ who, when, words string }

func newWordReader(p *pack, part []byte) *wordReader {
	return &wordReader{walker: newWalker(p, part), beside: map[string]note{}, ranges: map[string]place{}, closed: map[string]place{}}
}

// element reads one element and all that it holds.
func (r *wordReader) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "p":
		return r.paragraph()
	case "r":
		r.hidden = false
	case "t":
		return r.inside(r.element, r.write)
	case "tab", "ptab":
		r.write("\t")
	case "br", "cr":
		r.write("\n")
	case "noBreakHyphen":
		r.write("\u2011")
	case "softHyphen":
		r.write("\u00AD")
	case "sym":
		r.sign(attr(e, "char"))
	case "fldChar":
		r.field(attr(e, "fldCharType"))
	case "rPr":
		return r.inside(r.runProperty, nil)
	case "pPr":
		return r.inside(r.paragraphProperty, nil)
	case "ins":
		return r.counted(&r.tracked.inserted)
	case "moveTo":
		return r.counted(&r.tracked.moved)
	case "del":
		return r.deleted()
	case "moveFrom", "instrText", "delInstrText", "delText", "sectPr", "tblPr", "tblGrid", "tcPr", "sdtEndPr", "Fallback", "rt", "rubyPr":
		return r.pass()
	case "sdt":
		return r.control()
	case "tbl":
		return r.table()
	case "txbxContent":
		blocks, err := r.out.apart(func() error { return r.inside(r.element, nil) })
		r.boxes = append(r.boxes, blocks...)
		return err
	case "commentRangeStart":
		r.ranges[attr(e, "id")] = r.out.here()
	case "commentRangeEnd":
		r.closed[attr(e, "id")] = r.out.here()
	case "commentReference":
		r.comment(attr(e, "id"))
	case "footnoteReference", "endnoteReference":
		r.footnote(strings.TrimSuffix(e.Name.Local, "Reference") + attr(e, "id"))
	}
	return r.inside(r.element, nil)
}

// write adds words, unless they are the code of a field or hidden.
func (r *wordReader) write(s string) {
	for _, code := range r.codes {
		if code {
			return
		}
	}
	if r.hidden {
		if strings.TrimSpace(s) != "" {
			r.tracked.hidden++
		}
		return
	}
	r.out.write(s)
}

// paragraph reads a paragraph, and puts the text boxes that hang on it behind it.
func (r *wordReader) paragraph() error {
	outer, joins := r.boxes, r.joins
	r.boxes, r.joins = nil, false
	if err := r.inside(r.element, nil); err != nil {
		return err
	}
	if !r.joins {
		r.out.end()
	}
	r.out.blocks = append(r.out.blocks, r.boxes...)
	r.boxes, r.joins = outer, joins
	return nil
}

// runProperty looks whether the run is hidden text.
func (r *wordReader) runProperty(e xml.StartElement) error {
	if e.Name.Local == "vanish" {
		r.hidden = on(e)
	}
	return r.pass()
}

// paragraphProperty looks whether the mark at the paragraph's end was deleted or moved away.
func (r *wordReader) paragraphProperty(e xml.StartElement) error {
	if e.Name.Local != "rPr" {
		return r.pass()
	}
	return r.inside(func(e xml.StartElement) error {
		if e.Name.Local == "del" || e.Name.Local == "moveFrom" {
			r.joins = true
		}
		return r.pass()
	}, nil)
}

// on reads a setting that is either on or off.
func on(e xml.StartElement) bool {
	v := attr(e, "val")
	return v != "0" && v != "false" && v != "off"
}

// counted reads a tracked stretch, and counts it when it brings words.
func (r *wordReader) counted(n *int) error {
	before := r.out.size
	err := r.inside(r.element, nil)
	if r.out.size > before {
		*n++
	}
	return err
}

// deleted leaves out a tracked deletion, and counts it when it held words.
func (r *wordReader) deleted() error {
	words := false
	var element func(xml.StartElement) error
	element = func(e xml.StartElement) error {
		if e.Name.Local == "delText" {
			return r.inside(element, func(s string) { words = words || s != "" })
		}
		return r.inside(element, nil)
	}
	err := r.inside(element, nil)
	if words {
		r.tracked.deleted++
	}
	return err
}

// control reads a content control. While it shows its prompt, it holds no text.
func (r *wordReader) control() error {
	prompt := false
	return r.inside(func(e xml.StartElement) error {
		switch {
		case e.Name.Local == "sdtPr":
			return r.inside(func(e xml.StartElement) error {
				prompt = prompt || e.Name.Local == "showingPlcHdr" && on(e)
				return r.pass()
			}, nil)
		case prompt || e.Name.Local != "sdtContent":
			return r.pass()
		}
		return r.inside(r.element, nil)
	}, nil)
}

// field follows a field's parts: begin, code, separate, result, end.
func (r *wordReader) field(part string) {
	n := len(r.codes)
	switch {
	case part == "begin":
		r.codes = append(r.codes, true)
	case part == "separate" && n > 0:
		r.codes[n-1] = false
	case part == "end" && n > 0:
		r.codes = r.codes[:n-1]
	}
}

// sign writes a letter given by its number. Those of picture fonts stand in the private area and mean nothing here.
func (r *wordReader) sign(hex string) {
	n, err := strconv.ParseUint(hex, 16, 16)
	if err != nil || n < ' ' || n >= 0xE000 && n <= 0xF8FF || n >= 0xD800 && n <= 0xDFFF {
		r.tracked.signs++
		n = '\uFFFD'
	}
	r.write(string(rune(n)))
}

func (r *wordReader) table() error {
	return r.out.table(r.walker, "tr", "tc", []string{"tblPr", "tblGrid", "trPr", "tcPr"}, r.element)
}

// notes reads a part of comments, footnotes or endnotes.
func (r *wordReader) notes(part string) error {
	b, err := r.pack.part(part)
	if b == nil {
		return err
	}
	own := newWordReader(r.pack, b)
	own.ranges, own.closed = nil, nil
	return own.inside(func(e xml.StartElement) error { return r.root(own) }, nil)
}

// root reads the single notes of a part.
func (r *wordReader) root(own *wordReader) error {
	return own.inside(func(e xml.StartElement) error {
		if t := attr(e, "type"); t != "" && t != "normal" { // lines between text and notes
			return own.pass()
		}
		own.out, own.ranges, own.closed = manuscript{}, map[string]place{}, map[string]place{}
		if err := own.inside(own.element, nil); err != nil {
			return err
		}
		words, _ := own.out.text()
		r.beside[e.Name.Local+attr(e, "id")] = note{attr(e, "author"), attr(e, "date"), words}
		return nil
	}, nil)
}

// comment puts a comment on the words between its two ends, or where it is anchored.
func (r *wordReader) comment(id string) {
	n, ok := r.beside["comment"+id]
	if !ok {
		return
	}
	delete(r.beside, "comment"+id)
	here := r.out.here()
	from, ok := r.ranges[id]
	to, closed := r.closed[id]
	if !ok {
		from = here
	}
	if !closed {
		to = here
	}
	r.tracked.comments++
	r.out.remark(story.Remark{Kind: story.Comment, Who: n.who, When: n.when, Words: n.words}, from, to)
}

// footnote keeps a footnote or endnote where its number stands.
func (r *wordReader) footnote(key string) {
	n, ok := r.beside[key]
	if !ok {
		return
	}
	r.tracked.footnotes++
	r.out.remark(story.Remark{Kind: story.Footnote, Words: strings.TrimSpace(n.words)}, r.out.here(), r.out.here())
}
