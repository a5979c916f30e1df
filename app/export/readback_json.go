package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"quotedesk/app/review"
)

// ReadBackFormat names the layout of a read-back sheet for ticking; ReadBackVersion is the newest one known.
const (
	ReadBackFormat  = "quotedesk-readback"
	ReadBackVersion = 1
)

// ReadBackSheet is what was gone through with the sources, to be ticked and read in again. It holds no quotation.
type ReadBackSheet struct {
	Format  string           `json:"format"`
	Version int              `json:"version"`
	How     string           `json:"how"`
	Story   string           `json:"story_id"`
	Title   string           `json:"title"`
	Sources []ReadBackSource `json:"sources"`
}

// ReadBackSource is one source with the points to confirm. Channel and When are filled in by whoever asked.
type ReadBackSource struct {
	Name    string          `json:"name"`
	Channel string          `json:"channel"` // "call", "mail", "in person"
	When    string          `json:"when"`    // "2006-01-02 15:04" where it is read in, or RFC 3339
	Points  []ReadBackPoint `json:"points"`
}

// ReadBackPoint is one thing to confirm.
type ReadBackPoint struct {
	What     string   `json:"what"`
	Words    string   `json:"words"`
	Quotes   []string `json:"quotations"` // ids of those it stands for
	Answer   string   `json:"answer"`     // "", Confirmed or Corrected
	PutRight string   `json:"put_right"`  // what it should say
}

// The answers of a source.
const (
	Confirmed = "confirmed"
	Corrected = "corrected"
)

const howToTick = "For each source write channel (call, mail, in person) and when (2006-01-02 15:04). " +
	"For each point write answer: confirmed or corrected, and for a corrected one put_right. Leave what was not asked empty."

