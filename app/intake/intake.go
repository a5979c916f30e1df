// Package intake turns a file or a paste into the clean text of a story and says what it noticed on the way.
//
// It must never change a character silently: what cannot be read is an error or a counted note, the bytes as
// they came are kept in Story.Original, and line ends, spaces and marks of plain text stay as they are.
package intake

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"quotedesk/app/story"
)

// Limits in bytes. A story of 50 MB is some eight million words; nothing a newsroom writes comes near.
const (
	MaxFile  = 50 << 20 // a file, checked before it is read
	MaxPaste = 50 << 20 // pasted text
	MaxPage  = 20 << 20 // an html or Markdown file, whose reading costs several times its size
)

// Story is a text ready to be read by the engine, with where it came from and what was noticed.
type Story struct {
	Title    string   // the first line that holds text, cut to about 80 code points at a word edge
	Text     string   // valid UTF-8, exactly what is to be shown and stored
	Origin   string   // the path it was read from, or "pasted"
	Encoding string   // as listed by Encodings
	Original []byte   // the bytes as they came
	Guessed  bool     // the encoding was guessed: show it and offer to change it
	Notes    []string // sentences for a person
	Arrival  story.Arrival
}

// document is what a reader of one format has found.
type document struct {
	form     string // for a person
	text     string
	remarks  []story.Remark
	tracked  tracked
	notes    []string // sentences for a person
	changed  []string // what is not as the file has it, a sentence each
	page     *story.WebPage
	attached []string // names of what was not read
}

// Read takes a story from a file. What it is, is judged by its content; only plain text, Markdown and web pages are
// told apart by the suffix. Its errors are sentences for a person: *FileError, *SizeError, *EmptyError, *BinaryError,
// *EncodingError, *BrokenError, *LimitError, or the context's.
func Read(ctx context.Context, path string) (Story, error) {
	st, err := os.Stat(path)
	if err != nil {
		return Story{}, &FileError{Path: path, Err: err}
	}
	if st.IsDir() {
		return Story{}, &FileError{Path: path, Err: errFolder}
	}
	if !st.Mode().IsRegular() {
		return Story{}, &FileError{Path: path, Err: errDevice}
	}
	if st.Size() > MaxFile {
		return Story{}, &SizeError{Name: filepath.Base(path), Size: st.Size(), Limit: MaxFile}
	}
	b, err := load(ctx, path, st.Size())
	if err != nil {
		return Story{}, err
	}
	s, err := fromBytes(ctx, filepath.Base(path), b, "")
	if err != nil {
		return Story{}, err
	}
	s.Origin = path
	return s, nil
}

// load reads the file in pieces so that a slow disk or share can be given up on. size is only a hint.
func load(ctx context.Context, path string, size int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, &FileError{Path: path, Err: err}
	}
	defer f.Close()
	b := make([]byte, 0, size+1)
	piece := make([]byte, 256<<10)
	for {
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("reading %s was stopped: %w", filepath.Base(path), err)
		}
		n, err := f.Read(piece)
		b = append(b, piece[:n]...)
		if len(b) > MaxFile {
			return nil, &SizeError{Name: filepath.Base(path), Size: int64(len(b)), Limit: MaxFile}
		}
		if err == io.EOF {
			return b, nil
		}
		if err != nil {
			return nil, &FileError{Path: path, Err: err}
		}
	}
}

// Bytes reads a story from memory. The name's suffix says how (see Read); charset is one of Encodings, or ""
// to find out. Origin is the name.
func Bytes(name string, b []byte, charset string) (Story, error) {
	return fromBytes(context.Background(), name, b, charset)
}

