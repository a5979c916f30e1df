package export

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"

	"quotedesk/app/story"
)

// FactCheckFormat names the layout of a fact-check file; FactCheckVersion is the newest one known.
const (
	FactCheckFormat  = "quotedesk-factcheck"
	FactCheckVersion = 1
)

// wrapper is what stands round a fact-check file on paper.
type wrapper struct {
	Format  string          `json:"format"`
	Version int             `json:"version"`
	Sum     string          `json:"sha256"` // of file without white space between its tokens
	File    json.RawMessage `json:"file"`
}

// JSON writes the file. Offsets are Unicode code points, the end excluded.
func (f FactCheck) JSON(w io.Writer) error {
	cp := story.NewCodePoints(f.Text)
	f = f.moved(func(x story.Span) story.Span {
		p := cp.Pair(x)
		return story.Span{Start: p[0], End: p[1]}
	})
	var body, nice bytes.Buffer
	enc := json.NewEncoder(&body)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(f); err != nil {
		return fmt.Errorf("write the fact-check file: %w", err)
	}
	file := bytes.TrimSpace(body.Bytes())
	whole := fmt.Appendf(nil, `{"format":%q,"version":%d,"sha256":%q,"file":%s}`, FactCheckFormat, FactCheckVersion, sumOf(file), file)
	if err := json.Indent(&nice, whole, "", " "); err != nil {
		return fmt.Errorf("write the fact-check file: %w", err)
	}
	nice.WriteByte('\n')
	if _, err := nice.WriteTo(w); err != nil {
		return fmt.Errorf("write the fact-check file: %w", err)
	}
	return nil
}

func sumOf(b []byte) string {
	s := sha256.Sum256(b)
	return hex.EncodeToString(s[:])
}

// ErrNoFactCheck refuses what is no fact-check file, or not a whole one.
var ErrNoFactCheck = errors.New("this is no fact-check file, or it is cut short")

// ErrFactCheckChanged refuses a file that is not as it was written.
var ErrFactCheckChanged = errors.New("this fact-check file was changed after it was written, or is damaged: its sum does not fit")

// ReadFactCheck reads back what JSON wrote. A file of a newer version, and one of which a single character was changed,
// is refused.
func ReadFactCheck(r io.Reader) (FactCheck, error) {
	raw, err := io.ReadAll(r)
	if err != nil {
		return FactCheck{}, fmt.Errorf("read the fact-check file: %w", err)
	}
	var w wrapper
	if err := json.Unmarshal(raw, &w); err != nil || w.Format != FactCheckFormat || w.Version < 1 {
		return FactCheck{}, ErrNoFactCheck
	}
	if w.Version > FactCheckVersion {
		return FactCheck{}, fmt.Errorf("this fact-check file has version %d, and only versions up to %d are known: open it with a newer Quotedesk", w.Version, FactCheckVersion)
	}
	var body bytes.Buffer
	if err := json.Compact(&body, w.File); err != nil || sumOf(body.Bytes()) != w.Sum {
		return FactCheck{}, ErrFactCheckChanged
	}
	var f FactCheck
	dec := json.NewDecoder(&body)
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return FactCheck{}, fmt.Errorf("%w (%w)", ErrNoFactCheck, err)
	}
	return f.placed()
}

// placed brings offsets back to bytes, and refuses a file that says of its own text what is not so.
func (f FactCheck) placed() (FactCheck, error) {
	cp := story.NewCodePoints(f.Text)
	runes := cp.Pair(story.Span{End: len(f.Text)})[1]
	bad := sumOf([]byte(f.Text)) != f.Sum || f.Audience != Internal && f.Audience != External
	out := f.moved(func(x story.Span) story.Span {
		if x.Start < 0 || x.End < x.Start || x.End > runes {
			bad = true
			return story.Span{}
		}
		return cp.Span([2]int{x.Start, x.End})
	})
	if bad {
		return FactCheck{}, ErrFactCheckChanged
	}
	for _, q := range out.Quotes {
		if len(q.Parts) == 0 || !slices.Equal(q.Words, wordsAt(out.Text, q.Parts)) {
			return FactCheck{}, ErrFactCheckChanged
		}
		for _, no := range q.Evidence {
			if no < 1 || no > len(out.Evidence) {
				return FactCheck{}, ErrFactCheckChanged
			}
		}
	}
	return out, nil
}

func wordsAt(text string, spans []story.Span) []string {
	var out []string
	for _, s := range spans {
		out = append(out, s.In(text))
	}
	return out
}

// moved is a copy with every span converted.
func (f FactCheck) moved(to func(story.Span) story.Span) FactCheck {
	f.Quotes = slices.Clone(f.Quotes)
	for i, q := range f.Quotes {
		q.Parts = slices.Clone(q.Parts)
		for k := range q.Parts {
			q.Parts[k] = to(q.Parts[k])
		}
		f.Quotes[i] = q
	}
	f.Queries = slices.Clone(f.Queries)
	for i := range f.Queries {
		f.Queries[i].Span = to(f.Queries[i].Span)
	}
	return f
}
