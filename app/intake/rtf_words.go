package intake

import (
	"slices"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"

	"quotedesk/app/story"
)

// control reads what stands behind a backslash: a sign, or a word with a number.
func (r *rtfReader) control() {
	if r.at >= len(r.in) {
		return
	}
	c := r.in[r.at]
	if letter(c) {
		word, n, given := r.word()
		if r.pass > 0 && word != "bin" {
			r.pass--
			return
		}
		if word != "bin" {
			r.flush()
		}
		r.do(word, n, given)
		return
	}
	r.at++
	if c == '\'' {
		r.char(r.hex())
		return
	}
	r.flush()
	if r.pass > 0 {
		r.pass--
		return
	}
	switch c {
	case '\\', '{', '}':
		r.char(c)
	case '~':
		r.write("\u00A0")
	case '_':
		r.write("\u2011")
	case '-':
		r.write("\u00AD")
	case '*':
		r.star = true
	case '\r', '\n':
		r.paragraph()
	}
}

func letter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// word reads a control word with its number; the space behind it belongs to it.
func (r *rtfReader) word() (word string, n int, given bool) {
	from := r.at
	for r.at < len(r.in) && letter(r.in[r.at]) && r.at-from < 32 {
		r.at++
	}
	word = string(r.in[from:r.at])
	minus := r.at+1 < len(r.in) && r.in[r.at] == '-' && r.in[r.at+1] >= '0' && r.in[r.at+1] <= '9'
	if minus {
		r.at++
	}
	for digits := 0; r.at < len(r.in) && r.in[r.at] >= '0' && r.in[r.at] <= '9' && digits < 10; digits++ {
		n, given = n*10+int(r.in[r.at]-'0'), true
		r.at++
	}
	if minus {
		n = -n
	}
	if r.at < len(r.in) && r.in[r.at] == ' ' {
		r.at++
	}
	return word, n, given
}

// hex reads the two digits of a character.
func (r *rtfReader) hex() byte {
	var c byte
	for range 2 {
		if r.at >= len(r.in) {
			break
		}
		d := strings.IndexByte("0123456789abcdef", r.in[r.at]|0x20)
		if d < 0 {
			break
		}
		c = c<<4 | byte(d)
		r.at++
	}
	return c
}

// rtfSign is the sign that a control word stands for, "" for the others.
func rtfSign(word string) string {
	switch word {
	case "tab":
		return "\t"
	case "line", "lbr", "softline":
		return "\n"
	case "emdash":
		return "—"
	case "endash":
		return "–"
	case "lquote":
		return "‘"
	case "rquote":
		return "’"
	case "ldblquote":
		return "“"
	case "rdblquote":
		return "”"
	case "bullet":
		return "•"
	case "emspace":
		return "\u2003"
	case "enspace":
		return "\u2002"
	case "qmspace":
		return "\u2005"
	case "zwj":
		return "\u200D"
	case "zwnj":
		return "\u200C"
	case "zwbo":
		return "\u200B"
	case "ltrmark":
		return "\u200E"
	case "rtlmark":
		return "\u200F"
	}
	return ""
}

// unread are the destinations that hold no text of the document. Those that begin with \* and are not known are left
// out as well.
func unread(word string) bool {
	return slices.Contains([]string{"colortbl", "stylesheet", "info", "pict", "header", "headerl", "headerr", "headerf",
		"footer", "footerl", "footerr", "footerf", "ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "fldinst", "listtext",
		"pntext", "nonshppict", "shprslt", "tc", "tcn", "xe", "rxe", "txe", "filetbl", "nonesttables", "objdata", "bkmkstart", "bkmkend",
		"private", "sp", "datafield", "formfield", "atnid", "atndate", "atntime", "atnicn", "atnparent", "revtbl"}, word)
}

// do follows a control word.
func (r *rtfReader) do(word string, n int, given bool) {
	if sign := rtfSign(word); sign != "" {
		r.write(sign)
		return
	}
	on := !given || n != 0
	switch word {
	case "par", "sect", "page", "column", "nestcell":
		r.paragraph()
	case "cell":
		r.cell()
	case "row":
		r.rows, r.row = append(r.rows, r.row), nil
	case "intbl":
		r.inTable = true
	case "pard":
		r.inTable = false
	case "u":
		r.codePoint(n)
	case "uc":
		r.stands = max(0, n)
	case "bin":
		r.at = min(len(r.in), r.at+max(0, n))
	case "v":
		r.hidden = on
	case "deleted":
		r.deleted = on
	case "revised":
		r.inserted = on
	case "mvf":
		r.from = on
	case "mvt":
		r.to = on
	case "plain":
		r.hidden, r.deleted, r.inserted, r.from, r.to = false, false, false, false, false
		r.use(&rtfFont{})
	case "upr":
		r.both = true
	default:
		if !r.encode(word, n) {
			r.destination(word)
		}
	}
}

