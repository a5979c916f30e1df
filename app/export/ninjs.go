package export

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"quotedesk/app/review"
	"quotedesk/app/story"
)

// The version of IPTC's News in JSON that Ninjs writes. What it uses of it is the same in 3.2 and 3.3.
const (
	ninjsVersion = "3.1"
	ninjsSchema  = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"
)

// newsItem is the part of a ninjs 3.1 object that a story fills. Source: IPTC, ninjs-schema_3.1.json.
type newsItem struct {
	URI                string        `json:"uri"`
	Type               string        `json:"type"`
	RepresentationType string        `json:"representationType"`
	Version            string        `json:"version"`
	PubStatus          string        `json:"pubStatus"`
	EdNote             string        `json:"edNote,omitempty"`
	Language           string        `json:"language"`
	Headlines          []newsWords   `json:"headlines,omitempty"`
	Bodies             []newsWords   `json:"bodies"`
	People             []newsName    `json:"people,omitempty"`
	Organisations      []newsName    `json:"organisations,omitempty"`
	Places             []newsName    `json:"places,omitempty"`
	Objects            []newsName    `json:"objects,omitempty"`
	By                 string        `json:"by,omitempty"`
	Located            string        `json:"located,omitempty"`
	Associations       []newsRelated `json:"associations,omitempty"`
	AltIDs             []newsAltID   `json:"altIds"`
	Standard           newsStandard  `json:"standard"`
}

type newsWords struct {
	Role        string `json:"role"`
	ContentType string `json:"contentType"`
	CharCount   int    `json:"charCount,omitempty"` // code points
	WordCount   int    `json:"wordCount,omitempty"`
	Value       string `json:"value"`
}

type newsName struct {
	Name    string `json:"name"`
	Rel     string `json:"rel"`
	Literal string `json:"literal"`
}

type newsRelated struct {
	Name string `json:"name"`
	Rel  string `json:"rel"`
	URI  string `json:"uri"`
	Type string `json:"type"`
}

type newsAltID struct {
	Role  string `json:"role"`
	Value string `json:"value"`
}

type newsStandard struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Schema  string `json:"schema"`
}

// Ninjs writes the clean article as IPTC's News in JSON: headline, body as plain text and as a fragment of XHTML, the
// names that were not rejected. Who said what has no place there; an association names the file of Annotations.
// The note for editors says how many quotations nobody has settled.
func Ninjs(w io.Writer, s Sheet) error {
	clean, _ := s.Clean()
	headline, body := s.cut(clean)
	item := newsItem{
		URI: s.URN(), Type: "text", RepresentationType: "full", Version: strconv.Itoa(max(s.Version, 1)), PubStatus: "usable",
		EdNote: s.edNote(), Language: "en", By: s.byline(), Located: s.Furniture.Place,
		Bodies: []newsWords{
			{Role: "main", ContentType: "text/plain", CharCount: utf8.RuneCountInString(body), WordCount: len(strings.Fields(body)), Value: body},
			{Role: "main", ContentType: "application/xhtml+xml", Value: fragment(body)},
		},
		People: s.called(story.Person), Organisations: s.called(story.Organisation), Places: s.called(story.Place), Objects: s.called(story.Misc),
		Associations: []newsRelated{{Name: "quotations", Rel: "annotations", URI: s.part("annotations"), Type: "component"}},
		AltIDs:       []newsAltID{{"sha256-of-text", s.hash()}},
		Standard:     newsStandard{"ninjs", ninjsVersion, ninjsSchema},
	}
	if headline != "" {
		item.Headlines = []newsWords{{Role: "main", ContentType: "text/plain", Value: headline}}
	}
	return encode(w, item, "the ninjs file")
}

// cut parts the clean article into its headline and the rest. Both are whole; a story without a headline is all body.
func (s Sheet) cut(clean string) (headline, body string) {
	h := s.headline()
	first, rest, _ := strings.Cut(strings.TrimLeft(clean, "\r\n"), "\n")
	if h == "" || oneLine(first) != oneLine(h) {
		return "", clean
	}
	return oneLine(first), strings.TrimLeft(rest, "\r\n")
}

// headline is the line that the engine found to be one, or else the story's title.
func (s Sheet) headline() string {
	if h := s.Furniture.Headline; !h.Empty() && h.Valid(s.Text) {
		return h.In(s.Text)
	}
	return s.Title
}

func (s Sheet) byline() string {
	if len(s.Furniture.BylineNames) > 0 {
		return strings.Join(s.Furniture.BylineNames, ", ")
	}
	if b := s.Furniture.Byline; !b.Empty() && b.Valid(s.Text) {
		return oneLine(b.In(s.Text))
	}
	return ""
}

// fragment is the article as XHTML without a page round it.
func fragment(clean string) string {
	var b bytes.Buffer
	for _, block := range blocks(clean) {
		writeBlock(&b, block, false)
	}
	return strings.ReplaceAll(b.String(), "<br>", "<br/>") // every other "<" of the text is escaped
}

// called lists the names of a type that stand in the story itself.
func (s Sheet) called(t story.EntityType) []newsName {
	var out []newsName
	for _, n := range kept(s.Names, nameStatus, false) {
		if n.Type != t || n.Furniture || n.Gone {
			continue
		}
		rel := "mentions"
		if quotes, _ := s.spokenBy(n.ID, Table{}); quotes > 0 {
			rel = "quoted"
		}
		out = append(out, newsName{Name: n.Name, Rel: rel, Literal: n.ID})
	}
	return out
}

// edNote says in one line how the quotations stand, for the desk that receives the file.
func (s Sheet) edNote() string {
	quotes := kept(s.Quotes, quoteStatus, false)
	if len(quotes) == 0 {
		return ""
	}
	open, checked := 0, 0
	for _, q := range quotes {
		if q.Status.Open() {
			open++
		}
		if q.Verdict.Ruling != review.Unchecked {
			checked++
		}
	}
	return fmt.Sprintf("%d quotations: %d not settled by an editor, %d looked at by a checker", len(quotes), open, checked)
}
