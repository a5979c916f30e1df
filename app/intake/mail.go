package intake

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"mime"
	"net/mail"
	"net/textproto"
	"path/filepath"
	"regexp"
	"strings"
	"time"

	"github.com/emersion/go-message"

	"quotedesk/app/story"
)

const mailKind = "a mail message"

// Limits of a message: parts inside parts, and parts in all.
const (
	maxMailDepth = 32
	maxMailParts = 1000
)

var mailSuffixes = []string{".eml", ".mht", ".mhtml"}

var headerLine = regexp.MustCompile(`(?i)^(received|return-path|delivered-to|from|to|subject|date|message-id|mime-version|content-type|x-[a-z-]+|snapshot-content-location|reply-to):`)

// looksLikeMail says that the bytes begin like a message: with a header line that messages have, and the fields of one
// before the first empty line.
func looksLikeMail(name string, b []byte) bool {
	suffix := strings.ToLower(filepath.Ext(name))
	for _, s := range mailSuffixes {
		if suffix == s {
			return true
		}
	}
	if formOf(name, "") != plain || suffix == ".txt" || !headerLine.Match(b) {
		return false
	}
	head := b[:min(len(b), 64<<10)]
	if i := bytes.Index(bytes.ReplaceAll(head, []byte("\r\n"), []byte("\n")), []byte("\n\n")); i > 0 {
		head = head[:i]
	}
	lower := append([]byte("\n"), bytes.ToLower(head)...)
	return bytes.Contains(lower, []byte("\nmime-version:")) && bytes.Contains(lower, []byte("\nfrom:"))
}

// fromMail takes the letter out of a message: its text in preference to its HTML, with the subject as headline, and the
// names of what is attached. A web page saved as a message is read as the page it is.
func fromMail(name string, b []byte) (document, error) {
	m := mailReader{name: name}
	e, err := message.Read(bufio.NewReader(bytes.NewReader(b)))
	if e == nil {
		return document{}, &BrokenError{name, mailKind, err}
	}
	if err := m.part(e, 0); err != nil {
		return document{}, err
	}
	page := &story.WebPage{
		Title: words(e.Header.Get("Subject")), Byline: words(e.Header.Get("From")), Date: mailDate(e.Header.Get("Date")),
		Address: e.Header.Get("Snapshot-Content-Location"),
	}
	if page.Address == "" && strings.HasPrefix(strings.ToLower(filepath.Ext(name)), ".mht") {
		page.Address = m.location
	}
	if page.Address != "" && m.html != "" {
		return m.savedPage(page)
	}
	d := document{form: "Mail message (.eml)", page: page, attached: m.attached, notes: m.notes}
	switch {
	case strings.TrimSpace(m.text.String()) != "":
		d.text = strings.Trim(m.text.String(), "\r\n")
		if m.html != "" {
			d.changed = append(d.changed, "The message also says it as HTML; its plain text was taken.")
		}
	case m.html != "":
		d.text = htmlLetter(m.html)
		d.changed = append(d.changed, "The message is HTML; pictures and layout were left out.")
	}
	d.text = withHeadline(page.Title, d.text)
	if page.Title != "" {
		d.changed = append(d.changed, "The subject stands as the headline; the other headers were left out.")
	}
	if len(m.attached) > 0 {
		d.notes = append(d.notes, fmt.Sprintf("%s came with the message and %s not read: %s.", count(len(m.attached), "file"), wasWere(len(m.attached)), strings.Join(m.attached, ", ")))
	}
	d.changed = append(d.changed, m.notes...)
	return d, nil
}

// mailReader gathers the parts of a message.
type mailReader struct {
	name     string
	text     strings.Builder
	html     string
	location string // of the page in the message
	attached []string
	notes    []string
	parts    int
}

func (m *mailReader) savedPage(page *story.WebPage) (document, error) {
	d := fromHTML(m.html, page.Address)
	d.form = "Saved web page (.mhtml)"
	d.notes = append(m.notes, d.notes...)
	if d.page.Date == "" {
		d.page.Date = page.Date
	}
	return d, nil
}

