package review

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"

	"quotedesk/app/story"
)

// The canonical encoding of what a sign-off covers. A record is a list of fields; each field is its name and its
// value, both UTF-8, each with its length in bytes before it as an unsigned LEB128 number. A field without a value is
// left out; whole numbers are decimal, times RFC 3339 in UTC with nine decimals, sums lower-case hexadecimal. A
// record begins with the field "record", whose value names its kind and the version of this encoding, and its sum is
// the SHA-256 of all its bytes. Places in the text are not part of it, words are: what only moves keeps its sum.
//
// The record "story/1" has the fields text (the sum of the text's bytes), then for each quotation in text order quote
// (its id) and sum, then for each query in the order of their ids query and sum.
type canonical struct{ bytes []byte }

func record(kind string) *canonical {
	c := &canonical{}
	c.put("record", kind)
	return c
}

func (c *canonical) put(name, value string) {
	if value == "" {
		return
	}
	for _, s := range []string{name, value} {
		c.bytes = binary.AppendUvarint(c.bytes, uint64(len(s)))
		c.bytes = append(c.bytes, s...)
	}
}

func (c *canonical) all(name string, values []string) {
	for _, v := range values {
		c.put(name, v)
	}
}

func (c *canonical) number(name string, n int64) { c.put(name, strconv.FormatInt(n, 10)) }

func (c *canonical) time(name string, t time.Time) {
	if !t.IsZero() {
		c.put(name, t.UTC().Format("2006-01-02T15:04:05.000000000Z"))
	}
}

func (c *canonical) file(f File) {
	if f != (File{}) {
		c.put("path", f.Path)
		c.number("size", f.Size)
		c.put("sha256", f.Sum)
	}
}

func (c *canonical) sum() string {
	s := sha256.Sum256(c.bytes)
	return hex.EncodeToString(s[:])
}

// quoteSum is over the record "quotation/1": what it says, its verdict, its ticks and the sums of its evidence.
func (d *Document) quoteSum(q QuoteRow) string {
	c, claim := record("quotation/1"), d.Claim(q)
	c.put("id", q.ID)
	c.put("kind", string(q.Kind))
	c.all("words", claim.Words)
	c.put("speaker", claim.Speaker)
	c.all("printed", claim.Printed)
	c.put("role", claim.Role)
	c.put("relayed by", d.RelayedBy(q))
	v := q.Verdict
	c.put("verdict", string(v.Ruling))
	c.put("note", v.Note)
	c.put("waived by", v.Waiver.Name)
	c.put("waived because", v.Waiver.Reason)
	c.claim(v.For)
	c.put("by", v.By)
	c.time("at", v.At)
	for _, t := range q.Ticks {
		c.put("ticked "+string(t.Kind), t.Words)
		c.all("in", t.In)
		c.put("by", t.By)
		c.time("at", t.At)
	}
	for _, e := range d.ExhibitsOf(q.ID) {
		c.put("evidence", e.ID)
		c.put("sum", e.sum())
	}
	return c.sum()
}

func (c *canonical) claim(of Claim) {
	c.all("for words", of.Words)
	c.put("for speaker", of.Speaker)
	c.all("for printed", of.Printed)
	c.put("for role", of.Role)
}

// sum is over the record "evidence/1".
func (e Exhibit) sum() string {
	c := record("evidence/1")
	c.put("id", e.ID)
	c.put("quote", e.Quote)
	c.put("kind", string(e.Kind))
	c.put("source sha256", e.Source)
	c.put("note", e.Note)
	c.put("by", e.By)
	c.time("at", e.At)
	if r := e.Recording; r != nil {
		c.file(r.File)
		c.put("reference", r.Reference)
		c.number("from ms", r.From)
		c.number("to ms", r.To)
		c.put("speaker label", r.Speaker)
		c.put("passage", r.Passage)
	}
	if p := e.Paper; p != nil {
		c.file(p.File)
		c.put("reference", p.Reference)
		c.put("page", p.Page)
		c.put("paragraph", p.Paragraph)
		c.put("passage", p.Passage)
	}
	if w := e.Web; w != nil {
		c.put("address", w.Address)
		c.put("title", w.Title)
		c.time("captured", w.Captured)
		c.put("archive", w.Archive)
		c.file(w.Saved)
		if w.Relayed {
			c.put("relayed", "yes")
		}
	}
	if p := e.Person; p != nil {
		c.put("who", p.Who)
		c.put("channel", p.Channel)
		c.time("when", p.When)
		c.put("confirmed", p.Confirmed)
	}
	return c.sum()
}

// sum is over the record "query/1".
func (k Query) sum() string {
	c := record("query/1")
	c.put("id", k.ID)
	c.put("quote", k.Quote)
	c.put("words", k.Words)
	c.put("question", k.Question)
	c.put("proposed", k.Proposed)
	c.put("by", k.By)
	c.time("at", k.At)
	c.put("answer", string(k.Answer.How))
	c.put("reason", k.Answer.Reason)
	c.put("answered by", k.Answer.By)
	c.time("answered at", k.Answer.At)
	return c.sum()
}

// signedRows are the quotations a sign-off covers, with their sums.
func (d *Document) signedRows() []SignedQuote {
	var out []SignedQuote
	for _, q := range d.quotes {
		if q.Status == story.Rejected {
			continue
		}
		out = append(out, SignedQuote{ID: q.ID, Sum: d.quoteSum(q), Words: brief(wording(d.Text, q.Parts))})
	}
	return out
}

// textSum is the SHA-256 of the text's bytes.
func (d *Document) textSum() string { return sumOfText(d.Text) }

// storySum is over the record "story/1".
func (d *Document) storySum(quotes []SignedQuote) string {
	c := record("story/1")
	c.put("text", d.textSum())
	for _, q := range quotes {
		c.put("quote", q.ID)
		c.put("sum", q.Sum)
	}
	for _, k := range d.queries {
		c.put("query", k.ID)
		c.put("sum", k.sum())
	}
	return c.sum()
}