// destination says what the group is for.
func (r *rtfReader) destination(word string) {
	star := r.star
	r.star = false
	switch word {
	case "fonttbl":
		r.part = word
		r.leave()
	case "atnauthor", "atrfstart", "atrfend", "atnref":
		r.part, r.said = word, &strings.Builder{}
	case "shptxt", "dptxbxtext":
		if r.out != nil {
			r.part, r.out = word, &manuscript{}
		}
	case "footnote", "annotation":
		r.note(word)
	case "shpinst", "do", "ud", "result", "fldrslt":
	default:
		if star || unread(word) {
			r.leave()
		}
	}
}

// note begins a footnote or a comment.
func (r *rtfReader) note(word string) {
	if r.out == nil {
		return
	}
	n := &rtfNote{kind: story.Footnote, in: r.out, at: r.out.here(), own: &manuscript{}}
	if word == "annotation" {
		n.kind, n.who = story.Comment, r.who
	}
	r.part, r.out = word, n.own
	r.notes = append(r.notes, n)
}

// paragraph ends a paragraph, unless its mark was deleted.
func (r *rtfReader) paragraph() {
	if r.out == nil || r.deleted || r.from {
		return
	}
	r.out.end()
	if r.out != r.body {
		return
	}
	r.body.blocks = append(r.body.blocks, r.boxes...)
	r.boxes = nil
	if !r.inTable {
		grid(r.rows)
		r.rows, r.row, r.cellFrom = nil, nil, len(r.body.blocks)
	}
}

func (r *rtfReader) cell() {
	if r.out == nil {
		return
	}
	r.out.end()
	if r.out == r.body {
		r.row = append(r.row, r.body.blocks[r.cellFrom:len(r.body.blocks):len(r.body.blocks)])
		r.cellFrom = len(r.body.blocks)
	}
}

// codePoint writes \uN; N is signed and of 16 bits, two of them make a code point beyond.
func (r *rtfReader) codePoint(n int) {
	r.pass = r.stands
	c := rune(uint16(n))
	switch {
	case c >= 0xD800 && c < 0xDC00:
		r.half = c
		return
	case c >= 0xDC00 && c < 0xE000:
		c = utf16.DecodeRune(r.half, c)
	case r.picture && c >= 0xE000 && c <= 0xF8FF:
		r.tracked.signs++
		c = '\uFFFD'
	case c < ' ' && c != '\t':
		c = '\uFFFD'
	}
	if c == '\uFFFD' && !r.picture {
		r.tracked.unread++
	}
	r.write(string(c))
}

// encode follows the control words of fonts and encodings.
func (r *rtfReader) encode(word string, n int) bool {
	switch word {
	case "ansi":
	case "ansicpg":
		r.document(codePage(n))
	case "mac":
		r.document(codePage(10000))
	case "pc":
		r.document(codePage(437))
	case "pca":
		r.document(codePage(850))
	case "f":
		r.font = n
		if r.out != nil {
			r.use(r.fonts[n])
		}
	case "fcharset":
		r.fonts[r.font] = &rtfFont{coding: codePage(pageOfCharset(n)), picture: n == 2}
	case "cpg":
		r.fonts[r.font] = &rtfFont{coding: codePage(n)}
	default:
		return false
	}
	return true
}

func (r *rtfReader) document(e encoding.Encoding) {
	if e != nil {
		r.ansi, r.coding = e, e
	}
}

func (r *rtfReader) use(f *rtfFont) {
	r.coding, r.picture = r.ansi, false
	if f != nil {
		r.picture = f.picture
		if f.coding != nil {
			r.coding = f.coding
		}
	}
}

// pageOfCharset is the code page of a font's character set, 0 for the document's (RTF 1.9.1, font table).
func pageOfCharset(n int) int {
	return map[int]int{77: 10000, 128: 932, 129: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255, 178: 1256, 186: 1257,
		204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850}[n]
}

// codePage is the encoding of a Windows code page; nil when it is not known.
func codePage(n int) encoding.Encoding {
	return map[int]encoding.Encoding{437: charmap.CodePage437, 850: charmap.CodePage850, 852: charmap.CodePage852, 855: charmap.CodePage855,
		858: charmap.CodePage858, 860: charmap.CodePage860, 862: charmap.CodePage862, 863: charmap.CodePage863, 865: charmap.CodePage865,
		866: charmap.CodePage866, 874: charmap.Windows874, 932: japanese.ShiftJIS, 936: simplifiedchinese.GBK, 949: korean.EUCKR,
		950: traditionalchinese.Big5, 1250: charmap.Windows1250, 1251: charmap.Windows1251, 1252: charmap.Windows1252, 1253: charmap.Windows1253,
		1254: charmap.Windows1254, 1255: charmap.Windows1255, 1256: charmap.Windows1256, 1257: charmap.Windows1257, 1258: charmap.Windows1258,
		10000: charmap.Macintosh, 10007: charmap.MacintoshCyrillic, 65001: unicode.UTF8}[n]
}