// ReadBackJSON writes the sheet for ticking.
func (f FactCheck) ReadBackJSON(w io.Writer) error {
	s := ReadBackSheet{Format: ReadBackFormat, Version: ReadBackVersion, How: howToTick, Story: f.Story, Title: f.Title, Sources: []ReadBackSource{}}
	for _, from := range f.sources() {
		out := ReadBackSource{Name: from.Name, Points: []ReadBackPoint{}}
		for _, p := range from.Points {
			out.Points = append(out.Points, ReadBackPoint{What: p.What, Words: p.Words, Quotes: p.Quotes})
		}
		s.Sources = append(s.Sources, out)
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	if err := enc.Encode(s); err != nil {
		return fmt.Errorf("write the read-back sheet: %w", err)
	}
	return nil
}

// ErrNoReadBack refuses what is no ticked read-back sheet.
var ErrNoReadBack = errors.New("this is no read-back sheet for ticking, or it is cut short")

// mostReadBack is the longest sheet that is read in, in bytes.
const mostReadBack = 8 << 20

// ReadReadBack reads a sheet with what was ticked on it.
func ReadReadBack(r io.Reader) (ReadBackSheet, error) {
	raw, err := io.ReadAll(io.LimitReader(r, mostReadBack+1))
	if err != nil {
		return ReadBackSheet{}, fmt.Errorf("read the read-back sheet: %w", err)
	}
	var s ReadBackSheet
	if err := json.Unmarshal(raw, &s); err != nil || len(raw) > mostReadBack || s.Format != ReadBackFormat || s.Version < 1 {
		return ReadBackSheet{}, ErrNoReadBack
	}
	if s.Version > ReadBackVersion {
		return ReadBackSheet{}, fmt.Errorf("this read-back sheet has version %d, and only versions up to %d are known: open it with a newer Quotedesk", s.Version, ReadBackVersion)
	}
	for _, from := range s.Sources {
		if err := from.check(); err != nil {
			return ReadBackSheet{}, fmt.Errorf("%s: %w", from.Name, err)
		}
	}
	return s, nil
}

// check says what is missing for the answers to be evidence.
func (s ReadBackSource) check() error {
	answered := false
	for _, p := range s.Points {
		switch p.Answer {
		case "":
			continue
		case Corrected:
			if strings.TrimSpace(p.PutRight) == "" {
				return fmt.Errorf("“%s” is corrected: write in put_right what it should say", p.Words)
			}
		case Confirmed:
		default:
			return fmt.Errorf("the answer to “%s” is %q: write confirmed, corrected or nothing", p.Words, p.Answer)
		}
		answered = true
	}
	if !answered {
		return nil
	}
	if strings.TrimSpace(s.Channel) == "" {
		return fmt.Errorf("write in channel how it was confirmed: call, mail, in person")
	}
	_, err := s.when()
	return err
}

func (s ReadBackSource) when() (time.Time, error) {
	if t, err := time.Parse(time.RFC3339, s.When); err == nil {
		return t, nil
	}
	t, err := time.ParseInLocation("2006-01-02 15:04", strings.TrimSpace(s.When), time.Local)
	if err != nil {
		return t, fmt.Errorf("write in when the day and the time, as 2006-01-02 15:04")
	}
	return t, nil
}

// Take proposes one step: what a source confirmed is evidence of kind person for each quotation it stands for, what he
// corrected a question to the editor. A point that is no longer in the story as it was read out is passed over and
// counted.
func (s ReadBackSheet) Take(d *review.Document, cause string) (step []review.Correction, passed int, err error) {
	if s.Story != d.ID {
		return nil, 0, fmt.Errorf("this read-back sheet is of another story, “%s”", s.Title)
	}
	now := NewFactCheck(d, Internal, d.Now()).sources()
	var acts []func(*review.Document) ([]review.Correction, error)
	for _, from := range s.Sources {
		at, err := from.when()
		if err != nil && slices.ContainsFunc(from.Points, func(p ReadBackPoint) bool { return p.Answer != "" }) {
			return nil, 0, err
		}
		confirmed, order := map[string][]string{}, []string{}
		for _, p := range from.Points {
			if p.Answer == "" {
				continue
			}
			quotes := standingFor(now, from.Name, p)
			if len(quotes) == 0 {
				passed++
			}
			if p.Answer == Corrected && len(quotes) > 0 {
				acts = append(acts, askAbout(quotes[0], from.Name, p, cause))
				continue
			}
			for _, q := range quotes {
				if confirmed[q] == nil {
					order = append(order, q)
				}
				confirmed[q] = append(confirmed[q], p.What+" “"+p.Words+"”")
			}
		}
		for _, q := range order {
			e := review.Exhibit{Kind: review.ExhibitPerson, Note: "read back; the quotation itself was not read out",
				Person: &review.Witness{Who: from.Name, Channel: from.Channel, When: at, Confirmed: strings.Join(confirmed[q], "; ")}}
			acts = append(acts, func(d *review.Document) ([]review.Correction, error) { return d.AddExhibit(q, e, cause) })
		}
	}
	if len(acts) == 0 {
		return nil, passed, fmt.Errorf("nothing on this read-back sheet is ticked that still stands in the story")
	}
	step, err = d.Together(acts...)
	return step, passed, err
}

// standingFor are the quotations for which the point is still to be confirmed by that source, of those it was read out for.
func standingFor(now []sourceSheet, name string, p ReadBackPoint) []string {
	var out []string
	for _, s := range now {
		for _, is := range s.Points {
			if s.Name != name || is.What != p.What || is.Words != p.Words {
				continue
			}
			for _, q := range is.Quotes {
				if slices.Contains(p.Quotes, q) {
					out = append(out, q)
				}
			}
		}
	}
	return out
}

// askAbout puts what a source corrected to the editor, on the words of the quotation.
func askAbout(quote, name string, p ReadBackPoint, cause string) func(*review.Document) ([]review.Correction, error) {
	return func(d *review.Document) ([]review.Correction, error) {
		q, ok := d.Quote(quote)
		if !ok {
			return nil, fmt.Errorf("the quotation is no longer there")
		}
		return d.Ask(quote, q.Span(), fmt.Sprintf("%s corrects the %s “%s”: %s", name, p.What, p.Words, strings.TrimSpace(p.PutRight)), "", cause)
	}
}