func fromBytes(ctx context.Context, name string, b []byte, charset string) (Story, error) {
	if len(b) > MaxFile {
		return Story{}, &SizeError{Name: name, Size: int64(len(b)), Limit: MaxFile}
	}
	if len(b) == 0 {
		return Story{}, &EmptyError{Name: name}
	}
	s := Story{Origin: name, Original: b}
	if read := readerOf(ctx, name, b); read != nil {
		d, err := read(name, b)
		if err != nil {
			return Story{}, err
		}
		return finish(s.with(d), name)
	}
	if err := refuseBinary(name, b, charset); err != nil {
		return Story{}, err
	}
	d, err := decode(name, b, charset)
	if err != nil {
		return Story{}, err
	}
	s.Encoding, s.Guessed, s.Notes = d.charset, d.guessed, d.notes
	form := formOf(name, d.text)
	if form != plain && len(b) > MaxPage {
		return Story{}, &SizeError{Name: name, Size: int64(len(b)), Limit: MaxPage}
	}
	switch form {
	case page:
		s = s.with(fromHTML(d.text, ""))
	case markdown:
		text, notes := fromMarkdown(d.text)
		s = s.with(document{form: "Markdown (.md)", text: text, notes: notes, changed: append(notes, "Signs of Markdown were left out.")})
	default:
		s = s.with(document{form: "Plain text", text: d.text})
	}
	s.Arrival.Guessed = s.Guessed
	if wideBOM(b) != "" {
		s.Arrival.Changed = append(s.Arrival.Changed, "The byte order mark at its beginning was left out.")
	}
	if s.Encoding != UTF8 && s.Encoding != Damaged {
		s.Arrival.Changed = append(s.Arrival.Changed, "The text is kept as UTF-8; each character is the same as in "+s.Encoding+".")
	}
	return finish(s, name)
}

// readerOf chooses the reader of a format that is known by its bytes; nil for text.
func readerOf(ctx context.Context, name string, b []byte) func(name string, b []byte) (document, error) {
	switch kind, _ := packed(b); {
	case kind == wordKind:
		return fromDocx
	case kind == writerKind:
		return fromOdt
	case bytes.HasPrefix(b, []byte("{\\rtf")):
		return fromRTF
	case bytes.HasPrefix(b, []byte("%PDF-")):
		return func(name string, b []byte) (document, error) { return fromPDF(ctx, name, b) }
	case looksLikeMail(name, b):
		return fromMail
	}
	return nil
}

// with takes over what a reader has found.
func (s Story) with(d document) Story {
	s.Text = d.text
	s.Notes = append(append(s.Notes, d.notes...), d.tracked.notes()...)
	s.Arrival.Form, s.Arrival.Remarks, s.Arrival.Changed = d.form, d.remarks, d.changed
	s.Arrival.Held, s.Arrival.Page, s.Arrival.Attached = d.tracked.tallies(), d.page, d.attached
	return s
}

// Paste takes pasted text as it is. Bytes that are not UTF-8 become U+FFFD and are counted in a note.
func Paste(text string) (Story, error) {
	const name = "The pasted text"
	if len(text) > MaxPaste {
		return Story{}, &SizeError{Name: name, Size: int64(len(text)), Limit: MaxPaste}
	}
	s := Story{Origin: "pasted", Original: []byte(text), Encoding: UTF8, Arrival: story.Arrival{Form: "Pasted text"}}
	valid, bad := repair(text)
	s.Text = strings.TrimPrefix(valid, bom)
	if bad > 0 {
		s.Notes = append(s.Notes, fmt.Sprintf("%s could not be read and %s shown as �.", count(bad, "character"), isAre(bad)))
	}
	return finish(s, name)
}

// finish refuses a story without words and adds what every kind of source shares.
func finish(s Story, name string) (Story, error) {
	s.Title = titleOf(s.Text)
	if s.Title == "" {
		return Story{}, &EmptyError{Name: name, Blank: len(s.Original) > 0}
	}
	told := slices.ContainsFunc(s.Notes, func(n string) bool { return strings.Contains(n, "�") })
	for _, n := range noticed(s.Text) {
		if !told || !strings.Contains(n, "�") { // once is enough
			s.Notes = append(s.Notes, n)
		}
	}
	s.Arrival.Held = append(s.Arrival.Held, hiddenSigns(s.Text)...)
	return s, nil
}

// repair replaces each byte that is not part of UTF-8 by U+FFFD and counts them.
func repair(text string) (string, int) {
	if utf8.ValidString(text) {
		return text, 0
	}
	var out strings.Builder
	bad := 0
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		}
		out.WriteRune(r)
		i += n
	}
	return out.String(), bad
}

type form int

const (
	plain form = iota
	markdown
	page
)

// formOf decides how to read decoded text: by suffix, and where that says nothing by how it begins.
func formOf(name, text string) form {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return markdown
	case ".html", ".htm", ".xhtml":
		return page
	case ".txt":
		return plain
	}
	if looksLikePage(text) {
		return page
	}
	return plain
}

func looksLikePage(text string) bool {
	head := strings.ToLower(strings.TrimSpace(text[:min(len(text), 1024)]))
	for _, start := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if strings.HasPrefix(head, start) {
			return true
		}
	}
	return strings.HasPrefix(head, "<?xml") && strings.Contains(head, "<html")
}
