package intake

import (
	"bytes"
	"errors"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"

	"quotedesk/app/story"
)

const rtfKind = "a rich text (RTF) document"

var errCut = errors.New("the last group is not closed")

// fromRTF takes the accepted text out of a rich text document (RTF specification 1.9.1): groups in braces, and control
// words that change what the group inherits.
func fromRTF(name string, b []byte) (document, error) {
	r := &rtfReader{name: name, in: b, ansi: charmap.Windows1252, fonts: map[int]*rtfFont{},
		begins: map[string]place{}, ends: map[string]place{}}
	r.body = &manuscript{}
	r.rtfState = rtfState{out: r.body, coding: r.ansi, stands: 1}
	if err := r.read(); err != nil {
		return document{}, err
	}
	grid(r.rows)
	r.body.end()
	r.body.blocks = append(r.body.blocks, r.boxes...)
	text, remarks := r.body.text()
	return document{form: "Rich text (.rtf)", text: text, remarks: remarks, tracked: r.tracked, changed: r.tracked.changes()}, nil
}

// rtfReader goes through a document byte by byte.
type rtfReader struct {
	rtfState
	name    string
	in      []byte
	at      int
	groups  []rtfState // that are open, outside the one under way
	body    *manuscript
	ansi    encoding.Encoding // of the document
	fonts   map[int]*rtfFont
	font    int    // whose entry in the font table is read
	pending []byte // not decoded yet
	pass    int    // characters to skip, which stand for a code point written before them
	half    rune   // the first half of a code point beyond the first 65,536
	stretch string // what the words before were counted as
	tracked tracked

	boxes    []*block // text boxes of the paragraph under way
	rows     [][][]*block
	row      [][]*block
	cellFrom int // in the body's blocks

	notes        []*rtfNote // open ones
	who          string     // the author of the next comment
	begins, ends map[string]place
}

type rtfFont struct {
	coding  encoding.Encoding // nil: the document's
	picture bool
}

// rtfState is what a group inherits and what ends with it.
type rtfState struct {
	out      *manuscript // where words go; nil in what is no text
	said     *strings.Builder
	part     string // the destination that this group is, "" in the groups inside it
	star     bool   // the next control word may be unknown, and the group is left out then
	both     bool   // the group says the same twice, for old programs first
	coding   encoding.Encoding
	picture  bool // a font of pictures
	stands   int  // how many characters stand in for a code point
	hidden   bool
	deleted  bool
	inserted bool
	from, to bool // moved from here, moved to here
	inTable  bool
}

// rtfNote is a footnote or comment that is being read.
type rtfNote struct {
	kind story.RemarkKind
	ref  string
	who  string
	in   *manuscript // of the text that it belongs to
	at   place
	own  *manuscript
}

func (r *rtfReader) read() error {
	for r.at < len(r.in) {
		c := r.in[r.at]
		r.at++
		switch c {
		case '{':
			r.flush()
			if len(r.groups) >= maxDepth {
				return &LimitError{r.name, "is nested more than 256 deep"}
			}
			r.open()
		case '}':
			r.flush()
			r.close()
			if len(r.groups) == 0 {
				return nil
			}
		case '\\':
			r.control()
		case '\r', '\n', 0:
		default:
			r.char(c)
		}
	}
	return &BrokenError{r.name, rtfKind, errCut}
}

// open begins a group. Of a group that says the same twice, only the second form is read.
func (r *rtfReader) open() {
	r.groups = append(r.groups, r.rtfState)
	if r.both && !bytes.HasPrefix(r.in[r.at:], []byte(`\*\ud`)) {
		r.leave()
	}
	r.part, r.star, r.both, r.pass = "", false, false, 0
}

// leave makes the group one that is left out.
func (r *rtfReader) leave() { r.out, r.said = nil, nil }

// close ends a group, and keeps what it was for.
func (r *rtfReader) close() {
	was := r.rtfState
	n := len(r.groups)
	if n == 0 {
		return
	}
	r.rtfState, r.groups, r.pass = r.groups[n-1], r.groups[:n-1], 0
	said := ""
	if was.said != nil {
		said = strings.TrimSpace(was.said.String())
	}
	switch was.part {
	case "atnauthor":
		r.who = said
	case "atrfstart":
		r.begins[said] = r.body.here()
	case "atrfend":
		r.ends[said] = r.body.here()
	case "atnref":
		if k := len(r.notes); k > 0 {
			r.notes[k-1].ref = said
		}
	case "shptxt", "dptxbxtext":
		if was.out != nil {
			was.out.end()
			r.boxes = append(r.boxes, was.out.blocks...)
		}
	case "footnote", "annotation":
		r.closeNote()
	}
}

// closeNote keeps a footnote or comment where it stands.
func (r *rtfReader) closeNote() {
	k := len(r.notes)
	if k == 0 {
		return
	}
	n := r.notes[k-1]
	r.notes = r.notes[:k-1]
	words, _ := n.own.text()
	from, to := n.at, n.at
	if n.kind == story.Comment {
		r.tracked.comments++
		if at, ok := r.begins[n.ref]; ok && n.in == r.body {
			from = at
		}
		if at, ok := r.ends[n.ref]; ok && n.in == r.body {
			to = at
		}
	} else {
		r.tracked.footnotes++
	}
	n.in.remark(story.Remark{Kind: n.kind, Who: n.who, Words: strings.TrimSpace(words)}, from, to)
}

// char takes a character in the encoding of the font.
func (r *rtfReader) char(c byte) {
	if r.pass > 0 {
		r.pass--
		return
	}
	r.pending = append(r.pending, c)
}

// flush decodes the characters since the last control word.
func (r *rtfReader) flush() {
	b := r.pending
	r.pending = r.pending[:0]
	if len(b) == 0 || r.out == nil && r.said == nil {
		return
	}
	if r.picture && r.said == nil {
		r.tracked.signs += len(b)
		r.write(strings.Repeat("\uFFFD", len(b)))
		return
	}
	text, err := r.coding.NewDecoder().Bytes(b)
	if err != nil {
		text = bytes.Repeat([]byte("\uFFFD"), len(b))
	}
	r.tracked.unread += bytes.Count(text, []byte("\uFFFD"))
	r.write(string(text))
}

// write takes in words, unless they were deleted, moved away or are hidden.
func (r *rtfReader) write(s string) {
	r.half = 0
	switch {
	case r.said != nil:
		r.said.WriteString(s)
		return
	case r.out == nil:
		return
	}
	if r.from {
		return
	}
	for _, c := range []struct {
		on   bool
		what string
		n    *int
		out  bool
	}{
		{r.deleted, "deleted", &r.tracked.deleted, true}, {r.hidden, "hidden", &r.tracked.hidden, true},
		{r.to, "moved", &r.tracked.moved, false}, {r.inserted, "inserted", &r.tracked.inserted, false},
	} {
		if !c.on {
			continue
		}
		if r.stretch != c.what {
			*c.n++
		}
		if r.stretch = c.what; c.out {
			return
		}
		r.out.write(s)
		return
	}
	r.stretch = ""
	r.out.write(s)
}
