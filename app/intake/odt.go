package intake

import (
	"bytes"
	"encoding/xml"
	"strconv"
	"strings"

	"quotedesk/app/story"
)

// fromOdt takes the accepted text out of a Writer document: tracked deletions are kept outside the body there and stay
// out, insertions are in it. Both are counted.
func fromOdt(name string, b []byte) (document, error) {
	p, err := openPack(name, writerKind, b)
	if err != nil {
		return document{}, err
	}
	manifest, err := p.part("META-INF/manifest.xml")
	if err != nil {
		return document{}, err
	}
	if bytes.Contains(manifest, []byte("encryption-data")) {
		return document{}, &BinaryError{Name: name, Kind: writerKind + " with a password", Advice: adviceWord}
	}
	body, err := p.part("content.xml")
	if err != nil {
		return document{}, err
	}
	if body == nil {
		return document{}, &BrokenError{name, writerKind, errNoBody}
	}
	r := odtReader{walker: newWalker(p, body), comments: map[string]openComment{}}
	if err := r.inside(r.element, nil); err != nil {
		return document{}, err
	}
	for _, c := range r.waiting {
		c := r.comments[c]
		r.out.remark(c.remark, c.from, c.from)
	}
	text, remarks := r.out.text()
	return document{form: "Writer document (.odt)", text: text, remarks: remarks, tracked: r.tracked, changed: r.tracked.changes()}, nil
}

// odtReader walks the elements of an OpenDocument text (ODF 1.3 part 3).
type odtReader struct {
	*walker
	out      manuscript
	boxes    []*block // of the paragraph under way
	spaced   bool     // the last character was white space, so that more of it does not count
	comments map[string]openComment
	hidden   map[string]bool // styles whose words are not shown
	waiting  []string        // names of comments whose end has not come, in order
	tracked  tracked
}

type openComment struct {
	remark story.Remark
	from   place
}

func (r *odtReader) element(e xml.StartElement) error {
	switch e.Name.Local {
	case "automatic-styles":
		return r.styles()
	case "span":
		if r.hidden[attr(e, "style-name")] {
			r.tracked.hidden++
			return r.pass()
		}
	case "font-face-decls", "forms", "sequence-decls", "variable-decls", "user-field-decls", "hidden-paragraph",
		"hidden-text", "ruby-text", "note-citation", "desc", "event-listeners", "index-title-template", "object":
		return r.pass()
	case "title": // that of a drawing; the field of the same name is text
		if strings.Contains(e.Name.Space, "svg") {
			return r.pass()
		}
	case "tracked-changes":
		return r.changes()
	case "p", "h":
		return r.paragraph()
	case "s":
		n, err := strconv.Atoi(attr(e, "c"))
		if err != nil {
			n = 1
		}
		r.write(strings.Repeat(" ", min(max(n, 0), 1000)))
	case "tab":
		r.write("\t")
	case "line-break":
		r.write("\n")
	case "text-box":
		blocks, err := r.out.apart(func() error { return r.inside(r.element, nil) })
		r.boxes = append(r.boxes, blocks...)
		return err
	case "note":
		return r.note()
	case "annotation":
		return r.comment(attr(e, "name"))
	case "annotation-end":
		r.endComment(attr(e, "name"))
	case "table":
		return r.table()
	}
	return r.inside(r.element, r.running())
}

// styles looks which of the document's own styles hide their words.
func (r *odtReader) styles() error {
	r.hidden = map[string]bool{}
	name := ""
	var element func(xml.StartElement) error
	element = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "style":
			name = attr(e, "name")
		case "text-properties":
			if attr(e, "display") == "none" {
				r.hidden[name] = true
			}
		}
		return r.inside(element, nil)
	}
	return r.inside(element, nil)
}

// running is how characters are taken in: only inside paragraphs.
func (r *odtReader) running() func(string) {
	if r.out.line == nil {
		return nil
	}
	return r.words
}

// words adds characters of a paragraph; runs of white space are one space (ODF 6.1.2).
func (r *odtReader) words(s string) {
	var b strings.Builder
	for _, c := range s {
		space := c == ' ' || c == '\t' || c == '\n' || c == '\r'
		switch {
		case !space:
			b.WriteRune(c)
		case !r.spaced:
			b.WriteByte(' ')
		}
		r.spaced = space
	}
	r.out.write(b.String())
}

// write adds what stands for itself, such as a counted space.
func (r *odtReader) write(s string) {
	r.out.write(s)
	r.spaced = false
}

func (r *odtReader) paragraph() error {
	outer, spaced := r.boxes, r.spaced
	r.boxes, r.spaced = nil, true
	r.out.open()
	if err := r.inside(r.element, r.words); err != nil {
		return err
	}
	r.out.end()
	r.out.blocks = append(r.out.blocks, r.boxes...)
	r.boxes, r.spaced = outer, spaced
	return nil
}

// changes counts what is recorded of the editing. What was deleted stands here, and nowhere in the body.
func (r *odtReader) changes() error {
	var element func(xml.StartElement) error
	element = func(e xml.StartElement) error {
		switch e.Name.Local {
		case "insertion":
			r.tracked.inserted++
			return r.pass()
		case "deletion":
			r.tracked.deleted++
			return r.pass()
		}
		return r.inside(element, nil)
	}
	return r.inside(element, nil)
}

// beside reads what stands outside the running text, as text of its own.
func (r *odtReader) beside(element func(xml.StartElement) error) (string, error) {
	own := odtReader{walker: r.walker, hidden: r.hidden, comments: map[string]openComment{}}
	err := r.inside(func(e xml.StartElement) error {
		if handled, err := r.ownPart(e, element); handled {
			return err
		}
		return own.element(e)
	}, nil)
	words, _ := own.out.text()
	return strings.TrimSpace(words), err
}

// ownPart reads a part of a comment that is not its text.
func (r *odtReader) ownPart(e xml.StartElement, element func(xml.StartElement) error) (bool, error) {
	switch e.Name.Local {
	case "creator", "date", "creator-initials", "date-string", "note-citation":
		return true, element(e)
	}
	return false, nil
}

// note keeps a footnote or endnote where its number stands.
func (r *odtReader) note() error {
	here := r.out.here()
	words, err := r.beside(func(xml.StartElement) error { return r.pass() })
	r.tracked.footnotes++
	r.out.remark(story.Remark{Kind: story.Footnote, Words: words}, here, here)
	return err
}

// comment keeps a comment. One with a name ends where its end says, one without stands at a place.
func (r *odtReader) comment(name string) error {
	c := openComment{remark: story.Remark{Kind: story.Comment}, from: r.out.here()}
	var err error
	c.remark.Words, err = r.beside(func(e xml.StartElement) error {
		into := map[string]*string{"creator": &c.remark.Who, "date": &c.remark.When}[e.Name.Local]
		return r.inside(func(xml.StartElement) error { return r.pass() }, func(s string) {
			if into != nil {
				*into += s
			}
		})
	})
	r.tracked.comments++
	if _, twice := r.comments[name]; name == "" || twice {
		r.out.remark(c.remark, c.from, c.from)
		return err
	}
	r.comments[name] = c
	r.waiting = append(r.waiting, name)
	return err
}

func (r *odtReader) endComment(name string) {
	for i, w := range r.waiting {
		if w == name {
			r.out.remark(r.comments[name].remark, r.comments[name].from, r.out.here())
			r.waiting = append(r.waiting[:i], r.waiting[i+1:]...)
			return
		}
	}
}

func (r *odtReader) table() error {
	return r.out.table(r.walker, "table-row", "table-cell", []string{"table-column", "covered-table-cell"}, r.element)
}
