package intake

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// prose builds plain text out of blocks: paragraphs parted by one empty line, list items each on a line.
type prose struct {
	out  strings.Builder
	line []byte
}

// words adds running text. Runs of ASCII white space become one space; a no-break space is kept.
func (p *prose) words(s string) {
	for _, r := range s {
		switch r {
		case ' ', '\n', '\r', '\t', '\f':
			if len(p.line) > 0 && !endsInSpace(p.line) {
				p.line = append(p.line, ' ')
			}
		default:
			p.line = utf8.AppendRune(p.line, r)
		}
	}
}

// exact adds text whose spaces count, such as code.
func (p *prose) exact(s string) { p.line = append(p.line, s...) }

func endsInSpace(s []byte) bool { return s[len(s)-1] == ' ' || s[len(s)-1] == '\n' }

// newline is a line break inside a paragraph.
func (p *prose) newline() {
	p.line = bytes.TrimRight(p.line, " ")
	if len(p.line) > 0 {
		p.line = append(p.line, '\n')
	}
}

// end closes a block. A tight block follows the one before on the next line, any other after an empty line.
func (p *prose) end(tight bool) {
	block := strings.Trim(string(p.line), " \n")
	p.line = p.line[:0]
	if block == "" || block == "-" {
		return
	}
	if p.out.Len() > 0 {
		p.out.WriteByte('\n')
		if !tight {
			p.out.WriteByte('\n')
		}
	}
	p.out.WriteString(block)
}

// text is everything so far.
func (p *prose) text() string {
	p.end(false)
	return p.out.String()
}
