package review

import (
	"encoding/hex"
	"fmt"
	"net/url"
	"strings"
	"time"
)

// Exhibit is one piece of evidence for a quotation. Exactly the field that Kind names is set.
type Exhibit struct {
	ID        string      `json:"id"`
	Quote     string      `json:"quote"` // id of the quotation
	Kind      ExhibitKind `json:"kind"`
	Recording *Recording  `json:"recording,omitempty"`
	Paper     *Paper      `json:"document,omitempty"`
	Web       *WebPage    `json:"web,omitempty"`
	Person    *Witness    `json:"person,omitempty"`
	Source    string      `json:"source_sha256,omitempty"` // of the text of the source it was taken from, see SourceText
	Note      string      `json:"note,omitempty"`
	By        string      `json:"by,omitempty"` // who added it or changed it last
	At        time.Time   `json:"at,omitzero"`  // UTC
}

// ExhibitKind is what a piece of evidence is.
type ExhibitKind string

// The kinds of evidence.
const (
	ExhibitRecording ExhibitKind = "recording"
	ExhibitPaper     ExhibitKind = "document"
	ExhibitWeb       ExhibitKind = "web"
	ExhibitPerson    ExhibitKind = "person"
)

// ExhibitKinds lists the kinds in the order a person is offered them.
var ExhibitKinds = []ExhibitKind{ExhibitRecording, ExhibitPaper, ExhibitWeb, ExhibitPerson}

// File is a file as it was when it became evidence. The zero File means that there is none.
type File struct {
	Path string `json:"path"` // with slashes; relative to the evidence folder, or absolute
	Size int64  `json:"size"` // in bytes
	Sum  string `json:"sum"`  // SHA-256, 64 hexadecimal digits
}

// Recording is a stretch of a sound or film file; Reference stands for one that is not at hand: a tape, a programme.
type Recording struct {
	File      File   `json:"file,omitzero"`
	Reference string `json:"reference,omitempty"`
	From      int64  `json:"from"` // in milliseconds from its start
	To        int64  `json:"to"`
	Speaker   string `json:"speaker,omitempty"` // label in the recording or its transcript
	Passage   string `json:"passage,omitempty"` // as its transcript has it
}

// Paper is a place in a document; Reference stands for one that is no file: a book, an archive number.
type Paper struct {
	File      File   `json:"file,omitzero"`
	Reference string `json:"reference,omitempty"`
	Page      string `json:"page,omitempty"` // as printed
	Paragraph string `json:"paragraph,omitempty"`
	Passage   string `json:"passage,omitempty"`
}

// WebPage is a page as it was seen.
type WebPage struct {
	Address  string    `json:"address"`
	Title    string    `json:"title,omitempty"`
	Captured time.Time `json:"captured"`          // UTC
	Archive  string    `json:"archive,omitempty"` // address of an archived copy
	Saved    File      `json:"saved,omitzero"`    // own copy
	Relayed  bool      `json:"relayed,omitempty"` // it quotes the words from somewhere else
}

// Witness is a person who confirmed something.
type Witness struct {
	Who       string    `json:"who"`
	Channel   string    `json:"channel"` // "call", "mail", "in person"
	When      time.Time `json:"when"`    // UTC
	Confirmed string    `json:"confirmed"`
}

// valid says what is missing for somebody else to find the place.
func (e Exhibit) valid() error {
	set := 0
	for _, is := range []bool{e.Recording != nil, e.Paper != nil, e.Web != nil, e.Person != nil} {
		if is {
			set++
		}
	}
	switch {
	case set != 1:
	case e.Kind == ExhibitRecording && e.Recording != nil:
		return e.Recording.valid()
	case e.Kind == ExhibitPaper && e.Paper != nil:
		return e.Paper.valid()
	case e.Kind == ExhibitWeb && e.Web != nil:
		return e.Web.valid()
	case e.Kind == ExhibitPerson && e.Person != nil:
		return e.Person.valid()
	}
	return fmt.Errorf("evidence is a recording, a document, a web page or a person, and one of them")
}

func (f File) valid() error {
	sum, err := hex.DecodeString(f.Sum)
	switch {
	case strings.TrimSpace(f.Path) == "":
		return fmt.Errorf("choose the file")
	case f.Size < 0 || err != nil || len(sum) != 32 || f.Sum != strings.ToLower(f.Sum):
		return fmt.Errorf("the file’s size and SHA-256 sum are needed, to tell later whether it has changed")
	}
	return nil
}

func (r Recording) valid() error {
	if r.File != (File{}) || strings.TrimSpace(r.Reference) == "" {
		if err := r.File.valid(); err != nil {
			return err
		}
	}
	if r.From < 0 || r.To < r.From {
		return fmt.Errorf("the words end before they begin: put the times right")
	}
	return nil
}

func (p Paper) valid() error {
	if p.File == (File{}) && strings.TrimSpace(p.Reference) == "" {
		return fmt.Errorf("choose the document’s file, or say where the document can be found")
	}
	if p.File != (File{}) {
		if err := p.File.valid(); err != nil {
			return err
		}
	}
	if strings.TrimSpace(p.Page) == "" && strings.TrimSpace(p.Paragraph) == "" {
		return fmt.Errorf("say on which page or in which paragraph")
	}
	return nil
}

func (w WebPage) valid() error {
	if err := address(w.Address); err != nil {
		return err
	}
	if w.Archive != "" {
		if err := address(w.Archive); err != nil {
			return err
		}
	}
	if w.Captured.IsZero() {
		return fmt.Errorf("say when the page was seen")
	}
	if w.Saved != (File{}) {
		return w.Saved.valid()
	}
	return nil
}

func address(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return fmt.Errorf("an address begins with https:// or http:// and names a site")
	}
	return nil
}

func (p Witness) valid() error {
	switch {
	case strings.TrimSpace(p.Who) == "":
		return fmt.Errorf("say who confirmed it")
	case strings.TrimSpace(p.Channel) == "":
		return fmt.Errorf("say how: a call, a mail, in person")
	case p.When.IsZero():
		return fmt.Errorf("say when it was confirmed")
	case strings.TrimSpace(p.Confirmed) == "":
		return fmt.Errorf("say what was confirmed")
	}
	return nil
}

// Title names the exhibit in a few words.
func (e Exhibit) Title() string {
	words := ""
	switch {
	case e.Recording != nil:
		words = e.Recording.File.Path
		if words == "" {
			words = e.Recording.Reference
		}
		words += " " + timecode(e.Recording.From)
	case e.Paper != nil && e.Paper.File.Path != "":
		words = e.Paper.File.Path
	case e.Paper != nil:
		words = e.Paper.Reference
	case e.Web != nil:
		words = e.Web.Address
	case e.Person != nil:
		words = e.Person.Who
	}
	return string(e.Kind) + " " + brief(words)
}

// timecode is hh:mm:ss.t of a time in milliseconds.
func timecode(ms int64) string {
	s := ms / 1000
	return fmt.Sprintf("%02d:%02d:%02d.%d", s/3600, s/60%60, s%60, ms%1000/100)
}

// Files are the files the exhibit refers to.
func (e Exhibit) Files() []File {
	var out []File
	switch {
	case e.Recording != nil && e.Recording.File != (File{}):
		out = append(out, e.Recording.File)
	case e.Paper != nil && e.Paper.File != (File{}):
		out = append(out, e.Paper.File)
	case e.Web != nil && e.Web.Saved != (File{}):
		out = append(out, e.Web.Saved)
	}
	return out
}
