package review

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// SignOff says who let the story go, and what it then was.
type SignOff struct {
	ID      string        `json:"id"`
	By      string        `json:"by"`
	At      time.Time     `json:"at"`      // UTC
	Version int           `json:"version"` // of the text
	Seq     int64         `json:"seq"`     // of the last correction before it
	Text    string        `json:"text"`    // SHA-256 of the text
	Sum     string        `json:"sum"`     // of text, quotations, verdicts, evidence and queries: see canonical.go
	Quotes  []SignedQuote `json:"quotes,omitempty"`
	Open    []OpenItem    `json:"open,omitempty"` // what was open, waived or stale
}

// SignedQuote is a quotation as it was signed.
type SignedQuote struct {
	ID    string `json:"id"`
	Sum   string `json:"sum"`   // of what it says, its verdict and its evidence
	Words string `json:"words"` // its beginning, to be known by
}

// SignOffs are the sign-offs of the story, the first one first. The slice is not to be changed.
func (d *Document) SignOffs() []SignOff { return d.signOffs }

// Sign signs the story off as it stands, with the list of what is open, waived or stale in it.
func (d *Document) Sign(cause string) ([]Correction, error) {
	if strings.TrimSpace(d.Who) == "" {
		return nil, fmt.Errorf("say who you are first: a sign-off carries a name")
	}
	quotes := d.signedRows()
	s := SignOff{ID: "o-" + d.NewID(), By: d.Who, At: d.Now().UTC().Round(0), Version: d.version, Seq: d.Seq(),
		Text: d.textSum(), Sum: d.storySum(quotes), Quotes: quotes, Open: d.OpenItems()}
	return d.sign([]Correction{{What: Added, Table: SignOffs, Target: s.ID, Cause: cause, After: Patch{SignOff: &s}}}), nil
}

// SinceSigned is what has become of the story since its latest sign-off.
type SinceSigned struct {
	SignOff SignOff
	Version int      // of the text now
	Same    bool     // text, quotations, verdicts, evidence and queries are as they were signed
	Text    bool     // the text is another
	Changed []string // ids of quotations whose words, speaker, verdict or evidence are others, in text order
	New     []string // ids of quotations that were not there
	Gone    []string // ids of quotations that are no longer there
}

// SinceSigned compares the story with its latest sign-off; false when it was never signed.
func (d *Document) SinceSigned() (SinceSigned, bool) {
	if len(d.signOffs) == 0 {
		return SinceSigned{}, false
	}
	s := d.signOffs[len(d.signOffs)-1]
	now := d.signedRows()
	out := SinceSigned{SignOff: s, Version: d.version, Same: d.storySum(now) == s.Sum, Text: d.textSum() != s.Text}
	signed, there := map[string]string{}, map[string]bool{}
	for _, q := range s.Quotes {
		signed[q.ID] = q.Sum
	}
	for _, q := range now {
		there[q.ID] = true
		switch sum, ok := signed[q.ID]; {
		case !ok:
			out.New = append(out.New, q.ID)
		case sum != q.Sum:
			out.Changed = append(out.Changed, q.ID)
		}
	}
	for _, q := range s.Quotes {
		if !there[q.ID] {
			out.Gone = append(out.Gone, q.ID)
		}
	}
	return out, true
}

// String tells it in a line: "signed version 7, text is now version 9, 2 quotations changed".
func (s SinceSigned) String() string {
	line := fmt.Sprintf("signed version %d", s.SignOff.Version)
	if s.Same {
		return line + ", nothing has changed since"
	}
	var more []string
	if s.Text {
		more = append(more, fmt.Sprintf("text is now version %d", s.Version))
	}
	for _, c := range []struct {
		ids  []string
		what string
	}{{s.Changed, "changed"}, {s.New, "new"}, {s.Gone, "gone"}} {
		if len(c.ids) > 0 {
			more = append(more, fmt.Sprintf("%s %s", counted(len(c.ids), "quotation"), c.what))
		}
	}
	if len(more) == 0 || slices.Equal(more, []string{fmt.Sprintf("text is now version %d", s.Version)}) {
		more = append(more, "no quotation changed")
	}
	return line + ", " + strings.Join(more, ", ")
}

func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

func (s SignOff) id() string { return s.ID }
