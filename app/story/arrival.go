package story

// Arrival is how a story came in: what its file held besides the words, and what was left out or changed on the way.
// Its spans are of the text as it came in, version 1.
type Arrival struct {
	Form     string   `json:"form"`               // for a person, such as "Word document (.docx)"
	Guessed  bool     `json:"guessed,omitempty"`  // the encoding was guessed
	Held     []Tally  `json:"held,omitempty"`     // what a reader cannot see, or may not expect
	Changed  []string `json:"changed,omitempty"`  // what is not as the file has it, a sentence each
	Remarks  []Remark `json:"remarks,omitempty"`  // comments and footnotes, in text order
	Attached []string `json:"attached,omitempty"` // names of what came with a message and was not read
	Page     *WebPage `json:"page,omitempty"`     // what a page or message says of itself
}

// Tally is how often something stands in a story that came in.
type Tally struct {
	What string `json:"what"` // in the plural, such as "no-break spaces"
	N    int    `json:"n"`
}

// RemarkKind is where a remark comes from.
type RemarkKind string

// The kinds of remarks a file brings along.
const (
	Comment  RemarkKind = "comment"
	Footnote RemarkKind = "footnote"
)

// Remark is what somebody wrote beside the words of a file. An empty Span is a place between two letters.
type Remark struct {
	Kind  RemarkKind `json:"kind"`
	Span  Span       `json:"span"`
	Who   string     `json:"who,omitempty"`
	When  string     `json:"when,omitempty"` // as the file has it, usually RFC 3339
	Words string     `json:"words"`
}

// WebPage is what a page, or a message, says of itself.
type WebPage struct {
	Title   string `json:"title,omitempty"`
	Byline  string `json:"byline,omitempty"`
	Date    string `json:"date,omitempty"` // RFC 3339 where it could be read, else as it is written
	Site    string `json:"site,omitempty"`
	Address string `json:"address,omitempty"`
}