// part reads one part. Of several forms of the same, all are read, and the choice is made at the end.
func (m *mailReader) part(e *message.Entity, depth int) error {
	if m.parts++; m.parts > maxMailParts || depth > maxMailDepth {
		return &LimitError{m.name, fmt.Sprintf("holds more than %d parts, or parts more than %d deep", maxMailParts, maxMailDepth)}
	}
	if all := e.MultipartReader(); all != nil {
		for {
			p, err := all.NextPart()
			if err == io.EOF {
				return nil
			}
			if p == nil {
				if depth > 0 || m.text.Len() > 0 || m.html != "" { // what came before the damage is worth having
					m.notes = append(m.notes, "The message is cut off or damaged; what could be read of it was taken in.")
					return nil
				}
				return &BrokenError{m.name, mailKind, err}
			}
			if err := m.part(p, depth+1); err != nil {
				return err
			}
		}
	}
	return m.leaf(e)
}

// leaf takes in a part that is text, and lists what is not.
func (m *mailReader) leaf(e *message.Entity) error {
	kind, params, err := e.Header.ContentType()
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	disposition, _, _ := e.Header.ContentDisposition()
	file := fileName(e)
	if strings.EqualFold(disposition, "attachment") || file != "" || kind != "text/plain" && kind != "text/html" {
		if !strings.HasPrefix(kind, "multipart/") && e.Header.Get("Content-Id") == "" && e.Header.Get("Content-Location") == "" {
			if file == "" {
				file = "without a name (" + kind + ")"
			}
			m.attached = append(m.attached, file)
		}
		return nil
	}
	body, err := io.ReadAll(e.Body)
	if err != nil {
		m.notes = append(m.notes, "A part of the message is damaged; what could be read of it was taken in.")
	}
	text := m.decoded(body, params["charset"], kind)
	if kind == "text/html" {
		if m.html == "" {
			m.html, m.location = text, e.Header.Get("Content-Location")
		}
		return nil
	}
	if strings.EqualFold(params["format"], "flowed") {
		text = unflowed(text, strings.EqualFold(params["delsp"], "yes"))
	}
	if m.text.Len() > 0 {
		m.text.WriteString("\n\n")
	}
	m.text.WriteString(text)
	return nil
}

// decoded reads a part in the encoding it names, or in the one its bytes are found to have.
func (m *mailReader) decoded(b []byte, charset, kind string) string {
	if cs := canonical(charset); cs != "" {
		if text, bad := read(b, cs); bad < 0 {
			return text
		}
		m.notes = append(m.notes, fmt.Sprintf("A part says it is %s, but it is not; that was passed over.", cs))
	}
	name := "part.txt"
	if kind == "text/html" {
		name = "part.html"
	}
	if d, err := decode(name, b, ""); err == nil {
		if d.guessed {
			m.notes = append(m.notes, d.notes...)
		}
		return d.text
	}
	text, bad := repair(string(b))
	m.notes = append(m.notes, fmt.Sprintf("%s could not be read and %s shown as �.", count(bad, "byte"), isAre(bad)))
	return text
}

// fileName is the name that a part has as a file, "" when it has none.
func fileName(e *message.Entity) string {
	if _, params, err := e.Header.ContentDisposition(); err == nil && params["filename"] != "" {
		return words(params["filename"])
	}
	_, params, _ := e.Header.ContentType()
	return words(params["name"])
}

// words decodes the encoded words of a header (RFC 2047).
func words(header string) string {
	d := mime.WordDecoder{CharsetReader: func(charset string, in io.Reader) (io.Reader, error) {
		b, err := io.ReadAll(in)
		if err != nil {
			return nil, err
		}
		text, bad := read(b, canonical(charset))
		if bad >= 0 {
			text, _ = repair(string(b))
		}
		return strings.NewReader(text), nil
	}}
	out, err := d.DecodeHeader(textproto.TrimString(header))
	if err != nil {
		out = header
	}
	out, _ = repair(out)
	return strings.Join(strings.Fields(out), " ")
}

func mailDate(header string) string {
	if t, err := mail.ParseDate(header); err == nil {
		return t.Format(time.RFC3339)
	}
	return words(header)
}

// unflowed joins the lines that a mail program broke to send them (RFC 3676).
func unflowed(text string, drop bool) string {
	var out strings.Builder
	open := false // the line before goes on
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		quoted := strings.HasPrefix(line, ">")
		line = strings.TrimPrefix(line, " ")
		if !open || quoted {
			if out.Len() > 0 {
				out.WriteByte('\n')
			}
		}
		open = strings.HasSuffix(line, " ") && line != "-- "
		if open && drop {
			line = line[:len(line)-1]
		}
		out.WriteString(line)
	}
	return out.String()
}
