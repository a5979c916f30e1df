package intake

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
)

// walker goes through an XML part element by element, without ever building a tree of it. Documents with a DOCTYPE are
// refused: no office program writes one, and it is how entities are smuggled in.
type walker struct {
	pack  *pack
	d     *xml.Decoder
	depth int
}

func newWalker(p *pack, part []byte) *walker {
	return &walker{pack: p, d: xml.NewDecoder(bytes.NewReader(part))}
}

// inside goes through what the open element holds, up to its end; through the whole part when none is open. element
// must consume its own element with inside or pass. text may be nil.
func (w *walker) inside(element func(xml.StartElement) error, text func(string)) error {
	for {
		token, err := w.d.Token()
		if err == io.EOF && w.depth == 0 {
			return nil
		}
		if err != nil {
			return &BrokenError{w.pack.name, w.pack.kind, err}
		}
		switch t := token.(type) {
		case xml.StartElement:
			if w.depth++; w.depth > maxDepth {
				return &LimitError{w.pack.name, fmt.Sprintf("is nested more than %d deep", maxDepth)}
			}
			if err := element(t); err != nil {
				return err
			}
		case xml.EndElement:
			w.depth--
			return nil
		case xml.CharData:
			if text != nil {
				text(string(t))
			}
		case xml.Directive:
			return &LimitError{w.pack.name, "holds a document type declaration"}
		}
	}
}

// pass leaves out the open element with all that it holds.
func (w *walker) pass() error {
	return w.inside(func(xml.StartElement) error { return w.pass() }, nil)
}

// attr is the attribute with that local name, "" without one.
func attr(e xml.StartElement, local string) string {
	for _, a := range e.Attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}
