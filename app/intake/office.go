package intake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of an office document, which is a zip archive of XML parts. They stop an archive of a few kilobytes that
// unpacks to gigabytes, and XML nested so deep that no writer made it.
const (
	maxEntries = 10_000    // in the archive
	maxPart    = 64 << 20  // bytes of one part, unpacked
	maxParts   = 256 << 20 // bytes of all parts read, unpacked
	maxRatio   = 200       // unpacked to packed, for parts over ratioFrom
	ratioFrom  = 10 << 20
	maxDepth   = 256 // nested XML elements, or groups of rich text
)

// LimitError says that a document is built in a way that no writing program does, and that nothing was taken in.
type LimitError struct {
	Name string
	What string // what is beyond the limit, such as "holds more than 10000 parts"
}

func (e *LimitError) Error() string {
	return fmt.Sprintf("%s %s, which no newsroom document does. Nothing was read. %s", e.Name, e.What, adviceCopy)
}

// BrokenError says that a document is not whole.
type BrokenError struct {
	Name string
	Kind string // for example "a Word document"
	Err  error  // may be nil
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s is damaged: it begins like %s but cannot be read to its end. Ask for it again, or %s",
		e.Name, e.Kind, strings.ToLower(adviceCopy[:1])+adviceCopy[1:])
}

func (e *BrokenError) Unwrap() error { return e.Err }

// pack is an office document's archive. Nothing is ever unpacked to the disk: parts are read by their exact names.
type pack struct {
	name, kind string
	files      map[string]*zip.File
	twice      map[string]bool
	left       int64 // bytes that may still be unpacked
}

func openPack(name, kind string, b []byte) (*pack, error) {
	// The headers are counted before the archive is read, as each costs memory.
	if bytes.Count(b, []byte("PK\x01\x02")) > maxEntries {
		return nil, &LimitError{name, fmt.Sprintf("holds more than %d parts", maxEntries)}
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, &BrokenError{name, kind, err}
	}
	p := &pack{name: name, kind: kind, files: map[string]*zip.File{}, twice: map[string]bool{}, left: maxParts}
	for _, f := range z.File {
		if p.files[f.Name] != nil {
			p.twice[f.Name] = true
		}
		p.files[f.Name] = f
	}
	return p, nil
}

var (
	errTwice  = errors.New("a part is there twice")
	errNoBody = errors.New("the part with the text is missing")
)

// part reads a part; nil when there is none. What the archive says of sizes is not believed.
func (p *pack) part(name string) ([]byte, error) {
	f := p.files[name]
	if f == nil {
		return nil, nil
	}
	if p.twice[name] {
		return nil, &BrokenError{p.name, p.kind, errTwice}
	}
	r, err := f.Open()
	if err != nil {
		return nil, &BrokenError{p.name, p.kind, err}
	}
	defer func() { _ = r.Close() }() // it was only read
	limit := min(maxPart, p.left)
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if int64(len(b)) > limit {
		return nil, &LimitError{p.name, "unpacks to more than " + megabytes(limit)}
	}
	if err != nil {
		return nil, &BrokenError{p.name, p.kind, err}
	}
	if len(b) > ratioFrom && uint64(len(b)) > maxRatio*f.CompressedSize64 {
		return nil, &LimitError{p.name, fmt.Sprintf("unpacks to more than %d times its size", maxRatio)}
	}
	p.left -= int64(len(b))
	return b, nil
}

// related finds the parts that belong to another one, by the last word of the relation's type.
func (p *pack) related(part string) (map[string]string, error) {
	dir, base := path.Split(part)
	b, err := p.part(dir + "_rels/" + base + ".rels")
	if err != nil {
		return nil, err
	}
	to := map[string]string{}
	w := newWalker(p, b)
	var element func(e xml.StartElement) error
	element = func(e xml.StartElement) error {
		kind, target := attr(e, "Type"), attr(e, "Target")
		if e.Name.Local == "Relationship" && attr(e, "TargetMode") != "External" {
			if strings.HasPrefix(target, "/") {
				target = target[1:]
			} else {
				target = path.Join(dir, target)
			}
			if kind = path.Base(kind); to[kind] == "" {
				to[kind] = target
			}
		}
		return w.inside(element, nil)
	}
	return to, w.inside(element, nil)
}
